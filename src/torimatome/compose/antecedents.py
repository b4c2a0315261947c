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
    "Speaker", "Secretary", "Ambassador", "General", "Assistant", "Head", "Chairman", "Commissioner", "Representative",
})  # fmt: skip
_PRONOUN = re.compile(r"^(He|She|His|Her)\b")
_TITLED = r"(?:(?:[^\W\d_a-z][\w’'.-]*|of|the|for|to|minister|ambassador|chair|head|lawmaker|lawyer|journalist),? )*"
# Nouns for a person whom the sentence does not name: another one may be meant by the next pronoun.
_SOMEBODY = re.compile(
    r"\b(?:lawyer|lawmaker|minister|ambassador|diplomat|deputy|guest|visitor|journalist|official|officer|spokes\w+|judge|"
    r"prosecutor|envoy|colleague|counterpart|wife|husband|son|daughter|brother|sister|mother|father|man|woman|adviser|aide|"
    r"assistant|senator|mayor|governor|commander|soldier|politician|activist|member|chair\w*|leader|president|king|speaker)\b",
    re.IGNORECASE,
)


def named(line: Line, people: frozenset[str]) -> str:
    """The text of a sentence with its opening pronoun replaced by a family name, where that is sure.

    people: full names of persons. The name stands better than the pronoun even where the sentence before is kept:
    editors cut further, and a run of the source's own words ends there.
    """
    if (behind := _named_behind(line, people)) is not None:
        return behind
    found = _PRONOUN.match(line.text)
    person = _antecedent(line, found[1], people) if found else None
    if not found or person is None:
        return line.text
    family = person.split()[-1]
    return family + ("'s" if found[1] in {"His", "Her"} else "") + line.text[found.end() :]


_BEHIND = re.compile(
    r"^(?P<front>(?:Addressing|Asked|Answering|Speaking|Turning|Referring|Commenting)\b[^.]{3,120}?, )(?:he|she)\b"
)
_FRONT = re.compile(r"^[^\W\d_a-z]\w+(?:ing|ed)\b[^,.]{0,80}, ")


def _named_behind(line: Line, people: frozenset[str]) -> str | None:
    """The text of "Addressing the guests, he said" with the one person who acts in the sentence before; None where that is not sure."""
    found = _BEHIND.match(line.text)
    last = next((o for o in lines(line.article) if o.number == line.number - 1), None)
    person = _subject(_FRONT.sub("", last.text), None, people) if found and last else None
    if not found or last is None or person is None or _another(_FRONT.sub("", last.text), person, people):
        return None
    return found["front"] + person + line.text[found.end() :]


def is_sure(line: Line, people: frozenset[str]) -> bool:
    """Whether the sentence opens with a pronoun that one named person only can be meant by."""
    if _named_behind(line, people) is not None:
        return True
    found = _PRONOUN.match(line.text)
    return bool(found and _antecedent(line, found[1], people))


def _antecedent(line: Line, pronoun: str, people: frozenset[str]) -> str | None:
    """The one person who is the subject of every sentence since the paragraph began; None where there is a doubt."""
    earlier = [o for o in lines(line.article) if o.number < line.number and o.paragraph == line.paragraph]
    if not earlier or earlier[-1].number != line.number - 1:
        return None
    same = re.compile(r"(?:He|His)\b" if pronoun in {"He", "His"} else r"(?:She|Her)\b")
    person: str | None = None
    for other in earlier:
        again = person is not None and same.match(other.text)
        person = person if again else _subject(other.text, person, people)
        if person is None or _another(other.text, person, people):
            return None
    return person


def _subject(text: str, person: str | None, people: frozenset[str]) -> str | None:
    """The person at the head of a sentence, with nothing before the name but a title; the same as the one before."""
    # Who stands there in full comes first, then the alphabet: a set has no order of its own.
    for name in sorted(people, key=lambda n: (n not in text, n)) if person is None else (person,):
        if re.match(rf"{_TITLED}{re.escape(name.split()[-1])}\b(?!['’]s\b|,? and\b)", text):
            return name
    return None


def _another(text: str, person: str, people: frozenset[str]) -> bool:
    """Whether a sentence names another person, or means one by a noun outside the person's own title."""
    own = set(person.split())
    families = {other.split()[-1] for other in people} - own
    if any(re.search(rf"\b{re.escape(family)}\b", text) for family in families):
        return True
    if any(is_name(m[1]) and not set(m[1].split()) & own for m in _PERSON.finditer(text)):
        return True
    family = re.escape(person.rsplit(maxsplit=1)[-1])
    return bool(_SOMEBODY.search(re.sub(rf"^{_TITLED}{family}\b(?:, [^,]+,)?", "", text)))


def is_name(words: str) -> bool:
    """Whether capitalised words may be a person's name and are no title, body or place of several words."""
    return not _NO_PERSON & set(words.split())


def persons(texts: Sequence[str], known: frozenset[str]) -> frozenset[str]:
    """Full names of persons in the texts: those known, and those who are shown to speak or to hold an office."""
    found = set()
    for text in texts:
        for m in _PERSON.finditer(text):
            speaks = re.match(r",? (?:said|told|noted|added|met|thanked|stressed)", text[m.end() :])
            if m[1] in known or (is_name(m[1]) and (m[0] != m[1] or speaks)):
                found.add(m[1])
    return frozenset(found) | frozenset(n for n in known if any(n.split()[-1] in t for t in texts))
