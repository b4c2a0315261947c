"""Commands that draw: timelines, contacts, maps, the calendar, series of pairs and indicators, as SVG or PNG."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

from torimatome.archive.finding import matter
from torimatome.archive.following import Following
from torimatome.chronicle.asked import Asked, Wish
from torimatome.chronicle.curve import Curve
from torimatome.chronicle.drawing import BY, Drawing, sheets
from torimatome.chronicle.lines import dates, topic_of
from torimatome.cli.calls import count, days, in_order
from torimatome.cli.common import Command, opened, write
from torimatome.cli.upkeep import counted_up, followed
from torimatome.desk import Desk
from torimatome.dossiers import diary
from torimatome.errors import Stop
from torimatome.model import Milestone, Step, Storyline
from torimatome.writers.pdf_picture import png
from torimatome.writers.pictures import LANGUAGES, Look, calendar, quads, series
from torimatome.writers.pictures import contacts as network
from torimatome.writers.pictures import map as atlas
from torimatome.writers.pictures import timeline as lanes

FORMATS = ("svg", "png")
DESK = "http://127.0.0.1:8300"
"""Where `serve` shows the desk unless told otherwise; points of a picture lead there."""
_ANYBODY = {"ja": "各方面", "en": "anybody"}


def look(call: argparse.Namespace, desk: Desk, page: str = "item") -> Look:
    """What the call says of a picture; page: what its points lead to."""
    base = str(call.links).rstrip("/")
    return Look(
        language=call.lang, title=call.title or "", disputed=desk.folder.house.maps.disputed,
        href=lambda key: f"{base}/{page}/{quote(key, safe='')}" if base else "",
    )  # fmt: skip


def put(call: argparse.Namespace, drawn: bytes) -> None:
    """Write a picture to the file of the call, or to standard output; as PNG where that is asked for."""
    made = png(drawn) if call.format == "png" else drawn
    if call.out:
        write(call.out, made)
        print(f"{call.out}")
        return
    if call.format == "png" and sys.stdout.isatty():
        raise Stop("a PNG would fill the terminal with signs; give --out FILE.")
    sys.stdout.buffer.write(made)
    sys.stdout.flush()


def put_timeline(call: argparse.Namespace, desk: Desk, found: Sequence[Milestone], name: str) -> None:
    """Draw the dates of one query or storyline, under its name."""
    call.title = call.title or name
    put(call, lanes.draw([lanes.Lane(name="", milestones=tuple(found))], look(call, desk)))


def picture(call: argparse.Namespace) -> None:
    """Draw what the desk knows as SVG or PNG: timeline, contacts, map, calendar, a pair of actors, an indicator."""
    in_order(call)
    with opened(call) as desk:
        put(call, _KINDS[call.kind](call, desk))


def _timeline(call: argparse.Namespace, desk: Desk) -> bytes:
    """A lane for each query: words, or an item for its storyline."""
    asked = [*call.what, *([call.query] if call.query else [])]
    if not asked:
        raise Stop("a timeline needs a query or an item; write one, or several for a lane each.")
    following = followed(desk)
    lines = [following.of_item(one) for one in asked]
    names = [line.name if line else one for one, line in zip(asked, lines, strict=True)]
    found = [_dates(call, desk, one, line) for one, line in zip(asked, lines, strict=True)]
    drawn = [lanes.Lane(name=n if len(asked) > 1 else "", milestones=m) for n, m in zip(names, found, strict=True)]
    call.title = call.title or (names[0] if len(asked) == 1 else "")
    return lanes.draw(drawn, look(call, desk))


def _dates(call: argparse.Namespace, desk: Desk, query: str, line: Storyline | None) -> tuple[Milestone, ...]:
    """The dates of a storyline or of what a query finds, as `timeline` tells them."""
    ids = line.items if line else matter(desk.search, query)
    return dates(desk.store, ids, call.first, call.last, call.limit, topic_of("" if line else query, desk.written))


def _contacts(call: argparse.Namespace, desk: Desk) -> bytes:
    """Who met whom: persons by name, or countries."""
    following = followed(desk)
    found = following.contacts(" ".join([*call.what, call.query or ""]).strip(), call.first, call.last)
    return network.draw(_drawing(desk, following, call.lang).network(found, call.by), look(call, desk))


def _map(call: argparse.Namespace, desk: Desk) -> bytes:
    """Places by name, country or NAME=LAT,LON; with --query what the items found tell of which place."""
    if not call.what and not call.query:
        raise Stop(
            "a map needs places, as `picture map Baku Shusha=39.76,46.75`, or --query for where things happened."
        )
    items = matter(desk.search, call.query) if call.query else ()
    found = _drawing(desk, followed(desk), call.lang).map(call.what, items)
    if found.unplaced and not found.pins:
        names = ", ".join(found.unplaced)
        raise Stop(f"nobody knows where {names} lies; write it as NAME=LATITUDE,LONGITUDE, as Shusha=39.76,46.75.")
    call.title = call.title or (call.query or ("、" if call.lang == "ja" else ", ").join(p.name for p in found.pins))
    return atlas.draw(found, look(call, desk))


def _calendar(call: argparse.Namespace, desk: Desk) -> bytes:
    """What articles announce, within the days where these are given."""
    today = desk.clock().date()
    found = sheets(diary(desk.folder, desk.store, today), call.first, call.last, today)
    return calendar.draw(found, look(call, desk, "article"))


def _drawing(desk: Desk, following: Following, language: str) -> Drawing:
    return Drawing(desk.folder, desk.store, following.find, language)


def _dyad(call: argparse.Namespace, desk: Desk) -> bytes:
    """What one actor does towards another, or towards anybody."""
    if not 1 <= len(call.what) <= 2:
        raise Stop(
            "a pair needs one who acts, and towards whom: `picture dyad az am`; without the second, towards anybody."
        )
    asked = counted_up(desk)
    curve = asked.dyad(call.what[0], call.what[1] if len(call.what) > 1 else "", _wish(call))
    actor, _, recipient = curve.name.removeprefix("dyad ").partition(">")
    names = [asked.called(actor, call.lang), asked.called(recipient, call.lang) if recipient else _ANYBODY[call.lang]]
    return _drawn(call, desk, asked, curve, " → ".join(names))


def _indicator(call: argparse.Namespace, desk: Desk) -> bytes:
    """An indicator, by the id that `indicator --list` shows."""
    if len(call.what) != 1:
        raise Stop("name one indicator; `torimatome indicator --list` shows those that there are.")
    asked = counted_up(desk)
    curve, one = asked.indicator(call.what[0], _wish(call)), asked.indicators[call.what[0]]
    return _drawn(call, desk, asked, curve, one.names.get(call.lang) or curve.title)


def _wish(call: argparse.Namespace) -> Wish:
    return Wish(step=Step(call.step), first=call.first, last=call.last)


def _drawn(call: argparse.Namespace, desk: Desk, asked: Asked, curve: Curve, title: str) -> bytes:
    """A series as columns with its turns, all outlets above their constant panel; or its four classes stacked."""
    items = {str(number): told[1] or (told[0],) for number, told in asked.links(curve).items()}
    if call.classes:
        return quads.draw(quads.Classes(series=curve.by_class, title=title, items=items), look(call, desk))
    return series.draw(series.Graph(series=curve.drawn, title=title, items=items), look(call, desk))


_KINDS: dict[str, Callable[[argparse.Namespace, Desk], bytes]] = {
    "timeline": _timeline, "contacts": _contacts, "map": _map, "calendar": _calendar, "dyad": _dyad,
    "indicator": _indicator,
}  # fmt: skip


def arguments(one: argparse.ArgumentParser) -> None:
    """What every picture takes."""
    one.add_argument(
        "--lang", choices=LANGUAGES, default="ja", help="the language of the picture's own words (default: ja)"
    )
    one.add_argument("--out", type=Path, metavar="FILE", help="the file to write (default: standard output)")
    one.add_argument("--title", metavar="TEXT", help="the title of the picture")
    one.add_argument(
        "--links",
        default=DESK,
        metavar="URL",
        help=f'where the points lead: a desk\'s address, or "" (default: {DESK})',
    )


def add(command: Command) -> None:
    """These commands and their arguments."""
    one = command("picture", picture)
    one.add_argument("kind", choices=tuple(_KINDS), metavar="KIND", help=f"one of {', '.join(_KINDS)}")
    one.add_argument(
        "what",
        nargs="*",
        metavar="WHAT",
        help="queries, a lane each; words of contacts; places of a map; who acts and towards whom; an indicator",
    )
    one.add_argument("--query", metavar="QUERY", help="what `search` takes: a map of where its items happened")
    one.add_argument("--by", choices=BY, default="country", help="the parties of contacts (default: country)")
    days(one)
    one.add_argument("--limit", type=count, default=0, metavar="N", help="only the N dates that are referred to most")
    one.add_argument(
        "--step", choices=[s.value for s in Step], default="month", help="the periods of a series (default: month)"
    )
    one.add_argument(
        "--classes", action="store_true", help="a series by its four classes: words and deeds, with and against"
    )
    one.add_argument("--format", choices=FORMATS, default="svg", help="default: svg")
    arguments(one)
