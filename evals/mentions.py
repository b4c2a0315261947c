"""Entity F1 of names found in texts, with the right entity, on sentences of our own in eight languages.

`python -m evals.mentions [dev|held|faults]` prints the figures; faults: each fault of the half that may be looked at.
The sentences stand in evals/mentions/*.toml. Every second one is held: its faults are counted, never read.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from evals.marked import Numbered, unmarked
from torimatome.group import Gazetteer, mentions
from torimatome.lang import pack
from torimatome.model import Article, DateSource, EntityKind, Mention, Published
from torimatome.outlets import bundled
from torimatome.profiles import Register, profile

FOLDER = Path(__file__).parent / "mentions"
_DAY = re.compile(r"@(\d{4}-\d\d-\d\d) ")
Span = tuple[int, int, str]


@dataclass(frozen=True)
class Sentence(Numbered):
    """A sentence without its marks, and the names that must be found in it."""

    day: date
    text: str
    spans: tuple[Span, ...]


def sentences(register: Register) -> Iterator[Sentence]:
    """All sentences, with each name's entity looked up by its id or English name."""
    ids = _ids(register)
    for file in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(file.read_text("utf-8"))
        for number, line in enumerate(data["sentences"]):
            yield _read(file.stem, number, line, data["day"], ids)


def _ids(register: Register) -> dict[str, str]:
    """English name or id -> id; a country before a person before a place of the same name."""
    order = (EntityKind.COUNTRY, EntityKind.PERSON, EntityKind.PLACE, EntityKind.BODY, EntityKind.INITIATIVE)
    found: dict[str, str] = {}
    for kind in order:
        for entity in register.of_kind(kind):
            for name in (entity.id, entity.names.get("en", ""), *entity.forms.get("en", ())):
                found.setdefault(name, entity.id)
    return found


def _read(language: str, number: int, line: str, day: date, ids: Mapping[str, str]) -> Sentence:
    said = _DAY.match(line)
    line = line[said.end() :] if said else line
    text, marks = unmarked(line)
    if strange := next((m.meaning for m in marks if m.meaning not in ids), None):
        raise KeyError(f"{language}.toml, sentence {number + 1}: {strange} is no entity")
    spans = tuple((m.start, m.end, ids[m.meaning]) for m in marks)
    return Sentence(language, number, date.fromisoformat(said[1]) if said else day, text, spans)


def found_in(sentence: Sentence, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The known names that the project finds."""
    at = datetime(sentence.day.year, sentence.day.month, sentence.day.day, 12, tzinfo=UTC)
    article = Article(
        id="s", revision=1, outlet="eval", url="", language=sentence.language, headline="", text=sentence.text,
        published=Published(at=at, source=DateSource.FEED),
    )  # fmt: skip
    return tuple(m for m in mentions(article, gazetteer, pack(sentence.language)) if m.entity)


def compare(sentence: Sentence, found: tuple[Mention, ...]) -> tuple[int, list[Mention], list[Span]]:
    """How many names are right (they overlap, the entity is the same), what was found amiss and what was missed."""
    open_spans, wrong = list(sentence.spans), []
    for mention in found:
        same = [s for s in open_spans if s[0] < mention.end and mention.start < s[1] and s[2] == mention.entity]
        if same:
            open_spans.remove(same[0])
        else:
            wrong.append(mention)
    return len(sentence.spans) - len(open_spans), wrong, open_spans


def score(half: str) -> dict[str, float]:
    """F1 of each language on one half, and of all."""
    register = profile("central-asia").register
    gazetteer = Gazetteer(register, bundled().values())
    counts: dict[str, list[int]] = {}
    for sentence in sentences(register):
        if sentence.held == (half == "held"):
            right, wrong, missed = compare(sentence, found_in(sentence, gazetteer))
            for name in (sentence.language, "all"):
                row = counts.setdefault(name, [0, 0, 0])
                row[0], row[1], row[2] = row[0] + right, row[1] + len(wrong), row[2] + len(missed)
    return {f"{half}_{name}_f1": 2 * r / (2 * r + w + m) for name, (r, w, m) in sorted(counts.items())}


def figures() -> dict[str, float]:
    """The figures of both halves."""
    return score("dev") | score("held")


def faults() -> Iterator[str]:
    """Each fault of the dev half, a line each."""
    register = profile("central-asia").register
    gazetteer = Gazetteer(register, bundled().values())
    for sentence in sentences(register):
        if not sentence.held:
            _, wrong, missed = compare(sentence, found_in(sentence, gazetteer))
            if wrong or missed:
                amiss = [f"+{m.surface} {m.entity}" for m in wrong]
                amiss += [f"-{sentence.text[s:e]} {i}" for s, e, i in missed]
                yield f"{sentence.language} {sentence.number + 1}: {'; '.join(amiss)} | {sentence.text}"


def main() -> None:
    """Print what is asked for."""
    asked = sys.argv[1:] or ["dev", "held"]
    for part in asked:
        if part == "faults":
            print("\n".join(faults()))
        else:
            print(*(f"{name} {value:.3f}" for name, value in score(part).items()), sep="\n")


if __name__ == "__main__":
    main()
