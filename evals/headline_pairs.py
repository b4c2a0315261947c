"""Unseen news as an agency tells it, and the line that a desk would print: `python -m evals.headline_pairs` lists all.

Each pair was written for this project: an English headline with its first sentences, the desk's Japanese line and others that
it would also take. headline_pairs.jsonl is the half that rules may be looked at with; headline_pairs_held.jsonl, where it
stands, the half that nobody who writes rules has read. Pairs that would say of a real person that he is charged, tried or
dismissed are left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from evals.headlines import HOUSE, PROFILE, metrics
from evals.shared import MissingError
from torimatome import compose, lang, profiles
from torimatome.model import Article, Coverage, DateSource, Dossier, Event, EventKind, Headline, Lessons, Published
from torimatome.model.item import UNTRANSLATED

HALVES = {"dev": "headline_pairs.jsonl", "held": "headline_pairs_held.jsonl"}
_HERE = Path(__file__).parent
_DAY = date(2026, 7, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One article's opening and the Japanese lines that a desk takes for it, the first its own."""

    id: str
    english: str
    lead: str
    japanese: tuple[str, ...]


def pairs(half: str) -> tuple[Pair, ...]:
    """The pairs of a half; none where its file does not stand here."""
    file = _HERE / HALVES[half]
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line] if file.exists() else []
    return tuple(
        Pair(id=str(row["id"]), english=row["en"], lead=row["lead"], japanese=(row["ja"], *row.get("ja_also", ())))
        for row in rows
    )


def made(pair: Pair) -> Headline:
    """The Japanese headline of an event that this one article tells."""
    at = datetime.combine(_DAY, time(12), ZoneInfo(HOUSE.timezone))
    article = Article(
        id="a", revision=1, outlet="az.azertag", url="http://a.example/", language="en", headline=pair.english,
        text=pair.lead, published=Published(at=at, source=DateSource.FEED),
    )  # fmt: skip
    event = Event(id="e", kind=EventKind.OTHER)
    dossier = Dossier(event=event, articles=(article,), coverage=(Coverage(event="e", article="a"),))
    register = profiles.profile(PROFILE).register
    return compose.headlines(dossier, article, register, lang.pack, Lessons(), HOUSE, _DAY)["ja"]


def nearness(line: str, wanted: Sequence[str]) -> float:
    """chrF against the nearest of the lines that a desk takes, 0..100."""
    return max(float(metrics().chrf(line, form)) for form in wanted)


def scored(half: str) -> Iterator[tuple[Pair, Headline, float]]:
    """Each pair of a half with our line and its nearness."""
    for pair in pairs(half):
        line = made(pair)
        yield pair, line, nearness(line.text, pair.japanese)


def figures() -> dict[str, float]:
    """For each half that stands here: the mean chrF, and the share of lines that are left in the source's words."""
    result: dict[str, float] = {}
    for half in HALVES:
        if found := list(scored(half)):
            result[f"{half}_chrf"] = sum(score for _, _, score in found) / len(found)
            result[f"{half}_marked"] = sum(h.text.startswith(UNTRANSLATED) for _, h, _ in found) / len(found)
    return result


def main() -> int:
    """Print each pair of the dev half with our line, then the figures of both: held pairs are never shown."""
    try:
        for pair, line, score in scored("dev"):
            print(f"{pair.id}  {pair.english}\n  desk  {pair.japanese[0]}\n  ours  {line.text}  {score:.0f}")
        for name, value in figures().items():
            print(f"{name} {value:.3f}")
    except MissingError as missing:
        print(missing)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
