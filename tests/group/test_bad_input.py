"""Whatever a page holds, nothing that reads it raises or hangs: names, acts, claims, changes, revisions, rulings."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from torimatome.group import assemble, changes, claims, conflicts, dossiers, retold, with_codings
from torimatome.lang import pack
from torimatome.model import Article, Ruling

from .newsroom import OUTLETS, REGISTER, article, named

LANGUAGES = ("en", "ru", "az", "tr", "hy", "ka", "fa", "ja")
PACKS = {code: pack(code) for code in LANGUAGES}
BAD = {
    "one word": "x",
    "nothing": "",
    "zero width and bidirectional": "\u202eA\u200bli\u200dyev\u2069 \u200f\ufeff5 killed\u202c",
    "beyond range": f"{'9' * 400} people were killed, 10 million million million million billion were not.",
    "invalid dates": "On 31 February 2026, 99.99.9999, 00/00/0000 and 30.02.2025 two people died.",
    "letters for names": "A. B and C met D in E. F said G. Ə Ի ი あ",
    "mixed scripts": "Bakуда Алиyev Ադրбеjan アリエフ大統領 ბაkო باکو 3 человека killed",
    "nulls": "\x00\x01 \ufffd 5 dead \ud7ff",
    "only marks": "?!… ،؛ 。、 — «» „“ ()[]",
    "digits of all kinds": "٣٤ ½ 𝟙𝟚 千兆 ５人が死亡 Ⅷ killed",
}


def _read(*articles: Article) -> None:
    """The whole way of some articles."""
    names = named(articles)
    found = with_codings(assemble(articles, names, {}, OUTLETS, REGISTER), articles, names, REGISTER)
    assert {c.article for c in found.coverage} == {a.id for a in articles}
    for dossier in dossiers(found, articles, names):
        told = claims(dossier, PACKS, REGISTER, OUTLETS, {a.id: (a,) for a in articles})
        conflicts(told)
        assert all(0 <= c.citation.start <= c.citation.end for c in told)
    again = retold(articles, found.coverage, names, REGISTER)
    assert len(again.events) == 1
    changes(articles[0], articles[-1])


@pytest.mark.parametrize("kind", BAD)
def test_bad_text_in_every_language(kind: str) -> None:
    text = BAD[kind]
    _read(*(article(f"{code}-1", text, text, text, language=code, hours=n) for n, code in enumerate(LANGUAGES)))


@pytest.mark.parametrize("text", ["word " * 200_000, "5 killed. " * 4_000, "は5人が死亡" * 4_000])
def test_a_book_under_a_headline(text: str) -> None:
    _read(article("long", "Long", text, language="ja" if "は" in text else "en"))


@settings(max_examples=10, deadline=None)
@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_text(text: str, language: str) -> None:
    _read(article("any", text, text, language=language))


def test_rulings_on_what_is_not_here_are_none_of_its_business() -> None:
    here = article("here", "Mill", "A mill burnt.")
    at = datetime(2031, 3, 10, tzinfo=UTC)
    words = [
        Ruling(first=a, second=b, same=same, by="aya", at=at)
        for a, b, same in (("here", "gone", True), ("", "", True), ("here", "here", False), ("gone", "here", False))
    ]
    found = assemble([here], named([here]), {}, OUTLETS, REGISTER, words)
    assert [c.article for c in found.coverage] == ["here"]
