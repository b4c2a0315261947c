"""The forms under which a register's names are looked for: full names, surnames alone, and offices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from torimatome.group.folding import CJK
from torimatome.group.words import words
from torimatome.lang import pack
from torimatome.model import Entity, EntityKind, Outlet
from torimatome.profiles.register import Register

SURNAME_FIRST = frozenset({"cn", "kr", "kp", "vn", "tw", "hk"})
_LATIN = frozenset({"en", "az", "tr"})
_STYLES = frozenset(
    {"president", "king", "pope", "mullah", "ayatollah", "sheikh", "prince", "emir", "general", "آیت‌الله"}
)
_SAFE = 6
"""A surname of more letters is known in any of its spellings."""
_TURNED = frozenset({"ru", "az", "hy", "en"})
"""Languages whose papers put the surname first in lists: Əliyev İlham."""


class Part(IntEnum):
    """How much a form says. The smaller, the stronger."""

    WHOLE = 0
    SURNAME = 1
    TITLE = 2


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a name; of a title, entity is the key of the office."""

    entity: str
    language: str
    written: str
    rank: int
    part: Part = Part.WHOLE
    loose: bool = False

    def speaks(self, code: str) -> bool:
        """A name counts in its own language; English forms are quoted in all, full names of persons in Latin letters too."""
        own = self.language in {code, "en", ""} and (self.part is not Part.TITLE or self.language == code)
        return own or (self.loose and code in _LATIN and self.language in _LATIN)


def forms(register: Register, outlets: Iterable[Outlet]) -> Iterator[Form]:
    """Everything to be looked for, in the order of the register."""
    shared = _bearers(register)
    rank = 0
    for entity in register.entities.values():
        rank += 1
        yield from (_ranked(form, rank) for form in _of_entity(entity, shared))
    for outlet in outlets:
        rank += 1
        yield Form(outlet.id, "en", outlet.attribution, rank)
        yield from (Form(outlet.id, language, name, rank) for language, name in outlet.names.items())
    for office in register.offices.values():
        rank += 1
        for language, name in office.names.items():
            for written in (name, *office.forms.get(language, ())):
                yield Form(office.title, language, written, rank, Part.TITLE)


def _ranked(form: Form, rank: int) -> Form:
    return Form(form.entity, form.language, form.written, rank, form.part, form.loose)


def written_forms(entity: Entity) -> Iterator[tuple[str, str]]:
    """Language and writing of all forms of an entity."""
    yield from entity.names.items()
    yield from entity.house.items()
    for language, others in entity.forms.items():
        yield from ((language, form) for form in others)


def _bearers(register: Register) -> Counter[tuple[str, str]]:
    """How many entities are written so."""
    return Counter(pair for e in register.entities.values() for pair in set(written_forms(e)))


def _of_entity(entity: Entity, shared: Counter[tuple[str, str]]) -> Iterator[Form]:
    if entity.kind is not EntityKind.PERSON:
        yield from (Form(entity.id, language, written, 0) for language, written in written_forms(entity))
        return
    for language, written in dict.fromkeys(written_forms(entity)):
        yield from _of_person(entity, language, written, shared)


def _of_person(entity: Entity, language: str, written: str, shared: Counter[tuple[str, str]]) -> Iterator[Form]:
    """A form of a person. A house form, or a single word that others share, is a surname and proves little."""
    pieces = written.replace("・", " ").replace("＝", " ").split()
    housed = entity.house.get(language) == written and written != entity.names.get(language)
    if len(pieces) < 2:
        weak = housed or (shared[language, written] > 1 and language in entity.names)
        yield Form(entity.id, language, written, 0, Part.SURNAME if weak else Part.WHOLE)
        return
    yield Form(entity.id, language, written, 0, loose=language in _LATIN)
    if CJK.search(written):
        return
    if pieces[0].lower() in _STYLES:
        return
    first, last = (pieces[-1], pieces[0]) if entity.country in SURNAME_FIRST else (pieces[0], pieces[-1])
    if _is_surname(entity, language, last) and not any(c.isdigit() for c in last):
        yield Form(entity.id, language, last, 0, Part.SURNAME, loose=language in _LATIN and len(last) > _SAFE)
    if len(pieces) == 2 and language in _TURNED:
        yield Form(entity.id, language, f"{last} {first}", 0, loose=language in _LATIN)
    elif len(pieces) == 3:
        yield Form(entity.id, language, f"{pieces[0]} {pieces[2]}", 0)
        yield Form(entity.id, language, f"{pieces[1]} {pieces[2]}", 0)


def _is_surname(entity: Entity, language: str, last: str) -> bool:
    """Three letters at least; of a Chinese name two, unless they are a word: Xi, and not He."""
    short = len(last) == 2 and entity.country in SURNAME_FIRST and language == "en"
    return len(last) > 2 or (short and last.lower() not in pack("en").stop_words)


def given_names(register: Register) -> Iterator[str]:
    """The first words of all persons' names: before a surname, they say which bearer is meant."""
    for person in register.of_kind(EntityKind.PERSON):
        for name in person.names.values():
            found = words(name)
            if len(found) > 1:
                yield found[0].text
