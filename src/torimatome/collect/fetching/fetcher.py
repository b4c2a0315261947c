"""Fetcher: gaps, retries and redirects around the wire."""

from __future__ import annotations

import ssl
from collections.abc import Awaitable, Callable
from datetime import datetime
from types import TracebackType
from typing import Self

from torimatome.collect.fetching.addresses import Resolve, system_resolve
from torimatome.collect.fetching.answer import Answer, Validators, header_of
from torimatome.collect.fetching.diary import Diary, Resting
from torimatome.collect.fetching.pace import Lane, Tempo
from torimatome.collect.fetching.patience import MAX_WAIT_S, PASSING, wait_before_retry
from torimatome.collect.fetching.wire import Received, Wire
from torimatome.collect.urls import lane_of, web_url
from torimatome.config import CollectRules
from torimatome.errors import Retry, SetAside

MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})

Permit = Callable[[str], Awaitable[None]]
"""Raises SetAside or Retry where an address must not be asked."""


class Fetcher:
    """Asks hosts politely: `async with Fetcher(rules, clock) as fetcher: answer = await fetcher.get(url)`."""

    def __init__(
        self,
        rules: CollectRules,
        clock: Callable[[], datetime],
        *,
        tempo: Tempo | None = None,
        resolve: Resolve = system_resolve,
        diary: Diary | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.rules = rules
        self._diary = diary
        self.requests = 0
        self.tempo = tempo or Tempo()
        self._clock = clock
        self._wire = Wire(rules, resolve, trust)
        self._lanes: dict[str, Lane] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._diary:
                self._diary.close()
        finally:
            await self._wire.aclose()

    def lane(self, url: str) -> Lane:
        """The lane of the host of an address."""
        host = lane_of(url)
        if host not in self._lanes:
            self._lanes[host] = Lane(tempo=self.tempo, gap_s=self.rules.min_delay_s)
        return self._lanes[host]

    async def get(
        self,
        url: str,
        validators: Validators | None = None,
        permit: Permit | None = None,
        *,
        first: int | None = None,
    ) -> Answer:
        """The answer of an address, redirects followed; every hop is judged anew. first: only so many bytes of it.

        Retry: nothing to be had for now. SetAside: it must not or cannot be had. Other statuses are answers.
        """
        asked, moved_to, permanent = url, None, True
        seen = {url}
        for _ in range(MAX_REDIRECTS + 1):
            if permit is not None:
                await permit(url)
            received = await self._patiently(url, validators or Validators(), first)
            if received.status not in _REDIRECTS:
                return self._answer(asked, url, received, moved_to)
            permanent = permanent and received.status in _PERMANENT
            url = _target(url, received)
            if url in seen:
                raise SetAside(f"{asked} redirects in a circle.")
            seen.add(url)
            moved_to = url if permanent else moved_to
        raise SetAside(f"{asked} redirects more than {MAX_REDIRECTS} times.")

    async def _patiently(self, url: str, validators: Validators, first: int | None) -> Received:
        """Ask until there is an answer that will not pass; each try waits its turn."""
        for attempt in range(self.rules.retries + 1):
            last = attempt == self.rules.retries
            try:
                received = await self._once(url, validators, first)
                if received.status not in PASSING:
                    return received
                wait_s, trouble = self._wait(attempt, received), _busy(url, received)
            except Resting:
                raise
            except Retry as error:
                received = None
                wait_s, trouble = wait_before_retry(attempt, None, None, self._clock), error
            if last or wait_s > MAX_WAIT_S:
                if self._diary and received and _retry_after(received):
                    self._diary.rest(lane_of(url), wait_s)
                raise trouble
            await self.tempo.sleep(wait_s)
        raise Retry(f"{url} was not asked.")  # only with retries below zero

    async def _once(self, url: str, validators: Validators, first: int | None) -> Received:
        async with self.lane(url).turn():
            if self._diary:
                self._diary.count(lane_of(url))
            self.requests += 1
            return await self._wire.get(url, validators.headers, first)

    def _wait(self, attempt: int, received: Received) -> float:
        headers = {name.lower(): value for name, value in received.headers}  # the last of a name counts
        return wait_before_retry(attempt, headers.get("retry-after"), headers.get("date"), self._clock)

    def _answer(self, asked: str, reached: str, received: Received, moved_to: str | None) -> Answer:
        return Answer(
            url_asked=asked,
            url_reached=reached,
            fetched_at=self._clock(),
            status=received.status,
            headers=received.headers,
            body=received.body,
            moved_to=moved_to,
        )


def _retry_after(received: Received) -> str | None:
    return header_of(received.headers, "retry-after")


def _busy(url: str, received: Received) -> Retry:
    after = _retry_after(received)
    wish = f" and asks to come back later ({after})" if after else ""
    return Retry(f"{url} answered {received.status}{wish}.")


def _target(url: str, received: Received) -> str:
    location = header_of(received.headers, "location")
    target = web_url(url, location)
    if target is None:
        raise SetAside(f"{url} redirects to {location or 'nowhere'}, which cannot be asked.")
    return target
