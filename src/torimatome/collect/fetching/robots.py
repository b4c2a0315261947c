"""Robots: what a host asks of its visitors (RFC 9309), read once a round."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

from torimatome.collect.fetching.addresses import Refused
from torimatome.collect.fetching.answer import Answer
from torimatome.collect.fetching.fetcher import Fetcher
from torimatome.collect.urls import origin_of, web_url
from torimatome.errors import Retry, SetAside

MAX_ROBOTS_BYTES = 500 * 1024
"""As much of the file as RFC 9309 asks to be read."""


class Disallowed(SetAside):
    """The site's robots.txt asks not to fetch this."""


@dataclass(slots=True, kw_only=True)
class Robots:
    """The robots.txt files of one round. keep is called with each that answered 200."""

    fetcher: Fetcher
    keep: Callable[[Answer], None]
    _rules: dict[str, asyncio.Task[Protego]] = field(default_factory=dict)

    async def permit(self, url: str) -> None:
        """Disallowed: the site asks not to fetch this address. Retry: its robots.txt could not be had."""
        rules = await self.of(url)
        if not rules.can_fetch(url, self.fetcher.rules.user_agent):
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

    async def _read(self, origin: str) -> Protego:
        try:
            answer = await self.fetcher.get(f"{origin}/robots.txt")
        except Retry as error:
            raise Retry(f"{origin} is left alone for this round, as its robots.txt cannot be had: {error}") from error
        except Refused:
            raise
        except SetAside:
            return Protego.parse("")  # a robots.txt that goes in circles or is endless says nothing
        if answer.status >= 500:
            raise Retry(f"{origin} is left alone for this round, as its robots.txt answered {answer.status}.")
        if answer.status != 200:
            return Protego.parse("")
        self.keep(answer)
        rules = Protego.parse(answer.body[:MAX_ROBOTS_BYTES].decode("utf-8", "replace"))
        self.fetcher.lane(origin).widen(rules.crawl_delay(self.fetcher.rules.user_agent))
        return rules
