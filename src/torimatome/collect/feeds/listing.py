"""HTML listings: which links of a page are its articles, with titles and dates, and where the next page is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from urllib.parse import parse_qsl, urlsplit

from lxml import etree, html

from torimatome.collect.feeds.result import FeedRead
from torimatome.collect.feeds.source import Source
from torimatome.collect.moments import find_moment, of_timestamp, read_moment
from torimatome.collect.plain import plain
from torimatome.collect.shapes import is_elsewhere, is_front, looks_like_article
from torimatome.collect.urls import canonical_url, on_domains, origin_of, web_url
from torimatome.model import Entry

_ASIDE = re.compile(
    r"(^|[\s_-])(nav|navbar|menu|lang|langs|language|languages|pager|pagination|pagenav|breadcrumbs?|crumbs|footer"
    r"|comments?|share|social|login|cookie|consent|topbar|topnav)($|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_STAMPS = ("datetime", "data-timestamp", "data-time", "data-date", "data-datetime", "data-published", "data-utime")
_PAGE_KEYS = ("page", "p", "paged", "pg", "pagen_1", "sf_paged", "s", "sayfa")
_SHORT = 12
_REACH = 4


def read_listing(body: bytes, source: Source) -> FeedRead:
    """The articles that an HTML page lists, in its order."""
    parser = html.HTMLParser(encoding=_encoding(body, source.media_type), huge_tree=False, no_network=True)
    tree = html.document_fromstring(body, parser=parser)
    base = web_url(source.url, next((b.get("href") for b in tree.iter("base")), None)) or source.url
    links = _links(tree, base, source)
    entries: list[Entry | None] = [_entry(url, anchors, links, source) for url, anchors in _articles(links).items()]
    whole = b"</html" in body[-4000:].lower() or b"<html" not in body[:4000].lower()
    return source.read(entries, whole=whole, next_page=_next_page(tree, base, source.url))


Links = dict[str, list[html.HtmlElement]]


def _links(tree: html.HtmlElement, base: str, source: Source) -> Links:
    """The links of the page to the outlet's own pages, by address, but for those of menus and pagers."""
    found: Links = defaultdict(list)
    here = canonical_url(source.url)
    for anchor in tree.iter("a"):
        url = web_url(base, anchor.get("href"))
        if url is None or url == here or (anchor.get("href") or "").strip().startswith("#"):
            continue
        own = origin_of(url) == origin_of(here) or on_domains(url, source.outlet.domains)
        if own and not is_front(url) and not is_elsewhere(url) and not _stands_aside(anchor):
            found[url].append(anchor)
    return found


def _stands_aside(anchor: html.HtmlElement) -> bool:
    for element in (anchor, *anchor.iterancestors()):
        if element.tag in {"nav", "footer"}:
            return True
        if element.tag not in {"html", "body"} and _ASIDE.search(f"{element.get('class', '')} {element.get('id', '')}"):
            return True
    return False


def _articles(links: Links) -> Links:
    """The links that look like articles, and those that stand where such links stand.

    Addresses without number or date are learnt from their neighbours: what repeats in one place of the layout
    is of one kind.
    """
    places: dict[str, list[str]] = defaultdict(list)
    for url, anchors in links.items():
        for anchor in anchors:
            places[_place(anchor)].append(url)
    chosen: set[str] = set()
    for urls in places.values():
        likely = [url for url in urls if looks_like_article(url)]
        headlines = [url for url in urls if len(_title(links[url])) > 2 * _SHORT]
        if 2 * len(likely) >= len(urls) or (len(urls) >= 5 and 3 * len(headlines) >= 2 * len(urls)):
            chosen |= {url for url in urls if url in likely or len(_title(links[url])) > _SHORT}
    return {url: anchors for url, anchors in links.items() if url in chosen and _title(anchors)}


def _place(anchor: html.HtmlElement) -> str:
    """Where in the layout a link stands: the tags and classes around it."""
    steps = [anchor, *list(anchor.iterancestors())[:3]]
    return "<".join(f"{step.tag}.{re.sub(r'[0-9]+', '', step.get('class', ''))}" for step in steps)


def _title(anchors: Sequence[html.HtmlElement]) -> str:
    """The headline inside the link, else its longest text, else its title attribute."""
    headings = [plain(h.text_content()) for a in anchors for h in a.iter(*_HEADINGS)]
    texts = headings or [plain(a.text_content()) for a in anchors]
    best = max(texts, key=len, default="")
    return best or max((plain(a.get("title")) for a in anchors), key=len, default="")


def _entry(url: str, anchors: Sequence[html.HtmlElement], links: Links, source: Source) -> Entry | None:
    of_anchor = {anchor: u for u, found in links.items() for anchor in found}
    at = next((moment for a in anchors if (moment := _date_near(a, url, of_anchor, source.zone))), None)
    return source.entry(href=url, title=_title(anchors), published_at=at, language=_hreflang(anchors))


def _hreflang(anchors: Sequence[html.HtmlElement]) -> str | None:
    return next((a.get("hreflang") for a in anchors if a.get("hreflang")), None)


def _date_near(
    anchor: html.HtmlElement, url: str, of_anchor: dict[html.HtmlElement, str], zone: tzinfo
) -> datetime | None:
    """The time that stands with the link, in the widest box that holds no other article."""
    for box in (anchor, *list(anchor.iterancestors())[:_REACH]):
        if any(of_anchor.get(other, url) != url for other in box.iter("a")):
            return None
        if moment := next(_dates_in(box, zone), None):
            return moment
    return None


def _dates_in(box: html.HtmlElement, zone: tzinfo) -> Iterator[datetime]:
    for element in box.iter():
        for stamp in (element.get(name) for name in _STAMPS):
            if stamp and (moment := of_timestamp(stamp, zone) or read_moment(stamp, zone)):
                yield moment
    if moment := find_moment(" ".join(box.itertext()), zone):
        yield moment


def _next_page(tree: html.HtmlElement, base: str, url: str) -> str | None:
    """The address of the page after this one, on the same path or marked rel=next."""
    for href in tree.xpath("//*[self::a or self::link][contains(concat(' ', @rel, ' '), ' next ')]/@href"):
        if (found := web_url(base, href)) and found != canonical_url(url):
            return found
    current = _page_number(canonical_url(url), url) or 1
    for anchor in tree.iter("a"):
        found = web_url(base, anchor.get("href"))
        if found and _page_number(found, url) == current + 1:
            return found
    return None


def _page_number(candidate: str, url: str) -> int | None:
    """The number of a page of the listing at url, by its query or by /page/N; None for other addresses."""
    one, other = urlsplit(candidate), urlsplit(url)
    pattern = re.compile(r"/page/(\d+)/?$")
    if found := pattern.search(one.path):
        return int(found[1]) if one.path[: found.start()] == pattern.sub("", other.path).rstrip("/") else None
    if one.path != other.path or one.netloc != other.netloc:
        return None
    numbers = [v for k, v in parse_qsl(one.query) if k.lower() in _PAGE_KEYS and v.isdecimal()]
    return int(numbers[-1]) if numbers else None


def _encoding(body: bytes, media_type: str) -> str:
    """The encoding that the answer or the page names, if there is such a one; UTF-8 else."""
    named = re.search(r"charset=[\"']?([\w-]+)", media_type, re.IGNORECASE)
    meta = re.search(rb"<meta[^>]+charset=[\"']?([\w-]+)", body[:4096], re.IGNORECASE)
    name = named[1] if named else meta[1].decode() if meta else "utf-8"
    try:
        etree.HTMLParser(encoding=name)
    except LookupError:
        return "utf-8"
    return name
