"""Pairs of turns that say the same: the source's own is put into the other one of its pair, whichever it has (M5)."""

from __future__ import annotations

import re

from torimatome.compose.alike import in_measure
from torimatome.compose.kept import same
from torimatome.compose.wording import outside_quotes

_TALKS = (
    r"(?= the (?:\w+ )?(?:talks|meeting|parade|ceremony|session|vote|negotiations|conversation|hearing|visit|conference|exercise|"
    r"summit|briefing)\b)"
)
_OF_TWO = r"(?= (?:countries|sides|states|nations|ministers|presidents|leaders|parliaments)\b)"
_NOT_COUNTED = (
    r"(?<!ly )(?<!soon )(?<!day )(?<!days )(?<!hours )(?<!week )(?<!weeks )(?<!month )(?<!months )(?<!year )(?<!years )(?<!came )"
    r"(?<!comes )(?<!long )(?<!right )(?<!just )"
)
# One turn, the other, and what has to stand about either.
_PAIRS: tuple[tuple[str, str, str, str], ...] = (
    ("after", "following", _NOT_COUNTED, _TALKS), ("After", "Following", "", _TALKS),
    ("took part in", "participated in", "", ""), ("take part in", "participate in", "", ""),
    ("taking part in", "participating in", "", ""), ("taken part in", "participated in", "", ""),
    ("stressed", "emphasized", "", ""), ("began", "started", "", r"(?= (?:to|on|in|at)\b|[.,])"),
    ("at the start of", "at the beginning of", "", ""), ("since the start of", "since the beginning of", "", ""),
    ("purpose of", "aim of", r"(?<=[Tt]he )", ""), ("took effect", "came into force", "", ""),
    ("takes effect", "comes into force", "", ""), ("more than", "over", r"(?<!no )(?<!not )(?<!little )", r"(?= \d)"),
    ("both", "the two", r"(?<!between )(?<!of )", _OF_TWO), ("Both", "The two", "", _OF_TWO),
    ("of both", "of the two", r"(?<!one )(?<!each )", _OF_TWO), ("along with", "together with", "", ""),
    ("recently", "lately", "", r"(?=[.,])"), ("despite", "in spite of", "", ""), ("currently", "at present", "", r"(?=[.,])"),
)  # fmt: skip
_COMPILED = tuple(
    (one, other, re.compile(rf"{before}\b{re.escape(one)}\b{ahead}"), re.compile(rf"{before}\b{re.escape(other)}\b{ahead}"))
    for one, other, before, ahead in _PAIRS
)  # fmt: skip
_SAID = re.compile(
    r"\bsaid (?=(?:the|an?|his|her|its|their|there|[A-Z][\w’'-]+)\b[^,;:.]{0,80}?"
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b)"
)
_BECAUSE = re.compile(r", because (?!of\b)")
_NO = re.compile(r"\b(?:not|no|never|nor|neither|only)\b|n['’]t\b")


def flipped(text: str, source: str) -> str:
    """The text with each turn that its source has too in the other form of its pair; quotations stay as they are."""
    ours = outside_quotes(text, lambda piece: _flip(piece, source))
    return ours if same(in_measure(ours), in_measure(text)) else text


def _flip(text: str, source: str) -> str:
    for one, other, first, second in _COMPILED:
        if first.search(text) and first.search(source):
            text = first.sub(other, text)
        elif second.search(text) and second.search(source):
            text = second.sub(one, text)
    if "said that" not in text and "said that" not in source and len(_SAID.findall(text)) == 1:
        text = _SAID.sub("said that ", text)
    found = _BECAUSE.search(text)
    return _BECAUSE.sub(", as ", text) if found and not _NO.search(text[: found.start()]) else text
