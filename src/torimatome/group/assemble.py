"""From articles to events: copies first, then what tells of one event, then what belongs to one visit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from torimatome.group.cluster import Linkage, Pair, cluster
from torimatome.group.components import Components
from torimatome.group.copies import Copy, copies
from torimatome.group.events import event_of
from torimatome.group.likeness import STRANGERS, Likeness, chance, gap_days, likeness
from torimatome.group.reasons import reasons
from torimatome.group.roles import is_notice
from torimatome.group.rulings import forbidden, overruled, required, unheeded
from torimatome.group.shortened import shortened
from torimatome.group.traces import Trace
from torimatome.group.vectors import Vector
from torimatome.group.visits import parts_of
from torimatome.group.window import Window, window
from torimatome.lang import pack
from torimatome.model import Article, Coverage, CoverageRole, Event, Mention, Outlet, Ruling
from torimatome.profiles.register import Register

LINKAGE = Linkage(cut=-1.3, default=STRANGERS, best=0.5, alone=0.6)
"""Ten weeks; cuts of -2.5 to -1, best of 0 to 0.65 and alone of 0.4 to 1.4 tried. B-cubed F1 0.943 and pairs F1 across
languages 0.898, each week left out once 0.942 and 0.895; by the mean alone (cut -1.6, alone 1.1) 0.939 and 0.883. On the
three weeks that no weight had seen it is 0.915 and 0.832 against 0.901 and 0.795: an article of another outlet often is
near to one report of its event, and to that only."""

_UNDATED = Linkage(cut=-1.6, default=STRANGERS, alone=1.1)
"""Where no text has a date, one pair says too little: best of 0.4 to 0.6 merges 17 to 23 % of the look-alike pairs on
topics 1 to 20 of ECB+, the mean 2 %."""

_NEAR = 0.1  # cosine of heads, by sense or by words, that makes a pair worth a closer look
_DAYS = 8  # two reports further apart are of two events, or of a look back
_NEVER = float("-inf")
_AGAIN = 1.0  # log odds above which two texts of one desk may be of one event; below, they are two steps of a matter
_TRANSLATED = 0.35  # cosine of heads of one outlet's two languages on one day


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """The finest events, each perhaps part of another, and one coverage for each article.

    notes: what became of rulings that contradict one another, in words.
    """

    events: tuple[Event, ...]
    coverage: tuple[Coverage, ...]
    notes: tuple[str, ...] = ()


def assemble(
    articles: Sequence[Article],
    mentions: Mapping[str, tuple[Mention, ...]],
    vectors: Mapping[str, Vector],
    outlets: Mapping[str, Outlet],
    register: Register,
    rulings: Sequence[Ruling] = (),
    read: dict[tuple[str, int], Trace] | None = None,
) -> Grouping:
    """Group a window of articles. The order they come in does not matter; people's rulings are always obeyed.

    read: what was read from articles before, for who groups them again and again.
    """
    ordered = sorted({a.id: shortened(a) for a in articles}.values(), key=lambda a: a.age)
    if not ordered:
        return Grouping(events=(), coverage=())
    seen = window(ordered, mentions, vectors, register, read)
    roles = [trace.role for trace in seen.traces]
    repeated, look_alikes = copies(ordered, mentions, outlets)
    pairs = _compare(seen, roles)
    places = {a.id: n for n, a in enumerate(ordered)}
    apart, together = forbidden(rulings, places), required(rulings, places)
    tied = _ties([*together, *(_pair(c.copy, c.original) for c in repeated)], apart, len(ordered))
    notices = [n for n, a in enumerate(ordered) if is_notice(a, pack(a.language))]
    never = {*apart, *look_alikes, *combinations(notices, 2)} - set(together)
    odds = _odds(seen, pairs, roles) | dict.fromkeys(never, _NEVER)
    rule = LINKAGE if any(a.published for a in ordered) else _UNDATED
    groups = cluster(len(ordered), odds, rule, tied=tied)
    events = [event_of([seen.traces[n] for n in group], register) for group in groups]
    back = [n for n, role in enumerate(roles) if role is CoverageRole.RETROSPECTIVE]
    wholes = parts_of(events, groups, seen, back)
    told = _Telling(seen, pairs, odds, roles, {c.copy: c for c in repeated})
    return Grouping(
        events=tuple(replace(e, part_of=wholes.get(e.id)) for e in events),
        coverage=tuple(told.coverage(n, e, group) for e, group in zip(events, groups, strict=True) for n in group),
        notes=(
            *overruled(rulings, places),
            *(unheeded(ordered[i].id, ordered[j].id) for i, j in together if (i, j) not in tied),
        ),
    )


def _pair(i: int, j: int) -> Pair:
    return min(i, j), max(i, j)


def _ties(wanted: Sequence[Pair], apart: Sequence[Pair], size: int) -> list[Pair]:
    """The pairs that can be put together without putting together what a person parted; the first come first."""
    joined = Components(size)
    kept: list[Pair] = []
    for i, j in wanted:
        one, other = joined.root(i), joined.root(j)
        if not any({joined.root(a), joined.root(b)} == {one, other} for a, b in apart if one != other):
            joined.join(i, j)
            kept.append((i, j))
    return kept


def candidates(seen: Window) -> Iterator[Pair]:
    """The pairs worth a closer look: heads alike in sense or in words, and told within some days."""
    times = np.array([t.article.published.at.timestamp() if t.article.published else np.nan for t in seen.traces])
    near = (seen.heads > _NEAR) | (seen.wording > _NEAR)
    far = np.abs(times[:, None] - times[None, :]) > _DAYS * 86400  # of two times of which one is unknown: no
    for i, j in np.argwhere(np.triu(near & ~far, 1)):
        yield int(i), int(j)


def _compare(seen: Window, roles: Sequence[CoverageRole]) -> dict[Pair, Likeness]:
    back = CoverageRole.RETROSPECTIVE
    return {(i, j): likeness(seen, i, j) for i, j in candidates(seen) if (roles[i] is back) == (roles[j] is back)}


def _odds(seen: Window, pairs: Mapping[Pair, Likeness], roles: Sequence[CoverageRole]) -> dict[Pair, float]:
    """Log odds of each pair. Looks back on one day of the past are of one event, whenever they appeared."""
    odds = {}
    for (i, j), alike in pairs.items():
        odds[i, j] = max(alike.odds, STRANGERS)
        if alike.same_desk and odds[i, j] < _AGAIN:
            odds[i, j] = _NEVER
        if roles[i] is CoverageRole.RETROSPECTIVE and seen.traces[i].days & seen.traces[j].days:
            odds[i, j] += 2.0
    return odds


@dataclass(frozen=True)
class _Telling:
    """Says of an article how it stands to its event, and why it was put there."""

    window: Window
    pairs: Mapping[Pair, Likeness]
    odds: Mapping[Pair, float]
    roles: Sequence[CoverageRole]
    copied: Mapping[int, Copy]

    def coverage(self, n: int, event: Event, group: Sequence[int]) -> Coverage:
        copy = self.copied.get(n)
        copy = copy if copy and copy.original in group else None
        others = [m for m in group if m != n]
        nearest = max(others, key=lambda m: (self.odds.get(_pair(n, m), STRANGERS), -m), default=None)
        similarity = 1.0 if nearest is None else chance(self.odds.get(_pair(n, nearest), STRANGERS))
        return Coverage(
            event=event.id,
            article=self.window.traces[n].article.id,
            role=self._role(n, others, copy),
            similarity=round(copy.share if copy else similarity, 3),
            reasons=reasons(self.window, n, nearest, self.pairs.get(_pair(n, nearest or 0)), copy),
            duplicate_of=self.window.traces[copy.original].article.id if copy else None,
        )

    def _role(self, n: int, others: Sequence[int], copy: Copy | None) -> CoverageRole:
        if copy:
            return CoverageRole.COPY
        if self.roles[n] is CoverageRole.REPORT and any(self._translates(n, m) for m in others if m < n):
            return CoverageRole.TRANSLATION
        return self.roles[n]

    def _translates(self, n: int, m: int) -> bool:
        """Whether an outlet says here what it said before in another of its languages."""
        later, earlier = self.window.traces[n], self.window.traces[m]
        alike = self.pairs.get(_pair(n, m))
        same_outlet = later.article.outlet == earlier.article.outlet and alike and not alike.same_language
        if not alike or not same_outlet or self.window.heads[n, m] < _TRANSLATED or gap_days(later, earlier) > 0.5:
            return False
        return not (later.head_numbers - earlier.numbers and earlier.head_numbers - later.numbers)
