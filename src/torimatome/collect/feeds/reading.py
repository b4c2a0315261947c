"""read_feed: finds out from the bytes what dialect they are in, whatever was announced."""

from __future__ import annotations

import re
import zlib

from lxml import etree

from torimatome.collect.feeds.jsonfeed import read_json
from torimatome.collect.feeds.listing import read_listing
from torimatome.collect.feeds.result import FeedRead
from torimatome.collect.feeds.sitemap import read_sitemap, read_text_sitemap
from torimatome.collect.feeds.source import Source
from torimatome.collect.feeds.syndication import read_syndication
from torimatome.errors import SetAside
from torimatome.model import Feed, FeedKind, Outlet

UNPACKED_BYTES = 50_000_000
"""What sitemaps.org allows a sitemap to hold."""

_STRANGE = (etree.LxmlError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
"""What parsers raise over bytes that nobody foresaw."""

_UTF16 = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_PROLOG = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w-]*)")
_ROOTS = re.compile(rb"<(?:[\w.-]+:)?(rss|RDF|feed|urlset|sitemapindex)[\s>]")
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_DECLARED = re.compile(rb"(<\?xml[^>]*?)\s+encoding\s*=\s*[\"'][^\"']*[\"']")
_UTF7 = re.compile(rb"encoding\s*=\s*[\"'](?:x-)?(?:unicode-\d-\d-)?utf[-_]?7", re.IGNORECASE)
_SITEMAPS = {"urlset", "sitemapindex"}
_SYNDICATION = {"rss", "rdf", "feed", "channel"}


def read_feed(body: bytes, feed: Feed, outlet: Outlet, *, url: str, media_type: str = "") -> FeedRead:
    """The entries of a feed, sitemap or listing. SetAside: the bytes are none of these.

    url is the address that answered: relative links stand on it.
    """
    source = Source(feed=feed, outlet=outlet, url=url, media_type=media_type, zone=outlet.zone)
    try:
        return _read(_as_bytes_of_letters(body, url), source)
    except _STRANGE as error:
        raise SetAside(f"{url} cannot be read as a feed ({type(error).__name__}: {error}).") from error


def _read(body: bytes, source: Source) -> FeedRead:
    feed = source.feed
    root = _root(body)
    if root == "{":
        return read_json(body, source)
    if root in _SITEMAPS:
        return read_sitemap(without_doctype(body), source)
    if root in _SYNDICATION:
        return read_syndication(without_doctype(body), source)
    if root == "text" and feed.kind is FeedKind.SITEMAP:
        return read_text_sitemap(body, source)
    if root == "html" and feed.kind is FeedKind.LISTING:
        return read_listing(body, source)
    raise SetAside(_complaint(root, feed, source.url))


def without_doctype(body: bytes) -> bytes:
    """The document without its DOCTYPE, so that no entity of its own can be expanded or fetched."""
    return _DOCTYPE.sub(b"", body, count=1)


def _root(body: bytes) -> str:
    """What the document begins with: "{", an element's name in lower case, "html", "text" or nothing."""
    start = 0
    while found := _PROLOG.match(body, start):
        start = found.end()
    rest = body[start : start + 65_536]
    if rest[:1] in {b"{", b"["}:
        return "{"
    if root := _ROOT.match(rest):
        name = root[1].decode().lower()
        if name in _SITEMAPS | _SYNDICATION:
            return name
    # A stray word or a script's warning before the feed does not make it unreadable.
    if stray := _ROOTS.search(rest.partition(b"<body")[0]):
        return stray[1].decode().lower()
    if rest.startswith(b"http"):
        return "text"
    return "html" if re.search(rb"<(html|head|body|div|p|a|table|!doctype html)\b", rest, re.IGNORECASE) else ""


def _as_bytes_of_letters(body: bytes, url: str) -> bytes:
    """Unpacked where it is a .gz file, in UTF-8 where it was in UTF-16, without a byte order mark."""
    if body[:2] == b"\x1f\x8b":
        body = _unpacked(body, url)
    for mark, encoding in _UTF16:
        if body.startswith(mark):
            return _DECLARED.sub(rb"\1", body.decode(encoding, "replace").lstrip("\ufeff").encode(), count=1)
    body = body.removeprefix(b"\xef\xbb\xbf")
    # No browser reads UTF-7: it only serves to hide markup from those who look for it.
    return _DECLARED.sub(rb"\1", body, count=1) if _UTF7.search(body[:200]) else body


def _unpacked(body: bytes, url: str) -> bytes:
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        text = unpack.decompress(body, UNPACKED_BYTES + 1)
    except zlib.error as error:
        raise SetAside(f"{url} is a damaged .gz file.") from error
    if len(text) > UNPACKED_BYTES:
        raise SetAside(f"{url} unpacks to more than {UNPACKED_BYTES} bytes.")
    return text


def _complaint(root: str, feed: Feed, url: str) -> str:
    if root == "html":
        return f"{url} is a web page, not a {feed.kind} feed; look for the feed's new address on the site."
    if not root:
        return f"{url} is no feed that can be read: it has none of the known beginnings."
    return f"{url} is no {feed.kind} feed."
