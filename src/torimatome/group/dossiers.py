"""Dossiers: each event that is no part of another, with its articles, names and parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from torimatome.group.assemble import Grouping
from torimatome.model import Article, Coverage, Dossier, Event, Mention


def dossiers(
    grouping: Grouping, articles: Sequence[Article], mentions: Mapping[str, tuple[Mention, ...]]
) -> tuple[Dossier, ...]:
    """The top-level events in order of their days, parts nested (one level)."""
    by_id = {a.id: a for a in articles}
    covered: dict[str, list[Coverage]] = {}
    for coverage in grouping.coverage:
        if coverage.article in by_id:
            covered.setdefault(coverage.event, []).append(coverage)
    parts: dict[str, list[Dossier]] = {}
    for event in grouping.events:
        if event.part_of:
            parts.setdefault(event.part_of, []).append(_dossier(event, covered, by_id, mentions, ()))
    tops = [e for e in grouping.events if not e.part_of]
    made = [_dossier(e, covered, by_id, mentions, sorted(parts.get(e.id, ()), key=_place)) for e in tops]
    return tuple(sorted((d for d in made if d.every_article), key=_place))


def _place(dossier: Dossier) -> tuple[date, str]:
    return dossier.event.first_on or date.max, dossier.event.id


def _dossier(
    event: Event,
    covered: Mapping[str, Sequence[Coverage]],
    by_id: Mapping[str, Article],
    mentions: Mapping[str, tuple[Mention, ...]],
    parts: Sequence[Dossier],
) -> Dossier:
    coverage = tuple(covered.get(event.id, ()))
    own = tuple(by_id[c.article] for c in coverage)
    named = {a.id: mentions.get(a.id, ()) for a in own}
    return Dossier(event=event, articles=own, coverage=coverage, mentions=named, parts=tuple(parts))
