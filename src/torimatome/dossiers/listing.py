"""The events of some days in a line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from torimatome import group
from torimatome.dossiers.keeping import bare
from torimatome.model import Article, Dossier
from torimatome.plugins import Folder
from torimatome.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An event in a line: its days, a headline, how many tell it, and how many independent families of outlets."""

    id: str
    first_on: date | None
    last_on: date | None
    kind: str
    headline: str
    part_of: str | None
    articles: int
    outlets: int
    families: int
    languages: tuple[str, ...]


def listed(folder: Folder, store: Store, first_on: date = date.min, last_on: date = date.max) -> Iterator[Listed]:
    """The events of some days, by day, all of them if none are given; those without a day only then."""
    every = (first_on, last_on) == (date.min, date.max)
    for event in store.events.all() if every else store.events.of_days(first_on, last_on):
        yield line_of(folder, bare(store, event))


def line_of(folder: Folder, dossier: Dossier) -> Listed:
    """A dossier in a line."""
    event, articles = dossier.event, dossier.articles
    return Listed(
        id=event.id, first_on=event.first_on, last_on=event.last_on, kind=event.kind.value,
        headline=headline(dossier.every_article), part_of=event.part_of, articles=len(articles),
        outlets=len({a.outlet for a in articles}),
        families=group.corroboration(dossier.coverage, _by_id(articles), folder.known),
        languages=tuple(sorted({a.language for a in articles})),
    )  # fmt: skip


def headline(articles: Sequence[Article]) -> str:
    """The first English headline, else the first."""
    english = (a.headline for a in articles if a.language.startswith("en"))
    return next(english, articles[0].headline if articles else "")


def _by_id(articles: Sequence[Article]) -> Mapping[str, Article]:
    return {a.id: a for a in articles}
