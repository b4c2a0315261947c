"""What the pictures of contacts, places and announced days show of a desk, for the command line and the pages alike.

The archive's contacts and items and the diary's days are handed in: who asks knows them.
"""
# ruff: noqa: D102 - each property of Appointed is said by its name

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from torimatome.analysis.calendar import Announced, Outcome
from torimatome.analysis.reading import Finder
from torimatome.chronicle.placing import Placing, name_of
from torimatome.model import Contact, Party
from torimatome.plugins import Folder
from torimatome.store import Store
from torimatome.writers.pictures.calendar import Sheets
from torimatome.writers.pictures.contacts import Network
from torimatome.writers.pictures.map import Pin, Sheet

BY = ("country", "person")
"""What a party of a contact is called by."""


class Appointed(Protocol):
    """Announced days, as the diary has them."""

    @property
    def first_on(self) -> date: ...
    @property
    def last_on(self) -> date: ...
    @property
    def exact(self) -> bool: ...
    @property
    def kind(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def headline(self) -> str: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def told_by(self) -> str | None: ...
    @property
    def announced_on(self) -> date: ...
    @property
    def sources(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Drawing:
    """One desk's pictures in one language. find: the register's names in a text."""

    folder: Folder
    store: Store
    find: Finder
    language: str

    def network(self, found: Iterable[Contact], by: str = BY[0]) -> Network:
        """Who met whom: persons by name, or countries."""
        named = self._country if by == BY[0] else self._party
        return Network(contacts=tuple(c for c in found if c.host.name and c.guest.name), name=named)

    def _party(self, party: Party) -> str:
        entity = self.folder.register.get(party.entity)
        return name_of(entity, self.language) if entity else party.name

    def _country(self, party: Party) -> str:
        country = self.folder.register.countries.get(party.country or "")
        return name_of(country, self.language) if country else (party.country or "").upper()

    def map(self, asked: Sequence[str], items: Sequence[str] = ()) -> Sheet:
        """Places as they are asked for, and those that items name; unplaced: those of which nobody knows where they lie."""
        placing, pins, unplaced = self._placing, list[Pin](), list[str]()
        for one in asked:
            found = placing.pin(one)
            pins.append(found) if found else unplaced.append(one)
        told, lost = placing.told(items)
        return self.sheet([*pins, *told], [*unplaced, *lost])

    def sheet(self, pins: Sequence[Pin], unplaced: Sequence[str] = ()) -> Sheet:
        """Pins on a map that names the countries."""
        names = {code: name_of(one, self.language) for code, one in self.folder.register.countries.items()}
        return Sheet(pins=tuple(pins), countries=names, unplaced=tuple(unplaced))

    def event(self, places: Iterable[str]) -> tuple[Sheet, tuple[str, ...]]:
        """A locator map of an event's places, and their ids in the same order; without pins nobody knows where it was."""
        pins, lost = self._placing.shown(places)
        return self.sheet([pin for _, pin in pins], lost), tuple(key for key, _ in pins)

    @property
    def _placing(self) -> Placing:
        return Placing(self.folder, self.store, self.find, self.language)


def sheets(found: Iterable[Appointed], first: date | None, last: date | None, today: date) -> Sheets:
    """What articles announce, within the days where these are given."""
    shown = (one for one in found if (not first or one.last_on >= first) and (not last or one.first_on <= last))
    days = tuple(
        Announced(
            first_on=a.first_on, last_on=a.last_on, exact=a.exact, kind=a.kind, source=a.sources[0], sentence=a.headline or a.sentence,
            announced_on=a.announced_on, outcome=a.outcome, told_by=a.told_by,
        )
        for a in shown
    )  # fmt: skip
    return Sheets(announced=days, today=today)
