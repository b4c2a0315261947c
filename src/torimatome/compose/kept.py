"""Whether a sentence of ours still says what it said before it was put in other words."""

from __future__ import annotations

import re
from collections import Counter

from torimatome.compose.grounding_terms import MARKS, NEGATION, PRONOUN

_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]|(?<!\w)['‘][^'’]*['’](?!\w)")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_COUNT = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens?|hundreds?|"
    r"thousands?|million|billion|trillion|per cent|percent|half|third|quarter)\b",
    re.IGNORECASE,
)


def same(ours: str, theirs: str) -> bool:
    """Whether names, figures, quotations, negation, doubt and measure of two wordings are alike, and no pronoun is new."""
    ours_bare, theirs_bare = _QUOTED.sub("", ours), _QUOTED.sub("", theirs)
    names = _names(ours_bare) | _names(theirs_bare)
    return (
        _QUOTED.findall(ours) == _QUOTED.findall(theirs)
        and all(_found(kind, ours) == _found(kind, theirs) for kind in (_FIGURE, _COUNT, NEGATION, MARKS))
        and _counted(ours_bare, names) == _counted(theirs_bare, names)
        and not _found(PRONOUN, ours) - _found(PRONOUN, theirs)
    )


def _found(kind: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(m.group().lower() for m in kind.finditer(_QUOTED.sub("", text)))


def _names(text: str) -> set[str]:
    """The capitalised words, without the one that begins the sentence."""
    return {_plain(word) for word in _WORD.findall(text)[1:] if word[0].isupper()}


def _counted(text: str, names: set[str]) -> Counter[str]:
    return Counter(word for word in map(_plain, _WORD.findall(text)) if word in names)


def _plain(word: str) -> str:
    return re.sub(r"['’]s$", "", word)
