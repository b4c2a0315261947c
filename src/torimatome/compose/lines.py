"""Line: a sentence of a source with its place, and the facts that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from torimatome.compose.guard import is_correction, is_housekeeping, is_injection
from torimatome.lang import pack
from torimatome.lang.text import Span, fold, sentences
from torimatome.model import Article, Citation

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")
_NAME = re.compile(r"(?<![.!?:;\n]\s)(?<!^)(?<![\"“'‘])\b[^\W\d_a-zа-я][^\W_]*(?:[’'-][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTE = re.compile(r"[\"“]([^\"”]{3,}?)[\"”]|(?<!\w)['‘]([^'’]{3,}?)['’](?!\w)")
# The subjects of talks that a bulletin lists (house-style 2).
_SUBJECT = re.compile(
    r"\b(?:strategic (?:partnership|alliance)|peace (?:process|treaty|agreement|agenda|talks)|territor(?:y|ial integrity)|sovereignty|"
    r"ceasefire|constitution|charter|memorandum|declaration|credentials|resolution|visa|sanctions|airspace|borders?|delimitation|"
    r"transport|connectivity|transit|corridor|energy|gas|oil|trade|investments?|defen[cs]e|security|armou?r|nuclear|humanitarian|"
    r"demining|education|culture|tourism|agriculture|artificial intelligence|dialogue|flights?|detainees|prisoners|fair trial)\b"
)
_COUNT = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred|thousand|million|billion)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence at [start, end) of an article's text; number counts them from 0, paragraph likewise."""

    article: Article
    start: int
    end: int
    number: int
    paragraph: int
    text: str

    @property
    def citation(self) -> Citation:
        """The place of the sentence."""
        return Citation(article=self.article.id, revision=self.article.revision, start=self.start, end=self.end)

    @property
    def size(self) -> int:
        """Its length in words."""
        return len(self.text.split())


@lru_cache(maxsize=4096)
def lines(article: Article) -> tuple[Line, ...]:
    """The sentences of an article that may be used; passages that give orders to machines are left out whole."""
    return tuple(_lines(article))


def _lines(article: Article) -> Iterator[Line]:
    number = 0
    starts = _paragraph_starts(article)
    for span in _whole_quotes(article):
        paragraph = sum(start <= span.start for start in starts) - 1
        if is_injection(article.paragraphs[paragraph]):
            continue
        if is_correction(span.text):
            continue
        if not is_housekeeping(span.text):
            yield Line(
                article=article, start=span.start, end=span.end, number=number, paragraph=paragraph, text=span.text
            )
        number += 1


def _whole_quotes(article: Article) -> Iterator[Span]:
    """The sentences, one that ends inside a quotation joined to those that end it; never across paragraphs."""
    held: Span | None = None
    for span in sentences(article.text, pack(article.language)):
        if held is not None and "\n" not in article.text[held.start : span.start]:
            span = Span(held.start, span.end, article.text[held.start : span.end])  # noqa: PLW2901 - grows to the closing mark
        elif held is not None:
            yield held
        held = span if _is_open(span.text) else None
        if held is None:
            yield span
    if held is not None:
        yield held


# A quotation in single marks that does not end here; an apostrophe closes nothing and opens nothing.
_SINGLE_OPEN = re.compile(r"(?<!\w)(?:‘|'(?=[A-Z]))(?:(?![’'](?!\w)).)*\Z", re.DOTALL)


def _is_open(text: str) -> bool:
    pairs = text.count("“") > text.count("”") or text.count("«") > text.count("»")
    return text.count('"') % 2 == 1 or pairs or bool(_SINGLE_OPEN.search(text))


def _paragraph_starts(article: Article) -> list[int]:
    starts, at = [], 0
    for paragraph in article.paragraphs:
        starts.append(at)
        at += len(paragraph) + 2
    return starts


def has_injection(article: Article) -> bool:
    """Whether a paragraph of the article gives orders to machines."""
    return any(is_injection(p) for p in article.paragraphs)


@lru_cache(maxsize=16384)
def content(text: str) -> frozenset[str]:
    """The words of a text that carry it, folded, without endings: what overlap is counted on."""
    stop = pack("en").stop_words
    words = (fold(w) for w in _WORD.findall(text))
    return frozenset(_stem(w) for w in words if w not in stop and len(w) > 2)


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ingly", "ments", "ment", "ing", "ies", "ied", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=16384)
def facts(text: str) -> frozenset[str]:
    """The names, numbers, counts and quoted words of a text, folded."""
    found: Iterable[str] = (
        *(m.group() for m in _NAME.finditer(text)),
        *(m.group() for m in _NUMBER.finditer(text)),
        *(m.group() for m in _SUBJECT.finditer(text)),
        *(m.group() for m in _COUNT.finditer(text.lower())),
        *(m.group() for m in _QUOTE.finditer(text)),
    )
    return frozenset(fold(re.sub(r"['’]s?$", "", f)) for f in found)


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that stands in both."""
    small = min(len(a), len(b))
    return len(a & b) / small if small else 0.0
