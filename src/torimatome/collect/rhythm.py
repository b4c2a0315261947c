"""Rhythm: how often a feed is asked, learnt from how much it brings."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from torimatome.model import Feed, FeedState

MEMORY_H = 7 * 24.0
"""What was seen longer ago counts less than half: a week has its own rhythm, and an outlet may change."""

LEARNT_AFTER_H = 24.0
"""Before a feed was watched for a day, every_min is all that is known of it."""

RARER, OFTENER = 4, 2
"""A feed is never asked more rarely than RARER * every_min nor more often than every_min / OFTENER."""

LEAST = timedelta(minutes=5)


def learnt(state: FeedState, fresh: int, at: datetime) -> FeedState:
    """The state after a visit that found so many new entries. A first visit teaches nothing: all is new then."""
    if state.visited_at is None or at <= state.visited_at:
        return state
    passed_h = (at - state.visited_at).total_seconds() / 3600
    kept_h = min(state.watched_h, MEMORY_H)
    seen = (state.a_day or 0.0) / 24 * kept_h + fresh
    return replace(state, a_day=seen / (kept_h + passed_h) * 24, watched_h=kept_h + passed_h)


def interval(feed: Feed, state: FeedState) -> timedelta:
    """The time between two visits: that in which one new entry is due, and the window turns over by a quarter at most."""
    usual = timedelta(minutes=feed.every_min)
    if state.a_day is None or state.watched_h < LEARNT_AFTER_H or state.failures:
        return usual
    rarest, oftenest = usual * RARER, max(usual / OFTENER, min(usual, LEAST))
    if state.a_day * rarest.total_seconds() < 86_400:  # not even one is due by then
        return rarest
    one = timedelta(days=1) / state.a_day
    quarter = one * state.shown / 4 if state.shown else one
    return max(oftenest, min(rarest, max(one, usual) if quarter >= usual else quarter))
