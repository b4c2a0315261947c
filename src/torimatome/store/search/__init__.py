"""Search over articles and items, in any script, by words and, where vectors are given, by meaning."""

from torimatome.store.search.asking import FILTERS, Asked, asked, day
from torimatome.store.search.conditions import Filter
from torimatome.store.search.hits import Hit
from torimatome.store.search.nearness import Pieces
from torimatome.store.search.search import Search
from torimatome.store.search.words import words

__all__ = ["FILTERS", "Asked", "Filter", "Hit", "Pieces", "Search", "asked", "day", "words"]
