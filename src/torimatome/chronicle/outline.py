"""An outline as a person writes it: a head, prose with a tag after each statement, and lines for what they rest on.

    title: The corridor
    date: 2031-05-02

    # Background | 背景

    The road was closed in March. {e1} It is likely to open again. {forecast: e1; 60%; look 2031-12-31; true if a convoy passes}

    @ e1 | 2031-03 | The road is closed | item 3104-031502; AZERTAG, 15.03.2031 “The road is closed.”

A tag ends its statement: {[NAME =] [KIND:] KEYS [; NN%] [; look DAY] [; true if WORDS]}. Lines that begin with // are for
their author alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from torimatome import lang
from torimatome.analysis.certainty import certainties, distances, kind_of
from torimatome.analysis.support import below
from torimatome.errors import BadConfig
from torimatome.lang.text import nfc, sentences
from torimatome.model.commentary import (
    Basis,
    Foresight,
    Ground,
    GroundKind,
    Outline,
    Passage,
    Plate,
    Precision,
    Statement,
    StatementKind,
)

HEAD = ("title", "title ja", "organisation", "author", "date", "language")
TIMELINE = "timeline"
"""Names a picture that is made: the events of the commentary on a line of time."""
MOST = 2_000_000
"""So many characters a commentary has at most; a file that is larger is none."""

_HEADED = re.compile(r"([A-Za-z][A-Za-z ]{0,20}?)\s*:\s*(.*)")
_TAG = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[A-Za-z][\w-]{0,30}")
_STOPS = re.compile(r"\s*[.。!?！？]+[”」』\")]*")
_QUOTE = re.compile(r"[“\"]([^”\"]+)[”\"]\s*$")
_CJK = re.compile(r"[ぁ-んァ-ヶ一-龠、。」』]")
_DAY = r"\d{4}-\d{2}-\d{2}"
_WHEN = re.compile(rf"(?P<about>~\s*)?(?P<first>{_DAY}(?:T[\d:+.Z-]+)?|\d{{4}}-\d{{2}}|\d{{4}})(?P<to>\s*\.\.\s*(?P<last>{_DAY}|\d{{4}}-\d{{2}}|\d{{4}})?)?")  # fmt: skip

TEMPLATE = """\
title: {title}
title ja:
organisation:
author:
date: {today}
language: en

// Lines that begin with // are yours alone. Write prose; after a statement say in braces what it rests on: {{e1, e2}}.
// A kind may stand first: {{observed: e1}}, reported, interpretation, causal, forecast, aside (which needs nothing).
// A forecast: {{forecast: e1; 70%; look {look}; true if ...}}. {{c1 = causal: e1}} names a statement; others may rest on c1.

# Background | 背景

Write here what happened. {{aside}}

# Outlook | 見通し

Write here what will come of it. {{aside}}

// What statements rest on: @ KEY | WHEN | WHAT | FROM; FROM ...
// WHEN: 2023-09-19, 2023-09, 2023, 2023-09-11..2023-09-20, 2023-09-20.. (since), ~2023-06 (about), ? (undated)
// FROM: item ID, event ID, article ID, or a source in words, with what it says in “quotation marks”.
// @ e1 | {today} | What happened | item 2309-201501
// A picture beside this file: ! picture.svg | What it shows       The events as a picture: ! timeline | What it shows
"""


def read(name: str, text: str) -> Outline:
    """An outline by its file's name. BadConfig: one sentence that names the line."""
    return _Reader(name, text).outline()


