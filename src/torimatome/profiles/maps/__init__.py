"""Maps without a network: coastlines, borders and positions that come with the package (NOTICE says where from)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

Spot = tuple[float, float]
"""Longitude and latitude, in degrees."""
_UNITS = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A coast or border: land (a closed ring), border, disputed; name is that of the dispute; sketched: not surveyed.

    box: west, south, east, north.
    """

    kind: str
    name: str
    spots: tuple[Spot, ...]
    box: tuple[float, float, float, float]
    sketched: bool = False


@dataclass(frozen=True, slots=True)
class Inner:
    """A point inside a country and its distance to the border, in degrees: a place for the country's name."""

    spot: Spot
    far: float


@cache
def borders() -> tuple[Line, ...]:
    """All coasts and borders."""
    return tuple(_line(*row) for row in _rows("borders.tsv") if row[0] != "label")


@cache
def inner_points() -> dict[str, tuple[Inner, ...]]:
    """For each country by its code (small letters) points inside it, the best first."""
    return {code.lower(): tuple(_inner(told)) for kind, code, told in _rows("borders.tsv") if kind == "label"}


@cache
def positions() -> dict[str, Spot]:
    """Places of the register by id; capitals as capital-az."""
    return {row[0]: (float(row[2]), float(row[3])) for row in _rows("places.tsv")}


def _rows(name: str) -> list[list[str]]:
    text = (resources.files("torimatome.profiles") / "maps" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _line(kind: str, name: str, told: str) -> Line:
    steps = [int(n) for n in told.split()]
    x = y = 0
    spots = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        spots.append((x / _UNITS, y / _UNITS))
    xs, ys = [s[0] for s in spots], [s[1] for s in spots]
    box = min(xs), min(ys), max(xs), max(ys)
    return Line(kind, name.removesuffix(" (sketched)"), tuple(spots), box, sketched=name.endswith(" (sketched)"))


def _inner(told: str) -> list[Inner]:
    values = [int(n) / 100 for n in told.split()]
    return [Inner((x, y), far) for x, y, far in zip(values[::3], values[1::3], values[2::3], strict=True)]
