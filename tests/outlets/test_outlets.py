"""Outlet files: their form, their faults, and those that come with the package."""

from __future__ import annotations

import re

import pytest

from torimatome.errors import BadConfig
from torimatome.model import FeedKind, OutletKind
from torimatome.outlets import bundled, read_outlet

GOOD = """
id = "az.example"
attribution = "EXAMPLE"
names = { en = "Example", ja = "例通信" }
country = "az"
kind = "state agency"
owner = "example"
timezone = "Asia/Baku"
domains = ["Example.example:8080"]
languages = ["az", "en"]
crawl_delay_s = 5.0
[[feeds]]
url = "http://example.example:8080/rss"
kind = "rss2"
language = "en"
every_min = 15
[[feeds]]
url = "http://example.example:8080/sitemap"
kind = "newssitemap"
"""


def test_an_outlet_is_read_whole() -> None:
    outlet = read_outlet(GOOD, "outlets/example.toml")
    assert outlet.kind is OutletKind.STATE_AGENCY
    assert outlet.domains == ("example.example:8080",)
    assert outlet.crawl_delay_s == 5.0
    assert [(f.kind, f.language, f.every_min) for f in outlet.feeds] == [
        (FeedKind.RSS, "en", 15),
        (FeedKind.SITEMAP, None, 30),
    ]


@pytest.mark.parametrize(("other", "kind"), [("independent site", "site"), ("international body", "body")])
def test_other_spellings_of_kinds(other: str, kind: str) -> None:
    assert read_outlet(GOOD.replace("state agency", other), "x").kind == kind


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "az.example"', 'id = "az.example', "line 2"),
        ('id = "az.example"', 'id = "example"', "line 2: id must be like"),
        ('id = "az.example"', "", "id must be text"),
        ('attribution = "EXAMPLE"', "attribution = 3", "line 3: attribution must be text"),
        ('kind = "state agency"', 'kind = "blog"', 'line 6: kind cannot be "blog"; it is one of state-agency'),
        ('country = "az"', 'country = "AZ"', "line 5: country"),
        ("Asia/Baku", "Baku", 'line 8: timezone "Baku" is not known'),
        ('["Example.example:8080"]', "[]", "line 9: domains must list at least one host"),
        ('["Example.example:8080"]', '["http://a.example"]', "domains must list"),
        ("crawl_delay_s = 5.0", "crawl_delay_s = -5", "line 11: crawl_delay_s must be a number"),
        ('kind = "rss2"', 'kind = "telex"', 'feeds.kind cannot be "telex"'),
        ('url = "http://example.example:8080/rss"', 'url = "example/rss"', "line 13: feeds.url must be a full address"),
        ("every_min = 15", "every_min = 0", "whole number from 1"),
        ("every_min = 15", "often = 15", "feeds.often is not a known key"),
        ("crawl_delay_s = 5.0", "delay = 5.0", "line 11: delay is not a known key"),
        (
            "crawl_delay_s = 5.0",
            "read_from = 2024-01-02\nread_until = 2024-01-01",
            "read_until must not be before read_from",
        ),
        ('names = { en = "Example", ja = "例通信" }', "names = { en = 1 }", "names must be a table of texts"),
    ],
)
def test_faults_are_named(old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(BadConfig, match=r"^outlets/example\.toml") as fault:
        read_outlet(GOOD.replace(old, new), "outlets/example.toml")
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)


def test_the_bundled_outlets() -> None:
    outlets = bundled()
    assert len(outlets) >= 150
    assert outlets["az.azertag"].attribution == "AZERTAG"
    assert outlets["ge.jamnews"].attribution == "JAM-NEWS.NET"
    assert outlets["jp.jiji"].attribution == "時事通信"
    for outlet in outlets.values():
        assert outlet.zone, outlet.id
        assert outlet.languages, outlet.id
        assert outlet.names, outlet.id
        assert outlet.id.startswith(f"{outlet.country}."), outlet.id


def test_attributions_have_the_house_form() -> None:
    latin = re.compile(r"[A-Z0-9]+([-.][A-Z0-9]+)*")
    capitals = [a for a in (o.attribution for o in bundled().values()) if a.isascii() and a == a.upper()]
    wrong = [a for a in capitals if not latin.fullmatch(a)]
    assert wrong == []


def test_no_two_outlets_are_written_alike() -> None:
    written = [o.attribution for o in bundled().values()]
    assert sorted(w for w in set(written) if written.count(w) > 1) == []


def test_one_owner_is_one_family() -> None:
    outlets = bundled()
    assert outlets["az.azertag"].owner == outlets["az.modgovaz"].owner
    assert outlets["az.trend"].owner == outlets["az.azernews"].owner
    assert outlets["az.apa"].owner != outlets["az.report"].owner
