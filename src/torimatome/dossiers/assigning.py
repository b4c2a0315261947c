"""Articles to events: a few as they come in, or all of some days at once, as a draft does.

What comes in is grouped with the days at hand (group.Stream); what is older stays as it was told, so the cost of an
article does not hang on the size of the archive. A draft groups its days anew as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from torimatome import group, lang, providers
from torimatome.dossiers.keeping import with_claims
from torimatome.model import Article, Dossier, Event, Mention
from torimatome.plugins import Folder
from torimatome.store import Store

LATELY = timedelta(days=45)
"""A page of longer ago that is found only now waits for a draft of its days."""
Names = dict[str, tuple[Mention, ...]]


@dataclass(frozen=True)
class Assigning:
    """Puts the articles of a desk into events. embedder: None compares them without vectors."""

    folder: Folder
    store: Store
    gazetteer: group.Gazetteer
    embedder: providers.Embedder | None = None
    read: dict[tuple[str, int], group.Trace] = field(default_factory=dict, compare=False, repr=False)
    """What was read from the articles at hand, for who stays and sees more of them come in."""

    def of_days(self, first_on: date, last_on: date) -> tuple[Dossier, ...]:
        """Group the articles of some days, and keep the events."""
        register = self.folder.register
        articles = self.store.articles.of_days(first_on, last_on)
        names, vectors = self._named(articles), self._vectors(articles)
        while True:
            rulings = self.store.rulings.all()
            found = group.assemble(articles, names, vectors, self.folder.known, register, rulings)
            found = group.with_codings(found, articles, names, register)
            with self.store.transaction():
                if self.store.rulings.all() == rulings:  # else somebody spoke while we grouped, and must be obeyed
                    self.store.events.replace(first_on, last_on, found.events, found.coverage, names)
                    break
        return tuple(with_claims(self.folder, self.store, d) for d in group.dossiers(found, articles, names))

    def lately(self, today: date) -> int:
        """Put the articles of the latest weeks that are in no event yet into events; how many there were."""
        return self.new(self.store.events.latest_day(today) - LATELY)

    def new(self, since: date = date.min) -> int:
        """The same of all articles since a day."""
        loose = self.store.events.loose(since)
        for first_on, last_on in _stretches(sorted(set(loose.values()))):
            self._stretch(first_on, last_on, loose)
        return len(loose)

    def _stretch(self, first_on: date, last_on: date, loose: Mapping[str, date]) -> None:
        """Group the days of loose articles with those before, from which an event may still go on."""
        articles = self.store.articles.of_days(first_on - timedelta(days=group.DAYS), last_on)
        fresh = [a for a in articles if a.id in loose or a.revision > 1]
        names = self._named(fresh)
        known = self.store.events.mentions_of(a.id for a in articles if not names.get(a.id)) | names
        vectors = self._vectors(articles)
        arrivals = [group.Arrival(article=a, mentions=known[a.id], vector=vectors.get(a.id)) for a in articles]
        began = {group.event_id(a.id) for a in articles}
        told = self.store.events.coverage_of_articles([a.id for a in articles])
        carried = {c.article: c.event for c in told if c.event not in began}
        stream = group.Stream.resumed(self.folder.known, self.folder.register, arrivals, carried, self.read)
        found = stream.grouping(self.store.rulings.all())
        found = group.with_codings(found, articles, known, self.folder.register)
        events = [self._gone_on(e) if e.id in carried.values() else e for e in found.events]
        self.store.events.lay(events, found.coverage, names)

    def _gone_on(self, event: Event) -> Event:
        """An event that began before the days at hand keeps its first day."""
        known = self.store.events.get(event.id)
        days = [d for d in (event.first_on, known.first_on if known else None) if d]
        return replace(event, first_on=min(days, default=None))

    def _named(self, articles: Sequence[Article]) -> Names:
        return {a.id: group.mentions(a, self.gazetteer, lang.pack(a.language)) for a in articles}

    def _vectors(self, articles: Sequence[Article]) -> Mapping[str, group.Vector]:
        """A vector for each article, from the store where its text was embedded before."""
        if self.embedder is None:
            return {}
        texts = {a.id: group.vector_text(a, lang.pack(a.language)) for a in articles}
        rows = providers.remembered(list(dict.fromkeys(texts.values())), self.embedder, self.store.vectors)
        return {key: rows[text] for key, text in texts.items()}


def _stretches(days: Sequence[date]) -> list[tuple[date, date]]:
    """Days of which none is further from the next than an event lasts, as one stretch each."""
    cuts = [n for n, (a, b) in enumerate(pairwise(days), 1) if b - a > timedelta(days=group.DAYS)]
    bounds = [0, *cuts, len(days)]
    return [(days[a], days[b - 1]) for a, b in pairwise(bounds) if b > a]
