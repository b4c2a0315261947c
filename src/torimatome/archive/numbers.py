"""Ids for items of the archive: given when an item first goes onto a page or out in an issue, and kept for good."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from torimatome.analysis import ids
from torimatome.plugins import Folder
from torimatome.store import Archived, Store

_DAY_OR_MONTH = (len("2026-02"), len("2026-02-14"))


def numbered(folder: Folder, store: Store, archived: Sequence[Archived]) -> Mapping[str, str]:
    """The ids of these items by key: the source's own, the one given before, or else a new one by the rule.

    An item whose day nobody knows gets none. All are given together or not at all; two processes never give one twice.
    """
    outlets = _outlets(folder)
    with store.transaction():
        known = {one.item.id: one.id for one in archived if one.id}
        asked = dict.fromkeys(one.item.id for one in archived if one.item.id not in known)
        known |= store.numbers.of(asked)
        days = defaultdict[str, list[ids.Unnumbered]](list)
        for one in {a.item.id: a for a in archived}.values():
            if one.item.id not in known and len(one.day) in _DAY_OR_MONTH:
                days[one.day].append(_unnumbered(one, outlets))
        for day, waiting in sorted(days.items()):
            used = store.numbers.used(day, ids.starts(day))
            for key, given in ids.given(waiting, used, folder.house.ids):
                store.numbers.give(key, given, day)
                known[key] = given
    return known


def _unnumbered(one: Archived, outlets: Mapping[str, str]) -> ids.Unnumbered:
    filed, attribution = one.item.filed, one.item.attribution
    if filed:
        return ids.Unnumbered(key=one.item.id, day=one.day, time=filed.time or "", outlet=filed.outlet_id)
    first = attribution.outlets[0] if attribution and attribution.outlets else ""
    return ids.Unnumbered(key=one.item.id, day=one.day, outlet=outlets.get(first.casefold(), ""))


def _outlets(folder: Folder) -> dict[str, str]:
    """Outlet ids by the form that stands in an attribution; the desk's own outlets over the others."""
    every = [*folder.known.values(), *folder.outlets.values()]
    return {outlet.attribution.casefold(): outlet.id for outlet in every}
