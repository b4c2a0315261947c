"""Scenes: where home office-holders are on a journey, and which events belong there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from torimatome.lang.text import fold
from torimatome.model import Article, Dossier, EntityKind, EventKind, Outlet
from torimatome.profiles.ranks import host_of
from torimatome.profiles.register import Register
from torimatome.triage.reading import tree
from torimatome.triage.rules import Rules

_ABROAD = frozenset({EventKind.VISIT, EventKind.MEETING, EventKind.INTERVIEW, EventKind.STATEMENT})


@dataclass(frozen=True, slots=True)
class Scene:
    """A place away from home (a place of the register by its id), the home office-holder who is there, and the days."""

    place: str
    host: str
    first_on: date
    last_on: date


@dataclass(frozen=True)
class Places:
    """The places of the register by every form of their names: one town is one place in any language's dateline."""

    register: Register

    def of(self, article: Article) -> str:
        """The place of the dateline: its id in the register, else its name folded; empty: there is none."""
        line = article.dateline
        name = fold((line.place or re.split(r"[,،、(]", line.raw)[0]).strip()) if line else ""
        return self._ids.get(name, name)

    def named(self, name: str) -> str:
        """A place by its name."""
        return self._ids.get(fold(name), fold(name))

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        places = sorted(self.register.of_kind(EntityKind.PLACE), key=lambda e: e.id, reverse=True)
        return {
            fold(form): place.id
            for place in places
            for form in (*place.names.values(), *(f for forms in place.forms.values() for f in forms))
        }


def scenes(
    dossiers: Sequence[Dossier], places: Places, outlets: Mapping[str, Outlet], home: str, rules: Rules
) -> Iterator[Scene]:
    """Where home office-holders of the first ranks are, by the datelines of the home outlets that travel with them."""
    days: dict[tuple[str, str], list[date]] = {}
    at_home = {places.named(name) for name in rules.home_places}
    for dossier in (d for whole in dossiers for d in tree(whole)):
        host = host_of(dossier, places.register, home)
        if host is None or host.office.title not in rules.principal_hosts:
            continue
        for article in dossier.articles:
            outlet = outlets.get(article.outlet)
            place = places.of(article) if outlet and outlet.country == home else ""
            if place and place not in at_home and article.reported_on:
                days.setdefault((place, host.entity.id), []).append(article.reported_on)
    for (place, host_id), found in days.items():
        for first, last in runs(sorted(set(found))):
            yield Scene(place, host_id, first, last)


def runs(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Runs of days without a gap of more than one day."""
    first = days[0]
    for a, b in zip(days, [*days[1:], None], strict=True):
        if b is None or b - a > timedelta(days=2):
            yield first, a
            first = b or first


def scene_of(dossier: Dossier, known: Sequence[Scene], places: Places, home: str) -> Scene | None:
    """The scene that an event belongs to: its host is there on those days, and a dateline or head names the place."""
    host = host_of(dossier, places.register, home)
    for scene in known:
        if host is None or host.entity.id != scene.host:
            continue
        for article in dossier.articles:
            day = article.reported_on
            if day and scene.first_on <= day <= scene.last_on and _is_told_abroad(dossier):
                return scene
            near = day and scene.first_on - timedelta(days=1) <= day <= scene.last_on + timedelta(days=1)
            if near and (places.of(article) == scene.place or _names_it(dossier, article, scene.place)):
                return scene
    return None


def _names_it(dossier: Dossier, article: Article, place: str) -> bool:
    """Whether the head of an article names the place."""
    if place in fold(f"{article.headline} {article.lead}"):
        return True
    found = (m for m in dossier.mentions.get(article.id, ()) if m.entity == place)
    return any(m.in_headline or m.end <= len(article.lead) for m in found)


def _is_told_abroad(dossier: Dossier) -> bool:
    """Whether only foreign-language reports tell what their host did: on a journey, it belongs to the journey."""
    english = any(a.language.startswith("en") for a in dossier.articles)
    return not english and dossier.event.kind in _ABROAD
