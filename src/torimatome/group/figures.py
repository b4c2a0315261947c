"""Figures side by side: what an event's sources count, who says which number when, and whether they contradict."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from torimatome.lang.counts import FATES
from torimatome.model import Citation, Claim

_TELLING = FATES | {
    "reservists", "prisoners", "votes", "seats", "families", "houses", "aircraft", "drones", "missiles", "tanks", "ships", "mines",
}  # fmt: skip
"""Of these an event has one number; of people, countries or days it has many that have nothing to do with each other."""
_GROWING = FATES
"""These grow as more becomes known."""
_ABOUT = 0.1
"""A figure said to be about so much holds for a tenth more or less."""


class Difference(StrEnum):
    """Why figures of one thing differ: more became known, a holder corrects himself, or two contradict each other."""

    GROWTH = "growth"
    CORRECTION = "correction"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """What is counted, by whom, when: one holder's figures of one thing in order of time."""

    counts: str
    unit: str
    holder: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Figures of one thing that differ, in order of time, and why they do, in words."""

    event: str
    counts: str
    unit: str
    difference: Difference
    claims: tuple[Claim, ...]
    why: str


def figure_rows(claims: Iterable[Claim]) -> tuple[FigureRow, ...]:
    """A table of what is counted x holder x time. Figures that count nothing known stand in no row."""
    rows: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in _in_time(claims):
        rows.setdefault((claim.counts or "", claim.unit or "", claim.holder), []).append(claim)
    return tuple(
        FigureRow(counts=counts, unit=unit, holder=holder, claims=tuple(told))
        for (counts, unit, holder), told in rows.items()
    )


def conflicts(claims: Iterable[Claim], countries: Mapping[str, str] | None = None) -> tuple[Conflict, ...]:
    """What is told with different figures, event by event. countries: those of the holders, where they are known.

    Only figures that cannot both be true count ("at least 2" and "5" can). A toll that rises from report to report is
    growth, unless two countries tell it differently; a holder's own lower or later figure is a correction.
    """
    told = list(claims)
    places = _Places.of(told)
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in _totals(_in_time(told), places):
        groups.setdefault((claim.event, claim.counts or "", claim.unit or ""), []).append(claim)
    found = []
    for (event, counts, unit), some in groups.items():
        judged = _judged(some, counts, countries or {}, places) if counts in _TELLING else None
        if judged:
            difference, why = judged
            found.append(
                Conflict(event=event, counts=counts, unit=unit, difference=difference, claims=tuple(some), why=why)
            )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where figures are set against each other, and where somebody corrects one."""

    opposed: frozenset[Citation]
    corrected: frozenset[Citation]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> _Places:
        """Read from the claims of an event."""
        set_against = [c for c in claims if c.field == "number" and c.denies]
        return cls(
            opposed=frozenset(place for c in set_against for place in (c.citation, c.denies) if place),
            corrected=frozenset(c.citation for c in claims if c.field == "correction"),
        )

    def opposes(self, one: Claim, other: Claim) -> bool:
        """Whether one figure is told against the other, and nobody takes the first back."""
        return other.denies == one.citation and other.citation not in self.corrected


def _in_time(claims: Iterable[Claim]) -> list[Claim]:
    """The figures that count something, oldest first; those without a time keep their place at the end."""
    told = [c for c in claims if c.field == "number" and c.counts and c.value_number is not None]
    return sorted(told, key=lambda c: c.told_at.timestamp() if c.told_at else math.inf)


def _totals(claims: Sequence[Claim], places: _Places) -> list[Claim]:
    """Of each revision of an article and holder the largest figure of a thing: the total, not its parts.

    Figures that are set against each other are no parts.
    """
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        place = claim.citation
        apart = (claim.value_number, place) if place in places.opposed else None
        key = (claim.event, place.article, place.revision, claim.counts, claim.unit, claim.holder, apart)
        if key not in kept or (claim.value_number or 0) > (kept[key].value_number or 0):
            kept[key] = claim
    return list(kept.values())


def _judged(
    told: Sequence[Claim], counts: str, countries: Mapping[str, str], places: _Places
) -> tuple[Difference, str] | None:
    """How the figures differ, the gravest difference first; None: they agree."""
    pairs = [(a, b) for n, a in enumerate(told) for b in told[n + 1 :] if not _agree(a, b)]
    opposed = [(a, b) for a, b in pairs if places.opposes(a, b)]
    against = [(a, b) for a, b in pairs if not _grows(a, b, counts, countries)]
    apart = opposed or [(a, b) for a, b in against if a.holder != b.holder]
    own = [(a, b) for a, b in against if a.holder == b.holder]
    if apart:
        return Difference.CONFLICT, _words(*apart[0], "says otherwise")
    if own:
        return Difference.CORRECTION, _words(*own[0], "corrects itself")
    return (Difference.GROWTH, _words(*pairs[0], "tells more, later")) if pairs else None


def _grows(a: Claim, b: Claim, counts: str, countries: Mapping[str, str]) -> bool:
    """Whether a later report tells of more of what grows; not where two countries tell it."""
    sides = (countries.get(a.holder), countries.get(b.holder))
    if None not in sides and sides[0] != sides[1]:
        return False
    if a.value_number == 0 and a.holder != b.holder:
        return False  # "nobody died" and "one died" contradict each other
    later = _later(a.told_at, b.told_at)
    return counts in _GROWING and later and (b.value_number or 0) > (a.value_number or 0)


def _later(one: datetime | None, other: datetime | None) -> bool:
    return one is None or other is None or other > one


def _agree(a: Claim, b: Claim) -> bool:
    """Whether both figures can be true."""
    (low, high), (floor, ceiling) = _range(a), _range(b)
    return low <= ceiling and floor <= high


def _range(claim: Claim) -> tuple[float, float]:
    value = claim.value_number or 0.0
    if claim.qualifier in ("over", "at_least"):
        return value, math.inf
    if claim.qualifier in ("under", "up_to"):
        return 0.0, value
    if claim.qualifier == "about":
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    return value, claim.value_to or value


def _words(a: Claim, b: Claim, verb: str) -> str:
    return f"{a.holder}: {a.value}; {b.holder} {verb}: {b.value}"
