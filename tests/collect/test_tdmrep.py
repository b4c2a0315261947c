"""The TDM Reservation Protocol's file: read, kept, believed for a day, and respected by a desk that says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.collect.tdmrep import is_reserved, read_tdmrep

from .herald import ONE, TWO, furnish, go
from .memory import Desk
from .playground import NOW, RULES, Reply, Web, serving

PLACE = "/.well-known/tdmrep.json"
RESPECTFUL = replace(RULES, respect=("tdm",))


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as made:
        yield furnish(made)


def rules(*rows: tuple[str, int]) -> bytes:
    return json.dumps(
        [{"location": place, "tdm-reservation": said, "tdm-policy": "/policy"} for place, said in rows]
    ).encode()


@pytest.mark.parametrize(
    ("rows", "path", "wanted"),
    [
        ((("/", 1),), "/a", True),
        ((("/", 0),), "/a", False),
        ((("/", 1), ("/free/", 0)), "/free/a", False),
        ((("/free/", 0), ("/", 1)), "/other", True),
        ((("/*.pdf$", 1),), "/x/y.pdf", True),
        ((("/*.pdf$", 1),), "/x/y.pdf?z", False),
        ((), "/a", False),
    ],
)
def test_the_most_specific_rule_speaks(rows: tuple[tuple[str, int], ...], path: str, wanted: bool) -> None:
    assert is_reserved(read_tdmrep(rules(*rows)), f"https://herald.example{path}") is wanted


@given(
    st.one_of(
        st.binary(max_size=200),
        st.recursive(st.none() | st.text() | st.integers(), st.lists).map(lambda x: json.dumps(x).encode()),
    )
)
def test_anything_is_read_or_is_no_rule(body: bytes) -> None:
    assert is_reserved(read_tdmrep(body), "https://herald.example/a") in {True, False}


def test_a_respectful_desk_does_not_even_ask_for_what_is_reserved(web: Web) -> None:
    desk = Desk()
    web.routes[PLACE] = rules((TWO[0], 1))
    report = go(web, desk, rules=RESPECTFUL)
    assert TWO[0] not in web.paths
    assert desk.page_urls == [web.base + ONE[0]]
    assert "reserves pages (tdm)" in report.problems[0].message
    assert desk.outcomes["xx.herald", web.base + TWO[0]] == "reserved"
    assert [c.url_asked for c in desk.captures if PLACE in c.url_asked] == [web.base + PLACE]


def test_it_is_believed_for_a_day(web: Web) -> None:
    desk = Desk()
    web.routes[PLACE] = rules(("/nothing", 1))
    go(web, desk, rules=RESPECTFUL)
    go(web, desk, rules=RESPECTFUL, at=NOW + timedelta(hours=20))
    assert web.paths.count(PLACE) == 1
    go(web, desk, rules=RESPECTFUL, at=NOW + timedelta(hours=33))
    assert web.paths.count(PLACE) == 2


def test_a_desk_that_does_not_ask_for_it_pays_no_request(web: Web) -> None:
    go(web, Desk())
    assert PLACE not in web.paths


def test_where_it_cannot_be_had_nothing_is_taken(web: Web) -> None:
    desk = Desk()
    web.routes[PLACE] = Reply(500)
    report = go(web, desk, rules=replace(RESPECTFUL, retries=0))
    assert not desk.page_urls
    assert report.left == 2


def test_a_site_without_it_reserves_nothing(web: Web) -> None:
    desk = Desk()
    go(web, desk, rules=RESPECTFUL)
    assert len(desk.page_urls) == 2
