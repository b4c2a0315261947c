"""Memory and Sink: what a round must know of earlier ones, and where it hands over what it found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from torimatome.model import Capture, Entry, FeedState, HostState, PageState, Problem, Role, Snapshot


class Memory(Protocol):
    """What earlier rounds left."""

    def feed_state(self, url: str) -> FeedState | None:
        """What is remembered of a feed or sitemap, by the address that the desk knows it under."""

    def page_state(self, url: str) -> PageState | None:
        """What is remembered of a page; None for an address that was never settled."""

    def pending(self, outlet: str) -> Sequence[Entry]:
        """Entries of an outlet (id) that were added and not yet settled, oldest first."""

    def recent_pages(self, outlet: str, since: datetime) -> Sequence[PageState]:
        """Pages of an outlet (id) whose first snapshot is from `since` or later."""

    def host_state(self, host: str) -> HostState | None:
        """What is remembered of a host (host, or host:port)."""

    def kept_bytes(self, role: Role, sha256: str) -> bytes | None:
        """Bytes that were kept before, by their digest; None if they cannot be had."""


class Sink(Protocol):
    """Where findings go. Each call is durable when it returns; Failed (a full disk) stops the round."""

    def keep(self, capture: Capture) -> Snapshot:
        """Keep an answer as evidence."""

    def add_entries(self, entries: Sequence[Entry]) -> int:
        """Make entries pending, once for each outlet and address, and say how many were not so before.

        An address that was settled before comes again when its entry changed; it is pending again.
        """

    def settle(self, outlet: str, url: str, outcome: str) -> None:
        """The entry is done: kept, unchanged, missing, disallowed or set aside."""

    def save_feed_state(self, state: FeedState) -> None:
        """Remember a feed; only ever called after its entries were added."""

    def save_page_state(self, state: PageState) -> None:
        """Remember a page; only ever called after its answer was kept."""

    def save_host_state(self, state: HostState) -> None:
        """Remember a host."""

    def problem(self, problem: Problem) -> None:
        """Note what could not be done."""
