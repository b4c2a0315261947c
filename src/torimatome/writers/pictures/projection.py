"""Projections of the globe: Lambert's conformal cone for a region, Equal Earth for the world. Degrees onto pixels.

Formulas: J. P. Snyder, Map Projections: A Working Manual (1987), for the sphere; B. Šavrič, T. Patterson and B. Jenny, The
Equal Earth map projection (2018).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

Spot = tuple[float, float]
EARTH_KM = 6371.0088
_WORLD_DEGREES = 110.0
"""A frame wider than this is the world."""
_LEAST_PARALLEL = 6.0
"""A cone has no meaning about the equator."""
_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)


@dataclass(frozen=True, slots=True)
class Cone:
    """Lambert's conformal cone about a meridian, true along two parallels."""

    meridian: float
    parallels: tuple[float, float]

    def plane(self, spot: Spot) -> Spot:
        """Degrees onto the plane, in radii of the earth, y downwards."""
        n, f = _cone(self.parallels)
        latitude = math.radians(min(max(spot[1], -80.0), 89.0))
        radius, angle = f / _tan(latitude) ** n, n * math.radians(_turn(spot[0] - self.meridian))
        return radius * math.sin(angle), radius * math.cos(angle)


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """Equal Earth about a meridian: areas are true."""

    meridian: float

    def plane(self, spot: Spot) -> Spot:
        """Degrees onto the plane, in radii of the earth, y downwards."""
        a1, a2, a3, a4 = _EQUAL_EARTH
        t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(spot[1])))
        longitude = math.radians(_turn(spot[0] - self.meridian))
        slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
        x = 2 * math.sqrt(3) * longitude * math.cos(t) / (3 * slope)
        return x, -(a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t)


@dataclass(frozen=True, slots=True)
class Frame:
    """A projection scaled onto a box of pixels. scale: pixels for a radius of the earth; box: west, south, east, north."""

    projection: Cone | EqualEarth
    scale: float
    origin: Spot
    size: tuple[float, float]
    box: tuple[float, float, float, float]

    def at(self, spot: Spot) -> Spot:
        """Where a place lies in the box of pixels."""
        x, y = self.projection.plane(spot)
        return (x - self.origin[0]) * self.scale, (y - self.origin[1]) * self.scale

    @property
    def km(self) -> float:
        """How many pixels a kilometre has in the middle."""
        (x, y), (u, v) = (self.at((self._middle[0], self._middle[1] + d)) for d in (-0.05, 0.05))
        return math.hypot(u - x, v - y) / (EARTH_KM * math.radians(0.1))

    @property
    def _middle(self) -> Spot:
        west, south, east, north = self.box
        return (west + east) / 2, (south + north) / 2


@lru_cache(maxsize=16)
def _cone(parallels: tuple[float, float]) -> tuple[float, float]:
    """The cone's constant n, and F of Snyder's formulas."""
    south, north = (math.radians(p) for p in parallels)
    same = abs(north - south) < 1e-9
    n = math.sin(south) if same else math.log(math.cos(south) / math.cos(north)) / math.log(_tan(north) / _tan(south))
    return n, math.cos(south) * _tan(south) ** n / n


def _tan(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


def _turn(degrees: float) -> float:
    return (degrees + 180) % 360 - 180


def frame(spots: Sequence[Spot], wide: float, high: float, least_degrees: float = 5.0) -> Frame:
    """A frame for some places with air around them: a cone for a region, the world where they lie far apart or in the south."""
    west, east = _longitudes([s[0] for s in spots])
    south, north = min(s[1] for s in spots), max(s[1] for s in spots)
    middle = (west + east) / 2
    if east - west > _WORLD_DEGREES or north - south > _WORLD_DEGREES * 0.6 or south < 0:
        return _world(wide, high)
    grow = max(least_degrees - (north - south), 0) / 2 + (north - south) * 0.16 + 0.4
    south, north = max(south - grow, -60), min(north + grow, 88.0)
    widen = max(least_degrees * 1.4 - (east - west), 0) / 2 + (east - west) * 0.12 + 0.5
    west, east = west - widen, east + widen
    parallels = (max(round(p, 1), _LEAST_PARALLEL) for p in (south + (north - south) / 6, north - (north - south) / 6))
    cone = Cone(round(middle, 1), (next(parallels), next(parallels)))
    edge = [cone.plane(s) for s in _edge(west, south, east, north)]
    left, right = min(e[0] for e in edge), max(e[0] for e in edge)
    low, far = min(e[1] for e in edge), max(e[1] for e in edge)
    scale = min(wide / (right - left), high / (far - low))
    origin = ((left + right) / 2 - wide / scale / 2, (low + far) / 2 - high / scale / 2)
    aside, above = 3 + 1.2 * max(east - west, 2 * (north - south)), 3 + (north - south) + 0.3 * (east - west)
    box = (west - aside, south - above, east + aside, min(north + above, 89.0))
    return Frame(cone, scale, origin, (wide, high), box)


def _world(wide: float, high: float) -> Frame:
    """The whole world without the Antarctic, cut in the Bering Strait; no higher than it is."""
    projection = EqualEarth(11.0)
    y0, y1 = projection.plane((0, 84.0))[1], projection.plane((0, -58.0))[1]
    x1 = projection.plane((projection.meridian + 179.999, 0))[0]
    scale = min(wide / (2 * x1), high / (y1 - y0))
    return Frame(projection, scale, (-wide / scale / 2, y0), (wide, (y1 - y0) * scale), (-180, -90, 180, 90))


def _longitudes(values: Sequence[float]) -> tuple[float, float]:
    """The shorter way around the globe that holds all longitudes."""
    at = sorted(v % 360 for v in values)
    gaps = [(b - a, n) for n, (a, b) in enumerate(zip(at, [*at[1:], at[0] + 360], strict=True))]
    _, n = max(gaps)
    west, east = at[(n + 1) % len(at)], at[n]
    west, east = (west, east) if east >= west else (west, east + 360)
    return (west - 360, east - 360) if (west + east) / 2 > 180 else (west, east)


def _edge(west: float, south: float, east: float, north: float) -> Iterator[Spot]:
    for n in range(13):
        x, y = west + (east - west) * n / 12, south + (north - south) * n / 12
        yield from ((x, south), (x, north), (west, y), (east, y))


def unrolled(spots: Iterable[Spot], meridian: float) -> list[Spot]:
    """A line in degrees east of a meridian without a jump: it goes on beyond 180 degrees."""
    found, before = list[Spot](), 0.0
    for n, (x, y) in enumerate(spots):
        here = _turn(x - meridian)
        if n:
            here += 360 * round((before - here) / 360)
        found.append((here, y))
        before = here
    return found


def clipped(ring: Sequence[Spot], left: float, top: float, right: float, bottom: float) -> list[Spot]:
    """A ring of pixels cut to a box (Sutherland and Hodgman)."""
    found = list(ring)
    for axis, bound, above in ((0, left, True), (0, right, False), (1, top, True), (1, bottom, False)):
        if not found:
            return []
        before, kept = found[-1], list[Spot]()
        for here in found:
            inside, was = (here[axis] >= bound) == above, (before[axis] >= bound) == above
            if inside != was:
                share = (bound - before[axis]) / (here[axis] - before[axis])
                kept.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
            if inside:
                kept.append(here)
            before = here
        found = kept
    return found
