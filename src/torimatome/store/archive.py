"""The archive: every item that was ever published, from issues of the desk, imported ones, and archive pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from torimatome.model import ArchivePage, Bulletin, Item, Period
from torimatome.store.bulletins import Bulletins
from torimatome.store.imports import Imports, bulletin_of, page_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A published item and where it stood: n counts from 1 through the document; origin is "import" or "issue".

    An item of an archive page stands in no bulletin and no section.
    """

    item: Item
    n: int
    origin: str
    bulletin: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed(Archived):
    """An item of a bulletin, with the bulletin's days."""

    period: Period


class Archive:
    """What was published, oldest bulletin first, then the archive pages."""

    def __init__(self, imports: Imports, bulletins: Bulletins) -> None:
        self._imports = imports
        self._bulletins = bulletins

    def bulletins(self) -> list[Bulletin]:
        """Each bulletin once, in order of period: the last edition, and our own issue over an imported one."""
        return [bulletin for bulletin, _ in self._sorted()]

    def items(self) -> list[Printed]:
        """Every item of those bulletins, in order."""
        return [found for bulletin, origin in self._sorted() for found in _items(bulletin, origin)]

    def pages(self) -> list[ArchivePage]:
        """The archive pages in the order of their first import, each as it was last read."""
        return [page for given in self._imports.all() if (page := page_of(given.document))]

    def filed(self) -> list[Archived]:
        """Every item of those pages; one that stands on several pages only where it was last imported."""
        found = {one.item.id: one for page in self.pages() for one in _filed(page)}
        return list(found.values())

    def all(self) -> list[Archived]:
        """Every item there is: those of bulletins, then those of archive pages."""
        return [*self.items(), *self.filed()]

    def _sorted(self) -> list[tuple[Bulletin, str]]:
        read = [bulletin_of(given.document) for given in self._imports.all()]
        found = {b.id: (b, "import") for b in read if b}
        found |= {issue.bulletin.id: (issue.bulletin, "issue") for issue in self._bulletins.issues()}
        return sorted(found.values(), key=lambda pair: (pair[0].period.first_on, pair[0].period.last_on, pair[0].id))


def _items(bulletin: Bulletin, origin: str) -> list[Printed]:
    places = [(section.key, item) for section in bulletin.sections for item in section.items]
    return [
        Printed(item=item, bulletin=bulletin.id, period=bulletin.period, section=key, n=n, origin=origin)
        for n, (key, item) in enumerate(places, 1)
    ]


def _filed(page: ArchivePage) -> Iterator[Archived]:
    yield from (Archived(item=item, n=n, origin="import") for n, item in enumerate(page.items, 1))
