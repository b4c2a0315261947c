"""The four classes of acts of a pair as a picture: with above nought, against below it, deeds next to the line.

Words are hatched and deeds are full, so that print without colours tells them apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from torimatome.model.series import Quad, Series
from torimatome.writers.pictures.look import Look
from torimatome.writers.pictures.series import WIDE, Graph, Plot, end, first, grid, ticks_of
from torimatome.writers.pictures.svg import MARGIN, haloed, hatch, head, nothing, point, sheet, tag, text, width
from torimatome.writers.pictures.words import join, period, quad_name, said, step_name, thousands

KIND = "quads"
_HIGH = 260.0
_ORDER = (Quad.MATERIAL_COOPERATION, Quad.VERBAL_COOPERATION, Quad.MATERIAL_CONFLICT, Quad.VERBAL_CONFLICT)
"""From the line of nought outwards, above and below."""
_FILLS = {
    Quad.MATERIAL_COOPERATION: "with", Quad.VERBAL_COOPERATION: "url(#words-with)",
    Quad.MATERIAL_CONFLICT: "against", Quad.VERBAL_CONFLICT: "url(#words-against)",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Classes:
    """A series for each class of acts, of one step over the same days. items: those of an occurrence, by its id."""

    series: Mapping[Quad, Series]
    title: str = ""
    note: str = ""
    items: Mapping[str, Sequence[str]] = field(default_factory=dict)


def draw(classes: Classes, look: Look) -> bytes:
    """The classes stacked by period."""
    shown = {q: classes.series[q] for q in _ORDER if q in classes.series and classes.series[q].points}
    if not any(p.value for s in shown.values() for p in s.points):
        return nothing(look, classes.title, "", WIDE)
    one = next(iter(shown.values()))
    subtitle = said(look.language, "count", step_name(look.language, one.step))
    top = head(look, classes.title, subtitle, WIDE) + 20
    above, below = (_most([s for q, s in shown.items() if (q.scale > 0) is up]) for up in (True, False))
    ticks = ticks_of(-below, above)
    plot = Plot(first(one), end(one), top, top + _HIGH, ticks[-1], ticks[0])
    graph = Graph(series=(), items=classes.items)
    body = (
        _key(look, shown, top - 14)
        + grid(plot, ticks, look, signed=False)
        + "".join(_periods(shown, plot, graph, look))
        + _sides(look, plot)
    )
    defs = hatch("words-with", "with-soft", "with") + hatch("words-against", "against-soft", "against", -45)
    notes = [classes.note] if classes.note else []
    return sheet(look, classes.title, subtitle, _told(shown, look), body, WIDE, top + _HIGH + 22, notes, defs)


def _most(series: Sequence[Series]) -> float:
    """The highest stack of some series."""
    return max((sum(abs(p.value) for p in row) for row in zip(*(s.points for s in series), strict=True)), default=0.0)


def _sides(look: Look, plot: Plot) -> str:
    """What is above the line and what below, for print without colours."""
    above = haloed(
        plot.left + 2, plot.top + 13, f"▲ {said(look.language, 'with')}", 11, "with", "start", "paper", bold=True
    )
    below = f"▼ {said(look.language, 'against')}"
    return above + haloed(plot.left + 2, plot.base - 6, below, 11, "against", "start", "paper", bold=True)


def _key(look: Look, shown: Mapping[Quad, Series], y: float) -> str:
    x, parts = MARGIN, list[str]()
    for one in (q for q in _ORDER if q in shown):
        name = quad_name(look.language, one)
        parts.append(
            tag(
                "rect",
                x=x,
                y=y - 9,
                width=16,
                height=11,
                fill=_FILLS[one],
                stroke="with" if one.scale > 0 else "against",
                stroke_width=0.8,
            )
        )
        parts.append(text(x + 21, y, name, 11))
        x += 21 + width(name, 11) + 18
    return "".join(parts)


def _periods(shown: Mapping[Quad, Series], plot: Plot, graph: Graph, look: Look) -> list[str]:
    one = next(iter(shown.values()))
    edges = [plot.x(p.first_on) for p in one.points] + [plot.x(plot.last)]
    parts = []
    for n, here in enumerate(one.points):
        left, right = edges[n], edges[n + 1]
        counts = {q: s.points[n] for q, s in shown.items() if s.points[n].value}
        gap = min(1.4, (right - left) * 0.2) if right - left > 3 else 0.0
        boxes, up, down = list[str](), 0.0, 0.0
        for q, its in counts.items():
            value = abs(its.value)
            start, up, down = (up, up + value, down) if q.scale > 0 else (-down - value, up, down + value)
            top, base = plot.y(start + value), plot.y(start)
            edge = {"stroke": "with" if q.scale > 0 else "against", "stroke_width": 0.5} if right - left > 5 else {}
            boxes.append(
                tag(
                    "rect",
                    x=left + gap / 2,
                    y=top,
                    width=max(right - left - gap, 0.6),
                    height=max(base - top, 0.6),
                    fill=_FILLS[q],
                    **edge,
                )
            )
        if boxes:
            items = dict.fromkeys(chain.from_iterable(graph.of(its) for its in counts.values()))
            told = "; ".join(f"{quad_name(look.language, q)} {thousands(abs(p.value))}" for q, p in counts.items())
            parts.append(point(look, tuple(items), f"{period(look.language, here.first_on, one.step)}: {told}", *boxes))
    return parts


def _told(shown: Mapping[Quad, Series], look: Look) -> str:
    sums = [
        f"{quad_name(look.language, q)}: {thousands(sum(abs(p.value) for p in s.points))}" for q, s in shown.items()
    ]
    one = next(iter(shown.values()))
    dash = "〜" if look.language == "ja" else " – "
    over = f"{period(look.language, one.points[0].first_on, one.step)}{dash}{period(look.language, one.points[-1].first_on, one.step)}"
    return join(look.language, f"{over}: ", "; ".join(sums) + ".")
