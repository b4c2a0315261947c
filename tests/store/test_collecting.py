"""Entries wait until they are settled, and wake when they change; feeds and pages are remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.store.store_nouns import NOON, article, capture
from torimatome.model import Entry, FeedState, PageState, Problem, Remedy
from torimatome.store import Noted, Store, open_store

RSS, SITEMAP = "https://ganja.example/rss", "https://ganja.example/sitemap.xml"
ENTRY = Entry(outlet="az.ganja", feed_url=RSS, url="https://ganja.example/1", title="Bridge opens", published_at=NOON)


def settled(store: Store) -> None:
    store.entries.add([ENTRY])
    store.entries.settle(ENTRY.outlet, ENTRY.url, "kept")
    assert store.entries.pending("az.ganja") == []


def test_entries_wait_in_order_until_they_are_settled(store: Store) -> None:
    second = replace(ENTRY, url="https://ganja.example/2")
    assert store.entries.add([ENTRY, second]) == 2
    assert store.entries.add([second, ENTRY]) == 0
    assert store.entries.pending("az.ganja") == [ENTRY, second]
    assert store.entries.pending("az.other") == []
    store.entries.settle("az.ganja", ENTRY.url, "kept")
    assert store.entries.pending("az.ganja") == [second]
    assert store.entries.of_url(ENTRY.url) == ENTRY
    assert store.entries.of_url("https://ganja.example/3") is None


def test_what_waits_survives_the_process(data: Path) -> None:
    with open_store(data) as store:
        store.entries.add([ENTRY])
    with open_store(data) as store:
        assert store.entries.pending("az.ganja") == [ENTRY]


def test_a_settled_entry_sleeps_while_nothing_changes(store: Store) -> None:
    settled(store)
    assert store.entries.add([ENTRY]) == 0
    assert store.entries.pending("az.ganja") == []


def test_a_settled_entry_wakes_when_its_feed_changes_the_title(store: Store) -> None:
    settled(store)
    changed = replace(ENTRY, title="Bridge opens (corrected)")
    assert store.entries.add([changed]) == 1
    assert store.entries.pending("az.ganja") == [changed]


def test_a_settled_entry_wakes_when_a_later_change_is_told(store: Store) -> None:
    settled(store)
    assert store.entries.add([replace(ENTRY, updated_at=NOON)]) == 1
    store.entries.settle(ENTRY.outlet, ENTRY.url, "kept")
    assert store.entries.add([replace(ENTRY, updated_at=NOON - timedelta(hours=1))]) == 0
    assert store.entries.add([replace(ENTRY, feed_url=SITEMAP, updated_at=NOON + timedelta(hours=1))]) == 1


def test_two_feeds_that_word_it_differently_do_not_keep_each_other_awake(store: Store) -> None:
    settled(store)
    other = replace(ENTRY, feed_url=SITEMAP, title="BRIDGE OPENS", updated_at=NOON)
    for _ in range(3):
        assert store.entries.add([other]) == 0
        assert store.entries.add([ENTRY]) == 0


def test_one_entry_gathers_what_both_feeds_know(store: Store) -> None:
    bare = replace(ENTRY, feed_url=SITEMAP, title="", published_at=None)
    store.entries.add([bare])
    store.entries.add([replace(ENTRY, byline="L. Aliyeva")])
    found = store.entries.of_url(ENTRY.url)
    assert found == replace(ENTRY, feed_url=SITEMAP, byline="L. Aliyeva")


def test_one_page_of_two_outlets_is_two_entries(store: Store) -> None:
    other = replace(ENTRY, outlet="az.other")
    assert store.entries.add([ENTRY, other]) == 2
    store.entries.settle("az.ganja", ENTRY.url, "kept")
    assert store.entries.pending("az.other") == [other]
    assert store.entries.of_url(ENTRY.url) == other


def test_half_a_character_in_a_feed_does_no_harm(store: Store) -> None:
    odd = replace(ENTRY, url="https://ganja.example/\ud83d", title="\udfff")
    store.entries.add([odd])
    assert store.entries.pending("az.ganja") == [odd]
    store.entries.settle("az.ganja", odd.url, "\ud800")
    assert store.entries.pending("az.ganja") == []


def test_the_state_of_feeds_and_pages_is_the_last_saved(store: Store) -> None:
    assert store.feeds.state(RSS) is None
    assert store.pages.state(ENTRY.url) is None
    for failures in (1, 2):
        store.feeds.save(FeedState(url=RSS, visited_at=NOON, failures=failures))
        store.pages.save(PageState(url=ENTRY.url, etag=f'"{failures}"', fetched_at=NOON, status=200))
    assert store.feeds.state(RSS) == FeedState(url=RSS, visited_at=NOON, failures=2)
    assert store.pages.state(ENTRY.url) == PageState(url=ENTRY.url, etag='"2"', fetched_at=NOON, status=200)


def test_young_pages_are_those_first_fetched_lately(store: Store) -> None:
    store.entries.add([replace(ENTRY, url=f"u{n}") for n in range(4)] + [replace(ENTRY, outlet="az.other", url="v")])
    for n, name in enumerate(("u2", "u1", "u0", "v")):
        store.pages.save(PageState(url=name, fetched_at=NOON + timedelta(hours=n)))
    store.pages.save(PageState(url="u3"))
    again = PageState(url="u2", fetched_at=NOON + timedelta(hours=9))
    store.pages.save(again)
    hour, later = timedelta(hours=1), NOON + timedelta(hours=10)
    assert [(outlet, state.url) for outlet, state in store.pages.due(NOON + hour, None, later, later)] == [
        ("az.ganja", "u1"), ("az.ganja", "u0"), ("az.other", "v"),
    ]  # fmt: skip
    assert store.pages.due(NOON, NOON + hour, later, later) == [("az.ganja", again)]
    assert store.pages.due(NOON, NOON + hour, NOON, later) == []  # it was asked an hour ago
    assert store.pages.due(NOON, NOON + hour, NOON, NOON) == [("az.ganja", again)]  # asked in a time to come


def test_the_same_problem_again_is_counted(store: Store) -> None:
    slow = Problem(stage="collect", subject=RSS, message="It took too long.", remedy=Remedy.RETRY)
    empty = Problem(stage="extract", subject=ENTRY.url, message="It has no text.")
    hour = timedelta(hours=1)
    for problem, at in ((slow, NOON), (empty, NOON + hour), (slow, NOON + 2 * hour)):
        store.problems.add(problem, at)
    first, second = store.problems.recent()
    assert first == Noted(problem=slow, first_at=NOON, last_at=NOON + 2 * hour, times=2)
    assert second.problem == empty
    assert store.problems.recent(limit=1) == [first]
    store.problems.clear("collect", RSS)
    assert [noted.problem for noted in store.problems.recent()] == [empty]


def test_the_days_of_an_outlet_are_made_again_when_more_was_read(store: Store) -> None:
    page = store.captures.keep(capture(1))
    store.articles.save(replace(article(1), snapshot=page.id))
    store.watched.read_again(NOON.date())
    [day] = store.watched.days(NOON.date())
    assert (day.articles, day.unread) == (1, 0)
    store.problems.add(Problem(stage="extract", subject=page.url_asked, message="There is no text."), NOON)
    store.watched.read_again(NOON.date())
    [day] = store.watched.days(NOON.date())
    assert (day.outlet, day.articles, day.unread) == (page.outlet, 1, 1)
    store.watched.forget_before(NOON)
