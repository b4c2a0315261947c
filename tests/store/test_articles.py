"""Articles and their revisions: nothing is written over, and reading a snapshot twice makes nothing new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from tests.store.store_nouns import NOON, article, capture
from torimatome.model import Article, DateSource, Published, Snapshot
from torimatome.store import Store


def fetched(store: Store, n: int, **values: object) -> Article:
    """The article as the n-th fetch of its page gave it."""
    snapshot = fetch(store, n)
    return replace(article(1, first_seen_at=None), snapshot=snapshot.id, **values)  # type: ignore[arg-type]


def fetch(store: Store, n: int) -> Snapshot:
    return store.captures.keep(capture(n, url_reached="https://ganja.example/1"))


def test_an_article_comes_back(store: Store) -> None:
    assert store.articles.save(article(1)) == article(1)
    assert store.articles.get("a1", 1) == store.articles.latest("a1") == article(1)
    assert store.articles.get("a1", 2) is None
    assert store.articles.latest("a2") is None


def test_the_same_text_again_is_nothing_new(store: Store) -> None:
    first = store.articles.save(fetched(store, 1))
    assert store.articles.save(fetched(store, 2, byline="L. Aliyeva")) == first
    assert store.articles.revisions("a1") == (first,)


def test_a_corrected_text_is_the_next_revision(store: Store) -> None:
    first = store.articles.save(fetched(store, 1))
    late = Published(at=NOON + timedelta(days=1), source=DateSource.METADATA)
    second = store.articles.save(fetched(store, 2, text="Corrected.", published=late, modified_at=NOON))
    assert (second.revision, second.text, second.modified_at) == (2, "Corrected.", NOON)
    assert second.published == first.published
    assert second.first_seen_at == first.first_seen_at == NOON + timedelta(minutes=1)
    assert store.articles.revisions("a1") == (first, second)
    assert store.articles.latest("a1") == second


def test_a_text_that_goes_back_is_a_third_revision(store: Store) -> None:
    texts = ["One.", "Two.", "One."]
    saved = [store.articles.save(fetched(store, n, text=text)) for n, text in enumerate(texts, 1)]
    assert [a.revision for a in saved] == [1, 2, 3]


def test_reading_every_snapshot_again_makes_nothing_new(store: Store) -> None:
    versions = [fetched(store, n, text=text) for n, text in enumerate(["One.", "One.", "Two.", "One.", "Two."], 1)]
    first = [store.articles.save(version) for version in versions]
    assert [store.articles.save(version) for version in versions] == first
    assert [a.text for a in store.articles.revisions("a1")] == ["One.", "Two.", "One.", "Two."]


def test_an_earlier_fetch_read_late_is_not_the_latest(store: Store) -> None:
    newer, older = fetched(store, 5, text="Newer."), fetched(store, 2, text="Older.")
    store.articles.save(newer)
    assert store.articles.save(older).revision == 2
    assert [a.text for a in store.articles.revisions("a1")] == ["Older.", "Newer."]
    latest = store.articles.latest("a1")
    assert latest is not None
    assert (latest.revision, latest.text) == (1, "Newer.")
    assert store.articles.all() == [latest]
    assert [hit.snippet for hit in store.search.find("newer")] == ["Newer."]


def test_a_publication_time_found_later_dates_the_article(store: Store) -> None:
    store.articles.save(fetched(store, 1, published=None))
    assert store.articles.of_days(date(2026, 3, 2), date(2026, 3, 2))  # the day of its first sight
    known = Published(at=NOON.replace(day=9), source=DateSource.FEED)
    dated = store.articles.save(fetched(store, 2, published=known))
    assert (dated.revision, dated.published) == (1, known)
    assert store.articles.latest("a1") == dated
    assert store.articles.of_days(date(2026, 3, 9), date(2026, 3, 9)) == [dated]
    assert store.articles.of_days(date(2026, 3, 2), date(2026, 3, 2)) == []


def test_all_revisions_are_filed_under_one_day(store: Store) -> None:
    store.articles.save(fetched(store, 1, published=None))
    known = Published(at=NOON.replace(day=9), source=DateSource.FEED)
    second = store.articles.save(fetched(store, 2, text="Two.", published=known))
    assert store.articles.of_days(date(2026, 3, 1), date(2026, 3, 5)) == []
    assert store.articles.of_days(date(2026, 3, 9), date(2026, 3, 9)) == [second]


def test_an_article_is_of_the_outlets_own_day(store: Store) -> None:
    night = datetime(2026, 3, 5, 1, 30, tzinfo=timezone(timedelta(hours=4)))
    saved = store.articles.save(article(1, published=Published(at=night, source=DateSource.FEED)))
    assert store.articles.of_days(date(2026, 3, 4), date(2026, 3, 4)) == []
    assert store.articles.of_days(date(2026, 3, 5), date(2026, 3, 5)) == [saved]


def test_days_with_a_margin_in_order(store: Store) -> None:
    for n in (5, 3, 9, 1, 4):
        store.articles.save(article(n))
    found = store.articles.of_days(date(2026, 3, 4), date(2026, 3, 5), margin_days=1)
    assert [a.id for a in found] == ["a3", "a4", "a5"]
    assert [a.id for a in store.articles.all()] == ["a1", "a3", "a4", "a5", "a9"]


def test_an_article_without_any_time_is_kept(store: Store) -> None:
    bare = article(1, published=None, first_seen_at=None)
    assert store.articles.save(bare) == bare
    assert store.articles.save(replace(bare, text="Two.")).revision == 2
    latest = store.articles.latest("a1")
    assert latest is not None
    assert latest.text == "Two."
    assert store.articles.of_days(date(2020, 1, 1), date(2030, 1, 1)) == []
