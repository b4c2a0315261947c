"""JSON Feed 1.0 and 1.1. A feed that broke off keeps the items that were closed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from typing import Any

from torimatome.collect.feeds.result import FeedRead
from torimatome.collect.feeds.source import Source
from torimatome.collect.plain import text_of
from torimatome.collect.urls import web_url
from torimatome.errors import SetAside
from torimatome.model import Entry

_ITEMS = re.compile(r'"items"\s*:\s*\[')


def read_json(body: bytes, source: Source) -> FeedRead:
    """The items of a JSON feed. SetAside: JSON, but no feed."""
    text = body.decode("utf-8", "replace")
    try:
        data: Any = json.loads(text)
        whole = True
    except ValueError:
        data, whole = _salvage(text), False
    except RecursionError as error:
        raise SetAside(f"{source.url} is nested too deeply to be a JSON feed.") from error
    items = data.get("items") if isinstance(data, Mapping) else None
    if not isinstance(items, list):
        raise SetAside(f"{source.url} is JSON, but no JSON feed: it has no list of items.")
    entries = [_entry(item, source) for item in items if isinstance(item, Mapping)]
    return source.read(entries, whole=whole, next_page=web_url(source.url, _text(data, "next_url")))


def _salvage(text: str) -> Mapping[str, Any]:
    """The items that can be read before the text breaks."""
    found = _ITEMS.search(text)
    if not found:
        return {}
    items, decoder, at = [], json.JSONDecoder(), found.end()
    try:
        while start := re.compile(r"[\s,]*(?=\{)").match(text, at):
            item, at = decoder.raw_decode(text, start.end())
            items.append(item)
    except (ValueError, RecursionError):
        pass  # here the feed breaks off
    return {"items": items}


def _entry(item: Mapping[str, Any], source: Source) -> Entry | None:
    summary = text_of(_text(item, "summary")) or " ".join(_text(item, "content_text").split())[:500]
    return source.entry(
        href=_text(item, "url") or _text(item, "external_url") or _address(_text(item, "id")),
        title=_text(item, "title"),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        language=_text(item, "language"),
        byline=_byline(item),
        summary=summary,
        content=_text(item, "content_html") or _paragraphs(_text(item, "content_text"), summary),
    )


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _address(name: str) -> str | None:
    return name if name.startswith(("http://", "https://")) else None


def _byline(item: Mapping[str, Any]) -> str:
    authors = item.get("authors")
    people = [*authors, item.get("author")] if isinstance(authors, list) else [item.get("author")]
    names = [_text(person, "name") for person in people if isinstance(person, Mapping)]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _paragraphs(text: str, summary: str) -> str:
    """The full text as HTML; nothing where it only repeats the summary."""
    if " ".join(text.split())[: len(summary) + 5] == summary:
        return ""
    return "".join(f"<p>{escape(part.strip())}</p>" for part in text.split("\n\n") if part.strip())
