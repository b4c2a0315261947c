"""Which section an event belongs to: the profile's rules first, past issues as a second voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from torimatome.config import House
from torimatome.model import Dossier, Item, Label, Outlet
from torimatome.profiles.register import Register
from torimatome.triage.precedents import nearest
from torimatome.triage.reading import Reading, first_hand, read
from torimatome.triage.rules import Rules, read_rules


def classify(
    dossier: Dossier,
    house: House,
    register: Register,
    outlets: Mapping[str, Outlet],
    precedents: Sequence[Item] = (),
) -> tuple[Label, ...]:
    """The sections proposed for an event, best first, each with its reason in words."""
    rules = read_rules(house)
    reading = read(dossier, outlets, register, house.home)
    votes = _by_rules(reading, rules)
    votes += _by_precedents(dossier, precedents)
    known = {s.key for s in house.sections}
    votes = [v for v in votes if v[0] in known]
    if not votes:
        votes = [(rules.default_section, 1.0, "no rule places it: the section for the rest")]
    return _labels(dossier.event.id, votes)


def _by_rules(reading: Reading, rules: Rules) -> list[tuple[str, float, str]]:
    return [(r.section or "", r.points, r.name) for r in rules.placement if reading.holds(r, rules)]


def _by_precedents(dossier: Dossier, past: Sequence[Item]) -> list[tuple[str, float, str]]:
    headlines = " ".join(a.headline for a in first_hand(dossier) if a.language.startswith("en"))
    return [
        (p.item.section, p.likeness, f'a past issue put "{p.item.headline("en")}" here')
        for p in nearest(headlines, past)
    ]


def _labels(event: str, votes: list[tuple[str, float, str]]) -> tuple[Label, ...]:
    sums: dict[str, float] = {}
    for section, points, _ in votes:
        sums[section] = sums.get(section, 0.0) + points
    total = sum(max(v, 0.0) for v in sums.values()) or 1.0
    labels = [
        Label(
            event=event,
            section=section,
            score=round(max(points, 0.0) / total, 3),
            reason="; ".join(dict.fromkeys(name for where, _, name in votes if where == section)),
        )
        for section, points in sums.items()
    ]
    return tuple(sorted(labels, key=lambda label: (-label.score, label.section)))
