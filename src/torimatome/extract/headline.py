"""The headline: what the page's own titles agree on, without the site's name, exactly as the page shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from torimatome.extract.blocks import Block
from torimatome.extract.metadata import Metadata
from torimatome.extract.tree import Element, all_text, squeeze
from torimatome.lang.text import fold

_DIVIDER = re.compile(r"\s+(?:[|–—·•»«:/-]|::|>>|\|\|)\s+|\s*(?:::|\||｜|：：)\s*|:\s+(?=\S+$)")
_DECLARED = 4.0
"""Points of a JSON-LD headline beside those of a title: more than an h1 and another title have, less than an h1 and
the feed's title (bench/news-pages, 0..8)."""
_KEY = re.compile(r"[\W_]+")


@lru_cache(maxsize=1024)  # the blocks of a page are compared with its titles again and again
def key(text: str) -> str:
    """What is compared of a title: its folded letters and digits."""
    return _KEY.sub("", fold(text))


def headline(tree: Element, meta: Metadata, houses: Iterable[str], entry_title: str, blocks: Sequence[Block]) -> str:
    """The page's headline, or an empty string."""
    house_keys = {k for h in (*houses, *meta.publishers) if (k := key(h))}
    heads = _h1(tree)
    cut = [_without_house(t, house_keys) for t in (*meta.declared[:1], *meta.titles)]
    shown = {key(b.text): b.text for b in reversed(blocks) if b.weight <= 400}
    parts = _parts(tree, house_keys)
    # A feed read before a correction may have a title that the page has no more.
    told = entry_title if key(entry_title) in {*shown, *(key(t) for t in (*heads, *cut, *parts))} else ""
    votes = _votes(heads, cut, [p for p in parts if key(p) in shown], told)
    if meta.declared and not meta.declared[0].endswith(("…", "...")):
        votes[key(cut[0])] = votes.get(key(cut[0]), 0) + _DECLARED
    votes.pop("", None)
    if votes:
        best = max(votes, key=lambda k: votes[k])
        for text in (*cut[: len(meta.declared)], *heads, *cut, *parts, entry_title):
            if key(text) == best:
                return text
    return next((t for t in (*cut, entry_title, *parts) if key(t)), "")


def _votes(heads: Sequence[str], titles: Sequence[str], parts: Sequence[str], entry_title: str) -> dict[str, float]:
    """Points for each reading. A lone h1 is what a reader sees; one of many may be the site's name."""
    votes: dict[str, float] = {}

    def add(text: str, points: float) -> None:
        if key(text):
            votes[key(text)] = votes.get(key(text), 0) + points

    for n, text in enumerate(heads[:3]):
        add(text, (2.5 if len(heads) == 1 else 1.5) - n / 10)
    for n, text in enumerate(dict.fromkeys(titles)):
        add(text, 1.6 - min(n, 5) / 10)
    for n, text in enumerate(parts):
        add(text, 1.0 - n / 10)
    add(entry_title, 3.5)
    return votes


def _h1(tree: Element) -> list[str]:
    texts = [all_text_joined(h) for h in tree.iter("h1")]
    return [t for t in dict.fromkeys(texts) if len(key(t)) > 2]


def all_text_joined(element: Element) -> str:
    """The words of an inline element as a browser joins them."""
    text = squeeze("".join(element.itertext()))
    return text or all_text(element)


def _without_house(title: str, houses: set[str]) -> str:
    """A title without " | Site name" at its end or before its beginning."""
    pieces = list(_DIVIDER.finditer(title))
    for m in pieces:
        if key(title[: m.start()]) in houses and key(title[m.end() :]):
            return _without_house(title[m.end() :].strip(), houses)
    for m in reversed(pieces):
        if key(title[m.end() :]) in houses and key(title[: m.start()]):
            return title[: m.start()].strip()
    return title.strip()


def _parts(tree: Element, houses: set[str]) -> list[str]:
    """Readings of <title>: whole, without its last parts, without its first."""
    element = next(tree.iter("title"), None)
    title = squeeze("".join(element.itertext())) if element is not None else ""
    if not title:
        return []
    cut = _without_house(title, houses)
    dividers = list(_DIVIDER.finditer(cut))
    heads = [cut[: m.start()].strip() for m in reversed(dividers)]
    tails = [cut[m.end() :].strip() for m in dividers]
    return [t for t in dict.fromkeys([cut, title, *heads, *tails]) if key(t) and key(t) not in houses]
