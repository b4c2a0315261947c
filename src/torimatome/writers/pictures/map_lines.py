"""Land, borders and the graticule of a map, cut to its frame."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from torimatome.profiles.maps import Line, Spot, borders
from torimatome.writers.pictures.look import Look
from torimatome.writers.pictures.projection import EqualEarth, Frame, clipped, unrolled
from torimatome.writers.pictures.svg import tag


def drawn_lines(here: Frame, look: Look) -> tuple[str, list[str]]:
    """Land and borders within the frame, and the names of the sketched lines that are drawn."""
    land, border, disputed, names = list[str](), list[str](), list[str](), list[str]()
    for one in borders():
        if not _meets(one, here):
            continue
        if one.kind == "land":
            land += _rings(one, here)
            continue
        drawn = list(_paths(one.spots, here))
        if one.kind == "disputed" and drawn:
            disputed += drawn
            names += [one.name] if one.sketched and one.name not in names else []
        else:
            border += drawn
    parts = [tag("path", d="".join(land), fill="land", fill_rule="evenodd", stroke="coast", stroke_width=0.8)]
    parts.append(
        tag("path", d="".join(border), stroke="border", stroke_width=0.9, stroke_linejoin="round") if border else ""
    )
    if disputed and look.disputed != "none":
        dash = {"stroke_dasharray": "4 3"} if look.disputed == "dashed" else {}
        parts.append(
            tag("path", d="".join(disputed), stroke="border", stroke_width=0.9, stroke_linejoin="round", **dash)
        )
    return "".join(parts), names if look.disputed != "none" else []


def _meets(one: Line, here: Frame) -> bool:
    west, south, east, north = one.box
    left, low, right, high = here.box
    if south > high or north < low:
        return False
    return any(west + turn <= right and east + turn >= left for turn in (-360, 0, 360))


def _rings(one: Line, here: Frame) -> Iterator[str]:
    """A ring of land as path, cut to the frame; on a map of the world at its far meridian first."""
    for part in _cut(one.spots, here) if isinstance(here.projection, EqualEarth) else [_near(one.spots, here)]:
        if len(part) < 3:
            continue
        ring = clipped(_thinned([here.at(s) for s in part]), -20, -20, here.size[0] + 20, here.size[1] + 20)
        if len(ring) > 2:
            yield _path(ring) + "Z"


def _near(ring: Sequence[Spot], here: Frame) -> Sequence[Spot]:
    """The part of a ring around the frame: a continent has many points that need not be projected."""
    west, south, east, north = here.box
    return clipped(ring, west, south, east, north) if west > -180 and east < 180 else ring


def _cut(ring: Sequence[Spot], here: Frame) -> Iterator[list[Spot]]:
    """A ring as the parts that lie on either side of the far meridian."""
    meridian, whole = here.projection.meridian, unrolled(ring, here.projection.meridian)
    for turn in (-360, 0, 360):
        part = clipped([(x + turn, y) for x, y in whole], -179.99, -90, 179.99, 90)
        if len(part) > 2:
            yield [(x + meridian, y) for x, y in part]


def _paths(spots: Sequence[Spot], here: Frame) -> Iterator[str]:
    """A line as paths: the parts of it within the frame."""
    part: list[Spot] = []
    for spot in _thinned([here.at(s) for s in spots]):
        if part and abs(spot[0] - part[-1][0]) > here.size[0] / 2:  # over the far meridian
            part = []
        part.append(spot)
        if not (-60 <= spot[0] <= here.size[0] + 60 and -60 <= spot[1] <= here.size[1] + 60):
            if len(part) > 2:
                yield _path(part)
            part = [spot]
    if len(part) > 1:
        yield _path(part)


def _thinned(spots: Sequence[Spot], least: float = 0.7) -> list[Spot]:
    """Without points nearer to the one before than an eye sees."""
    kept = [spots[0]]
    for spot in spots[1:-1]:
        if abs(spot[0] - kept[-1][0]) + abs(spot[1] - kept[-1][1]) >= least:
            kept.append(spot)
    return [*kept, spots[-1]]


def _path(spots: Sequence[Spot]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)


def graticule(here: Frame) -> str:
    """Meridians and parallels, some ninety pixels apart."""
    west, south, east, north = here.box
    step = next(n for n in (1, 2, 5, 10, 20, 30) if here.km * 111 * n > 90 or n == 30)
    parts = list[str]()
    low, high = max(south, -84), min(north, 84)
    for x in range(math.floor(west / step) * step, math.ceil(east / step) * step + 1, step):
        parts += _paths([(x, low + (high - low) * n / 80) for n in range(81)], here)
    for y in range(max(math.floor(south / step) * step, -80), min(math.ceil(north / step) * step, 80) + 1, step):
        far = here.projection.meridian if isinstance(here.projection, EqualEarth) else (west + east) / 2
        reach = min((east - west) / 2, 179.99)
        parts += _paths([(far - reach + reach * n / 60, y) for n in range(121)], here)
    return tag("path", d="".join(parts), stroke="coast", stroke_width=0.4, stroke_opacity="0.6")
