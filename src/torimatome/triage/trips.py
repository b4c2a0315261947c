"""Trips and guests: events that are one visit although the grouping left them apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from torimatome.lang.text import fold
from torimatome.model import Dossier, Entity, EntityKind, EventKind, Outlet
from torimatome.profiles.ranks import host_of
from torimatome.profiles.register import Register
from torimatome.triage.reading import every_article, first_hand, tree
from torimatome.triage.rules import Rules
from torimatome.triage.scenes import Places, Scene, runs, scene_of, scenes

_ON_A_TRIP = frozenset({
    EventKind.VISIT, EventKind.MEETING, EventKind.INTERVIEW, EventKind.STATEMENT, EventKind.CEREMONY, EventKind.OTHER,
    EventKind.REPORT, EventKind.INCIDENT, EventKind.REGULATION, EventKind.RESOLUTION,
})  # fmt: skip
_WITH_A_GUEST = frozenset({EventKind.VISIT, EventKind.MEETING, EventKind.REPORT})
# Independent houses from which an event on a trip is an event of its own (a summit, a council of states):
# the parts of a visit have four at most on the two shared weeks, a first session of a new body nine.
OWN_EVENT = 5
Stays = Mapping[str, tuple[tuple[date, date], ...]]


def joined(
    dossiers: Sequence[Dossier], register: Register, outlets: Mapping[str, Outlet], home: str, rules: Rules
) -> tuple[Dossier, ...]:
    """The dossiers with those of one trip, and of one guest with one host, made one; the rest as they were."""
    groups: dict[object, list[Dossier]] = {}
    places = Places(register)
    known = list(scenes(dossiers, places, outlets, home, rules))
    stays = _stays(dossiers, register, home)
    for number, dossier in enumerate(dossiers):
        key: object = number
        if not stands_alone(dossier, outlets, rules):
            key = _key(dossier, known, stays, places, home) or number
        groups.setdefault(key, []).append(dossier)
    return tuple(_one(group) for group in groups.values())


def _key(dossier: Dossier, known: Sequence[Scene], stays: Stays, places: Places, home: str) -> object:
    if dossier.event.kind is EventKind.PHONE_CALL:
        return _guest_key(dossier, stays, places.register, home)
    if dossier.event.kind not in _ON_A_TRIP:
        return None
    return scene_of(dossier, known, places, home) or _guest_key(dossier, stays, places.register, home)


def stands_alone(dossier: Dossier, outlets: Mapping[str, Outlet], rules: Rules) -> bool:
    """Whether an event is an item of its own even on a journey: much reported, or talks that the rules single out."""
    owners = {outlets[a.outlet].owner for a in first_hand(dossier) if a.outlet in outlets}
    much_reported = len(owners) >= OWN_EVENT and dossier.event.kind is not EventKind.VISIT
    return much_reported or is_own_talk(dossier, rules)


def is_own_talk(dossier: Dossier, rules: Rules) -> bool:
    """Whether the event is talks that the rules single out, on a journey or not."""
    heads = fold(" ".join(f"{a.headline} {a.lead}" for a in dossier.articles))
    own = any(rules.words[name].search(heads) for name in rules.own_item if name in rules.words)
    return own and dossier.event.kind in (EventKind.MEETING, EventKind.PHONE_CALL)


def _guest_key(dossier: Dossier, stays: Stays, register: Register, home: str) -> object:
    """A foreign office-holder's talks and the days of the stay, or guest, host and day of a call; None: no such talk."""
    host = next(filter(None, (host_of(d, register, home) for d in tree(dossier))), None)
    guest, on = _guest(dossier, register, home), _first_on(dossier)
    if host is None or guest is None or on is None:
        return None
    if dossier.event.kind is EventKind.PHONE_CALL:
        return (guest, host.entity.id, dossier.event.first_on or on)
    if dossier.event.kind not in _WITH_A_GUEST:
        return None
    return next((guest, first) for first, last in stays[guest] if first <= on <= last)


def _stays(dossiers: Sequence[Dossier], register: Register, home: str) -> Stays:
    """When each guest was there, by the first reports of the talks."""
    days: dict[str, set[date]] = {}
    for dossier in dossiers:
        guest, on = _guest(dossier, register, home), _first_on(dossier)
        if guest and on and dossier.event.kind in _WITH_A_GUEST:
            days.setdefault(guest, set()).add(on)
    return {guest: tuple(runs(sorted(found))) for guest, found in days.items()}


def _guest(dossier: Dossier, register: Register, home: str) -> str | None:
    """The one foreign office-holder at the heads of an event's reports, and of those of each of its parts."""
    found = set.intersection(*(_foreigners_at_head(d, register, home) for d in tree(dossier)))
    return found.pop() if len(found) == 1 else None


def _first_on(dossier: Dossier) -> date | None:
    return min((a.reported_on for a in dossier.articles if a.reported_on), default=None)


def _foreigners_at_head(dossier: Dossier, register: Register, home: str) -> set[str]:
    """Ids of foreign office-holders whom the first sentences name."""
    found = set()
    for article in dossier.articles:
        for mention in dossier.mentions.get(article.id, ()):
            entity = register.get(mention.entity)
            at_head = mention.in_headline or mention.end <= len(article.lead)
            # A short surface ("He", "Go") is as often a word as a name.
            if entity and at_head and len(mention.surface) > 3 and _is_foreign_officer(entity, home):
                found.add(entity.id)
    return found


def _is_foreign_officer(entity: Entity, home: str) -> bool:
    return entity.kind is EntityKind.PERSON and entity.country != home and bool(entity.offices)


def _one(group: Sequence[Dossier]) -> Dossier:
    """One dossier of several: the visit as such is the event, the first reported where none is; the rest are parts."""
    if len(group) == 1:
        return group[0]
    whole = min(group, key=lambda d: (d.event.kind is not EventKind.VISIT, _first_day(d), d.event.id))
    others = [d for d in group if d is not whole]
    if whole.event.kind is EventKind.PHONE_CALL:
        return _pooled(whole, others)
    return replace(whole, parts=(*whole.parts, *(p for d in others for p in (replace(d, parts=()), *d.parts))))


def _pooled(whole: Dossier, others: Sequence[Dossier]) -> Dossier:
    """One call reported in groups of its own becomes one event with all its reports."""
    all_of = (whole, *others)
    return replace(
        whole,
        articles=tuple(a for d in all_of for a in d.articles),
        coverage=tuple(c for d in all_of for c in d.coverage),
        mentions={k: v for d in all_of for k, v in d.mentions.items()},
        claims=tuple(c for d in all_of for c in d.claims),
        parts=tuple(p for d in all_of for p in d.parts),
    )


def _first_day(dossier: Dossier) -> str:
    return min((a.published.at.isoformat() for a in every_article(dossier) if a.published), default="~")
