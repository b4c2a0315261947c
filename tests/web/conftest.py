"""The demo's desk behind the pages, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.conftest import Trip
from tests.web.browser import Browser, browsing
from tests.web.client import Client
from tests.web.served import served
from tests.web.team import Team
from torimatome import web
from torimatome.desk import Desk
from torimatome.model import Article, Capture, Role


@pytest.fixture(scope="session")
def desk(trip: Trip, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A copy of the demo's desk, so that what these tests add is nowhere else."""
    with trip.copied(tmp_path_factory.mktemp("web")) as desk:
        _add_persian(desk)
        yield desk


@pytest.fixture(scope="session")
def client(desk: Desk) -> Iterator[Client]:
    with Client(web.application(desk)) as client:
        yield client


@pytest.fixture(scope="module")
def office(trip: Trip, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of the module's own, to be changed."""
    with trip.copied(tmp_path_factory.mktemp("office")) as desk:
        yield desk


@pytest.fixture(scope="module")
def team(office: Desk) -> Team:
    """Its people, and the application that asks for them."""
    return Team(office)


@pytest.fixture(scope="module")
def ann(office: Desk) -> Iterator[Client]:
    """A browser."""
    with Client(web.application(office)) as client:
        yield client


@pytest.fixture(scope="module")
def site(desk: Desk) -> Iterator[str]:
    """The desk's address on loopback."""
    with served(desk) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A window as wide as a desk's screen."""
    with browsing() as browser:
        browser.resize(1300, 900)
        yield browser


PERSIAN = "fa" * 8
PAGE = '<html><head><meta charset="windows-1251"></head><body><script>alert("Баку")</script></body></html>'


def _add_persian(desk: Desk) -> None:
    """An article written from right to left, with a page in an old encoding and a script in its headline."""
    capture = Capture(
        role=Role.PAGE, outlet="az.khazar", url_asked="http://khazar.example/fa/1.html", status=200,
        url_reached="http://khazar.example/fa/1.html", fetched_at=datetime(2026, 3, 14, 8, tzinfo=UTC),
        headers=(("Content-Type", "text/html"),), body=PAGE.encode("windows-1251"),
    )  # fmt: skip
    snapshot = desk.store.captures.keep(capture)
    article = Article(
        id=PERSIAN, revision=1, outlet="az.khazar", url=capture.url_asked, language="fa", snapshot=snapshot.id,
        headline="نشست <script>alert(2)</script> باکو", text="هیئت‌ها در باکو دیدار کردند.\n\nدیدار دو ساعت بود.",
    )  # fmt: skip
    desk.store.articles.save(article)
