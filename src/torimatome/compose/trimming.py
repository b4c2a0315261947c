"""A headline or sentence without what only trails behind its news: "..., as talks go on", "..., who had fled"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TRAILING = re.compile(
    r",? (?:as|after|amid|while|following|despite|ahead of|because|since|when|where|which|whose|who|including|in order to|so that|but|"
    r"in (?:connection|accordance) with|in the (?:presence|framework) of|as part of|on the (?:eve|sidelines) of|at the (?:initiative|request) of)\b"
)
_CONDITION = re.compile(
    r"\b(?:if|unless|until|once|provided|without|not|never|no|nobody|none|neither|refus\w+|den(?:y|ies|ied))\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^,? [^,]*\b(?:says?|said|tells?|told|claims?|claimed|according to|reports?|reported|announced|confirm\w*|believes?|warns?|warned)\b"
)
"""Who says it: without him a claim would be told as a fact."""
_LATE_SOURCE = re.compile(
    r", (?!(?:as|after|amid|while|who|which|where|when|but|and|following|because|since|adding|noting)\b)[^,]*\b"
    r"(?:says?|said|tells?|told|claims?|claimed|according to)\b[^,]*$"
)
"""Who says it, named last of all, behind what is cut with him."""
_SHORTEST = 18


def trimmed(text: str) -> Iterator[str]:
    """The text cut before its last trailing clause, then before the one before that; nothing of a condition or denial.

    What is cut may have made the rest untrue where the text denies or sets a condition, so such a text stays whole.
    """
    if _CONDITION.search(text):
        return
    ends = {match.start() for match in _TRAILING.finditer(text)} | {
        match.start() for match in re.finditer(r"[,;] ", text)
    }
    for end in sorted(ends, reverse=True):
        if end >= _SHORTEST and not (_SOURCE.search(text[end:]) or _LATE_SOURCE.search(text[end:])):
            yield text[:end].rstrip(" ,;")
