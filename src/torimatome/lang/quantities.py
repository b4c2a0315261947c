"""Quantities: a number or a range with its unit, what it counts and how exact it is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from torimatome.lang.counts import FATES, PERSONS, Counts, counts
from torimatome.lang.dates import DateSpan, plain
from torimatome.lang.numbers import NumberSpan, find_numbers
from torimatome.lang.pack import LanguagePack
from torimatome.lang.times import UNSPACED

_NEAR, _NEAR_CJK = 48, 16
"""What a number counts stands so many letters from it at most."""
_NOUN, _NOUN_CJK = 26, 8
"""The noun itself stands nearer than the verb."""
_FAR, _FAR_KIND = 4, 2
"""Words between what happened and how many; fewer where a kind of people follows, which may be told of for itself. 1 to 5
tried on the sentences of `evals.quantities`: from 3 on the same."""
_CLAUSE = re.compile(r"[;:!?։。、，؛،\n]|[.,](?:\s|$)|(?<=\s)[—–](?=\s)")
_BETWEEN = re.compile(r"\s?(?:[-–—~～〜]|to|до|по|تا|ilə|ile|から)\s?")
_ORDINAL_AFTER = re.compile(
    r"(?:st|nd|rd|th|-?(?:й|я|е|го|ой|му|м|ую|ый|ая)|-?c[ıiuü]|['’]?[ıiuü]?nc[ıiuü]|-?րդ|-?(?:ე|ის)|\.(?=\s+[a-zçğıöşü]))(?![^\W\d_])|番目|回目"
)
_ORDINAL_BEFORE = re.compile(r"(?:第|მე-?|№\s?|#|\bno\.?\s)$")
_ORDINAL_WORD = re.compile(r"(?:first|second|third|\w+th)$")
_BRACKETS = ("(", ")"), ("（", "）")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TAIL = re.compile(r"\A\w*")
_LINK = re.compile(r"[\sはがもを:：=—–-]*\Z")


@dataclass(frozen=True, slots=True)
class Quantity:
    """[start, end) of a text; value, and value_to of a range. counts: killed, votes, money, families, or empty.

    unit is "%", a currency's ISO code, a measure (km, years), or empty. qualifier: over, under, about, at_least, up_to.
    """

    start: int
    end: int
    value: float
    value_to: float | None
    unit: str
    counts: str
    qualifier: str


def find_quantities(text: str, pack: LanguagePack, dates: Sequence[DateSpan] = ()) -> tuple[Quantity, ...]:
    """The quantities of a text in order, without the numbers that are part of a date."""
    known = counts(pack.code)
    small = plain(text, pack.code)
    dated = [n for n in find_numbers(text, pack) if not any(d.start < n.end and n.start < d.end for d in dates)]
    numbers = [n for n in dated if not _is_ordinal(small, n, pack.code)]
    found = list(_quantities(small, numbers, known, pack.code))
    if known:
        taken = {q.start for q in found}
        more = [*_nobody(small, known), *_one(small, pack, known)]
        found += [q for q in more if q.start not in taken]
    return tuple(sorted(found, key=lambda q: q.start))


def _quantities(text: str, numbers: Sequence[NumberSpan], known: Counts | None, code: str) -> Iterator[Quantity]:
    near = _NEAR_CJK if code in UNSPACED else _NEAR
    at = 0
    while at < len(numbers):
        first = numbers[at]
        second = numbers[at + 1] if at + 1 < len(numbers) else None
        ranged = second if second and _is_range(text, first, second) else None
        last = ranged or first
        floor = numbers[at - 1].end if at else 0
        at += 2 if ranged else 1
        ceiling = numbers[at].start if at < len(numbers) else len(text)
        before = _CLAUSE.split(text[max(floor, first.start - near) : first.start])[-1]
        after = _CLAUSE.split(text[last.end : min(ceiling, last.end + near)], maxsplit=1)[0]
        told = _read(first, ranged, before, after, known, code)
        is_year = _YEAR.fullmatch(text, first.start, first.end) and not (
            known and known.things.first(after[:_NOUN_CJK])
        )
        yield replace(told, counts="") if is_year else told


def _nobody(text: str, known: Counts) -> Iterator[Quantity]:
    """Nobody was killed: nought, if what happened to nobody stands in the clause, and it is not only unknown."""
    for m in known.nobody.pattern.finditer(text):
        before = _CLAUSE.split(text[max(0, m.start() - _NOUN) : m.start()])[-1]
        after = _CLAUSE.split(text[m.end() : m.end() + _NOUN], maxsplit=1)[0]
        fate = known.fates.first(m[0]) or known.fates.first(after) or known.fates.last(before)
        if not fate and "casualt" in m[0]:
            fate = ("killed", 0)
        if fate and not known.unknown.first(before + m[0] + after):
            yield Quantity(m.start(), m.end(), 0.0, None, "", fate[0], "")


def _one(text: str, pack: LanguagePack, known: Counts) -> Iterator[Quantity]:
    """One person was killed: a lone word for one counts where something happened to people."""
    spaced = pack.code not in UNSPACED
    ones = tuple(w for w, n in pack.number_words.items() if n == 1 and spaced and not _ORDINAL_WORD.search(w))
    for m in _either(ones).finditer(text) if ones else ():
        after = _CLAUSE.split(text[m.end() : m.end() + _NEAR], maxsplit=1)[0]
        nouns = known.things.first(after[:_NOUN]) or known.fates.first(after[:_NOUN])
        told = _counted(_CLAUSE.split(text[max(0, m.start() - _NOUN) : m.start()])[-1], after, known, _NOUN)
        if nouns and nouns[1] <= 1 and told in FATES:
            yield Quantity(m.start(), m.end(), 1.0, None, "", told, "")


@lru_cache(maxsize=64)
def _either(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, words))})(?![^\W_])")


def _is_ordinal(text: str, n: NumberSpan, code: str) -> bool:
    """Whether it says which, not how many: 36th, third, 第3."""
    if text[n.start].isdigit():
        turkic = code in ("tr", "az")
        after = _ORDINAL_AFTER.match(text, n.end)
        return bool(_ORDINAL_BEFORE.search(text[max(0, n.start - 4) : n.start])) or bool(
            after and (after[0] != "." or turkic)
        )
    return code == "en" and bool(_ORDINAL_WORD.search(text[n.start : n.end]))


def _is_range(text: str, first: NumberSpan, second: NumberSpan) -> bool:
    return second.value > first.value and bool(_BETWEEN.fullmatch(text, first.end, second.start))


def _read(
    first: NumberSpan, ranged: NumberSpan | None, before: str, after: str, known: Counts | None, code: str
) -> Quantity:
    last = ranged or first
    unit = last.unit or first.unit or ("%" if code == "tr" and before.endswith("yüzde ") else "")
    counted = qualifier = ""
    if known:
        if not unit:
            unit = (
                known.measures.first(known.more.pattern.sub("", after))
                or ("years" if known.aged.last(before) else "", 0)
            )[0]
        qualifier = _qualifier(before, after, known)
        bare = unit or _in_brackets(before, after)
        counted = "" if bare else _counted(before, after, known, _NOUN_CJK if code in UNSPACED else _NOUN)
    if unit and unit.isupper():
        counted = "money"
    return Quantity(
        first.start, last.end, first.value, ranged.value if ranged else None, unit, counted, qualifier,
    )  # fmt: skip


def _in_brackets(before: str, after: str) -> bool:
    """A figure alone in brackets counts nothing: behind a name it is an age."""
    return any(before.endswith(left) and after.startswith(right) for left, right in _BRACKETS)


def _qualifier(before: str, after: str, known: Counts) -> str:
    found = known.before.last(before) or known.after.first(after.removeprefix("人").removeprefix("名"))
    return found[0] if found else ""


def _counted(before: str, after: str, known: Counts, noun: int) -> str:
    """What a number counts: what has happened to people goes before what they are.

    A verb of fate right before the figure ("killed two") counts first, then one after it, then one before it.
    """
    thing = known.things.first(after[:noun])
    bare = _without_qualifier(before, known)
    if thing and thing[0] not in PERSONS:
        return _apposed(thing[0], bare, known)
    fate = known.fates.last(bare)
    if fate and _is_next(bare, fate[1]):
        return fate[0]
    if fate and len(_TAIL.sub("", bare[fate[1] :]).split()) > (_FAR_KIND if thing and thing[0] != "people" else _FAR):
        fate = None
    told = known.fates.first(after) or fate
    if told:
        return told[0]
    if thing:
        return next((name for name in known.things.every(after) if name in PERSONS and name != "people"), thing[0])
    own = known.things.last(bare)
    return own[0] if own and _is_next(bare, own[1]) else ""


def _apposed(thing: str, before: str, known: Counts) -> str:
    """ドローン14機 are drones: a noun right before the figure says more than the counter after it."""
    own = known.things.last(before)
    return own[0] if own and own[0] not in PERSONS and own[1] == len(before) else thing


def _is_next(before: str, at: int) -> bool:
    """Whether nothing but the rest of a word and a particle stands between a word and the figure."""
    return bool(re.fullmatch(r"\w{0,8}", _LINK.sub("", before[at:])))


def _without_qualifier(before: str, known: Counts) -> str:
    found = known.before.pattern.search(before)
    return before[: found.start()] if found else before


__all__ = ["FATES", "PERSONS", "Quantity", "find_quantities"]
