"""The telling words of a text: rare ones, and those of its headline first."""

from __future__ import annotations

from typing import Any

from torimatome.store.search.indexing import BESIDE, FACT, ID, SOUND, WHOLE, terms_of
from torimatome.store.search.postings import HEAVIEST
from torimatome.store.search.questions import Part, Way
from torimatome.store.search.ranking import Ranking

_TERMS = 20
"""Words by which likes are looked for: a choice."""
_LEAST_RARITY = 2.0
"""A word that more than an eighth of the texts have tells nothing."""


def telling(row: Any, ranking: Ranking) -> list[tuple[str, float, Part]]:
    """Terms, what each counts, and the part that explains it; the most telling first."""
    found = []
    for term, weight in terms_of(row).items():
        if term[0] in {WHOLE, BESIDE, SOUND, FACT, ID} or len(term) < 2:
            continue
        count = ranking.postings.count(ranking.connection, term)
        rarity = ranking.rarity(count)
        if count > 1 and (rarity > _LEAST_RARITY or ranking.size < 20):
            found.append((term, weight / HEAVIEST, rarity * weight / HEAVIEST))
    best = sorted(found, key=lambda one: (-one[2], one[0]))[:_TERMS]
    return [(term, worth, Part(term, (Way("word", (term,)),))) for term, worth, _ in best]
