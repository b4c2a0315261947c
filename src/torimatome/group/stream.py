"""Events while articles come in: the days at hand are grouped anew, what is older stays as it was told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta
from typing import Self

from torimatome.group.assemble import Grouping, assemble
from torimatome.group.traces import Trace
from torimatome.group.vectors import Vector
from torimatome.model import Article, Mention, Outlet, Ruling
from torimatome.profiles.register import Register

DAYS = 10
"""Days that a stream holds; no report joins an event of more than eight days before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An article with what was read from it once."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    vector: Vector | None = None


class Stream:
    """Takes articles in the order of their publication. Memory and cost hang on the days held, not on the archive.

    At each new day what is older than `days` is settled for good. That hangs on the articles alone, so asking for
    events in between changes nothing, and a re-run of the archive finds the same events.
    """

    def __init__(self, outlets: Mapping[str, Outlet], register: Register, *, days: int = DAYS) -> None:
        self._outlets, self._register, self._days = outlets, register, timedelta(days=days)
        self._held: dict[str, tuple[date, Arrival]] = {}
        self._carried: dict[str, str] = {}
        self._read: dict[tuple[str, int], Trace] = {}
        self._today = date.min

    @classmethod
    def resumed(
        cls,
        outlets: Mapping[str, Outlet],
        register: Register,
        held: Iterable[Arrival],
        carried: Mapping[str, str],
        read: dict[tuple[str, int], Trace],
    ) -> Self:
        """A stream that goes on where one left off: the articles at hand, and to which events, begun before, they go.

        read: what was read from articles before; what is read now is put there, and what is out of hand taken out.
        """
        stream = cls(outlets, register)
        for arrival in held:
            stream._held[arrival.article.id] = (stream._day(arrival), arrival)
        stream._carried = dict(carried)
        here = {(a.article.id, a.article.revision) for _, a in stream._held.values()}
        for key in read.keys() - here:
            del read[key]
        stream._read = read
        stream._today = max((day for day, _ in stream._held.values()), default=date.min)
        return stream

    def _day(self, arrival: Arrival) -> date:
        published = arrival.article.published
        return published.at.astimezone(UTC).date() if published else self._today

    def add(self, arrival: Arrival, rulings: Sequence[Ruling] = ()) -> Grouping:
        """Take an article in. What comes back is settled by it, and forgotten here: mostly nothing."""
        day = self._day(arrival)
        settled = Grouping(events=(), coverage=())
        if day > self._today:
            self._today = day
            settled = self._settle(rulings)
        self._held[arrival.article.id] = (max(day, self._today), arrival)
        return settled

    def grouping(self, rulings: Sequence[Ruling] = ()) -> Grouping:
        """The events of the days at hand."""
        held = [arrival for _, arrival in self._held.values()]
        found = assemble(
            [a.article for a in held],
            {a.article.id: a.mentions for a in held},
            {a.article.id: a.vector for a in held if a.vector is not None},
            self._outlets,
            self._register,
            rulings,
            self._read,
        )
        return self._under_known_ids(found)

    def _settle(self, rulings: Sequence[Ruling]) -> Grouping:
        old = {key for key, (day, _) in self._held.items() if self._today - day > self._days}
        if not old:
            return Grouping(events=(), coverage=())
        found = self.grouping(rulings)
        begun = {c.event for c in found.coverage if c.article in old}
        self._carried = {c.article: c.event for c in found.coverage if c.article not in old and c.event in begun}
        self._read = {key: trace for key, trace in self._read.items() if key[0] not in old}
        self._held = {key: kept for key, kept in self._held.items() if key not in old}
        coverage = tuple(c for c in found.coverage if c.article in old)
        return Grouping(events=tuple(e for e in found.events if e.id in begun), coverage=coverage)

    def _under_known_ids(self, found: Grouping) -> Grouping:
        """An event whose first articles are settled keeps its id; where it fell apart, the larger part does."""
        votes = Counter((self._carried[c.article], c.event) for c in found.coverage if c.article in self._carried)
        names: dict[str, str] = {}
        for (known, new), _ in sorted(votes.items(), key=lambda v: (-v[1], v[0])):
            if new not in names and known not in names.values():
                names[new] = known
        events = tuple(
            replace(e, id=names.get(e.id, e.id), part_of=names.get(e.part_of, e.part_of) if e.part_of else None)
            for e in found.events
        )
        coverage = tuple(replace(c, event=names.get(c.event, c.event)) for c in found.coverage)
        return Grouping(events=events, coverage=coverage)
