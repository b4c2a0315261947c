"""People's word on pairs of articles, as pairs of places in the window. The last word on a pair holds, and that is said.

To merge or split events is to rule on pairs of their articles: so it holds for ever, whatever else joins the events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from torimatome.group.cluster import Pair
from torimatome.group.components import Components
from torimatome.model import Ruling


def required(rulings: Sequence[Ruling], places: Mapping[str, int]) -> tuple[Pair, ...]:
    """Pairs that tell one event, the latest word first."""
    return tuple(pair for pair, one in reversed(_last(rulings, places).items()) if one.same)


def forbidden(rulings: Sequence[Ruling], places: Mapping[str, int]) -> tuple[Pair, ...]:
    """Pairs that do not."""
    return tuple(pair for pair, one in _last(rulings, places).items() if not one.same)


def standing(rulings: Sequence[Ruling], articles: Iterable[str]) -> tuple[Ruling, ...]:
    """The words that hold between some articles, the oldest first."""
    return tuple(_last(rulings, {a: n for n, a in enumerate(articles)}).values())


def ruled(rulings: Iterable[Ruling], article: str) -> tuple[Ruling, ...]:
    """The words that hold on one article, against whatever other, the oldest first."""
    own = [r for r in rulings if article in (r.first, r.second)]
    return standing(own, dict.fromkeys(a for r in own for a in (r.first, r.second)))


def _last(rulings: Sequence[Ruling], places: Mapping[str, int]) -> dict[Pair, Ruling]:
    words: dict[Pair, Ruling] = {}
    for ruling in sorted(rulings, key=lambda r: (r.at, r.by)):
        known = ruling.about == "event" and ruling.first in places and ruling.second in places
        if known and ruling.first != ruling.second:
            i, j = places[ruling.first], places[ruling.second]
            pair = min(i, j), max(i, j)
            words.pop(pair, None)
            words[pair] = ruling
    return words


def merging(
    one: Sequence[str], other: Sequence[str], by: str, at: datetime, before: Sequence[Ruling] = ()
) -> tuple[Ruling, ...]:
    """The rulings that make one event of the articles of two; those that parted them before are taken back.

    The articles of each are tied to its first, and last the first of one to the first of the other: so whoever parts
    the two again has each whole (`side_of`).
    """
    if not one or not other:
        return ()
    mine, theirs = set(one), set(other)
    within = [(one[0], a) for a in one[1:]] + [(other[0], a) for a in other[1:]]
    parted = [
        (r.first, r.second)
        for r in standing(before, (*one, *other))
        if not r.same and len({r.first, r.second} & mine) == 1 == len({r.first, r.second} & theirs)
    ]
    pairs = dict.fromkeys((*within, *parted))
    pairs.pop((one[0], other[0]), None)
    return tuple(Ruling(first=a, second=b, same=True, by=by, at=at) for a, b in (*pairs, (one[0], other[0])))


def splitting(articles: Sequence[str], out: Sequence[str], by: str, at: datetime) -> tuple[Ruling, ...]:
    """The rulings that take some articles out of their event: each from each that stays, and they stay together."""
    stay = [a for a in articles if a not in out]
    apart = [Ruling(first=a, second=b, same=False, by=by, at=at) for a in out for b in stay]
    together = [Ruling(first=out[0], second=b, same=True, by=by, at=at) for b in out[1:]] if apart else []
    return (*apart, *together)


def side_of(
    article: str, other: str, articles: Sequence[str], rulings: Sequence[Ruling], copied: Iterable[tuple[str, str]] = ()
) -> tuple[str, ...]:
    """The articles of an event that go with one of them when it is parted from another of them.

    Those are its copies, and what people's words tie to it but for the word that ties it to the other. copied: copy
    and original.
    """
    places = {a: n for n, a in enumerate(articles)}
    joined = Components(len(articles))
    told = [(r.first, r.second) for r in standing(rulings, articles) if r.same]
    for a, b in (*copied, *told):
        if a in places and b in places:
            roots = {joined.root(places[a]), joined.root(places[b])}
            if roots != {joined.root(places[article]), joined.root(places[other])}:
                joined.join(places[a], places[b])
    return tuple(a for a in articles if joined.root(places[a]) == joined.root(places[article]))


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
