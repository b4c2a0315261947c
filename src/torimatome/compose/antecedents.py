"""Pronouns that lost their noun in the cut: the name is put back where one person only can be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from torimatome.compose.lines import Line, lines

_PERSON = re.compile(
    r"\b(?:(?:President|FM|PM|Minister|Ambassador|Mr|Mrs|Ms|General|Speaker) )?"
    r"([^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){1,2})\b"
)
_NO_PERSON = frozenset({
    "The", "This", "That", "A", "An", "In", "On", "At", "President", "Minister", "Prime", "Foreign", "Vice", "Deputy",
    "Ministry", "Council", "Committee", "Assembly", "Parliament", "Court", "House", "Board", "Union", "Nations", "Bank",
    "Conference", "Affairs", "Republic", "States", "Kingdom", "State", "Security", "Service", "Agency", "University",
    "East", "West", "North", "South", "Sea", "Park", "Street", "Strip", "Second", "World", "War", "Summit", "Majlis",
})  # fmt: skip
_PRONOUN = re.compile(r"^(He|She|His|Her)\b")


def named(line: Line, people: frozenset[str]) -> str:
    """The text of a sentence with its opening pronoun replaced by a family name, where that is sure.

    people: full names of persons. The name stands better than the pronoun even where the sentence before is kept:
    editors cut further, and a run of the source's own words ends there.
    """
    found = _PRONOUN.match(line.text)
    if not found:
        return line.text
    person = _antecedent(line, people)
    if person is None:
        return line.text
    family = person.split()[-1]
    possessive = found[1] in {"His", "Her"}
    return family + ("'s" if possessive else "") + line.text[found.end() :]


def is_lost(line: Line, kept: Sequence[Line], people: frozenset[str]) -> bool:
    """Whether the sentence opens with a pronoun that nothing in the summary explains."""
    return bool(_PRONOUN.match(line.text)) and not _follows(line, kept) and _antecedent(line, people) is None


def _follows(line: Line, kept: Sequence[Line]) -> bool:
    return any(k.article is line.article and k.number == line.number - 1 for k in kept)


def _antecedent(line: Line, people: frozenset[str]) -> str | None:
    """The one person named in the nearest sentence before that names any."""
    before = [other for other in lines(line.article) if other.number < line.number]
    for other in reversed(before):
        names = {p for p in people if re.search(rf"\b{re.escape(p.split()[-1])}\b", other.text)}
        strangers = [m[1] for m in _PERSON.finditer(other.text) if _is_name(m[1]) and m[1] not in people]
        if len(names) == 1 and not strangers:
            return next(iter(names))
        if names or strangers:
            return None
    return None


def _is_name(words: str) -> bool:
    """Whether capitalised words may be a person's name and are no title, body or place of several words."""
    return not _NO_PERSON & set(words.split())


def persons(texts: Sequence[str], known: frozenset[str]) -> frozenset[str]:
    """Full names of persons in the texts: those known, and those who are shown to speak or to hold an office."""
    found = set()
    for text in texts:
        for m in _PERSON.finditer(text):
            name = m[1]
            if (
                name in known
                or m[0] != name
                or re.match(r",? (?:said|told|noted|added|met|thanked|stressed)", text[m.end() :])
            ):
                found.add(name)
    return frozenset(found) | frozenset(n for n in known if any(n.split()[-1] in t for t in texts))
