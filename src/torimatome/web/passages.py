"""Places in articles: their form in an address, and a text with its cited passages lit, in pieces that can be escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from torimatome.errors import NotFound
from torimatome.model import Article, Citation, Source

_PLACE = re.compile(r"([^.]+)\.(\d{1,6})\.(\d{1,9})-(\d{1,9})(h?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text inside a paragraph, lit or not."""

    text: str
    lit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An article as a page shows it, its cited passages lit; spoken is what the citations name, as text."""

    article: Article
    source: Source
    headline: list[Piece]
    paragraphs: list[list[Piece]]
    spoken: tuple[str, ...] = ()


def address(citations: Iterable[Citation]) -> str:
    """The query of the page that shows these places: at=ARTICLE.REVISION.START-END, with an h for the headline."""
    return "&".join(
        f"at={c.article}.{c.revision}.{c.start}-{c.end}{'h' if c.in_headline else ''}" for c in dict.fromkeys(citations)
    )


def citation(place: str) -> Citation:
    """The place that an address names. NotFound: it names none."""
    found = _PLACE.fullmatch(place)
    if not found:
        raise NotFound(f"{place!r} is no place in an article.")
    article, revision, start, end, head = found.groups()
    return Citation(article=article, revision=int(revision), start=int(start), end=int(end), in_headline=bool(head))


def by_article(citations: Iterable[Citation]) -> Mapping[tuple[str, int], list[Citation]]:
    """Citations by article and revision, in the order in which they first come."""
    found: dict[tuple[str, int], list[Citation]] = {}
    for one in citations:
        found.setdefault((one.article, one.revision), []).append(one)
    return found


def shown(article: Article, source: Source, citations: Sequence[Citation] = ()) -> Shown:
    """The article with those passages lit."""
    heads = [(c.start, c.end) for c in citations if c.in_headline]
    spans = [(c.start, c.end) for c in citations if not c.in_headline]
    return Shown(
        article=article, source=source, headline=lit(article.headline, heads)[0],
        paragraphs=lit(article.text, spans), spoken=tuple(words_at(article, c) for c in citations),
    )  # fmt: skip


def words_at(article: Article, place: Citation) -> str:
    """The words that a citation names."""
    text = article.headline if place.in_headline else article.text
    return text[place.start : place.end]


def lit(text: str, spans: Iterable[tuple[int, int]] = ()) -> list[list[Piece]]:
    """Paragraphs of pieces; the spans [start, end), in code points, are lit. One out of bounds lights nothing."""
    held = sorted((a, b) for a, b in spans if 0 <= a < b <= len(text))
    paragraphs, offset = [], 0
    for paragraph in text.split("\n\n"):
        paragraphs.append(_cut(paragraph, [(a - offset, b - offset) for a, b in held]))
        offset += len(paragraph) + 2
    return paragraphs


def _cut(paragraph: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    pieces, done = [], 0
    for start, end in spans:
        a, b = (min(max(point, done), len(paragraph)) for point in (start, end))
        pieces += [Piece(paragraph[done:a]), Piece(paragraph[a:b], lit=True)]
        done = b
    return [piece for piece in (*pieces, Piece(paragraph[done:])) if piece.text]


def found_in(text: str, words: Iterable[str]) -> list[Piece]:
    """A line with the words lit that were found in it, as they stand there."""
    forms = sorted({" ".join(word.split()) for word in words} - {""}, key=len, reverse=True)
    if not forms:
        return [Piece(text)]
    pattern = re.compile("|".join(map(re.escape, forms)), re.IGNORECASE)
    return _cut(text, [found.span() for found in pattern.finditer(text)])


def sought(text: str, query: str) -> list[Piece]:
    """A line with the words of a query lit where they stand as they were asked."""
    asked = sorted({word for word in re.findall(r"\w+", query) if len(word) > 1}, key=len, reverse=True)
    if not asked:
        return [Piece(text)]
    pattern = re.compile("|".join(map(re.escape, asked)), re.IGNORECASE)
    return _cut(text, [found.span() for found in pattern.finditer(text)])
