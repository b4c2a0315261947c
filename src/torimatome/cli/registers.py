"""Commands of what the archive follows: contacts, storylines, timelines."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from torimatome.archive.finding import matter
from torimatome.archive.following import Following, headline
from torimatome.chronicle.lines import Page, dates, page, topic_of
from torimatome.cli import pictures
from torimatome.cli.calls import count, days, in_order, user
from torimatome.cli.common import Command, opened
from torimatome.cli.data import put_json
from torimatome.cli.upkeep import followed
from torimatome.desk import Desk
from torimatome.errors import Stop
from torimatome.lang.text import counted
from torimatome.model import Contact, Milestone, Storyline, Tie
from torimatome.writers.spreadsheet import csv_of

_FORMATS = ("text", "json", "csv")
_COLUMNS = ("date", "text", "items", "named_by", "reported_on", "references", "foreseen")


def contacts(call: argparse.Namespace) -> None:
    """Show who met, called or wrote to whom, with the sentence that says so."""
    in_order(call)
    with opened(call) as desk:
        found = followed(desk).contacts(call.query, call.first, call.last)
    if call.json:
        put_json([asdict(c) for c in found])
        return
    for one in found:
        print(_contact(one))
    print(f"{len(found)} contacts")


def storyline(call: argparse.Namespace) -> None:
    """Show what an item follows and its storyline; or those that a query finds; or all. People join, split and name them."""
    with opened(call) as desk:
        following = followed(desk)
        if call.join or call.split or call.name or call.background:
            one = _rule(call, desk, following)
            print("\n".join(_storyline(desk, one)))
            return
        held = desk.store.archive.get(call.query) if call.query else None
        if held:
            found, ties = following.of_item(held.item.id), following.background(held.item)
            told, lines = [found] if found else [], list(_background(desk, held.item.id, ties))
        else:
            told, ties, lines = following.storylines(call.query), (), []
        if call.json:
            whole = [following.of_item(s.id) or s for s in told] if not call.query else told
            told_of = {"pages": [asdict(p) for p in _pages(desk, following, told)]} if held else {}
            put_json({"background": [asdict(t) for t in ties], "storylines": [asdict(s) for s in whole], **told_of})
            return
        for line in (*lines, *(line for one in told for line in _storyline(desk, one))):
            print(line)
        for shown in _pages(desk, following, told) if held else ():
            print("\n".join(_page(shown)))
        print(counted(len(told), "storyline"))


def _rule(call: argparse.Namespace, desk: Desk, following: Following) -> Storyline:
    """Keep a person's word; the storyline that came of it. Stop: several were said at once."""
    said = [name for name in ("join", "split", "name", "background") if getattr(call, name)]
    if len(said) > 1 or call.query:
        raise Stop(f"--{said[0]} stands alone; give one of --join, --split, --name and --background, and no query.")
    at = desk.clock()
    match said[0]:
        case "join":
            one, other = call.join
            return following.join(one, other, call.by, at)
        case "split":
            return following.split(call.split, call.by, at)
        case "name":
            item, name = call.name
            return following.name(item, name, call.by, at)
        case _:
            return following.set_back(call.background, call.by, at)


def timeline(call: argparse.Namespace) -> None:
    """Show the dates of a query, or of an item's storyline, by the day of the event: a sentence each, and its items."""
    in_order(call)
    if call.out and call.format not in pictures.FORMATS:
        raise Stop(f"--out takes a picture; say --format svg or png with it, or redirect the {call.format} with >.")
    with opened(call) as desk:
        following = followed(desk)
        line = following.of_item(call.query)
        ids, topic = (
            (line.items, topic_of("", desk.written))
            if line
            else (matter(desk.search, call.query), topic_of(call.query, desk.written))
        )
        found = dates(desk.store, ids, call.first, call.last, call.limit, topic)
        if call.format in pictures.FORMATS:
            pictures.put_timeline(call, desk, found, line.name if line else call.query)
            return
    match call.format:
        case "json":
            put_json([{"date": one.on, **asdict(one)} for one in found])
        case "csv":
            print(csv_of([_row(one) for one in found], _COLUMNS), end="")
        case _:
            for one in found:
                print(
                    f"{one.on}{' (announced)' if one.foreseen else ''}  {one.text}\n            {', '.join(one.items)}"
                )
            print(f"{len(found)} dates")


