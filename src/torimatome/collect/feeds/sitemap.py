"""Sitemaps: plain, news, index, and the text form of one address a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from torimatome.collect.feeds.result import Child, FeedRead
from torimatome.collect.feeds.source import Source
from torimatome.collect.moments import read_moment
from torimatome.collect.urls import web_url
from torimatome.errors import SetAside
from torimatome.model import Entry


def read_sitemap(body: bytes, source: Source) -> FeedRead:
    """The pages and child sitemaps that a sitemap names; what broke off keeps what was closed."""
    root, whole = _tree(body, source.url)
    children, pages = list(_named(root, "sitemap")), list(_named(root, "url"))
    if not whole:
        del (children or pages)[-1:]  # the last one may have lost its end
    read = source.read([_page(page, source) for page in pages], whole=whole, is_sitemap=True)
    return replace(read, children=tuple(child for one in children if (child := _child(one, source))))


def read_text_sitemap(body: bytes, source: Source) -> FeedRead:
    """One address a line."""
    lines = body.decode("utf-8", "replace").split()
    return source.read(
        [source.entry(href=line) for line in lines if line.startswith("http")], whole=True, is_sitemap=True
    )


def _tree(body: bytes, url: str) -> tuple[etree._Element, bool]:
    try:
        return etree.fromstring(body, _parser(recover=False)), True
    except etree.XMLSyntaxError:
        # Bytes that are wrong in one place still end as they should; only what breaks off is not whole.
        root = etree.fromstring(body, _parser(recover=True)) if body.strip() else None
    if root is None:
        raise SetAside(f"{url} is no sitemap that can be read.")
    return root, body.rstrip()[-20:].endswith((b"urlset>", b"sitemapindex>"))


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(recover=recover, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (element for element in root if _local(element) == name)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _fields(element: etree._Element) -> dict[str, str]:
    """The text of each field by its local name; pictures and videos of the page are left out."""
    found: dict[str, str] = {}
    for part in element:
        name = _local(part)
        if name == "news":
            found |= {_local(inner): _words(inner) for inner in part.iter() if inner is not part and _words(inner)}
        elif name in {"loc", "lastmod"}:
            found[name] = _words(part)
    return found


def _words(element: etree._Element) -> str:
    return (element.text or "").strip()


def _page(element: etree._Element, source: Source) -> Entry | None:
    fields = _fields(element)
    return source.entry(
        href=fields.get("loc"),
        title=fields.get("title", ""),
        published=fields.get("publication_date"),
        updated=fields.get("lastmod"),
        language=fields.get("language"),
    )


def _child(element: etree._Element, source: Source) -> Child | None:
    fields = _fields(element)
    url = web_url(source.url, fields.get("loc"))
    return Child(url=url, updated_at=read_moment(fields.get("lastmod"), source.zone)) if url else None
