"""A desk of its own with a small invented press, grouped once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from torimatome import group
from torimatome.lang import pack
from torimatome.model import Article, DateSource, Published, Ruling
from torimatome.plugins import Folder, create_folder
from torimatome.store import Store, open_store

START = datetime(2031, 3, 10, 9, 0, tzinfo=UTC)


def article(
    key: str, headline: str, text: str, *, outlet: str, hours: float = 0.0, language: str = "en", revision: int = 1
) -> Article:
    return Article(
        id=key, revision=revision, outlet=outlet, url=f"https://{outlet}.example/{key}", language=language,
        headline=headline, text=text, first_seen_at=START + timedelta(hours=hours + revision / 10),
        published=Published(at=START + timedelta(hours=hours), source=DateSource.FEED),
        modified_at=START + timedelta(hours=hours + revision - 1) if revision > 1 else None,
    )  # fmt: skip


FIRE = (
    article(
        "fire-1", "Three injured in mill fire in Ganja",
        "Three people have been injured in a fire at a mill in Ganja. Nobody was killed, the Ministry of Emergency "
        "Situations said.\n\nThe fire was put out in an hour.",
        outlet="az.apa",
    ),
    article(
        "fire-2", "Mill fire in Ganja: three injured",
        "Three people have been injured in a fire at a mill in Ganja. Nobody was killed, the Ministry of Emergency "
        "Situations said.\n\nThe fire was put out in an hour. The mill was built in 1987.",
        outlet="az.report", hours=1,
    ),
    article(
        "fire-3", "Ganja mill fire: a worker died, neighbours say",
        "A fire broke out at a mill in Ganja on Monday. Neighbours say that two workers were killed.",
        outlet="ge.oc-media", hours=5,
    ),
)  # fmt: skip
CHESS = (
    article(
        "chess-1", "Chess festival opens in Sheki", "A chess festival with 64 players opened in Sheki on Monday.",
        outlet="az.azertag", hours=2,
    ),
    article(
        "chess-2", "Sheki hosts chess players", "In Sheki 64 players came to a chess festival on Monday.",
        outlet="az.trend", hours=3,
    ),
)  # fmt: skip
PRESS = (*FIRE, *CHESS)


@dataclass
class Room:
    """A desk's folder and store, and a grouping of what is in it, which obeys what people said."""

    folder: Folder
    store: Store
    gazetteer: group.Gazetteer

    def regroup(self) -> tuple[str, ...]:
        """As a draft does, without vectors."""
        articles = self.store.articles.all()
        names = {a.id: group.mentions(a, self.gazetteer, pack(a.language)) for a in articles}
        found = group.assemble(articles, names, {}, self.folder.known, self.folder.register, self.store.rulings.all())
        found = group.with_codings(found, articles, names, self.folder.register)
        days = [a.reported_on for a in articles if a.reported_on]
        self.store.events.replace(min(days), max(days), found.events, found.coverage, names)
        return found.notes

    def tie(self, *articles: str) -> None:
        """Make one event of some articles as if the machine had found it."""
        for n, other in enumerate(articles[1:]):
            at = START - timedelta(days=9, minutes=-n)
            self.store.rulings.add(Ruling(first=articles[0], second=other, same=True, by="test", at=at))

    @property
    def sets(self) -> set[frozenset[str]]:
        """The articles of each event."""
        events: dict[str, set[str]] = {}
        for one in self.store.events.coverage():
            events.setdefault(one.event, set()).add(one.article)
        assert events.keys() == {e.id for e in self.store.events.all()}
        return set(map(frozenset, events.values()))

    def event(self, article: str) -> str:
        """The event of an article."""
        found = self.store.events.of_article(article)
        assert found
        return found.id


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return create_folder(tmp_path_factory.mktemp("dossiers") / "desk", "azerbaijan", None, {})


@pytest.fixture(scope="session")
def gazetteer(empty: Folder) -> group.Gazetteer:
    return group.Gazetteer(empty.register, empty.known.values())


@pytest.fixture
def room(empty: Folder, gazetteer: group.Gazetteer, tmp_path: Path) -> Iterator[Room]:
    with open_store(tmp_path / "data") as store:
        for one in PRESS:
            store.articles.save(one)
        made = Room(empty, store, gazetteer)
        made.tie("fire-1", "fire-2", "fire-3")
        made.tie("chess-1", "chess-2")
        made.regroup()
        assert made.sets == {frozenset({"fire-1", "fire-2", "fire-3"}), frozenset({"chess-1", "chess-2"})}
        yield made
