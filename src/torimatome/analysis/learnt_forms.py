"""Forms of the register's names as they stand in headlines: longest first, in Japanese and English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from torimatome.model import Entity, EntityKind
from torimatome.profiles.register import Register

_WORD = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_KATAKANA = re.compile(r"[ァ-ヺー]+")
_SHORT = 3
_KEY = 2
"""Letters by which a Japanese form is looked up."""


@dataclass(frozen=True, slots=True)
class Found:
    """A form at [start, end) of a text: kind "person", "country", "office" ...; subject an entity's id or office:TITLE."""

    start: int
    end: int
    kind: str
    subject: str
    form: str


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    kind: str
    subject: str


class Forms:
    """The forms of a register, ready to be found."""

    def __init__(self, register: Register) -> None:
        self._english: dict[str, list[tuple[tuple[str, ...], _Form]]] = {}
        self._japanese: dict[str, list[_Form]] = {}
        families: dict[tuple[str, str], set[str]] = {}
        for entity in register.entities.values():
            for language, text in _forms_of(entity):
                self._add(language, _Form(text, str(entity.kind), entity.id))
            if entity.kind is EntityKind.PERSON:
                for language, family in _families_of(entity):
                    families.setdefault((language, family), set()).add(entity.id)
        for (language, family), persons in sorted(families.items()):
            self._add(language, _Form(family, "person", min(persons) if len(persons) == 1 else ""))
        self._add_offices(register)
        for found in self._english.values():
            found.sort(key=lambda pair: (-len(pair[0]), pair[1].subject))
        for forms in self._japanese.values():
            forms.sort(key=lambda form: (-len(form.text), form.subject))

    def _add_offices(self, register: Register) -> None:
        for title, office in register.offices.items():
            for language in ("en", "ja"):
                for text in (office.names.get(language, ""), *office.forms.get(language, ())):
                    self._add(language, _Form(text, "office", f"office:{title}"))

    def _add(self, language: str, form: _Form) -> None:
        if language == "ja" and len(form.text) >= _KEY:
            self._japanese.setdefault(form.text[:_KEY], []).append(form)
        elif language == "en" and (words := tuple(_WORD.findall(form.text))):
            self._english.setdefault(words[0], []).append((words, form))

    def find(self, text: str, language: str) -> list[Found]:
        """The forms in a text, in order, none inside another."""
        return list(self._in_japanese(text) if language == "ja" else self._in_english(text))

    def _in_japanese(self, text: str) -> Iterator[Found]:
        at = 0
        while at < len(text):
            forms = self._japanese.get(text[at : at + _KEY], ())
            form = next((f for f in forms if text.startswith(f.text, at) and _stands_alone(f.text, text, at)), None)
            if form:
                yield Found(at, at + len(form.text), form.kind, form.subject, form.text)
            at += len(form.text) if form else 1

    def _in_english(self, text: str) -> Iterator[Found]:
        words = [(_POSSESSIVE.sub("", w.group()), w.start()) for w in _WORD.finditer(text)]
        at = 0
        while at < len(words):
            known = self._english.get(words[at][0], ())
            ours = tuple(word for word, _ in words[at : at + 8])
            pair = next(((w, f) for w, f in known if ours[: len(w)] == w), None)
            if pair:
                end = words[at + len(pair[0]) - 1]
                yield Found(words[at][1], end[1] + len(end[0]), pair[1].kind, pair[1].subject, pair[1].text)
            at += len(pair[0]) if pair else 1


def _stands_alone(form: str, text: str, at: int) -> bool:
    """Whether a short word in katakana is not a piece of a longer one: ラム is none in イスラム."""
    if len(form) > _SHORT or not _KATAKANA.fullmatch(form):
        return True
    return not _KATAKANA.match(text[at - 1 : at]) and not _KATAKANA.match(text[at + len(form) :])


def slotted(text: str, found: Iterable[Found]) -> str:
    """The text with a slot in place of each name; an office stays, for it belongs to the pattern."""
    made, at = [], 0
    for one in found:
        if one.kind != "office":
            made += [text[at : one.start], f"<{one.kind}>"]
            at = one.end
    return "".join((*made, text[at:]))


def _forms_of(entity: Entity) -> Iterator[tuple[str, str]]:
    for language in ("en", "ja"):
        main = (entity.names.get(language, ""), entity.house.get(language, ""), *entity.forms.get(language, ()))
        yield from ((language, text) for text in dict.fromkeys(main) if text)


def _families_of(entity: Entity) -> Iterator[tuple[str, str]]:
    """The family name of a person, which headlines give alone."""
    if (name := entity.names.get("en", "")) and " " in name:
        yield "en", name.split()[-1]
    if (name := entity.names.get("ja", "")) and "・" in name:
        yield "ja", name.rpartition("・")[2]
