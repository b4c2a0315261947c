"""A timeline as a picture: each lane a line of time, the event above it, its report below, labels like flags.

A flag stands left-aligned on its pole. One that would lie across a later pole is set above that one's flag, so that no pole
crosses a flag. Where they would stand too high, the dates that are referred to least are shown as points alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from torimatome.model import Milestone
from torimatome.writers.pictures.axis import TimeAxis
from torimatome.writers.pictures.look import Look
from torimatome.writers.pictures.svg import (
    MARGIN,
    haloed,
    head,
    line,
    lines,
    nothing,
    point,
    sheet,
    tag,
    text,
    width,
    wrap,
)
from torimatome.writers.pictures.words import day, join, said, some, span, thousands

KIND = "timeline"
WIDE = 960.0
_FLAG, _SIZE, _LEADING, _ROWS = 158.0, 11.0, 14.0, 4
_GAP = 7.0
_HIGHEST = 330.0
"""A lane's flags stand so high at most, shared among the lanes."""
_MOST_FLAGS = 48
_TELLING = 40
"""So many dates are told in words to a screen reader; the rest as their number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A line of its own: a storyline, or a side. name is empty where there is one."""

    name: str
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True, slots=True)
class _Flag:
    x: float
    one: Milestone
    rows: tuple[str, ...]
    top: float = 0.0

    @property
    def high(self) -> float:
        return _LEADING * (len(self.rows) + 1) + 5

    @property
    def wide(self) -> float:
        return max(84.0, *(width(row, _SIZE) for row in self.rows or ("",))) + 8


def draw(lanes: Sequence[Lane], look: Look) -> bytes:
    """The lanes above each other on one axis of time."""
    lanes = [lane for lane in lanes if lane.milestones]
    title, every = said(look.language, "timeline"), [m for lane in lanes for m in lane.milestones]
    if not every:
        return nothing(look, title, "", WIDE)
    named = any(lane.name for lane in lanes)
    axis = TimeAxis.over((m.on for m in every), MARGIN, WIDE - MARGIN - _FLAG + 34)
    subtitle = _subtitle(every, look)
    y, parts, hidden = head(look, title, subtitle, WIDE), list[str](), 0
    placed = [_placed(lane.milestones, axis, _HIGHEST / (1 + 0.35 * (len(lanes) - 1))) for lane in lanes]
    top = y
    for lane, flags in zip(lanes, placed, strict=True):
        y += max((f.top for f in flags), default=20.0) + (26 if named else 14)
        parts.append(_lane(lane, flags, axis, look, y, named))
        hidden += len(lane.milestones) - len(flags)
        y += 46 if 1 in _reports(flags, axis, look).values() else 34
    parts.insert(0, _scale(axis, look, top, y + 4))
    notes = [_key(look, any(m.foreseen for m in every), any(True for _ in axis.breaks()))]
    if hidden:
        notes.append(some(look.language, "unlabelled-dates", hidden))
    return sheet(
        look,
        title,
        subtitle,
        _told(lanes, subtitle, look),
        "".join(parts),
        WIDE,
        y + (50 if any(True for _ in axis.breaks()) else 26),
        notes,
    )


def _subtitle(every: Sequence[Milestone], look: Look) -> str:
    first, last = min(m.on for m in every), max(m.on for m in every)
    dash = "〜" if look.language == "ja" else " – "
    dates = some(look.language, "dates", len(every))
    comma = "、" if look.language == "ja" else ", "
    return (
        f"{day(look.language, first)}{dash}{day(look.language, last)}{comma}{dates}"
        if first != last
        else day(look.language, first)
    )


def _key(look: Look, foreseen: bool, broken: bool) -> str:
    signs = [("●", "event"), ("|", "report"), *([("○", "foreseen")] if foreseen else [])]
    parts = [f"{sign} {said(look.language, key)}" for sign, key in signs]
    parts += [said(look.language, "break-note")] if broken else []
    return "\u2003".join(parts)


