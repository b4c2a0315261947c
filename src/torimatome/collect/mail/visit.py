"""A look into an outlet's mailbox: each new letter is kept as it came, once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from torimatome.collect.errand import Errand
from torimatome.collect.mail import folders, imap
from torimatome.collect.mail.batch import Batch, Wanted
from torimatome.errors import Retry, SetAside
from torimatome.extract.letters import read_head
from torimatome.lang.text import counted
from torimatome.model import Capture, Feed, FeedState, PageState, Role


async def visit_mailbox(errand: Errand, feed: Feed) -> None:
    """Keep what came into a mailbox since the last look."""
    state = errand.memory.feed_state(feed.url) or FeedState(url=feed.url)
    if not errand.is_due(state, timedelta(minutes=feed.every_min)):
        return
    seen = replace(state, visited_at=errand.clock())
    try:
        batch = await _look(errand, feed, state.etag or "")
    except (Retry, SetAside) as error:
        errand.trouble(feed.url, error)
        errand.sink.save_feed_state(replace(seen, failures=state.failures + 1))
        return
    errand.tally.feeds += not batch.unchanged
    errand.tally.feeds_unchanged += batch.unchanged
    for letter in batch.letters:
        _keep(errand, letter)
    if batch.too_big:
        errand.trouble(feed.url, f"{counted(batch.too_big, 'letter')} in {feed.url} are too big to be read.")
    if batch.more:
        errand.trouble(
            feed.url, Retry(f"{feed.url} holds more letters than are read at once; the rest comes next time.")
        )
    errand.sink.save_feed_state(replace(seen, etag=batch.cursor or None, failures=0))


async def _look(errand: Errand, feed: Feed, cursor: str) -> Batch:
    since = errand.clock() - timedelta(days=errand.rules.backfill_days)
    if feed.url.startswith("file:"):
        return folders.look_into(feed.url, cursor, _wanted(errand, feed, since, in_thread=False))
    access = imap.Access(
        timeout_s=errand.rules.timeout_s,
        allow_private=errand.rules.allow_private_addresses,
        password_env=feed.password_env,
    )
    wanted = _wanted(errand, feed, since, in_thread=True)
    return await asyncio.to_thread(imap.look_into, feed.url, cursor, wanted, access)


def _wanted(errand: Errand, feed: Feed, since: datetime, *, in_thread: bool) -> Wanted:
    """in_thread: nobody asks the desk's memory, which belongs to another thread; the mailbox has numbers to go by."""

    def is_known(letter: str) -> bool:
        state = errand.memory.page_state(letter)
        return bool(state and state.sha256)

    return Wanted(senders=feed.senders, since=since, is_known=(lambda _: False) if in_thread else is_known)


def _keep(errand: Errand, letter: bytes) -> None:
    """Keep a letter, unless it is here: by its own id, as two mailboxes may hold it, or one may be read again."""
    head = read_head(letter)
    known = errand.memory.page_state(head.id)
    if known and known.sha256:
        errand.tally.unchanged += 1
        return
    at = errand.clock()
    capture = Capture(
        role=Role.PAGE, outlet=errand.outlet.id, url_asked=head.id, url_reached=head.id, fetched_at=at, status=200,
        headers=(("Content-Type", "message/rfc822"),), body=letter,
    )  # fmt: skip
    digest = sha256(letter).hexdigest()
    if errand.memory.kept_bytes(Role.PAGE, digest) is None:  # else a run was stopped before it could remember it
        errand.sink.keep(capture)
    state = PageState(url=head.id, sha256=digest, fetched_at=at, status=200, title=head.subject)
    errand.sink.save_page_state(state)
    errand.tally.kept += 1
