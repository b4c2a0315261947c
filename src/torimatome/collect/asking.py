"""Asking: fetches the pages of an outlet one by one, each kept and settled before the next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from torimatome.collect.errand import Errand
from torimatome.collect.fetching import Answer, Disallowed, Resting, Validators
from torimatome.collect.picturing import keep_images
from torimatome.collect.ports import Done
from torimatome.collect.rights import reservations
from torimatome.collect.urls import lane_of
from torimatome.collect.window import remembered
from torimatome.errors import Retry, SetAside
from torimatome.model import Entry, PageState, Remedy, Role

MAX_MISSING = 3
"""Rounds in which a page that is not there is asked for."""

MAX_FAILURES = 10
"""Rounds in which a page whose host fails is asked for."""

HOST_GIVES_UP = 3
"""Failures in a row after which a host is left alone for the round."""


AT_ONCE = 20
"""Unchanged pages that are noted together: a crash forgets no more of them, and they are asked for once more."""


@dataclass(slots=True, kw_only=True)
class Asking:
    """The pages of one outlet in one round."""

    errand: Errand
    closed: list[str] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)
    failed_in_a_row: Counter[str] = field(default_factory=Counter)

    async def ask_all(self, entries: list[Entry]) -> None:
        """Ask for every page, those that never failed first, but for hosts that fail too often."""
        known = {entry.url: self.errand.memory.page_state(entry.url) or PageState(url=entry.url) for entry in entries}
        for entry in sorted(entries, key=lambda entry: known[entry.url].failures):
            host = lane_of(entry.url)
            if self.failed_in_a_row[host] < HOST_GIVES_UP:
                await self._ask(entry, known[entry.url])
            else:
                self.errand.tally.left += 1
                message = f"{host} failed {HOST_GIVES_UP} times in a row; its other pages wait for the next round."
                self.errand.trouble(self.errand.outlet.id, Retry(message))
        self._write_down()
        self._tell_closed()

    async def _ask(self, entry: Entry, state: PageState) -> None:
        tags = Validators(etag=state.etag, last_modified=state.last_modified) if state.sha256 else None
        try:
            if "tdm" in self.errand.rules.respect and await self.errand.tdmrep.reserves(entry.url):
                self._leave_out(entry, replace(state, fetched_at=self.errand.clock(), rights=("tdm",)))
                return
            answer = await self.errand.fetcher.get(entry.url, tags, self.errand.robots.permit)
        except Disallowed:
            self.closed.append(entry.url)
            self._settle(entry, replace(state, fetched_at=self.errand.clock()), "disallowed")
        except Resting as error:
            self.failed_in_a_row[lane_of(entry.url)] = HOST_GIVES_UP  # nothing was asked, so no page is to blame
            self.errand.trouble(self.errand.outlet.id, error)
            self.errand.tally.left += 1
        except Retry as error:
            self.failed_in_a_row[lane_of(entry.url)] += 1
            self._not_had(entry, state, error, MAX_FAILURES)
        except SetAside as error:
            self.errand.trouble(entry.url, error)
            self._settle(entry, replace(state, fetched_at=self.errand.clock()), "set aside")
        else:
            self.failed_in_a_row[lane_of(entry.url)] = 0
            if self._take(entry, state, answer) and self.errand.rules.images:
                await keep_images(self.errand, answer)

    def _take(self, entry: Entry, state: PageState, answer: Answer) -> bool:
        """Deal with an answer; whether it was a page that is kept."""
        if answer.unchanged:
            self.errand.tally.unchanged += 1
            self._note(entry, replace(state, fetched_at=answer.fetched_at, failures=0), "unchanged")
            if len(self.done) >= AT_ONCE:
                self._write_down()
        elif answer.status == 200:
            return self._take_page(entry, replace(state, rights=reservations(answer)), answer)
        else:
            missing = answer.status in {404, 410}
            what = "is not there" if missing else "is refused"
            error = Retry(f"{entry.url} {what} (status {answer.status}).")
            self._not_had(entry, replace(state, status=answer.status), error, MAX_MISSING)
        return False

    def _take_page(self, entry: Entry, state: PageState, answer: Answer) -> bool:
        """Keep the page, unless it is reserved in a way that this desk respects."""
        if any(right in self.errand.rules.respect for right in state.rights):
            self._leave_out(entry, replace(state, fetched_at=answer.fetched_at, status=answer.status))
            return False
        self._keep(entry, state, answer)
        return True

    def _leave_out(self, entry: Entry, state: PageState) -> None:
        reserved = ", ".join(right for right in state.rights if right in self.errand.rules.respect)
        message = f"{self.errand.outlet.id} reserves pages ({reserved}), which are left out as desk.toml says."
        self.errand.trouble(self.errand.outlet.id, message)
        self._settle(entry, state, "reserved")

    def _keep(self, entry: Entry, state: PageState, answer: Answer) -> None:
        digest = self.errand.keep(Role.PAGE, answer)
        tally, tags = self.errand.tally, answer.validators
        if state.sha256 is None:
            tally.kept += 1
        elif state.sha256 == digest:
            tally.unchanged += 1
        else:
            tally.changed += 1
        fetched = PageState(
            url=entry.url,
            etag=tags.etag,
            last_modified=tags.last_modified,
            sha256=digest,
            fetched_at=answer.fetched_at,
            status=answer.status,
            title=state.title,
            updated_at=state.updated_at,
            rights=state.rights,
        )
        self._settle(entry, fetched, "kept")

    def _settle(self, entry: Entry, state: PageState, outcome: str) -> None:
        self._note(entry, state, outcome)
        self._write_down()

    def _note(self, entry: Entry, state: PageState, outcome: str) -> None:
        self.done.append(Done(outlet=entry.outlet, outcome=outcome, page=remembered(state, entry)))

    def _write_down(self) -> None:
        if self.done:
            self.errand.sink.settle(self.done)
            self.done = []

    def _not_had(self, entry: Entry, state: PageState, error: Retry, patience: int) -> None:
        """Leave the entry pending for a later round, or give it up when there were enough."""
        self.errand.tally.missing += 1
        state = replace(state, fetched_at=self.errand.clock(), failures=state.failures + 1)
        if state.failures >= patience:
            self.errand.trouble(entry.url, f"{error} It was asked for in {state.failures} rounds.", Remedy.SET_ASIDE)
            self._settle(entry, state, "missing")
            return
        self.errand.trouble(entry.url, error)
        self.errand.tally.left += bool(entry.feed_url)  # a mere second look is not owed to anyone
        self.errand.sink.save_page_state(remembered(state, entry))

    def _tell_closed(self) -> None:
        if self.closed:
            others = f" and {len(self.closed) - 1} more" if len(self.closed) > 1 else ""
            message = f"{self.closed[0]}{others} are left out, as the site's robots.txt asks."
            self.errand.trouble(self.errand.outlet.id, message)
