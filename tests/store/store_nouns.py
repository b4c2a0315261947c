"""Nouns to put into a store. All texts are our own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from torimatome.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Bulletin,
    Capture,
    DateSource,
    Headline,
    Item,
    Period,
    Published,
    Role,
    Section,
    Sentence,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HEADERS = (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("Content-Length", "12"))


def capture(n: int = 1, body: bytes | None = None, **values: Any) -> Capture:
    """The n-th capture, a minute after the one before, of a page of its own."""
    given: dict[str, Any] = {
        "role": Role.PAGE,
        "outlet": "az.ganja",
        "url_asked": f"https://ganja.example/asked/{n}",
        "url_reached": f"https://ganja.example/{n}",
        "fetched_at": NOON + timedelta(minutes=n),
        "status": 200,
        "headers": HEADERS,
        "body": f"<p>Körpü {n} açıldı.</p>".encode() if body is None else body,
    }
    return Capture(**{**given, **values})


def article(n: int = 1, **values: Any) -> Article:
    """The n-th article, of the n-th of March."""
    at = NOON.replace(day=n)
    given: dict[str, Any] = {
        "id": f"a{n}",
        "revision": 1,
        "outlet": "az.ganja",
        "url": f"https://ganja.example/{n}",
        "language": "en",
        "headline": f"Bridge {n} opens",
        "text": f"Bridge number {n} was opened in Ganja.",
        "published": Published(at=at, source=DateSource.FEED),
        "first_seen_at": at,
    }
    return Article(**{**given, **values})


def item(n: int = 1, **values: Any) -> Item:
    sentence = Sentence(text=f"The bridge over river {n} was opened in Ganja.")
    given: dict[str, Any] = {
        "id": f"i{n}",
        "section": "economy",
        "headlines": {"ja": Headline(text=f"第{n}橋が開通"), "en": Headline(text=f"Bridge {n} opens")},
        "body": (Block(kind=BlockKind.PARAGRAPH, sentences=(sentence,)),),
        "attributions": (Attribution(outlets=("GANJA NEWS",), first_on=date(2026, 3, n)),),
        "first_on": date(2026, 3, n),
    }
    return Item(**{**given, **values})


def bulletin(*items: Item, **values: Any) -> Bulletin:
    given: dict[str, Any] = {
        "id": "2026-02-28",
        "title": "週報",
        "subtitle": "Weekly",
        "publisher": "The desk",
        "period": Period(first_on=date(2026, 2, 28), last_on=date(2026, 3, 6)),
        "sections": (Section(number=1, key="economy", name="Economy", items=items),),
    }
    return Bulletin(**{**given, **values})
