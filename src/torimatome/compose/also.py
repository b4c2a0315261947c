"""A sentence that goes on with the acts of the one before it says so: the sides also discussed, Dunn also noted (M5)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from torimatome.model import Sentence

_TALKED = (
    r"(?:discussed|reviewed|considered|examined|exchanged|touched|noted|stressed|emphasi[sz]ed|highlighted|underlined|voiced|"
    r"expressed|assessed|mentioned|recalled|pointed out|raised|praised|agreed|thanked|spoke of)"
)
_SIDES = r"(?:The (?:[a-z]+ ){0,2}(?:sides|parties|ministers|leaders|presidents|officials|delegations|speakers|heads of [a-z]+)|They)"
_ACTIVE = re.compile(
    rf"^(?P<who>{_SIDES}|[^\W\d_a-z][\w’'-]+|(?:President|FM|PM|Speaker|Minister) [^\W\d_a-z][\w’'-]+) (?={_TALKED}\b)"
)
_PASSIVE = re.compile(
    r"^(?:It|[^,;:]{3,60}?) (?:was|were) (?=(?:discussed|noted|stressed|considered|mentioned|highlighted|reviewed|raised|emphasi[sz]ed)\b)"
)
_ADDED = re.compile(r"\b(?:also|too|as well|first|not|never|nor|neither|only)\b", re.IGNORECASE)
_MANY = re.compile(_SIDES)


def with_also(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, one that tells of further acts of the same speaker or talks marked as such."""
    told: list[Sentence] = []
    for sentence in sentences:
        text = _also(told[-1].text, sentence.text) if told else sentence.text
        told.append(sentence if text == sentence.text else Sentence(text=text, citations=sentence.citations))
    return tuple(told)


def _also(before: str, text: str) -> str:
    if _ADDED.search(text.partition(" that ")[0]):
        return text
    found = _PASSIVE.match(text)
    if found and (_PASSIVE.match(before) or _ACTIVE.match(before)):
        return f"{found.group()}also {text[found.end() :]}"
    found, last = _ACTIVE.match(text), _ACTIVE.match(before)
    if found and last and _subject(found["who"]) == _subject(last["who"]):
        return f"{found.group()}also {text[found.end() :]}"
    return text


def _subject(who: str) -> str:
    """The sides of talks are one subject under all their names; a person is his family name."""
    return "" if _MANY.fullmatch(who) else who.rsplit(maxsplit=1)[-1]
