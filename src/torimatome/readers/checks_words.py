"""Words that a page's own other words make doubtful: a name spelt once unlike itself, two names run together. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from torimatome.model import Item, Remark
from torimatome.readers.archive_outlets import distance

_KANA = re.compile(r"[ァ-ヴー]{3,}")
_LATIN = re.compile(r"(?<![A-Za-z])[A-Za-zÀ-ɏ]{5,}(?![A-Za-z])")
_OFTEN, _SELDOM = 4, 1
"""A word is trusted that stands in so many items; one is doubted that stands in no more than so many. Chosen, and
looked at with evals/import_checks.py: no false doubt in 111 entries."""
_LONG_KANA, _LONG_LATIN = 6, 6
_LONG_PART = 4


def archive(items: Sequence[Item]) -> Iterator[Remark]:
    """The doubts about single words of a page's items."""
    found = [(item, set(_words(item))) for item in items]
    counts = Counter(word for _, words in found for word in words)
    often = {word for word, count in counts.items() if count >= _OFTEN}
    for item, words in found:
        for word in sorted(words):
            if counts[word] <= _SELDOM and (sentence := _doubt(word, often)):
                yield Remark(sentence=sentence, item=item.id, raw=word)


def _words(item: Item) -> Iterator[str]:
    for text in (*(headline.text for headline in item.headlines.values()), *(block.text for block in item.body)):
        yield from _KANA.findall(text)
        yield from _LATIN.findall(text)


def _doubt(word: str, often: set[str]) -> str:
    """What is doubtful about a word that stands once."""
    if _KANA.fullmatch(word):
        if parts := _parts(word, often):
            return f"“{word}” is probably {'、'.join(parts)}, run together."
        meant = next((o for o in sorted(often) if _is_slip_of(word, o, _LONG_KANA)), "")
    else:
        meant = next((o for o in sorted(often) if _is_slip_of(word, o, _LONG_LATIN)), "")
    return f"“{word}” may be a slip for “{meant}”." if meant else ""


def _parts(word: str, often: set[str]) -> tuple[str, ...]:
    """The trusted names that a word is put together from, if it is: all of them names of some length."""
    for n in range(_LONG_PART, len(word) - _LONG_PART + 1):
        if word[:n] in often:
            rest = (word[n:],) if word[n:] in often else _parts(word[n:], often)
            if rest:
                return (word[:n], *rest)
    return ()


def _is_slip_of(word: str, other: str, least: int) -> bool:
    """Whether one letter is wrong inside a long word; an ending that differs is grammar."""
    if min(len(word), len(other)) < least or word[0] != other[0] or word[-1] != other[-1]:
        return False
    return word != other and word.lower() != other.lower() and distance(word, other, 1) == 1