def _placed(milestones: Sequence[Milestone], axis: TimeAxis, highest: float) -> list[_Flag]:
    """The flags of a lane: as many as stand below a height, those that are referred to most first."""
    kept: list[_Flag] = []
    for one in sorted(milestones, key=lambda m: (-m.references, m.on))[:_MOST_FLAGS]:
        rows = wrap(one.text, _FLAG, _SIZE, _ROWS)
        tried = _stacked([*kept, _Flag(axis.at(one.on), one, rows)])
        if max(f.top for f in tried) <= highest:
            kept = tried
    return kept


def _stacked(flags: Sequence[_Flag]) -> list[_Flag]:
    """Flags with their tops: from the right, each above those whose poles or flags it would cross."""
    done: list[_Flag] = []
    for flag in sorted(flags, key=lambda f: (-f.x, f.one.on)):
        foot = max((o.top for o in done if o.x <= flag.x + flag.wide + 6), default=14.0)
        done.append(_Flag(flag.x, flag.one, flag.rows, foot + _GAP + flag.high))
    return done


def _lane(lane: Lane, flags: Sequence[_Flag], axis: TimeAxis, look: Look, y: float, named: bool) -> str:
    base = "".join(line(s.left, y, s.right, y, "ink", 1.5) for s in axis.stretches)
    base += "".join(_zigzag(a, b, y) for a, b, _ in axis.breaks())
    flagged = {id(f.one) for f in flags}
    rest = "".join(_rest(m, axis, look, y) for m in lane.milestones if id(m) not in flagged)
    told = _reports(flags, axis, look)
    shown = "".join(_flag(f, axis, look, y, told) for f in flags)
    tall = max((f.top for f in flags), default=20.0)
    name = text(MARGIN, y - tall - 8, lane.name, 12.5, "mark", bold=True) if named and lane.name else ""
    return name + base + rest + shown


def _reports(flags: Sequence[_Flag], axis: TimeAxis, look: Look) -> dict[int, int]:
    """The flags whose day of report is written out below, and in which of two rows: those told late, where there is room."""
    shown, ends, told = dict[int, int](), [0.0, 0.0], set[str]()
    for flag in sorted(flags, key=lambda f: (axis.at(f.one.reported_on), f.one.on)):
        if not _late(flag.one) or _reported(flag.one, look) in told:
            continue
        told.add(_reported(flag.one, look))
        x, wide = axis.at(flag.one.reported_on), width(_reported(flag.one, look), 9.5)
        row = next((n for n, end in enumerate(ends) if x - wide / 2 > end), None)
        if row is not None:
            shown[id(flag.one)] = row
            ends[row] = x + wide / 2 + 8
    return shown


def _late(one: Milestone) -> bool:
    return abs((one.reported_on - one.on).days) >= 2


def _reported(one: Milestone, look: Look) -> str:
    return said(
        look.language,
        "told-before" if one.reported_on < one.on else "reported",
        day(look.language, one.reported_on, year=one.reported_on.year != one.on.year),
    )


def _flag(flag: _Flag, axis: TimeAxis, look: Look, y: float, told: dict[int, int]) -> str:
    one, top = flag.one, y - flag.top
    pole = line(flag.x, top + 2, flag.x, y, "quiet", 0.8)
    written = tag("rect", x=flag.x + 2, y=top, width=flag.wide, height=flag.high - 2, fill="paper", fill_opacity="0.88")
    written += text(flag.x + 5, top + 11, day(look.language, one.on), 11, bold=True)
    written += lines(flag.x + 5, top + 11 + _LEADING, flag.rows, _SIZE, _LEADING)
    report = _report(one, axis, flag.x, y)
    if id(one) in told:
        at = min(max(axis.at(one.reported_on), MARGIN + 30), WIDE - MARGIN - 30)
        report += text(at, y + 26 + 12 * told[id(one)], _reported(one, look), 9.5, "quiet", "middle")
    return point(look, one.items, _in_words(one, look), pole, report, _dot(one, flag.x, y, 4.6), written)


