"""Proposal and Drafted: what the machine laid before people for one issue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from torimatome.model.bulletin import Period
from torimatome.model.item import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """An event with the articles that report it; parts are the events of a visit or session."""

    event: str
    articles: tuple[str, ...]
    parts: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An event of the week as triage saw it: what the inbox shows. item is the id that its item has or would have.

    title is the headline of the report that stands for it, language that report's. families: independent houses that
    report it. names are ids of who and what is named in headlines and leads. seen_at: when the last of its articles came.
    """

    item: str
    branch: Branch
    title: str
    language: str
    kind: str
    section: str
    section_reason: str
    score: float
    chosen: bool
    reasons: tuple[str, ...]
    outlets: tuple[str, ...]
    families: int
    languages: tuple[str, ...]
    names: tuple[str, ...] = ()
    first_on: date | None = None
    last_on: date | None = None
    seen_at: datetime | None = None

    @property
    def articles(self) -> tuple[str, ...]:
        """All its articles, those of its parts too."""
        return tuple(dict.fromkeys(_articles(self.branch)))


def _articles(branch: Branch) -> list[str]:
    return [*branch.articles, *(a for part in branch.parts for a in _articles(part))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """An issue as the machine made it, before anybody's edit: the items written so far, and every event of the week.

    articles: how many articles of these days there were.
    """

    bulletin: str
    period: Period
    items: tuple[Item, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    articles: int = 0
