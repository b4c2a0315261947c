"""Indicators read in tellings: whether what happened is of a kind that a desk counts, and how much of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from torimatome import lang
from torimatome.analysis.reading import is_japanese
from torimatome.analysis.tellings import Telling
from torimatome.lang.dates import find_dates
from torimatome.lang.quantities import Quantity, find_quantities
from torimatome.model.series import Indicator

COUNT = "count"


def value(indicator: Indicator, told: Telling) -> float | None:
    """What an indicator takes from a telling: 1, or the quantity that it measures; None: it is not of its kind."""
    if not _of_kind(indicator, told):
        return None
    said = [s for s in told.said if _stands(indicator, s)]
    if not said and (indicator.words or indicator.with_words or indicator.without):
        return None
    return 1.0 if indicator.measure == COUNT else _measured(indicator.measure, said or list(told.said))


def _of_kind(indicator: Indicator, told: Telling) -> bool:
    """Whether act, sides, people, places and kind are those of the indicator."""
    return (
        (not indicator.acts or told.act in indicator.acts)
        and _meet(indicator.actors, told.actors)
        and _meet(indicator.recipients, told.recipients)
        and set(indicator.parties) <= told.sides | {*told.names}
        and _meet(indicator.people, told.names)
        and _meet(indicator.places, told.names)
        and (not indicator.kinds or told.kind in indicator.kinds)
    )


def _meet(wanted: Collection[str], there: Collection[str]) -> bool:
    return not wanted or not set(wanted).isdisjoint(there)


def _stands(indicator: Indicator, sentence: str) -> bool:
    """Whether a sentence has a word of each list that is given, and none that must not stand there."""
    small = sentence.lower()
    needed = (indicator.words, indicator.with_words)
    if not all(_pattern(some).search(small) for some in needed if some):
        return False
    return not indicator.without or not _pattern(indicator.without).search(small)


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern of many words: Latin ones begin where a word begins and may have any ending, `~` stands for some words."""
    return re.compile("|".join(_word(w.lower()) for w in sorted(words, key=len, reverse=True)))


def _word(word: str) -> str:
    body = r"(?:\W+\w+){0,4}?\W+".join(re.escape(part.strip()) for part in word.split("~"))
    if is_japanese(word):
        return ".{0,12}?".join(re.escape(part.strip()) for part in word.split("~"))
    return rf"(?<!\w){body}"


def _measured(measure: str, said: Collection[str]) -> float | None:
    """The largest quantity of that kind in the sentences: a total stands above its parts. None: none is told."""
    found = [q.value_to or q.value for s in said for q in _quantities(s) if measure in {q.counts, q.unit}]
    return max(found, default=None)


def _quantities(sentence: str) -> tuple[Quantity, ...]:
    pack = lang.pack("ja" if is_japanese(sentence) else "en")
    return find_quantities(sentence, pack, find_dates(sentence, pack, None))
