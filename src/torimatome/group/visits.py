"""Which events are parts of one visit, session or matter, and which of them stands for the whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from math import log1p

from torimatome.group.cluster import Linkage, cluster
from torimatome.group.likeness import gap_days
from torimatome.group.window import Window
from torimatome.model import Event, EventKind

# Logistic regression over pairs of articles of different events, "parts of one whole" against "of nothing common",
# both shared weeks, rounded; those for scenes and trips by hand. The cut: -0.5 to 1.5 tried on four weeks, B-cubed F1
# of wholes 0.87 to 0.91, 0.92 to 0.94, 0.94 to 0.98 and 0.89 to 0.93.
_BASE = -1.3
_HEAD = 5.0
_NAMES = 4.5
_GAP = -1.2
_SAME_SCENE = 1.5
_OTHER_SCENE = -1.0
_OTHER_PERSON = -1.0  # each begins with a person whom the other's head does not name
_LOOK_ALIKE = frozenset({EventKind.COURT, EventKind.PHONE_CALL, EventKind.LETTER})
_SAME_TRIP = 3.0  # one person, one place away from home, the same days
_APART = -4.0
CUT = 1.0


def parts_of(
    events: Sequence[Event], members: Sequence[Sequence[int]], window: Window, alone: Collection[int] = ()
) -> dict[str, str]:
    """Event id -> id of the whole that it is part of; members holds the articles (places in the window) of each.

    alone: articles that make their event stand for itself, such as looks back.
    """
    scenes = _scenes(window)
    odds = {
        (i, j): _odds(members[i], members[j], window, scenes)
        for i in range(len(events))
        for j in range(i + 1, len(events))
        if _touch(events[i], events[j]) and not set(alone) & {*members[i], *members[j]}
    }
    found: dict[str, str] = {}
    for group in cluster(len(events), odds, Linkage(cut=CUT, default=_APART)):
        if len(group) > 1:
            whole = max(group, key=lambda n: _wholeness(events[n], members[n], n))
            found |= {events[n].id: events[whole].id for n in group if n != whole}
    return found


def _scenes(window: Window) -> frozenset[str]:
    """Places that some outlet reported from without being at home there: home is where it is on most days."""
    days: dict[str, dict[frozenset[str], set[date | None]]] = {}
    for trace in window.traces:
        if trace.scene:
            places = days.setdefault(trace.article.outlet, {})
            places.setdefault(trace.scene, set()).add(trace.article.reported_on)
    homes = {max(sorted(places, key=sorted), key=lambda p: len(places[p])) for places in days.values()}
    at_home = {key for home in homes for key in home}
    return frozenset(key for places in days.values() for scene in places for key in scene) - at_home


def _wholeness(event: Event, members: Sequence[int], place: int) -> tuple[bool, int, int]:
    """What tells of the trip as such stands for it; else what was most reported, and first."""
    return event.kind is EventKind.VISIT, len(members), -place


def _touch(a: Event, b: Event) -> bool:
    """Whether the events lie on the same days or on neighbouring ones, and share somebody."""
    if not (a.first_on and a.last_on and b.first_on and b.last_on):
        return False
    day = timedelta(days=1)
    return a.first_on <= b.last_on + day and b.first_on <= a.last_on + day


def _odds(a: Sequence[int], b: Sequence[int], window: Window, scenes: frozenset[str]) -> float:
    values = [_pair(i, j, window, scenes) for i in a for j in b]
    return sum(values) / len(values)


def _pair(i: int, j: int, window: Window, scenes: frozenset[str]) -> float:
    a, b = window.traces[i], window.traces[j]
    here, there = a.head & scenes, b.head & scenes
    if here & there and a.first_person and a.first_person == b.first_person:
        return _SAME_TRIP
    names = window.shared_names(a.head, b.head)
    if not names:
        return _APART
    alike = a.headline_kinds & b.headline_kinds & _LOOK_ALIKE
    others = bool(
        alike and a.first_person and b.first_person and not {a.first_person, b.first_person} & a.head & b.head
    )
    scene = (_SAME_SCENE if here & there else _OTHER_SCENE) if here and there else 0.0
    scene += _OTHER_PERSON * (others and not here & there)
    return _BASE + scene + _HEAD * float(window.heads[i, j]) + _NAMES * names + _GAP * log1p(8 * gap_days(a, b))
