"""Dyad, Occurrence, Series, Indicator and Turn: what is counted over years, with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from torimatome.model.coding import Act


class Quad(StrEnum):
    """The four classes of acts: words or deeds, with somebody or against."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"

    @property
    def scale(self) -> int:
        """What an event of the class counts: +1 words and +2 deeds with somebody, -1 and -2 against."""
        return _SCALE[self]


_SCALE = {
    Quad.VERBAL_COOPERATION: 1,
    Quad.MATERIAL_COOPERATION: 2,
    Quad.VERBAL_CONFLICT: -1,
    Quad.MATERIAL_CONFLICT: -2,
}


def quad(act: Act) -> Quad:
    """The class of an act."""
    if act.conflict:
        return Quad.MATERIAL_CONFLICT if act.material else Quad.VERBAL_CONFLICT
    return Quad.MATERIAL_COOPERATION if act.material else Quad.VERBAL_COOPERATION


class Step(StrEnum):
    """How long a period of a series is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Dyad:
    """A directed pair of actors: who acts, towards whom; country codes, or ids of the register."""

    actor: str
    recipient: str

    def __str__(self) -> str:
        """As `az > am`."""
        return f"{self.actor} > {self.recipient}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One event as it is counted: once, however many outlets report it.

    id: of the event or item; items: those that a reader can open; outlets: who reports it; actors: who acts; value: what
    an indicator takes from it (a number of people, of states), 1 where it is only counted.
    """

    id: str
    on: date
    reported_on: date | None = None
    actors: tuple[str, ...] = ()
    act: Act | None = None
    dyads: tuple[Dyad, ...] = ()
    items: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    text: str = ""
    value: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A period of a series, [first_on, next period's): how much, and the occurrences that make it."""

    first_on: date
    value: float
    occurrences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A change of level: from `on` on it is another. It lies within [earliest_on, latest_on] with 95 %.

    before and after: events a day; chance: the share of shuffled series that turn as sharply.
    """

    on: date
    earliest_on: date
    latest_on: date
    before: float
    after: float
    chance: float
    mostly: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Points by period without a gap. panel: the outlets that it was counted from; empty: all."""

    name: str
    step: Step
    points: tuple[Point, ...]
    panel: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What a desk counts: events whose act, sides, people, place and words are these. Empty: any.

    actors and recipients are country codes or ids of the register; parties stand on either side, all of them; people are
    those who speak or act. words: one of them must stand in a sentence, together with one of `with_words`, without any of
    `without`. measure: "count", or what a quantity in that sentence counts ("prisoners", "votes").
    """

    id: str
    names: Mapping[str, str]
    acts: tuple[Act, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    with_words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    measure: str = "count"
