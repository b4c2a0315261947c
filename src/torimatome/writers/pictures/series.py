"""A series as a picture: columns by period, the level between its turns, each turn with its interval.

Several series stand below each other on one scale, so that all outlets and a constant panel can be compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from torimatome.model.series import Point, Quad, Series, Step, Turn
from torimatome.writers.pictures.axis import month_after, round_ticks
from torimatome.writers.pictures.look import Look
from torimatome.writers.pictures.svg import (
    MARGIN,
    escaped,
    haloed,
    hatch,
    head,
    line,
    nothing,
    point,
    sheet,
    tag,
    text,
    width,
)
from torimatome.writers.pictures.words import (
    STEP_DAYS,
    day,
    join,
    month,
    month_only,
    period,
    quad_name,
    said,
    some,
    step_name,
    thousands,
    year_of,
)

KIND = "series"
WIDE = 860.0
_RIGHT = WIDE - MARGIN - 40
_HIGH = {1: 220.0, 2: 150.0}
_TELLING = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Series of one step over the same days, each with its turns. items: those of an occurrence, by its id."""

    series: tuple[Series, ...]
    title: str = ""
    note: str = ""
    items: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def of(self, one: Point) -> tuple[str, ...]:
        """The items of a point; an occurrence that is not told of is its own item."""
        return tuple(dict.fromkeys(i for o in one.occurrences for i in self.items.get(o, (o,))))


@dataclass(frozen=True, slots=True)
class Plot:
    """A field of the picture: days onto pixels from left to right, values from its base upwards."""

    first: date
    last: date
    top: float
    base: float
    most: float
    least: float = 0.0
    left: float = MARGIN
    right: float = _RIGHT

    def x(self, on: date) -> float:
        """Where a day lies."""
        whole = max((self.last - self.first).days, 1)
        share = (on - self.first).days / whole
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def y(self, value: float) -> float:
        """How high a value stands."""
        return self.base - (value - self.least) / ((self.most - self.least) or 1) * (self.base - self.top)


def draw(graph: Graph, look: Look) -> bytes:
    """The series below each other."""
    shown = [s for s in graph.series if s.points]
    title = graph.title or (shown[0].name if shown else "")
    if not any(p.value for s in shown for p in s.points):
        return nothing(look, title, "", WIDE)
    step = shown[0].step
    subtitle = said(look.language, "count", step_name(look.language, step))
    top, parts = head(look, title, subtitle, WIDE) + 6, list[str]()
    values = [p.value for s in shown for p in s.points]
    ticks = ticks_of(min(*values, 0.0), max(*values, 0.0))
    high, notes, number = _HIGH.get(len(shown), 120.0), list[str](), 0
    for one in shown:
        top += 22 if one.turns or len(shown) > 1 else 0
        plot = Plot(first(one), end(one), top, top + high, ticks[-1], ticks[0])
        parts.append(_one(one, plot, ticks, graph, look, number))
        if len(shown) > 1:
            parts.append(text(MARGIN, top - 8, name_of(one, look), 12, bold=True))
        notes += [_turn_in_words(t, number + n, one, look) for n, t in enumerate(one.turns)]
        number += len(one.turns)
        top += high + 26
    notes += [said(look.language, "level")] if number else [said(look.language, "no-turn")]
    notes += [graph.note] if graph.note else []
    return sheet(
        look,
        title,
        subtitle,
        _told(shown, notes, look),
        "".join(parts),
        WIDE,
        top,
        notes,
        hatch("band", "wash", "line"),
    )


def first(one: Series) -> date:
    """The day on which a series begins."""
    return one.points[0].first_on


def end(one: Series) -> date:
    """The day after the last period of a series."""
    last = one.points[-1].first_on
    if one.step is Step.YEAR:
        return date(last.year + 1, 1, 1)
    return (
        month_after(last) if one.step is Step.MONTH else date.fromordinal(last.toordinal() + int(STEP_DAYS[one.step]))
    )


def name_of(one: Series, look: Look) -> str:
    """Of which outlets a series is."""
    return (
        some(look.language, "panel-of-1" if len(one.panel) == 1 else "panel", len(one.panel))
        if one.panel
        else said(look.language, "all")
    )


def ticks_of(least: float, most: float) -> list[float]:
    """Round numbers that hold both ends, from below to above."""
    above, below = (round_ticks(v) if v > 0 else [0.0] for v in (most, -least))
    step = max(t[1] if len(t) > 1 else 0.0 for t in (above, below))
    return [step * n for n in range(-_steps(-least, step), _steps(most, step) + 1)]


