"""Rows for other programs: a run for scoring, the archive's items one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import islice
from typing import Any, BinaryIO

from torimatome.archive import extras
from torimatome.archive.sheets import LINE
from torimatome.errors import Stop
from torimatome.model import Article, BlockKind, Bulletin, Coverage, Filed, Item
from torimatome.store import Archived, Store
from torimatome.writers.spreadsheet import guarded


def run(articles: Sequence[Article], coverage: Iterable[Coverage], bulletin: Bulletin | None) -> dict[str, Any]:
    """Articles with their finest event, and the bulletin's items with all their articles (week-format)."""
    urls = {a.id: a.url for a in articles}
    found = {c.article: c for c in coverage}
    data: dict[str, Any] = {"articles": [_article(a, found.get(a.id), urls) for a in articles]}
    if bulletin:
        data["bulletin"] = _bulletin(bulletin, urls)
    return data


def _article(article: Article, coverage: Coverage | None, urls: Mapping[str, str]) -> dict[str, Any]:
    original = coverage.duplicate_of if coverage else None
    return {
        "url": article.url,
        "title": article.headline,
        "language": article.language,
        "published_at": article.published.at.isoformat() if article.published else None,
        "text": article.text,
        "event": coverage.event if coverage else None,
        "duplicate_of": urls.get(original) if original else None,
    }


def _bulletin(bulletin: Bulletin, urls: Mapping[str, str]) -> dict[str, Any]:
    period = bulletin.period
    return {
        "period": [period.first_on.isoformat(), period.last_on.isoformat()],
        "sections": [
            {"name": section.name, "items": [_item(item, urls) for item in section.items]}
            for section in bulletin.sections
        ],
    }


def _item(item: Item, urls: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": item.id,
        "headline": {language: headline.text for language, headline in item.headlines.items()},
        "summary": {"en": [*paragraphs(item), *notes(item)]},
        "attribution": str(item.attribution or ""),
        "articles": [urls[a] for a in item.articles if a in urls],
    }


def paragraphs(item: Item) -> list[str]:
    """The body's blocks as text."""
    return [block.text for block in item.body if block.text]


def notes(item: Item) -> list[str]:
    """The NOTEs as text."""
    return [block.text for note in item.notes for block in note.blocks if block.text]


def filed_body(item: Item) -> list[str]:
    """The body of an archive page's item, with the marks that its blocks had there: ・ of a head, = of a feature."""
    feature = item.filed.feature if item.filed else None
    marked = [f"・{block.text}" if block.kind is BlockKind.LIST_ITEM else block.text for block in item.body]
    return [f"= {marked[0]} =", *marked[1:]] if feature and marked else marked


def archive_item(found: Archived) -> dict[str, Any]:
    """One line of `export` (design: command line)."""
    item = found.item
    return {
        "id": found.id or None,
        "document": "bulletin",
        "bulletin": found.bulletin,
        "section": found.section,
        "n": found.n,
        **(_filed(item, item.filed) if item.filed else _printed(item)),
        "headline": {language: headline.text for language, headline in item.headlines.items()},
        "notes": notes(item),
        "related": list(item.related),
        "terms": list(item.terms),
        "maps": list(item.maps),
        "doubts": list(item.doubts),
        "lines": [item.raw.first, item.raw.last] if item.raw else None,
    }


def archive_lines(store: Store) -> Iterator[str]:
    """The whole archive, an item a line; `import` makes the same archive of it."""
    for found, extra in extras(store):
        yield _line(archive_item(found), extra) + "\n"


def _line(row: Mapping[str, Any], extra: Mapping[str, Any]) -> str:
    return json.dumps({**row, **extra}, ensure_ascii=False)


def archive_table(store: Store) -> Iterator[dict[str, str | int | list[str] | None]]:
    """The items as flat rows: a column for each headline, lists as lists, last the line of `archive_lines` for `import`."""
    for found, extra in extras(store):
        row = archive_item(found)
        line = _line(row, extra)
        headline, lines = row.pop("headline"), row.pop("lines") or (None, None)
        yield {
            **{column: row[column] for column in _COLUMNS},
            "headline_ja": headline.get("ja"), "headline_en": headline.get("en"),
            "first_line": lines[0], "last_line": lines[1], LINE: line,
        }  # fmt: skip


def cell(value: str | int | list[str] | None) -> str:
    """A value for a spreadsheet: lists a line each, and nothing that a spreadsheet would take for a formula."""
    text = "\n".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return guarded(text)


_AT_ONCE = 5_000
_COLUMNS = (
    "id", "document", "bulletin", "section", "n", "date", "time", "outlets", "outlets_raw", "via", "body",
    "attribution", "notes", "related", "terms", "maps", "doubts",
)  # fmt: skip
TABLE = (*_COLUMNS, "headline_ja", "headline_en", "first_line", "last_line", LINE)
"""The columns of `archive_table`, in order."""


def _printed(item: Item) -> dict[str, Any]:
    """What a bulletin says of an item in its attribution."""
    attribution = item.attribution
    return {
        "date": attribution.last_on.isoformat() if attribution and attribution.last_on else None,
        "time": None,
        "outlets": list(attribution.outlets) if attribution else [],
        "outlets_raw": attribution.raw if attribution else None,
        "via": None,
        "body": paragraphs(item),
        "attribution": (attribution.raw or str(attribution)) if attribution else None,
    }


def _filed(item: Item, filed: Filed) -> dict[str, Any]:
    """What an archive page says of an item in its head."""
    return {
        "document": "archive",
        "section": None,
        "date": filed.dated or None,
        "time": filed.time,
        "outlets": [filed.outlet] if filed.outlet else [],
        "outlets_raw": filed.outlet_raw or None,
        "via": filed.via or None,
        "body": filed_body(item),
        "attribution": None,
    }


def parquet(rows: Iterable[Mapping[str, Any]], file: BinaryIO) -> None:
    """Write the rows of `archive_table` as a Parquet file, some thousands at once. Stop: pyarrow is not installed."""
    try:
        pyarrow, files = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as fault:
        raise Stop("Parquet needs pyarrow: pip install 'torimatome[parquet]'; or export .csv or .jsonl.") from fault
    lists = {"outlets", "body", "notes", "related", "terms", "maps", "doubts"}
    whole = {"n", "first_line", "last_line"}
    text = pyarrow.string()
    kinds = [(c, pyarrow.list_(text) if c in lists else pyarrow.int64() if c in whole else text) for c in TABLE]
    schema, left = pyarrow.schema(kinds), iter(rows)
    with files.ParquetWriter(file, schema) as written:
        while some := list(islice(left, _AT_ONCE)):
            written.write_table(pyarrow.Table.from_pylist(some, schema))
