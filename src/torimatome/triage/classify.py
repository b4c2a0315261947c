"""Which section an event belongs to: the profile's rules first, past issues as a second voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from torimatome.config import House
from torimatome.model import Article, Dossier, Label, Learnt, Outlet
from torimatome.profiles.register import Register
from torimatome.triage.precedents import NO_PRECEDENTS, Precedents
from torimatome.triage.reading import Reading, first_hand, read, read_each
from torimatome.triage.rules import Rules, read_rules

_LEARNT, _SURE = 1.5, 0.6  # points of the words where no rule speaks; from which chance on. Set by hand.
_EACH = 0.5  # weight of the reports one by one, the rest is of all together; of 0, 1/4, 1/2, 3/4, 1 on six weeks: 1/4 and 1/2
_OPENING = 300  # characters of a report's lead; as much of an item teaches


def classify(
    dossier: Dossier,
    house: House,
    register: Register,
    outlets: Mapping[str, Outlet],
    precedents: Precedents = NO_PRECEDENTS,
) -> tuple[Label, ...]:
    """The sections proposed for an event, best first, each with its reason in words."""
    rules = read_rules(house)
    whole = read(dossier, outlets, register, house.home)
    votes = _by_rules(whole, read_each(dossier, outlets, register, house.home), rules)
    if not votes:
        votes += _by_placement(dossier, precedents)
    votes += _by_precedents(dossier, precedents)
    known = {s.key for s in house.sections}
    votes = [v for v in votes if v[0] in known]
    if not votes:
        votes = [(rules.default_section, 1.0, "no rule places it: the section for the rest")]
    return _labels(dossier.event.id, votes)


def _by_rules(whole: Reading, each: Sequence[Reading], rules: Rules) -> list[tuple[str, float, str]]:
    """What holds for all reports together, and for each of them: one report of a matter's echo does not move it."""
    votes = []
    for rule in rules.placement:
        share = sum(r.holds(rule, rules) for r in each) / len(each)
        weight = (1 - _EACH) * whole.holds(rule, rules) + _EACH * share
        if weight:
            votes.append((rule.section or "", rule.points * weight, rule.name))
    return votes


def _by_precedents(dossier: Dossier, past: Precedents) -> list[tuple[str, float, str]]:
    found = past.nearest(_headlines(dossier))
    return [(p.pair.section, p.likeness, f'a past issue put "{p.pair.en}" here') for p in found]


def _by_placement(dossier: Dossier, past: Precedents) -> list[tuple[str, float, str]]:
    """What the words and names of the reports say."""
    english = [a for a in first_hand(dossier) if a.language.startswith("en")]
    found = past.placed([(f"{a.headline} {a.lead[:_OPENING]}", _names(dossier, a)) for a in english])
    if found is None or found.chance < _SURE:
        return []
    return [(found.section, _LEARNT * found.chance, f"learnt: {', '.join(map(_told, found.by))}")]


def _headlines(dossier: Dossier) -> str:
    return " ".join(a.headline for a in first_hand(dossier) if a.language.startswith("en"))


def _names(dossier: Dossier, article: Article) -> list[str]:
    """The names in a headline."""
    return [m.entity for m in dossier.mentions.get(article.id, ()) if m.in_headline and m.entity]


def _told(one: Learnt) -> str:
    """drill* 5 times here."""
    what = f"{one.subject.removeprefix('word:')}*" if one.subject.startswith("word:") else one.subject
    return f"{what} {one.count} time{'s' * (one.count > 1)} here"


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
