"""Item and its parts: the published unit, each sentence with its citations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from torimatome.model.filed import Filed


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in an article: [start, end) in code points of its text, or of its headline."""

    article: str
    revision: int
    start: int
    end: int
    in_headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of ours and the places that say so. Imported sentences have no citations."""

    text: str
    citations: tuple[Citation, ...] = ()


class BlockKind(StrEnum):
    """What a block of a body is (grammar 1.1)."""

    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    SUBHEADING = "subheading"
    LIST_ITEM = "list_item"
    SEPARATOR = "separator"
    DATA = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, quotation, sub-heading, list item, separator or line of data ("Burkut: 5m, 40kg").

    lead is what a list item says in italics before (or, with lead_last, after) its sentences:
    "Kaja Kallas, EU High Representative." or "summary".
    """

    kind: BlockKind
    sentences: tuple[Sentence, ...] = ()
    lead: str = ""
    lead_last: bool = False

    @property
    def text(self) -> str:
        """The block in plain words."""
        words = " ".join(s.text for s in self.sentences)
        return " ".join(part for part in ((words, self.lead) if self.lead_last else (self.lead, words)) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """(AZERTAG, JAM-NEWS.NET / 13-14.02.2026). raw keeps what an imported issue had."""

    outlets: tuple[str, ...]
    first_on: date | None = None
    last_on: date | None = None
    raw: str | None = None

    def __str__(self) -> str:
        """The exact form of grammar 1.4."""
        names = ", ".join(self.outlets)
        return f"({names} / {_days(self.first_on, self.last_on)})"


def _days(first: date | None, last: date | None) -> str:
    last = last or first
    if first is None or last is None:
        return ""
    if first == last:
        return f"{last:%d.%m.%Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%d}-{last:%d.%m.%Y}"
    if first.year == last.year:
        return f"{first:%d.%m}-{last:%d.%m.%Y}"
    return f"{first:%d.%m.%Y}-{last:%d.%m.%Y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A NOTE below an item: what limits, denies or stands beside it. inline: it stood in brackets inside the body."""

    blocks: tuple[Block, ...]
    attribution: Attribution | None = None
    inline: bool = False


UNTRANSLATED = "【要翻訳】"
"""Stands before a source's own headline where nothing sure could be said in Japanese: a person must translate it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline in one language: how it was made, how sure it is (0..1), and what in it nobody has checked."""

    text: str
    how: str = "import"
    sure: float = 1.0
    unverified: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """Lines [first, last] (from 1) of the file that an item was read from, exactly as they stood."""

    file: str
    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The published unit. section is a key of the house's sections; kind a value of EventKind.

    articles holds the ids of all articles that the item stands on, events those of its events. filed: an archive page
    says more of it.
    """

    id: str
    section: str
    kind: str = "other"
    headlines: Mapping[str, Headline] = field(default_factory=dict)
    body: tuple[Block, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    notes: tuple[Note, ...] = ()
    first_on: date | None = None
    last_on: date | None = None
    events: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    maps: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    raw: Raw | None = None
    doubts: tuple[str, ...] = ()
    filed: Filed | None = None

    @property
    def attribution(self) -> Attribution | None:
        """The attribution of the body: its last."""
        return self.attributions[-1] if self.attributions else None

    def headline(self, language: str) -> str:
        """The headline in a language, or an empty string."""
        found = self.headlines.get(language)
        return found.text if found else ""
