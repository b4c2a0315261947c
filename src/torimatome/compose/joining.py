"""Two sentences of one subject made one, and persons by their family names after the first time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from torimatome.compose.grounding_terms import NEGATION
from torimatome.model import Sentence

_LONGEST = 36  # words of a joined sentence. Set by hand.
_NOT_PLAIN = re.compile(
    r"[\"“”;:?]|\b(?:that|which|who|whom|whose|where|when|while|because|if|but|said|says|told|noted|stressed|added|according|"
    r"whether|although|though|until|unless|than)\b"
)
_SHORT = 18  # words of a sentence that may be made one with its neighbour. Set by hand.
_TOGETHER = 32
_HELD = re.compile(
    r"[\"“”‘;:?]|\b(?:that|which|who|whom|because|if|but|says?|said|told|noted|stressed|added|according|claim\w*|alleged\w*|"
    r"reportedly|not|no|nobody|never|neither|nor|may|might|could|would|should|believes?|words|opinion|view|accus\w+)\b"
)
_NO_SUBJECT = re.compile(
    r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|Such|There|In|On|At|For|From|By|With|As|Also|Among|After|Before|"
    r"Nor|What|During|Then|But|And|So|Yet|However|Meanwhile|Later|When|While|Both|Each|According)\b"
)
_IT = re.compile(r"^(?:The|This) [a-z]+(?: [a-z]+)? (?:was|is|has|will)\b(?!.*\b(?:the|a|an|its|his|their|[A-Z])\b)")
_VERB = re.compile(
    r"(?:also )?(?:was|is|will|has|had|took|came|went|left|gave|told|held|met|made|"
    r"thanked|visited|expires|lays|covers|[a-z]+ed)\b"
)


def joined(sentences: Sequence[Sentence], families: Iterable[str]) -> tuple[Sentence, ...]:
    """The sentences, one that has the subject of the one before it added to that by "and", and two short ones made one.

    families: family names of persons; a sentence that begins with one has that person for its subject.
    """
    told: list[Sentence] = []
    known = tuple(families)
    for sentence in sentences:
        text = _one(told[-1].text, sentence.text, known, beside=_beside(told[-1], sentence)) if told else None
        if text is None:
            told.append(sentence)
        else:
            told[-1] = Sentence(text=text, citations=tuple(dict.fromkeys((*told[-1].citations, *sentence.citations))))
    return tuple(told)


def _one(first: str, second: str, families: Sequence[str], *, beside: bool) -> str | None:
    """Both as one sentence, where the subject is surely the same and nothing can change its scope."""
    if first.endswith(".") and beside and (both := _two(first, second)):
        return both
    if _NOT_PLAIN.search(first) or NEGATION.search(first) or not first.endswith(".") or " and " in first[-60:]:
        return None
    if len(first.split()) + len(second.split()) > _LONGEST:
        return None
    if _IT.match(first) and second.startswith("It "):
        return _with(first, second.removeprefix("It "))
    for family in families:
        if second.startswith(f"{family} ") and re.match(
            rf"(?:On [^,]+, )?(?:[A-Z][\w.-]* ){{0,4}}{re.escape(family)} [a-z]", first
        ):
            return _with(first, second.removeprefix(f"{family} "))
    return None


def _with(first: str, rest: str) -> str | None:
    if not _VERB.match(rest) or rest.partition(" ")[0].endswith("eed"):
        return None
    return f"{first.removesuffix('.')} and {rest}"


def _beside(first: Sentence, second: Sentence) -> bool:
    """Whether the second is the one right after the first in one paragraph of one article."""
    a, b = first.citations[-1], second.citations[0]
    return a.article == b.article and 0 <= b.start - a.end <= 1


def _two(first: str, second: str) -> str | None:
    """Two short statements of fact as one sentence."""
    plain = len(f"{first} {second}".split()) <= _TOGETHER and all(
        len(t.split()) <= _SHORT and not _HELD.search(t) for t in (first, second)
    )
    if (
        not plain
        or any(_NO_SUBJECT.match(t) for t in (first.partition(", ")[2] or first, second))
        or ", and " in first + second
    ):
        return None
    if re.match(r"(?:The|An?) ", second):
        return f"{first.removesuffix('.')}, and {second[0].lower()}{second[1:]}"
    named = re.match(r"[^\W\d_a-z]\w+ [^\W\d_a-z]|[A-Z]{2,}\b", second)
    return f"{first.removesuffix('.')}, and {second}" if named else None
