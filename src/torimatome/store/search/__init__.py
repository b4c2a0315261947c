"""Search over articles and items, in any script, by words and, where vectors are given, by meaning."""

from torimatome.store.search.hits import Hit
from torimatome.store.search.nearness import Pieces
from torimatome.store.search.search import Search
from torimatome.store.search.words import words

__all__ = ["Hit", "Pieces", "Search", "words"]
