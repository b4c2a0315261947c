"""A desk's memory and sink, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from torimatome.collect.ports import Done
from torimatome.model import Capture, Entry, FeedState, HostState, PageState, Problem, Role, Snapshot


def sha256_of(body: bytes) -> str:
    return sha256(body).hexdigest()


@dataclass
class Desk:
    """Memory and Sink at once. log tells the order of what was made durable."""

    captures: list[Capture] = field(default_factory=list)
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    outcomes: dict[tuple[str, str], str] = field(default_factory=dict)
    feeds: dict[str, FeedState] = field(default_factory=dict)
    pages: dict[str, PageState] = field(default_factory=dict)
    hosts: dict[str, HostState] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    log: list[str] = field(default_factory=list)

    def feed_state(self, url: str) -> FeedState | None:
        return self.feeds.get(url)

    def page_state(self, url: str) -> PageState | None:
        return self.pages.get(url)

    def pending(self, outlet: str) -> Sequence[Entry]:
        return [entry for key, entry in self.entries.items() if key[0] == outlet and key not in self.outcomes]

    def due_pages(
        self, since: datetime, until: datetime | None, before: datetime, now: datetime
    ) -> Sequence[tuple[str, PageState]]:
        first: dict[tuple[str, str], datetime] = {}
        for capture in self.of_role(Role.PAGE):
            first.setdefault((capture.outlet, capture.url_asked), capture.fetched_at)
        young = [key for key, at in first.items() if since <= at and (until is None or at < until)]
        return [(outlet, self.pages[url]) for outlet, url in young if url in self.pages]

    def host_state(self, host: str) -> HostState | None:
        return self.hosts.get(host)

    def kept_bytes(self, role: Role, sha256: str) -> bytes | None:
        found = (c.body for c in self.of_role(role))
        return next((body for body in found if sha256_of(body) == sha256), None)

    def save_host_states(self, states: Sequence[HostState]) -> None:
        self.hosts |= {state.host: state for state in states}

    def keep(self, capture: Capture) -> Snapshot:
        self.captures.append(capture)
        self.log.append(f"keep {capture.url_asked}")
        return Snapshot(
            id=str(len(self.captures)),
            role=capture.role,
            outlet=capture.outlet,
            sha256=sha256(capture.body).hexdigest(),
            url_asked=capture.url_asked,
            url_reached=capture.url_reached,
            fetched_at=capture.fetched_at,
            status=capture.status,
            media_type=capture.media_type,
            warc_file="memory",
            warc_offset=0,
        )

    def add_entries(self, entries: Sequence[Entry]) -> int:
        before = {key for key in self.entries if key not in self.outcomes}
        for entry in entries:
            key = (entry.outlet, entry.url)
            self.entries[key] = entry
            self.outcomes.pop(key, None)
            self.log.append(f"entry {entry.url}")
        return len({(e.outlet, e.url) for e in entries} - before)

    def settle(self, done: Sequence[Done]) -> None:
        for one in done:
            self.save_page_state(one.page)
            self.outcomes[one.outlet, one.page.url] = one.outcome
            self.log.append(f"settle {one.page.url} {one.outcome}")

    def save_feed_state(self, state: FeedState) -> None:
        self.feeds[state.url] = state
        self.log.append(f"feed {state.url}")

    def save_page_state(self, state: PageState) -> None:
        self.pages[state.url] = state
        self.log.append(f"page {state.url}")

    def problem(self, problem: Problem) -> None:
        self.problems.append(problem)

    def of_role(self, role: Role) -> list[Capture]:
        return [capture for capture in self.captures if capture.role is role]

    @property
    def page_urls(self) -> list[str]:
        return [capture.url_asked for capture in self.of_role(Role.PAGE)]
