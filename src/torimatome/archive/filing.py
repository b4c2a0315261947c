"""Items of the archive as pages have them: each under its id, filed in today's layout, with the subjects it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from torimatome.archive.links import Links
from torimatome.archive.numbers import numbered
from torimatome.model import Filed, Item, Outlet
from torimatome.plugins import Folder
from torimatome.store import Archived, Store

_PAGE = "archive page"


def subjects(folder: Folder, store: Store) -> Callable[[Archived], tuple[str, ...]]:
    """On which subjects an item stands: the pages that had it and the desk's rules, or else its bulletin's section."""
    pages = {one.number: one.title for one in store.archive.documents() if one.kind == _PAGE and one.title}
    titles = list(dict.fromkeys(pages.values()))
    several: dict[str, tuple[str, ...]] = {}
    for title in titles if len(titles) > 1 else ():
        for key in store.archive.keys_of_page(title):
            several[key] = (*several.get(key, ()), title)
    sections = {rule.key: rule.name for rule in folder.house.sections}
    rules = Links(folder) if folder.house.subjects else None

    def of(archived: Archived) -> tuple[str, ...]:
        title = pages.get(archived.document, "")
        own = several.get(archived.item.id) or ((title,) if title else ())
        ruled = tuple(name for name, _ in rules.subjects(archived.item)) if rules else ()
        section = archived.section or ""
        return tuple(dict.fromkeys((*own, *ruled))) or ((sections.get(section, section),) if section else ())

    return of


def stream(folder: Folder, store: Store) -> Iterator[tuple[Item, tuple[str, ...]]]:
    """Every item as it is filed, with its subjects; ids are given to those that wait for one. A few are held at once."""
    waiting = [one for one in store.archive.all() if not one.id]
    given = numbered(folder, store, waiting) if waiting else {}
    of, make = subjects(folder, store), placing(folder, store)
    for one in store.archive.all():
        yield make(one, one.id or given.get(one.item.id, "")), of(one)


def placing(folder: Folder, store: Store) -> Callable[[Archived, str], Item]:
    """What files an item under its id: one of an archive page as it stood, one of a bulletin in today's layout."""
    outlets = {o.attribution.casefold(): o for o in (*folder.known.values(), *folder.outlets.values())}

    def make(archived: Archived, name: str) -> Item:
        item = archived.item
        if item.filed and item.filed.id:
            return item
        filed = item.filed or _filed(archived, outlets, _clock(folder, store, archived))
        return replace(item, id=name or item.id, filed=replace(filed, id=name or None))

    return make


def _filed(archived: Archived, outlets: Mapping[str, Outlet], time: str | None) -> Filed:
    """An item of a bulletin in today's layout: A2 with a clock time, B2 without."""
    attribution = archived.item.attribution
    name = attribution.outlets[0] if attribution and attribution.outlets else ""
    outlet = outlets.get(name.casefold())
    form = outlet.names.get("ja", outlet.attribution) if outlet else name
    return Filed(
        id=None, layout="A2" if time else "B2", dated=archived.day, dated_raw=archived.day.replace("-", "."), time=time,
        outlet=form, outlet_id=outlet.id if outlet else "", outlet_raw=name,
    )  # fmt: skip


def _clock(folder: Folder, store: Store, archived: Archived) -> str | None:
    """When the article of that day came out, by the desk's clock: the earliest of those that the item stands on."""
    found = (store.articles.latest(name) for name in archived.item.articles)
    zone = ZoneInfo(folder.house.timezone)
    times = [a.published.at.astimezone(zone) for a in found if a and a.published]
    return min((f"{at:%H:%M}" for at in times if at.date().isoformat() == archived.day), default=None)
