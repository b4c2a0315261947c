"""Bytes of every kind: encodings, wrong labels, attacks, noise."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from torimatome.errors import SetAside
from torimatome.extract import decode
from torimatome.extract.second import by_trafilatura

from .pages import PARAGRAPHS, TITLE, entry, modern, outlet, read

RU = (
    "Портовая библиотека открыла зал для моряков, сообщили в управлении порта. Там хранятся карты и книги на языках.",
) * 3
JA = ("港の図書館は船員のための読書室を開いたと港湾局が発表した。十一の言語の本があり、夜中まで開いている。",) * 3
TR = (
    "Liman kütüphanesi denizciler için yeni bir okuma salonu açtı, liman müdürlüğü açıkladı. Çay da ikram ediliyor.",
) * 3


@pytest.mark.parametrize(
    ("language", "paragraphs", "encoding"),
    [("ru", RU, "windows-1251"), ("ru", RU, "koi8-r"), ("ru", RU, "utf-8"), ("ja", JA, "shift_jis"), ("ja", JA, "euc-jp"),
     ("tr", TR, "windows-1254"), ("tr", TR, "utf-8"), ("ru", RU, "utf-16")],
)  # fmt: skip
def test_encodings_named_rightly_wrongly_or_not_at_all(
    language: str, paragraphs: tuple[str, ...], encoding: str
) -> None:
    house = outlet(languages=(language, "en"))
    page = modern(title=paragraphs[0][:40], paragraphs=paragraphs, encoding=encoding, lang=language)
    body = page.encode(encoding, "xmlcharrefreplace")
    nameless = page.replace(f'<meta charset="{encoding}">', "").encode(encoding, "xmlcharrefreplace")
    wrong = page.replace(f'charset="{encoding}"', 'charset="iso-8859-1"').encode(encoding, "xmlcharrefreplace")
    answers = [
        (body, f"text/html; charset={encoding}"),
        (body, "text/html"),
        (nameless, ""),
        (wrong, "text/html; charset=ISO-8859-1"),
    ]
    for data, media_type in answers:
        got = read(data, house=house, media_type=media_type)
        assert (got.text, got.language) == ("\n\n".join(paragraphs), language)


def test_marks_and_unknown_names_of_encodings() -> None:
    assert decode(b"\xef\xbb\xbfbook") == "book"
    assert decode("книга".encode("utf-16-le"), "text/html; charset=utf-16-le") == "книга"
    assert decode("Büro".encode(), "text/html; charset=klingon") == "Büro"
    assert decode(b"abc", "text/html; charset=hex") == "abc"


def test_entities_of_a_page_are_neither_expanded_nor_fetched() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE html [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    page = modern().replace("<!DOCTYPE html>", doctype).replace("It holds maps.", "It holds &l9; &x; maps.")
    started = time.perf_counter()
    got = read(page)
    assert time.perf_counter() - started < 5
    assert "root:" not in got.text
    assert len(got.text) < 1000


def test_very_deep_and_very_large_pages_do_no_harm() -> None:
    with contextlib.suppress(SetAside):
        read("<div>" * 100_000 + PARAGRAPHS[0] + "</div>" * 100_000)
    with pytest.raises(SetAside, match="too many elements"):
        read("<p>a</p>" * 100_000)
    with pytest.raises(SetAside, match="too big"):
        read("<p>" + "a" * 6_100_000)


def test_trafilatura_keeps_what_joins_persian_letters() -> None:
    text = "کتابخانه‌ی بندر برای ملوان‌ها تالاری تازه گشود و کتاب‌های تازه‌ای نیز می‌خرد. " * 4
    assert "‌" in " ".join(by_trafilatura(f"<html><body><article><p>{text}</p></article></body></html>"))
    assert by_trafilatura("") == ()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_random_bytes_are_read_or_set_aside(noise: bytes) -> None:
    with contextlib.suppress(SetAside):
        read(noise)


_PIECES = st.lists(
    st.sampled_from([
        "<div>", "</div>", "<p>", "</p>", "<br>", "<a href='/x'>", "</a>", "<table><tr><td>", "<h1>", "</h1>", "<script>", "</script>",
        '<script type="application/ld+json">', '{"@type": "NewsArticle", "headline": 3, "author": [[1]], "datePublished": {}}', "<!--",
        "-->", "<meta charset=utf-7>", "<time datetime='2026-99-99T99:99'>", "14 May 2026, 25:61", "&#0;&#xFFFFFF;", "<title>", TITLE, *PARAGRAPHS,
        '<span itemprop="author datePublished">', "<svg><desc>", "<![CDATA[", "\x00", "İ", "🚢",
    ]),
    max_size=40,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(_PIECES)
def test_broken_mark_up_is_read_or_set_aside(pieces: list[str]) -> None:
    with contextlib.suppress(SetAside):
        got = read("".join(pieces), found=entry(title=TITLE, content="<p>" + "".join(pieces[:5])))
        assert got.text.strip()


def test_source_inside_an_unclosed_title_is_no_text() -> None:
    html = (
        "<html><head><title>/title><meta name='date' content='2026'><script>{}</script><title>A bridge</title></head>"
        "<body><p>It cost ten million and took three years to build, as the ministry said.</p></body></html>"
    )
    assert not any("<script" in line for line in by_trafilatura(html))
