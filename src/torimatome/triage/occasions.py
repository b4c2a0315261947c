"""One occasion, several speakers: the report that tells of most of them leads, not the first that was filed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from torimatome.model import Dossier, EntityKind, EventKind, Outlet
from torimatome.profiles.ranks import host_of
from torimatome.profiles.register import Register
from torimatome.triage.reading import first_hand

_MOST = 2  # others of whom a report must tell to lead


def led_by_widest(dossier: Dossier, register: Register, home: str) -> Dossier:
    """The dossier with the part that names most of the others' speakers as its event, where nobody of home is host."""
    every = (replace(dossier, parts=()), *dossier.parts)
    if dossier.event.kind is EventKind.VISIT or len(every) <= _MOST or any(host_of(d, register, home) for d in every):
        return dossier
    speakers = [_people(d, register, at_head=True) for d in every]
    told = [_people(d, register, at_head=False) for d in every]
    wide = [sum(bool(speakers[j] & told[i]) for j in range(len(every)) if j != i) for i in range(len(every))]
    best = max(range(len(every)), key=lambda i: (wide[i], -i))
    if wide[best] < _MOST or wide[best] <= wide[0]:
        return dossier
    rest = tuple(d for i, d in enumerate(every) if i != best)
    return replace(every[best], parts=(*every[best].parts, *rest))


def led_by_occasion(dossier: Dossier, register: Register, outlets: Mapping[str, Outlet], home: str) -> Dossier:
    """The dossier of a journey with the part that most houses tell as its event: the council, not a talk beside it."""
    whole = replace(dossier, parts=())
    host = host_of(whole, register, home)
    if dossier.event.kind is EventKind.VISIT or not dossier.parts or host is None:
        return dossier
    every = [whole, *(p for p in dossier.parts if _acts(p, host.entity.id, register, home))]
    best = max(every, key=lambda d: _houses(d, outlets))
    if _houses(best, outlets) <= _houses(whole, outlets):
        return dossier
    return replace(best, parts=(*best.parts, whole, *(p for p in dossier.parts if p is not best)))


def _acts(dossier: Dossier, person: str, register: Register, home: str) -> bool:
    host = host_of(dossier, register, home)
    return host is not None and host.entity.id == person


def _houses(dossier: Dossier, outlets: Mapping[str, Outlet]) -> int:
    return len({outlets[a.outlet].owner for a in first_hand(dossier) if a.outlet in outlets})


def _people(dossier: Dossier, register: Register, *, at_head: bool) -> frozenset[str]:
    """The persons whom the reports name: those of the register, and names of two words that it lacks."""
    found = set()
    for article in dossier.articles:
        for mention in dossier.mentions.get(article.id, ()):
            entity = register.get(mention.entity)
            is_person = entity.kind is EntityKind.PERSON if entity else " " in mention.surface
            if is_person and (not at_head or mention.in_headline or mention.end <= len(article.lead)):
                found.add(mention.entity or mention.surface)
    return frozenset(found)
