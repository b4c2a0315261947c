"""Which events of a week the bulletin takes, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from torimatome.config import House
from torimatome.model import Dossier, EntityKind, Item, Label, Outlet, Period
from torimatome.profiles.register import Register
from torimatome.triage.precedents import NO_PRECEDENTS, Precedents
from torimatome.triage.reading import Reading, every_article, first_hand, read, tree
from torimatome.triage.rules import Rules, read_rules
from torimatome.triage.window import is_carried_over, older_reports, within

_CORROBORATED = 0.75  # points for each further owner family; 0.5 to 0.75 choose alike on six weeks, 1 takes one more
_AT_MOST = 4  # of them count, 2 to 4 choose alike: what five houses tell at home is news though no rule knows its words
_LIKE_PAST = 1.0  # 0 to 2 choose alike on the shared weeks
_LIKE_DROPPED, _LIKE_KEPT = (
    -1.0,
    1.0,
)  # as much as a past item counts for the event; set by hand: no shared week has edits
_OF_HOUSES = 5  # times as many houses must be followed as a rule counts; set by hand: the weeks known have 12 and more
_SAME_ITEM = 0.6  # likeness of headlines from which a carried-over event is taken for one of the last issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An event cut to the issue's days, its section, and whether it is taken: score in points, reasons in words."""

    dossier: Dossier
    label: Label
    score: float
    chosen: bool
    reasons: tuple[str, ...]


def choose(
    period: Period,
    dossiers: Sequence[Dossier],
    labels: Mapping[str, Sequence[Label]],
    house: House,
    register: Register,
    outlets: Mapping[str, Outlet],
    precedents: Precedents = NO_PRECEDENTS,
    published: Sequence[Item] = (),
) -> tuple[Choice, ...]:
    """A choice for each event, the highest score first. labels: by event id, as `classify` gives them.

    published: the items of the issue before, for what is carried over.
    """
    rules, last = _for_this_desk(read_rules(house), house, outlets), Precedents.of_items(published)
    choices = []
    for dossier in dossiers:
        found = labels.get(dossier.event.id, ())
        label = found[0] if found else Label(event=dossier.event.id, section=rules.default_section, score=0, reason="")
        cut = within(period, dossier, house)
        refusal = _refusal(period, dossier, cut, house, published, last) or _unsayable(cut, register, house.home)
        if refusal or cut is None:
            choices.append(Choice(dossier=dossier, label=label, score=0.0, chosen=False, reasons=(refusal,)))
            continue
        score, reasons = _weigh(cut, read(cut, outlets, register, house.home), rules, precedents)
        if is_carried_over(period, cut):
            reasons.append("carried over: reported after the last issue's cut-off")
        taken = score >= rules.choose_at
        choices.append(Choice(dossier=cut, label=label, score=round(score, 2), chosen=taken, reasons=tuple(reasons)))
    return tuple(sorted(choices, key=lambda c: (-c.score, c.dossier.event.id)))


def _for_this_desk(rules: Rules, house: House, outlets: Mapping[str, Outlet]) -> Rules:
    """The rules without those that count houses, where the desk follows too few of them to say that only one reports."""
    followed = len({outlets[o].owner for o in house.follow if o in outlets})
    return replace(rules, choice=tuple(r for r in rules.choice if r.houses * _OF_HOUSES <= followed))


def _refusal(
    period: Period, dossier: Dossier, cut: Dossier | None, house: House, published: Sequence[Item], last: Precedents
) -> str:
    """Why an event cannot be taken whatever its matter; empty: it can."""
    if not first_hand(dossier):
        return "opinion or looking back only: no report of the event itself"
    if cut is None:
        dated = any(a.reported_on for a in every_article(dossier))
        return "reported outside the issue's days" if dated else "its only report has no date"
    if older_reports(period, dossier, house):
        return "known since before the issue's days"
    if is_carried_over(period, cut) and _in_last_issue(cut, published, last):
        return "carried over, but the last issue had it"
    return ""


def _unsayable(dossier: Dossier | None, register: Register, home: str) -> str:
    """Why nothing sure could be written of an event: no English report, and nobody in the register at its head."""
    articles = first_hand(dossier) if dossier else ()
    if dossier is None or any(a.language.startswith("en") for a in articles):
        return ""
    mentions = {a.id: m for d in tree(dossier) for a in d.articles for m in (d.mentions.get(a.id, ()),)}
    for article in articles:
        for mention in mentions.get(article.id, ()):
            entity = register.get(mention.entity)
            sure = entity is not None and (entity.kind is EntityKind.PERSON or entity.country not in (None, home))
            if sure and (mention.in_headline or mention.end <= len(article.lead)):
                return ""
    languages = ", ".join(sorted({a.language for a in articles}))
    return f"only in {languages}, and nobody at its head is in the register: translate it first"


def _in_last_issue(dossier: Dossier, published: Sequence[Item], last: Precedents) -> bool:
    ids = {a.id for a in every_article(dossier)}
    if any(ids & set(item.articles) or dossier.event.id in item.events for item in published):
        return True
    return any(p.likeness >= _SAME_ITEM for a in first_hand(dossier) for p in last.nearest(a.headline))


def _weigh(dossier: Dossier, reading: Reading, rules: Rules, precedents: Precedents) -> tuple[float, list[str]]:
    """The points of an event and the reasons for them."""
    held = [r for r in rules.choice if reading.holds(r, rules)]
    score = sum(r.points for r in held)
    reasons = [f"{r.name} ({r.points:+g})" for r in held]
    further = min(len(reading.owners) - 1, _AT_MOST)
    if further > 0:
        score += further * _CORROBORATED
        reasons.append(f"{further + 1} independent houses report it ({further * _CORROBORATED:+g})")
    headlines = " ".join(a.headline for a in first_hand(dossier))
    for past in precedents.nearest(headlines, at_most=1):
        score += _LIKE_PAST * past.likeness
        reasons.append(f'like "{past.pair.en}" of a past issue ({_LIKE_PAST * past.likeness:+.1f})')
    for one, likeness in precedents.choices(headlines):
        points = likeness * (_LIKE_KEPT if one.value == "keep" else _LIKE_DROPPED) * min(one.count, 2)
        score += points
        reasons.append(
            f'like "{one.subject}", which a person {"took in" if one.value == "keep" else "dropped"} ({points:+.1f})'
        )
    return score, reasons
