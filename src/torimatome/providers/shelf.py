"""Rows that were computed once and kept: a text is embedded again only by another maker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Protocol

import numpy as np

from torimatome.providers.embedder import Embedder, Rows

_AT_ONCE = 32
"""Rows are put on the shelf by so many: a run that is cut short after a minute has not lost a minute's work."""


class Shelf(Protocol):
    """Where rows are kept, as bytes by key."""

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The rows that are there."""

    def put(self, found: Mapping[str, bytes]) -> None:
        """Keep rows."""


def remembered(texts: Sequence[str], embedder: Embedder, shelf: Shelf) -> dict[str, Rows]:
    """A row for each text, from the shelf where it is, else computed and put there."""
    keys = {text: f"{embedder.name}:{sha256(text.encode()).hexdigest()}" for text in texts}
    known = shelf.get(keys.values())
    new = [text for text in keys if keys[text] not in known]
    for start in range(0, len(new), _AT_ONCE):
        some = new[start : start + _AT_ONCE]
        rows = embedder.vectors(some).astype(np.float32)
        found = {keys[text]: row.tobytes() for text, row in zip(some, rows, strict=True)}
        shelf.put(found)
        known |= found
    return {text: np.frombuffer(known[key], dtype=np.float32) for text, key in keys.items()}
