"""The bulletin of a week: sections in the house's order, empty ones left out, items by the day of report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from torimatome.compose.acronyms import back_in, once
from torimatome.compose.by_then import past_by_then
from torimatome.config import House, SectionRule
from torimatome.model import Bulletin, Item, Period, Section


def bulletin(period: Period, items: Sequence[Item], house: House, left_out: Sequence[Item] = ()) -> Bulletin:
    """The draft of an issue. A section with fewer items than it must have gives them to the section it moves to.

    left_out: items that a person took out; what only they spell out is spelled out where it now stands first.
    """
    placed = _placed(items, house.sections)
    told = {i.id: i for i in back_in([i for found in placed.values() for i in found], left_out)}
    filled = [(rule, tuple(told[i.id] for i in found)) for rule in house.sections if (found := placed.get(rule.key))]
    return Bulletin(
        id=f"{period.first_on.isoformat()}-{period.last_on.isoformat()}",
        title=house.title,
        subtitle=house.subtitle,
        publisher=house.publisher,
        period=period,
        sections=tuple(
            Section(number=number, key=rule.key, name=rule.name, items=found)
            for number, (rule, found) in enumerate(filled, 1)
        ),
        languages=house.languages,
        end_mark=house.end_mark,
    )


def as_issue(items: Sequence[Item], house: House) -> list[Item]:
    """The items as one issue tells them, in the order given: what is spelled out in one is not spelled out again."""
    printed = [item for found in _placed(items, house.sections).values() for item in found]
    told = {item.id: item for item in past_by_then(once(printed))}
    return [told.get(item.id, item) for item in items]


def _placed(items: Sequence[Item], rules: Sequence[SectionRule]) -> dict[str, tuple[Item, ...]]:
    """Items by section key; what moved stands first in its new section (grammar 1.2)."""
    own = {rule.key: _in_order([i for i in items if i.section == rule.key]) for rule in rules}
    for rule in rules:
        if rule.moves_to in own and 0 < len(own[rule.key]) < rule.at_least:
            own[rule.moves_to or ""] = (*own[rule.key], *own[rule.moves_to or ""])
            own[rule.key] = ()
    return own


def _in_order(items: Sequence[Item]) -> tuple[Item, ...]:
    """By the last day of report, then by the order given."""
    return tuple(sorted(items, key=_last_day))


def _last_day(item: Item) -> date:
    days = [a.last_on or a.first_on for a in item.attributions]
    return max((d for d in days if d), default=date.max)
