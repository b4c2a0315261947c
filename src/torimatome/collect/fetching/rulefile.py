"""A file by which a site tells programs its rules (robots.txt, tdmrep.json): kept as evidence, asked for anew when it is old."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from torimatome.collect.fetching.answer import Answer, Validators
from torimatome.collect.ports import Memory
from torimatome.model import PageState, Role


def at_hand(memory: Memory, url: str) -> tuple[PageState, bytes]:
    """What is remembered of the file, and its bytes; nothing is, if they are gone."""
    state = memory.page_state(url) or PageState(url=url)
    body = memory.kept_bytes(Role.ROBOTS, state.sha256) if state.sha256 else b""
    return (PageState(url=url), b"") if body is None else (state, body)


def is_young(state: PageState, now: datetime, fresh: timedelta) -> bool:
    """Whether the file was asked for within that time; a clock that jumped back makes none young."""
    return state.fetched_at is not None and timedelta() <= now - state.fetched_at < fresh


def validators_of(state: PageState) -> Validators | None:
    """What to ask with so that a copy at hand does not come twice."""
    return Validators(etag=state.etag, last_modified=state.last_modified) if state.sha256 else None


def settled(
    answer: Answer, state: PageState, body: bytes, none: PageState, keep: Callable[[Answer], str]
) -> tuple[PageState, bytes]:
    """What holds after an answer: the copy at hand, the new one, which is kept, or no file (none)."""
    if answer.unchanged:
        return replace(state, fetched_at=answer.fetched_at), body
    if answer.status != 200:
        return replace(none, status=answer.status), b""
    tags = answer.validators
    new = replace(none, status=200, etag=tags.etag, last_modified=tags.last_modified, sha256=keep(answer))
    return new, answer.body
