"""Search over articles and items, in any script: SQLite's full-text index over our own folded words.

A run of Chinese characters or kana is indexed as pairs, so that any two neighbours can be found, and its last
character alone, so that any one can. Everything else is a word, and a query's word finds what begins with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Float, Row, column, delete, text
from sqlalchemy.dialects.sqlite import insert as upsert

from torimatome.lang.text import fold
from torimatome.model import Article, Attribution, Item
from torimatome.store.database import Database
from torimatome.store.tables import SEARCH_WORDS, search_texts

_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_CJK}]+|[^\\W_{_CJK}]+")
_JOINTS = re.compile("[・=＝]")
_QUERY_PARTS = re.compile(r'"([^"]*)"|(\S+)')
_MOST_PARTS = 32
_MOST_LETTERS = 2000
_SNIPPET = 160
_HEADLINE_WEIGHT = 5.0
"""A word in a headline counts for more than one in a text. A choice, not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article or item that answers a query: kind is "article" or "item"; a higher score is a better answer."""

    kind: str
    id: str
    headline: str
    snippet: str
    on: date | None
    outlet: str
    score: float


class Search:
    """The index, and questions to it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def index(self, things: Iterable[Article | Item]) -> None:
        """Put articles and items in, each in place of what stood under its id."""
        with self._database.write() as connection:
            for thing in things:
                _put(connection, _of_article(thing) if isinstance(thing, Article) else _of_item(thing))

    def forget(self, kind: str, ids: Iterable[str]) -> None:
        """Take articles or items out."""
        with self._database.write() as connection:
            for thing in ids:
                _drop(connection, kind, thing)

    def find(self, query: str, limit: int = 50) -> list[Hit]:
        """What has all the words of the query, best first; where nothing has, what has any. "..." is a phrase."""
        parts = list(_parts(query))
        if not parts:
            return []
        with self._database.read() as connection:
            rows = _match(connection, " AND ".join(parts), limit) or _match(connection, " OR ".join(parts), limit)
        return [_hit(row, query) for row in rows]


def words(text: str) -> list[str]:
    """The words of a text as they are indexed."""
    return [word for run in _runs(text) for word in _pairs(run, last=True)]


def _runs(text: str) -> list[str]:
    # Names in kana are written with or without a dot between their parts.
    return _RUN.findall(fold(_JOINTS.sub("", fold(text))))


def _pairs(run: str, *, last: bool) -> list[str]:
    if not re.match(f"[{_CJK}]", run):
        return [run]
    pairs = [run[i : i + 2] for i in range(len(run) - 1)]
    return [*pairs, run[-1]] if last or not pairs else pairs


def _parts(query: str) -> Iterator[str]:
    """Each part of a query as a phrase of FTS5; only letters and digits of ours get through."""
    for found in list(_QUERY_PARTS.finditer(query[:_MOST_LETTERS]))[:_MOST_PARTS]:
        quoted, bare = found.groups()
        *runs, end = _runs(quoted if bare is None else bare) or [""]
        if end:
            phrase = [word for run in runs for word in _pairs(run, last=True)] + _pairs(end, last=False)
            yield f'"{" ".join(phrase)}"' + ("*" if _may_go_on(end, exact=bare is None) else "")


def _may_go_on(run: str, *, exact: bool) -> bool:
    """Whether a query's last run stands for longer words too: a stem does, one character of Japanese does."""
    if re.match(f"[{_CJK}]", run):
        return len(run) == 1
    return len(run) >= 3 and not exact


def _match(connection: Connection, expression: str, limit: int) -> list[Row[Any]]:
    rank = f"bm25({SEARCH_WORDS}, {_HEADLINE_WEIGHT}, 1.0)"
    question = text(
        f"SELECT t.*, -{rank} AS score FROM {SEARCH_WORDS} JOIN search_texts AS t ON t.number = {SEARCH_WORDS}.rowid "  # noqa: S608
        f"WHERE {SEARCH_WORDS} MATCH :expression ORDER BY {rank}, t.day DESC, t.id LIMIT :limit"
    )
    typed = question.columns(*search_texts.columns, column("score", Float))
    return list(connection.execute(typed, {"expression": expression, "limit": limit}).all())


def _hit(row: Row[Any], query: str) -> Hit:
    return Hit(
        kind=row.kind,
        id=row.id,
        headline=row.headline,
        snippet=_snippet(row.text, query),
        on=row.day,
        outlet=row.outlet,
        score=float(row.score),
    )


def _snippet(whole: str, query: str) -> str:
    """The piece of a text around the longest word of the query that stands in it."""
    flat = " ".join(whole.split())
    folded = fold(flat)
    sought = sorted(set(_runs(query)), key=len, reverse=True)
    at = next((place for place in map(folded.find, sought) if place >= 0), 0)
    # Folding may change the length a little; the snippet has room on both sides of its word.
    start = max(0, at * len(flat) // max(1, len(folded)) - _SNIPPET // 3)
    end = start + _SNIPPET
    return ("…" if start else "") + flat[start:end].strip() + ("…" if end < len(flat) else "")


def _of_article(article: Article) -> dict[str, Any]:
    return {
        "kind": "article",
        "id": article.id,
        "headline": article.headline,
        "text": article.text,
        "day": article.reported_on or (article.first_seen_at.date() if article.first_seen_at else None),
        "outlet": article.outlet,
    }


def _of_item(item: Item) -> dict[str, Any]:
    attribution = item.attribution or Attribution(outlets=())
    blocks = (*item.body, *(block for note in item.notes for block in note.blocks))
    return {
        "kind": "item",
        "id": item.id,
        "headline": " / ".join(headline.text for _, headline in sorted(item.headlines.items(), reverse=True)),
        "text": "\n\n".join([*(block.text for block in blocks), *item.terms]),
        "day": item.last_on or item.first_on or attribution.last_on,
        "outlet": ", ".join(attribution.outlets),
    }


def _put(connection: Connection, values: dict[str, Any]) -> None:
    _drop(connection, values["kind"], values["id"])
    number = connection.execute(upsert(search_texts).values(values).returning(search_texts.c.number)).scalar_one()
    columns = {name: " ".join(words(values[name])) for name in ("headline", "text")}
    connection.execute(
        text(f"INSERT INTO {SEARCH_WORDS} (rowid, headline, text) VALUES (:number, :headline, :text)"),  # noqa: S608
        {"number": number, **columns},
    )


def _drop(connection: Connection, kind: str, thing: str) -> None:
    place = (search_texts.c.kind == kind, search_texts.c.id == thing)
    gone = delete(search_texts).where(*place).returning(search_texts.c.number)
    for number in connection.execute(gone).scalars().all():
        connection.execute(text(f"DELETE FROM {SEARCH_WORDS} WHERE rowid = :number"), {"number": number})  # noqa: S608
