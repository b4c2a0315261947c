"""How many quantities are read exactly: value, unit and what is counted, in 160 sentences of our own.

`python -m evals.quantities [figures|faults]`. The sentences stand in evals/quantities/*.toml:
[quantity|value[-to] unit-or-thing thing-or-qualifier ...]; odd ones are held: their faults are counted, never read.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.marked import Numbered, unmarked
from torimatome.lang import pack
from torimatome.lang.quantities import Quantity, find_quantities

FOLDER = Path(__file__).parent / "quantities"


@dataclass(frozen=True)
class Wanted:
    """A marked quantity."""

    start: int
    end: int
    value: float
    value_to: float | None
    unit: str
    counts: str
    qualifier: str


@dataclass(frozen=True)
class Sentence(Numbered):
    """A sentence without its marks."""

    text: str
    wanted: tuple[Wanted, ...]

    def faults(self) -> list[str]:
        """Each quantity that is not read exactly, and each found where there is none."""
        found = find_quantities(self.text, pack(self.language))
        amiss = [_shown(w, found) for w in self.wanted if not any(_same(w, q) for q in found)]
        spare = [q for q in found if not any(q.start < w.end and w.start < q.end for w in self.wanted)]
        return [*amiss, *(f"+{self.text[q.start : q.end]}" for q in spare)]

    def qualified(self) -> tuple[int, int]:
        """How many qualifiers are right, of how many."""
        found = find_quantities(self.text, pack(self.language))
        asked = [w for w in self.wanted if w.qualifier]
        return sum(any(_same(w, q) and q.qualifier == w.qualifier for q in found) for w in asked), len(asked)


def _same(w: Wanted, q: Quantity) -> bool:
    return q.start < w.end and w.start < q.end and _told(w) == _told(q)


def _told(q: Wanted | Quantity) -> tuple[float, float | None, str, str]:
    return q.value, q.value_to, q.unit, q.counts


def _shown(w: Wanted, found: tuple[Quantity, ...]) -> str:
    return f"{_told(w)} not {[_told(q) for q in found if q.start < w.end and w.start < q.end]}"


def sentences() -> Iterator[Sentence]:
    """All sentences."""
    for file in sorted(FOLDER.glob("*.toml")):
        for number, line in enumerate(tomllib.loads(file.read_text("utf-8"))["sentences"]):
            text, marks = unmarked(line)
            yield Sentence(file.stem, number, text, tuple(_wanted(m.start, m.end, m.meaning.split()) for m in marks))


def _wanted(start: int, end: int, words: list[str]) -> Wanted:
    first, _, last = words[0].partition("-")
    unit, thing = ("" if w == "-" else w for w in words[1:3])
    qualifier = words[3] if len(words) > 3 else ""
    return Wanted(start, end, float(first), float(last) if last else None, unit, thing, qualifier)


def figures() -> dict[str, float]:
    """The share read exactly, of each language and of all, on both halves."""
    counts: dict[str, list[int]] = {}
    right = asked = 0
    for sentence in sentences():
        half = "held" if sentence.held else "dev"
        ok, of = sentence.qualified()
        right, asked = right + ok, asked + of
        for name in (f"{half}_{sentence.language}", f"{half}_all"):
            row = counts.setdefault(name, [0, 0])
            row[0], row[1] = row[0] + len(sentence.wanted), row[1] + len(sentence.faults())
    told = {f"{name}_exact": max(0.0, 1 - amiss / n) for name, (n, amiss) in sorted(counts.items())}
    return told | {"qualifiers": right / asked}


def faults() -> Iterator[str]:
    """Each fault of the dev half, a line each."""
    for s in sentences():
        if not s.held and (amiss := s.faults()):
            yield f"{s.language} {s.number + 1}: {'; '.join(amiss)} | {s.text}"


def main() -> None:
    """Print what is asked for."""
    for part in sys.argv[1:] or ["figures"]:
        told = faults() if part == "faults" else (f"{name} {value:.3f}" for name, value in figures().items())
        print("\n".join(told))


if __name__ == "__main__":
    main()
