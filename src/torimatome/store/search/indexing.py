"""What of an article or item is put into the index, and taken out again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, text
from sqlalchemy.dialects.sqlite import insert as upsert

from torimatome.model import Article, Attribution, Item
from torimatome.store.search.words import is_cjk, runs, sounds_of, words
from torimatome.store.tables import SEARCH_WORDS, search_texts, search_vectors


def put(connection: Connection, thing: Article | Item) -> None:
    """Put an article or item in, in place of what stood under its id."""
    values = _of_article(thing) if isinstance(thing, Article) else _of_item(thing)
    drop(connection, values["kind"], values["id"])
    number = connection.execute(upsert(search_texts).values(values).returning(search_texts.c.number)).scalar_one()
    headline, body, language = values["headline"], values["text"], values["language"]
    both = f"{headline}\n{body}"
    columns = {
        "headline": " ".join(words(headline, language)),
        "text": " ".join(words(body, language)),
        "whole": " ".join(run for _, _, run in runs(both) if not is_cjk(run)),
        "sounds": " ".join(sorted(sounds_of(both))),
    }
    into = f"INSERT INTO {SEARCH_WORDS} (rowid, headline, text, whole, sounds)"
    connection.execute(
        text(f"{into} VALUES (:number, :headline, :text, :whole, :sounds)"), {"number": number, **columns}
    )


def drop(connection: Connection, kind: str, thing: str) -> None:
    """Take an article or item out, with its vectors."""
    place = (search_texts.c.kind == kind, search_texts.c.id == thing)
    gone = delete(search_texts).where(*place).returning(search_texts.c.number)
    for number in connection.execute(gone).scalars().all():
        connection.execute(text(f"DELETE FROM {SEARCH_WORDS} WHERE rowid = :number"), {"number": number})  # noqa: S608
        connection.execute(delete(search_vectors).where(search_vectors.c.text == number))


def _of_article(article: Article) -> dict[str, Any]:
    return {
        "kind": "article",
        "id": article.id,
        "headline": article.headline,
        "text": article.text,
        "language": article.language,
        "day": article.reported_on or (article.first_seen_at.date() if article.first_seen_at else None),
        "outlet": article.outlet,
        "section": "",
    }


def _of_item(item: Item) -> dict[str, Any]:
    attribution = item.attribution or Attribution(outlets=())
    blocks = (*item.body, *(block for note in item.notes for block in note.blocks))
    return {
        "kind": "item",
        "id": item.id,
        "headline": " / ".join(headline.text for _, headline in sorted(item.headlines.items(), reverse=True)),
        "text": "\n\n".join([*(block.text for block in blocks), *item.terms]),
        "language": "en",  # of its Latin letters; Japanese needs none
        "day": item.last_on or item.first_on or attribution.last_on,
        "outlet": ", ".join(attribution.outlets),
        "section": item.section,
    }
