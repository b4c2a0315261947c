"""What of an article or item is put into the index, and taken out again.

Terms of six kinds, told apart by their first letter: stems of words and pairs of CJK; =whole words where the stem is
shorter; &neighbours; ~sounds of what may be a name; @facts to filter by; #ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any
from zlib import crc32

from sqlalchemy import Connection, Row, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from torimatome.errors import Failed
from torimatome.lang.text import fold
from torimatome.model import Article, Attribution, Item
from torimatome.store.search.postings import HEAVIEST, MOST_TEXTS, WEIGHT_BITS, Postings
from torimatome.store.search.words import is_cjk, read, sounds_of
from torimatome.store.tables import search_texts, search_vectors

STEM, WHOLE, BESIDE, SOUND, FACT, ID = "", "=", "&", "~", "@", "#"
_HEADLINE, _WHOLE, _SOUND = 5.0, 0.5, 0.3
"""What a word counts for in the headline (a choice), as it is written, by its sound (a choice)."""
_K, _B, _USUAL = 1.2, 0.75, 150.0
"""BM25's two numbers, and the words of a usual text; two signs of CJK count as a word."""
_MOST_WAITING, _AT_ONCE = 64, 2000
"""Texts that wait to be written into the lists, and texts that are written at once: choices."""
_SHELVES = 1 << 16
"""Pairs of neighbours share so many lists: a phrase is looked for in its list, and then in the texts themselves."""


def put(connection: Connection, postings: Postings, things: Iterable[Article | Item]) -> None:
    """Put articles and items in, each in place of what stood under its id."""
    renew(connection, postings)
    given = iter(things)
    while some := list(islice(given, _AT_ONCE)):
        for thing in some:
            values = _of_article(thing) if isinstance(thing, Article) else _of_item(thing)
            drop(connection, postings, values["kind"], values["id"])
            connection.execute(upsert(search_texts).values({**values, "indexed": 0}))
        if waiting(connection) > _MOST_WAITING:
            settle(connection, postings)


def drop(connection: Connection, postings: Postings, kind: str, thing: str) -> None:
    """Take an article or item out, with its vectors."""
    place = (search_texts.c.kind == kind, search_texts.c.id == thing)
    for row in connection.execute(delete(search_texts).where(*place).returning(search_texts)).all():
        if row.indexed:
            postings.remove(connection, row.number, terms_of(row))
        connection.execute(delete(search_vectors).where(search_vectors.c.text == row.number))


def behind(connection: Connection, postings: Postings) -> bool:
    """Whether more texts wait than should, as after a new version of the index."""
    return not postings.current(connection) or waiting(connection) > _MOST_WAITING


def waiting(connection: Connection) -> int:
    """How many texts are not yet in the lists."""
    asked = select(func.count()).select_from(search_texts).where(_WAITS)
    return connection.execute(asked).scalar() or 0


def waiting_rows(connection: Connection, most: int | None = None) -> Sequence[Row[Any]]:
    """Texts that are not yet in the lists, the oldest first."""
    return connection.execute(select(search_texts).where(_WAITS).order_by(search_texts.c.number).limit(most)).all()


def renew(connection: Connection, postings: Postings) -> None:
    """Where the lists are of an older form, empty them and let all texts wait."""
    if not postings.current(connection):
        postings.empty(connection)
        connection.execute(update(search_texts).where(search_texts.c.indexed != 0).values(indexed=0))


def settle(connection: Connection, postings: Postings, most: int = _AT_ONCE) -> None:
    """Write texts that wait into the lists."""
    renew(connection, postings)
    rows, newest = waiting_rows(connection, most), postings.newest(connection, _KINDS)
    lists: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        # Lists only grow at their end: a text that is older than what stands there gets a new number.
        _post(lists, row if row.number > newest else _renumbered(connection, row))
    if rows:
        done = search_texts.c.number.between(rows[0].number, rows[-1].number)
        connection.execute(update(search_texts).where(_WAITS, done).values(indexed=1))
    postings.add(connection, {term: sorted(those) for term, those in lists.items()})


