"""Contacts as a network: parties on a circle, lines between those who met, wide where they met often.

The order on the circle is found by moving each party towards the mean place of those it met (a barycentre heuristic), so
that few lines cross. No chance is in it: the same contacts give the same picture.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from torimatome.model import Contact, Party
from torimatome.writers.pictures.look import Look
from torimatome.writers.pictures.svg import MARGIN, cut, haloed, head, line, nothing, point, sheet, tag, text, width
from torimatome.writers.pictures.words import day, join, said, some

KIND = "contacts"
WIDE = 860.0
MOST = 36
"""So many parties stand on the circle, those with most contacts; how many are left out is said."""
_RADIUS, _ROUNDS, _NUMBERS = 205.0, 24, 14
LEVELS = (("heads", 2, ""), ("ministers", 3, "7 3"), ("others", 9, "1.5 3.5"))
"""A level, the rank of its lowest office, and its kind of line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Contacts, and what their parties are called: by person, or by country where `name` says so."""

    contacts: tuple[Contact, ...]
    name: Callable[[Party], str] = field(default=lambda party: party.name)
    title: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two parties, and the contacts between them."""

    ends: tuple[str, str]
    contacts: tuple[Contact, ...]

    @property
    def items(self) -> tuple[str, ...]:
        """The items that tell of them."""
        return tuple(dict.fromkeys(q.item for c in self.contacts for q in c.quotes))

    @property
    def level(self) -> int:
        """The highest level at which they met, as a place in LEVELS."""
        rank = min(max(c.host.rank, c.guest.rank) for c in self.contacts)
        return next(n for n, (_, lowest, _) in enumerate(LEVELS) if rank <= lowest or n == len(LEVELS) - 1)


def draw(network: Network, look: Look) -> bytes:
    """The network, its key below."""
    title = network.title or said(look.language, "contacts")
    edges = edges_of(network)
    if not edges:
        return nothing(look, title, "", WIDE)
    edges, left_out = _kept(edges)
    subtitle = _subtitle(network.contacts, look)
    places = _places(_order(edges))
    top = head(look, title, subtitle, WIDE)
    middle = (WIDE / 2, top + 30 + _RADIUS)
    most = max(len(e.contacts) for e in edges)
    drawn = "".join(_line(e, places, middle, most, look) for e in sorted(edges, key=lambda e: len(e.contacts)))
    numbers = "".join(
        _number(e, places, middle)
        for e in sorted(edges, key=lambda e: (-len(e.contacts), e.ends))[:_NUMBERS]
        if len(e.contacts) > 1
    )
    names = "".join(_name(name, angle, middle, edges, look) for name, angle in places.items())
    bottom = middle[1] + _RADIUS + 50
    notes = [said(look.language, "edge")]
    if left_out:
        parties = f"{left_out}者" if look.language == "ja" else f"{left_out} parties" if left_out > 1 else "1 party"
        notes.append(said(look.language, "left-out", parties))
    body = drawn + numbers + names + _key(look, bottom)
    return sheet(look, title, subtitle, _told(edges, subtitle, look), body, WIDE, bottom + 6, notes)


def _subtitle(contacts: Sequence[Contact], look: Look) -> str:
    days = [d for c in contacts for d in (c.first_on,) if d]
    counted = some(look.language, "contacts-of", len(contacts))
    if not days:
        return counted
    dash, comma = ("〜", "、") if look.language == "ja" else (" – ", ", ")
    return f"{day(look.language, min(days))}{dash}{day(look.language, max(days))}{comma}{counted}"


def edges_of(network: Network) -> list[Edge]:
    """Every pair that met, in order of their names."""
    found: defaultdict[tuple[str, str], list[Contact]] = defaultdict(list)
    for one in network.contacts:
        first, second = sorted((network.name(one.host), network.name(one.guest)))
        if first and second and first != second:
            found[first, second].append(one)
    return [Edge(ends, tuple(those)) for ends, those in sorted(found.items())]


def _kept(edges: Sequence[Edge]) -> tuple[list[Edge], int]:
    """The edges among the parties with most contacts, and how many parties are left out."""
    count = _counts(edges)
    chosen = set(sorted(count, key=lambda n: (-count[n], n))[:MOST])
    kept = [e for e in edges if chosen.issuperset(e.ends)]
    standing = {n for e in kept for n in e.ends}
    return kept, len(count) - len(standing)


def _counts(edges: Iterable[Edge]) -> Counter[str]:
    count: Counter[str] = Counter()
    for one in edges:
        for end in one.ends:
            count[end] += len(one.contacts)
    return count


def _order(edges: Sequence[Edge]) -> list[str]:
    """The parties so that those who met often stand near each other; the busiest first."""
    count = _counts(edges)
    order = sorted(count, key=lambda n: (-count[n], n))
    best, least = order, _length(order, edges)
    for _ in range(_ROUNDS):
        at = {name: 2 * math.pi * n / len(order) for n, name in enumerate(order)}
        aims = {name: _aim(name, at, edges) for name in order}
        order = sorted(order, key=lambda n: (round(aims[n], 9), n))
        length = _length(order, edges)
        if length < least:
            best, least = order, length
    for n in range(len(best) - 1):  # neighbours change places where that shortens the lines
        tried = [*best[:n], best[n + 1], best[n], *best[n + 2 :]]
        if _length(tried, edges) < least:
            best, least = tried, _length(tried, edges)
    busiest = max(best, key=lambda n: (count[n], n))
    start = best.index(busiest)
    return [*best[start:], *best[:start]]


