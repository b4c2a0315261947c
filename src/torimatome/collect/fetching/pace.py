"""Tempo and Lane: one request at a time to a host, and a gap between them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

MAX_CRAWL_DELAY_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo:
    """The two things that take time, so that tests can take none: a monotonic clock and a sleep, in seconds."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass(slots=True, kw_only=True)
class Lane:
    """The way to one host. gap_s is kept from the end of one request to the start of the next.

    A host that takes longer than that to answer is given as long as it took: it has much to do.
    """

    tempo: Tempo
    gap_s: float
    _free: asyncio.Lock = field(default_factory=asyncio.Lock)
    _left_at: float | None = None
    _took_s: float = 0.0

    def widen(self, gap_s: float | None) -> None:
        """Keep at least this gap from now on; nobody can ask for more than a minute."""
        self.gap_s = max(self.gap_s, min(gap_s or 0.0, MAX_CRAWL_DELAY_S))

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for the lane to be free and for the gap to pass, then hold the lane."""
        async with self._free:
            if self._left_at is not None:
                wait_s = self._left_at + max(self.gap_s, self._took_s) - self.tempo.now()
                if wait_s > 0:
                    await self.tempo.sleep(wait_s)
            began = self.tempo.now()
            try:
                yield
            finally:
                self._left_at = self.tempo.now()
                self._took_s = min(self._left_at - began, MAX_CRAWL_DELAY_S)
