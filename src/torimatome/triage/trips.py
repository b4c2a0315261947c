"""Trips and guests: events that are one visit although the grouping left them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from torimatome.lang.text import fold
from torimatome.model import Article, Dossier, Entity, EntityKind, EventKind, Outlet
from torimatome.profiles.ranks import host_of
from torimatome.profiles.register import Register
from torimatome.triage.reading import every_article, first_hand, tree
from torimatome.triage.rules import Rules

_ON_A_TRIP = frozenset({
    EventKind.VISIT, EventKind.MEETING, EventKind.INTERVIEW, EventKind.STATEMENT, EventKind.CEREMONY, EventKind.OTHER,
    EventKind.REPORT, EventKind.INCIDENT, EventKind.REGULATION, EventKind.RESOLUTION,
})  # fmt: skip
_WITH_A_GUEST = frozenset({EventKind.VISIT, EventKind.MEETING, EventKind.REPORT})
_ABROAD = frozenset({EventKind.VISIT, EventKind.MEETING, EventKind.INTERVIEW, EventKind.STATEMENT})
# Independent houses from which an event on a trip is an event of its own (a summit, a council of states):
# the parts of a visit have four at most on the two shared weeks, a first session of a new body nine.
OWN_EVENT = 5


@dataclass(frozen=True, slots=True)
class Scene:
    """A place away from home, the home office-holder who is there, and the days."""

    place: str
    host: str
    first_on: date
    last_on: date


def joined(
    dossiers: Sequence[Dossier], register: Register, outlets: Mapping[str, Outlet], home: str, rules: Rules
) -> tuple[Dossier, ...]:
    """The dossiers with those of one trip, and of one guest with one host, made one; the rest as they were."""
    groups: dict[object, list[Dossier]] = {}
    scenes = list(_scenes(dossiers, register, outlets, home, rules))
    for number, dossier in enumerate(dossiers):
        key: object = number
        if not stands_alone(dossier, outlets, rules):
            key = _key(dossier, scenes, register, home) or number
        groups.setdefault(key, []).append(dossier)
    return tuple(_one(group) for group in groups.values())


def _key(dossier: Dossier, scenes: Sequence[Scene], register: Register, home: str) -> object:
    if dossier.event.kind is EventKind.PHONE_CALL:
        return _guest_key(dossier, register, home)
    if dossier.event.kind not in _ON_A_TRIP:
        return None
    return _scene_of(dossier, scenes, register, home) or _guest_key(dossier, register, home)


def stands_alone(dossier: Dossier, outlets: Mapping[str, Outlet], rules: Rules) -> bool:
    """Whether an event is an item of its own even on a journey: much reported, or talks that the rules single out."""
    owners = {outlets[a.outlet].owner for a in first_hand(dossier) if a.outlet in outlets}
    heads = fold(" ".join(f"{a.headline} {a.lead}" for a in dossier.articles))
    own = any(rules.words[name].search(heads) for name in rules.own_item if name in rules.words)
    talks = dossier.event.kind in (EventKind.MEETING, EventKind.PHONE_CALL)
    much_reported = len(owners) >= OWN_EVENT and dossier.event.kind is not EventKind.VISIT
    return much_reported or (own and talks)


def _scenes(
    dossiers: Sequence[Dossier], register: Register, outlets: Mapping[str, Outlet], home: str, rules: Rules
) -> Iterator[Scene]:
    """Where home office-holders of the first ranks are, by the datelines of the home outlets that travel with them."""
    days: dict[tuple[str, str], list[date]] = {}
    for dossier in (d for whole in dossiers for d in tree(whole)):
        host = host_of(dossier, register, home)
        if host is None or host.office.title not in rules.principal_hosts:
            continue
        for article in dossier.articles:
            outlet = outlets.get(article.outlet)
            place = _dateline_place(article) if outlet and outlet.country == home else ""
            if place and place not in {fold(p) for p in rules.home_places} and article.reported_on:
                days.setdefault((place, host.entity.id), []).append(article.reported_on)
    for (place, host_id), found in days.items():
        for first, last in _runs(sorted(set(found))):
            yield Scene(place, host_id, first, last)


def _runs(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Runs of days without a gap of more than one day."""
    first = days[0]
    for a, b in zip(days, [*days[1:], None], strict=True):
        if b is None or b - a > timedelta(days=2):
            yield first, a
            first = b or first


def _dateline_place(article: Article) -> str:
    line = article.dateline
    return fold((line.place or re.split(r"[,،、(]", line.raw)[0]).strip()) if line else ""


def _scene_of(dossier: Dossier, scenes: Sequence[Scene], register: Register, home: str) -> Scene | None:
    """The scene that an event belongs to: its host is there on those days, and a dateline or head names the place."""
    host = host_of(dossier, register, home)
    for scene in scenes:
        if host is None or host.entity.id != scene.host:
            continue
        for article in dossier.articles:
            day = article.reported_on
            if day and scene.first_on <= day <= scene.last_on and _is_told_abroad(dossier):
                return scene
            near = day and scene.first_on - timedelta(days=1) <= day <= scene.last_on + timedelta(days=1)
            head = fold(f"{article.headline} {article.lead}")
            if near and (_dateline_place(article) == scene.place or scene.place in head):
                return scene
    return None


def _is_told_abroad(dossier: Dossier) -> bool:
    """Whether only foreign-language reports tell what their host did: on a journey, it belongs to the journey."""
    english = any(a.language.startswith("en") for a in dossier.articles)
    return not english and dossier.event.kind in _ABROAD


def _guest_key(dossier: Dossier, register: Register, home: str) -> object:
    """Guest and week of talks with one foreign office-holder, or guest, host and day of a call; None: no such talk."""
    host = host_of(dossier, register, home)
    guests = _foreigners_at_head(dossier, register, home)
    days = [a.reported_on for a in dossier.articles if a.reported_on]
    if host is None or len(guests) != 1 or not days:
        return None
    if dossier.event.kind is EventKind.PHONE_CALL:
        return (guests[0], host.entity.id, dossier.event.first_on or min(days))
    return (guests[0], min(days).isocalendar()[:2]) if dossier.event.kind in _WITH_A_GUEST else None


def _foreigners_at_head(dossier: Dossier, register: Register, home: str) -> list[str]:
    """Ids of foreign office-holders whom the first sentences name, each once."""
    found: dict[str, None] = {}
    for article in dossier.articles:
        for mention in dossier.mentions.get(article.id, ()):
            entity = register.get(mention.entity)
            at_head = mention.in_headline or mention.end <= len(article.lead)
            # A short surface ("He", "Go") is as often a word as a name.
            if entity and at_head and len(mention.surface) > 3 and _is_foreign_officer(entity, home):
                found[entity.id] = None
    return list(found)


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
