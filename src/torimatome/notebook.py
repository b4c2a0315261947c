"""Notebook: the collector's memory and its sink, kept in the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from torimatome.collect.ports import Done
from torimatome.model import Capture, Entry, FeedState, HostState, PageState, Problem, Role, Snapshot
from torimatome.store import Store


@dataclass(frozen=True, slots=True)
class Notebook:
    """Answers `collect.Memory` and `collect.Sink` out of one store."""

    store: Store
    clock: Callable[[], datetime]

    def feed_state(self, url: str) -> FeedState | None:
        """What is remembered of a feed."""
        return self.store.feeds.state(url)

    def page_state(self, url: str) -> PageState | None:
        """What is remembered of a page."""
        return self.store.pages.state(url)

    def pending(self, outlet: str) -> Sequence[Entry]:
        """Entries that wait for their page."""
        return self.store.entries.pending(outlet)

    def due_pages(
        self, since: datetime, until: datetime | None, before: datetime, now: datetime
    ) -> Sequence[tuple[str, PageState]]:
        """Pages that were first fetched in that time, but for those asked since `before`."""
        return self.store.pages.due(since, until, before, now)

    def host_state(self, host: str) -> HostState | None:
        """What is remembered of a host."""
        return self.store.hosts.state(host)

    def kept_bytes(self, role: Role, sha256: str) -> bytes | None:
        """Bytes that were kept before."""
        return self.store.captures.bytes_of(role, sha256)

    def keep(self, capture: Capture) -> Snapshot:
        """Keep an answer as evidence."""
        return self.store.captures.keep(capture)

    def add_entries(self, entries: Sequence[Entry]) -> int:
        """Make entries wait for their pages."""
        return self.store.entries.add(entries)

    def settle(self, done: Sequence[Done]) -> None:
        """Some entries are done."""
        with self.store.transaction():
            for one in done:
                self.store.entries.settle(one.outlet, one.page.url, one.outcome, one.page)

    def save_feed_state(self, state: FeedState) -> None:
        """Remember a feed."""
        self.store.feeds.save(state)

    def remember(self, snapshot: Snapshot, url: str) -> None:
        """That a page was fetched, so that after a rebuild it is not asked for again."""
        entry = self.store.entries.of_url(url) or Entry(outlet=snapshot.outlet, feed_url="", url=url)
        state = PageState(
            url=url, sha256=snapshot.sha256, fetched_at=snapshot.fetched_at, status=snapshot.status,
            title=entry.title, updated_at=entry.updated_at,
        )  # fmt: skip
        self.store.entries.settle(snapshot.outlet, url, "kept", state)

    def save_page_state(self, state: PageState) -> None:
        """Remember a page."""
        self.store.pages.save(state)

    def save_host_states(self, states: Sequence[HostState]) -> None:
        """Remember some hosts."""
        self.store.hosts.save(states)

    def problem(self, problem: Problem) -> None:
        """Note what could not be done."""
        self.store.problems.add(problem, self.clock())
