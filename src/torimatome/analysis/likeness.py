"""How like two items are: by the rare names and words that they share, less with the days between them.

The constants were chosen with evals/storylines.py, as JOIN in `storylines` says.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from torimatome.analysis.heap import Known, Memory, Term
from torimatome.model import EntityKind
from torimatome.profiles.register import Register

FADING_DAYS, LASTING = 90, 0.1
"""How fast a likeness fades with the days between, and what of it stays for ever: 40 to 90, 0.1 to 0.3 there."""
STRANGERS = 0.4
"""What is left of a likeness where two items name countries and none in common: 0.4 and 0.6 gave the same there."""
COUNTRY = 0.8
"""What the name of a country counts beside other names and words."""
PRIOR, RARITY, SMOOTH = 500, 1.7, 0.5
"""As if so many items more were known, none of them with the term; rarity's power: 1.2 to 1.7 there."""


@dataclass(frozen=True)
class Rarities:
    """How rare terms are among the items of a memory."""

    register: Register
    memory: Memory
    _worths: dict[str, float] = field(default_factory=dict)

    def of(self, terms: Mapping[str, Term]) -> dict[int, float]:
        """The rarity of each term, by its number."""
        known = self.memory.size() + PRIOR + 1
        return {
            term.number: max(0.0, math.log(known / (term.count + SMOOTH))) ** RARITY * self._worth(text)
            for text, term in terms.items()
        }

    def _worth(self, term: str) -> float:
        if not term.startswith("="):
            return 1.0
        if term not in self._worths:
            entity = self.register.get(term[1:])
            self._worths[term] = COUNTRY if entity and entity.kind is EntityKind.COUNTRY else 1.0
        return self._worths[term]


def likeness(one: Known, other: Known, weighed: Mapping[int, float], rarity: Mapping[int, float]) -> float:
    """How like an item is to another: what they share of rare names and words, less with the days between."""
    shared = math.fsum(
        weighed[n] * w * rarity[n] for n, w in zip(other.terms, other.weights, strict=True) if n in weighed
    )
    apart = one.parties and other.parties and not one.parties & other.parties
    faded = LASTING + (1 - LASTING) * math.exp(-abs((one.on - other.on).days) / FADING_DAYS)
    return shared / (one.norm * other.norm) * faded * (STRANGERS if apart else 1.0)
