"""How the outlets fare: the state of each with its reason, the hours in which nobody looked, and what went wrong lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.responses import Response

from torimatome.model import Outlet
from torimatome.store.watching import Standing
from torimatome.watching import BAD, State, Verdict, missed_hours, verdicts
from torimatome.web.follows import leaf
from torimatome.web.site import Ask, Page

BACK = timedelta(hours=48)
_PROBLEMS = 500
_ORDER = {state: n for n, state in enumerate((*sorted(BAD), State.QUIET, State.MOVED, State.NEW, State.FINE))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An outlet: its state, since when, and its last hours, each "good", "missed" or "" (nobody had to look)."""

    outlet: Outlet
    verdict: Verdict
    standing: Standing
    hours: tuple[str, ...]
    missed: int


def health(ask: Ask) -> Response:
    """All outlets, the worst first."""
    at, store, folder = ask.desk.clock(), ask.desk.store, ask.desk.folder
    missed = dict(missed_hours(folder, store, at, BACK))
    good = {(h.outlet, h.hour) for h in store.watched.hours(at - BACK) if h.good}
    rows = [_row(folder.outlets[v.outlet], v, s, missed, good, at) for v, s in verdicts(folder, store, at, save=False)]
    rows.sort(key=lambda r: (_ORDER.get(r.verdict.state, 0), r.outlet.id))
    counts = {state.value: sum(r.verdict.state is state for r in rows) for state in State}
    problems = store.problems.recent(_PROBLEMS)
    return ask.show(
        "health.html", rows=rows, counts={k: n for k, n in counts.items() if n}, leaf=leaf(ask, problems, 25), most=_PROBLEMS,
        looked=bool(good or missed), hours=int(BACK / timedelta(hours=1)),
    )  # fmt: skip


def _row(
    outlet: Outlet, verdict: Verdict, standing: Standing, missed: dict[str, list[datetime]], good: set[tuple[str, datetime]], at: datetime,
) -> Row:  # fmt: skip
    lost = set(missed.get(outlet.id, ()))
    last = at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    every = [last - timedelta(hours=n) for n in reversed(range(int(BACK / timedelta(hours=1))))]
    hours = tuple("good" if (outlet.id, h) in good else "missed" if h in lost else "" for h in every)
    return Row(outlet=outlet, verdict=verdict, standing=standing, hours=hours, missed=len(lost))


PAGES = (Page("/registers/health", health),)