def _rest(one: Milestone, axis: TimeAxis, look: Look, y: float) -> str:
    return point(look, one.items, _in_words(one, look), _dot(one, axis.at(one.on), y, 2.6))


def _dot(one: Milestone, x: float, y: float, radius: float) -> str:
    if one.foreseen:
        return tag("circle", cx=x, cy=y, r=radius - 0.5, fill="paper", stroke="mark", stroke_width=1.8)
    return tag("circle", cx=x, cy=y, r=radius, fill="mark", stroke="paper", stroke_width=1)


def _report(one: Milestone, axis: TimeAxis, x: float, y: float) -> str:
    """The day of the report: a tick below the line, tied to its event."""
    at = axis.at(one.reported_on)
    tie = line(x, y + 4, at, y + 9, "quiet", 0.8) if abs(at - x) > 1 else line(x, y + 4, x, y + 9, "quiet", 0.8)
    return tie + line(at, y + 9, at, y + 15, "quiet", 1.6)


def _zigzag(left: float, right: float, y: float) -> str:
    step = (right - left) / 6
    path = f"M{left:.1f} {y:.1f}" + "".join(
        f"L{left + step * (n + 0.5):.1f} {y + (5 if n % 2 else -5):.1f}" for n in range(6)
    )
    return tag("path", d=f"{path}L{right:.1f} {y:.1f}", stroke="quiet", stroke_width=1.1)


def _scale(axis: TimeAxis, look: Look, top: float, bottom: float) -> str:
    """Lines of the years behind all lanes, their names below; what is left out in a break."""
    parts, gaps = list[str](), list(axis.breaks())
    for a, b, days in gaps:
        parts.append(tag("rect", x=a + 3, y=top, width=b - a - 6, height=bottom - top, fill="wash"))
        rows = span(look.language, days)
        parts.extend(text((a + b) / 2, bottom + 30 + 12 * n, row, 9.5, "quiet", "middle") for n, row in enumerate(rows))
    for x, name, year in axis.ticks(look.language):
        parts.append(line(x, top, x, bottom, "line", 1.2 if year else 0.6))
        middle = max(x, MARGIN + width(name, 10.5) / 2)
        parts.append(haloed(middle, bottom + 15, name, 10.5, "quiet", "middle", "paper"))
    return "".join(parts) + line(MARGIN, bottom, axis.stretches[-1].right, bottom, "line", 1)


def _in_words(one: Milestone, look: Look) -> str:
    about = some(look.language, "items", len(one.items))
    late = _reported(one, look) if one.reported_on != one.on else ""
    ahead = said(look.language, "foreseen") if one.foreseen else ""
    comma = "、" if look.language == "ja" else ", "
    return f"{day(look.language, one.on)}: {one.text} ({comma.join(filter(None, (about, late, ahead)))}: {', '.join(one.items[:12])})"


def _told(lanes: Sequence[Lane], subtitle: str, look: Look) -> str:
    """All dates in words, those that are referred to most where there are many."""
    every = [(lane, m) for lane in lanes for m in lane.milestones]
    chosen = sorted(every, key=lambda pair: -pair[1].references)[:_TELLING]
    said_ = list(_sentences(sorted(chosen, key=lambda pair: (pair[0].name, pair[1].on)), look))
    more = said(look.language, "and-more", thousands(len(every) - len(chosen))) if len(every) > len(chosen) else ""
    return join(look.language, subtitle + "。" if look.language == "ja" else subtitle + ".", *said_, more)


def _sentences(chosen: Sequence[tuple[Lane, Milestone]], look: Look) -> Iterator[str]:
    names = [lane.name for lane, _ in chosen]
    news = [True, *(a != b for a, b in pairwise(names))]
    for (lane, one), new in zip(chosen, news, strict=False):
        yield (f"{lane.name}: " if new and lane.name else "") + f"{day(look.language, one.on)}: {one.text}"
