"""Commands of the chronology: pairs of actors, indicators, figures over time, as text and as data."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date

from torimatome.archive.finding import matter
from torimatome.archive.following import Following
from torimatome.chronicle.asked import Asked, Wish
from torimatome.chronicle.curve import Curve
from torimatome.chronicle.figures import Figure, Figures
from torimatome.chronicle.telling import Reader
from torimatome.cli.calls import days, in_order
from torimatome.cli.common import Command, opened
from torimatome.cli.data import put, put_json
from torimatome.cli.upkeep import counted_up, followed
from torimatome.desk import Desk
from torimatome.lang.counts import FATES
from torimatome.lang.text import counted
from torimatome.model import Item, Quad, Step, Turn

FORMATS = ("text", "json", "csv", "parquet")
_WIDE = 40
_TOLD = FATES | {"prisoners", "votes", "seats", "families"}
"""What figures are asked for most; --all shows what else sources count."""


# --- pairs and indicators -----------------------------------------------------------------------------------


def dyad(call: argparse.Namespace) -> None:
    """Count what one actor does towards another by period: words and deeds, with and against, balance, and turns.

    Two series stand beside each other: all outlets, and a constant panel of those that report throughout. Meetings count in
    both directions. The balance adds +1 for words and +2 for deeds with somebody, -1 and -2 against.
    """
    wish = _wish(call)
    with opened(call) as desk:
        asked = counted_up(desk)
        _show(call, asked, asked.dyad(call.actor, call.recipient, wish))


def indicator(call: argparse.Namespace) -> None:
    """Count an indicator by period, with turns, from all outlets and from a constant panel; or list those that there are."""
    wish = _wish(call)
    with opened(call) as desk:
        asked = counted_up(desk)
        if call.list or not call.name:
            _list(call, asked)
        else:
            _show(call, asked, asked.indicator(call.name, wish))


def _list(call: argparse.Namespace, asked: Asked) -> None:
    sizes = asked.sizes()
    rows = [
        {"id": i.id, **{f"name_{k}": v for k, v in i.names.items()}, "measure": i.measure, "events": sizes.get(i.id, 0)}
        for i in asked.indicators.values()
    ]
    if call.format != "text":
        put(call.format, rows, rows)
        return
    for row in rows:
        print(f"{row['id']:32} {row['events']:6}  {row.get('name_en', '')} / {row.get('name_ja', '')}")
    print(counted(len(rows), "indicator"))


def dyads(call: argparse.Namespace) -> None:
    """List the pairs of actors with how many events each has, most first."""
    with opened(call) as desk:
        asked = counted_up(desk)
        found = asked.dyads(call.query)
        if call.json:
            rows = [{"actor": a, "recipient": b, "events": n} for a, b, n in found]
            put_json(rows)
            return
        for a, b, n in found:
            print(f"{n:6}  {f'{a} > {b}':24} {asked.called(a)} > {asked.called(b)}")
        print(counted(len(found), "pair"))


def _show(call: argparse.Namespace, asked: Asked, curve: Curve) -> None:
    """A series in the wished form."""
    if call.format == "text":
        print("\n".join(_text(call, asked, curve)))
        return
    whole = asked.data(curve)
    put(call.format, whole, whole["points"])


def _text(call: argparse.Namespace, asked: Asked, curve: Curve) -> Iterator[str]:
    yield f"{curve.title}, by {curve.step}: {counted(curve.events, 'event')}, {curve.first_on}..{curve.last_on}"
    outlets = ", ".join(curve.panel[:12]) + (" …" if len(curve.panel) > 12 else "")
    yield f"panel: {counted(len(curve.panel), 'outlet')} that report throughout" + (f": {outlets}" if outlets else "")
    shown = [bar for bar in curve.bars if bar.occurrences]
    most = max((bar.value for bar in shown), default=1.0) or 1.0
    known = asked.occurrences([n for bar in shown for n in bar.occurrences]) if call.events else {}
    is_pair = curve.name.startswith("dyad ")
    for bar in shown:
        mark = "█" * max(1, round(_WIDE * bar.value / most)) if bar.value > 0 else ""
        balance = f" balance {bar.balance:+.0f} (panel {bar.panel_balance:+.0f})" if is_pair else ""
        yield f"{_called(bar.first_on, curve.step):10} {bar.value:7g} (panel {bar.panel:g}){balance}  {mark}"
        for n in bar.occurrences if known else ():
            one = known[n]
            yield f"    {one.on}  {one.act.value.lower() if one.act else 'not coded':10} {one.text}"
            yield f"                {', '.join(one.items or (one.id,))}; {', '.join(one.outlets)}"
    empty = len(curve.bars) - len(shown)
    if empty:
        yield f"{counted(empty, curve.step.value)} without an event {'is' if empty == 1 else 'are'} not shown"
    for turn in curve.turns:
        too = (
            "the panel turns too" if curve.borne_out(turn) else "the panel does not turn: outlets may have come or gone"
        )
        yield f"turn {_turn(turn)}; {too}"
    alone = [t for t in curve.panel_turns if not any(abs((t.on - o.on).days) <= 90 for o in curve.turns)]
    yield from (f"turn of the panel alone {_turn(turn)}" for turn in alone)


def _turn(turn: Turn) -> str:
    mostly = f", mostly {turn.mostly}" if turn.mostly else ""
    return (
        f"{turn.on} (95 %: {turn.earliest_on}..{turn.latest_on}): {turn.before * 30:.2g} -> {turn.after * 30:.2g} events in 30 days"
        f"{mostly}; chance {turn.chance:.3f}"
    )


def _called(on: date, step: Step) -> str:
    match step:
        case Step.YEAR:
            return f"{on:%Y}"
        case Step.MONTH:
            return f"{on:%Y-%m}"
        case _:
            return on.isoformat()


# --- figures ------------------------------------------------------------------------------------------------


def figures(call: argparse.Namespace) -> None:
    """Show what sources count over time: casualties, votes, money, by side and holder; denials tied, conflicts side by side."""
    with opened(call) as desk:
        counted_up(desk)
        following = followed(desk)
        reader = Reader(following.find, desk.folder.register, {**desk.folder.known, **desk.folder.outlets})
        table = Figures(desk.folder, desk.store, reader).of_items(_items(desk, following, call.query))
    shown = [f for f in table.figures if call.all or f.counts in _TOLD or f.unit.isupper()]
    if call.format != "text":
        rows = [asdict(f) for f in shown]
        put(
            call.format,
            {"figures": rows, "answers": [asdict(a) for a in table.answers], "conflicts": table.conflicts},
            rows,
        )
        return
    before = ""
    for one in shown:
        head = f"{one.counts} {one.unit}".strip()
        if head != before:
            print(f"== {head}")
        before = head
        print(_figure(one))
    for answer in table.answers:
        tied = f"\n    answers {answer.answers}: {_short(answer.answered)}" if answer.answers else ""
        print(f"{answer.kind} by {answer.holder}, {answer.told_on} [{answer.source}]: {_short(answer.text)}{tied}")
    for line in table.conflicts:
        print(f"differ: {line}")
    print(counted(len(shown), "figure"))


def _figure(one: Figure) -> str:
    exact = f"{one.qualifier.replace('_', ' ')} " if one.qualifier else ""
    upper = f" to {one.value_to:,.10g}" if one.value_to else ""
    side = f"{one.side}, " if one.side else ""
    line = f"  {one.on}  {exact}{one.value:,.10g}{upper}  ({side}told by {one.holder}, {one.told_on}) [{one.source}] {_short(one.text)}"
    return "\n".join((line, *(f"      {why}" for why in one.disputed)))


def _items(desk: Desk, following: Following, query: str) -> list[Item]:
    """The items of a storyline (by the id of one of them), or those that a question finds."""
    line = following.of_item(query)
    hits = line.items if line else matter(desk.search, query)
    found = (desk.store.archive.get(one) for one in hits)
    return [one.item for one in found if one]


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:119]}…"


# --- arguments ----------------------------------------------------------------------------------------------


def _wish(call: argparse.Namespace) -> Wish:
    """How a series is wanted. Stop: the days are in the wrong order."""
    in_order(call)
    return Wish(
        step=Step(call.by), first=call.first, last=call.last, quads=tuple(Quad(c.replace("-", " ")) for c in getattr(call, "classes", ())),
        panel=tuple(_split(call.panel)),
    )  # fmt: skip


def _split(text: str) -> Iterable[str]:
    return filter(None, (one.strip() for one in text.split(",")))


def _series(one: argparse.ArgumentParser) -> None:
    one.add_argument("--by", choices=[s.value for s in Step], default="month", help="the periods (default: month)")
    days(one)
    one.add_argument(
        "--panel",
        default="",
        metavar="OUTLET,...",
        help="the outlets of the panel, if not those that report throughout",
    )
    one.add_argument("--events", action="store_true", help="with each event and the items that tell it")
    _format(one)


def _format(one: argparse.ArgumentParser) -> None:
    one.add_argument("--format", choices=FORMATS, default="text", help="default: text")


def add(command: Command) -> None:
    """These commands and their arguments."""
    one = command("dyad", dyad)
    one.add_argument("actor", metavar="A", help="who acts: a country by name or code, or a body of the register")
    one.add_argument("recipient", nargs="?", default="", metavar="B", help="towards whom (default: anybody)")
    classes = [q.value.replace(" ", "-") for q in Quad]
    one.add_argument(
        "--class", dest="classes", nargs="+", choices=classes, default=(), help="only acts of these classes"
    )
    _series(one)
    one = command("dyads", dyads)
    one.add_argument("query", nargs="?", default="", metavar="A", help="only pairs with this actor")
    one.add_argument("--json", action="store_true", help="for other programs")
    one = command("indicator", indicator)
    one.add_argument("name", nargs="?", default="", help="as --list shows it")
    one.add_argument("--list", action="store_true", help="what the desk counts, with how many events each")
    _series(one)
    one = command("figures", figures)
    one.add_argument("query", metavar="ITEM|QUERY", help="an item, for its storyline; or what `search` takes")
    one.add_argument(
        "--all", action="store_true", help="all that is counted, not only casualties, prisoners, votes and money"
    )
    _format(one)