def _steps(value: float, step: float) -> int:
    return max(0, -int(-value // step)) if value > 0 else 0


def grid(plot: Plot, ticks: Sequence[float], look: Look, signed: bool = True) -> str:
    """Thin lines across with their numbers on the right, years or months below."""
    parts = []
    for value in ticks:
        y = plot.y(value)
        parts.append(line(plot.left, y, plot.right, y, "ink" if value == 0 else "line", 1.2 if value == 0 else 0.8))
        shown = thousands(value if signed else abs(value))
        parts.append(text(WIDE - MARGIN, y - 3.5, shown.replace("-", "−"), 10.5, "quiet", "end"))
        parts.append(line(plot.right, y, WIDE - MARGIN, y, "ink" if value == 0 else "line", 1.2 if value == 0 else 0.8))
    return "".join(parts) + _times(plot, look)


def _times(plot: Plot, look: Look) -> str:
    foot, parts = plot.y(plot.least), list[str]()
    years = (plot.last - plot.first).days / 365.25
    per_year = (plot.right - plot.left) / max(years, 0.01)
    every = next((n for n in (1, 2, 5, 10, 20, 50) if per_year * n > 48), 100)
    months = next((n for n in (1, 3, 6) if per_year / 12 * n > 40), 12)
    at, before = plot.first.replace(day=1), 0.0
    while at < plot.last:
        on_year = at.month == 1 and at.year % every == 0
        if at >= plot.first and (on_year or (months < 12 and every == 1 and (at.month - 1) % months == 0)):
            x = plot.x(at)
            parts.append(line(x, foot, x, foot + (7 if at.month == 1 else 4), "quiet", 0.8))
            plain = month_only(look.language, at) if before > 0 else month(look.language, at)
            name = year_of(look.language, at.year) if at.month == 1 else plain
            if x > before and x < plot.right - 16:
                parts.append(text(x + 3, foot + 16, name, 10.5, "quiet"))
                before = x + max(30, width(name, 10.5) + 6)
        at = month_after(at)
    return "".join(parts)


def _one(one: Series, plot: Plot, ticks: Sequence[float], graph: Graph, look: Look, number: int) -> str:
    return "".join((
        *(_band(t, plot) for t in one.turns), grid(plot, ticks, look), _columns(one, plot, graph, look),
        _levels(one, plot), *(_marker(t, number + n, one, plot, look) for n, t in enumerate(one.turns)),
    ))  # fmt: skip


def _columns(one: Series, plot: Plot, graph: Graph, look: Look) -> str:
    parts, edges = list[str](), [plot.x(p.first_on) for p in one.points] + [plot.x(plot.last)]
    zero = plot.y(0)
    for here, left, right in zip(one.points, edges, edges[1:], strict=False):
        if not here.value:
            continue
        y, gap = plot.y(here.value), min(1.2, (right - left) * 0.2) if right - left > 3 else 0.0
        box = tag(
            "rect",
            x=left + gap / 2,
            y=min(y, zero),
            width=max(right - left - gap, 0.6),
            height=max(abs(zero - y), 0.8),
            fill="with-soft" if here.value > 0 else "against-soft",
        )
        told = f"{period(look.language, here.first_on, one.step)}: {thousands(here.value)}"
        parts.append(point(look, graph.of(here), told, box))
    return "".join(parts)


def _band(turn: Turn, plot: Plot) -> str:
    left, right = plot.x(turn.earliest_on), plot.x(turn.latest_on)
    return tag("rect", x=left, y=plot.top, width=max(right - left, 2), height=plot.base - plot.top, fill="url(#band)")


def _levels(one: Series, plot: Plot) -> str:
    """The mean of each stretch between turns as a line across it."""
    if not one.turns:
        return ""
    days = STEP_DAYS[one.step]
    rates = [one.turns[0].before, *(t.after for t in one.turns)]
    edges = [plot.first, *(t.on for t in one.turns), plot.last]
    path = "M" + "L".join(
        f"{plot.x(on):.1f} {plot.y(min(rate * days, plot.most)):.1f}"
        for a, b, rate in zip(edges, edges[1:], rates, strict=False) for on in (a, b)
    )  # fmt: skip
    return tag("path", d=path, stroke="mark", stroke_width=2.4, stroke_linejoin="round")


def _marker(turn: Turn, number: int, one: Series, plot: Plot, look: Look) -> str:
    x = plot.x(turn.on)
    sign = tag("circle", cx=x, cy=plot.top - 9, r=8, fill="mark") + text(
        x, plot.top - 5.2, str(number + 1), 10.5, "paper", "middle", bold=True
    )
    shown = tag(
        "g",
        tag("title", _turn_title(turn, number, one, look)),
        line(x, plot.top - 2, x, plot.base, "mark", 1, stroke_dasharray="3 2"),
        sign,
    )
    rate = f"{thousands(round(turn.after * STEP_DAYS[one.step], 1))}"
    there = plot.y(min(turn.after * STEP_DAYS[one.step], plot.most))
    return shown + haloed(min(x + 5, plot.right - 20), there - 6, rate, 10.5, "mark", "start", "paper", bold=True)


def _turn_title(turn: Turn, number: int, one: Series, look: Look) -> str:
    return escaped(_turn_in_words(turn, number, one, look))


def _rate(value: float, one: Series, look: Look) -> str:
    return said(
        look.language, "rate", step_name(look.language, one.step), thousands(round(value * STEP_DAYS[one.step], 1))
    )


def _turn_in_words(turn: Turn, number: int, one: Series, look: Look) -> str:
    days = [day(look.language, d) for d in (turn.on, turn.earliest_on, turn.latest_on)]
    before, after = _rate(turn.before, one, look), _rate(turn.after, one, look)
    chance = f"{turn.chance:.1%}" if turn.chance < 0.1 else f"{turn.chance:.0%}"
    mostly = quad_name(look.language, Quad(turn.mostly)) if turn.mostly in set(Quad) else turn.mostly
    more = said(look.language, "mostly", mostly) if mostly else ""
    return said(look.language, "turn", f"{number + 1}.", days[0], before, after, days[1], days[2], chance, more)


def _told(shown: Sequence[Series], notes: Sequence[str], look: Look) -> str:
    """The series in words: their largest periods where there are many, then the turns."""
    parts = []
    for one in shown:
        chosen = sorted(sorted(one.points, key=lambda p: -abs(p.value))[:_TELLING], key=lambda p: p.first_on)
        values = "; ".join(
            f"{period(look.language, p.first_on, one.step)}: {thousands(p.value)}" for p in chosen if p.value
        )
        more = (
            said(look.language, "and-more", thousands(len(one.points) - len(chosen)))
            if len(one.points) > len(chosen)
            else ""
        )
        parts.append(f"{name_of(one, look)}: {values}. {more}")
    return join(look.language, *parts, *notes)
