"""How often somebody may try a password: counted in memory, by account and address, and never more than so many counts."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

WITHIN = timedelta(minutes=15)
PER_PAIR, PER_ADDRESS, PER_ACCOUNT = 5, 30, 50
"""Failures within that time: of one account from one address; of one address; of one account from anywhere."""
_MOST = 20_000


class Limits:
    """Failures that are remembered for a while."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._turn = Lock()
        self._failures: OrderedDict[tuple[str, str], deque[datetime]] = OrderedDict()

    def wait(self, account: str, address: str) -> int:
        """Seconds until another try is allowed; 0: now."""
        with self._turn:
            return max(self._left(key, most) for key, most in _counted(account, address))

    def failed(self, account: str, address: str) -> None:
        """Remember a failure."""
        with self._turn:
            for key, most in _counted(account, address):
                times = self._failures.setdefault(key, deque(maxlen=most))
                times.append(self._clock())
                self._failures.move_to_end(key)
            while len(self._failures) > _MOST:
                self._failures.popitem(last=False)

    def passed(self, account: str, address: str) -> None:
        """Forget the failures of a person who came in from there; those of the address and the account stay."""
        with self._turn:
            self._failures.pop((account, address), None)

    def _left(self, key: tuple[str, str], most: int) -> int:
        times = self._failures.get(key)
        if times is None or len(times) < most:
            return 0
        return max(0, round((times[0] + WITHIN - self._clock()).total_seconds()))


def _counted(account: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
    account = account.casefold()[:100]
    return (((account, address), PER_PAIR), (("", address), PER_ADDRESS), ((account, ""), PER_ACCOUNT))
