"""What follows an event is not a second item: a finding, a reaction, another voice of the same occasion."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from torimatome.model import Dossier, EntityKind, EventKind, Outlet
from torimatome.profiles.register import Register
from torimatome.triage.reading import every_article, first_hand, tree
from torimatome.triage.trips import OWN_EVENT

# A name is rare that so many events of the week have at most. Tried on six weeks: 2 finds one pair of six, 4 adds a wrong one.
_RARE = 3
_AT_LEAST = 2  # rare names in common; 1 adds seven wrong pairs, 3 loses four
# The share of the later event's names, rare ones weighing more, that the first has: 0.6 to 0.8 alike, 0.5 adds a wrong pair.
_SHARE = 0.6
_WITHIN = timedelta(days=4)
_NOT_TELLING = frozenset({EntityKind.COUNTRY, EntityKind.OUTLET})
# A call or a letter is an item of its own, and so is an act of the same two that is not one.
_APART = frozenset({EventKind.PHONE_CALL, EventKind.LETTER})


@dataclass(frozen=True, slots=True)
class Named:
    """The names of an event at the heads of its reports and anywhere in them, the houses that tell it, its days."""

    heads: frozenset[str]
    everywhere: frozenset[str]
    houses: int
    kind: EventKind
    first_on: date | None
    last_on: date | None


def with_followers(
    dossiers: Sequence[Dossier], register: Register, outlets: Mapping[str, Outlet], home: str
) -> list[Dossier]:
    """The dossiers, each event that nearly all names tell to be another's matter made a part of that one."""
    named = [_named(d, outlets) for d in dossiers]
    counted = Counter(name for n in named for name in n.everywhere)
    weights = {name: math.log(len(dossiers) / count) for name, count in counted.items()}
    at_most = min(_RARE, len(dossiers) // 3)
    rare = {n for n, count in counted.items() if count <= at_most and _is_telling(n, register, home)}
    whole: dict[int, int] = {}
    able = [i for i, n in enumerate(named) if n.houses and n.kind not in _APART]
    for i in able:
        likely = [
            j for j in able if j != i and j not in whole and _follows(named[i], named[j], rare, weights, register)
        ]
        if likely and i not in whole.values():
            whole[i] = max(likely, key=lambda j: (named[j].houses, -j))
    parts: dict[int, list[Dossier]] = {}
    for i, j in whole.items():
        parts.setdefault(j, []).append(dossiers[i])
    return [_with(d, parts.get(i, ())) for i, d in enumerate(dossiers) if i not in whole]


def _follows(later: Named, first: Named, rare: set[str], weights: Mapping[str, float], register: Register) -> bool:
    """Whether an event is told by fewer houses (save on a visit), in the days after, and of the same rare names."""
    common = later.heads & first.everywhere
    shared = common & rare & first.heads
    limit = first.houses
    if first.kind is EventKind.VISIT and any(_is(n, EntityKind.PERSON, register) for n in shared):
        # Talks on a visit were divided by their hosts; what else the guest and host did belongs to it.
        limit = OWN_EVENT if later.kind is not EventKind.MEETING else 0
    if later.houses >= limit or not _is_soon(later, first):
        return False
    if len(common & rare) < _AT_LEAST or all(_is(n, EntityKind.PLACE, register) for n in shared):
        return False
    # A word that no register holds is as often a scrap of a sentence, and never the same in another script.
    known = {n for n in later.heads if register.get(n)}
    return sum(weights[n] for n in common & known) >= _SHARE * sum(weights[n] for n in known)


def _is_soon(later: Named, first: Named) -> bool:
    """Whether the first report of an event is of the days of the other, the day before, or a few days after."""
    if later.first_on is None or first.first_on is None or first.last_on is None:
        return False
    return first.first_on - timedelta(days=1) <= later.first_on <= first.last_on + _WITHIN


def _named(dossier: Dossier, outlets: Mapping[str, Outlet]) -> Named:
    heads, everywhere = set(), set()
    for one in tree(dossier):
        for article in one.articles:
            for mention in one.mentions.get(article.id, ()):
                name = mention.entity or mention.surface
                if name in outlets:
                    continue
                everywhere.add(name)
                if mention.in_headline or mention.end <= len(article.lead):
                    heads.add(name)
    days = [a.reported_on for a in every_article(dossier) if a.reported_on]
    houses = {outlets[a.outlet].owner for a in first_hand(dossier) if a.outlet in outlets}
    return Named(
        frozenset(heads),
        frozenset(everywhere),
        len(houses),
        dossier.event.kind,
        min(days, default=None),
        max(days, default=None),
    )


def _is_telling(name: str, register: Register, home: str) -> bool:
    """Whether a name tells one matter from another: no country, nor an office-holder of home, who acts every day."""
    entity = register.get(name)
    if entity is None:
        return True
    return entity.kind not in _NOT_TELLING and not (entity.country == home and bool(entity.offices))


def _is(name: str, kind: EntityKind, register: Register) -> bool:
    entity = register.get(name)
    return entity is not None and entity.kind is kind


def _with(dossier: Dossier, followers: Sequence[Dossier]) -> Dossier:
    own = tuple(
        p for d in followers for p in (replace(d, parts=(), event=replace(d.event, part_of=dossier.event.id)), *d.parts)
    )
    return replace(dossier, parts=(*dossier.parts, *own)) if own else dossier
