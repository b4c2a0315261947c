"""The headline: the reading of the page's own titles that the newsroom itself uses, without the site's name.

A page says its headline up to eight times over, not always in the same words: for machines (JSON-LD), for readers (h1),
for those who share it (og:title), for search engines (<title>). What the outlet's feed calls the article decides;
without it the readings vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from torimatome.extract.blocks import Block
from torimatome.extract.metadata import Metadata
from torimatome.extract.tree import Element, all_text, squeeze
from torimatome.lang import codes, pack
from torimatome.lang.text import fold

_DIVIDER = re.compile(r"\s+(?:[|–—·•»«:/-]|::|>>|\|\|)\s+|\s*(?:::|\||｜|：：)\s*|:\s+(?=\S+$)")
_DECLARED = 4.0
"""Points of a JSON-LD headline beside those of a title: more than an h1 and another title have, less than an h1 and
the feed's title (bench/news-pages, 0..8)."""
_ALIKE = 0.6
"""Likeness from which two readings are one headline (bench/news-pages: titles of different pages reach 0.51)."""
_KEPT = 0.64
"""Share of the words that a briefer wording keeps at least (bench/news-pages, 0.3..0.8; best from 0.60 to 0.67)."""
_LONGEST = 400
"""Letters of a headline; what is longer is not taken apart, as that costs a hostile page's square."""
_MOST = 20
"""Readings of one kind that are weighed, for the same reason."""
_KEY = re.compile(r"[\W_]+")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_NUMBER = re.compile(r"\d+")
_CUT = re.compile(r"(?:…|\.\.\.)\s*$")


@lru_cache(maxsize=1024)  # the blocks of a page are compared with its titles again and again
def key(text: str) -> str:
    """What is compared of a title: its folded letters and digits."""
    return _KEY.sub("", fold(text))


def likeness(a: str, b: str) -> float:
    """0..1: the pairs of neighbouring letters that two titles share, in any script."""
    keys = (key(text)[:_LONGEST] for text in (a, b))
    ours, theirs = ({k[n : n + 2] for n in range(len(k) - 1)} for k in keys)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Readings:
    """The page's titles by where they stand, without the house's name."""

    declared: str
    shared: str
    titles: tuple[str, ...]
    heads: tuple[str, ...]
    parts: tuple[str, ...]


def headline(tree: Element, meta: Metadata, houses: Iterable[str], entry_title: str, blocks: Sequence[Block]) -> str:
    """The page's headline, or an empty string."""
    entry_title = squeeze(entry_title)
    house = {k for h in (*houses, *meta.publishers) if (k := key(h))}
    found = _readings(tree, meta, house)
    shown = {key(b.text) for b in blocks if b.weight <= 400}
    # A feed read before a correction may have a title that the page has no more.
    seen = {*shown, *(key(t) for t in (*found.heads, *found.titles, *found.parts))}
    voted = _voted(found, shown, entry_title if key(entry_title) in seen else "")
    told = _told(_without_house(entry_title, house), found)
    if told and _NUMBER.findall(told) == _NUMBER.findall(voted):
        return told
    voted = voted or next((t for t in (*found.titles, entry_title, *found.parts) if key(t)), "")
    return min((t for t in (found.declared, found.shared) if _is_briefer(t, voted)), key=len, default=voted)


def heading(blocks: Sequence[Block], title: str, meta: Metadata) -> str:
    """The line that stands on the page for the headline: its own words, else the h1 that says it in others."""
    if any(key(b.text) == key(title) for b in blocks):
        return title
    heads = [b.text for b in blocks if b.kind == "h1"][:_MOST]
    near = {text: max(likeness(text, t) for t in (title, *meta.titles[:_MOST])) for text in heads}
    best = max(heads, key=lambda text: near[text], default="")
    return best if best and near[best] >= _ALIKE else title


def _readings(tree: Element, meta: Metadata, house: set[str]) -> _Readings:
    declared = next((t for t in meta.declared if not _CUT.search(t)), "")
    return _Readings(
        declared=_without_house(declared, house),
        shared=_without_house(meta.shared, house),
        titles=tuple(_without_house(t, house) for t in (*meta.declared[:1], *meta.titles[:_MOST])),
        heads=tuple(_h1(tree)[:_MOST]),
        parts=tuple(_parts(tree, house)),
    )


