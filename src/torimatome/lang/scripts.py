"""Whether a text is Japanese or Latin, letter by letter: as archive pages are set, read and printed alike."""

from __future__ import annotations

import re

JAPANESE = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Kana and Chinese characters, as inside the brackets of a pattern."""
WORD = re.compile(r"[A-Za-zÀ-ɏ0-9](?:[A-Za-zÀ-ɏ0-9./-]*[A-Za-zÀ-ɏ0-9])?")
"""A word in Latin letters as a glossary has it: MBT, C-RAM, Su-27."""
_JAPANESE = re.compile(f"[{JAPANESE}]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ0-9]")
_ENDED = re.compile(r"[。！？!?][」』）)\]】]*$|[」』]$")


def is_japanese(text: str) -> bool:
    """Whether there is a kana or a Chinese character in it."""
    return _JAPANESE.search(text) is not None


def is_latin(character: str) -> bool:
    """Whether a character is a Latin letter or a digit."""
    return _LATIN.match(character) is not None


def has_ended(text: str) -> bool:
    """Whether a paragraph ends as one does: with a full stop, or a closing quotation mark."""
    return _ENDED.search(text) is not None
