"""The command of forecasts: which there are, which are due, how they came out, and what all of that says of who made them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict

from torimatome.analysis.certainty import Scored
from torimatome.chronicle.forecasts import Forecasts
from torimatome.cli.calls import day, user
from torimatome.cli.common import Command, opened
from torimatome.cli.data import put_json
from torimatome.errors import Stop
from torimatome.lang.text import counted
from torimatome.model.commentary import Forecast, Outcome, Settled

_MEANS = {Outcome.TRUE: "it came true", Outcome.FALSE: "it did not", Outcome.VOID: "it cannot be said"}


def forecast(call: argparse.Namespace) -> int:
    """Forecasts of kept commentaries: list, due, settle ID with how it came out, score them all (Brier, calibration)."""
    with opened(call) as desk:
        return _LOOKS[call.act](Forecasts(desk.store, desk.clock), call)


def _every(log: Forecasts, call: argparse.Namespace) -> int:
    found = log.all()
    if call.json:
        put_json([{**asdict(one), "settled": word and asdict(word)} for one, word in found])
        return 0
    for one, word in found:
        _line(one, word)
    print(counted(len(found), "forecast"))
    return 0


def _due(log: Forecasts, call: argparse.Namespace) -> int:
    found = log.due(call.on or log.clock().date())
    for one in found:
        _line(one, None)
        print(
            f"            true if {one.shown_by}"
            if one.shown_by
            else "            nothing says what would show it true"
        )
    print(f"{counted(len(found), 'forecast')} to look at again")
    return 0


def _settle(log: Forecasts, call: argparse.Namespace) -> int:
    if call.id is None or call.outcome is None:
        raise Stop("`torimatome forecast settle` needs the forecast's id, and --true, --false or --void.")
    one = log.settle(call.id, call.outcome, call.by, call.reason)
    print(f"{one.id}: {call.outcome}; it was called {one.probability:.0%}.")
    return 0


def _score(log: Forecasts, _: argparse.Namespace) -> int:
    record = log.record()
    if record.overall is None:
        print("no forecast came out yet; `torimatome forecast due` shows those to look at.")
        return 0
    print("Brier: 0 is best; saying 50% always gives 0.25")
    for name, rows in (("", [record.overall]), ("by words", record.by_words), ("by probability", record.calibration)):
        print(name) if name else None
        for row in rows:
            print(_scored(row))
    return 0


def _scored(row: Scored) -> str:
    return f"  {row.name:24} {row.count:4}  said {row.said:.0%}  came true {row.came_true / row.count:.0%}  Brier {row.brier:.3f}"


def _line(one: Forecast, word: Settled | None) -> None:
    came = f"  {word.outcome} ({word.by}, {word.at:%Y-%m-%d})" if word else ""
    print(f"{one.look_on}  {one.id}  {one.probability:.0%} “{one.words}” ({one.by})  {one.commentary}{came}")
    print(f"            {one.text}")


_LOOKS: dict[str, Callable[[Forecasts, argparse.Namespace], int]] = {
    "list": _every, "due": _due, "settle": _settle, "score": _score,
}  # fmt: skip


def add(command: Command) -> None:
    """This command and its arguments."""
    one = command("forecast", forecast)
    one.add_argument("act", choices=tuple(_LOOKS), metavar="ACT", help=", ".join(_LOOKS))
    one.add_argument("id", nargs="?", metavar="ID", help="settle: which; its first letters are enough")
    how = one.add_mutually_exclusive_group()
    for outcome in Outcome:
        how.add_argument(
            f"--{outcome}", dest="outcome", action="store_const", const=outcome, help=f"settle: {_MEANS[outcome]}"
        )
    one.add_argument("--on", type=day, metavar="DAY", help="due: on this day, if not today")
    one.add_argument("--reason", default="", help="settle: why, for those who look later")
    one.add_argument("--by", default=user(), metavar="PERSON", help="settle: who says so")
    one.add_argument("--json", action="store_true", help="list: for other programs")
