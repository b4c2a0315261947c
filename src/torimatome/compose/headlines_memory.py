"""Past headline pairs as memory: a pair whose English is the same but for its names gives its Japanese form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from torimatome.compose.japanese import person_ja, tidy
from torimatome.compose.people import People
from torimatome.model import Item

_ALIKE = 0.92
_SLOT = "\x00"


@dataclass(frozen=True, slots=True)
class Remembered:
    """A Japanese headline made from a past one, and the item that lent its form."""

    text: str
    item: str
    sure: float
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """An English headline with its names taken out, and the names in Japanese."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    unsure: tuple[str, ...]


def remembered(english: str, precedents: Sequence[Item], people: People) -> Remembered | None:
    """The nearest past pair with our names in place of its own; None unless pattern and number of names are the same."""
    ours = _pattern(english, people)
    best: tuple[float, Item, _Pattern] | None = None
    for item in precedents:
        past_en, past_ja = item.headline("en"), item.headline("ja")
        if not past_en or not past_ja:
            continue
        past = _pattern(past_en, people)
        if len(past.names) != len(ours.names) or not past.names or not all(n and n in past_ja for n in past.names):
            continue
        alike = SequenceMatcher(None, past.words, ours.words).ratio()
        if alike >= _ALIKE and (best is None or alike > best[0]):
            best = (alike, item, past)
    if best is None:
        return None
    return _filled(best[1], best[2], ours, best[0])


def _filled(item: Item, past: _Pattern, ours: _Pattern, alike: float) -> Remembered:
    text = item.headline("ja")
    for n, name in enumerate(past.names):
        text = text.replace(name, f"{_SLOT}{n}{_SLOT}")
    for n, name in enumerate(ours.names):
        text = text.replace(f"{_SLOT}{n}{_SLOT}", name)
    return Remembered(tidy(text), item.id, round(0.9 * alike, 2), ours.unsure)


def _pattern(english: str, people: People) -> _Pattern:
    words, persons = people.read(english)
    found = [people.resolve(p, [people.resolve(q) for q in persons]) for p in persons]
    names: list[str] = []
    pattern: list[str] = []
    for word in words:
        if word.kind == "person":
            names.append(person_ja(found[int(word.lemma)], people))
            pattern.append("P")
        elif word.kind in {"country", "place", "body", "institution"}:
            names.append(word.ja)
            pattern.append(word.kind[0].upper())
        elif word.kind not in {"det", "comma"}:
            pattern.append(re.sub(r"(?:s|ed|ing)$", "", word.text.lower()))
    unsure = tuple(p.en for p in found if p.en and not p.sure)
    return _Pattern(tuple(pattern), tuple(names), unsure)
