"""Which sentences make a summary: worth, facts not yet told, no repetition, nothing that leans on a sentence left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt

from torimatome.compose.leaning import leans, says_so
from torimatome.compose.lines import Line, content, facts, overlap
from torimatome.compose.weigh import Scale

# Share of words from which a sentence repeats another; 0.5 to 0.8 find the same facts in the two shared weeks, 0.4 one less.
_REPEATS = 0.6
_LEAST = 0.25  # 0.1 and 0.5 tried on the two shared weeks: the same facts, and 0.11 less in one of them
# A sentence beside a chosen one makes a longer run of the source's own words. On five weeks 0.1 and 0.3 find .868 of the
# facts (median longest run 44 and 43 words), 0.6 .838 (41) and 1.0 .822 (37).
_BESIDE = 0.3
# How far the last sentence may pass the guide: 1.05, 1.15, 1.3, 1.5 find .774, .824, .836 and .847 of the facts of five weeks,
# with 2,900 to 3,300 words in the longest of them; 1.3 stays nearest to the lengths of past issues.
_OVER = 1.3


def select(
    found: Sequence[Line],
    scale: Scale,
    budget: int,
    told: frozenset[str] = frozenset(),
    *,
    first: bool = True,
    size: Callable[[Line], int] = lambda line: line.size,
) -> tuple[Line, ...]:
    """The sentences for about budget words, in the order of their sources; with first, the first one always.

    told: facts of sentences already in the item. A sentence that leans on the one before it brings it along.
    size: the words that a sentence has as it will be written.
    """
    sizes = {line.citation: size(line) for line in found}

    def words_of(lines: Sequence[Line]) -> int:
        return sum(sizes[line.citation] for line in lines)

    chosen: list[Line] = _group(found, 0, ()) if first and found else []
    known = told | _facts_of(chosen)
    while words_of(chosen) < budget:
        options = [(_value(group, scale, known, chosen), group) for group in _groups(found, chosen)]
        options = [o for o in options if words_of(chosen) + words_of(o[1]) <= budget * _OVER]
        best = max(options, key=lambda o: (o[0], -o[1][0].number), default=None)
        if best is None or best[0] < _LEAST:
            break
        chosen += best[1]
        known |= _facts_of(best[1])
    order = {line: i for i, line in enumerate(found)}
    return tuple(sorted(chosen, key=order.__getitem__))


def _groups(found: Sequence[Line], chosen: Sequence[Line]) -> list[list[Line]]:
    """Each sentence not yet chosen, with those before it that it leans on and the one after it that says who said so."""
    groups = (_group(found, i, chosen) for i, line in enumerate(found) if line not in chosen)
    return [group for group in groups if group]


def _group(found: Sequence[Line], at: int, chosen: Sequence[Line]) -> list[Line]:
    """The sentence with its company; nothing where what it leans on is not to be had."""
    group = [found[at]]
    first = last = at
    while first > 0 and _next_to(found[first - 1], found[first]) and leans(found[first]):
        first -= 1
        if found[first] in chosen:
            break
        group.insert(0, found[first])
    if leans(found[first]) and first > 0 and found[first] not in chosen:
        return []
    while last + 1 < len(found) and _next_to(found[last], found[last + 1]) and says_so(found[last + 1]):
        last += 1
        if found[last] not in chosen:
            group.append(found[last])
    return group


def _next_to(line: Line, other: Line) -> bool:
    return line.article is other.article and other.number == line.number + 1


def _value(group: Sequence[Line], scale: Scale, known: frozenset[str], chosen: Sequence[Line]) -> float:
    worth = sum(scale.worth(line) + scale.gain(line, known) for line in group) / sqrt(len(group))
    told = max((overlap(content(line.text), content(c.text)) for line in group[-1:] for c in chosen), default=0.0)
    beside = sum(abs(line.number - c.number) == 1 and line.article is c.article for line in group for c in chosen)
    return worth - (2.0 if told > _REPEATS else told) - _BESIDE * beside


def _facts_of(chosen: Sequence[Line]) -> frozenset[str]:
    return frozenset(f for line in chosen for f in facts(line.text))