def _row(one: Milestone) -> dict[str, object]:
    told = (one.on, one.text, one.items, one.named_by, one.reported_on, one.references, one.foreseen)
    return dict(zip(_COLUMNS, told, strict=True))


def _contact(one: Contact) -> str:
    days = str(one.first_on or "day unknown") + (
        f"..{one.last_on}" if one.last_on and one.last_on != one.first_on else ""
    )
    where = f", {one.place}" if one.place else ""
    sides = f"{_side(one.host.name, one.host.office)} — {_side(one.guest.name, one.guest.office)}"
    told = one.quotes[-1]
    return f"{days}  {sides}\n            {one.means.value}{where}; {one.level}\n            {told.item}: {told.text}"


def _side(name: str, office: str) -> str:
    return f"{name} ({office})" if office and office != name else name


def _storyline(desk: Desk, one: Storyline) -> Iterator[str]:
    by = f", named by {one.named_by}" if one.named_by else ""
    yield f"{one.name} / {one.name_en} [{one.id}] {one.first_on}..{one.last_on}, {len(one.items)} items{by}"
    ties = {tie.item: tie for tie in one.ties}
    for item in filter(None, one.items):
        yield f"  {headline(desk.store, item)}"
        if item in ties:
            yield f"      after {ties[item].earlier}: {'; '.join(ties[item].reasons)}"


def _pages(desk: Desk, following: Following, told: Sequence[Storyline]) -> Iterator[Page]:
    yield from (page(desk.store, one, following.find, desk.clock().date()) for one in told)


def _page(shown: Page) -> Iterator[str]:
    """What a storyline's page says beyond its items: dates by event, bursts, what was announced, what is open."""
    yield "by the day of the event:"
    yield from (f"  {e.event_on}  (told {e.reported_on})  {e.item}  {e.title}" for e in shown.entries)
    for one in shown.bursts:
        yield f"burst {one.first_on}..{one.last_on}: {counted(one.items, 'item')}, {one.rate:.2g} a day where {one.usual:.2g} is usual"
    for told in shown.announced:
        by = f" ({told.told_by})" if told.told_by else ""
        yield f"announced for {told.first_on}: {told.outcome.value.replace('_', ' ')}{by}: {told.sentence} [{told.source}]"
    if shown.open_threads:
        yield f"open: {counted(len(shown.open_threads), 'announced day')} of which nothing was told since"


def _background(desk: Desk, item: str, ties: tuple[Tie, ...]) -> Iterator[str]:
    yield headline(desk.store, item)
    yield from (f"  {headline(desk.store, t.earlier)}\n      {t.score:.2f}: {'; '.join(t.reasons)}" for t in ties)


def add(command: Command) -> None:
    """These commands and their arguments."""
    one = command("contacts", contacts)
    one.add_argument("query", nargs="?", default="", help="words that must stand in names, offices, countries or place")
    days(one)
    one.add_argument("--json", action="store_true", help="for other programs")
    one = command("storyline", storyline)
    one.add_argument("query", nargs="?", default="", metavar="ITEM|QUERY", help="an item's id, or words of a storyline")
    one.add_argument("--join", nargs=2, metavar=("ITEM", "OTHER"), help="put two items into one storyline")
    one.add_argument("--split", metavar="ITEM", help="take an item out of its storyline")
    one.add_argument("--name", nargs=2, metavar=("ITEM", "NAME"), help="name the storyline of an item")
    one.add_argument(
        "--background", metavar="ITEM", help="the item only looks back: in no storyline, tied to what it recalls"
    )
    one.add_argument("--by", default=user(), metavar="PERSON", help="who says so, if not the user of this machine")
    one.add_argument("--json", action="store_true", help="for other programs")
    one = command("timeline", timeline)
    one.add_argument("query", metavar="ITEM|QUERY", help="an item, for its storyline; or what `search` takes")
    days(one)
    one.add_argument("--limit", type=count, default=0, metavar="N", help="only the N dates that are referred to most")
    one.add_argument("--format", choices=(*_FORMATS, *pictures.FORMATS), default="text", help="default: text")
    pictures.arguments(one)
