"""Item units: one visit is one item, but one guest at several principal hosts is one item for each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from torimatome.config import House
from torimatome.model import Dossier, EntityKind, EventKind, Outlet
from torimatome.profiles.ranks import Host, host_of
from torimatome.profiles.register import Register
from torimatome.triage.denials import with_denials
from torimatome.triage.following import with_followers
from torimatome.triage.occasions import led_by_occasion, led_by_widest
from torimatome.triage.rules import Rules, read_rules
from torimatome.triage.trips import is_own_talk, joined, stands_alone

# Calls and letters read alike: two of them are of one matter only when the same person from abroad is in both.
_ALIKE = frozenset({EventKind.PHONE_CALL, EventKind.LETTER})
_OF_STATE, _NO_RANK = 2, 9  # ranks of the register's offices: heads of state and government


def units(
    dossiers: Sequence[Dossier], house: House, register: Register, outlets: Mapping[str, Outlet] | None = None
) -> tuple[Dossier, ...]:
    """The dossiers as items take them: strangers taken out of visits, one trip made one, several hosts divided.

    The host of highest rank keeps the visit's own reports; what a lesser host did goes to the last of the others.
    """
    rules, outlets = read_rules(house), outlets or {}
    single = [unit for d in dossiers for unit in _without_strangers(d, register, house.home, outlets, rules)]
    whole = joined(with_denials(single), register, outlets, house.home, rules)
    divided = [unit for dossier in whole for unit in _divide(dossier, rules, register, house.home)]
    followed = with_followers(divided, register, outlets, house.home)
    led = (led_by_occasion(unit, register, outlets, house.home) for unit in followed)
    return tuple(led_by_widest(unit, register, house.home) for unit in led)


def _without_strangers(
    dossier: Dossier, register: Register, home: str, outlets: Mapping[str, Outlet], rules: Rules
) -> list[Dossier]:
    """The dossier, and those of its parts that cannot belong to it, or stand alone, as dossiers of their own."""
    strangers = [
        p
        for p in dossier.parts
        if not _belongs(p, dossier, register, home)
        or (stands_alone(p, outlets, rules) and not stands_alone(replace(dossier, parts=()), outlets, rules))
        or _is_with_others(p, dossier, register, home, rules)
    ]
    kept = tuple(p for p in dossier.parts if p not in strangers)
    return [replace(dossier, parts=kept), *(replace(p, event=replace(p.event, part_of=None)) for p in strangers)]


def _belongs(part: Dossier, whole: Dossier, register: Register, home: str) -> bool:
    """Whether a part names somebody or something that its whole names; a call or letter: the same person from abroad."""
    if not {a.language for a in part.articles} & {a.language for a in whole.articles}:
        return True
    if {part.event.kind, whole.event.kind} <= _ALIKE:
        return (
            part.event.kind is whole.event.kind
            and _same_days(part, whole)
            and bool(_guests(part, register, home) & _guests(whole, register, home))
        )
    return bool(_people(part, register, home) & _people(whole, register, home))


def _is_with_others(part: Dossier, whole: Dossier, register: Register, home: str, rules: Rules) -> bool:
    """Whether a part is with other guests than the talk that the rules single out and that stands for the whole."""
    host, guests = host_of(whole, register, home), _guests(part, register, home)
    if host is None or host.office.title not in rules.principal_hosts or not is_own_talk(whole, rules):
        return False
    return bool(guests) and not guests & _guests(whole, register, home)


def _same_days(part: Dossier, whole: Dossier) -> bool:
    """Whether the two are told of the same day or the next: a second call in the week is a second event."""
    own, other = ([a.reported_on for a in d.articles if a.reported_on] for d in (part, whole))
    return not own or not other or abs((min(own) - min(other)).days) <= 1


def _people(dossier: Dossier, register: Register, home: str) -> set[str]:
    """Ids of what the texts name, the home country left out; for names that no register holds, the name itself."""
    found = set()
    for mention in (m for a in dossier.articles for m in dossier.mentions.get(a.id, ())):
        entity = register.get(mention.entity)
        is_home = entity is not None and entity.kind is not EntityKind.PERSON and entity.country == home
        if not is_home and not (entity and entity.kind is EntityKind.OUTLET):
            found.add(mention.entity or mention.surface)
    return found


def _guests(dossier: Dossier, register: Register, home: str) -> set[str]:
    """The persons from abroad at the head of the reports: those of the register, and full names that it lacks."""
    found = set()
    for article in dossier.articles:
        for mention in dossier.mentions.get(article.id, ()):
            entity = register.get(mention.entity)
            abroad = entity is not None and entity.kind is EntityKind.PERSON and entity.country != home
            if (mention.in_headline or mention.end <= len(article.lead)) and (
                abroad or (entity is None and " " in mention.surface)
            ):
                found.add(mention.entity or mention.surface)
    return found


def _divide(dossier: Dossier, rules: Rules, register: Register, home: str) -> list[Dossier]:
    hosts = [host_of(part, register, home) for part in dossier.parts]
    named = [h.office.title for h in (host_of(dossier, register, home), *hosts) if h]
    titles = sorted({t for t in named if t in rules.principal_hosts}, key=rules.principal_hosts.index)
    if len(titles) < 2 or _is_journey(hosts) or _is_of_first_rank(dossier, register, home):
        return [_led_by_principal(dossier, hosts, titles, register, home)]
    groups: dict[str, list[Dossier]] = {title: [] for title in titles}
    for part, host in zip(dossier.parts, hosts, strict=True):
        title = host.office.title if host else titles[0]
        groups[title if title in groups else titles[-1]].append(part)
    own = host_of(dossier, register, home)
    first = own.office.title if own and own.office.title in groups else titles[0]
    units = [replace(dossier, parts=tuple(groups[first]))]
    return units + [
        _joined(groups[title], title, register, home) for title in titles if title != first and groups[title]
    ]


def _is_of_first_rank(dossier: Dossier, register: Register, home: str) -> bool:
    """Whether one foreign head of state or government is the guest of most: a state's visit, whoever receives him."""
    every = (replace(dossier, parts=()), *dossier.parts)
    found = Counter(g for d in every for g in _guests(d, register, home) if _rank(g, d, register) <= _OF_STATE)
    return any(2 * count > len(every) for count in found.values())


