"""The event page: who tells it, side by side; people's words on it and their undoing."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

import pytest

from tests.web.client import Client
from torimatome.desk import Desk
from torimatome.model import Article, Event, Route


@pytest.fixture
def event(office: Desk) -> Event:
    """The event that most articles tell."""
    return max(office.store.events.all(), key=lambda e: (len(office.store.events.coverage(e.id)), e.id))


def articles(desk: Desk, event: str) -> set[str]:
    return {c.article for c in desk.store.events.coverage(event)}


def test_all_its_articles_stand_on_the_page_with_their_evidence(ann: Client, office: Desk, event: Event) -> None:
    page = unescape(ann.get(f"/event/{event.id}").text)
    for key in articles(office, event.id):
        article = office.store.articles.latest(key)
        assert article
        assert article.headline in page
        assert f"/snapshot/{article.snapshot}" in page


def test_two_articles_are_read_side_by_side(ann: Client, office: Desk, event: Event) -> None:
    left, right, *_ = sorted(articles(office, event.id))
    page = unescape(ann.get(f"/event/{event.id}?left={left}&right={right}").text)
    for key in (left, right):
        article = office.store.articles.latest(key)
        assert article
        assert f"<p>{article.paragraphs[-1]}</p>" in page


def test_the_differences_of_two_in_one_language_are_shown(ann: Client, office: Desk, event: Event) -> None:
    found = [a for key in articles(office, event.id) if (a := office.store.articles.latest(key)) and a.language == "en"]
    page = ann.get(f"/event/{event.id}?left={found[0].id}&right={found[1].id}&compare=1").text
    assert "<ins>" in page
    assert "<del>" in page


def test_what_is_taken_out_is_put_back_by_one_button(ann: Client, office: Desk, event: Event) -> None:
    before = articles(office, event.id)
    out = max(before)
    answer = ann.post(f"/event/{event.id}/out", {"article": out})
    assert answer.status_code == 303
    here = answer.headers["location"].partition("?")
    left = here[2].removeprefix("parted=")
    assert articles(office, left) == {out}
    assert left in ann.get(answer.headers["location"]).text
    again = ann.post(f"{here[0]}/merge", {"other": left})
    whole = again.headers["location"].partition("?")[0].removeprefix("/event/")
    assert articles(office, whole) == before
    assert f"took={out}" in again.headers["location"]


def test_a_merge_is_undone_with_the_articles_that_came(ann: Client, office: Desk, event: Event) -> None:
    other = next(e for e in office.store.events.all() if e.id != event.id and len(articles(office, e.id)) == 1)
    came, stood = articles(office, other.id), articles(office, event.id)
    to = ann.post(f"/event/{event.id}/merge", {"other": f"http://127.0.0.1:8300/event/{other.id}"}).headers["location"]
    whole = to.partition("?")[0].removeprefix("/event/")
    assert articles(office, whole) == came | stood
    assert all(f'value="{a}"' in ann.get(to).text for a in came)
    ann.post(f"/event/{whole}/out", {"article": next(iter(came))})
    told = office.store.events.of_article(next(iter(stood)))
    assert told
    assert articles(office, told.id) == stood


def test_a_word_on_two_articles_is_kept_and_taken_back(ann: Client, office: Desk, event: Event) -> None:
    one, two, *_ = sorted(articles(office, event.id))
    assert ann.post(f"/event/{event.id}/same", {"article": one, "other": two}).status_code == 303
    page = ann.get(f"/event/{event.id}").text
    assert "Take it back" in page
    assert office.store.rulings.all()[-1].same


def test_a_word_that_takes_another_back_names_the_articles_by_their_headlines(
    ann: Client, office: Desk, event: Event
) -> None:
    one, two, *_ = sorted(articles(office, event.id))
    for word in ("same", "apart", "same"):
        ann.post(f"/event/{event.id}/{word}", {"article": one, "other": two})
    told = office.store.events.of_article(one)
    assert told
    notes = [line for line in ann.get(f"/event/{told.id}").text.splitlines() if "takes back" in line]
    assert notes
    assert not [line for line in notes if re.search(rf">[^<]*({one}|{two})", line)]


@pytest.mark.parametrize("path", ["/event/nothing", "/event/%3Cscript%3E"])
def test_an_event_that_is_none_is_said_so(ann: Client, path: str) -> None:
    answer = ann.get(path)
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text


def test_the_last_article_cannot_be_taken_out(ann: Client, office: Desk) -> None:
    one = next(e for e in office.store.events.all() if len(articles(office, e.id)) == 1)
    (only,) = articles(office, one.id)
    answer = ann.post(f"/event/{one.id}/out", {"article": only})
    assert answer.status_code == 422
    assert articles(office, one.id) == {only}


def test_how_an_article_came_is_told(ann: Client, office: Desk, event: Event) -> None:
    key = min(articles(office, event.id))
    article = office.store.articles.latest(key)
    assert article
    route = Route(via="az.khazar", shown="A=<b>B", cites=("az.absheron",), gone_at=datetime(2026, 3, 20, tzinfo=UTC))
    office.store.articles.reroute(_with(article, route))
    page = ann.get(f"/event/{event.id}").text
    assert "A=&lt;b&gt;B" in page
    assert "Gone from the site since 20.03.2026" in page


def _with(article: Article, route: Route) -> Article:
    from dataclasses import replace

    return replace(article, route=route)


def test_the_inbox_and_the_article_lead_to_the_event(ann: Client, office: Desk, event: Event) -> None:
    assert "/event/" in ann.get("/week/2026-03-07..2026-03-13").text
    assert f"/event/{event.id}" in ann.get(f"/article/{min(articles(office, event.id))}").text


def test_a_reader_without_japanese_or_with_it_sees_the_page(ann: Client, event: Event) -> None:
    page = ann.get(f"/event/{event.id}", headers={"Accept-Language": "ja"}).text
    assert '<html lang="ja">' in page
    assert "報じた記事" in page
