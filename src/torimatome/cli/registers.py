"""Commands of the archive's registers: contacts, and storylines."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from torimatome.archive.links import Links, headline
from torimatome.cli.common import Command, opened
from torimatome.errors import Stop
from torimatome.model import Contact, Storyline, Tie


def contacts(call: argparse.Namespace) -> None:
    """Show who met, called or wrote to whom, with the sentence that says so."""
    if call.first and call.last and call.last < call.first:
        raise Stop(f"--to {call.last} lies before --from {call.first}; give the earlier day first.")
    with opened(call) as desk:
        found = Links.of(desk.folder, desk.store).contacts(call.query, call.first, call.last)
    if call.json:
        print(_json([asdict(c) for c in found]))
        return
    for one in found:
        print(_contact(one))
    print(f"{len(found)} contacts")


def storyline(call: argparse.Namespace) -> None:
    """Show what an item follows and its storyline; or the storylines that a query finds; or all."""
    with opened(call) as desk:
        links = Links.of(desk.folder, desk.store)
        if call.query in links.items:
            found, ties = links.following.of_item(call.query), links.background(links.items[call.query])
            told, lines = [found] if found else [], list(_background(links, call.query, ties))
        else:
            told, ties, lines = links.storylines(call.query), (), []
        if call.json:
            print(_json({"background": [asdict(t) for t in ties], "storylines": [asdict(s) for s in told]}))
            return
        for line in (*lines, *(line for one in told for line in _storyline(links, one, whole=bool(call.query)))):
            print(line)
        print(f"{len(told)} storylines")


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


def _storyline(links: Links, one: Storyline, *, whole: bool) -> Iterator[str]:
    yield f"{one.name} [{one.id}] {one.first_on}..{one.last_on}, {len(one.items)} items" + (
        f", named by {one.named_by}" if one.named_by else ""
    )
    ties = {tie.item: tie for tie in one.ties}
    for item in one.items if whole else ():
        yield f"  {headline(links, item)}"
        if item in ties:
            yield f"      after {ties[item].earlier}: {'; '.join(ties[item].reasons)}"


def _background(links: Links, item: str, ties: tuple[Tie, ...]) -> Iterator[str]:
    yield headline(links, item)
    yield from (f"  {headline(links, t.earlier)}\n      {t.score:.2f}: {'; '.join(t.reasons)}" for t in ties)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)


def _day(text: str) -> date:
    """A day as 2026-02-14."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2026-02-14") from None


def add(command: Command) -> None:
    """These commands and their arguments."""
    one = command("contacts", contacts)
    one.add_argument("query", nargs="?", default="", help="words that must stand in names, offices, countries or place")
    one.add_argument("--from", dest="first", type=_day, metavar="DAY", help="the first day, as 2026-02-14")
    one.add_argument("--to", dest="last", type=_day, metavar="DAY", help="the last day")
    one.add_argument("--json", action="store_true", help="for other programs")
    one = command("storyline", storyline)
    one.add_argument("query", nargs="?", default="", metavar="ITEM|QUERY", help="an item's id, or words of a storyline")
    one.add_argument("--json", action="store_true", help="for other programs")
