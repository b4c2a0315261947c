"""Forms: every English form of the register and the glossary, as tokens, with what the house writes for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from torimatome.compose.inflection import noun_forms, verb_forms
from torimatome.lang.text import fold
from torimatome.model import Entity, EntityKind
from torimatome.profiles.register import Register

TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|['’]s\b|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?\b|[^\W_]+\+|[^\W_]+(?:['’-](?!s\b)[^\W_]+)*|[^\w\s]|\S"
)
DETERMINERS = frozenset({"a", "an", "the"})
_ENTITY_KINDS = {
    EntityKind.PERSON: "person", EntityKind.COUNTRY: "country", EntityKind.PLACE: "place", EntityKind.BODY: "body",
    EntityKind.OUTLET: "body", EntityKind.INITIATIVE: "body",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a word or name."""

    tokens: tuple[str, ...]
    kind: str
    ja: str
    lemma: str
    forms: tuple[str, ...] = ()
    entity: Entity | None = None
    rank: int = 0


def key(token: str) -> str:
    """A token as it is looked up."""
    return fold(token).replace("’", "'")


def forms_of(register: Register) -> Iterator[Form]:
    """Every form of a register: its entities, its offices, its glossary."""
    yield from _of_entities(register)
    yield from _of_offices(register)
    yield from _of_terms(register)


def _split(text: str) -> tuple[str, ...]:
    """The tokens of a form; articles inside do not count, here and in `_match`."""
    tokens = [key(t) for t in TOKEN.findall(text)]
    return tuple(t for n, t in enumerate(tokens) if n == 0 or t not in DETERMINERS)


def _of_entities(register: Register) -> Iterator[Form]:
    spelt = {t.ja.partition("（")[0]: t.ja for t in register.terms if t.kind == "body" and "（" in t.ja}
    for entity in register.entities.values():
        kind = _ENTITY_KINDS[entity.kind]
        ja = entity.names.get("ja", "") if kind == "country" else entity.house.get("ja") or entity.names.get("ja", "")
        ja = spelt.get(ja, ja) if kind == "body" else ja
        for form in (entity.names.get("en", ""), *entity.forms.get("en", ())):
            if (tokens := _split(form)) and ja:
                yield Form(tokens, kind, ja, entity.names.get("en", form).lower(), entity=entity)
                yield from _inhabitants(kind, form, ja)


def _inhabitants(kind: str, form: str, ja: str) -> Iterator[Form]:
    """Armenians, Azerbaijanis: the people of a country's adjective."""
    if kind == "country" and form.lower().endswith(("an", "ni", "li", "qi", "ri", "ti", "ak", "ek", "sh")):
        yield Form(_split(form + "s"), "human", ja + "人", form.lower(), ("plural",))


def _of_offices(register: Register) -> Iterator[Form]:
    for title, office in register.offices.items():
        ja = office.names.get("ja", "")
        for form in (office.names.get("en", ""), *office.forms.get("en", ())):
            if (tokens := _split(form)) and ja:
                yield Form(tokens, "office", ja, title, rank=office.rank)


def _of_terms(register: Register) -> Iterator[Form]:
    for term in register.terms:
        for form in (term.en, *term.forms):
            yield from _of_form(term.kind, form, term.ja, term.en)


def _of_form(kind: str, form: str, ja: str, lemma: str) -> Iterator[Form]:
    if kind == "verb":
        for surface, forms in verb_forms(form).items():
            yield Form(_split(surface), kind, ja, lemma, forms)
    elif kind in {"noun", "human", "office", "institution"}:
        for n, surface in enumerate(noun_forms(form)):
            several = n and kind == "office"
            yield Form(_split(surface), "human" if several else kind, ja, lemma, ("plural",) if n else ())
    elif kind not in {"short", "capital"}:
        yield Form(_split(form), kind, ja, lemma)
        yield from _inhabitants(kind, form, ja)
