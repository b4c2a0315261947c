"""A glossary.toml read into terms: English forms and the house's Japanese, by kind.

A table for each kind, a line for each term: "form|other form" = "日本語". A verb's Japanese begins with the
particle of its object ("を非難", "に出席"); "に…を要請" has one for the object and one for what it is asked to do.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from torimatome.errors import BadConfig
from torimatome.profiles.register import Term

KINDS = (
    "noun", "human", "office", "institution", "adjective", "adverb", "verb", "country", "short", "capital", "place", "body",
)  # fmt: skip


def read_glossary(text: str, where: str) -> tuple[Term, ...]:
    """The terms of a glossary, in order. BadConfig names the file and the table, form or line that does not hold."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadConfig(f"{where} is not valid TOML: {error}.") from error
    return tuple(_terms(data, where))


def _terms(data: dict[str, object], where: str) -> Iterator[Term]:
    for kind, table in data.items():
        if kind not in KINDS:
            raise BadConfig(f"{where}: [{kind}] is not a kind of term; use one of {', '.join(KINDS)}.")
        if not isinstance(table, dict):
            raise BadConfig(f'{where}: {kind} must be a table of lines like "ceasefire|truce" = "停戦".')
        known: set[str] = set()
        for key, ja in table.items():
            yield _term(kind, key, ja, known, where)


def _term(kind: str, key: str, ja: object, known: set[str], where: str) -> Term:
    forms = tuple(form.strip().lower() for form in key.split("|"))
    if not isinstance(ja, str):
        raise BadConfig(f'{where}: [{kind}] "{key}" must be text.')
    if not all(forms):
        raise BadConfig(f'{where}: [{kind}] "{key}" has an empty form.')
    twice = next((form for form in forms if form in known), None)
    if twice or len(set(forms)) < len(forms):
        raise BadConfig(f'{where}: [{kind}] "{key}" has a form that stands there already: "{twice or forms[0]}".')
    known.update(forms)
    return Term(en=forms[0], ja=ja, kind=kind, forms=forms[1:])
