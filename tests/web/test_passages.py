"""Texts cut into pieces: nothing is lost, the right words are lit, and a difference rebuilds both sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.errors import NotFound
from torimatome.model import Article, Citation, Headline
from torimatome.web import words
from torimatome.web.differences import compare, difference
from torimatome.web.passages import Piece, address, citation, lit, sought

TEXTS = st.text(alphabet="ab \nあ鉄é́ ", max_size=40)


@given(TEXTS, st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=4))
def test_lighting_loses_no_letter(text: str, spans: list[tuple[int, int]]) -> None:
    assert "\n\n".join("".join(p.text for p in paragraph) for paragraph in lit(text, spans)) == text


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_one_span_lights_its_words(text: str, start: int, end: int) -> None:
    shown = "".join(p.text for paragraph in lit(text, [(start, end)]) for p in paragraph if p.lit)
    wanted = text[start:end] if start < end <= len(text) else ""
    assert shown.replace("\n", "") == wanted.replace("\n", "")


def test_spans_across_paragraphs_and_over_one_another() -> None:
    assert lit("one\n\ntwo", [(2, 6), (1, 4)]) == [
        [Piece("o"), Piece("ne", lit=True)],
        [Piece("t", lit=True), Piece("wo")],
    ]


@given(st.builds(Citation, article=st.just("0a" * 8), revision=st.integers(1, 99), start=st.integers(0, 999),
                 end=st.integers(0, 999), in_headline=st.booleans()))  # fmt: skip
def test_an_address_names_its_place(place: Citation) -> None:
    assert citation(address([place, place]).removeprefix("at=")) == place


@pytest.mark.parametrize(
    "place", ["", "a", "a.1.2-", "a.1.-2-3", "a.1.2-3x", "a.1.2-3\n", "a.१.2-3", "a.1.2-9999999999"]
)
def test_what_is_no_place(place: str) -> None:
    with pytest.raises(NotFound):
        citation(place)


@given(TEXTS, TEXTS)
def test_a_difference_holds_both_sides(old: str, new: str) -> None:
    found = compare(old, new)
    assert "".join(c.text for c in found if c.how != "removed") == new
    kept = "".join(c.text for c in found if c.how != "added")
    assert "".join(kept.split()) == "".join(old.split())


def test_a_difference_is_read_by_words() -> None:
    found = [(c.how, c.text) for c in compare("Two hurt in the north", "Four hurt in the far north")]
    assert found == [
        ("removed", "Two "), ("added", "Four "), ("same", "hurt in the "), ("added", "far "), ("same", "north"),
    ]  # fmt: skip


def test_unchanged_paragraphs_are_counted() -> None:
    first = Article(id="x", revision=1, outlet="o", url="u", language="en", headline="h", text="a b\n\nc d\n\ne f")
    last = Article(id="x", revision=2, outlet="o", url="u", language="en", headline="h", text="a b\n\nc e\n\ne f\n\ng")
    found = difference(first, last)
    assert found.unchanged == 2
    assert len(found.paragraphs) == 2


def test_the_words_of_a_query_are_lit() -> None:
    assert [p.text for p in sought("From Baku, baku and (back)", "BAKU (back) x") if p.lit] == ["Baku", "baku", "back"]
    assert sought("plain", "*") == [Piece("plain")]


def test_codes_are_told_in_words() -> None:
    assert words.made(Headline(text="x", how="pattern:phone_call")) == "made from the pattern of a phone call"
    assert words.made(Headline(text="x", how="person:Ito")) == "written by Ito"
    assert words.by_hand(Headline(text="x", how="person:Ito"))
    assert not words.by_hand(Headline(text="x", how="pattern:visit"))
    assert words.made(Headline(text="x", how="something new")) == "something new"
    assert words.field("headline.ja") == "Japanese headline"
    assert words.direction("fa-IR") == "rtl"
    parts = words.reason("nearest to 0123456789abcdef of xx.one", {"0123456789abcdef": "A call"})
    assert [p.text for p in parts] == ["nearest to ", "“A call”", " of xx.one"]
    names = {"xx.one": "ONE"}
    parts = words.reason("nearest to 0123456789abcdef of xx.one", {}, outlet=lambda key: names.get(key, key))
    assert parts[-1].text == " of ONE"
    assert (
        "first sentences alike 0.50 (of 1), published 3 hours apart"
        in words.reason("heads alike 0.50, 3 h apart", {})[0].text
    )


def test_a_reason_names_languages_and_not_their_codes() -> None:
    reason = "only in az, hy, and nobody at its head is in the register: translate it first"
    assert words.because(reason).startswith("only in Azerbaijani, Armenian, and nobody")
    assert words.because(reason, "ja").startswith("アゼルバイジャン語・アルメニア語の記事のみ")
    assert words.because("visa or treaty (+3)", "ja") == "査証・条約（+3）"
