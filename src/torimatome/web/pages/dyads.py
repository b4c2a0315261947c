"""Pairs of actors: who does what towards whom, counted by period, with its turns in words, each period opening its events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from starlette.responses import Response

from torimatome.chronicle.occurrences import Occurrences
from torimatome.errors import DeskError, NotFound
from torimatome.model import Quad, Step
from torimatome.web.answers import sentence
from torimatome.web.curves import DYAD, Shown, asked_of, dyad_of, indicator_of
from torimatome.web.follows import leaf, outlet_name
from torimatome.web.site import Ask, Nav, Page, post
from torimatome.writers.pictures.words import period, quad_name, step_name
from torimatome.writers.spreadsheet import csv_of

_PAIRS, _PERIODS, _EVENTS = 50, 60, 50


def dyads(ask: Ask) -> Response:
    """All pairs with how many events each has, most first; of one actor, with so many events at least."""
    asked, lang, said = asked_of(ask), ask.visitor.language, ""
    query, least = ask.query.get("q", "").strip()[:120], ask.query.get("least", "")
    at_least = int(least) if least.isascii() and least.isdecimal() and len(least) < 9 else 1
    try:
        found = asked.dyads(query)
    except DeskError as error:
        found, said = [], sentence(str(error))
    pairs = [(a, b, n) for a, b, n in found if n >= at_least]
    return ask.show(
        "dyads.html", leaf=leaf(ask, pairs, _PAIRS), query=query, least=at_least, said=said,
        called=lambda side: asked.called(side, lang), actor=asked.side(query) if query and not said else "",
    )  # fmt: skip


def dyad(ask: Ask) -> Response:
    """One pair: picture, turns, table, and the events of a period."""
    return show(ask, dyad_of(ask))


def show(ask: Ask, shown: Shown) -> Response:
    """The page of a series. ?on=DAY shows the events of the period that this day lies in."""
    curve, lang = shown.curve, ask.visitor.language
    bar = shown.bar_at(_day(ask)) if ask.query.get("on") else None
    numbers = leaf(ask, bar.occurrences, _EVENTS) if bar else None
    counted = [b for b in reversed(curve.bars) if b.occurrences]
    known = shown.asked.occurrences(numbers.rows) if numbers else {}
    return ask.show(
        "curve.html", shown=shown, curve=curve, title=shown.title, is_pair=shown.page == DYAD, quads=list(Quad), steps=list(Step),
        bar=bar, numbers=numbers, events=[known[n] for n in numbers.rows if n in known] if numbers else (),
        leaf=leaf(ask, counted, _PERIODS) if numbers is None else None, empty=len(curve.bars) - len(counted),
        quad_name=lambda q: quad_name(lang, q), step_name=lambda s: step_name(lang, s), outlet=outlet_name(ask),
        period=lambda on: period(lang, on, curve.step), quad_of={q.value: q for q in Quad}, given=ask.query,
        called=lambda side: shown.asked.called(side, lang),
    )  # fmt: skip


def _day(ask: Ask) -> date:
    try:
        return date.fromisoformat(ask.query["on"])
    except ValueError:
        raise NotFound(ask.t("chronicle.no-day", day=ask.query["on"][:40])) from None


# --- as data, counted anew --------------------------------------------------------------------------------------


def data(ask: Ask) -> Response:
    """A series as CSV or JSON."""
    shown = (indicator_of if ask.query.get("id") else dyad_of)(ask)
    if ask.query.get("as") == "csv":
        return _file(csv_of(list(shown.asked.rows(shown.curve)), end="\r\n"), "text/csv", "series.csv")
    whole = shown.asked.data(shown.curve, shown.title)
    return _file(json.dumps(whole, ensure_ascii=False, indent=1, default=str), "application/json", "series.json")


def _file(text: str, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text.encode("utf-8", "backslashreplace"), media_type=kind, headers=headers)


def count(ask: Ask) -> Response:
    """Count what is new, in the background."""

    def job() -> Iterator[str]:
        yield ask.t("chronicle.counting")
        Occurrences(ask.desk.folder, ask.desk.store).update()

    if not ask.site.work.start("count", ask.visitor.name, "/dyads", job):
        ask.say(ask.t("work.busy"), "soft")
    return ask.go("/work")


NAV = (Nav("/dyads", "chronicle.nav", 33),)
PAGES = (Page("/dyads", dyads), Page(DYAD, dyad), Page("/series-data", data), post("/dyads/count", count))
