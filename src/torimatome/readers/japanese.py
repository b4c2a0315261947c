"""Japanese text of the archive: hard-wrap spaces, sentences, and what stands between Japanese and Latin letters."""

from __future__ import annotations

import re

from torimatome.lang.scripts import JAPANESE, is_latin
from torimatome.model import Sentence

_BEFORE, _AFTER = f"、「」『』{JAPANESE}", f"、。「」『』{JAPANESE}"
_WRAP = re.compile(f"(?<=[{_BEFORE}])[ \\t]+(?=[{_AFTER}])")


def unwrapped(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the spaces that a source line's end left between two Japanese characters, and where they were.

    The space after 。 is house style and stays (grammar 2.5).
    """
    places = tuple(text[max(0, m.start() - 5) : m.end() + 5].strip() for m in _WRAP.finditer(text))
    return _WRAP.sub("", text), places


def joined(before: str, after: str) -> str:
    """Two halves of a text put together: with a space only between Latin and Latin."""
    space = before[-1:] and after[:1] and is_latin(before[-1]) and is_latin(after[0])
    return f"{before} {after}" if space else before + after


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of a paragraph; joined with one space they are the paragraph again."""
    return tuple(Sentence(text=part) for part in re.split(r"(?<=。) ", text) if part or text) if text else ()
