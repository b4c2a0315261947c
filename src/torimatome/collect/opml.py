"""OPML: lists of feeds, as readers of feeds exchange them, in and out. What comes in is hostile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from torimatome.collect.plain import plain
from torimatome.collect.urls import web_url
from torimatome.errors import Failed
from torimatome.model import FeedKind, Outlet

_MOST_BYTES = 5_000_000
_MOST = 5000
_KINDS = {"rss": FeedKind.RSS, "atom": FeedKind.ATOM, "json": FeedKind.JSON, "rdf": FeedKind.RDF}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A feed of a list: its address and kind, the site's address, its title and language; group is the heading above it."""

    url: str
    kind: FeedKind
    title: str = ""
    site: str = ""
    language: str = ""
    group: str = ""


def read_opml(name: str, body: bytes) -> tuple[Outline, ...]:
    """The feeds of a list, each once. Failed: it is no OPML."""
    if len(body) > _MOST_BYTES:
        raise Failed(f"{name} is too big to be a list of feeds.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise Failed(f"{name} is no OPML file; export the list of feeds from your reader as OPML.")
    found = (_outline(element) for element in root.iter("outline"))
    return tuple({one.url: one for one in found if one}.values())[:_MOST]


def _outline(element: etree._Element) -> Outline | None:
    said = {str(name).lower(): str(value) for name, value in element.attrib.items()}
    url = web_url("", said.get("xmlurl"))
    if url is None:
        return None
    above = element.getparent()
    group = above.get("title") or above.get("text") or "" if above is not None and above.tag == "outline" else ""
    return Outline(
        url=url, kind=_KINDS.get(said.get("type", "").lower(), FeedKind.RSS), title=plain(said.get("title") or said.get("text")),
        site=web_url("", said.get("htmlurl")) or "", language=said.get("language", "")[:2].lower(), group=plain(group),
    )  # fmt: skip


def write_opml(title: str, outlets: Iterable[Outlet]) -> str:
    """The feeds of the outlets that other readers can read, grouped by outlet."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{escape(title)}</title></head>",
    ]
    lines.append("  <body>")
    for outlet in outlets:
        feeds = [feed for feed in outlet.feeds if feed.kind in _KINDS.values()]
        if feeds:
            lines.append(f"    <outline text={quoteattr(outlet.attribution)}>")
            for feed in feeds:
                name = outlet.names.get(feed.language or "", outlet.attribution)
                language = f" language={quoteattr(feed.language)}" if feed.language else ""
                site = f" htmlUrl={quoteattr(f'https://{outlet.domains[0]}/')}" if outlet.domains else ""
                kind = quoteattr("atom" if feed.kind is FeedKind.ATOM else "rss")
                lines.append(
                    f"      <outline type={kind} text={quoteattr(name)} xmlUrl={quoteattr(feed.url)}{site}{language}/>"
                )
            lines.append("    </outline>")
    return "\n".join((*lines, "  </body>", "</opml>", ""))
