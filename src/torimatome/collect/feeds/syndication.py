"""RSS 0.9x to 2.0, Atom 0.3 and 1.0, and RDF, by way of feedparser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any, cast
from xml.sax import SAXException

import feedparser

from torimatome.collect.feeds.result import FeedRead
from torimatome.collect.feeds.source import Source
from torimatome.collect.plain import text_of
from torimatome.collect.urls import web_url
from torimatome.model import Entry

Fields = Mapping[str, Any]

_AMPERSAND = re.compile(rb"(?P<cdata><!\[CDATA\[.*?\]\]>)|&(?:(?P<name>[A-Za-z]\w*);|(?!#))", re.DOTALL)
# feedparser takes this attribute for the address, though it may be at:// and the address stands in the text.
_LINK_URI = re.compile(rb"(<link\b[^>]*?)\suri=(?:\"[^\"]*\"|'[^']*')")
_XML_ENTITIES = (b"&amp;", b"&lt;", b"&gt;", b"&quot;", b"&apos;")
_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|RDF|feed)\s*>")
_LAST_ENTRY = re.compile(rb"</(?:[\w.-]+:)?(?:item|entry)\s*>")


def read_syndication(body: bytes, source: Source) -> FeedRead:
    """The entries of a feed. A feed that broke off keeps the entries that were closed."""
    body = _LINK_URI.sub(rb"\1", body)
    parsed = _parse(body, source)
    if _is_broken(parsed):
        body = _AMPERSAND.sub(_repaired, body)
        parsed = _parse(body, source)
    whole = not _is_broken(parsed) or bool(_END.search(body[-4000:]))
    if not whole:
        closed = [found.end() for found in _LAST_ENTRY.finditer(body)]
        parsed = _parse(body[: closed[-1]] if closed else b"", source)
    atom = str(parsed.get("version", "")).startswith("atom")
    entries = [_entry(fields, source, atom=atom) for fields in parsed["entries"]]
    return source.read(entries, whole=whole, next_page=_next_page(parsed, source))


def _parse(body: bytes, source: Source) -> Fields:
    charset = re.search(r"charset=[\"']?([\w-]+)", source.media_type, re.IGNORECASE)
    usable = charset and not charset[1].lower().replace("_", "-").endswith(("utf-7", "utf7"))
    kind = f"application/xml; charset={charset[1]}" if charset and usable else "application/xml"
    headers = {"content-location": source.url, "content-type": kind}
    # Markup is read as it stands: `plain` and the room of extraction clean it, and nothing is shown from here.
    parsed = feedparser.parse(body, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    return cast("Fields", parsed)


def _repaired(found: re.Match[bytes]) -> bytes:
    """An ampersand as XML knows it: HTML's names as characters, any other escaped; CDATA is left alone."""
    if found["cdata"] or found[0] in _XML_ENTITIES:
        return found[0]
    letters = unescape(found[0].decode()) if found["name"] else "&"
    if letters.startswith("&"):
        return b"&amp;" + found[0][1:]
    return "".join(f"&#{ord(letter)};" for letter in letters).encode()


def _is_broken(parsed: Fields) -> bool:
    return bool(parsed["bozo"]) and isinstance(parsed.get("bozo_exception"), SAXException)


def _entry(fields: Fields, source: Source, *, atom: bool) -> Entry | None:
    published, updated = _text(fields, "published"), _text(fields, "updated")
    if not atom and not published:
        # In RSS and RDF dc:date is the publication, though feedparser calls it an update.
        published, updated = updated or _text(fields, "created"), ""
    return source.entry(
        href=_link(fields),
        title=_text(fields, "title"),
        published=published,
        updated=updated,
        language=_language(fields, atom=atom),
        byline=_byline(fields),
        summary=text_of(_text(fields, "summary")),
        content=_content(fields),
    )


def _text(fields: Fields, name: str) -> str:
    """A field's own value; feedparser's look-up would answer for one field with another."""
    value = dict.get(cast("dict[str, Any]", fields), name)
    return value if isinstance(value, str) else ""


def _list(fields: Fields, name: str) -> Iterable[Fields]:
    value = dict.get(cast("dict[str, Any]", fields), name)
    return value if isinstance(value, list) else ()


def _link(fields: Fields) -> str | None:
    alternates = [
        link for link in _list(fields, "links") if link.get("rel", "alternate") == "alternate" and link.get("href")
    ]
    pages = [link["href"] for link in alternates if "html" in link.get("type", "html")]
    choices = [_text(fields, "feedburner_origlink"), *pages, _text(fields, "link"), _text(fields, "id")]
    usable = (choice for choice in choices if re.match(r"https?:", choice.strip(), re.IGNORECASE))
    return next(usable, None)


def _language(fields: Fields, *, atom: bool) -> str | None:
    """The entry's own language. An RSS channel's is not trusted: many mix their languages in one feed."""
    if own := _text(fields, "language"):
        return own
    detail = dict.get(cast("dict[str, Any]", fields), "title_detail") or {}
    return detail.get("language") if atom else None


def _byline(fields: Fields) -> str:
    detail = dict.get(cast("dict[str, Any]", fields), "author_detail") or {}
    return detail.get("name") or _text(fields, "author")


def _content(fields: Fields) -> str:
    parts = [
        part.get("value", "")
        for part in _list(fields, "content")
        if "text" not in part.get("type", "") or (part.get("type") in {"text/html", "text/plain"})
    ]
    return max(parts, key=len, default="")


def _next_page(parsed: Fields, source: Source) -> str | None:
    links = _list(parsed["feed"], "links")
    found = next((link.get("href") for link in links if link.get("rel") in {"next", "prev-archive"}), None)
    return web_url(source.url, found)
