"""What a letter was sent on or over: told in its first sentence, where the source has it only in the quoted salutation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from torimatome.compose.lines import Line
from torimatome.model import Block, Sentence

_SENT = re.compile(r"\b(?:sent|sends|addressed) (?:an? )?(?:\w+ )?(?:letter|message|telegram)\b|\bcongratulated\b")
_TOLD = re.compile(r"\b(?:on the occasion|anniversary|to mark|over|in connection|following|after|Day|holiday)\b")
_QUOTED = re.compile(r"[\"“]([^\"”]*)[\"”]")
_FESTIVE = re.compile(
    r"\bcongratulat\w+\b.*? (?P<what>on (?:the )?(?:occasion of (?:the )?)?[^,;.]*?"
    r"(?:anniversary|Day\b|holiday|Festival|election|independence)[^,;.]*)"
)
_GRIEF = re.compile(
    r"\b(?:news|saddened|shocked|grieved)\b.*?\b(?:caused by|as a result of|resulting from|due to) (?P<what>(?:the|an?) [^,;.]+)"
)
_ADDRESSED = re.compile(r"\b(?:you|your|yours|our|my|I|we|us)\b")
_NEAR = 3  # sentences behind the first in which a letter says what it is about


@dataclass(frozen=True, slots=True)
class Occasion:
    """The occasion in words that follow "sent a letter to ...", and the line that has it."""

    words: str
    line: Line


def occasion_of(found: Sequence[Line]) -> Occasion | None:
    """The occasion of a letter from its quoted beginning; None where the first sentence has it, or nothing surely says it."""
    if not found or not _SENT.search(found[0].text) or _TOLD.search(found[0].text):
        return None
    options = (_read(line) for line in found[1 : _NEAR + 1])
    return next((option for option in options if option), None)


def _read(line: Line) -> Occasion | None:
    for quoted in _QUOTED.findall(line.text):
        for pattern, before in ((_FESTIVE, ""), (_GRIEF, "over ")):
            if (named := pattern.search(quoted)) and not _ADDRESSED.search(named["what"]):
                return Occasion(f"{before}{named['what'].strip()}", line)
    return None


def with_occasion(blocks: Sequence[Block], occasion: Occasion) -> tuple[Block, ...]:
    """The blocks, the first sentence with the occasion at its end."""
    if not blocks or not blocks[0].sentences or not blocks[0].sentences[0].text.endswith("."):
        return tuple(blocks)
    first, *rest = blocks[0].sentences
    head = first.text[:-1]
    comma = "," if ", " in head.partition(" to ")[2] else ""
    told = Sentence(text=f"{head}{comma} {occasion.words}.", citations=(*first.citations, occasion.line.citation))
    return (replace(blocks[0], sentences=(told, *rest)), *blocks[1:])