@dataclass
class _Paragraph:
    """Lines of one paragraph, joined, with where each began."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, line: str, number: int) -> None:
        gap = "" if not self.text or (_CJK.match(self.text[-1]) and _CJK.match(line[0])) else " "
        self.text += gap
        self.starts.append(len(self.text))
        self.lines.append(number)
        self.text += line

    def line(self, at: int) -> int:
        return self.lines[max(0, bisect_right(self.starts, at) - 1)]


class _Reader:
    def __init__(self, name: str, text: str) -> None:
        if len(text) > MOST:
            raise BadConfig(f"{name} has {len(text):,} characters, and a commentary at most {MOST:,}; name an outline.")
        self.name = name
        self.lines = [nfc(line) for line in text.removeprefix("\ufeff").splitlines()]
        self.passages: list[Passage] = []
        self.bases: dict[str, Basis] = {}
        self.count = 0

    def wrong(self, line: int, sentence: str) -> BadConfig:
        return BadConfig(f"{self.name}, line {line}: {sentence}")

    def outline(self) -> Outline:
        offset = next((n for n, line in enumerate(self.lines) if line.strip()), 0)
        at, head = self._head(offset)
        self._language(head)
        self._body(at)
        made = Outline(
            id=self.name.rpartition(".")[0] or self.name, title=head.get("title", ("", 0))[0],
            title_ja=head.get("title ja", ("", 0))[0], organisation=head.get("organisation", ("", 0))[0],
            author=head.get("author", ("", 0))[0], dated_on=self._date(head), language=self.language,
            passages=tuple(self.passages), bases=tuple(self.bases.values()),
        )  # fmt: skip
        if not made.title:
            raise BadConfig(f"{self.name} has no title; begin it with a line like `title: The corridor`.")
        self._tied(made)
        return made

    # --- the head ---------------------------------------------------------------------------------------------

    def _head(self, at: int) -> tuple[int, dict[str, tuple[str, int]]]:
        """The lines above the first empty one, if the first of them is of the head."""
        head: dict[str, tuple[str, int]] = {}
        for n in range(at, len(self.lines)):
            line = self.lines[n].strip()
            if line.startswith("//"):
                continue
            found = _HEADED.fullmatch(line)
            if not line or not found:
                if line and head:
                    raise self.wrong(n + 1, "the head has no such line; leave an empty line before the text.")
                return n, head
            key = found[1].lower()
            if key not in HEAD:
                raise self.wrong(n + 1, f"the head has no {found[1]!r}; it knows {', '.join(HEAD)}.")
            head[key] = found[2].strip(), n + 1
        return len(self.lines), head

    def _language(self, head: Mapping[str, tuple[str, int]]) -> None:
        self.language, line = head.get("language", ("en", 0))
        self.language = self.language or "en"
        if self.language.lower() not in lang.codes():
            known = ", ".join(lang.codes())
            raise self.wrong(line, f"{self.language!r} is no language that this desk reads; it is one of {known}.")
        self.pack = lang.pack(self.language)

    def _date(self, head: Mapping[str, tuple[str, int]]) -> date | None:
        text, line = head.get("date", ("", 0))
        return self._day(text, line) if text else None

    def _day(self, text: str, line: int) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise self.wrong(line, f"{text!r} is no day; write it like 2023-09-19.") from error

    # --- the body ---------------------------------------------------------------------------------------------

    def _body(self, at: int) -> None:
        gathered = _Paragraph()
        heading = ("", "")
        for n in range(at, len(self.lines) + 1):
            line = self.lines[n].strip() if n < len(self.lines) else ""
            if line.startswith("//"):
                continue
            own = line[:1] in {"@", "!", "#"}
            if (not line or own) and gathered.text:
                self.passages.append(Passage(statements=tuple(self._statements(gathered)), heading=heading[0], heading_ja=heading[1]))  # fmt: skip
                gathered, heading = _Paragraph(), ("", "")
            if line.startswith("#"):
                first, _, second = line.lstrip("#").partition("|")
                heading = first.strip(), second.strip()
            elif line.startswith("@"):
                self._basis(line[1:], n + 1)
            elif line.startswith("!"):
                self._plate(line[1:], n + 1)
            elif line:
                gathered.add(line, n + 1)
        if any(heading):
            self.passages.append(Passage(heading=heading[0], heading_ja=heading[1]))

    def _plate(self, text: str, line: int) -> None:
        file, _, caption = (part.strip() for part in text.partition("|"))
        if file != TIMELINE and not file.lower().endswith((".png", ".svg")):
            raise self.wrong(line, f"{file!r} is no picture; name a .png or .svg file beside this one, or {TIMELINE}.")
        if "/" in file or "\\" in file or file.startswith("."):
            raise self.wrong(line, f"the picture {file!r} must lie beside this file; name it without a folder.")
        self.passages.append(Passage(plate=Plate(file=file, caption=caption or file, line=line)))

    def _basis(self, text: str, line: int) -> None:
        parts = [part.strip() for part in text.split("|", 3)]
        if len(parts) < 3 or not parts[2]:
            raise self.wrong(line, "what statements rest on is written as @ KEY | WHEN | WHAT | FROM.")
        key = parts[0]
        if not _NAME.fullmatch(key) or key.lower() in set(StatementKind):
            raise self.wrong(line, f"{key!r} is no key; call it e1 (an event), i1 (an indicator) or f1 (a figure).")
        if key in self.bases:
            raise self.wrong(line, f"{key} stands in line {self.bases[key].line} already; give this one another key.")
        first, last, precision = self._when(parts[1], line)
        grounds = tuple(self._grounds(parts[3], line)) if len(parts) > 3 else ()
        self.bases[key] = Basis(
            key=key, text=parts[2], first_on=first, last_on=last, precision=precision, grounds=grounds, line=line
        )

    def _when(self, text: str, line: int) -> tuple[date | None, date | None, Precision]:
        if text in {"?", ""}:
            return None, None, Precision.UNDATED
        found = _WHEN.fullmatch(text)
        if not found:
            raise self.wrong(
                line, f"{text!r} is no date; write 2023-09-19, 2023-09, 2023-09-11..2023-09-20, ~2023-06 or ?."
            )
        first, last = self._span(found["first"].partition("T")[0], line)
        precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(found["first"]), Precision.DAY)
        if found["to"]:
            last = self._span(found["last"], line)[1] if found["last"] else date.max
            precision = Precision.RANGE if found["last"] else Precision.SINCE
        if last < first:
            raise self.wrong(line, f"{text} runs backwards; write the earlier day first.")
        return first, last, Precision.APPROX if found["about"] else precision

    def _span(self, text: str, line: int) -> tuple[date, date]:
        """The first and last day of a day, month or year."""
        first = self._day(text + "-01-01"[3 * (len(text) // 7) :] if len(text) < 10 else text, line)
        if len(text) == 4:
            return first, date(first.year, 12, 31)
        return first, first.replace(day=monthrange(first.year, first.month)[1]) if len(text) == 7 else first

    def _grounds(self, text: str, line: int) -> Iterator[Ground]:
        for part in re.split(r";(?![^“]*”)", text):
            words, quoted = part.strip(), _QUOTE.search(part)
            if not words:
                continue
            if quoted:
                words = words[: words.index(quoted[0].strip())].strip()
            kind, _, name = words.partition(" ")
            known = kind.lower() in set(GroundKind)
            if known and not name.strip():
                raise self.wrong(line, f"{kind!r} names none; write its id after it, as in {kind} 2309-201501.")
            yield Ground(
                kind=GroundKind(kind.lower()) if known else GroundKind.HAND,
                name=name.strip(" <>") if known else words, quote=quoted[1] if quoted else "",
            )  # fmt: skip

    # --- statements -------------------------------------------------------------------------------------------

    def _statements(self, gathered: _Paragraph) -> Iterator[Statement]:
        """The sentences of a paragraph; a tag belongs to the one before it, and ends it."""
        text, at = gathered.text, 0
        for tag in _TAG.finditer(text):
            stops = _STOPS.match(text, tag.end())
            before = text[at : tag.start()].rstrip() + (stops[0].strip() if stops else "")
            found = list(self._plain(before, at, gathered))
            if not found:
                raise self.wrong(
                    gathered.line(tag.start()), f"the tag {tag[0]} follows no sentence; write it after one."
                )
            yield from found[:-1]
            yield self._tagged(found[-1], tag[1], gathered.line(tag.start()))
            at = stops.end() if stops else tag.end()
        yield from self._plain(text[at:], at, gathered)

    def _plain(self, text: str, offset: int, gathered: _Paragraph) -> Iterator[Statement]:
        stray = next((n for n, ch in enumerate(text) if ch in "{}"), None)
        if stray is not None:
            raise self.wrong(
                gathered.line(offset + stray), f"the brace {text[stray]!r} has no partner; a tag stands in {{...}}."
            )
        for span in sentences(text, self.pack):
            words = text[span.start : span.end].strip()
            if words.strip(" .,;"):
                self.count += 1
                yield self._statement(words, self.count, gathered.line(offset + span.start))

    def _statement(self, words: str, number: int, line: int) -> Statement:
        kind = kind_of(words)
        said = (*(c.words for c in certainties(words)), *distances(words))
        foresight = _foresight(words, Foresight()) if kind is StatementKind.FORECAST else None
        return Statement(
            number=number, text=words, kind=kind, words=tuple(dict.fromkeys(said)), foresight=foresight, line=line
        )

    def _tagged(self, one: Statement, tag: str, line: int) -> Statement:
        head, *more = (part.strip() for part in tag.split(";"))
        name, equals, rest = (part.strip() for part in head.partition("=")) if "=" in head else ("", "", head)
        if equals and not _NAME.fullmatch(name):
            raise self.wrong(line, f"{name!r} is no name for a statement; use letters and figures, such as c1.")
        said, colon, keys = (part.strip() for part in rest.partition(":"))
        if not colon and said.lower() not in set(StatementKind):
            said, keys = "", said
        kind = self._kind(said, line) if said else one.kind
        rests_on = tuple(key for key in re.split(r"[\s,、]+", keys) if key)
        foresight = self._foresight(one, more, line) if kind is StatementKind.FORECAST else None
        if more and foresight is None and any(more):
            raise self.wrong(line, f"{more[0]!r} belongs to a forecast; write {{forecast: ...; {more[0]}}}.")
        return replace(one, kind=kind, rests_on=rests_on, name=name, foresight=foresight, stated=bool(said))

    def _kind(self, said: str, line: int) -> StatementKind:
        try:
            return StatementKind(said.lower())
        except ValueError as error:
            known = ", ".join(StatementKind)
            raise self.wrong(line, f"{said!r} is no kind of statement; it is one of {known}.") from error

    def _foresight(self, one: Statement, more: Sequence[str], line: int) -> Foresight:
        made = Foresight()
        for part in filter(None, more):
            word, _, rest = part.partition(" ")
            if part.endswith("%"):
                made = replace(made, probability=self._share(part, line), by="the author")
            elif word == "look":
                made = replace(made, look_on=self._day(rest.strip(), line))
            elif part.startswith("true if "):
                made = replace(made, shown_by=part.removeprefix("true if ").strip())
            else:
                raise self.wrong(
                    line, f"{part!r} says nothing of a forecast; write 70%, look 2024-09-30, or true if ... ."
                )
        return _foresight(one.text, made)

    def _share(self, text: str, line: int) -> float:
        try:
            value = float(text[:-1].strip()) / 100
        except ValueError:
            value = -1.0
        if not 0 <= value <= 1:
            raise self.wrong(line, f"{text!r} is no probability; write one from 0% to 100%.")
        return value

    # --- ties -------------------------------------------------------------------------------------------------

    def _tied(self, made: Outline) -> None:
        """Every key leads somewhere, no name stands twice, and no statement rests on itself."""
        named: dict[str, Statement] = {}
        for one in made.statements:
            if one.name in self.bases or one.name in named:
                raise self.wrong(one.line, f"the name {one.name} is taken; give this statement another.")
            if one.name:
                named[one.name] = one
        for one in made.statements:
            missing = [key for key in one.rests_on if key not in self.bases and key not in named]
            if missing:
                raise self.wrong(
                    one.line, f"there is no {missing[0]!r} to rest on; add a line @ {missing[0]} | WHEN | WHAT | FROM."
                )
            if one.name and one.name in set(below(one, named)):
                raise self.wrong(one.line, f"{one.name} rests on itself in the end; take one of its ties away.")


def _foresight(text: str, made: Foresight) -> Foresight:
    """With the words of certainty, and what they are worth where the author gives no number."""
    found = certainties(text)
    best = next((c for c in found if c.grade), found[0] if found else None)
    if best is None:
        return made
    made = replace(made, words=best.words)
    if made.probability is None and best.grade:
        made = replace(made, probability=best.grade.middle, by=best.by)
    return made
