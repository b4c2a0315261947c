"""What a series counts, and an occurrence to be kept, as rows of the chronology's tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from torimatome.analysis.tellings import Telling
from torimatome.model import Act, Occurrence
from torimatome.model.json import to_json

SEP = "\n"


@dataclass(frozen=True, slots=True)
class Row:
    """What a series counts: the day as ordinal, the occurrence's number, its act, how much, and who reports it."""

    day: int
    occurrence: int
    act: str
    value: float
    outlets: str

    def within(self, panel: frozenset[str]) -> bool:
        """Whether an outlet of a panel reports it."""
        return not panel.isdisjoint(self.outlets.split(SEP))


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """An occurrence to be kept: its tellings, and how much each series counts of it."""

    occurrence: Occurrence
    tellings: Sequence[tuple[Telling, str]]
    counts: Mapping[str, float]
    number: int = 0


def dyad_name(actor: str, recipient: str) -> str:
    """The name of the series of a pair."""
    return f"dyad {actor}>{recipient}"


def indicator_name(indicator: str) -> str:
    """The name of the series of an indicator."""
    return f"indicator {indicator}"


def counted_rows(laid: Laid) -> Iterator[dict[str, Any]]:
    """What each series counts of an occurrence; of one that nothing tells any more, nothing."""
    one = laid.occurrence
    if laid.tellings:
        yield from (counted_row(dyad_name(d.actor, d.recipient), one, laid.number, 1.0) for d in one.dyads)
        yield from (counted_row(indicator_name(name), one, laid.number, value) for name, value in laid.counts.items())


def counted_row(name: str, one: Occurrence, number: int, value: float) -> dict[str, Any]:
    """An occurrence as one series counts it."""
    act = one.act.value if isinstance(one.act, Act) else ""
    return {
        "name": name, "day": one.on.toordinal(), "occurrence": number, "act": act, "value": value,
        "outlets": SEP.join(one.outlets),
    }  # fmt: skip


def occurrence_row(laid: Laid) -> dict[str, Any]:
    """An occurrence."""
    one = laid.occurrence
    return {
        "number": laid.number, "key": one.id, "day": one.on, "text": one.text, "items": SEP.join(one.items), "json": to_json(one),
    }  # fmt: skip


def telling_row(one: Telling, stamp: str, number: int) -> dict[str, Any]:
    """A telling, with the occurrence that it makes."""
    return {
        "key": one.id, "stamp": stamp, "day": one.on, "occurrence": number, "stored": int(one.stored), "json": to_json(one),
    }  # fmt: skip


def months_of(found: Iterable[Occurrence]) -> Counter[tuple[str, str]]:
    """How many occurrences of each month each outlet reports."""
    return Counter((outlet, f"{one.on:%Y-%m}") for one in found for outlet in one.outlets)
