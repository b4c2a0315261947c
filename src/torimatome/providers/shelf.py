"""Rows that were computed once and kept: a text is embedded again only by another maker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Protocol

import numpy as np

from torimatome.providers.embedder import Embedder, Rows


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
    if new:
        rows = embedder.vectors(new).astype(np.float32)
        known |= {keys[text]: row.tobytes() for text, row in zip(new, rows, strict=True)}
        shelf.put({keys[text]: known[keys[text]] for text in new})
    return {text: np.frombuffer(known[key], dtype=np.float32) for text, key in keys.items()}
