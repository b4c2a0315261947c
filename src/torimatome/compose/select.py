"""Which sentences make a summary: worth, facts not yet told, no repetition, nothing that leans on a sentence left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt

from torimatome.compose.leaning import leans, says_so
from torimatome.compose.lines import Line, content, facts, overlap
from torimatome.compose.weigh import Scale

# Share of words from which a sentence repeats another; 0.5 to 0.8 find the same facts in the two shared weeks, 0.4 one less.
_REPEATS = 0.6
_TOLD = 0.1  # what shared words below that cost; 0 and 0.3 find one and two facts fewer of 505 in six weeks, each week left out
# A sentence beside a chosen one makes a longer run of the source's words. At 0 and 0.01 the same facts (468 of 510 in six weeks),
# median run 41 and 40 on the two shared weeks; 0.02 and 0.05 find three and seven facts fewer (run 37 at 0.05).
_BESIDE = 0.01
# A sentence unlikely to be kept is left out though there is room: at 0.15 for 0.1, 9 facts fewer of 505 and 750 words of 15,000;
# one that is likely is taken beyond the guide: at 0.4 and 0.6 for 0.35, 3 and 6 facts fewer.
_LEAST = 0.1
_LIKELY = 0.35
_SHORT = 0.7  # how far a short sentence goes before a long one: at 0.4 for 0.7, two facts fewer; 1 finds as many
_PLAIN = 20  # words of a sentence of middle length
# How far the last sentence may pass the guide, and how far a likely one: 1.7 for 1.5 finds one fact more and 110 words; 1.3 for 1.2
# three of 663 in eight weeks, and 332 words of 17,543.
_OVER = 1.2
_FAR_OVER = 1.5


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
    while words_of(chosen) < budget * _FAR_OVER:
        size_now = words_of(chosen)
        options = [(_value(group, scale, known, chosen), group) for group in _groups(found, chosen)]
        options = [o for o in options if _fits(o[0], size_now, size_now + words_of(o[1]), budget)]
        if not options:
            break
        best = max(options, key=lambda o: (o[0] * _brevity(words_of(o[1])), -o[1][0].number))
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
    worth = sum(scale.worth(line, known) for line in group) / sqrt(len(group))
    told = max((overlap(content(line.text), content(c.text)) for line in group[-1:] for c in chosen), default=0.0)
    beside = sum(abs(line.number - c.number) == 1 and line.article is c.article for line in group for c in chosen)
    return worth - (2.0 if told > _REPEATS else _TOLD * told) - _BESIDE * beside


def _fits(value: float, size_now: int, size_then: int, budget: int) -> bool:
    """Whether a sentence of this value may come on top: a likely one beyond the guide, another to fill it; any before half."""
    if value >= _LIKELY:
        return size_then <= budget * _FAR_OVER
    least = _LEAST * min(2 * size_now / budget, 1.0)
    return value >= least and size_now < budget and size_then <= budget * _OVER


def _brevity(words: int) -> float:
    return float((_PLAIN / max(words, 6)) ** _SHORT)


def _facts_of(chosen: Sequence[Line]) -> frozenset[str]:
    return frozenset(f for line in chosen for f in facts(line.text))
