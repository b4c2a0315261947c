"""People's word on pairs of articles, as pairs of places in the window. The last word on a pair holds, and that is said.

To merge or split events is to rule on pairs of their articles: so it holds for ever, whatever else joins the events.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

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


def merging(one: Sequence[str], other: Sequence[str], by: str, at: datetime) -> tuple[Ruling, ...]:
    """The rulings that make one event of the articles of two: each article of one is of the other's first."""
    heads = [(one[0], article) for article in (*one[1:], *other)] if one and other else []
    return tuple(Ruling(first=a, second=b, same=True, by=by, at=at) for a, b in heads)


def splitting(articles: Sequence[str], out: Sequence[str], by: str, at: datetime) -> tuple[Ruling, ...]:
    """The rulings that take some articles out of their event: each from each that stays, and they stay together."""
    stay = [a for a in articles if a not in out]
    apart = [Ruling(first=a, second=b, same=False, by=by, at=at) for a in out for b in stay]
    together = [Ruling(first=out[0], second=b, same=True, by=by, at=at) for b in out[1:]] if apart else []
    return (*apart, *together)


def overruled(rulings: Sequence[Ruling], places: Mapping[str, int]) -> tuple[str, ...]:
    """What a later word took back, in words."""
    said: dict[frozenset[str], Ruling] = {}
    found: list[str] = []
    for ruling in sorted(rulings, key=lambda r: (r.at, r.by)):
        pair = frozenset({ruling.first, ruling.second})
        before = said.get(pair)
        if before is not None and before.same != ruling.same and pair <= places.keys():
            old, new = _word(same=before.same), _word(same=ruling.same)
            found.append(
                f"{ruling.first} and {ruling.second}: {ruling.by} said {new} on {ruling.at:%Y-%m-%d}, "
                f"which takes back {before.by}'s {old} of {before.at:%Y-%m-%d}"
            )
        said[pair] = ruling
    return tuple(found)


def unheeded(one: str, other: str) -> str:
    """Why a "same event" could not be obeyed."""
    return f"{one} and {other}: said to be one event, but that would join articles that were said to be of two"


def _word(*, same: bool) -> str:
    return '"same event"' if same else '"not the same event"'
