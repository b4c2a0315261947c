"""Texts that are in the index and not yet in its lists.

To write the two hundred lists of one text costs more the larger they are; so a text first waits in its own row, and a
few dozen are put into the lists at once. Until then their terms stand here, made again by each process that asks.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, text

from torimatome.store.dialect import changes
from torimatome.store.search.indexing import terms_of, waiting_rows
from torimatome.store.search.postings import WEIGHT_BITS, Posted

_STATE = text("SELECT count(*), max(number) FROM search_texts WHERE indexed = 0")


@dataclass
class Waiting:
    """The terms of the texts that wait."""

    lists: dict[str, Posted] = field(default_factory=dict)
    _known: dict[int, tuple[Row[Any], dict[str, int]]] = field(default_factory=dict)
    _state: tuple[object, ...] = ()

    def look(self, connection: Connection) -> bool:
        """Read what waits now; whether something may have changed since the last look."""
        state = (*changes(connection), *connection.execute(_STATE).one())
        if state == self._state:
            return False
        self._state = state
        rows = waiting_rows(connection)
        self._known = {row.number: self._terms(row) for row in rows}
        lists: defaultdict[str, list[int]] = defaultdict(list)
        for number in sorted(self._known):
            for term, weight in self._known[number][1].items():
                lists[term].append((number << WEIGHT_BITS) | weight)
        self.lists = {term: np.asarray(those, dtype=np.uint32) for term, those in lists.items()}
        return True

    def _terms(self, row: Row[Any]) -> tuple[Row[Any], dict[str, int]]:
        """A row with its terms: those of the last look, if it says the same; a number may come again after a rollback."""
        known = self._known.get(row.number)
        return known if known and known[0] == row else (row, terms_of(row))
