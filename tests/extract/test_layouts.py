"""Dated layouts: an old snapshot is read as the page was laid out then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from torimatome.errors import BadConfig
from torimatome.extract import article
from torimatome.model import Article, Role, Snapshot
from torimatome.outlets import read_outlet
from torimatome.outlets.selectors import xpath

TOML = """
id = "xx.harbour"
attribution = "HARBOUR"
country = "xx"
kind = "site"
timezone = "Asia/Baku"
domains = ["harbour.example"]
languages = ["en"]
[[layouts]]
headline = ".kop"
text = "#lhs > div"
date = ".when"
drop = [".kop + x"]
[[layouts]]
from = 2025-06-01
headline = "h2.title"
text = "[itemprop='articleBody'] p"
byline = ".by b"
drop = [".box", "aside"]
"""
GOOD = TOML.replace('drop = [".kop + x"]\n', "")
OLD = """<html><body><div class="kop">The pier is closed</div><i class="when">3.4.2024 10:20</i><div id="lhs">
<div>The long pier is closed until May.</div><div>Ships go to the new one.</div></div><div>Some other line that stands here.</div></body></html>"""
NEW = """<html><body><h1>Harbour News</h1><h2 class="title">The pier is open</h2><p class="by">By <b>Ada Quay</b></p>
<div itemprop="articleBody"><p>The long pier is open again.</p><p class="box">A box that is no text of it at all.</p>
<p>Ships came at once, and bands played.</p></div></body></html>"""


def read(page: str, at: datetime) -> Article:
    snapshot = Snapshot(
        id="s1", role=Role.PAGE, outlet="xx.harbour", sha256="", url_asked="https://harbour.example/1",
        url_reached="https://harbour.example/1", fetched_at=at, status=200, media_type="text/html", warc_file="", warc_offset=0,
    )  # fmt: skip
    return article(snapshot, page.encode(), None, read_outlet(GOOD, "harbour.toml"))


def test_a_page_is_read_by_the_layout_of_its_day() -> None:
    old = read(OLD, datetime(2024, 4, 4, tzinfo=UTC))
    assert (old.headline, old.paragraphs) == (
        "The pier is closed",
        ("The long pier is closed until May.", "Ships go to the new one."),
    )
    assert old.published is not None
    assert old.published.at.isoformat() == "2024-04-03T10:20:00+04:00"
    new = read(NEW, datetime(2025, 7, 1, tzinfo=UTC))
    assert (new.headline, new.byline) == ("The pier is open", "Ada Quay")
    assert new.paragraphs == ("The long pier is open again.", "Ships came at once, and bands played.")


def test_a_layout_that_fits_nothing_leaves_the_usual_reading() -> None:
    page = f"<html><body><article><h1>The pier is half open</h1><p>{'The harbour says that it is half open now. ' * 5}</p></article></body></html>"
    assert read(page, datetime(2025, 7, 1, tzinfo=UTC)).headline == "The pier is half open"


def test_a_selector_that_is_not_understood_is_told_with_its_line() -> None:
    with pytest.raises(BadConfig, match=r'harbour.toml, line 13: layouts.drop cannot be ".kop \+ x"'):
        read_outlet(TOML, "harbour.toml")


def test_a_layout_without_a_day_holds_since_ever() -> None:
    house = read_outlet(GOOD, "harbour.toml")
    early, late = (
        house.layout_on(d) for d in (datetime(1999, 1, 1, tzinfo=UTC).date(), datetime(2025, 6, 1, tzinfo=UTC).date())
    )
    assert (early, late) == house.layouts
    assert replace(house, layouts=()).layout_on(datetime(2025, 6, 1, tzinfo=UTC).date()) is None


@pytest.mark.parametrize(
    ("selector", "ids"),
    [
        ("p", "abd"), ("div > p", "ab"), ("div p.x", "b"), ("#c p, .x", "bd"), ("[data-k]", "a"), ("[data-k='v w']", "a"),
        ("[data-k^=v]", "a"), ("[data-k$='w']", "a"), ("[data-k*=' ']", "a"), ("p:first-child", "ad"), ("p:last-child", "bd"),
        ("*.x", "b"), ("[data-k~=w]", "a"), ("section p", "d"), ("p[data-k],section", "ac"),
    ],
)  # fmt: skip
def test_selectors_find_what_css_finds(selector: str, ids: str) -> None:
    tree: Any = html.fromstring(
        '<div><p id=a data-k="v w">1</p><p id=b class="y x">2</p></div><section id=c><p id=d>3</p></section>'
    )
    assert "".join(sorted(e.get("id") for e in tree.xpath(xpath(selector)))) == ids


@pytest.mark.parametrize(
    "selector", ["", " ", ">", "a >", "a + b", "p:hover", "a[", ",", "a,,b", "a > > b", "x" * 301, "a]"]
)
def test_other_selectors_are_refused(selector: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        xpath(selector)


@given(st.text(alphabet="ab.#[]='\"*^$~|>, :()/@-\\x", max_size=30))
def test_whatever_is_accepted_is_xpath(selector: str) -> None:
    try:
        path = xpath(selector)
    except ValueError:
        return
    etree.XPath(path)
