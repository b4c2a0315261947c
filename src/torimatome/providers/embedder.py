"""Embedder: what any maker of sentence vectors offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Texts in, one row of unit length for each out; the same text always gives the same row."""

    @property
    def name(self) -> str:
        """Name and version, to tell stored rows of different makers apart."""

    def vectors(self, texts: Sequence[str]) -> Rows:
        """Shape (len(texts), width)."""
