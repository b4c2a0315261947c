"""Memory and Sink: what a round must know of earlier ones, and where it hands over what it found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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

    def due_pages(
        self, since: datetime, until: datetime | None, before: datetime, now: datetime
    ) -> Sequence[tuple[str, PageState]]:
        """Pages, each with its outlet (id), first fetched from `since` on and before `until`, oldest first.

        Left out may be those that were asked after `before`, unless that is still to come.
        """

    def host_state(self, host: str) -> HostState | None:
        """What is remembered of a host (host, or host:port)."""

    def kept_bytes(self, role: Role, sha256: str) -> bytes | None:
        """Bytes that were kept before, by their digest; None if they cannot be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An entry that has been dealt with: whose, how (kept, unchanged, missing, disallowed, set aside), and its page."""

    outlet: str
    outcome: str
    page: PageState


class Sink(Protocol):
    """Where findings go. Each call is durable when it returns; Failed (a full disk) stops the round."""

    def keep(self, capture: Capture) -> Snapshot:
        """Keep an answer as evidence."""

    def add_entries(self, entries: Sequence[Entry]) -> int:
        """Make entries pending, once for each outlet and address, and say how many were not so before.

        An address that was settled before comes again when its entry changed; it is pending again.
        """

    def settle(self, done: Sequence[Done]) -> None:
        """These entries are done, and their pages remembered with that: all of them, or none."""

    def save_feed_state(self, state: FeedState) -> None:
        """Remember a feed; only ever called after its entries were added."""

    def save_page_state(self, state: PageState) -> None:
        """Remember a page; only ever called after its answer was kept."""

    def save_host_states(self, states: Sequence[HostState]) -> None:
        """Remember some hosts."""

    def problem(self, problem: Problem) -> None:
        """Note what could not be done."""
