"""The text of an outline, changed piece by piece: all that is not changed stays as its author wrote it.

Each change gives a new text that was read again: a change that would let any other statement be read otherwise is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from torimatome.chronicle.outline.parts import COMMENT, File, Kind, Part, parts
from torimatome.chronicle.outline.reading import HEAD, head_of, read
from torimatome.chronicle.outline.wording import SIGNS, Tie, Wording
from torimatome.errors import BadConfig, NotFound
from torimatome.model.commentary import Outline, Statement

_PROSE = {Kind.PARAGRAPH, Kind.HEADING, Kind.PLATE}


@dataclass(frozen=True)
class Sheet:
    """An outline by its file's name, and its text."""

    name: str
    text: str

    @cached_property
    def outline(self) -> Outline:
        """What it says. BadConfig: it cannot be read."""
        return read(self.name, self.text)

    @cached_property
    def lines(self) -> list[str]:
        """Its lines as they were written."""
        return self.text.removeprefix("\ufeff").splitlines()

    @cached_property
    def parts(self) -> list[Part]:
        """The parts of its body."""
        return list(parts(self.lines, self._body))

    @property
    def _body(self) -> int:
        return head_of(File(self.name), self.lines)[0]

    # --- statements ---------------------------------------------------------------------------------------------

    def statement(self, number: int) -> Statement:
        """The statement of a number. NotFound: it has none."""
        told = self.outline.statements
        if not 1 <= number <= len(told):
            raise NotFound(f"The outline has no statement {number}; it has {len(told)}.")
        return told[number - 1]

    def change(self, number: int, wording: Wording) -> str:
        """Say a statement otherwise."""
        one = self.statement(number)
        told = self.outline.statements
        part = self._paragraph(one)
        own = [wording if s.number == number else Wording.of(s) for s in self._in(part)]
        return self._kept(self._with(part, self._laid(part, own)), told[: number - 1], told[number:])

    def add(self, wording: Wording, after: int, *, apart: bool = False) -> str:
        """Add a statement after another: to its paragraph, or apart, as one of its own. after 0: below all prose."""
        told = self.outline.statements
        if not after:
            return self._kept(self._inserted(self._end, ["", wording.line, ""]), told, ())
        part = self._paragraph(self.statement(after))
        if apart:
            last = self._in(part)[-1].number
            return self._kept(self._inserted(part.last, ["", wording.line]), told[:last], told[last:])
        own = [w for s in self._in(part) for w in ([Wording.of(s)] + [wording] * (s.number == after))]
        return self._kept(self._with(part, self._laid(part, own)), told[:after], told[after:])

    def remove(self, number: int) -> str:
        """Take a statement out."""
        part = self._paragraph(self.statement(number))
        own = [Wording.of(s) for s in self._in(part) if s.number != number]
        told = self.outline.statements
        return self._exact(self._with(part, self._laid(part, own)), [*told[: number - 1], *told[number:]])

    def move(self, number: int, *, down: bool) -> str:
        """Move a statement past its neighbour, or into the paragraph beside its own. NotFound: there is none."""
        one = self.statement(number)
        part = self._paragraph(one)
        own, told = self._in(part), list(self.outline.statements)
        at, step = number - 1, 1 if down else -1
        other = number + step
        if other in {s.number for s in own}:
            told[at], told[at + step] = told[at + step], told[at]
            return self._exact(self._with(part, self._laid(part, [Wording.of(told[s.number - 1]) for s in own])), told)
        beside = [p for p in self._paragraphs if (p.first > part.first if down else p.first < part.first)]
        if not beside:
            raise NotFound(
                "The statement stands at the end already." if down else "The statement stands first already."
            )
        into = beside[0 if down else -1]
        left = self._laid(part, [Wording.of(s) for s in own if s is not one])
        there = [Wording.of(s) for s in self._in(into)]
        joined = self._laid(into, [Wording.of(one), *there] if down else [*there, Wording.of(one)])
        later, sooner = ((into, joined), (part, left)) if down else ((part, left), (into, joined))
        lines = self._with(*later)
        lines[sooner[0].first : sooner[0].last] = sooner[1]
        return self._exact(lines, told)

    @property
    def _paragraphs(self) -> list[Part]:
        return [p for p in self.parts if p.kind is Kind.PARAGRAPH]

    def _paragraph(self, one: Statement) -> Part:
        return next(p for p in self._paragraphs if p.first < one.line <= p.last)

    def _in(self, part: Part) -> list[Statement]:
        return [s for s in self.outline.statements if part.first < s.line <= part.last]

    def _laid(self, part: Part, own: Sequence[Wording]) -> list[str]:
        """A paragraph with a statement in each line; its author's own lines stand above them."""
        laid = [line for line in self.lines[part.first : part.last] if line.strip().startswith(COMMENT)]
        above = len(laid)
        for one in own:
            if one.line.startswith(SIGNS):
                if len(laid) == above:
                    raise BadConfig("A paragraph cannot begin with @, !, # or //; begin it with a word.")
                laid[-1] += f" {one.line}"  # within a line the sign is none
            else:
                laid.append(one.line)
        return laid

    # --- headings and the head ----------------------------------------------------------------------------------

    def heading(self, number: int, text: str) -> str:
        """Say the heading of a number, from 1, otherwise (English | Japanese); without words it is taken away."""
        if not 1 <= number <= len(self._headings):
            raise NotFound(f"The outline has no heading {number}; it has {len(self._headings)}.")
        part = self._headings[number - 1]
        return self._exact(self._with(part, _heading(text)), self.outline.statements)

    @property
    def headings(self) -> tuple[str, ...]:
        """Its headings, each as it is written."""
        return tuple(self.lines[p.first].strip().lstrip("#").strip() for p in self._headings)

    @property
    def _headings(self) -> list[Part]:
        return [p for p in self.parts if p.kind is Kind.HEADING and self.lines[p.first].strip(" #|")]

    def add_heading(self, text: str, before: int) -> str:
        """Put a heading above the paragraph of a statement, which then begins one where it did not. 0: below all prose."""
        told = self.outline.statements
        if not before:
            return self._exact(self._inserted(self._end, ["", *_heading(text), ""]), told)
        part = self._paragraph(self.statement(before))
        own = self._in(part)
        first = [Wording.of(s) for s in own if s.number < before]
        rest = [Wording.of(s) for s in own if s.number >= before]
        laid = [*self._laid(part, first), "", *_heading(text), "", *[w.line for w in rest]]
        return self._exact(self._with(part, laid), told)

    def entitle(self, head: Mapping[str, str]) -> str:
        """Say lines of the head otherwise; a line that is not named stays, and what it lacks is added."""
        lines, (body, known) = list(self.lines), head_of(File(self.name), self.lines)
        for key in HEAD:
            said = " ".join(head[key].split()) if key in head else None
            if said is not None and key in known:
                lines[known[key][1] - 1] = f"{key}: {said}".rstrip()
            elif said:
                lines.insert(body, f"{key}: {said}")
                body += 1
        return self._exact(lines, self.outline.statements, unless="language" in head)

    # --- what statements rest on --------------------------------------------------------------------------------

    @property
    def ties(self) -> tuple[Tie, ...]:
        """What statements rest on, as it is written."""
        return tuple(Tie.of(self.lines[p.first]) for p in self.parts if p.kind is Kind.BASIS)

    def next_key(self, letter: str = "e") -> str:
        """A key that nothing has yet."""
        taken = {b.key for b in self.outline.bases} | {s.name for s in self.outline.statements}
        return next(f"{letter}{n}" for n in range(1, len(taken) + 2) if f"{letter}{n}" not in taken)

    def tie(self, tie: Tie) -> str:
        """Add something that statements may rest on."""
        return self._exact(self._inserted(self._last_tie, [tie.line]), self.outline.statements)

    def retie(self, key: str, tie: Tie) -> str:
        """Say otherwise what a key stands for."""
        return self._exact(self._with(self._tie(key), [tie.line]), self.outline.statements)

    def untie(self, key: str) -> str:
        """Take away what nothing rests on. BadConfig: something does."""
        return self._exact(self._with(self._tie(key), []), self.outline.statements)

    def _tie(self, key: str) -> Part:
        for part in self.parts:
            if part.kind is Kind.BASIS and Tie.of(self.lines[part.first]).key == key:
                return part
        raise NotFound(f"The outline has no {key!r} that statements rest on.")

    @property
    def _last_tie(self) -> int:
        return max((p.last for p in self.parts if p.kind is Kind.BASIS), default=len(self.lines))

    # --- lines ----------------------------------------------------------------------------------------------------

    @property
    def _end(self) -> int:
        """The line below all prose."""
        return max((p.last for p in self.parts if p.kind in _PROSE), default=self._body)

    def _with(self, part: Part, laid: Sequence[str]) -> list[str]:
        return [*self.lines[: part.first], *laid, *self.lines[part.last :]]

    def _inserted(self, at: int, laid: Sequence[str]) -> list[str]:
        gap = [""] if laid[:1] != [""] and at == len(self.lines) and self.lines[-1:] != [""] else []
        return [*self.lines[:at], *gap, *laid, *self.lines[at:]]

    def _kept(self, lines: Sequence[str], before: Sequence[Statement], after: Sequence[Statement]) -> str:
        """The text of lines in which these statements still stand, before and after what is new."""
        text = _text(lines)
        told = [_token(s) for s in read(self.name, text).statements]
        first, last = [_token(s) for s in before], [_token(s) for s in after]
        if told[: len(first)] != first or told[len(told) - len(last) :] != last or len(told) <= len(first) + len(last):
            raise BadConfig("A statement beside this one would be read otherwise; end your words with a full stop.")
        return text

    def _exact(self, lines: Sequence[str], wanted: Sequence[Statement], *, unless: bool = False) -> str:
        """The text of lines in which these statements stand and no others."""
        text = _text(lines)
        told = [_token(s) for s in read(self.name, text).statements]
        if not unless and told != [_token(s) for s in wanted]:
            raise BadConfig("Other statements would be read otherwise; change the text as a whole instead.")
        return text


def _heading(text: str) -> list[str]:
    english, _, japanese = (" ".join(part.split()) for part in text.partition("|"))
    if japanese:
        return [f"# {english} | {japanese}".replace("#  |", "# |")]
    return [f"# {english}"] if english else []


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def _token(one: Statement) -> tuple[object, ...]:
    return one.text, one.kind, one.rests_on, one.name, one.foresight
