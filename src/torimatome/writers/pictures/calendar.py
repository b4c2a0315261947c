"""Announced dates as sheets of months: each announcement on its days, with a sign for what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from torimatome.analysis.calendar import Announced, Outcome
from torimatome.writers.pictures.axis import month_after
from torimatome.writers.pictures.look import Look
from torimatome.writers.pictures.svg import (
    MARGIN,
    cut,
    cut_plain,
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
from torimatome.writers.pictures.words import day, join, month, said, weekdays

KIND = "calendar"
WIDE = 860.0
_COLUMN = (WIDE - 2 * MARGIN) / 7
_LANE, _HEAD, _LEAST = 19.0, 20.0, 36.0
_SIZE, _ROW, _HIGHEST = 10.5, 13.0, 260.0
LONG = 14
"""What is announced for more days than this, or for no exact day, stands below its month."""
_MOST = 12
"""So many announcements without a day stand below a month; how many more there are is said."""
_TELLING = 60
_SIGNS = {Outcome.AHEAD: "ring", Outcome.CAME_TRUE: "dot", Outcome.CALLED_OFF: "cross", Outcome.UNKNOWN: "query"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """Announcements in any order. today: marked."""

    announced: tuple[Announced, ...]
    title: str = ""
    today: date | None = None


def draw(sheets: Sheets, look: Look) -> bytes:
    """The months that hold an announcement, one below the other."""
    title = sheets.title or said(look.language, "calendar")
    if not sheets.announced:
        return nothing(look, title, "", WIDE)
    months: defaultdict[date, list[Announced]] = defaultdict(list)
    for one in sorted(sheets.announced, key=lambda a: (a.first_on, a.last_on, a.announced_on, a.source, a.sentence)):
        for first in _months(one):
            months[first].append(one)
    subtitle = _span(sorted(months), look)
    y = head(look, title, subtitle, WIDE) + 12
    body = _key(look, y)
    y += 16
    for first in sorted(months):
        drawn, y = _month(first, months[first], sheets.today, look, y + 18)
        body += drawn
    return sheet(look, title, subtitle, _told(sheets, look), body, WIDE, y, ())


def _span(months: Sequence[date], look: Look) -> str:
    dash = "〜" if look.language == "ja" else " – "
    return dash.join(dict.fromkeys((month(look.language, months[0]), month(look.language, months[-1]))))


def _loose(one: Announced) -> bool:
    return not one.exact or (one.last_on - one.first_on).days > LONG


def _months(one: Announced) -> list[date]:
    """The months whose sheets show it: both where it lies across the end of one."""
    first, last = one.first_on.replace(day=1), one.last_on.replace(day=1)
    return [first] if _loose(one) else list(dict.fromkeys((first, last)))


def _month(first: date, those: Sequence[Announced], today: date | None, look: Look, y: float) -> tuple[str, float]:
    """One sheet, and where it ends."""
    parts = [text(MARGIN, y, month(look.language, first), 14, bold=True)]
    y += 10
    for n, name in enumerate(weekdays(look.language)):
        parts.append(text(MARGIN + n * _COLUMN + 4, y + 12, name, 10.5, "quiet"))
    y += 18
    exact, week = [a for a in those if not _loose(a)], first - timedelta(days=first.weekday())
    while week < month_after(first):
        drawn, y = _week(week, first, exact, today, look, y)
        parts.append(drawn)
        week += timedelta(days=7)
    parts.append(line(MARGIN, y, WIDE - MARGIN, y, "quiet", 1))
    loose = [a for a in those if _loose(a)]
    if loose:
        parts.append(text(MARGIN, y + 17, said(look.language, "no-day"), 10.5, "quiet"))
        for n, one in enumerate(loose[:_MOST]):
            rows = (cut(" ".join(one.sentence.split()), WIDE - 2 * MARGIN - 30, _SIZE),)
            parts.append(_entry(one, MARGIN + 2, WIDE - MARGIN, y + 22 + n * _LANE, rows, look))
        y += 22 + _LANE * min(len(loose), _MOST)
        if len(loose) > _MOST:
            parts.append(text(MARGIN + 4, y + 14, said(look.language, "more", len(loose) - _MOST), 10.5, "quiet"))
            y += 16
    return "".join(parts), y + 12


def _week(
    week: date, first: date, those: Sequence[Announced], today: date | None, look: Look, y: float
) -> tuple[str, float]:
    """Seven days with what lies on them, each announcement as high as all its days are free."""
    last, filled, bars, hidden = week + timedelta(days=6), [_HEAD] * 7, list[str](), 0
    for one in (a for a in those if a.first_on <= last and a.last_on >= week):
        begin, stop = (max(one.first_on, week, first) - week).days, (_stop(one, last, first) - week).days
        left, right = MARGIN + begin * _COLUMN + 3, MARGIN + (stop + 1) * _COLUMN - 3
        at = max(filled[begin : stop + 1])
        if at > _HIGHEST:
            hidden += 1
            continue
        rows = wrap(one.sentence, right - left - 21, _SIZE, 3) or ("",)
        filled[begin : stop + 1] = [at + len(rows) * _ROW + 8] * (stop - begin + 1)
        bars.append(_entry(one, left, right, y + at, rows, look, boxed=True))
    high = max(_LEAST, *filled) + 2 + (14 if hidden else 0)
    parts = [_day(week + timedelta(days=n), n, first, today, y, high) for n in range(7)]
    parts += [line(MARGIN, y, WIDE - MARGIN, y, "line", 1), *bars]
    if hidden:
        parts.append(text(MARGIN + 4, y + high - 5, said(look.language, "more", hidden), 10.5, "quiet"))
    return "".join(parts), y + high


def _stop(one: Announced, last: date, first: date) -> date:
    return min(one.last_on, last, month_after(first) - timedelta(days=1))


def _day(on: date, column: int, first: date, today: date | None, y: float, high: float) -> str:
    x, inside = MARGIN + column * _COLUMN, on.month == first.month
    wash = tag("rect", x=x, y=y, width=_COLUMN, height=high, fill="wash") if column > 4 else ""
    shown = text(x + 5, y + 14, str(on.day), 11, "ink", bold=on == today) if inside else ""
    ring = (
        tag("rect", x=x + 1, y=y + 2, width=21, height=16, stroke="mark", stroke_width=1.4, rx=3)
        if inside and on == today
        else ""
    )
    edge = line(x, y, x, y + high, "line", 0.6) if column else ""
    return wash + edge + shown + ring


def _entry(
    one: Announced, left: float, right: float, top: float, rows: Sequence[str], look: Look, boxed: bool = False
) -> str:
    high = len(rows) * _ROW + 5
    box = (
        tag("rect", x=left, y=top, width=right - left, height=high, rx=3, fill="paper", stroke="line", stroke_width=1)
        if boxed
        else ""
    )
    words = lines(left + 17, top + 12, rows, _SIZE, _ROW)
    if one.outcome is Outcome.CALLED_OFF:
        words += "".join(
            line(left + 17, top + 8.4 + n * _ROW, left + 17 + width(row, _SIZE), top + 8.4 + n * _ROW, "ink", 0.8)
            for n, row in enumerate(rows)
        )
    items = (one.source, *([one.told_by] if one.told_by else []))
    return point(look, items, _in_words(one, look), box, _sign(one.outcome, left + 9, top + 8.3), words)


def _sign(outcome: Outcome, x: float, y: float) -> str:
    match _SIGNS[outcome]:
        case "ring":
            return tag("circle", cx=x, cy=y, r=3.6, stroke="mark", stroke_width=1.7)
        case "dot":
            return tag("circle", cx=x, cy=y, r=4, fill="with")
        case "cross":
            return tag(
                "path", d=f"M{x - 3.2:.1f} {y - 3.2:.1f}l6.4 6.4m0 -6.4l-6.4 6.4", stroke="against", stroke_width=1.9
            )
        case _:
            return text(x, y + 4, "?", 11.5, "quiet", "middle", bold=True)


def _key(look: Look, y: float) -> str:
    x, parts = MARGIN, list[str]()
    for outcome in Outcome:
        name = said(look.language, outcome.value)
        parts.append(_sign(outcome, x + 5, y - 4) + text(x + 14, y, name, 11))
        x += 14 + width(name, 11) + 22
    return "".join(parts)


def _in_words(one: Announced, look: Look) -> str:
    dash = "〜" if look.language == "ja" else " – "
    days = dash.join(dict.fromkeys((day(look.language, one.first_on), day(look.language, one.last_on))))
    told = said(look.language, "announced", day(look.language, one.announced_on))
    return f"{days}: {' '.join(one.sentence.split())} ({said(look.language, one.outcome.value)}; {told}; {one.source})"


def _told(sheets: Sheets, look: Look) -> str:
    ordered = sorted(sheets.announced, key=lambda a: (a.first_on, a.source))
    more = said(look.language, "and-more", len(ordered) - _TELLING) if len(ordered) > _TELLING else ""
    return join(look.language, *(cut_plain(_in_words(a, look), 300) + "." for a in ordered[:_TELLING]), more)
