"""The bulletin of a week: sections in the house's order, empty ones left out, items by the day of report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from torimatome.config import House, SectionRule
from torimatome.model import Bulletin, Item, Period, Section


def bulletin(period: Period, items: Sequence[Item], house: House) -> Bulletin:
    """The draft of an issue. A section with fewer items than it must have gives them to the section it moves to."""
    placed = _placed(items, house.sections)
    filled = [(rule, found) for rule in house.sections if (found := placed.get(rule.key))]
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
