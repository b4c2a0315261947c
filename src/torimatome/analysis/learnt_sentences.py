"""What people do to a body sentence by sentence: cut, left as it was, said otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from torimatome.analysis.learnt_forms import Forms, slotted
from torimatome.lang import pack
from torimatome.lang.text import sentences

_LINE_MARK = re.compile(r"^(?:## |- |> |\| |\*\*\*$)")
_ALIKE = 0.5
"""So much of a sentence must be the same for it to be the old one said otherwise, else it was cut. Set by hand."""
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Fates:
    """Of the sentences of a body: those cut, those left, and those said otherwise with what they became."""

    cut: tuple[str, ...]
    left: tuple[str, ...]
    said: tuple[tuple[str, str], ...]


def fates(before: str, after: str) -> Fates:
    """What became of each sentence of a text that a person changed."""
    old, new = list(_sentences(before)), list(_sentences(after))
    left = [s for s in old if s in new]
    free = [s for s in new if s not in old]
    cut: list[str] = []
    said: list[tuple[str, str]] = []
    for sentence in (s for s in old if s not in new):
        best = max(free, key=lambda one: _likeness(sentence, one), default="")
        if best and _likeness(sentence, best) >= _ALIKE:
            free.remove(best)
            said.append((sentence, best))
        else:
            cut.append(sentence)
    return Fates(tuple(cut), tuple(left), tuple(said))


def _sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        words = _LINE_MARK.sub("", line).strip()
        yield from (span.text.strip() for span in sentences(words, pack("en")) if span.text.strip())


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def shape(sentence: str, forms: Forms) -> str:
    """A sentence with a slot in place of each name and number: what is said again of other people and other sums."""
    return _NUMBER.sub("#", slotted(sentence, forms.find(sentence, "en"))).lower()
