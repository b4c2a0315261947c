"""Robots: what a host asks of its visitors (RFC 9309), asked for now and then."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from protego import Protego

from torimatome.collect.fetching.addresses import Refused
from torimatome.collect.fetching.answer import Answer
from torimatome.collect.fetching.fetcher import Fetcher
from torimatome.collect.fetching.rulefile import at_hand, is_young, settled, validators_of
from torimatome.collect.ports import Memory, Sink
from torimatome.collect.urls import origin_of, web_url
from torimatome.errors import Retry, SetAside
from torimatome.model import PageState

MAX_ROBOTS_BYTES = 500 * 1024
"""As much of the file as RFC 9309 asks to be read."""

FRESH = timedelta(hours=6)
"""As long as a file is believed without asking; RFC 9309 allows a day, but who closes a door wants it closed soon."""

_VERSION = re.compile(r"(?im)^(\s*user-agent\s*:\s*[\w-]+)/[^\r\n]*")
"""A name with a version, which RFC 9309 does not know; it is meant for the name."""


class Disallowed(SetAside):
    """The site's robots.txt asks not to fetch this."""


@dataclass(slots=True, kw_only=True)
class Robots:
    """The robots.txt files of one round. keep is called with each that answered 200, and gives its digest.

    force: each is asked for, however young the copy at hand is.
    """

    fetcher: Fetcher
    memory: Memory
    sink: Sink
    clock: Callable[[], datetime]
    keep: Callable[[Answer], str]
    force: bool = False
    _rules: dict[str, asyncio.Task[Protego]] = field(default_factory=dict)

    async def permit(self, url: str) -> None:
        """Disallowed: the site asks not to fetch this address. Retry: its robots.txt could not be had."""
        rules = await self.of(url)
        if not rules.can_fetch(url, self._name):
            raise Disallowed(f"{url} is closed to programs by the site's robots.txt.")

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the host of an address names."""
        rules = await self.of(url)
        found = (web_url(url, named) for named in rules.sitemaps)
        return tuple(dict.fromkeys(sitemap for sitemap in found if sitemap))

    async def of(self, url: str) -> Protego:
        """The rules of a host; asked once, however many wait for them."""
        origin = origin_of(url)
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._read(origin))
        return await asyncio.shield(self._rules[origin])

    async def aclose(self) -> None:
        """Stop what is still being asked."""
        for task in self._rules.values():
            task.cancel()
        await asyncio.gather(*self._rules.values(), return_exceptions=True)

    @property
    def _name(self) -> str:
        """Our name alone: the words behind it are no names that a robots.txt could mean."""
        return self.fetcher.rules.user_agent.partition("/")[0].strip()

    async def _read(self, origin: str) -> Protego:
        """The rules as we have them, if they are young; else as the host has them now."""
        state, text = at_hand(self.memory, f"{origin}/robots.txt")
        if self.force or not is_young(state, self.clock(), FRESH):
            state, text = await self._asked(origin, state, text)
            self.sink.save_page_state(state)
        words = _VERSION.sub(r"\1", text[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace"))
        rules = Protego.parse(words)
        self.fetcher.lane(origin).widen(rules.crawl_delay(self._name))
        return rules

    async def _asked(self, origin: str, state: PageState, text: bytes) -> tuple[PageState, bytes]:
        """What the host says now. Retry: nothing, so that it is left alone. 4xx: it has no rules (RFC 9309, 2.3.1)."""
        none = PageState(url=state.url, fetched_at=self.clock())
        try:
            answer = await self.fetcher.get(state.url, validators_of(state), first=MAX_ROBOTS_BYTES)
        except Retry as error:
            raise Retry(f"{origin} is left alone for this round, as its robots.txt cannot be had: {error}") from error
        except Refused:
            raise
        except SetAside:
            return none, b""  # a robots.txt that goes in circles says nothing
        if answer.status >= 500:
            raise Retry(f"{origin} is left alone for this round, as its robots.txt answered {answer.status}.")
        return settled(answer, state, text, none, self.keep)
