"""How many written dates are read exactly: 486 expressions in sentences of our own, in eight languages.

`python -m evals.dates [dev|held|faults]` prints the figures; faults: each fault of the half that may be looked at.
The sentences stand in evals/dates/*.toml: [expression|days kind] with the kind's first letter (k: week), `-` where
there is no date. Every second expression of a file is held: its faults are counted, never read.
A date found outside the marks is a fault of its own.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evals.marked import Numbered, unmarked
from torimatome.lang import pack
from torimatome.lang.dates import DateSpan, find_dates

FOLDER = Path(__file__).parent / "dates"
_KINDS = {"f": "full", "p": "partial", "r": "relative", "w": "weekday", "m": "month", "k": "week"}
Wanted = tuple[date, date, str] | None


@dataclass(frozen=True)
class Expression:
    """A marked place of a sentence and the days it means; None: no date."""

    start: int
    end: int
    wanted: Wanted


@dataclass(frozen=True)
class Sentence(Numbered):
    """A sentence without its marks."""

    on: date
    text: str
    expressions: tuple[Expression, ...]

    def faults(self) -> list[str]:
        """What is amiss, expression by expression, then what was found without being there."""
        found = find_dates(self.text, pack(self.language), self.on, vague=True)
        amiss = [fault for e in self.expressions if (fault := _amiss(e, found, self.text))]
        spare = [s for s in found if not any(_touch(s, e) for e in self.expressions)]
        return [*amiss, *(f"+{self.text[s.start : s.end]}" for s in spare)]


def _touch(span: DateSpan, expression: Expression) -> bool:
    return span.start < expression.end and expression.start < span.end


def _amiss(expression: Expression, found: tuple[DateSpan, ...], text: str) -> str | None:
    """What is wrong with one expression. A weekday beside its own date says the date once more."""
    here = [(s.first_on, s.last_on, s.kind) for s in found if _touch(s, expression)]
    if expression.wanted is None:
        return f"{text[expression.start : expression.end]} is none: {here}" if here else None
    if expression.wanted in here and all(h[:2] == expression.wanted[:2] for h in here):
        return None
    return f"{text[expression.start : expression.end]}: {[(str(a), str(b), k) for a, b, k in here]}"


def sentences() -> Iterator[Sentence]:
    """All sentences."""
    for file in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(file.read_text("utf-8"))
        for number, line in enumerate(data["sentences"]):
            yield _read(file.stem, number, line, data["day"])


def _read(language: str, number: int, line: str, day: date) -> Sentence:
    text, marks = unmarked(line)
    return Sentence(language, number, day, text, tuple(Expression(m.start, m.end, _wanted(m.meaning)) for m in marks))


def _wanted(written: str) -> Wanted:
    if written == "-":
        return None
    days, kind = written.split()
    first, _, last = days.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last or first), _KINDS[kind]


def score(half: str) -> dict[str, float]:
    """The share of expressions read exactly, of each language on one half, and of all."""
    counts: dict[str, list[int]] = {}
    for sentence in sentences():
        if sentence.held == (half == "held"):
            faults = len(sentence.faults())
            for name in (sentence.language, "all"):
                row = counts.setdefault(name, [0, 0])
                row[0], row[1] = row[0] + len(sentence.expressions), row[1] + faults
    return {f"{half}_{name}_exact": max(0.0, 1 - amiss / n) for name, (n, amiss) in sorted(counts.items())}


def figures() -> dict[str, float]:
    """The figures of both halves."""
    return score("dev") | score("held")


def faults() -> Iterator[str]:
    """Each fault of the dev half, a line each."""
    for sentence in sentences():
        if not sentence.held and (amiss := sentence.faults()):
            yield f"{sentence.language} {sentence.number + 1}: {'; '.join(amiss)} | {sentence.text}"


def main() -> None:
    """Print what is asked for."""
    for part in sys.argv[1:] or ["dev", "held"]:
        if part == "faults":
            print("\n".join(faults()))
        else:
            print(*(f"{name} {value:.3f}" for name, value in score(part).items()), sep="\n")


if __name__ == "__main__":
    main()
