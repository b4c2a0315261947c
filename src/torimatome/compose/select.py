"""Which sentences make a summary: worth, facts not yet told, no repetition, nothing that leans on a sentence left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import sqrt

from torimatome.compose.lines import Line, content, facts, overlap
from torimatome.compose.weigh import Scale

# Share of words from which a sentence repeats another; 0.5 to 0.8 find the same facts in the two shared weeks, 0.4 one less.
_REPEATS = 0.6
_LEANS = re.compile(
    r"^(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|Such|Both|Each|One of (?:them|these)|Neither|None|Nor|"
    r"The (?:two|three|same|latter|former|aim|purpose|decision|occasion|figure|text itself|sum|document|papers)|Among them|"
    r"In (?:it|this|that|his|her|their|return|reply)|For (?:this|that)|With it|Without it|Not (?:so|all)|Nobody|Should they|"
    r"There|(?:In|During|At|After|On|With|For|According to) [^,]{0,40}?,? ?(?:they|he|she|it|him|her|them))\b"
)
_LEAST = 0.25  # 0.1 and 0.5 tried on the two shared weeks: the same facts, and 0.11 less in one of them
# A sentence beside a chosen one makes a longer run of the source's own words. 0.1, 0.25 and 0.4 tried on the two shared
# weeks: facts 0.85, 0.79 and 0.74 in the one, 0.87 to 0.89 in the other, runs only a little shorter.
_BESIDE = 0.15


def select(
    found: Sequence[Line], scale: Scale, budget: int, told: frozenset[str] = frozenset(), *, first: bool = True
) -> tuple[Line, ...]:
    """The sentences for about budget words, in the order of their sources; with first, the first one always.

    told: facts of sentences already in the item. A sentence that leans on the one before it brings it along.
    """
    chosen: list[Line] = list(found[:1]) if first else []
    known = told | _facts_of(chosen)
    while words_of(chosen) < budget:
        options = [(_value(group, scale, known, chosen), group) for group in _groups(found, chosen)]
        options = [o for o in options if words_of(chosen) + words_of(o[1]) <= budget * 1.15]
        best = max(options, key=lambda o: (o[0], -o[1][0].number), default=None)
        if best is None or best[0] < _LEAST:
            break
        chosen += best[1]
        known |= _facts_of(best[1])
    order = {line: i for i, line in enumerate(found)}
    return tuple(sorted(chosen, key=order.__getitem__))


def words_of(chosen: Sequence[Line]) -> int:
    """Length of some sentences in words."""
    return sum(line.size for line in chosen)


def leans(line: Line) -> bool:
    """Whether a sentence cannot be understood without the one before it."""
    return line.number > 0 and bool(_LEANS.match(line.text))


def _groups(found: Sequence[Line], chosen: Sequence[Line]) -> list[list[Line]]:
    """Each sentence not yet chosen, with those before it that it leans on."""
    groups = []
    for i, line in enumerate(found):
        if line in chosen:
            continue
        group = [line]
        while leans(group[0]) and i > 0 and found[i - 1] not in chosen and found[i - 1].article is line.article:
            i -= 1  # noqa: PLW2901 - walks back from the sentence
            group.insert(0, found[i])
        groups.append(group)
    return groups


def _value(group: Sequence[Line], scale: Scale, known: frozenset[str], chosen: Sequence[Line]) -> float:
    worth = sum(scale.worth(line) + scale.gain(line, known) for line in group) / sqrt(len(group))
    told = max((overlap(content(line.text), content(c.text)) for line in group[-1:] for c in chosen), default=0.0)
    beside = sum(abs(line.number - c.number) == 1 and line.article is c.article for line in group for c in chosen)
    return worth - (2.0 if told > _REPEATS else told) - _BESIDE * beside


def _facts_of(chosen: Sequence[Line]) -> frozenset[str]:
    return frozenset(f for line in chosen for f in facts(line.text))
