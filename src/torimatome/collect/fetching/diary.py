"""Diary: what each host was asked today, and until when it asked to be left alone; it outlives the round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from torimatome.errors import Retry
from torimatome.model import HostState

MAX_REST = timedelta(days=1)
"""Nobody can send the desk away for longer; it also bounds what a clock that jumps can do."""

_STEP = 20
"""Requests after which the count is written down: a crash forgets no more of them."""


class Resting(Retry):
    """The host is left alone for now, as it asked or as the desk's own rules want."""


@dataclass(slots=True, kw_only=True)
class Diary:
    """recall and save reach the desk's memory; daily is the most that a host is asked in a day (0: no end)."""

    recall: Callable[[str], HostState | None]
    save: Callable[[Sequence[HostState]], None]
    clock: Callable[[], datetime]
    daily: int
    _states: dict[str, HostState] = field(default_factory=dict)

    def count(self, host: str) -> None:
        """Count one request that is about to be made. Resting: it must not be."""
        state = self._today(host)
        until = state.resting_until
        if until and self.clock() < until <= self.clock() + MAX_REST:
            raise Resting(f"{host} asked to be left alone until {until:%Y-%m-%d %H:%M} UTC.")
        if self.daily and state.asked >= self.daily:
            raise Resting(f"{host} was asked {state.asked} times today, the most that daily_requests allows.")
        self._states[host] = replace(state, asked=state.asked + 1)
        if self._states[host].asked % _STEP == 0:
            self.save([self._states[host]])

    def rest(self, host: str, seconds: float) -> None:
        """The host asked to be left alone for so long."""
        until = self.clock() + min(timedelta(seconds=seconds), MAX_REST)
        self._states[host] = replace(self._today(host), resting_until=until)
        self.save([self._states[host]])

    def close(self) -> None:
        """Write all counts down."""
        if self._states:
            self.save(list(self._states.values()))

    def _today(self, host: str) -> HostState:
        state = self._states.get(host) or self.recall(host) or HostState(host=host)
        day = self.clock().date()
        return state if state.day == day else replace(state, day=day, asked=0)
