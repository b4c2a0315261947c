"""Period, Section and Bulletin: one week, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from torimatome.model.item import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days of an issue, the last one included."""

    first_on: date
    last_on: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first_on <= day <= self.last_on

    @property
    def id(self) -> str:
        """The id of the bulletin of these days: 2026-02-14-2026-02-20."""
        return f"{self.first_on.isoformat()}-{self.last_on.isoformat()}"

    @property
    def ja(self) -> str:
        """2026年2月14日～2月20日: the year only once unless it changes."""
        a, b = self.first_on, self.last_on
        year = f"{b.year}年" if a.year != b.year else ""
        return f"{a.year}年{a.month}月{a.day}日～{year}{b.month}月{b.day}日"


class Status(StrEnum):
    """The life of a bulletin."""

    DRAFT = "draft"
    APPROVED = "approved"
    ISSUED = "issued"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section with its items. key is the identity; the number is only its place in this issue."""

    number: int
    key: str
    name: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an edition of an issue mended: where it stood, what stood there, what stands now. Printed, and told in the next issue.

    ja and en are the item's headlines as they stood; field as in an Edit, or "item" for one that came or went whole.
    """

    bulletin: str
    period: Period
    edition: int
    on: date
    item: str
    section: str
    field: str
    was: str
    now: str
    reason: str = ""
    by: str = ""
    ja: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """One issue. corrections: its own, of all its editions, and those of earlier issues that it carries."""

    id: str
    title: str
    subtitle: str
    publisher: str
    period: Period
    sections: tuple[Section, ...] = ()
    languages: tuple[str, ...] = ("ja", "en")
    end_mark: str = "END"
    status: Status = Status.DRAFT
    edition: int = 1
    corrections: tuple[Correction, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in order."""
        return tuple(item for section in self.sections for item in section.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a reader is told of an article that a sentence stands on."""

    article: str
    revision: int
    outlet: str
    attribution: str
    headline: str
    language: str
    url: str
    published_at: datetime | None
    fetched_at: datetime | None
    snapshot: str
