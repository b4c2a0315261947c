"""Terms of the desk's glossary at their first use in an item, and places for which a map may be linked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from torimatome.analysis.reading import Finder, headlines, quotes
from torimatome.model import EntityKind, Item
from torimatome.model.following import Quote
from torimatome.profiles.register import Register

_ACRONYM = re.compile(r"(?<![A-Za-z0-9$])(?:[A-Z]{2,6}|[A-Z](?:-[A-Z]{2,4})+)(?![A-Za-z])")
_DESIGNATION = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{1,4}[a-z]{0,3}-\d{1,4}[A-Z]{0,3}|\d[A-Z]\d{2,3}|Bayraktar TB2|[A-Z][a-z]+ TB\d)(?![A-Za-z0-9])"
)
_NOT_TERMS = frozenset(
    {
        "EU",
        "UN",
        "US",
        "USA",
        "UK",
        "UAE",
        "NOTE",
        "PM",
        "FM",
        "GDP",
        "TV",
        "CEO",
        "AI",
        "END",
        "BBC",
        "CNN",
        "AFP",
        "AP",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """The first use of a term, or of a place: its offset in the sentence, and the entity where the register has one."""

    term: str
    quote: Quote
    start: int
    entity: str | None = None


def terms(item: Item, glossary: Iterable[str], find: Finder, register: Register) -> Iterator[Use]:
    """The weapons, units and bodies of an item, each where it is used first.

    glossary: the terms that the desk links. Short forms in capitals and designations (Su-24, 9K720) are proposed besides.
    """
    wanted = sorted({t for t in glossary if t.strip()}, key=len, reverse=True)
    known = re.compile("|".join(rf"(?<![A-Za-z0-9]){re.escape(t)}(?![A-Za-z0-9])" for t in wanted)) if wanted else None
    used: set[str] = set()
    for quote in quotes(item):
        for start, term in sorted(_in(quote.text, known)):
            if term not in used:
                used.add(term)
                mention = next((m for m in find(quote.text) if m.start <= start < m.end), None)
                entity = register.get(mention.entity) if mention else None
                if entity is None or entity.kind in {EntityKind.BODY, EntityKind.INITIATIVE}:
                    yield Use(term=term, quote=quote, start=start, entity=entity.id if entity else None)


def _in(text: str, known: re.Pattern[str] | None) -> set[tuple[int, str]]:
    found = {(m.start(), m.group()) for m in known.finditer(text)} if known else set()
    for pattern in (_DESIGNATION, _ACRONYM):
        for match in pattern.finditer(text):
            inside = any(s <= match.start() < s + len(t) for s, t in found)
            if not inside and match.group() not in _NOT_TERMS:
                found.add((match.start(), match.group()))
    return found


def maps(item: Item, home: str, find: Finder, register: Register) -> Iterator[Use]:
    """Places below countries that a reader may want to see, at their first use; capitals everyone knows are left out.

    A place that the item's page links already is not proposed again. home: the desk's own country.
    """
    linked = {m.place.casefold() for m in (item.filed.maps if item.filed else ())} | {m.casefold() for m in item.maps}
    used: set[str] = set()
    for quote in (*headlines(item), *quotes(item)):
        for mention in find(quote.text):
            entity = register.get(mention.entity)
            if entity is None or entity.kind is not EntityKind.PLACE or not entity.country or entity.id in used:
                continue
            forms = {form.casefold() for form in entity.names.values()}
            forms |= {f.casefold() for more in entity.forms.values() for f in more}
            if forms & linked or _is_capital(entity.id, register, home):
                continue
            used.add(entity.id)
            yield Use(
                term=entity.names.get("en") or mention.surface, quote=quote, start=mention.start, entity=entity.id
            )


def _is_capital(entity: str, register: Register, home: str) -> bool:
    """Whether the glossary's capitals have the place; those of the desk's own country always count as known."""
    place = register[entity]
    english = (place.names.get("en") or "").casefold()
    return any(t.kind == "capital" and english in {t.en, *t.forms} for t in register.terms) or english == home
