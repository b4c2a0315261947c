"""The attribution of an item: outlets as the register writes them, days of report in the outlet's own zone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from torimatome.model import Article, Attribution, Outlet


def attribution(
    lead: Article, used: Sequence[Article], outlets: Mapping[str, Outlet], *, range_of_days: bool
) -> Attribution:
    """The attribution of a body that stands on the used articles, the lead's outlet first.

    range_of_days: for a journey of several days, the days from the first to the last report used; so too for the
    reports of several outlets.
    """
    names = dict.fromkeys(written(a.outlet, outlets) for a in (lead, *used))
    days = [a.reported_on for a in used if a.reported_on and (range_of_days or len(names) > 1 or a.id == lead.id)]
    days = days or [a.reported_on for a in (lead, *used) if a.reported_on]
    return Attribution(outlets=tuple(names), first_on=min(days, default=None), last_on=max(days, default=None))


def written(outlet: str, outlets: Mapping[str, Outlet]) -> str:
    """An outlet as it is printed."""
    found = outlets.get(outlet)
    return found.attribution if found else outlet.rpartition(".")[2].upper()
