"""Occurrences counted by period: of a pair of actors, of an indicator, from all outlets or from a constant panel.

Events are counted, not reports: a wire that ten outlets copy is one occurrence. A panel holds outlets that were read from
the first day to the last, so that an outlet which was added or lost moves the full series and not the panel's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from torimatome.model.series import Dyad, Occurrence, Point, Series, Step, quad

PARTS = 12
"""A panel's outlet reports in each of so many parts of the stretch. A choice: more shut out small papers, fewer let gaps in."""


def period(on: date, step: Step) -> date:
    """The first day of the period that a day lies in; weeks begin on Mondays."""
    if step is Step.WEEK:
        return on - timedelta(days=on.weekday())
    if step is Step.MONTH:
        return on.replace(day=1)
    return on.replace(month=1, day=1) if step is Step.YEAR else on


def following(first_on: date, step: Step) -> date:
    """The first day of the next period."""
    if step is Step.MONTH:
        return date(first_on.year + first_on.month // 12, first_on.month % 12 + 1, 1)
    if step is Step.YEAR:
        return date(first_on.year + 1, 1, 1)
    return first_on + timedelta(days=7 if step is Step.WEEK else 1)


def periods(first_on: date, last_on: date, step: Step) -> Iterator[date]:
    """The first days of the periods from one day to another."""
    at = period(first_on, step)
    while at <= last_on:
        yield at
        at = following(at, step)


def series(
    name: str, occurrences: Iterable[Occurrence], step: Step, first_on: date, last_on: date,
    panel: Collection[str] = (), values: Mapping[str, float] | None = None,
) -> Series:  # fmt: skip
    """What happened by period, from the outlets of a panel or from all.

    values: what each occurrence counts, by id; without it what the occurrence itself says.
    """
    found: defaultdict[date, list[Occurrence]] = defaultdict(list)
    for one in occurrences:
        if first_on <= one.on <= last_on and (not panel or not set(one.outlets).isdisjoint(panel)):
            found[period(one.on, step)].append(one)
    points = []
    for at in periods(first_on, last_on, step):
        those = sorted(found.get(at, ()), key=lambda o: (o.on, o.id))
        total = sum(o.value if values is None else values.get(o.id, 0.0) for o in those)
        points.append(Point(first_on=at, value=total, occurrences=tuple(o.id for o in those)))
    return Series(name=name, step=step, points=tuple(points), panel=tuple(sorted(panel)))


def scale(occurrences: Iterable[Occurrence]) -> dict[str, float]:
    """What each occurrence counts on the scale of cooperation and conflict."""
    return {o.id: float(quad(o.act).scale) for o in occurrences if o.act}


def dyads(occurrences: Iterable[Occurrence]) -> list[tuple[Dyad, int]]:
    """The pairs of actors, those with most events first."""
    counts: defaultdict[Dyad, int] = defaultdict(int)
    for one in occurrences:
        for dyad in one.dyads:
            counts[dyad] += 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def constant_panel(
    read: Mapping[str, Sequence[tuple[date | None, date | None]]], first_on: date, last_on: date
) -> list[str]:
    """Outlets that were read all the time from one day to another. read: for each its spans, None an open end."""
    return sorted(
        outlet
        for outlet, spans in read.items()
        if any((a is None or a <= first_on) and (b is None or b >= last_on) for a, b in spans)
    )


def steady_outlets(months: Mapping[str, Mapping[str, int]], first_on: date, last_on: date) -> list[str]:
    """Outlets that report something in every part of a stretch: a panel where nobody says from when to when each was read.

    months: for each outlet how many events of each month (2026-02) it reports. The stretch is cut into twelve parts at
    most, none shorter than a month.
    """
    every = [f"{at:%Y-%m}" for at in periods(first_on, last_on, Step.MONTH)]
    count = min(PARTS, len(every))
    parts = [set(every[len(every) * n // count : len(every) * (n + 1) // count]) for n in range(count)]
    return sorted(o for o, told in months.items() if all(any(told.get(m) for m in part) for part in parts))
