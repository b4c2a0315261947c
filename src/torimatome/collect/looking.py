"""Looking: asks one outlet's feeds, listings and sitemaps, and gathers what they show."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from torimatome.collect.errand import Errand
from torimatome.collect.feeds import FeedRead, read_feed
from torimatome.collect.fetching import Answer, Validators
from torimatome.collect.window import date_of, newest_of
from torimatome.errors import Retry, SetAside
from torimatome.model import Entry, Feed, FeedState, Role

MAX_PAGES = 50
"""Pages of a listing, and archives of a feed, that are turned in one round."""

SHORT_WAIT_S = 2.0
"""Before a feed that broke off is asked once more."""


@dataclass(slots=True, kw_only=True)
class Looking:
    """What was found so far. states are saved by the visit, after the entries."""

    errand: Errand
    entries: list[Entry] = field(default_factory=list)
    of_sitemaps: list[Entry] = field(default_factory=list)
    states: list[FeedState] = field(default_factory=list)

    @property
    def window(self) -> timedelta:
        """How far back the desk fills in."""
        return timedelta(days=self.errand.rules.backfill_days)

    @property
    def newest(self) -> datetime | None:
        """The site's own present, as far as it was seen."""
        found = (*self.entries, *self.of_sitemaps)
        return newest_of((at for entry in found if (at := date_of(entry))), self.window)

    async def look(self, feed: Feed, *, guessed: bool = False) -> FeedRead | None:
        """Ask a feed if it is due; what it shows is gathered. None: nothing new, or a problem that was noted.

        guessed: nobody said that there is such a feed, so its absence is no problem.
        """
        state = self.errand.memory.feed_state(feed.url) or FeedState(url=feed.url)
        if not self._is_due(feed, state):
            return None
        try:
            return await self._ask(feed, state, guessed=guessed)
        except (Retry, SetAside) as error:
            if not (guessed and isinstance(error, SetAside)):
                self.errand.trouble(feed.url, error)
            if isinstance(error, SetAside):
                state = replace(state, etag=None, last_modified=None, visited_at=self.errand.clock())
            self.states.append(replace(state, failures=state.failures + 1))
            return None

    def _is_due(self, feed: Feed, state: FeedState) -> bool:
        if self.errand.force or state.visited_at is None:
            return True
        passed = self.errand.clock() - state.visited_at
        return not timedelta() <= passed < timedelta(minutes=feed.every_min)

    async def _ask(self, feed: Feed, state: FeedState, *, guessed: bool) -> FeedRead | None:
        answer, moved_to = await self._answer(feed, state)
        at = self.errand.clock()
        seen = replace(state, moved_to=moved_to, visited_at=at, failures=0)
        if answer.unchanged:
            self.errand.tally.feeds_unchanged += 1
            self.states.append(seen)
            return None
        if answer.status != 200:
            raise _no_feed(feed, answer, guessed=guessed)
        answer, read = await self._whole(feed, answer)
        self._gather(read)
        all_pages = await self._turn_pages(feed, read, deep=state.failures > 0)
        if read.whole and all_pages:
            # An index may stay the same while its children change, so it is always read anew.
            tags = Validators() if read.children else answer.validators
            self.states.append(replace(seen, etag=tags.etag, last_modified=tags.last_modified))
        else:
            self.states.append(replace(seen, etag=None, last_modified=None, failures=state.failures + 1))
        return read

    async def _answer(self, feed: Feed, state: FeedState) -> tuple[Answer, str | None]:
        """The feed's answer, from where it moved to for good if it still answers there."""
        permit = self.errand.robots.permit
        tags = Validators(etag=state.etag, last_modified=state.last_modified)
        if state.moved_to:
            try:
                answer = await self.errand.fetcher.get(state.moved_to, tags, permit)
            except SetAside:
                answer = None  # the move did not hold: ask at the old address
            if answer and answer.status < 400:
                return answer, answer.moved_to or state.moved_to
            tags = Validators()
        answer = await self.errand.fetcher.get(feed.url, tags, permit)
        return answer, answer.moved_to if answer.status < 400 else None

    async def _whole(self, feed: Feed, answer: Answer) -> tuple[Answer, FeedRead]:
        """The answer read; one that broke off is asked once more, and what both held counts."""
        read = self._read(feed, answer)
        if read.whole:
            return answer, read
        await self.errand.fetcher.tempo.sleep(SHORT_WAIT_S)
        try:
            again = await self.errand.fetcher.get(answer.url_reached, permit=self.errand.robots.permit)
            second = self._read(feed, again) if again.status == 200 else FeedRead(whole=False)
        except (Retry, SetAside):
            again, second = answer, FeedRead(whole=False)
        if not second.whole:
            message = f"{feed.url} broke off; {len(read.entries)} entries were read and it will be asked again."
            self.errand.trouble(feed.url, Retry(message))
        entries = tuple({entry.url: entry for entry in (*read.entries, *second.entries)}.values())
        return again, replace(second, entries=entries, is_sitemap=read.is_sitemap)

    def _read(self, feed: Feed, answer: Answer) -> FeedRead:
        self.errand.keep(Role.FEED, answer)
        outlet = self.errand.outlet
        read = read_feed(answer.body, feed, outlet, url=answer.url_reached, media_type=answer.media_type)
        self.errand.tally.feeds += 1
        return read

    def _gather(self, read: FeedRead) -> None:
        (self.of_sitemaps if read.is_sitemap else self.entries).extend(read.entries)

    async def _turn_pages(self, feed: Feed, first: FeedRead, *, deep: bool) -> bool:
        """Turn to older pages as long as they bring what is not known; False if one could not be had whole.

        deep: the last visit did not get to the end, so known pages may hide unknown ones behind them.
        """
        read, turned = first, {feed.url}
        for _ in range(MAX_PAGES):
            following = read.next_page
            if following is None or following in turned or not self._goes_on(read, deep=deep):
                return True
            turned.add(following)
            try:
                answer = await self.errand.fetcher.get(following, permit=self.errand.robots.permit)
                if answer.status != 200:
                    return answer.status in {404, 410}
                answer, read = await self._whole(feed, answer)
            except (Retry, SetAside) as error:
                self.errand.trouble(following, error)
                return False
            self._gather(read)
            if not read.whole:
                return False
        return True

    def _goes_on(self, read: FeedRead, *, deep: bool) -> bool:
        """Whether a page holds an address that was never fetched (any address, if deep), within the window."""
        newest = self.newest
        fresh = [entry for entry in read.entries if deep or self.errand.memory.page_state(entry.url) is None]
        dates = [date_of(entry) for entry in fresh]
        return any(at is None or newest is None or at >= newest - self.window for at in dates)


def _no_feed(feed: Feed, answer: Answer, *, guessed: bool) -> SetAside | Retry:
    message = f"{feed.url} answered {answer.status} in place of a feed."
    return SetAside(message) if guessed else Retry(message)
