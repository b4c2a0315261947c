"""/.well-known/tdmrep.json (TDM Reservation Protocol): which parts of a site are reserved against text and data mining."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from torimatome.collect.fetching import Answer, Fetcher, Robots
from torimatome.collect.fetching.rulefile import at_hand, is_young, settled, validators_of
from torimatome.collect.ports import Memory, Sink
from torimatome.collect.urls import origin_of
from torimatome.errors import Retry, SetAside
from torimatome.model import PageState

PLACE = "/.well-known/tdmrep.json"
FRESH = timedelta(days=1)
MAX_BYTES = 500 * 1024
MAX_RULES = 1000


@dataclass(frozen=True, slots=True)
class Reserved:
    """A pattern of paths as in robots.txt, and whether what it covers is reserved."""

    pattern: str
    reserved: bool

    def covers(self, path: str) -> bool:
        """Whether a path is meant; * stands for anything, $ for the end."""
        end = "$" if self.pattern.endswith("$") else ""
        parts = self.pattern.removesuffix("$").split("*")
        return re.match("(?s)" + ".*?".join(map(re.escape, parts)) + end, path) is not None


def read_tdmrep(body: bytes) -> tuple[Reserved, ...]:
    """The rules of a file, the most specific first; what is no rule is passed over."""
    try:
        rows = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return ()
    found = [
        Reserved(str(row["location"])[:2000], row.get("tdm-reservation") in (1, "1", True))
        for row in (rows if isinstance(rows, list) else [rows])[:MAX_RULES]
        if isinstance(row, dict) and isinstance(row.get("location"), str) and row["location"].count("*") < 10
    ]
    return tuple(sorted(found, key=lambda rule: -len(rule.pattern)))


def is_reserved(rules: tuple[Reserved, ...], url: str) -> bool:
    """What the most specific rule says of an address."""
    parts = urlsplit(url)
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    return next((rule.reserved for rule in rules if rule.covers(path)), False)


@dataclass(slots=True, kw_only=True)
class Tdmrep:
    """The files of one round, each asked for once a day and kept as evidence."""

    fetcher: Fetcher
    robots: Robots
    memory: Memory
    sink: Sink
    clock: Callable[[], datetime]
    keep: Callable[[Answer], str]
    _rules: dict[str, tuple[Reserved, ...]] = field(default_factory=dict)

    async def reserves(self, url: str) -> bool:
        """Whether the site reserves an address. Retry: its file could not be had, so nothing is taken for now."""
        origin = origin_of(url)
        if origin not in self._rules:
            self._rules[origin] = read_tdmrep(await self._body(origin))
        return is_reserved(self._rules[origin], url)

    async def _body(self, origin: str) -> bytes:
        state, body = at_hand(self.memory, origin + PLACE)
        if not is_young(state, self.clock(), FRESH):
            state, body = await self._asked(state, body)
            self.sink.save_page_state(state)
        return body

    async def _asked(self, state: PageState, body: bytes) -> tuple[PageState, bytes]:
        none = PageState(url=state.url, fetched_at=self.clock())
        try:
            answer = await self.fetcher.get(state.url, validators_of(state), self.robots.permit, first=MAX_BYTES)
        except SetAside:
            return none, b""
        if answer.status >= 500:
            raise Retry(
                f"{state.url} answered {answer.status}; until it answers nothing is taken, as desk.toml respects it."
            )
        return settled(answer, state, body, none, self.keep)
