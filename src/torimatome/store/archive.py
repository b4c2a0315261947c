"""The archive: every item that was ever published, from issues of the desk and from imported ones."""

from __future__ import annotations

from dataclasses import dataclass

from torimatome.model import Bulletin, Item, Period
from torimatome.store.bulletins import Bulletins
from torimatome.store.imports import Imports, bulletin_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A published item and where it stood: n counts from 1 through the bulletin; origin is "import" or "issue"."""

    item: Item
    bulletin: str
    period: Period
    section: str
    n: int
    origin: str


class Archive:
    """What was published, oldest bulletin first."""

    def __init__(self, imports: Imports, bulletins: Bulletins) -> None:
        self._imports = imports
        self._bulletins = bulletins

    def bulletins(self) -> list[Bulletin]:
        """Each bulletin once, in order of period: the last edition, and our own issue over an imported one."""
        return [bulletin for bulletin, _ in self._sorted()]

    def items(self) -> list[Archived]:
        """Every item of those bulletins, in order."""
        return [found for bulletin, origin in self._sorted() for found in _items(bulletin, origin)]

    def _sorted(self) -> list[tuple[Bulletin, str]]:
        read = [bulletin_of(given.document) for given in self._imports.all()]
        found = {b.id: (b, "import") for b in read if b}
        found |= {issue.bulletin.id: (issue.bulletin, "issue") for issue in self._bulletins.issues()}
        return sorted(found.values(), key=lambda pair: (pair[0].period.first_on, pair[0].period.last_on, pair[0].id))


def _items(bulletin: Bulletin, origin: str) -> list[Archived]:
    places = [(section.key, item) for section in bulletin.sections for item in section.items]
    return [
        Archived(item=item, bulletin=bulletin.id, period=bulletin.period, section=key, n=n, origin=origin)
        for n, (key, item) in enumerate(places, 1)
    ]
