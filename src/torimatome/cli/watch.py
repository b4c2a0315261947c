"""Commands that look at outlets: a round, the service that goes on, and how outlets fare."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta

from torimatome.cli.calls import day, port
from torimatome.cli.common import Command, opened
from torimatome.cli.data import put_json
from torimatome.desk import Desk
from torimatome.errors import Failed, Stop
from torimatome.lang.text import counted
from torimatome.reports import unfollowed
from torimatome.watching import (
    BAD,
    Board,
    Log,
    Post,
    Service,
    Verdict,
    go_round,
    missed_hours,
    next_due,
    serving,
    verdicts,
)
from torimatome.watching.notices import words_of, worth_telling
from torimatome.watching.rounds import told


class Ended(KeyboardInterrupt):
    """Somebody who runs services asked this one to end (SIGTERM)."""


def collect(call: argparse.Namespace) -> None:
    """Fetch what is due and read it; with --watch again and again."""
    if call.metrics is not None and not call.watch:
        raise Stop("--metrics shows a service at work; call it with --watch.")
    if call.watch and call.since:
        raise Stop("--since is for one round; call it without --watch.")
    with opened(call) as desk:
        if call.watch:
            _watch(desk, call)
            return
        log = Log(sys.stdout, desk.clock, call.log == "json")
        since = datetime.combine(call.since, datetime.min.time(), UTC) if call.since else None
        for line in desk.collect(force=True, since=since):
            log("collect", line)
        for line in unfollowed(desk):
            log("collect", line)


def _watch(desk: Desk, call: argparse.Namespace) -> None:
    log, board = Log(sys.stdout, desk.clock, call.log == "json"), Board(desk.clock)
    service = Service(work=lambda: _round(desk, log, board), log=log, board=board, clock=desk.clock, sleep=time.sleep)
    with _ended_by_sigterm(), serving(board, call.metrics) if call.metrics is not None else nullcontext() as shown:
        if shown:
            log("metrics", f"http://127.0.0.1:{shown}/metrics and /health", port=shown)
        log("began", f"{desk.folder.path}: watching {counted(len(desk.folder.outlets), 'outlet')}")
        try:
            service.run()
        except Ended:
            log("ended", "stopped; what was done is kept, and the next run goes on from there.")


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """SIGTERM as an interrupt: a round gives up its requests, a write is taken back whole."""

    def end(_number: int, _frame: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once is enough
        raise Ended

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _round(desk: Desk, log: Log, board: Board) -> timedelta:
    """One round of the service; how long nothing is due then."""
    began = time.monotonic()
    with desk.store.run():
        report = go_round(desk.folder, desk.store, desk.clock)
        read = desk.read()
        found = verdicts(desk.folder, desk.store, desk.clock())
    for tally in report.tallies:
        if said := tally.words():
            log("outlet", f"{tally.outlet}: {said}", outlet=tally.outlet, new=tally.kept, changed=tally.changed)
    for problem in report.problems:
        log("problem", problem.message, "warning", subject=problem.subject, remedy=problem.remedy.value)
    seconds = round(time.monotonic() - began, 1)
    board.round(report, read, seconds, [verdict for verdict, _ in found])
    if report.requests:
        pages, asked = counted(report.kept + report.changed, "page"), counted(report.requests, "request")
        log("round", f"{pages} kept, {read} read, {asked}", new=report.kept, changed=report.changed,
            left=report.left, read=read, requests=report.requests, seconds=seconds)  # fmt: skip
    _tell(desk, log, [verdict for verdict, _ in found])
    return next_due(desk.folder, desk.store, desk.clock())


def _tell(desk: Desk, log: Log, found: list[Verdict]) -> None:
    """Say what changed, once: in the log, and to whom [notice] of desk.toml names."""
    known = desk.store.watched.standings()
    news = worth_telling([known[verdict.outlet] for verdict in found])
    if not news:
        return
    for one in news:
        level = "error" if one.state in BAD else "info"
        log("state", f"{one.outlet} is {one.state}: {one.reason}", level, outlet=one.outlet, state=one.state)
    post = Post(rules=desk.folder.house.notice, secrets=os.environ)
    if post.is_wanted:
        subject = f"{desk.folder.house.title}: {', '.join(f'{one.outlet} {one.state}' for one in news[:3])}"
        more = f" and {len(news) - 3} more" if len(news) > 3 else ""
        try:
            post.send(subject + more, words_of(news, {verdict.outlet: verdict.remedy for verdict in found}))
        except Failed as error:
            log("notice", str(error), "error")
            return
    told(desk.store, news)


def health(call: argparse.Namespace) -> int:
    """Say how each outlet fares and why, and with --hours which hours were missed; exit 1 if any is in a bad way."""
    with opened(call) as desk:
        at = desk.clock()
        found = verdicts(desk.folder, desk.store, at)
        missed = dict(missed_hours(desk.folder, desk.store, at, timedelta(days=call.hours))) if call.hours else {}
    if call.json:
        rows = [
            {"outlet": v.outlet, "state": v.state.value, "since": s.since.isoformat(), "reason": v.reason,
             "remedy": v.remedy, "missed_hours": [h.isoformat() for h in missed.get(v.outlet, [])]}
            for v, s in found
        ]  # fmt: skip
        put_json(rows)
    for verdict, standing in () if call.json else found:
        remedy = f"; {verdict.remedy}" if verdict.remedy else ""
        print(
            f"{verdict.outlet:20} {verdict.state.value:15} since {standing.since:%Y-%m-%d %H:%M}: {verdict.reason}{remedy}"
        )
        if hours := missed.get(verdict.outlet):
            print(f"{'':20} missed: {_spans(hours)}")
    bad = sum(verdict.state in BAD for verdict, _ in found)
    if not call.json:
        print(f"{counted(len(found), 'outlet')}, {bad} in a bad way")
    return 1 if bad else 0


def _spans(hours: list[datetime]) -> str:
    """Hours in a row as one span."""
    spans: list[list[datetime]] = []
    for hour in hours:
        if spans and hour - spans[-1][-1] == timedelta(hours=1):
            spans[-1].append(hour)
        else:
            spans.append([hour])
    shown = [f"{s[0]:%m-%d %H}:00 to {s[-1] + timedelta(hours=1):%m-%d %H}:00" for s in spans]
    return f"{', '.join(shown)} UTC ({counted(len(hours), 'hour')})"


def add(command: Command) -> None:
    """These commands and their arguments."""
    one = command("collect", collect)
    one.add_argument("--once", action="store_true", help="one round (the default)")
    one.add_argument("--watch", action="store_true", help="go on until stopped")
    one.add_argument(
        "--since",
        type=day,
        metavar="DATE",
        help="fetch all that outlets still show from this day on, after a long absence",
    )
    one.add_argument(
        "--log", choices=("text", "json"), default="text", help="lines for people, or one JSON object a line"
    )
    one.add_argument(
        "--metrics",
        type=port,
        metavar="PORT",
        help="with --watch: /metrics (Prometheus) and /health on this machine; 0: any port",
    )
    one = command("health", health)
    one.add_argument("--json", action="store_true", help="for other programs")
    one.add_argument(
        "--hours",
        type=int,
        metavar="DAYS",
        default=0,
        choices=range(1, 401),
        help="also the hours missed in so many days",
    )
