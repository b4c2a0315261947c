"""The diary of a desk: days to come that its articles announce, who says so, and whether they came true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from torimatome import lang
from torimatome.analysis.calendar import Announced, Outcome, Told, calendar
from torimatome.model import Article
from torimatome.plugins import Folder
from torimatome.store import Store

BACK = timedelta(days=90)
"""What was announced longer ago is no longer looked for, unless days are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Announced days of one kind and event: the sentence that announced them first, and all articles that do."""

    first_on: date
    last_on: date
    exact: bool
    kind: str
    sentence: str
    outcome: Outcome
    told_by: str | None
    announced_on: date
    headline: str
    event: str | None
    sources: tuple[str, ...]


def diary(folder: Folder, store: Store, today: date, since: date | None = None) -> tuple[Appointment, ...]:
    """What articles since a day announce, in order of the announced days. today: from where "ahead" is seen."""
    packs = {code: lang.pack(code) for code in folder.house.reads}
    articles = {a.id: a for a in store.articles.of_days(since or today - BACK, max(today, since or today))}
    events = {c.article: c.event for c in store.events.coverage_of_articles(articles)}
    found = calendar((t for a in articles.values() for t in _told(store, a)), packs, today)
    same: dict[tuple[date, date, str, str], list[Announced]] = {}
    for one in found:
        same.setdefault((one.first_on, one.last_on, one.kind, events.get(one.source, one.source)), []).append(one)
    return tuple(_appointment(some, articles[some[0].source], events.get(some[0].source)) for some in same.values())


def _told(store: Store, article: Article) -> Iterator[Told]:
    """The text of a dated article with the entities that it names."""
    if article.reported_on:
        names = frozenset(m.entity for m in store.events.mentions(article.id) if m.entity)
        yield Told(source=article.id, on=article.reported_on, language=article.language, text=article.text, names=names)


def _appointment(some: list[Announced], article: Article, event: str | None) -> Appointment:
    first = some[0]
    settled = next((a for a in some if a.outcome in {Outcome.CAME_TRUE, Outcome.CALLED_OFF}), first)
    return Appointment(
        first_on=first.first_on, last_on=first.last_on, exact=first.exact, kind=first.kind, sentence=first.sentence,
        outcome=settled.outcome, told_by=settled.told_by, announced_on=first.announced_on, headline=article.headline,
        event=event, sources=tuple(dict.fromkeys(a.source for a in some)),
    )  # fmt: skip


def icalendar(found: Iterable[Appointment], at: datetime) -> str:
    """A calendar file (RFC 5545) that other programs read: whole days, lines folded at 75 octets."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//torimatome//calendar//EN"]
    for one in found:
        name = one.event or one.sources[0]
        lines += [
            "BEGIN:VEVENT",
            f"UID:{name}-{one.kind}-{one.first_on:%Y%m%d}-{one.last_on:%Y%m%d}@torimatome",
            f"DTSTAMP:{at:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{one.first_on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{one.last_on + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(f'{one.kind}: {one.headline}')}",
            f"DESCRIPTION:{_escaped(' '.join((one.sentence, *one.sources)))}",
            f"STATUS:{_STATUS[one.outcome]}",
            "END:VEVENT",
        ]
    return "".join(f"{part}\r\n" for line in (*lines, "END:VCALENDAR") for part in _folded(line))


_STATUS = {
    Outcome.AHEAD: "TENTATIVE", Outcome.UNKNOWN: "TENTATIVE", Outcome.CAME_TRUE: "CONFIRMED", Outcome.CALLED_OFF: "CANCELLED",
}  # fmt: skip


def _escaped(text: str) -> str:
    """Text as a value: nothing of it can begin a line or a property of its own."""
    for mark in "\\;,":
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(" ".join(line.split()) for line in text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of 75 octets at most, none torn inside a letter."""
    piece, size = "", 0
    for letter in line:
        wide = len(letter.encode("utf-8", "replace"))
        if size + wide > 75:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + wide
    yield piece
