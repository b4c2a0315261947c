"""VERB 1: feeds, sitemaps, listings and pages over real HTTP, politely, as evidence."""

from torimatome.collect.again import entries_again
from torimatome.collect.feeds import Child, FeedRead, read_feed
from torimatome.collect.fetching import Tempo
from torimatome.collect.ports import Memory, Sink
from torimatome.collect.report import Report, Tally
from torimatome.collect.rounds import round  # noqa: A004 - the desk's own word for one go through its outlets
from torimatome.collect.urls import canonical_url

__all__ = [
    "Child",
    "FeedRead",
    "Memory",
    "Report",
    "Sink",
    "Tally",
    "Tempo",
    "canonical_url",
    "entries_again",
    "read_feed",
    "round",
]
