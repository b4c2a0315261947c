"""Reads the text of an outline: its head, then part after part of its body."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from torimatome import lang
from torimatome.chronicle.outline.bases import basis_of
from torimatome.chronicle.outline.parts import COMMENT, File, Kind, Paragraph, Part, parts
from torimatome.chronicle.outline.statements import Statements, tied
from torimatome.errors import BadConfig
from torimatome.lang.text import nfc
from torimatome.model.commentary import Basis, Outline, Passage, Plate

HEAD = ("title", "title ja", "organisation", "author", "date", "language")
TIMELINE = "timeline"
"""Names a picture that is made: the events of the commentary on a line of time."""
MOST = 2_000_000
"""So many characters a commentary has at most; a file that is larger is none."""
_HEADED = re.compile(r"([A-Za-z][A-Za-z ]{0,20}?)\s*:\s*(.*)")


def read(name: str, text: str) -> Outline:
    """An outline by its file's name. BadConfig: one sentence that names the line."""
    if len(text) > MOST:
        raise BadConfig(f"{name} has {len(text):,} characters, and a commentary at most {MOST:,}; name an outline.")
    return _Reader(File(name), lines_of(text)).outline()


def lines_of(text: str) -> list[str]:
    """The lines of an outline as they are read."""
    return [nfc(line) for line in text.removeprefix("\ufeff").splitlines()]


Head = dict[str, tuple[str, int]]
"""What the head says by its names, and in which line."""


def head_of(file: File, lines: Sequence[str]) -> tuple[int, Head]:
    """The lines above the first empty one, if the first of them is of the head; and where the body begins."""
    head: Head = {}
    for n in range(next((n for n, line in enumerate(lines) if line.strip()), 0), len(lines)):
        line = lines[n].strip()
        if line.startswith(COMMENT):
            continue
        found = _HEADED.fullmatch(line)
        if not line or not found:
            if line and head:
                raise file.wrong(n + 1, "the head has no such line; leave an empty line before the text.")
            return n, head
        key = found[1].lower()
        if key not in HEAD:
            raise file.wrong(n + 1, f"the head has no {found[1]!r}; it knows {', '.join(HEAD)}.")
        head[key] = found[2].strip(), n + 1
    return len(lines), head


class _Reader:
    def __init__(self, file: File, lines: Sequence[str]) -> None:
        self.file, self.lines = file, lines
        self.passages: list[Passage] = []
        self.bases: dict[str, Basis] = {}

    def outline(self) -> Outline:
        at, head = head_of(self.file, self.lines)
        said = {key: head.get(key, ("", 0))[0] for key in HEAD}
        language = _language(self.file, head)
        on = self.file.day(*head["date"]) if said["date"] else None
        self._body(at, Statements(self.file, lang.pack(language)))
        name = self.file.name
        made = Outline(
            id=name.rpartition(".")[0] or name, title=said["title"], title_ja=said["title ja"], organisation=said["organisation"],
            author=said["author"], dated_on=on, language=language, passages=tuple(self.passages), bases=tuple(self.bases.values()),
        )  # fmt: skip
        if not made.title:
            raise BadConfig(f"{name} has no title; begin it with a line like `title: The corridor`.")
        tied(self.file, made.statements, self.bases)
        return made

    def _body(self, at: int, statements: Statements) -> None:
        heading = ("", "")
        for part in parts(self.lines, at):
            line = self.lines[part.first].strip()
            if part.kind is Kind.HEADING:
                self._alone(heading)
                first, _, second = line.lstrip("#").partition("|")
                heading = first.strip(), second.strip()
            elif part.kind is Kind.BASIS:
                made = basis_of(self.file, line[1:], part.last, self.bases)
                self.bases[made.key] = made
            elif part.kind is Kind.PLATE:
                self.passages.append(Passage(plate=self._plate(line[1:], part.last)))
            else:
                told = tuple(statements.of(self._gathered(part)))
                self.passages.append(Passage(statements=told, heading=heading[0], heading_ja=heading[1]))
                heading = ("", "")
        self._alone(heading)

    def _alone(self, heading: tuple[str, str]) -> None:
        """A heading with nothing below it stands for itself."""
        if any(heading):
            self.passages.append(Passage(heading=heading[0], heading_ja=heading[1]))

    def _gathered(self, part: Part) -> Paragraph:
        made = Paragraph()
        for n in range(part.first, part.last):
            line = self.lines[n].strip()
            if not line.startswith(COMMENT):
                made.add(line, n + 1)
        return made

    def _plate(self, text: str, line: int) -> Plate:
        file, _, caption = (part.strip() for part in text.partition("|"))
        if file != TIMELINE and not file.lower().endswith((".png", ".svg")):
            raise self.file.wrong(
                line, f"{file!r} is no picture; name a .png or .svg file beside this one, or {TIMELINE}."
            )
        if "/" in file or "\\" in file or file.startswith("."):
            raise self.file.wrong(line, f"the picture {file!r} must lie beside this file; name it without a folder.")
        return Plate(file=file, caption=caption or file, line=line)


def _language(file: File, head: Mapping[str, tuple[str, int]]) -> str:
    said, line = head.get("language", ("en", 0))
    if (said or "en").lower() not in lang.codes():
        known = ", ".join(lang.codes())
        raise file.wrong(line, f"{said!r} is no language that this desk reads; it is one of {known}.")
    return said or "en"
