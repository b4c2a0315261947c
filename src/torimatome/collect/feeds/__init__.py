"""Feeds in every dialect: bytes in, entries out. Pure."""

from torimatome.collect.feeds.reading import read_feed
from torimatome.collect.feeds.result import Child, FeedRead

__all__ = ["Child", "FeedRead", "read_feed"]
