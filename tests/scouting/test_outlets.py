"""An outlet from its address: found, shown, written, read again; lists of feeds in and out."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.collect.playground import Reply, rss
from torimatome import plugins
from torimatome.collect.opml import read_opml
from torimatome.errors import Failed
from torimatome.model import OutletKind
from torimatome.outlets import read_outlet
from torimatome.scouting import guessing, troubles

from .conftest import House

TEXT = "The harbour council has agreed to repair the long pier before winter, its chairwoman said on Tuesday morning. "
ITEMS = [
    (
        f"/en/2026/03/report-number-{n}-of-today",
        f"Report number {n} of the harbour",
        f"Tue, 10 Mar 2026 0{n}:00:00 +0400",
    )
    for n in range(1, 8)
]


def page(title: str, *, byline: str = "") -> Reply:
    by = f'<span class="byline">By {byline}</span>' if byline else ""
    body = f"<html lang=en><body><article><h1>{title}</h1>{by}<p>{TEXT}</p><p>{TEXT}</p></article></body></html>"
    return Reply(body=body.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


def furnish(house: House) -> str:
    web = house.web
    (house.path / "outlets" / "herald.toml").write_text(
        (house.path / "outlets" / "herald.toml").read_text("utf-8").replace(f'"127.0.0.1:{web.port}", ', ""), "utf-8"
    )
    head = '<link rel="alternate" type="application/rss+xml" href="/feed.xml"><meta property="og:site_name" content="The Quay Daily">'
    web.routes |= {
        "/": Reply(
            body=f"<html lang='en'><head>{head}</head><body>x</body></html>".encode(),
            headers={"Content-Type": "text/html"},
        ),
        "/robots.txt": "User-agent: *\nDisallow: /en/2026/03/report-number-2\n",
        "/feed.xml": Reply(body=rss(*ITEMS).replace("{base}", web.base).encode()),
        **{path: page(title, byline="Ada Quay" if "3" in title else "") for path, title, _ in ITEMS},
    }
    return web.base + "/"


def test_an_outlet_is_found_shown_and_written_with_its_golden_pair(house: House) -> None:
    url = furnish(house)
    shown = house("outlet", "add", url, "--country", "az")
    assert shown.code == 0, shown.err
    assert 'kind = "rss"' in shown.out
    assert shown.out.count("Report number") == 5
    assert "report-number-2-of-today is closed to programs" in shown.out
    assert "missing: byline, dateline" in shown.out
    assert "Nothing was written" in shown.out
    assert "/en/2026/03/report-number-2-of-today" not in house.web.paths
    said = house(
        "outlet",
        "add",
        url,
        "--country",
        "az",
        "--id",
        "az.quay",
        "--attribution",
        "QUAY",
        "--kind",
        "newspaper",
        "--yes",
    )
    assert said.code == 0, said.err
    folder = plugins.open_folder(house.path)
    made = folder.outlets["az.quay"]
    assert (made.attribution, made.kind, made.names, made.timezone) == (
        "QUAY",
        OutletKind.NEWSPAPER,
        {"en": "The Quay Daily"},
        "Asia/Baku",
    )
    assert [f.url for f in made.feeds] == [house.web.base + "/feed.xml"]
    assert "xx.herald" in folder.outlets
    golden = json.loads((house.path / "outlets" / "golden" / "quay.json").read_text("utf-8"))
    assert golden["expected"][0]["byline"] == "Ada Quay"
    assert "az.quay: read as before" in house("outlet", "check", "az.quay").out
    pair = house.path / "outlets" / "golden" / "quay.page"
    pair.write_bytes(pair.read_bytes().replace(b"Report number", b"Retort number"))
    changed = house("outlet", "check")
    assert changed.code == 1
    assert "read otherwise" in changed.out
    again = house("outlet", "add", url)
    assert (again.code, "is az.quay in the register already" in again.err) == (2, True)


def test_a_site_without_named_feed_is_asked_in_the_usual_places_then_read_as_a_list(house: House) -> None:
    url = furnish(house)
    house.web.routes["/"] = Reply(
        body=b"<html lang=en><body>nothing named</body></html>", headers={"Content-Type": "text/html"}
    )
    house.web.routes["/rss.xml"] = house.web.routes.pop("/feed.xml")
    assert "/rss.xml" in house("outlet", "add", url).out
    rows = "".join(f'<li><a href="{path}">{title}</a></li>' for path, title, _ in ITEMS)
    house.web.routes["/"] = Reply(
        body=f"<html lang=en><body><ul>{rows}</ul></body></html>".encode(), headers={"Content-Type": "text/html"}
    )
    del house.web.routes["/rss.xml"]
    assert 'kind = "listing"' in house("outlet", "add", url).out
    house.web.routes["/"] = Reply(body=b"<html><body>nothing</body></html>")
    assert "names no feed" in house("outlet", "add", url).err
    house.web.routes["/"] = Reply(503)
    assert house("outlet", "add", "x y").code == 2


def test_what_a_person_says_of_the_language_goes_before_what_the_titles_tell(house: House) -> None:
    url = furnish(house)
    assert 'language = "en"' in house("outlet", "add", url).out
    said = house("outlet", "add", url, "--language", "tr").out
    assert 'language = "tr"' in said
    assert 'language = "en"' not in said


def test_few_titles_do_not_tell_a_language_and_the_page_is_believed(house: House) -> None:
    url = furnish(house)
    page = house.web.routes["/"]
    assert isinstance(page, Reply)
    house.web.routes["/"] = replace(page, body=page.body.replace(b"lang='en'", b"lang='az'"))
    assert 'language = "en"' in house("outlet", "add", url).out  # the titles have more than 100 letters
    house.web.routes["/feed.xml"] = Reply(body=rss(*ITEMS[:2]).replace("{base}", house.web.base).encode())
    assert 'language = "az"' in house("outlet", "add", url).out


@pytest.mark.parametrize(
    "address",
    ["http:///x", "ftp://quay.example/", "file:///etc/hostname", "mailto:desk@quay.example", "javascript:alert(1)", "a b", "http://"],
)  # fmt: skip
def test_what_is_no_address_is_told(house: House, address: str) -> None:
    said = house("outlet", "add", address)
    assert (said.code, said.err) == (
        2, f"torimatome: {address!r} is no address of the web; write one like https://news.example/.\n",
    )  # fmt: skip


def test_a_host_that_refuses_is_told_in_one_sentence(house: House) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    said = house("outlet", "add", address)
    assert (said.code, said.err) == (
        1, f"torimatome: {address} takes no connection; look at the address (http:// or https://, and its port), or try it later.\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        ("quay has no address: [Errno -2] Name or service not known.", "is not found on the net"),
        ("quay cannot be reached: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed (_ssl.c:1006).", "has a certificate"),
        ("https://quay/ broke off: .", "takes no connection"),
        ("https://quay/ was silent for 20 seconds.", "does not answer in time"),
    ],
)  # fmt: skip
def test_the_system_s_own_words_are_not_shown(trouble: str, told: str) -> None:
    words = f"https://quay is left alone for this round, as its robots.txt cannot be had: {trouble}"
    assert troubles.plainly("quay", words).startswith(f"quay {told}")
    assert troubles.plainly("quay", "https://quay answered 503.") == "https://quay answered 503."


def test_what_does_not_hold_leaves_nothing_half_done(house: House) -> None:
    url = furnish(house)
    before = (house.path / "desk.toml").read_text("utf-8")
    said = house("outlet", "add", url, "--timezone", "Nowhere/Town", "--yes")
    assert (said.code, said.err.count("\n")) == (2, 1)
    (house.path / "desk.toml").write_text(before.replace("follow = [", "follows = ["), "utf-8")
    assert house("outlet", "add", url, "--yes").code == 2
    assert sorted(f.name for f in (house.path / "outlets").iterdir()) == ["herald.toml"]


OPML = """<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/hostname">]><opml version="1.0"><body>
<outline text="Press"><outline type="rss" text="Quay &amp; Co" xmlUrl="https://quay.example.az/rss" htmlUrl="https://quay.example.az/" language="az"/>
<outline text="Quay in Russian" xmlUrl="https://quay.example.az/ru/rss" htmlUrl="https://quay.example.az/"/>
<outline text="Herald" xmlUrl="https://herald.example/rss"/><outline text="&x;" xmlUrl="javascript:alert(1)"/></outline></body></opml>"""


def test_a_list_of_feeds_comes_in_and_goes_out(house: House, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(OPML, "utf-8")
    shown = house("outlet", "import", tmp_path / "feeds.opml")
    assert "xx.herald: in the register (followed already)" in shown.out
    assert "az.example: new, 2 feeds" in shown.out
    assert house("outlet", "import", tmp_path / "feeds.opml", "--yes").code == 0
    made = plugins.open_folder(house.path).outlets["az.example"]
    assert (made.timezone, made.names, len(made.feeds)) == ("Asia/Baku", {"az": "Quay & Co"}, 2)
    assert house("outlet", "export", tmp_path / "out.opml").code == 0
    out = read_opml("out.opml", (tmp_path / "out.opml").read_bytes())
    assert {one.url for one in out} == {feed.url for feed in made.feeds}
    assert house("outlet", "import", tmp_path / "out.opml").out.startswith(
        "az.example: in the register (followed already)"
    )


@pytest.mark.parametrize("body", [b"", b"<html/>", b"\x00\xff", b"{" + b"x" * 6_000_000])
def test_what_is_no_list_of_feeds_is_told(body: bytes) -> None:
    with pytest.raises(Failed, match=r"^f is "):
        read_opml("f", body)


@pytest.mark.parametrize(
    ("site", "language", "country", "short"),
    [
        ("azertag.az", "az", "az", "azertag"), ("mod.gov.az", "az", "az", "mod"), ("jam-news.net", "en", "xx", "jam-news"),
        ("bbc.co.uk", "en", "gb", "bbc"), ("news.example.ge", "ka", "ge", "example"), ("site.com", "ja", "jp", "site"), ("localhost:80", "", "xx", "localhost"),
    ],
)  # fmt: skip
def test_guesses_from_an_address(site: str, language: str, country: str, short: str) -> None:
    assert guessing.country_of(site, language, "xx") == country
    assert guessing.short_name(site) == short


def test_a_clock_is_chosen_by_the_offsets_that_feeds_have() -> None:
    seen = [datetime.fromisoformat("2026-03-10T10:00:00+10:00")]
    assert guessing.timezone_of("ru", seen) in {"Asia/Vladivostok", "Asia/Ust-Nera", "Asia/Khandyga"}
    assert guessing.timezone_of("ru", [datetime(2026, 3, 10, tzinfo=UTC)]) == "Europe/Moscow"
    assert guessing.timezone_of("zz", []) == "UTC"


@pytest.mark.parametrize(
    ("site", "name", "kind"),
    [
        ("mfa.gov.az", "MFA", "ministry"), ("x.az", "Milli Majlis", "body"), ("x.az", "Turan News Agency", "agency"),
        ("itv.az", "İTV", "broadcaster"), ("x.az", "Xalq qəzeti Gazette", "newspaper"), ("quay.example", "Quay", "site"),
    ],
)  # fmt: skip
def test_kinds_are_guessed(site: str, name: str, kind: str) -> None:
    assert guessing.kind_of(site, name).value == kind


def test_what_is_proposed_is_what_is_read(house: House) -> None:
    url = furnish(house)
    text = house("outlet", "add", url).out.partition("\nhttp")[0]
    toml = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert read_outlet(toml, "proposed").domains == (f"127.0.0.1:{house.web.port}",)
