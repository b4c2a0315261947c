"""Rows are computed once, and what was computed before a run was cut short is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pytest

from torimatome.providers import remembered
from torimatome.providers.embedder import Rows


class Lengths:
    """An embedder that counts letters, and breaks off after so many texts."""

    name = "lengths"

    def __init__(self, most: int = 1000) -> None:
        self.asked: list[str] = []
        self._most = most

    def vectors(self, texts: Sequence[str]) -> Rows:
        if len(self.asked) + len(texts) > self._most:
            raise KeyboardInterrupt
        self.asked += texts
        return np.asarray([[len(text), 1] for text in texts], dtype=np.float32)


class Memory:
    """A shelf in memory."""

    def __init__(self) -> None:
        self.rows: dict[str, bytes] = {}

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        return {key: self.rows[key] for key in keys if key in self.rows}

    def put(self, found: Mapping[str, bytes]) -> None:
        self.rows.update(found)


TEXTS = ["x" * n for n in range(1, 101)]


def test_a_text_is_embedded_once() -> None:
    shelf, embedder = Memory(), Lengths()
    first = remembered(TEXTS, embedder, shelf)
    again = remembered([*TEXTS, "new"], embedder, shelf)
    assert embedder.asked == [*TEXTS, "new"]
    assert [int(again[text][0]) for text in TEXTS] == [int(first[text][0]) for text in TEXTS] == list(range(1, 101))


def test_what_was_embedded_before_a_run_was_cut_short_is_kept() -> None:
    shelf, rest = Memory(), Lengths()
    with pytest.raises(KeyboardInterrupt):
        remembered(TEXTS, Lengths(most=70), shelf)
    kept = len(shelf.rows)
    assert kept > 50
    remembered(TEXTS, rest, shelf)
    assert len(rest.asked) == len(TEXTS) - kept