def _told(fed: str, found: _Readings) -> str:
    """The reading that the feed's title is, is cut off from, or is nearest to; nothing where none is near."""
    readings = [t for t in (found.declared, *found.heads, *found.titles) if key(t) and not _CUT.search(t)]
    same = next((t for t in readings if key(t) == key(fed)), "")
    if same or not key(fed):
        return same
    stem = key(_CUT.sub("", fed))
    if _CUT.search(fed) and (whole := next((t for t in readings if key(t).startswith(stem)), "")):
        return whole
    near = {key(t): likeness(t, fed) for t in readings}
    best = max(near.values(), default=0.0)
    if best < _ALIKE or list(near.values()).count(best) > 1:
        return ""
    return next(t for t in readings if near[key(t)] == best)


def _voted(found: _Readings, shown: set[str], told: str) -> str:
    """The reading with the most points, as the most trusted of its places writes it."""
    votes = _votes(found, [p for p in found.parts if key(p) in shown], told)
    best = max(votes, key=lambda k: votes[k], default="")
    first = found.titles[:1] if found.declared else ()
    return next((t for t in (*first, *found.heads, *found.titles, *found.parts, told) if best and key(t) == best), "")


def _votes(found: _Readings, parts: Sequence[str], told: str) -> dict[str, float]:
    """Points for each reading. A lone h1 is what a reader sees; one of many may be the site's name."""
    votes: dict[str, float] = {}

    def add(text: str, points: float) -> None:
        if key(text):
            votes[key(text)] = votes.get(key(text), 0) + points

    for n, text in enumerate(found.heads[:3]):
        add(text, (2.5 if len(found.heads) == 1 else 1.5) - n / 10)
    for n, text in enumerate(dict.fromkeys(found.titles)):
        add(text, 1.6 - min(n, 5) / 10)
    for n, text in enumerate(parts):
        add(text, 1.0 - n / 10)
    add(told, 3.5)
    if not _for_search(found):
        add(found.declared, _DECLARED)
    return votes


def _for_search(found: _Readings) -> bool:
    """Whether JSON-LD only repeats <title>, where readers and those who share the page are both given another headline."""
    declared, shared = key(found.declared), key(found.shared)
    return declared in map(key, found.parts[:1]) and declared != shared and shared in map(key, found.heads)


def _is_briefer(brief: str, long: str) -> bool:
    """Whether a title says the same as a longer one, with a few words, but no number, left out and at most one put differently.

    Newsrooms lengthen the h1 for search engines ("information leaks" for "leaks"); what they share is their own wording.
    One that only breaks off early, and in a small word, may be cut off at a length.
    """
    ours, theirs = (tuple(_WORD.findall(fold(t[:_LONGEST]))) for t in (brief, long))
    if not ours or len(ours) >= len(theirs) or len(ours) < _KEPT * len(theirs) or ours[0] != theirs[0]:
        return False
    if _CUT.search(brief) or (ours == theirs[: len(ours)] and len(ours[-1]) < 4 and brief[-1].islower()):
        return False
    if _NUMBER.findall(brief) != _NUMBER.findall(long):
        return False
    if _weight(long) != _weight(brief):
        return False
    changes = [c for c in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes() if c[0] != "equal"]
    return all(kind != "insert" for kind, *_ in changes) and sum(end - start for *_, start, end in changes) <= 1


_NOT = ("not", "no", "never", "n't", "не", "нет", "ni", "nicht", "ne", "pas", "değil", "yox", "deyil")


@cache
def _weighty() -> re.Pattern[str]:
    """Words that say who tells a thing, doubts or denies it, in every language that the desk knows."""
    packs = [pack(code) for code in codes()]
    words = {fold(w) for p in packs for w in (*p.hedges, *p.deny_words, *p.say_words)} | set(_NOT)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")(?!\w)")


def _weight(title: str) -> list[str]:
    """The words of a title that no wording may leave out."""
    return _weighty().findall(fold(title[:_LONGEST]))


def _h1(tree: Element) -> list[str]:
    texts = [all_text_joined(h) for h in tree.iter("h1")]
    return [t for t in dict.fromkeys(texts) if len(key(t)) > 2]


def all_text_joined(element: Element) -> str:
    """The words of an inline element as a browser joins them."""
    text = squeeze("".join(element.itertext()))
    return text or all_text(element)


def _without_house(title: str, houses: set[str]) -> str:
    """A title without " | Site name" at its end or before its beginning."""
    if len(title) > _LONGEST:
        return title.strip()
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
    if not title or len(title) > _LONGEST:
        return [title] if key(title) else []
    cut = _without_house(title, houses)
    dividers = list(_DIVIDER.finditer(cut))
    heads = [cut[: m.start()].strip() for m in reversed(dividers)]
    tails = [cut[m.end() :].strip() for m in dividers]
    return [t for t in dict.fromkeys([cut, title, *heads, *tails]) if key(t) and key(t) not in houses]
