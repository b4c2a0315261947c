"""Commands of events: what happened as the desk has it, why, and a person's word on it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date

from torimatome.archive.following import Following, headline
from torimatome.cli.calls import day, period, user
from torimatome.cli.common import Command, opened
from torimatome.cli.data import put_json
from torimatome.desk import Desk
from torimatome.dossiers import (
    Appointment,
    EventPage,
    Figures,
    Judging,
    Listed,
    Report,
    Said,
    diary,
    icalendar,
    listed,
    page,
)
from torimatome.lang.text import counted
from torimatome.model import Event, Tie

_LONGEST = 160
"""So much of a sentence is quoted in a line."""


def events(call: argparse.Namespace) -> None:
    """List events by day: id, headline, how many independent families of outlets tell it, in which languages."""
    days = (call.period.first_on, call.period.last_on) if call.period else (date.min, date.max)
    with opened(call) as desk:
        found = list(listed(desk.folder, desk.store, *days))
    if call.json:
        put_json([asdict(one) for one in found])
        return
    for one in found:
        print(_line(one))
    none = "; `torimatome draft` groups what was collected" if not found and not call.period else ""
    print(f"{counted(len(found), 'event')}{none}")


def _line(one: Listed) -> str:
    told = f"{counted(one.articles, 'article')} of {counted(one.outlets, 'outlet')}"
    families = f"{one.families} independent" if one.families else "none at first hand"
    part = f"  part of {one.part_of}" if one.part_of else ""
    head = f"{one.first_on or 'undated'!s:10}  {one.id}  {one.headline}"
    return f"{head}\n            {told}, {families}; {', '.join(one.languages)}{part}"


def event(call: argparse.Namespace) -> None:
    """Show an event with its reasons: articles, copies, figures side by side, denials, coding, section, earlier events."""
    with opened(call) as desk:
        found = page(desk.folder, desk.store, call.event)
        ties = _earlier(desk, found)
        if call.json:
            told = {**asdict(found), "earlier": [asdict(t) for t in ties]}
            put_json(told)
        else:
            print("\n".join(_page(found)))
            for tie in ties:
                print(f"earlier: {headline(desk.store, tie.earlier)}: {'; '.join(tie.reasons)}")


def _earlier(desk: Desk, found: EventPage) -> tuple[Tie, ...]:
    """The items of the archive that the event follows, with reasons: background for its own item."""
    following = Following(desk.folder, desk.store)
    following.update_few()
    return following.background(found.as_item())


def _page(found: EventPage) -> Iterator[str]:
    one = found.event
    yield _line(one)
    first_on, last_on = found.days
    yield f"{one.kind}, {first_on or 'undated'}{f' to {last_on}' if last_on and last_on != first_on else ''}"
    for name, values in (("who", found.actors), ("where", found.places), ("coded", (found.coding,))):
        if any(values):
            yield f"{name}: {', '.join(values)}"
    for label in found.labels:
        yield f"section: {label.section} ({label.score:.2f}): {label.reason}"
    told = "; ".join(", ".join(family) for family in found.families)
    yield f"independent: {len(found.families)}" + (f" ({told})" if told else "")
    yield from (f"note: {note}" for note in found.notes)
    for report in found.reports:
        yield from _report(report)
    yield from (f"figures: {line}" for line in found.conflicts)
    for row in found.figures:
        yield _figures(row)
    for said in found.denials:
        yield f"{said.claim.field} by {said.holder}: {_short(said.sentence)}"
        if said.answers:
            yield f"   answers: {_short(said.answers)}"
    for part in found.parts:
        yield ""
        yield from _page(part)


def _report(one: Report) -> Iterator[str]:
    when = f"{one.published_at:%Y-%m-%d %H:%M %z}" if one.published_at else "no date"
    yield f"- {one.article}  {one.outlet}, {one.language}, {when}, {one.role}: {one.headline}"
    yield from (f"    {reason}" for reason in one.reasons)
    yield from (f"    {said}" for said in one.said)
    if one.copied:
        yield f"    copy of {one.copy_of}: {_changed(one)}"
    yield from (f"    {line}" for line in one.revisions)


def _changed(one: Report) -> str:
    """What a copy changed."""
    assert one.copied
    figures = [f"{before} -> {after}" for before, after in one.copied.figures]
    parts = (
        counted(len(one.copied.added), "sentence") + " added" if one.copied.added else "",
        counted(len(one.copied.removed), "sentence") + " left out" if one.copied.removed else "",
        f"figures {', '.join(figures)}" if figures else "",
    )
    return ", ".join(filter(None, parts)) or "nothing changed but wording"


def _figures(row: Figures) -> str:
    told = (f"{_when(said)} {said.claim.value} [{said.claim.citation.article}]" for said in row.said)
    return f"   {row.counts}{f' ({row.unit})' if row.unit else ''}, {row.holder}: {'; '.join(told)}"


def _when(said: Said) -> str:
    return f"{said.claim.told_at:%m-%d %H:%M}" if said.claim.told_at else "undated"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def calendar(call: argparse.Namespace) -> None:
    """List announced days to come with the article that says so, and of past ones whether they came true."""
    with opened(call) as desk:
        now = desk.clock()
        found = diary(desk.folder, desk.store, now.date(), call.since)
    if call.ics:
        sys.stdout.write(icalendar(found, now))
    elif call.json:
        put_json([asdict(one) for one in found])
    else:
        for one in found:
            print("\n".join(_appointment(one)))
        print(f"{counted(len(found), 'announced day')}")


def _appointment(one: Appointment) -> Iterator[str]:
    until = f" to {one.last_on}" if one.last_on != one.first_on else ""
    told = f" ({one.told_by})" if one.told_by else ""
    yield f"{one.first_on}{until}  {one.kind}, {one.outcome.value.replace('_', ' ')}{told}: {_short(one.sentence)}"
    yield f"            announced {one.announced_on} by {', '.join(one.sources)}"


# --- a person's word --------------------------------------------------------------------------------------


def merge(call: argparse.Namespace) -> None:
    """Make one event of two, at once and for all groupings to come; `split` takes it back."""
    _judge(call, lambda judging, desk: [judging.merge(call.event, call.other, call.by, desk.clock())])


def split(call: argparse.Namespace) -> None:
    """Take articles out of an event into one of their own, for good; `merge` takes it back."""
    _judge(call, lambda judging, desk: judging.split(call.event, call.articles, call.by, desk.clock()))


def same(call: argparse.Namespace) -> None:
    """Say that two articles tell one event: their events become one; `not-same` takes it back."""
    _judge(call, lambda judging, desk: [judging.same(call.article, call.other, call.by, desk.clock())])


def not_same(call: argparse.Namespace) -> None:
    """Say that two articles do not tell one event: the second leaves with its copies; `same` takes it back."""
    _judge(call, lambda judging, desk: judging.not_same(call.article, call.other, call.by, desk.clock()))


def _judge(call: argparse.Namespace, word: Callable[[Judging, Desk], Sequence[Event]]) -> None:
    with opened(call) as desk:
        found = word(Judging(desk.folder, desk.store), desk)
        for one in found:
            print(_line(page(desk.folder, desk.store, one.id).event))


def add(command: Command) -> None:
    """These commands and their arguments."""
    one = command("events", events)
    one.add_argument("period", nargs="?", type=period, metavar="FIRST..LAST", help="only the events of these days")
    one.add_argument("--json", action="store_true", help="for other programs")
    one = command("event", event)
    one.add_argument("event", metavar="ID", help="as `events` shows it")
    one.add_argument("--json", action="store_true", help="for other programs")
    one = command("calendar", calendar)
    one.add_argument("--since", type=day, metavar="DAY", help="what was announced since then (default: 90 days back)")
    form = one.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="for other programs")
    form.add_argument("--ics", action="store_true", help="as a calendar file")
    for name, run in (("same", same), ("not-same", not_same)):
        one = command(name, run)
        one.add_argument("article")
        one.add_argument("other", metavar="ARTICLE")
        _by(one)
    one = command("merge", merge)
    one.add_argument("event")
    one.add_argument("other", metavar="EVENT")
    _by(one)
    one = command("split", split)
    one.add_argument("event")
    one.add_argument("articles", nargs="+", metavar="ARTICLE", help="those that leave")
    _by(one)


def _by(one: argparse.ArgumentParser) -> None:
    one.add_argument("--by", default=user(), metavar="PERSON", help="who says so, if not the user of this machine")
