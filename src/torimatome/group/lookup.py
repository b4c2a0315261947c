"""Which entities are written so: by id, by any form in any inflection, or by a surname."""

from __future__ import annotations

import re

from torimatome.group.forms import Part, forms
from torimatome.lang.stems import stem
from torimatome.model import Entity
from torimatome.profiles.register import Register

_WORD = re.compile(r"[^\W_]+")


def lookup(register: Register, query: str) -> tuple[Entity, ...]:
    """The entities that a query names, those with that very id or whole name before those with that surname."""
    if entity := register.get(query.strip()):
        return (entity,)
    asked = {key for language in ("en", "tr") if (key := _key(query, language))}
    found: dict[str, int] = {}
    for form in forms(register, ()):
        if form.part is not Part.TITLE and _key(form.written, form.language) in asked:
            found[form.entity] = min(found.get(form.entity, 9), form.part)
    return tuple(register[entity] for entity in sorted(found, key=lambda e: found[e]))


def shared_forms(register: Register) -> dict[tuple[str, str], tuple[str, ...]]:
    """The whole forms under which several entities go, by language and writing, and their ids."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for form in forms(register, ()):
        if form.part is Part.WHOLE:
            found.setdefault((form.language, form.written), {})[form.entity] = None
    return {key: tuple(ids) for key, ids in found.items() if len(ids) > 1}


def _key(name: str, language: str) -> tuple[str, ...]:
    return tuple(stem(word, language) for word in _WORD.findall(name))
