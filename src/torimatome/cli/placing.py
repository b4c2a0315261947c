"""Where things lie that a map is asked for: places of the register, countries, written positions, what items name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from torimatome.archive.following import Following
from torimatome.desk import Desk
from torimatome.errors import Stop
from torimatome.model import Entity, EntityKind, Item
from torimatome.profiles.maps import Spot, inner_points, positions
from torimatome.writers.pictures import map as atlas

_WRITTEN = re.compile(r"(?P<name>[^=]*)=(?P<lat>-?\d+(?:\.\d+)?),(?P<lon>-?\d+(?:\.\d+)?)")


def name_of(entity: Entity, language: str) -> str:
    """What an entity is called in a picture."""
    return entity.names.get(language) or next(iter(entity.names.values()))


def pin(asked: str, following: Following, language: str) -> atlas.Pin | None:
    """A place as it is asked for; None: nobody knows where it lies."""
    written = _WRITTEN.fullmatch(asked)
    if written:
        spot = float(written["lon"]), float(written["lat"])
        if not (abs(spot[0]) <= 180 and abs(spot[1]) <= 90):
            raise Stop(f"{asked} lies outside the globe; write NAME=LATITUDE,LONGITUDE, as Shusha=39.76,46.75.")
        return atlas.Pin(name=written["name"].strip(), spot=spot)
    found = (following.folder.register.get(m.entity) for m in following.find(asked))
    for entity in found:
        spot_of = _spot(entity) if entity else None
        if entity and spot_of:
            return atlas.Pin(name=name_of(entity, language), spot=spot_of)
    return None


def _spot(entity: Entity) -> Spot | None:
    """Where a place lies; a country at the point of it that lies deepest."""
    if entity.kind is EntityKind.COUNTRY:
        inner = inner_points().get(entity.country or "")
        return inner[0].spot if inner else None
    return positions().get(entity.id)


def told(keys: Sequence[str], desk: Desk, following: Following, language: str) -> tuple[list[atlas.Pin], list[str]]:
    """The places that items name, each with those items; and the names of places without a position."""
    items: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        held = desk.store.archive.get(key)
        for place in _places(held.item, following) if held else ():
            items[place].append(key)
    register, pins, lost = desk.folder.register, list[atlas.Pin](), list[str]()
    for place, those in sorted(items.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        spot = positions().get(place)
        if spot:
            pins.append(
                atlas.Pin(name=name_of(register[place], language), spot=spot, items=tuple(those), count=len(those))
            )
        else:
            lost.append(name_of(register[place], language))
    return pins, lost


def _places(item: Item, following: Following) -> list[str]:
    """The places, not countries, that an item's headlines and body name, each once."""
    texts = [*(h.text for h in item.headlines.values()), *(s.text for b in item.body for s in b.sentences)]
    found = (following.folder.register.get(m.entity) for t in texts for m in following.find(t))
    return list(dict.fromkeys(e.id for e in found if e and e.kind is EntityKind.PLACE and not e.wide))
