"""Looking: asks one outlet's feeds, listings and sitemaps, and gathers what they show."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from torimatome.collect.errand import Errand
from torimatome.collect.feeds import FeedRead, read_feed
from torimatome.collect.fetching import Answer, Disallowed, Validators
from torimatome.collect.rhythm import interval, learnt
from torimatome.collect.window import date_of, newest_of
from torimatome.errors import Retry, SetAside
from torimatome.model import Entry, Feed, FeedKind, FeedState, Role

MAX_PAGES = 50
"""Pages of a listing, and archives of a feed, that are turned in one round."""

LONGEST_ABSENCE = timedelta(days=366)
"""How far back the desk looks at most after it was away."""

GUESSED_AGAIN = timedelta(days=1)
"""After this time a feed that was only guessed at, and is not there, is asked for again; before, when a feed moved on."""

CLOSED = frozenset({401, 402, 403, 407, 429, 451})
"""Statuses by which a host says that it does not want this visitor."""

SHORT_WAIT_S = 2.0
"""Before a feed that broke off is asked once more."""


@dataclass(slots=True, kw_only=True)
class Looking:
    """What was found so far. states are saved by the visit, after the entries.

    shown is what the feeds held themselves, without older pages; overrun are the feeds whose windows moved past all that was known of them; away_since is the last visit of the
    feed that was left alone for longest.
    """

    errand: Errand
    entries: list[Entry] = field(default_factory=list)
    of_sitemaps: list[Entry] = field(default_factory=list)
    archived: list[Entry] = field(default_factory=list)
    states: list[FeedState] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    overrun: list[str] = field(default_factory=list)
    away_since: datetime | None = None
    status: int = 0
    _pending: frozenset[str] | None = None

    @property
    def window(self) -> timedelta:
        """How far back the desk fills in: as it is told, but never less than it was away."""
        usual = timedelta(days=self.errand.rules.backfill_days)
        since = min((at for at in (self.errand.since, self.away_since) if at), default=None)
        away = self.errand.clock() - since + timedelta(days=1) if since else usual
        return max(usual, min(away, LONGEST_ABSENCE))

    def is_known(self, url: str) -> bool:
        """Whether the page of an address was dealt with, or waits for that."""
        if self._pending is None:
            self._pending = frozenset(entry.url for entry in self.errand.memory.pending(self.errand.outlet.id))
        return url in self._pending or self.errand.memory.page_state(url) is not None

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
        if not self._is_due(feed, state, guessed=guessed):
            return None
        try:
            return await self._ask(feed, state, guessed=guessed)
        except (Retry, SetAside) as error:
            if not (guessed and isinstance(error, SetAside)):
                self.errand.trouble(feed.url, error)
            if isinstance(error, SetAside):
                state = replace(state, etag=None, last_modified=None, visited_at=self.errand.clock())
            self.errand.tally.feeds_failed += not guessed
            refused = self.status in CLOSED or isinstance(error, Disallowed)
            self.states.append(replace(state, failures=state.failures + 1, fault=str(error), refused=refused))
            return None

    async def turn(self, archive: Feed) -> None:
        """Read an archive that no register names, page by page. Retry, SetAside: there is none."""
        answer = await self.errand.fetcher.get(archive.url, permit=self.errand.robots.permit)
        if answer.status != 200:
            raise SetAside(f"{archive.url} answered {answer.status}.")
        _, read = await self._whole(archive, answer)
        self._gather(read)
        if self.errand.since:
            await self._turn_pages(archive, read, deep=True)
        elif not self._meets(read, frozenset()):
            await self._turn_pages(archive, read, deep=False, until_known=True)

    def _is_due(self, feed: Feed, state: FeedState, *, guessed: bool) -> bool:
        if self.overrun and feed.kind is FeedKind.SITEMAP:
            return True  # what fell out of a feed must be looked for now
        is_nowhere = guessed and state.failures > 0 and not state.shown
        return self.errand.is_due(state, GUESSED_AGAIN if is_nowhere else interval(feed, state))

    async def _ask(self, feed: Feed, state: FeedState, *, guessed: bool) -> FeedRead | None:
        self.status = 0
        answer, moved_to = await self._answer(feed, state)
        self.status = answer.status
        at = self.errand.clock()
        seen = replace(state, moved_to=moved_to, visited_at=at, failures=0, fault="", refused=False)
        if answer.unchanged:
            self.errand.tally.feeds_unchanged += 1
            self.states.append(_learnt(state, seen, 0, at))
            return None
        if answer.status != 200:
            raise _no_feed(feed, answer, guessed=guessed)
        answer, read = await self._whole(feed, answer)
        fresh = sum(not self.is_known(entry.url) for entry in read.entries)
        seen = _learnt(
            state, replace(seen, shown=len(read.entries), fresh_at=at if fresh else state.fresh_at), fresh, at
        )
        self._compare(feed, state, read, fresh)
        self._gather(read)
        all_pages = await self._turn_pages(feed, read, deep=state.failures > 0 or self.errand.since is not None)
        if read.whole and all_pages:
            # An index may stay the same while its children change, so it is always read anew.
            tags = Validators() if read.children else answer.validators
            self.states.append(replace(seen, etag=tags.etag, last_modified=tags.last_modified))
        else:
            self.states.append(replace(seen, etag=None, last_modified=None, failures=state.failures + 1))
        return read

    def _compare(self, feed: Feed, before: FeedState, read: FeedRead, fresh: int) -> None:
        """Notice a feed that shows nothing any more of what it showed last: entries may have passed unseen."""
        if read.is_sitemap:
            return
        self.shown |= {entry.url for entry in read.entries}
        if before.visited_at is None:
            return
        if before.shown and read.entries and fresh == len(read.entries):
            self.overrun.append(feed.url)
            self.away_since = min(before.visited_at, self.away_since or before.visited_at)

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

    async def _turn_pages(self, feed: Feed, first: FeedRead, *, deep: bool, until_known: bool = False) -> bool:
        """Turn to older pages as long as they bring what is not known; False if one could not be had whole.

        deep: the last visit did not get to the end, so known pages may hide unknown ones behind them.
        until_known: what lies behind the first known one is from before the desk knew the outlet, and not wanted.
        """
        aside = frozenset(entry.url for entry in first.entries)
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
            if until_known and self._meets(read, aside):
                return True
        return True

    def _meets(self, read: FeedRead, aside: frozenset[str]) -> bool:
        """Whether a page holds something known that does not stand on every page, as teasers do."""
        known = [entry.url for entry in read.entries if self.is_known(entry.url) and entry.url not in aside]
        return len(known) * 2 > len(read.entries) or bool(known and aside)

    def _goes_on(self, read: FeedRead, *, deep: bool) -> bool:
        """Whether a page holds an address that was never fetched (any address, if deep), within the window."""
        newest = self.newest
        fresh = [entry for entry in read.entries if deep or self.errand.memory.page_state(entry.url) is None]
        dates = [date_of(entry) for entry in fresh]
        return any(at is None or newest is None or at >= newest - self.window for at in dates)


def _learnt(before: FeedState, seen: FeedState, fresh: int, at: datetime) -> FeedState:
    """What a visit taught of the feed's rhythm."""
    taught = learnt(before, fresh, at)
    return replace(seen, a_day=taught.a_day, watched_h=taught.watched_h)


def _no_feed(feed: Feed, answer: Answer, *, guessed: bool) -> SetAside | Retry:
    message = f"{feed.url} answered {answer.status} in place of a feed."
    return SetAside(message) if guessed else Retry(message)