def _renumbered(connection: Connection, row: Row[Any]) -> Row[Any]:
    connection.execute(delete(search_texts).where(search_texts.c.number == row.number))
    values = {k: v for k, v in row._mapping.items() if k != "number"}  # noqa: SLF001  # SQLAlchemy's public name
    new = connection.execute(upsert(search_texts).values({**values, "indexed": 1}).returning(search_texts)).one()
    connection.execute(update(search_vectors).where(search_vectors.c.text == row.number).values(text=new.number))
    return new


def _post(lists: Mapping[str, list[int]], row: Row[Any]) -> None:
    if row.number >= MOST_TEXTS:
        raise Failed(f"the search index holds {MOST_TEXTS} texts at most; `torimatome rebuild` numbers them anew.")
    for term, weight in terms_of(row).items():
        lists[term].append((row.number << WEIGHT_BITS) | weight)


def terms_of(row: Any) -> dict[str, int]:
    """The terms of a text with what each weighs in it, 1 to 255."""
    counts: defaultdict[str, float] = defaultdict(float)
    length = 0.0
    near: set[str] = set()
    for text, worth in ((row.headline, _HEADLINE), (row.text, 1.0)):
        before, before_signs = "", False
        for word in read(text, row.language):
            counts[word.key] += worth
            if word.whole != word.key:
                counts[WHOLE + word.whole] += _WHOLE
            signs = is_cjk(word.whole)
            length += 0.5 if signs else 1.0
            if before and not (signs and before_signs):
                near.add(beside(before, word.key))
            before, before_signs = word.key, signs
    for sound in sounds_of(f"{row.headline}\n{row.text}"):
        counts[SOUND + sound] = _SOUND
    damping = _K * (1 - _B + _B * length / _USUAL)
    found = {term: max(1, round(HEAVIEST * count / (count + damping))) for term, count in counts.items()}
    return found | dict.fromkeys((*near, *facts(row)), HEAVIEST)


def beside(word: str, next_word: str) -> str:
    """The term of two words that stand side by side. Pairs of CJK need none: each shares a sign with the next."""
    return f"{BESIDE}{crc32(f'{word} {next_word}'.encode()) % _SHELVES:04x}"


def facts(row: Any) -> Iterator[str]:
    """What a text can be filtered by, and its ids."""
    yield fact("kind", row.kind)
    yield from (ID + fold(one) for one in {row.id, *row.also.split()})
    if row.language:
        yield fact("language", row.language)
    yield from (fact("outlet", name) for name in row.outlet.split(", ") if name)
    yield from (fact("section", row.section),) if row.section else ()
    yield from (fact("subject", name) for name in row.subject.split("\n") if name)
    if row.day:
        yield from (fact("on", name) for name in (f"{row.day:%Y}", f"{row.day:%Y-%m}", f"{row.day:%Y-%m-%d}"))


def fact(name: str, value: str) -> str:
    """The term of a fact."""
    return f"{FACT}{name}:{fold(value)}"


_WAITS = search_texts.c.indexed == 0
_KINDS = (fact("kind", "article"), fact("kind", "item"))


def texts_in(connection: Connection, postings: Postings) -> int:
    """How many texts the index has: each is of one kind."""
    return sum(postings.count(connection, kind) for kind in _KINDS)


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
        "subject": "",
        "also": "",
    }


def _of_item(item: Item) -> dict[str, Any]:
    attribution = item.attribution or Attribution(outlets=())
    blocks = (*item.body, *(block for note in item.notes for block in note.blocks))
    filed = item.filed
    dated = filed.dated if filed else ""
    day = item.last_on or item.first_on or attribution.last_on or _day(dated)
    own = [filed.outlet, filed.outlet_id] if filed else []
    return {
        "kind": "item",
        "id": item.id,
        "headline": " / ".join(headline.text for _, headline in sorted(item.headlines.items(), reverse=True)),
        "text": "\n\n".join([*(block.text for block in blocks), *item.terms]),
        "language": "en",  # of its Latin letters; Japanese needs none
        "day": day,
        "outlet": ", ".join(dict.fromkeys(name for name in (*attribution.outlets, *own) if name)),
        "section": item.section,
        "subject": "\n".join(getattr(item, "subjects", ())),
        "also": filed.id if filed and filed.id else "",
    }


def _day(dated: str) -> date | None:
    try:
        return date.fromisoformat(dated)
    except ValueError:
        return None
