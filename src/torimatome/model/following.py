"""What the archive says beyond single items: references, contradictions, holes, storylines, contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from torimatome.model.filed import Related


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence of a published item and its place: block counts body, then notes, from 0; -1 is a headline."""

    item: str
    block: int
    sentence: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An item, or only an id, that a broken reference may mean, and why."""

    item: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """That one item refers to another. target: the item it was found to mean; None: it leads nowhere yet.

    reason says how the target was found, or why there is none; candidates are what it may mean instead.
    """

    source: str
    related: Related
    target: str | None
    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two sentences that give different values of one thing: about names it, first is of the older item."""

    about: str
    first: Quote
    second: Quote
    values: tuple[str, str]
    why: str

    def __str__(self) -> str:
        """In one sentence."""
        return (
            f"{self.about} differs from {self.first.item}: {self.values[0]} there, {self.values[1]} here ({self.why})."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """Days between two items that are improbably many for their subject: chance is how probable, usual the mean gap."""

    subject: str
    first_on: date
    last_on: date
    usual_days: float
    chance: float

    @property
    def days(self) -> int:
        """How long it is."""
        return (self.last_on - self.first_on).days

    def __str__(self) -> str:
        """In one sentence."""
        about = f" on {self.subject}" if self.subject else ""
        return (
            f"Nothing{about} is filed between {self.first_on} and {self.last_on}: {self.days} days, where there was"
            f" something every {self.usual_days:.0f} days around it."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """That an item follows an earlier one: score 0..1, and the reasons in words."""

    item: str
    earlier: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Storyline:
    """Items that follow one matter over weeks or years, oldest first. ties: why each joined. named_by: "" or a person.

    name_en is always as proposed: a name that a person gave is in name alone.
    """

    id: str
    name: str
    items: tuple[str, ...]
    first_on: date
    last_on: date
    ties: tuple[Tie, ...] = ()
    named_by: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A date of a timeline: a sentence for it and its place, and the items, those whose event it is first.

    named_by: the items that only name the date; reported_on: the earliest report of it; references: how many items report
    or name it; foreseen: every one of them was written before the date.
    """

    on: date
    text: str
    items: tuple[str, ...]
    quote: Quote
    named_by: tuple[str, ...] = ()
    reported_on: date
    references: int = 1
    foreseen: bool = False


class Means(StrEnum):
    """How people met."""

    IN_PERSON = "in person"
    TELEPHONE = "telephone"
    VIDEO = "video"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side of a contact: the register's entity where it is known, the name as written, the office as written."""

    name: str
    entity: str | None = None
    office: str = ""
    country: str | None = None
    rank: int = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who met whom, where, when and by what means; level is that of the lower office of the two."""

    host: Party
    guest: Party
    means: Means
    level: str
    first_on: date | None
    last_on: date | None
    place: str
    quotes: tuple[Quote, ...]
