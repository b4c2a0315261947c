"""Occurrences kept up to date: each stored event and each item of the archive is read once, and counted once.

Where an item stands on a stored event, or tells the same as one or as another item of near days, the two are one
occurrence. All is the machine's and comes again after `rebuild`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from torimatome import group
from torimatome.analysis.indicators import value
from torimatome.analysis.tellings import CLOSE, Telling, occurrence, oneness
from torimatome.chronicle.shelf import indicators
from torimatome.chronicle.telling import Reader, finder
from torimatome.errors import Busy
from torimatome.model import Article, Event, Indicator, digest
from torimatome.model.json import to_json
from torimatome.plugins import Folder
from torimatome.store import Store
from torimatome.store.batches import batches
from torimatome.store.chronicle_rows import Laid, indicator_name

Progress = Callable[[int, int], None]
BACK = timedelta(days=60)
"""So far back from the newest event stored events are looked at again: a grouping reaches no further."""
AT_ONCE = 250
"""So many tellings are kept in one transaction."""
_WINDOW = 90


@dataclass
class _Near:
    """Tellings by day, each with its occurrence: those of the store as they are asked for, and those that came since."""

    store: Store
    days: dict[date, list[tuple[Telling, int]]] = field(default_factory=dict)

    def around(self, on: date) -> Iterator[tuple[Telling, int]]:
        """The tellings of the days around one, nearest first."""
        for off in sorted(range(-CLOSE.days, CLOSE.days + 1), key=abs):
            yield from self._of(on + timedelta(days=off))

    def put(self, one: Telling, number: int) -> None:
        """Remember a telling."""
        self._of(one.on).append((one, number))

    def _of(self, on: date) -> list[tuple[Telling, int]]:
        if on not in self.days:
            if len(self.days) > _WINDOW:
                self.days.pop(min(self.days))
            self.days[on] = self.store.chronicle.of_day(on)
        return self.days[on]


@dataclass(frozen=True)
class Occurrences:
    """Reads what is new and keeps it."""

    folder: Folder
    store: Store

    def update(self, progress: Progress = lambda _, __: None) -> bool:
        """Read what is new; False: another run holds the desk, and what is kept is told as it is."""
        kept, seen = self.store.chronicle, self.store.chronicle.seen()
        if kept.note("seen") == seen and not self._stale:
            return True
        try:
            with self.store.run():
                self._update(progress)
                kept.take_note("seen", seen)
        except Busy:
            return False
        return True

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """What the desk counts."""
        return indicators(self.folder)

    @cached_property
    def reader(self) -> Reader:
        """Reads items and events with the desk's names."""
        find = finder(group.Gazetteer(self.folder.register, self.folder.known.values()))
        return Reader(find, self.folder.register, {**self.folder.known, **self.folder.outlets})

    # --- reading -------------------------------------------------------------------------------------------

    def _update(self, progress: Progress) -> None:
        kept = self.store.chronicle
        items, lost = kept.items_behind()
        days = kept.days()
        events, gone = kept.events_behind(days[1] - BACK if days else date.min)
        settled = kept.last_settlement()
        if not kept.size():
            self._note_indicators()  # what is read from now on is counted as it is read
        with self.store.transaction():
            self._forget([*lost, *gone, *items, *events])
        count, done = len(items) + len(events), 0
        for some in batches(self._tellings(items, events), AT_ONCE):
            with self.store.transaction():
                self._place(some)
            done += len(some)
            progress(min(done, count), count)
        with self.store.transaction():
            kept.take_note("settled", str(settled))
            self._count_anew()

    def _tellings(
        self, items: Mapping[str, str], events: Mapping[str, tuple[Event, list[str], str]]
    ) -> Iterator[tuple[Telling, str]]:
        """What is new, read: events first, so that items find those that they stand on."""
        for event, articles, stamp in events.values():
            if told := self.reader.event(event, self._articles(articles), ()):
                yield told, stamp
        for key, stamp in items.items():
            held = self.store.archive.get(key)
            if held and (told := self.reader.item(held.item, held.bulletin or "")):
                yield told, stamp

    def _articles(self, ids: Sequence[str]) -> list[Article]:
        found = (self.store.articles.latest(one) for one in ids)
        return [one for one in found if one]

    # --- one event once ------------------------------------------------------------------------------------

    def _forget(self, keys: Sequence[str]) -> None:
        """Let tellings go; what is left of their occurrences is kept as it then is."""
        kept = self.store.chronicle
        there = kept.placed(keys)
        left = kept.of_occurrences(set(there.values()))
        gone = set(there)
        laid = [
            self._laid(number, [(t, stamp) for t, stamp in left.get(number, []) if t.id not in gone])
            for number in sorted(set(there.values()))
        ]
        kept.lay([one for one in laid if one], list(gone))
        self.__dict__.pop("_near", None)

    def _place(self, new: Sequence[tuple[Telling, str]]) -> None:
        """Put tellings to the occurrence that they tell of, or make one of them."""
        kept, number = self.store.chronicle, self.store.chronicle.next_number()
        told: defaultdict[int, list[tuple[Telling, str]]] = defaultdict(list)
        stands = kept.placed({e for one, _ in new for e in one.events})
        for one, stamp in new:
            place = next((stands[e] for e in one.events if e in stands), None) or self._same(one)
            if place is None:
                place, number = number, number + 1
            told[place].append((one, stamp))
            stands[one.id] = place
            self._near.put(one, place)
        before = kept.of_occurrences(told)
        kept.lay([self._laid(n, [*before.get(n, []), *some]) for n, some in told.items()])

    @cached_property
    def _near(self) -> _Near:
        return _Near(self.store)

    def _same(self, one: Telling) -> int | None:
        """The occurrence that a telling is of."""
        near = ((oneness(one, other, self._common), -n) for other, n in self._near.around(one.on))
        sure, number = max(near, default=(0.0, 0))
        return -number if sure else None

    @cached_property
    def _common(self) -> frozenset[str]:
        """Names that tell nothing of an event: the countries."""
        return frozenset(f"={e.id}" for e in self.folder.register.countries.values())

    def _laid(self, number: int, told: Sequence[tuple[Telling, str]]) -> Laid:
        if not told:
            return Laid(occurrence=_NOBODY, tellings=(), counts={}, number=number)
        those = [t for t, _ in told]
        return Laid(occurrence=occurrence(those), tellings=told, counts=self._counts(those), number=number)

    def _counts(self, told: Sequence[Telling]) -> dict[str, float]:
        """What each indicator takes of an occurrence: the most that a telling of it says."""
        taken = ((one.id, _taken(one, told)) for one in self.indicators.values())
        return {name: most for name, most in taken if most is not None}

    # --- indicators that changed ---------------------------------------------------------------------------

    @cached_property
    def _stale(self) -> list[str]:
        """Indicators that are new, changed, or gone since they were counted."""
        noted = dict(line.split(" ", 1) for line in self.store.chronicle.note("indicators").splitlines())
        now = {one.id: digest(to_json(one)) for one in self.indicators.values()}
        return sorted(i for i in {*noted, *now} if noted.get(i) != now.get(i))

    def _count_anew(self) -> None:
        """Count what changed indicators take, over all occurrences."""
        kept, stale = self.store.chronicle, self._stale
        wanted = {i: self.indicators[i] for i in stale if i in self.indicators}
        rows: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for some in kept.every() if wanted else ():
            for number, told in some:
                for name, one in wanted.items():
                    if (most := _taken(one, told)) is not None:
                        rows[name].append((number, most))
        for name in stale:
            those = kept.occurrences(n for n, _ in rows[name])
            kept.count_anew(indicator_name(name), [(those[n], n, v) for n, v in rows[name]])
        if stale:
            self._note_indicators()

    def _note_indicators(self) -> None:
        noted = (f"{one.id} {digest(to_json(one))}" for one in self.indicators.values())
        self.store.chronicle.take_note("indicators", "\n".join(noted))
        self.__dict__["_stale"] = []


_NOBODY = occurrence([Telling(id="", on=date.min, reported_on=date.min)])


def _taken(indicator: Indicator, told: Sequence[Telling]) -> float | None:
    """The most that a telling says of what an indicator counts; None: none of them says anything."""
    return max((v for t in told if (v := value(indicator, t)) is not None), default=None)
