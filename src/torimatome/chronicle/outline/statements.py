"""The statements of a paragraph: its sentences, each ended by its tag where it has one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from torimatome.analysis.certainty import certainties, distances, kind_of
from torimatome.analysis.support import below
from torimatome.chronicle.outline.bases import NAME
from torimatome.chronicle.outline.parts import File, Paragraph
from torimatome.lang import LanguagePack
from torimatome.lang.text import sentences
from torimatome.model.commentary import Basis, Foresight, Statement, StatementKind

_TAG = re.compile(r"\{([^{}]*)\}")
_STOPS = re.compile(r"\s*[.。!?！？]+[”」』\")]*")


class Statements:
    """Reads paragraph after paragraph; the statements are numbered through."""

    def __init__(self, file: File, pack: LanguagePack) -> None:
        self._file, self._pack = file, pack
        self._count = 0

    def of(self, gathered: Paragraph) -> Iterator[Statement]:
        """The sentences of a paragraph; a tag belongs to the one before it, and ends it."""
        text, at = gathered.text, 0
        for tag in _TAG.finditer(text):
            stops = _STOPS.match(text, tag.end())
            before = text[at : tag.start()].rstrip() + (stops[0].strip() if stops else "")
            found = list(self._plain(before, at, gathered))
            line = gathered.line(tag.start())
            if not found:
                raise self._file.wrong(line, f"the tag {tag[0]} follows no sentence; write it after one.")
            yield from found[:-1]
            yield self._tagged(found[-1], tag[1], line)
            at = stops.end() if stops else tag.end()
        yield from self._plain(text[at:], at, gathered)

    def _plain(self, text: str, offset: int, gathered: Paragraph) -> Iterator[Statement]:
        stray = next((n for n, ch in enumerate(text) if ch in "{}"), None)
        if stray is not None:
            line = gathered.line(offset + stray)
            raise self._file.wrong(line, f"the brace {text[stray]!r} has no partner; a tag stands in {{...}}.")
        for span in sentences(text, self._pack):
            words = text[span.start : span.end].strip()
            if words.strip(" .,;"):
                self._count += 1
                yield _statement(words, self._count, gathered.line(offset + span.start))

    def _tagged(self, one: Statement, tag: str, line: int) -> Statement:
        head, *more = (part.strip() for part in tag.split(";"))
        name, equals, rest = (part.strip() for part in head.partition("=")) if "=" in head else ("", "", head)
        if equals and not NAME.fullmatch(name):
            raise self._file.wrong(line, f"{name!r} is no name for a statement; use letters and figures, such as c1.")
        said, colon, keys = (part.strip() for part in rest.partition(":"))
        if not colon and said.lower() not in set(StatementKind):
            said, keys = "", said
        kind = self._kind(said, line) if said else one.kind
        rests_on = tuple(key for key in re.split(r"[\s,、]+", keys) if key)
        foresight = self._foresight(one, more, line) if kind is StatementKind.FORECAST else None
        if more and foresight is None and any(more):
            raise self._file.wrong(line, f"{more[0]!r} belongs to a forecast; write {{forecast: ...; {more[0]}}}.")
        return replace(one, kind=kind, rests_on=rests_on, name=name, foresight=foresight, stated=bool(said))

    def _kind(self, said: str, line: int) -> StatementKind:
        try:
            return StatementKind(said.lower())
        except ValueError as error:
            known = ", ".join(StatementKind)
            raise self._file.wrong(line, f"{said!r} is no kind of statement; it is one of {known}.") from error

    def _foresight(self, one: Statement, more: Sequence[str], line: int) -> Foresight:
        made = Foresight()
        for part in filter(None, more):
            word, _, rest = part.partition(" ")
            if part.endswith("%"):
                made = replace(made, probability=self._share(part, line), by=AUTHOR)
            elif word == "look":
                made = replace(made, look_on=self._file.day(rest.strip(), line))
            elif part.startswith("true if "):
                made = replace(made, shown_by=part.removeprefix("true if ").strip())
            else:
                raise self._file.wrong(
                    line, f"{part!r} says nothing of a forecast; write 70%, look 2024-09-30, or true if ... ."
                )
        return _worded(one.text, made)

    def _share(self, text: str, line: int) -> float:
        try:
            value = float(text[:-1].strip()) / 100
        except ValueError:
            value = -1.0
        if not 0 <= value <= 1:
            raise self._file.wrong(line, f"{text!r} is no probability; write one from 0% to 100%.")
        return value


AUTHOR = "the author"
"""Whose number a probability is that its author wrote."""


def tied(file: File, statements: Sequence[Statement], bases: Mapping[str, Basis]) -> None:
    """BadConfig unless every key leads somewhere, no name stands twice, and no statement rests on itself."""
    named: dict[str, Statement] = {}
    for one in statements:
        if one.name in bases or one.name in named:
            raise file.wrong(one.line, f"the name {one.name} is taken; give this statement another.")
        if one.name:
            named[one.name] = one
    for one in statements:
        missing = [key for key in one.rests_on if key not in bases and key not in named]
        if missing:
            raise file.wrong(
                one.line, f"there is no {missing[0]!r} to rest on; add a line @ {missing[0]} | WHEN | WHAT | FROM."
            )
        if one.name and one.name in set(below(one, named)):
            raise file.wrong(one.line, f"{one.name} rests on itself in the end; take one of its ties away.")


def _statement(words: str, number: int, line: int) -> Statement:
    kind = kind_of(words)
    said = (*(c.words for c in certainties(words)), *distances(words))
    foresight = _worded(words, Foresight()) if kind is StatementKind.FORECAST else None
    return Statement(
        number=number, text=words, kind=kind, words=tuple(dict.fromkeys(said)), foresight=foresight, line=line
    )


def _worded(text: str, made: Foresight) -> Foresight:
    """With the words of certainty, and what they are worth where the author gives no number."""
    found = certainties(text)
    best = next((c for c in found if c.grade), found[0] if found else None)
    if best is None:
        return made
    made = replace(made, words=best.words)
    if made.probability is None and best.grade:
        made = replace(made, probability=best.grade.middle, by=best.by)
    return made
