"""The register's names as the check of a model's wording asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from torimatome.compose.grounding import Name, Names
from torimatome.compose.grounding_foreign import OFFICE, Widen
from torimatome.group import Gazetteer
from torimatome.group.forms import Part
from torimatome.lang import pack
from torimatome.profiles.register import Register

_TERM = "term:"


def names_of(gazetteer: Gazetteer) -> Names:
    """Finds the names of a register in a text; offices are names too, and so is a body of whatever country ("the ministry of defence")."""
    bodies = _bodies(gazetteer)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, bodies))})\b", re.IGNORECASE) if bodies else None
    terms = frozenset(bodies.values())

    def names(text: str, language: str) -> list[Name]:
        found = []
        for hit in gazetteer.hits(text, pack(language)):
            means = {OFFICE * (hit.part is Part.TITLE) + entity for entity in hit.entities}
            surface = text[hit.start : hit.end]
            means |= {_TERM + surface} & {_TERM + term for term in terms}
            found.append(Name(hit.start, hit.end, frozenset(means)))
        if pattern and language == "en":
            found += _unnamed(text, pattern, bodies, tuple(found))
        return sorted(found, key=lambda n: n.start)

    return names


def _unnamed(text: str, pattern: re.Pattern[str], bodies: Mapping[str, str], taken: tuple[Name, ...]) -> Iterator[Name]:
    """The bodies of no country that is named, where no name stands already."""
    for m in pattern.finditer(text):
        if not any(n.start < m.end() and m.start() < n.end for n in taken):
            yield Name(m.start(), m.end(), frozenset({_TERM + bodies[m.group().lower()]}))


def _bodies(gazetteer: Gazetteer) -> Mapping[str, str]:
    """English phrase -> Japanese, of the glossary's terms by which the register also writes a body of some country."""
    found: dict[str, str] = {}
    for term in gazetteer.register.terms:
        hits = gazetteer.hits(term.ja, pack("ja"))
        if len(hits) == 1 and hits[0].part is not Part.TITLE and (hits[0].start, hits[0].end) == (0, len(term.ja)):
            found |= dict.fromkeys((term.en.lower(), *(form.lower() for form in term.forms)), term.ja)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def widened(register: Register) -> Widen:
    """A person with the offices that the register gives, and with their country, as a headline may put it."""

    def widen(keys: frozenset[str]) -> frozenset[str]:
        found = set(keys)
        for entity in filter(None, map(register.get, keys)):
            found |= {OFFICE + office.title for office in entity.offices}
            codes = {entity.country, *(office.country for office in entity.offices)}
            found |= {register.countries[code].id for code in codes if code and code in register.countries}
        return frozenset(found)

    return widen
