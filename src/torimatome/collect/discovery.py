"""What a front page says of its feeds, its name and its language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from torimatome.collect.plain import plain
from torimatome.collect.urls import web_url
from torimatome.model import FeedKind

PLACES = ("/rss", "/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json", "/news/rss", "/index.xml")
"""Where sites that name no feed often have one."""
_TYPES = {
    "application/rss+xml": FeedKind.RSS, "application/atom+xml": FeedKind.ATOM, "application/rdf+xml": FeedKind.RDF,
    "application/feed+json": FeedKind.JSON, "application/json": FeedKind.JSON, "text/xml": FeedKind.RSS,
    "application/xml": FeedKind.RSS,
}  # fmt: skip
_COMMENTS = re.compile(r"comments?(?:/|$)|/(?:category|tag|author)/|oembed|wp-json", re.IGNORECASE)
_MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """A front page: the feeds that it names with their kinds, its name, its language, and its editions' addresses."""

    feeds: tuple[tuple[str, FeedKind], ...] = ()
    name: str = ""
    language: str = ""


def read_front(body: bytes, url: str) -> Front:
    """What a page says of itself; nothing of what is no page."""
    try:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
        tree: Any = html.document_fromstring(body[:2_000_000], parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return Front()
    found: dict[str, FeedKind] = {}
    for link in tree.xpath("//link[contains(@rel, 'alternate')][@href]"):
        kind = _TYPES.get((link.get("type") or "").partition(";")[0].strip().lower())
        address = web_url(url, link.get("href"))
        if kind and address and not _COMMENTS.search(address):
            found.setdefault(address, kind)
    named = tree.xpath("//meta[@property='og:site_name']/@content | //meta[@name='application-name']/@content")
    title = next(iter(tree.xpath("//title/text()")), "")
    return Front(
        feeds=tuple(found.items())[:_MOST], name=plain(str(next(iter(named), "") or re.split(r"\s[|–—-]\s", str(title))[0])),
        language=(tree.get("lang") or "").replace("_", "-").partition("-")[0].lower()[:2],
    )  # fmt: skip


def dialect(body: bytes, fallback: FeedKind) -> FeedKind:
    """The kind of feed that the bytes are, whatever was announced."""
    head = body[:4000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if head[:1] == b"{":
        return FeedKind.JSON
    roots = ((rb"<rss[\s>]", FeedKind.RSS), (rb"<(?:\w+:)?RDF[\s>]", FeedKind.RDF), (rb"<feed[\s>]", FeedKind.ATOM))
    more = ((rb"<(?:urlset|sitemapindex)[\s>]", FeedKind.SITEMAP),)
    return next((kind for root, kind in (*roots, *more) if re.search(root, head)), fallback)
