"""A site with a feed and two reports, and a round over it."""

from __future__ import annotations

import asyncio
from datetime import datetime

from torimatome import collect
from torimatome.collect import Report
from torimatome.config import CollectRules
from torimatome.model import FeedKind, Outlet

from .memory import Desk
from .playground import NOW, RULES, Reply, Web, rss

RSS = ("/rss.xml", FeedKind.RSS)
ONE = ("/en/first-report-of-today-1", "One", "Tue, 10 Mar 2026 08:00:00 GMT")
TWO = ("/en/second-report-of-today-2", "Two", "Tue, 10 Mar 2026 09:00:00 GMT")


def go(
    web: Web,
    desk: Desk,
    *outlets: Outlet,
    at: datetime = NOW,
    rules: CollectRules = RULES,
    force: bool = True,
) -> Report:
    outlets = outlets or (web.outlet(RSS),)
    return asyncio.run(collect.round(outlets, desk, rules, lambda: at, desk, force=force, tempo=web.time.tempo))


def page(text: str, **headers: str) -> Reply:
    return Reply(body=f"<p>{text}</p>".encode(), headers={"Content-Type": "text/html", **headers})


def furnish(web: Web) -> Web:
    """A site with a feed of two reports and their pages."""
    web.routes |= {
        "/robots.txt": "User-agent: *\nDisallow: /private/\n",
        "/rss.xml": Reply(body=rss(ONE, TWO).replace("{base}", web.base).encode(), headers={"ETag": '"f1"'}),
        ONE[0]: page("one", ETag='"p1"'),
        TWO[0]: page("two", ETag='"p2"'),
    }
    return web
