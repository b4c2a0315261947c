"""The window of an issue: which reports of an event belong to its days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from torimatome.config import House
from torimatome.model import Article, Dossier, Period
from torimatome.triage.reading import first_hand


def within(period: Period, dossier: Dossier, house: House) -> Dossier | None:
    """The event as far as it was reported in the issue's days, the carry-over before them included.

    What has no date stays only where a dated report of the window stands beside it. None: nothing is left.
    """
    wide = Period(first_on=period.first_on - timedelta(days=house.carry_over_days), last_on=period.last_on)
    kept = _cut(dossier, wide)
    return kept if kept and any(a.reported_on for a in first_hand(kept)) else None


def _cut(dossier: Dossier, wide: Period) -> Dossier | None:
    articles = tuple(a for a in dossier.articles if a.reported_on is None or a.reported_on in wide)
    parts = tuple(p for p in (_cut(part, wide) for part in dossier.parts) if p is not None)
    if not articles and not parts:
        return None
    ids = {a.id for a in articles}
    return replace(
        dossier,
        articles=articles,
        parts=parts,
        coverage=tuple(c for c in dossier.coverage if c.article in ids),
        mentions={k: v for k, v in dossier.mentions.items() if k in ids},
        claims=tuple(c for c in dossier.claims if c.citation.article in ids),
    )


def older_reports(period: Period, dossier: Dossier, house: House) -> tuple[Article, ...]:
    """Reports from before the window: by them the event is last week's."""
    before = period.first_on - timedelta(days=house.carry_over_days)
    return tuple(a for a in first_hand(dossier) if a.reported_on is not None and a.reported_on < before)


def is_carried_over(period: Period, dossier: Dossier) -> bool:
    """Whether every dated report is from before the issue's first day."""
    days = [a.reported_on for a in first_hand(dossier) if a.reported_on]
    return bool(days) and max(days) < period.first_on
