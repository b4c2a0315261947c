"""Many values, some hundreds at a time: a database takes a limited number of them in one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

AT_ONCE = 500
"""So many; not tuned."""
_T = TypeVar("_T")


def batches(values: Iterable[_T], most: int = AT_ONCE) -> Iterator[list[_T]]:
    """The values in order, so many at a time; what makes them is asked no further than it is read."""
    left = iter(values)
    while some := list(islice(left, most)):
        yield some
