"""Where persons stand in a text: patterns over the kinds of its words, and what the words of a match say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from torimatome.compose.katakana import katakana
from torimatome.compose.lexicon import Word
from torimatome.lang.text import fold
from torimatome.model import Entity

_CODES = {
    "person": "P", "name": "X", "country": "C", "body": "B", "institution": "I", "office": "O", "human": "H",
    "noun": "N", "adjective": "A", "det": "d", "poss": "h", "poss-s": "s", "comma": ",", "and": "&", "place": "L",
}  # fmt: skip
_COUNTERPARTS = frozenset({"counterpart", "colleague", "opposite"})
_OFFICE = (
    r"(?P<a0>A?)(?:(?P<c>[CBI])s?)?(?:(?P<lord>O)s)?(?P<a>A?)(?P<o>O)(?:[&,]O)?"
    r"(?:fd?(?:(?P<c3>C)s?(?P<i3>[NIB])|(?P<i>[NIBv])(?P<lord2>O)?|(?P<lord3>O)(?![PX])))?"
    r"(?P<f>fd?(?P<c2>[CBIL]))?(?:Fd?[LCA]?[NLC](?:,?&d?[LCA]?[NLC])?|Fd?X(?=P))?(?:td?(?P<to>[CL]))?"
)
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"d?{_OFFICE}(?P<n>[PX]+)(?!s?[NIH])",
        rf"d?(?P<n0>){_OFFICE},(?P<n>[PX]+)(?=,)",
        rf"(?P<n>[PX]+),d{_OFFICE}(?:,|$|\.)?",
        rf"(?P<n>[PX]+),{_OFFICE}(?:,|$|\.)",
        r"[hd]?A?(?P<c>C)?A?(?P<o>K)(?P<n>[PX]+)?",
        r"(?P<c>C)s(?P<n>[PX]+)",
        rf"d?{_OFFICE}",
        r"(?P<n>[PX]*P[PX]*)",
        r"(?P<n>X+)",
    )
)


def code(word: Word) -> str:
    """The letter of a word's kind."""
    if word.lemma in _COUNTERPARTS and word.kind in {"unknown", "name"}:
        return "K"
    if word.kind == "prep":
        return {"of": "f", "for": "F", "to": "t"}.get(word.lemma, "p")
    if word.other and word.other.kind == "verb" and word.kind in {"noun", "human"}:
        return "v"
    if word.kind == "stop" and word.text == ".":
        return "."
    return _CODES.get(word.kind, "_")


def spelt(surname: str) -> str:
    """A surname as it is looked up: Zelensky is Zelenskyy."""
    return re.sub(r"(?<=[a-z])(?:iy|yy|ii|ij|y)$", "y", fold(surname))


def named_so(entity: Entity, names: Sequence[Word]) -> bool:
    """Whether a text's given names are among the person's own: a namesake is somebody else."""
    forms = (entity.names.get("en", ""), *entity.forms.get("en", ()))
    own = {fold(part) for form in forms for part in form.split()}
    return any(fold(part) in own for w in names if not w.entity for part in w.text.split()) or all(
        w.entity for w in names
    )


def counterpart(word: Word) -> bool:
    """Whether a word means the holder of the same office elsewhere."""
    return word.lemma in _COUNTERPARTS


def of_office(part: dict[str, list[Word]]) -> tuple[str, str]:
    """Country and body of an office: "of X" stands over what comes before it."""
    country = body = ""
    for key in ("c", "c3", "i", "i3", "c2"):
        for word in part.get(key, []):
            if word.kind == "country":
                country = word.ja
            elif word.kind in {"body", "institution", "noun", "place"} and word.ja not in {"国", "共和国"}:
                body = word.ja
    lord = next((w.ja for key in ("lord", "lord2", "lord3") for w in part.get(key, [])), "")
    if lord and (short := re.search(r"（([A-Z]+)）$", body)):
        body = short[1]
    return country, body + lord


def as_word(words: list[Word], match: re.Match[str], index: int, text: str) -> Word:
    """A match as one word of kind person."""
    span = words[match.start() : match.end()]
    if span[-1].text in {",", "."}:
        span = span[:-1]
    start, end = span[0].start, span[-1].end
    return Word(text=text[start:end], start=start, end=end, kind="person", lemma=str(index))


def surface(words: list[Word], match: re.Match[str], text: str) -> str:
    """The person as the text has it."""
    start = words[match.start()].start
    return text[start : words[match.end() - 1].end].strip(" ,.").removeprefix("the ").removeprefix("The ")


def surname_ja(entity: Entity | None, en: str) -> str:
    """The surname in Japanese, by ear where no register has it."""
    if entity is None:
        return katakana(en.rsplit(maxsplit=1)[-1]) if en else ""
    whole = entity.house.get("ja") or entity.names.get("ja", "")
    return whole.split("・")[-1]
