"""The order in which chosen sentences are told: neighbours of a source apart where neither needs the other (M5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from torimatome.compose.leaning import is_bare_claim, is_speech, leans, tells
from torimatome.compose.lines import Line, content
from torimatome.compose.marks import MONTHS

# From so many words on two neighbouring sentences are a run of the source's own words that is worth breaking: the aim is 25.
_LONG = 25
# What is told in order of time, or answers, corrects or sums up what stands before it, stays where it is.
_IN_ORDER = re.compile(
    r"\b(?:then|later|after(?:wards?|noon)?|before|next|finally|conclu\w+|first|second|third|last|ended|end|began|begin|started|following|followed|"
    r"morning|evening|night|earlier|previous\w*|meanwhile|since|until|once|while|when|again|also|too|another|other|others|more|"
    r"however|but|yet|still|instead|both|each|in turn|answer\w*|repl\w+|respon\w+|ask\w*|question\w*|"
    rf"{MONTHS}|"
    r"Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b|\d{1,2}:\d\d",
    re.IGNORECASE,
)
# What was said at talks has no order of its own, whatever dates and numbers stand in it, unless it says so.
_IN_ANSWER = re.compile(
    r"\b(?:then|later|afterwards?|next|finally|in turn|answer\w*|repl\w+|respon\w+|ask\w*|question\w*|again|also|too|another|others|however|"
    r"but|yet|still|instead|meanwhile|before that|earlier|previous\w*|ended|at the end|conclu\w+|began|started|once|when)\b",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b(?:discussed|noted|stressed|emphasi[sz]ed|highlighted|underlined|mentioned|praised|voiced|expressed|exchanged|considered|"
    r"reviewed|assessed|touched|spoke|talked|named|listed|recalled|described|thanked|commended|welcomed|hailed|examined|agreed)\b"
)
# A pronoun may be read for another noun once its sentence stands elsewhere; "this support" points at what stands before it.
_POINTS = re.compile(
    r"\b(?:he|she|him|they|them|it|this|these|those|such|one of|none of|some of|separate\w*|respective\w*)\b",
    re.IGNORECASE,
)
_SIDES = re.compile(r"(?:The [a-z]+s|Both [a-z]+s) ")
_MET = re.compile(r"\b(?:met|meets|meeting|talks|received|conversation)\b")
_POINTED = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose) ((?:[\w’'-]+ ){0,3}[\w’'-]+)"
)
_NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]+")


def apart(chosen: Sequence[Line]) -> tuple[Line, ...]:
    """The sentences, two neighbours changed about where that breaks a long run of one source and no thread."""
    units = _units(chosen)
    at = 1
    while at + 1 < len(units):
        before = [line for unit in units[:at] for line in unit]
        after = units[at + 2] if at + 2 < len(units) else ()
        if _is_run(units, at) and _may_change(units[at], units[at + 1], before, after):
            units[at], units[at + 1] = units[at + 1], units[at]
            at += 1
        at += 1
    return tuple(line for unit in units for line in unit)


def _units(chosen: Sequence[Line]) -> list[list[Line]]:
    """Sentences with those that lean on them."""
    units: list[list[Line]] = []
    for line in chosen:
        if units and leans(line):
            units[-1].append(line)
        else:
            units.append([line])
    return units


def _is_run(units: Sequence[Sequence[Line]], at: int) -> bool:
    """Whether a unit goes on its source with the one before it or after it, at some length."""
    pairs = pairwise(units[at - 1 : at + 2])
    return any(_next(a[-1], b[0]) and a[-1].size + b[0].size >= _LONG for a, b in pairs)


def _next(line: Line, other: Line) -> bool:
    return line.article is other.article and other.number == line.number + 1


def _may_change(first: Sequence[Line], second: Sequence[Line], before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether the second can be understood without the first, nothing says that it comes later, and no word changes its holder."""
    ours, theirs = " ".join(n.text for n in first), " ".join(n.text for n in second)
    talked = all(_TOPIC.search(line.text) for line in (*first, *second))
    if (_IN_ANSWER if talked else _IN_ORDER).search(f"{ours} {theirs}") or _POINTS.search(f"{first[0].text} {theirs}"):
        return False
    if _takes_over(second, first) or _takes_over(first, after):
        return False
    known = content(" ".join(n.text for n in before))
    new = content(ours) - known
    names = _NAME.findall(theirs)
    # "The sides discussed" stays behind the sentence that says who met.
    if re.match(r"The (?:sides|parties|interlocutors)\b", theirs) and _MET.search(ours):
        return False
    if _SIDES.match(ours) and any(content(name) - known for name in names):
        return False
    return not any(content(words) & new for words in (*(m[1] for m in _POINTED.finditer(theirs)), *names))


def _takes_over(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether a statement without a holder would now follow somebody's words and be read as his."""
    if not after or not tells(before[-1].text):
        return False
    return not tells(after[0].text) if is_speech(after[0].article) else is_bare_claim(after[0].text)
