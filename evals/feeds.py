"""Feeds in every dialect and kind of damage (../shared/bench/feeds): is each entry kept, with title, link and date?"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from evals.shared import MissingError, material
from torimatome.collect import FeedRead, read_feed
from torimatome.collect.moments import read_moment
from torimatome.collect.plain import plain
from torimatome.collect.urls import web_url
from torimatome.errors import SetAside
from torimatome.model import Entry, Feed, FeedKind, Outlet, OutletKind

URL = "http://example.org/feed"
_ENTRY = re.compile(rb"<(item|entry)(?:\s[^>]*[^/>])?>")
OUTLET = Outlet(
    id="eval", attribution="EVAL", country="xx", kind=OutletKind.SITE, owner="eval", timezone="UTC", domains=()
)


def scores(folder: Path, misses: list[str]) -> dict[str, float]:
    """Shares 0..1: feeds read without a crash, entries not lost, and titles, links and dates as expected."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for file, expected in _cases(folder):
        found = _read(file)
        items = expected.get("entries") or expected.get("items") or []
        asked["read"] += 1
        right["read"] += found is not None
        if found is None:
            misses.append(f"{file.name}: not read")
            continue
        kept = len(found.entries) + found.unlinked
        asked["entries"] += len(items)
        right["entries"] += min(kept, len(items))
        if found.unlinked == kept and kept:
            # Most fixtures give no address; with one put in, their titles and dates can be compared too.
            found, pairs = _read(file, linked=True) or found, items
        else:
            pairs = [item for item in items if _links(item)]
        for item, entry in zip(pairs, found.entries, strict=False):
            for name, good in _compare(item, entry):
                asked[name] += 1
                right[name] += good
                if not good:
                    misses.append(f"{file.name}: {name}: {item.get('title')!r} {_links(item)!r} {entry}")
    return {name: right[name] / asked[name] for name in asked}


def _cases(folder: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    for file in sorted(folder.rglob("*.xml")):
        answer = file.with_suffix(".json")
        if answer.exists():
            yield file, json.loads(answer.read_text("utf-8"))
    for file in sorted((folder / "json").glob("*.json")):
        answer = file.with_name(f"{file.stem}_expected.json")
        if answer.exists():
            yield file, json.loads(answer.read_text("utf-8"))


def _read(file: Path, *, linked: bool = False) -> FeedRead | None:
    body = file.read_bytes()
    if linked:
        body = _ENTRY.sub(_with_link, body)
    try:
        return read_feed(body, Feed(url=URL, kind=FeedKind.RSS), OUTLET, url=URL)
    except SetAside:
        return None


def _with_link(found: re.Match[bytes]) -> bytes:
    url = f"http://example.org/at/{found.start()}"
    link = f'<link rel="alternate" href="{url}"/>' if found[1] == b"entry" else f"<link>{url}</link>"
    return found[0] + link.encode()


def _links(item: Mapping[str, Any]) -> set[str | None]:
    """The addresses of an entry; where a feed gives several, any of them will do."""
    links = item.get("links") or []
    alternates = [one.get("href") for one in links if isinstance(one, dict) and one.get("rel") == "alternate"]
    named = [*alternates, item.get("link"), item.get("url"), *(one for one in links if isinstance(one, str))]
    guid = item.get("guid") or {}
    if not any(named) and isinstance(guid, dict):
        named.append(guid.get("value"))
    return {web_url(URL, one) for one in named if one and str(one).startswith("http")}


def _compare(item: Mapping[str, Any], entry: Entry) -> Iterator[tuple[str, bool]]:
    if item.get("title"):
        yield "titles", plain(item["title"]) == entry.title
    if _links(item):
        yield "links", entry.url in _links(item)
    for name in ("publishedParsed", "pubDateParsed", "date_published", "updatedParsed"):
        if item.get(name):
            yield "dates", _day(item[name]) in {_day(entry.published_at), _day(entry.updated_at)}


def _day(moment: str | datetime | None) -> str:
    """The minute; a day without a time is noon with us and midnight there, so only the day counts then."""
    at = read_moment(moment, OUTLET.zone) if isinstance(moment, str) else moment
    return f"{at:%Y-%m-%d}" if at else ""


def figures() -> dict[str, float]:
    """The shares, without a word. MissingError: the feeds are not here."""
    return scores(material("bench", "feeds"), [])


def main() -> int:
    """Print the shares, and with --misses what was missed."""
    try:
        folder = material("bench", "feeds")
    except MissingError as error:
        print(f"feeds: skipped, as {error}")
        return 0
    misses: list[str] = []
    for name, share in scores(folder, misses).items():
        print(f"feeds_{name} {share:.3f}")
    if "--misses" in sys.argv:
        print("\n".join(misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
