"""People's word on pairs of articles, as pairs of places in the window. The last word on a pair holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from torimatome.group.cluster import Pair
from torimatome.model import Ruling


def required(rulings: Sequence[Ruling], places: Mapping[str, int]) -> tuple[Pair, ...]:
    """Pairs that tell one event, the latest word first."""
    return tuple(pair for pair, same in reversed(_last(rulings, places).items()) if same)


def forbidden(rulings: Sequence[Ruling], places: Mapping[str, int]) -> tuple[Pair, ...]:
    """Pairs that do not."""
    return tuple(pair for pair, same in _last(rulings, places).items() if not same)


def _last(rulings: Sequence[Ruling], places: Mapping[str, int]) -> dict[Pair, bool]:
    words: dict[Pair, bool] = {}
    for ruling in sorted(rulings, key=lambda r: (r.at, r.by)):
        if ruling.first in places and ruling.second in places and ruling.first != ruling.second:
            i, j = places[ruling.first], places[ruling.second]
            pair = min(i, j), max(i, j)
            words.pop(pair, None)
            words[pair] = ruling.same
    return words
