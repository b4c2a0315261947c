"""Tellings: what an item or a stored event says happened; and which of them tell one event, to be counted once.

Two tellings are of one event where their acts are of a kind and their sides meet, their days lie close, and their words
and names are alike, the names of the sides left out: those are common to all that two states do to each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import permutations

from torimatome.model.coding import Act
from torimatome.model.series import Dyad, Occurrence, quad

MUTUAL = frozenset({Act.CONSULT})
"""Whoever meets is met: counted in both directions, as in the event data of the field."""
CLOSE = timedelta(days=3)
"""Tellings of one event name days that lie so near at most."""
SAME_DAY, NEAR, OTHERWISE = 0.22, 0.36, 0.35
"""How alike an item and a stored event must be: of one day, of near days, where acts or sides are coded otherwise. On
evals/occurrences.py 0.15 to 0.25, 0.3 to 0.36 and 0.3 to 0.4 joined .93 to .97 of the items, none wrongly."""
NEAR_ITEMS, OTHERWISE_ITEMS, TIED = 0.45, 0.5, 0.12
"""Two items of near days, or coded otherwise, are most often two steps of a matter; of one day with a reference between
them, one event. Chosen by looking at the shared archive page."""
CERTAIN = 2.0
FEWEST = 3
"""So many words or names must be common at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one item, or one stored event, says happened.

    on is the day of the event, reported_on of the first report. act is None where nothing was coded. names are ids of the
    register. said are the sentences in which indicators look. mutual: each side does it to the other. events are those that
    it is known to stand on, related the items that it refers to; stored: it is an event of the desk's own grouping; issue:
    the bulletin that it stands in.
    """

    id: str
    on: date
    reported_on: date
    act: Act | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    text: str = ""
    said: tuple[str, ...] = ()
    mutual: bool = False
    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    kind: str = "other"
    items: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    stored: bool = False
    issue: str = ""

    @property
    def sides(self) -> frozenset[str]:
        """All who act and are acted on."""
        return frozenset((*self.actors, *self.recipients))

    @property
    def dyads(self) -> tuple[Dyad, ...]:
        """Who does it to whom; what is mutual counts in both directions, what a state does at home towards itself."""
        if self.act is None:
            return ()
        if self.recipients:
            pairs = [(a, b) for a in self.actors for b in self.recipients]
            pairs = [(a, b) for a, b in pairs if a != b] or pairs[:1]
        else:
            pairs = list(permutations(self.actors, 2))
        if self.mutual or self.act in MUTUAL:
            pairs = [two for a, b in pairs for two in ((a, b), (b, a)) if a != b]
        return tuple(dict.fromkeys(Dyad(a, b) for a, b in pairs))


def alike(one: Telling, other: Telling, common: frozenset[str] = frozenset()) -> float:
    """How like they are, 0..1: the words and names that they share, without those of `common`."""
    mine, theirs = _set(one.terms) - common, _set(other.terms) - common
    shared = len(mine & theirs)
    return shared / math.sqrt(len(mine) * len(theirs)) if shared >= FEWEST else 0.0


@lru_cache(maxsize=65_536)
def _set(terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(terms)


def oneness(one: Telling, other: Telling, common: frozenset[str] = frozenset()) -> float:
    """How surely two tellings are of one event; 0: they are not.

    Two stored events never are, nor two items of one issue: the grouping and the editors keep those apart.
    """
    if one.id in other.events or other.id in one.events:
        return CERTAIN
    if abs(one.on - other.on) > CLOSE or (one.stored and other.stored) or (one.issue and one.issue == other.issue):
        return 0.0
    like = alike(one, other, common)
    return like if like >= _least(one, other) else 0.0


def _least(one: Telling, other: Telling) -> float:
    """How alike two tellings must be to be of one event."""
    items = not (one.stored or other.stored)
    if not _alike_in_kind(one, other):
        return OTHERWISE_ITEMS if items else OTHERWISE
    if one.on != other.on:
        return NEAR_ITEMS if items else NEAR
    return TIED if one.id in other.related or other.id in one.related else SAME_DAY


def _alike_in_kind(one: Telling, other: Telling) -> bool:
    """The same class of act between the same two, or with a side in common where one names only one side or none."""
    if (one.act is None) != (other.act is None):
        return False
    if one.act and other.act and quad(one.act) is not quad(other.act):
        return False
    mine, theirs = ({frozenset((d.actor, d.recipient)) for d in t.dyads} for t in (one, other))
    if mine and theirs:
        return bool(mine & theirs)
    return bool(one.sides or other.sides) and (not one.sides or not other.sides or bool(one.sides & other.sides))


def joined(tellings: Iterable[Telling], common: frozenset[str] = frozenset()) -> list[list[Telling]]:
    """The tellings by event. What it costs hangs on how many lie within a few days, not on all."""
    found: list[list[Telling]] = []
    near: list[tuple[Telling, list[Telling]]] = []
    for one in sorted(tellings, key=lambda t: (t.on, not t.stored, t.id)):
        near = [(t, those) for t, those in near if one.on - t.on <= CLOSE or t.id in one.events]
        sure, those = max(
            ((oneness(one, t, common), some) for t, some in near), key=lambda pair: pair[0], default=(0.0, [])
        )
        if not sure:
            those = []
            found.append(those)
        those.append(one)
        near.append((one, those))
    return found


def occurrence(tellings: Sequence[Telling]) -> Occurrence:
    """The event of some tellings: as the stored event tells it, else the first that names most."""
    best = min(tellings, key=_order)
    return Occurrence(
        id=best.id, on=best.on, reported_on=min(t.reported_on for t in tellings), act=best.act, dyads=best.dyads,
        actors=best.actors, items=_each(i for t in tellings for i in t.items),
        outlets=_each(o for t in tellings for o in t.outlets), text=best.text,
    )  # fmt: skip


def _order(one: Telling) -> tuple[bool, bool, bool, date, str]:
    return not one.stored, one.act is None, not one.dyads, one.reported_on, one.id


def _each(values: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