def _rank(person: str, dossier: Dossier, register: Register) -> int:
    """The rank of the office that somebody holds on the days of an event."""
    entity, days = register.get(person), [a.reported_on for a in dossier.articles if a.reported_on]
    office = entity.office_on(min(days)) if entity and days else None
    name = register.office(office) if office else None
    return name.rank if name else _NO_RANK


def _led_by_principal(
    dossier: Dossier, hosts: Sequence[Host | None], titles: Sequence[str], register: Register, home: str
) -> Dossier:
    """The dossier with the principal host's talk as its event, where a lesser host's talk stood for the whole."""
    own = host_of(dossier, register, home)
    if own is None or own.office.title in titles:
        return dossier
    for part, host in zip(dossier.parts, hosts, strict=True):
        if host and host.office.title in titles:
            rest = (replace(dossier, parts=()), *(p for p in dossier.parts if p is not part))
            return replace(part, parts=(*part.parts, *rest))
    return dossier


def _is_journey(hosts: Sequence[Host | None]) -> bool:
    """Whether one office-holder acts in most parts: then the others travel along, and it stays one item."""
    titles = [h.office.title for h in hosts if h]
    return len(titles) > 3 and max(titles.count(t) for t in set(titles)) >= 0.75 * len(titles)


def _joined(parts: Sequence[Dossier], title: str, register: Register, home: str) -> Dossier:
    """The parts of one host as one dossier: the host's own talk is the event, the rest are its parts."""

    def is_anothers(part: Dossier) -> bool:
        host = host_of(part, register, home)
        return host is None or host.office.title != title

    head, *rest = sorted(parts, key=is_anothers)
    return replace(head, parts=(*head.parts, *rest))
