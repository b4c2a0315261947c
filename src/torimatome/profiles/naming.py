"""Read names.toml: persons, countries, places, bodies and initiatives, and how offices are written.

    person = [
      { id = "x-a-b", en = ["Ann Bee", "Anne Bee"], ja = "アン・ビー", ja_house = "ビー", country = "az",
        offices = ["foreign-minister 2020-07-16..", "ambassador fr 2015..2020-07"] },
    ]
    [office.foreign-minister]
    rank = 3
    en = ["Foreign Minister", "FM"]

The first form of a language is the main one. An office is TITLE [COUNTRY] [@BODY] [FROM..TO]; the country is the person's
own unless one is given or the office is a body's. Half-open: TO is the first day out of office. wide = true marks
continents, seas and regions of many countries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from torimatome.model import Entity, EntityKind, Office
from torimatome.profiles.register import OfficeName
from torimatome.profiles.spelling import fits
from torimatome.tables import Table

_ID = re.compile(r"Q\d+|[a-z]{1,4}-[a-z0-9-]+")
_LANGUAGE = re.compile(r"([a-z]{2})(_house)?")
_COUNTRY = re.compile(r"[a-z]{2}")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_OFFICE = re.compile(
    r"(?P<title>[a-z-]{3,})(?: (?P<country>[a-z]{2}))?(?: @(?P<body>\S+))?(?: (?P<from>[\d-]*)\.\.(?P<to>[\d-]*))?"
)


def read_entities(table: Table) -> Iterator[Entity]:
    """The entities of a file, kind after kind, each checked."""
    for kind in EntityKind:
        for row in table.tables(kind.value):
            yield _entity(row, kind)


def read_offices(table: Table) -> dict[str, OfficeName]:
    """How offices are written, by title."""
    offices = table.table("office")
    return {title: _office_name(offices.table(title), title) for title in offices.names()}


def _entity(row: Table, kind: EntityKind) -> Entity:
    id_ = row.text("id")
    if not _ID.fullmatch(id_):
        raise row.wrong(
            "id", f'"{id_}" must be a Wikidata id like Q57403, or begin with letters and a dash like x-ann-bee'
        )
    forms, house = _forms(row, f" (entry {id_})")
    entity = Entity(
        id=id_,
        kind=kind,
        names={lang: texts[0] for lang, texts in forms.items()},
        forms={lang: texts[1:] for lang, texts in forms.items() if len(texts) > 1},
        house=house,
        country=_country(row),
        offices=tuple(_office(row, text) for text in row.texts("offices")),
        part_of=row.text("part_of") if "part_of" in row else None,
        sure=row.flag("sure", default=True),
        near=row.texts("near"),
        wide=row.flag("wide", default=False),
    )
    row.done()
    if not entity.names:
        raise row.wrong("id", f'"{id_}" has no name in any language; give at least en')
    return entity


def _forms(row: Table, entry: str = "") -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    forms: dict[str, tuple[str, ...]] = {}
    house: dict[str, str] = {}
    for key in row.names():
        found = _LANGUAGE.fullmatch(key)
        if key == "id" or not found:
            continue
        texts = row.texts(key)
        for text in texts:
            if not fits(text, found[1]):
                raise row.wrong(
                    key, f'"{text}" is not in the script of language {found[1]}{entry}; write it in its own letters'
                )
        if found[2]:
            house[found[1]] = texts[0]
        elif texts:
            forms[found[1]] = texts
    return forms, house


def _office_name(row: Table, title: str) -> OfficeName:
    rank = row.whole("rank", 9, least=1, most=9)
    forms, _ = _forms(row)
    row.done()
    main = {lang: texts[0] for lang, texts in forms.items()}
    return OfficeName(title, main, {lang: texts[1:] for lang, texts in forms.items() if len(texts) > 1}, rank)


def _country(row: Table) -> str | None:
    if "country" not in row:
        return None
    code = row.text("country")
    if not _COUNTRY.fullmatch(code):
        raise row.wrong("country", f'"{code}" must be a two-letter code in small letters, like "az"')
    return code


def _office(row: Table, text: str) -> Office:
    if not (found := _OFFICE.fullmatch(text)):
        raise row.wrong(
            "offices", f'"{text}" must be like "president 2003-10-31.." or "ambassador fr @Q1 2020..2024-05"'
        )
    return Office(
        title=found["title"],
        country=found["country"] or (None if found["body"] else _country(row)),
        body=found["body"],
        from_on=_day(row, found["from"]),
        to_on=_day(row, found["to"]),
    )


def _day(row: Table, text: str | None) -> date | None:
    if not text:
        return None
    found = _DATE.fullmatch(text)
    try:
        if found:
            return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        pass
    raise row.wrong("offices", f'"{text}" is not a day, month or year, like 2020-07-16')
