"""What the shared weeks set as traps for grouping: copies and who copied whom, look-alikes, looks back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

from evals.grouping import WEEKS, Week, grouped, metrics
from evals.shared import material
from torimatome.group import Grouping

_APART = re.compile(r"must not (?:merge|join)|look-alike|\b(?:two|three) items", re.IGNORECASE)
"""How a week's authors say of a trap that its articles are of several events."""


def figures() -> dict[str, float]:
    """Each week's figures. MissingError: the shared material is not on this machine."""
    return {f"{week}_{name}": value for week in WEEKS for name, value in _week_figures(week).items()}


def _week_figures(name: str) -> dict[str, float]:
    week, found = grouped(name)
    return copied(week, found) | merged(week, found, traps(material(f"week-{name}")))


def copied(week: Week, found: Grouping) -> dict[str, float]:
    """Pairs of near-duplicates, and the share of all copies of which the right original is named."""
    m = metrics()
    ours = {c.article: c.duplicate_of for c in found.coverage if c.duplicate_of}
    gold = {key: row["copy_of"] for key, row in week.gold.items() if row["copy_of"]}
    families = m.cluster_pairs(m.linked_clusters(ours.items())), m.cluster_pairs(m.linked_clusters(gold.items()))
    right = sum(ours.get(copy) == original for copy, original in gold.items())
    return {"duplicate_pairs_f1": m.set_prf(*families).f1, "direction_right": right / len(gold) if gold else 1.0}


def traps(folder: Path) -> tuple[tuple[str, ...], ...]:
    """The articles of each trap of look-alikes; of any trap, noise that shares somebody or some place with an event."""
    rows = json.loads((folder / "gold.json").read_text("utf-8"))["traps"]
    return tuple(tuple(row["articles"]) for row in rows if _APART.search(row["what"]))


def merged(week: Week, found: Grouping, look_alikes: tuple[tuple[str, ...], ...]) -> dict[str, float]:
    """How many pairs of look-alikes, and how many looks back, stand in one event with what they do not tell of."""
    event = {c.article: c.event for c in found.coverage}
    pairs = {frozenset(pair) for trap in look_alikes for pair in combinations(trap, 2)}
    back = [key for key, row in week.gold.items() if row["kind"] == "retrospective"]
    wrong = {frozenset(pair) for pair in _wrong(week, event)}
    return {
        "look_alikes_merged": len(pairs & wrong),
        "retrospectives_merged": sum(any(key in pair for pair in wrong) for key in back),
    }


def _wrong(week: Week, event: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The pairs put together that are neither of one event nor of one text."""
    text = {key: row["copy_of"] or row["translation_of"] or key for key, row in week.gold.items()}
    for a, b in combinations(week.gold, 2):
        told = week.gold[a]["event"], week.gold[b]["event"]
        if event[a] == event[b] and (None in told or told[0] != told[1]) and text[a] != text[b]:
            yield a, b
