"""Where things lie that a map is asked for: places of the register, countries, written positions, what items name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from torimatome.analysis.reading import Finder
from torimatome.errors import Stop
from torimatome.model import Entity, EntityKind, Item
from torimatome.plugins import Folder
from torimatome.profiles.maps import Spot, inner_points, positions
from torimatome.store import Store
from torimatome.writers.pictures.map import Pin

_WRITTEN = re.compile(r"(?P<name>[^=]*)=(?P<lat>-?\d+(?:\.\d+)?),(?P<lon>-?\d+(?:\.\d+)?)")


def name_of(entity: Entity, language: str) -> str:
    """What an entity is called in a picture."""
    return entity.names.get(language) or next(iter(entity.names.values()))


@dataclass(frozen=True)
class Placing:
    """Knows where things lie, for pictures in one language. find: the register's names in a text."""

    folder: Folder
    store: Store
    find: Finder
    language: str

    def pin(self, asked: str) -> Pin | None:
        """A place as it is asked for; None: nobody knows where it lies."""
        written = _WRITTEN.fullmatch(asked)
        if written:
            spot = float(written["lon"]), float(written["lat"])
            if not (abs(spot[0]) <= 180 and abs(spot[1]) <= 90):
                raise Stop(f"{asked} lies outside the globe; write NAME=LATITUDE,LONGITUDE, as Shusha=39.76,46.75.")
            return Pin(name=written["name"].strip(), spot=spot)
        for entity in self._found(asked):
            if spot_of := _spot(entity):
                return Pin(name=name_of(entity, self.language), spot=spot_of)
        return None

    def told(self, keys: Sequence[str]) -> tuple[list[Pin], list[str]]:
        """The places that items name, each with those items; and the names of places without a position."""
        items: defaultdict[str, list[str]] = defaultdict(list)
        for key in keys:
            held = self.store.archive.get(key)
            for place in self._places(held.item) if held else ():
                items[place].append(key)
        pins, lost = list[Pin](), list[str]()
        for place, those in sorted(items.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            name, spot = name_of(self.folder.register[place], self.language), positions().get(place)
            if spot:
                pins.append(Pin(name=name, spot=spot, items=tuple(those), count=len(those)))
            else:
                lost.append(name)
        return pins, lost

    def shown(self, places: Iterable[str]) -> tuple[list[tuple[str, Pin]], list[str]]:
        """Places of an event by their ids, each leading to itself; and the names of those without a position.

        A country or a region is no spot: a map that put an event into its middle would say what nobody knows.
        """
        pins, lost = list[tuple[str, Pin]](), list[str]()
        for key in dict.fromkeys(places):
            entity = self.folder.register.get(key)
            if entity is None or entity.kind is not EntityKind.PLACE or entity.wide:
                continue
            name, spot = name_of(entity, self.language), positions().get(key)
            if spot:
                pins.append((key, Pin(name=name, spot=spot, items=(key,))))
            else:
                lost.append(name)
        return pins, lost

    def _places(self, item: Item) -> list[str]:
        """The places, not countries, that an item's headlines and body name, each once."""
        texts = [*(h.text for h in item.headlines.values()), *(s.text for b in item.body for s in b.sentences)]
        found = (e for t in texts for e in self._found(t))
        return list(dict.fromkeys(e.id for e in found if e.kind is EntityKind.PLACE and not e.wide))

    def _found(self, text: str) -> Iterator[Entity]:
        named = (self.folder.register.get(m.entity) for m in self.find(text) if m.entity)
        yield from (e for e in named if e)


def _spot(entity: Entity) -> Spot | None:
    """Where a place lies; a country at the point of it that lies deepest."""
    if entity.kind is EntityKind.COUNTRY:
        inner = inner_points().get(entity.country or "")
        return inner[0].spot if inner else None
    return positions().get(entity.id)
