"""What an item is known by when it is compared with others: names, places, rare words, figures, kinds of event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from torimatome import lang
from torimatome.analysis.reading import Finder, blocks, day, headlines, is_japanese, quotes, title
from torimatome.lang.text import fold
from torimatome.model import EntityKind, Item
from torimatome.profiles.register import Register

_RUNS = re.compile(
    r"(?P<katakana>[ァ-ヺー]{2,})|(?P<kanji>[一-龠々]{2,})|(?P<figure>\$?\d[\d,.]*[%MBT]?(?:[一-龠ァ-ヺ]{1,3})?)|(?P<latin>[A-Za-zÀ-ž][\w'’&+/-]+)"
)
_DATE = re.compile(r"^\d{1,4}(?:年|月|日)|^(?:19|20)\d\d$")
_SMALL = re.compile(r"^[\d,.]{1,2}[一-龠ァ-ヺ]{0,3}$")

HEADLINE_COUNTS = 2
"""A word of the headline counts so many times. Chosen on the shared page with storylines' constants: 1 to 3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What one item is known by. terms: entity ids ("=Q889") and words, each with how much the item makes of it.

    parties: the countries of what headline and first sentence name; heads: all headlines.
    """

    item: str
    on: date
    title: str
    terms: Mapping[str, float]
    kinds: frozenset[str]
    parties: frozenset[str]
    heads: str = ""
    related: tuple[str, ...] = ()


def marks(item: Item, find: Finder, register: Register) -> Marks | None:
    """The marks of an item; None where its day is not known."""
    on = day(item)
    if on is None:
        return None
    terms: Counter[str] = Counter()
    for text in (*(q.text for q in headlines(item)), *(b.text for b in blocks(item))):
        terms.update(_terms(text, find, register))
    for word in set(words(title(item))) & terms.keys():
        terms[word] *= HEADLINE_COUNTS
    head = " ".join(h.text for h in item.headlines.values())
    return Marks(
        item=item.id, on=on, title=title(item), heads=head, terms=terms, kinds=kinds(head), parties=_parties(item, find, register),
        related=tuple(dict.fromkeys((*item.related, *(r.id for r in (item.filed.related if item.filed else ()))))),
    )  # fmt: skip


def _parties(item: Item, find: Finder, register: Register) -> frozenset[str]:
    """The countries whose people, places and bodies stand in headline and first sentence."""
    opening = [*(q.text for q in headlines(item)), *(q.text for q in islice(quotes(item), 1))]
    named = (register.get(m.entity) for text in opening for m in find(text))
    return frozenset(e.country for e in named if e and e.country and e.kind is not EntityKind.OUTLET)


def _terms(text: str, find: Finder, register: Register) -> Iterator[str]:
    """Names once more by id, the text between them by its words."""
    at = 0
    for mention in find(text):
        entity = register.get(mention.entity)
        yield from words(text[at : mention.start])
        at = mention.end
        if entity is None or entity.kind is EntityKind.OUTLET:
            continue
        yield f"={entity.id}"
    yield from words(text[at:])


def words(text: str) -> Iterator[str]:
    """The words of a text that may tell it from others: katakana, pairs of Chinese characters, figures, Latin words."""
    for match in _RUNS.finditer(text):
        word = match.group()
        match match.lastgroup:
            case "katakana":
                yield word.rstrip("ー")
            case "kanji":
                yield from (word[n : n + 2] for n in range(len(word) - 1))
            case "figure":
                if not _DATE.match(word) and not _SMALL.match(word):
                    yield word
            case _:
                folded = fold(word)
                if len(folded) > 2 and folded not in lang.pack("en").stop_words:
                    yield folded[:6] if word.islower() else folded


def kinds(text: str) -> frozenset[str]:
    """The kinds of event that a headline speaks of."""
    pack = lang.pack("ja" if is_japanese(text) else "en")
    small = text.lower()
    return frozenset(kind for kind, words in pack.kinds.items() if any(_stands(w, small, pack.code) for w in words))


def _stands(word: str, text: str, code: str) -> bool:
    return word in text if code == "ja" else re.search(rf"\b{re.escape(word)}", text) is not None
