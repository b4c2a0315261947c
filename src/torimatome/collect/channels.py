"""A look at a public channel: its page is kept when a post is new, edited or gone; no post is asked for by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import chain, islice

from torimatome.collect.errand import Errand
from torimatome.collect.fetching import Answer
from torimatome.errors import Retry, SetAside
from torimatome.extract.channels import ChannelPage, Post, post_url, read_channel
from torimatome.extract.times import read_stamp
from torimatome.model import Feed, FeedState, PageState, Role

MAX_PAGES = 30
"""Pages of a channel that are turned in one visit."""
MAX_MISSING = 500
"""Numbers between the posts of a page that are looked up; channels leave gaps for pictures of one album."""
BEYOND = 20
"""Numbers after the last post of the newest page that are looked up: the last posts may be taken down too."""
GONE = 410


async def visit_channel(errand: Errand, feed: Feed) -> None:
    """Keep what is new, edited or gone in a channel, as far back as the desk fills in or looks again."""
    state = errand.memory.feed_state(feed.url) or FeedState(url=feed.url)
    if not errand.is_due(state, timedelta(minutes=feed.every_min)):
        return
    seen = replace(state, visited_at=errand.clock())
    try:
        await _Visit(errand, feed).go()
    except (Retry, SetAside) as error:
        errand.trouble(feed.url, error)
        errand.sink.save_feed_state(replace(seen, failures=state.failures + 1))
        return
    errand.sink.save_feed_state(replace(seen, failures=0))


@dataclass(slots=True)
class _Visit:
    errand: Errand
    feed: Feed

    async def go(self) -> None:
        """Turn pages back until they are known and old enough."""
        url: str | None = self.feed.url
        turned: set[str] = set()
        for _ in range(MAX_PAGES):
            if url is None or url in turned:
                return
            turned.add(url)
            answer = await self.errand.fetcher.get(url, permit=self.errand.robots.permit)
            page = self._read(answer)
            fresh = self._take(answer, page)
            url = page.older if self._goes_on(page, fresh=fresh) else None

    def _read(self, answer: Answer) -> ChannelPage:
        if answer.status != 200:
            raise Retry(f"{self.feed.url} answered {answer.status} in place of a channel.")
        page = read_channel(answer.body, answer.url_reached, answer.media_type, self.errand.outlet.languages)
        self.errand.tally.feeds += 1
        if not page.posts:
            raise SetAside(f"{self.feed.url} shows no posts; look whether the channel is still public.")
        return page

    def _take(self, answer: Answer, page: ChannelPage) -> bool:
        """Keep the page if it tells something new, then remember its posts. True: a post was not known."""
        memory, tally = self.errand.memory, self.errand.tally
        known = {post.url: memory.page_state(post.url) for post in page.posts}
        new = [post for post in page.posts if known[post.url] is None]
        edited = [
            post
            for post in page.posts
            if (was := known[post.url]) and (was.sha256 != post.digest or was.status == GONE)
        ]
        gone = self._gone(page, newest=answer.url_asked == self.feed.url)
        if new or edited or gone:
            self.errand.keep(Role.PAGE, answer)
            self._remember([*new, *edited], gone)
        tally.entries += len(new)
        tally.kept += len(new)
        tally.changed += len(edited) + len(gone)
        tally.unchanged += len(page.posts) - len(new) - len(edited)
        return bool(new)

    def _gone(self, page: ChannelPage, *, newest: bool) -> list[PageState]:
        """Posts that were seen in an earlier visit and should stand on this page."""
        states = (self.errand.memory.page_state(url) for url in absent(page, newest=newest))
        return [state for state in states if state and state.sha256 and state.status != GONE]

    def _remember(self, posts: Sequence[Post], gone: Sequence[PageState]) -> None:
        at = self.errand.clock()
        for post in posts:
            self.errand.sink.save_page_state(PageState(url=post.url, sha256=post.digest, fetched_at=at, status=200))
        for state in gone:
            self.errand.sink.save_page_state(replace(state, status=GONE, fetched_at=at))

    def _goes_on(self, page: ChannelPage, *, fresh: bool) -> bool:
        """Whether older posts may be unknown and wanted, or young enough to be edited or taken down."""
        oldest = _at(page.posts[0])
        if oldest is None:
            return False
        rules, now = self.errand.rules, self.errand.clock()
        young = oldest >= now - timedelta(hours=rules.recheck_hours)
        return young or (fresh and oldest >= now - timedelta(days=rules.backfill_days))


def absent(page: ChannelPage, *, newest: bool) -> Iterator[str]:
    """Addresses of posts that a page would show if they stood; newest: also of those after its last one."""
    base, last = page.posts[0].url, page.posts[-1].number
    beyond = range(last + 1, last + 1 + BEYOND) if newest else range(0)
    return (post_url(base, number) for number in islice(chain(beyond, page.missing), MAX_MISSING))


def _at(post: Post) -> datetime | None:
    read = read_stamp(post.stamp, UTC) if post.stamp else None
    return read[0] if read else None
