"""Who of the home country acts in an event, by the register's offices."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from torimatome.model import Dossier, Entity, Office
from torimatome.profiles.register import Register

_LOWEST = 9


@dataclass(frozen=True, slots=True)
class Host:
    """A home office-holder who acts in an event, with the rank of the office (1 is the head of state)."""

    entity: Entity
    office: Office
    rank: int


def host_of(dossier: Dossier, register: Register, home: str) -> Host | None:
    """The home office-holder whom most reports of the event name at their head; the higher rank of equals."""
    named: Counter[str] = Counter()
    hosts: dict[str, Host] = {}
    for article in dossier.articles:
        ids = {
            m.entity
            for m in dossier.mentions.get(article.id, ())
            if m.entity and (m.in_headline or m.end <= len(article.lead))
        }
        for host in filter(None, (_host(register.get(i), register, home, article.reported_on) for i in ids)):
            hosts[host.entity.id] = host
            named[host.entity.id] += 1
    if not hosts:
        return None
    return min(hosts.values(), key=lambda h: (-named[h.entity.id], h.rank, h.entity.id))


def _host(entity: Entity | None, register: Register, home: str, day: date | None) -> Host | None:
    if entity is None or entity.country != home or not entity.offices:
        return None

    office = entity.office_on(day) if day else entity.offices[0]
    if office is None or office.country not in (None, home):
        return None
    name = register.office(office)
    return Host(entity, office, name.rank if name else _LOWEST)
