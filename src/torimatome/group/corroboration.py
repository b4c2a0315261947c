"""How many independent families tell of an event at first hand: owners count once, copies and opinions not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from torimatome.group.components import Components
from torimatome.model import Article, Coverage, CoverageRole, Outlet

FIRST_HAND = frozenset({CoverageRole.REPORT, CoverageRole.LIVE, CoverageRole.TRANSLATION})


def family(outlet: str, outlets: Mapping[str, Outlet]) -> str:
    """The owner of an outlet, or the outlet where nobody knows its owner."""
    known = outlets.get(outlet)
    return known.owner if known and known.owner else outlet


def families(
    coverage: Iterable[Coverage], articles: Mapping[str, Article], outlets: Mapping[str, Outlet]
) -> tuple[tuple[str, ...], ...]:
    """The independent families of an event's coverage, each as its outlets that told it at first hand.

    Who copies another's text, or stands with it under one owner, is of that family.
    """
    told = [c for c in coverage if c.article in articles]
    owners = [family(articles[c.article].outlet, outlets) for c in told]
    joined = Components(len(told))
    place = {c.article: n for n, c in enumerate(told)}
    for n, c in enumerate(told):
        joined.join(owners.index(owners[n]), n)
        if c.duplicate_of in place:
            joined.join(place[c.duplicate_of], n)
    groups = (_first_hand([told[n] for n in group], articles) for group in joined.groups())
    return tuple(sorted(group for group in groups if group))


def corroboration(coverage: Iterable[Coverage], articles: Mapping[str, Article], outlets: Mapping[str, Outlet]) -> int:
    """The number of independent families."""
    return len(families(coverage, articles, outlets))


def _first_hand(group: Sequence[Coverage], articles: Mapping[str, Article]) -> tuple[str, ...]:
    return tuple(sorted({articles[c.article].outlet for c in group if c.role in FIRST_HAND}))
