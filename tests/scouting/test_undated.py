"""A page without a date is filed under the day of its neighbours in the feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from torimatome.model import Article, DateSource, Entry, Published
from torimatome.scouting.undated import file_beside
from torimatome.store import Store, open_store

FEED = "https://ganja.example/news"
SEEN = datetime(2026, 3, 20, 9, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "data") as opened:
        yield opened


def page(n: int, day: int | None) -> Article:
    url = f"{FEED}/{n}"
    at = datetime(2026, 3, day, 12, tzinfo=UTC) if day else None
    return Article(
        id=sha256(url.encode()).hexdigest()[:16], revision=1, outlet="xx.ganja", url=url, headline=f"Bridge {n}", text="The bridge.",
        language="en", snapshot=f"s{n}", published=Published(at=at, source=DateSource.METADATA) if at else None, first_seen_at=SEEN,
    )  # fmt: skip


def filed(store: Store, days: list[int | None], asked: int, feed: str = FEED) -> date:
    for n, day in enumerate(days):
        store.entries.add([Entry(outlet="xx.ganja", feed_url=feed if n == asked else FEED, url=f"{FEED}/{n}")])
        store.articles.save(page(n, day))
    file_beside(store, [page(asked, None)])
    store.articles.save(
        replace(page(asked, None), revision=2, text="The bridge is open.")
    )  # a revision stays where it is
    for at in range(1, 21):
        if any(a.id == page(asked, None).id for a in store.articles.of_days(date(2026, 3, at), date(2026, 3, at))):
            return date(2026, 3, at)
    raise AssertionError("it is filed nowhere")


@pytest.mark.parametrize(
    ("days", "asked", "on"),
    [
        ([12, None, 10], 1, 12),  # newest first
        ([12, 11, None], 2, 11),
        ([None, 9], 0, 9),
        ([12, None, None, 10], 2, 12),
        ([None], 0, 20),
    ],
)
def test_the_newer_of_two_neighbours(store: Store, days: list[int | None], asked: int, on: int) -> None:
    assert filed(store, days, asked) == date(2026, 3, on)


def test_another_feed_says_nothing_of_it(store: Store) -> None:
    assert filed(store, [12, None, 10], 1, "https://ganja.example/other") == date(2026, 3, 20)
