"""A map without a network: where a place lies (locator), or what happened where (circles by number).

Land has one tint, whosever it is; disputed lines are drawn as the desk chose, and the map says how.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from torimatome.profiles.maps import Spot, inner_points
from torimatome.writers.pictures.look import Look
from torimatome.writers.pictures.map_lines import drawn_lines, graticule
from torimatome.writers.pictures.projection import Cone, EqualEarth, Frame, frame
from torimatome.writers.pictures.svg import MARGIN, haloed, head, line, nothing, point, sheet, tag, text, width
from torimatome.writers.pictures.words import join, said, some, thousands

KIND = "map"
WIDE = 860.0
_HIGH = 520.0
_NAMED_MOST = 40
_SEAS = {
    "Black Sea": ((34.4, 43.2), 9, "黒海"), "Caspian Sea": ((50.6, 41.7), 4, "カスピ海"), "Mediterranean Sea": ((18.5, 35.0), 13, "地中海"),
    "Arabian Sea": ((63.5, 17.0), 14, "アラビア海"), "Red Sea": ((38.3, 20.5), 3, "紅海"), "Baltic Sea": ((19.3, 56.5), 4, "バルト海"),
    "Indian Ocean": ((78.0, -12.0), 40, "インド洋"), "Atlantic Ocean": ((-35.0, 25.0), 40, "大西洋"),
    "Pacific Ocean": ((165.0, 25.0), 40, "太平洋"), "Bay of Bengal": ((88.0, 14.0), 10, "ベンガル湾"),
}  # fmt: skip
"""Where a sea's name stands, how many degrees it has room for, and its name in Japanese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A place on the map. count: of its events, 0 for a place that is only shown; text: what a reader is told of it."""

    name: str
    spot: Spot
    items: tuple[str, ...] = ()
    count: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Places, the names of countries by code, and places whose position nobody knows."""

    pins: tuple[Pin, ...]
    countries: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    unplaced: tuple[str, ...] = ()


@dataclass(slots=True)
class _Room:
    """The boxes that are taken by names and circles."""

    high: float
    taken: list[tuple[float, float, float, float]]

    def free(self, box: tuple[float, float, float, float]) -> bool:
        left, top, right, bottom = box
        inside = left >= 4 and right <= WIDE - 2 * MARGIN - 4 and top >= 4 and bottom <= self.high - 4
        return inside and all(right <= a or left >= c or bottom <= b or top >= d for a, b, c, d in self.taken)


def draw(sheet_: Sheet, look: Look) -> bytes:
    """The map of some places."""
    title = sheet_.title or said(look.language, "map")
    unplaced = said(look.language, "unplaced", ", ".join(sheet_.unplaced)) if sheet_.unplaced else ""
    if not sheet_.pins:
        return nothing(look, title, unplaced, WIDE)
    here = frame([p.spot for p in sheet_.pins], WIDE - 2 * MARGIN, _HIGH)
    counted = [p for p in sheet_.pins if p.count]
    subtitle = said(look.language, "circle") if counted else ""
    top = head(look, title, subtitle, WIDE)
    shown, names = drawn_lines(here, look)
    room = _Room(here.size[1], [(0, here.size[1] - 44, 200, here.size[1])] if isinstance(here.projection, Cone) else [])
    pins = _pins(sheet_.pins, here, room, look)
    labels = _countries(here, sheet_.countries, room) + _seas(here, room, look)
    inside = "".join((
        tag("rect", width=here.size[0], height=here.size[1], fill="sea"), graticule(here), shown, labels, pins, _scale_bar(here),
        tag("rect", width=here.size[0], height=here.size[1], stroke="border", stroke_width=0.8),
    ))  # fmt: skip
    body = tag("g", tag("g", inside, clip_path="url(#frame)"), transform=f"translate({MARGIN:.0f} {top:.0f})")
    clip = tag("clipPath", tag("rect", width=here.size[0], height=here.size[1]), id="frame")
    notes = [*_notes(here, look, names), *([unplaced] if unplaced else [])]
    return sheet(look, title, subtitle, _told(sheet_, notes, look), body, WIDE, top + here.size[1], notes, clip)


def _pins(pins: Sequence[Pin], here: Frame, room: _Room, look: Look) -> str:
    """Circles and dots with their names where there is room for these, the largest first."""
    most = max((p.count for p in pins), default=0)
    ordered = sorted(pins, key=lambda p: (-p.count, p.name, p.spot))
    sizes = {id(p): (4 + 22 * math.sqrt(p.count / most)) if p.count else 4.5 for p in ordered}
    for one in ordered:
        x, y = here.at(one.spot)
        r = sizes[id(one)] * 0.85  # a name may touch the rim of a circle
        room.taken.append((x - r, y - r, x + r, y + r))
    drawn, names = list[str](), list[str]()
    for n, one in enumerate(ordered):
        drawn.append(_pin(one, here.at(one.spot), sizes[id(one)], look))
        names.append(_pin_name(one, here.at(one.spot), sizes[id(one)], room) if n < _NAMED_MOST else "")
    return "".join(drawn) + "".join(names)


def _pin(one: Pin, at: Spot, size: float, look: Look) -> str:
    told = one.text or (f"{one.name}: {some(look.language, 'items', one.count)}" if one.count else one.name)
    if not one.count:
        ring = tag("circle", cx=at[0], cy=at[1], r=size + 3, stroke="mark", stroke_width=1.2)
        return point(look, one.items, told, ring, tag("circle", cx=at[0], cy=at[1], r=size - 1.2, fill="mark"))
    circle = tag(
        "circle", cx=at[0], cy=at[1], r=size, fill="mark", fill_opacity="0.55", stroke="mark", stroke_width=1.2
    )
    number = text(at[0], at[1] + 4, thousands(one.count), 11, "paper", "middle", bold=True) if size > 9 else ""
    return point(look, one.items, told, circle, number)


def _pin_name(one: Pin, at: Spot, size: float, room: _Room) -> str:
    """The name beside, above or below its place, wherever nothing stands yet; none where there is no room."""
    wide, (x, y) = width(one.name, 12, bold=True), at
    size += 0 if one.count else 3
    for left, base in (
        (x + size + 5, y + 4.5), (x - size - 5 - wide, y + 4.5), (x - wide / 2, y - size - 6), (x - wide / 2, y + size + 15),
        (x + size * 0.8 + 3, y - size * 0.8 - 3), (x + size * 0.8 + 3, y + size * 0.8 + 11), (x - size * 0.8 - 3 - wide, y - size * 0.8 - 3),
    ):  # fmt: skip
        box = (left - 2, base - 11, left + wide + 2, base + 4)
        if room.free(box):
            room.taken.append(box)
            return haloed(left, base, one.name, 12, "ink", "start", "land", bold=True)
    return ""


def _countries(here: Frame, names: Mapping[str, str], room: _Room) -> str:
    """Names of countries, each at the point within it and the frame that lies farthest from any edge; none on a map of the world."""
    parts = []
    if isinstance(here.projection, EqualEarth):
        return ""
    for code, name in sorted(names.items()):
        best, reach = None, 0.0
        for inner in inner_points().get(code, ()):
            x, y = here.at(inner.spot)
            far = min(inner.far * 111 * here.km, x * 1.0, here.size[0] - x, y * 2.2, (here.size[1] - y) * 2.2)
            wide = width(name, 12.5)
            box = (x - wide / 2 - 3, y - 11, x + wide / 2 + 3, y + 5)
            if far > reach and room.free(box):
                best, reach = (x, y, box), far
        if best and reach > min(width(name, 12.5) * 0.3, 26):
            room.taken.append(best[2])
            parts.append(haloed(best[0], best[1], name, 12.5, "quiet", "middle", "land"))
    return "".join(parts)


def _seas(here: Frame, room: _Room, look: Look) -> str:
    parts = []
    for name, (spot, degrees, japanese) in _SEAS.items():
        x, y = here.at(spot)
        shown, slant = (japanese, "normal") if look.language == "ja" else (name, "italic")
        wide = width(shown, 11)
        box = (x - wide / 2 - 6, y - 10, x + wide / 2 + 6, y + 5)
        if wide < degrees * 85 * here.km and room.free(box) and here.box[0] < spot[0] < here.box[2]:
            room.taken.append(box)
            parts.append(tag("g", text(x, y, shown, 11, "quiet", "middle"), font_style=slant))
    return "".join(parts)


def _scale_bar(here: Frame) -> str:
    """A bar of a round length, only where a map has one scale nearly everywhere."""
    if not isinstance(here.projection, Cone):
        return ""
    km = next(n for n in (2000, 1000, 500, 200, 100, 50, 20, 10, 5, 1) if n * here.km < 170 or n == 1)
    x, y, wide = 16.0, here.size[1] - 16, km * here.km
    back = tag("rect", x=x - 8, y=y - 22, width=wide + 16, height=30, fill="paper", fill_opacity="0.8")
    bar = (
        line(x, y, x + wide, y, "ink", 1.4)
        + line(x, y - 4, x, y, "ink", 1.4)
        + line(x + wide, y - 4, x + wide, y, "ink", 1.4)
    )
    return back + bar + text(x + wide / 2, y - 6, f"{km:,} km", 10.5, "ink", "middle")


def _notes(here: Frame, look: Look, sketched: Sequence[str]) -> list[str]:
    if isinstance(here.projection, Cone):
        how = said(
            look.language,
            "projection-lcc",
            *(f"{abs(p):g}°{'N' if p >= 0 else 'S'}" for p in here.projection.parallels),
        )
    else:
        how = said(look.language, "projection-ee")
    stop = "。" if look.language == "ja" else "."
    choice = join(look.language, said(look.language, f"disputed-{look.disputed}"), said(look.language, "judgement"))
    drawn = (
        "、".join(_SKETCHED.get(n, n) for n in sketched)
        if look.language == "ja"
        else " and ".join(", ".join(sketched).rsplit(", ", 1))
    )
    source = ("、" if look.language == "ja" else "; ").join(
        (said(look.language, "source-map"), said(look.language, "source-places"))
    )
    rows = [join(look.language, choice, said(look.language, "sketched", drawn) if drawn else "")]
    return [*rows, f"{how}{stop}{'' if look.language == 'ja' else ' '}{source}{stop}"]


_SKETCHED = {"Abkhazia": "アブハジア", "South Ossetia": "南オセチア", "Transnistria": "沿ドニエストル"}


def _told(sheet_: Sheet, notes: Sequence[str], look: Look) -> str:
    ordered = sorted(sheet_.pins, key=lambda p: (-p.count, p.name))
    parts = [f"{p.name}: {some(look.language, 'items', p.count)}" if p.count else p.name for p in ordered[:80]]
    more = said(look.language, "and-more", len(ordered) - 80) if len(ordered) > 80 else ""
    return join(look.language, "; ".join(parts) + ".", more, *notes)
