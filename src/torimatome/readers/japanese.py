"""Japanese text of the archive: hard-wrap spaces, sentences, and what stands between Japanese and Latin letters."""

from __future__ import annotations

import re

from torimatome.model import Sentence

_LETTERS = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_BEFORE, _AFTER = f"、「」『』{_LETTERS}", f"、。「」『』{_LETTERS}"
_WRAP = re.compile(f"(?<=[{_BEFORE}])[ \\t]+(?=[{_AFTER}])")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ0-9]")
_ENDED = re.compile(r"[。！？!?][」』）)\]】]*$|[」』]$")


def unwrapped(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the spaces that a source line's end left between two Japanese characters, and where they were.

    The space after 。 is house style and stays (grammar 2.5).
    """
    places = tuple(text[max(0, m.start() - 5) : m.end() + 5].strip() for m in _WRAP.finditer(text))
    return _WRAP.sub("", text), places


def joined(before: str, after: str) -> str:
    """Two halves of a text put together: with a space only between Latin and Latin."""
    space = before[-1:] and after[:1] and _LATIN.match(before[-1]) and _LATIN.match(after[0])
    return f"{before} {after}" if space else before + after


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of a paragraph; joined with one space they are the paragraph again."""
    return tuple(Sentence(text=part) for part in re.split(r"(?<=。) ", text) if part or text) if text else ()


def has_ended(text: str) -> bool:
    """Whether a paragraph ends as one does: with a full stop, or a closing quotation mark."""
    return bool(_ENDED.search(text))


def is_latin(character: str) -> bool:
    """Whether a character is a Latin letter or a digit."""
    return bool(_LATIN.match(character))


def is_japanese(text: str) -> bool:
    """Whether there is a kana or a Chinese character in it."""
    return re.search(f"[{_LETTERS}]", text) is not None
