"""Chapters: the parts of an item that one outlet tells, and those that go to a NOTE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from torimatome.compose.sources import Sources, age, is_english, tree
from torimatome.compose.voices import says_we
from torimatome.model import Article, Dossier, EventKind
from torimatome.profiles.ranks import host_of
from torimatome.profiles.register import Register

_OF_STATE = 2  # rank of a head of government, whose talks with a guest stand beside the President's


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One event of the item with the articles that tell it here, oldest first."""

    dossier: Dossier
    articles: tuple[Article, ...]

    @property
    def kind(self) -> EventKind:
        """The kind of its event."""
        return self.dossier.event.kind


def chapters(sources: Sources, outlet: str, register: Register) -> tuple[tuple[Chapter, ...], tuple[Chapter, ...]]:
    """What the body tells from one outlet, in order of time, and what is left for NOTEs.

    A part goes to a NOTE when another outlet alone tells it in English, or when its host is lower than the item's;
    so does what a home office-holder did, although it heads the item.
    """
    usable = {a.id for a in sources.articles}
    body, side = [], []
    top = _highest(sources.dossier, register, sources.home)
    for dossier in tree(sources.dossier):
        articles = tuple(a for a in dossier.articles if a.id in usable and is_english(a))
        mine = tuple(sorted((a for a in articles if a.outlet == outlet), key=age))
        host = host_of(replace(dossier, parts=()), register, sources.home)
        lesser = (
            dossier is not sources.dossier and top is not None and host is not None and host.rank > max(top, _OF_STATE)
        )
        if mine and not lesser:
            body.append(Chapter(dossier=dossier, articles=mine))
        elif articles and (dossier is not sources.dossier or host is not None):
            side.append(Chapter(dossier=dossier, articles=mine or _fullest(articles, sources)))
    if not body and side:
        body, side = [side[0]], side[1:]
    return tuple(sorted(body, key=lambda c: age(c.articles[0]))), tuple(sorted(side, key=lambda c: age(c.articles[0])))


def _fullest(articles: Sequence[Article], sources: Sources) -> tuple[Article, ...]:
    """The fullest report of an outlet of the home country, whose officials act; without one, the fullest."""
    home = [a for a in articles if a.outlet in sources.outlets and sources.outlets[a.outlet].country == sources.home]
    return (max(home or articles, key=lambda a: (not says_we(a), len(a.text), a.id)),)


def _highest(dossier: Dossier, register: Register, home: str) -> int | None:
    ranks = [h.rank for h in (host_of(d, register, home) for d in tree(dossier)) if h]
    return min(ranks, default=None)