def _aim(name: str, at: Mapping[str, float], edges: Sequence[Edge]) -> float:
    x, y = math.cos(at[name]), math.sin(at[name])
    for one in edges:
        if name in one.ends:
            other = one.ends[one.ends[0] == name]
            x += len(one.contacts) * math.cos(at[other])
            y += len(one.contacts) * math.sin(at[other])
    return math.atan2(y, x) % (2 * math.pi)


def _length(order: Sequence[str], edges: Sequence[Edge]) -> float:
    at = {name: n for n, name in enumerate(order)}
    return sum(len(e.contacts) * math.sin(math.pi * abs(at[e.ends[0]] - at[e.ends[1]]) / len(order)) for e in edges)


def _places(order: Sequence[str]) -> dict[str, float]:
    """The angle of each party, the first at the top."""
    return {name: 2 * math.pi * n / len(order) - math.pi / 2 for n, name in enumerate(order)}


def _spot(angle: float, middle: tuple[float, float], radius: float = _RADIUS) -> tuple[float, float]:
    return middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle)


def _bend(one: Edge, places: Mapping[str, float], middle: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Both ends and the point that the line bends towards."""
    a, b = (_spot(places[e], middle) for e in one.ends)
    near = (math.cos(places[one.ends[0]] - places[one.ends[1]]) + 1) / 2
    control = tuple(m + (0.4 + 0.42 * near) * ((p + q) / 2 - m) for m, p, q in zip(middle, a, b, strict=True))
    return a, b, (control[0], control[1])


def _line(one: Edge, places: Mapping[str, float], middle: tuple[float, float], most: int, look: Look) -> str:
    a, b, control = _bend(one, places, middle)
    wide = 1.2 + min(7.2, 1.6 * math.sqrt(most)) * math.sqrt(len(one.contacts) / most)
    level, _, dash = LEVELS[one.level]
    path = tag(
        "path", d=f"M{a[0]:.1f} {a[1]:.1f}Q{control[0]:.1f} {control[1]:.1f} {b[0]:.1f} {b[1]:.1f}", stroke=("with", "quiet", "quiet")[one.level],
        stroke_width=wide, stroke_opacity="0.72", **({"stroke_dasharray": dash} if dash else {}),
    )  # fmt: skip
    return point(look, one.items, f"{_in_words(one, look)}; {said(look.language, level)}", path)


def _number(one: Edge, places: Mapping[str, float], middle: tuple[float, float]) -> str:
    a, b, control = _bend(one, places, middle)
    x, y = ((p + 2 * c + q) / 4 for p, c, q in zip(a, control, b, strict=True))
    return haloed(x, y + 4, str(len(one.contacts)), 11, "ink", "middle", "paper", bold=True)


def _name(name: str, angle: float, middle: tuple[float, float], edges: Sequence[Edge], look: Look) -> str:
    x, y = _spot(angle, middle)
    count = _counts(e for e in edges if name in e.ends)[name]
    size = 4 + min(math.sqrt(count) * 1.3, 9)
    items = tuple(dict.fromkeys(i for e in edges if name in e.ends for i in e.items))
    far = _spot(angle, middle, _RADIUS + size + 7)
    right, centred = math.cos(angle) > 0.12, abs(math.cos(angle)) <= 0.12
    room = 240 if centred else (WIDE - MARGIN - far[0] if right else far[0] - MARGIN)
    shift = (-2 if math.sin(angle) < 0 else 10) if centred else 4
    shown = text(
        far[0], far[1] + shift, cut(name, room, 12), 12, anchor="middle" if centred else "start" if right else "end"
    )
    told = f"{name}: {some(look.language, 'contacts-of' if count != 1 else 'contact-of', count)}"
    return point(
        look, items, told, tag("circle", cx=x, cy=y, r=size, fill="mark", stroke="paper", stroke_width=1.5), shown
    )


def _key(look: Look, y: float) -> str:
    x, parts = MARGIN, list[str]()
    for (level, _, dash), stroke in zip(LEVELS, ("with", "quiet", "quiet"), strict=True):
        parts.append(line(x, y - 4, x + 34, y - 4, stroke, 3, **({"stroke_dasharray": dash} if dash else {})))
        parts.append(text(x + 41, y, said(look.language, level), 11))
        x += 41 + width(said(look.language, level), 11) + 24
    return "".join(parts)


def _in_words(one: Edge, look: Look) -> str:
    days = sorted(c.first_on for c in one.contacts if c.first_on)
    when = f" ({', '.join(day(look.language, d) for d in days[:8])}{'…' if len(days) > 8 else ''})" if days else ""
    return f"{one.ends[0]} – {one.ends[1]}: {some(look.language, 'contacts-of' if len(one.contacts) != 1 else 'contact-of', len(one.contacts))}{when}"


def _told(edges: Sequence[Edge], subtitle: str, look: Look) -> str:
    ordered = sorted(edges, key=lambda e: (-len(e.contacts), e.ends))
    more = said(look.language, "and-more", len(edges) - 60) if len(edges) > 60 else ""
    return join(look.language, f"{subtitle}.", "; ".join(_in_words(e, look) for e in ordered[:60]) + ".", more)
