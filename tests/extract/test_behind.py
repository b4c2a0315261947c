"""The outlet behind an aggregator, and those that a report goes by."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from torimatome.extract import articles
from torimatome.model import Article, Outlet, OutletKind, Role, Snapshot

from .pages import outlet

TEXT = "The harbour library has opened a reading room for sailors, the port authority said on Thursday. It holds maps and books."


def known(name: str, kind: OutletKind = OutletKind.AGENCY, **names: str) -> Outlet:
    return replace(
        outlet(),
        id=f"xx.{name.lower()}",
        attribution=name,
        names=names,
        kind=kind,
        owner=name,
        domains=(f"{name.lower()}.example",),
    )


HUB = replace(known("HUB", OutletKind.AGGREGATOR, en="News Hub"), domains=("harbour.example",), languages=())
KNOWN = {
    o.id: o
    for o in (HUB, known("PIERNEWS", en="Pier News", ru="Пирс", ja="桟橋通信"), known("AFPX", ja="AFPX=桟橋"), known("QTV", OutletKind.BROADCASTER, en="QTV"),
              known("MINHARB", OutletKind.MINISTRY, en="Ministry of Harbours"))
}  # fmt: skip


def read(head: str = "", tail: str = "", text: str = TEXT, house: Outlet = HUB) -> Article:
    page = f"<html><head>{head}</head><body><article><h1>A room for sailors</h1><p>{text}</p><p>{TEXT}</p>{tail}</article></body></html>"
    snapshot = Snapshot(
        id="s1", role=Role.PAGE, outlet=house.id, sha256="", url_asked="https://harbour.example/1", url_reached="https://harbour.example/1",
        fetched_at=datetime(2026, 5, 20, 12, tzinfo=UTC), status=200, media_type="text/html", warc_file="", warc_offset=0,
    )  # fmt: skip
    (found,) = articles(snapshot, page.encode(), None, house, ("en", "ru", "ja"), KNOWN)
    return found


@pytest.mark.parametrize(
    ("head", "tail", "found", "shown"),
    [
        ('<meta name="source" content="Pier News">', "", "xx.piernews", "Pier News"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"News Hub"},"author":{"@type":"Organization","name":"Pier News"}}</script>', "", "xx.piernews", "Pier News"),
        ('<link rel="canonical" href="https://www.piernews.example/a/1">', "", "xx.piernews", "piernews.example"),
        ("", "<p>The room stays open until midnight, because ships keep no hours. (Pier News)</p>", "xx.piernews", "Pier News"),
        ("", "<p>The room stays open until midnight, because ships keep no hours. Source: Pier News</p>", "xx.piernews", "Pier News"),
        ('<meta name="source" content="AFPX=桟橋">', "", "xx.afpx", "AFPX=桟橋"),
        ('<meta name="source" content="桟橋通信=どこか">', "", "xx.piernews", "桟橋通信=どこか"),
        ('<meta name="source" content="Nobody that is known">', "", "xx.hub", None),
    ],
)  # fmt: skip
def test_the_outlet_behind_an_aggregator_is_found(head: str, tail: str, found: str, shown: str | None) -> None:
    got = read(head, tail)
    assert got.route is not None
    assert (got.outlet, got.route.via, got.route.shown) == (found, "xx.hub", shown)


def test_a_page_of_an_outlet_of_its_own_has_no_route() -> None:
    assert read('<meta name="source" content="Pier News">', house=outlet()).route is None


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        (
            "The pier was closed on Friday, Pier News reported, citing the QTV channel. Ships wait outside.",
            ("xx.piernews", "xx.qtv"),
        ),
        (
            "Пирс закрыт до пятницы, сообщает QTV со ссылкой на «Пирс». Корабли ждут на рейде с утра.",
            ("xx.qtv", "xx.piernews"),
        ),
        ("桟橋通信によると、長い桟橋は金曜日に閉鎖された。船は沖で待っている。港湾当局が述べた。", ("xx.piernews",)),
        ("The reporter of QTV was on the pier, and the Ministry of Harbours reported nothing at all then.", ()),
    ],
)
def test_the_chain_of_a_report_is_kept(text: str, cites: tuple[str, ...]) -> None:
    got = read(text=text, house=outlet())
    assert (got.route.cites if got.route else ()) == cites
