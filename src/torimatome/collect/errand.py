"""Errand: what one outlet's visit in a round works with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from torimatome.collect.fetching import Answer, Fetcher, Robots
from torimatome.collect.ports import Memory, Sink
from torimatome.collect.report import Tally
from torimatome.collect.tdmrep import Tdmrep
from torimatome.collect.urls import without_secret
from torimatome.config import CollectRules
from torimatome.errors import DeskError, Retry
from torimatome.model import FeedState, Outlet, Problem, Remedy, Role


@dataclass(slots=True, kw_only=True)
class Errand:
    """An outlet, the desk's memory and sink, and the means to ask. force: everything is due.

    since: all that the outlet still shows from then on is wanted, however far back it lies. again: addresses of young
    pages that are due for a second look.
    """

    outlet: Outlet
    memory: Memory
    sink: Sink
    rules: CollectRules
    clock: Callable[[], datetime]
    fetcher: Fetcher
    robots: Robots
    tdmrep: Tdmrep
    tally: Tally
    force: bool = False
    since: datetime | None = None
    again: Sequence[str] = ()
    problems: list[Problem] = field(default_factory=list)

    def is_due(self, state: FeedState, wait: timedelta) -> bool:
        """Whether a feed is to be visited: it never was, or so long ago, or the clock jumped back since."""
        if self.force or state.visited_at is None:
            return True
        return not timedelta() <= self.clock() - state.visited_at < wait

    def keep(self, role: Role, answer: Answer) -> str:
        """Keep an answer as evidence and give its digest."""
        return self.sink.keep(answer.capture(role, self.outlet.id)).sha256

    def trouble(self, subject: str, error: DeskError | str, remedy: Remedy | None = None) -> None:
        """Note what could not be done, once for each sentence."""
        passing = Remedy.RETRY if isinstance(error, Retry) else Remedy.SET_ASIDE
        subject, message = without_secret(subject), without_secret(str(error))
        problem = Problem(stage="collect", subject=subject, message=message, remedy=remedy or passing)
        if all(known.message != problem.message for known in self.problems):
            self.problems.append(problem)
            self.sink.problem(problem)
