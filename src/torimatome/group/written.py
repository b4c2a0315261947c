"""How else a name is written: every form of an entity in every language, from any one of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from torimatome.lang.stems import stem
from torimatome.lang.text import fold
from torimatome.model import Entity, EntityKind

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s・]+")
Form = tuple[str, str]
"""Language and writing."""


class Written:
    """The forms of names, looked up by any of them in any inflection that a stem takes away."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._groups: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for entity in entities:
            self._keep(list(dict.fromkeys(_forms(entity))))
            if entity.kind is EntityKind.PERSON:
                self._keep(list(dict.fromkeys(_surnames(entity))))

    def others(self, name: str) -> tuple[str, ...]:
        """All forms of all names that are written so; none where it is no name that is known."""
        keys = dict.fromkeys(_key(name, language) for language in ("en", "tr"))
        groups = dict.fromkeys(group for key in keys for group in self._groups.get(key, ()))
        # Of forms that differ only in accents or case, which find the same texts, one is enough.
        return tuple({fold(form): form for group in groups for form in group}.values())

    def _keep(self, forms: Sequence[Form]) -> None:
        group = tuple(dict.fromkeys(form for _, form in forms))
        for key in dict.fromkeys(_key(form, language) for language, form in forms):
            if key:
                self._groups[key].append(group)


def _forms(entity: Entity) -> Iterator[Form]:
    yield from entity.names.items()
    yield from entity.house.items()
    for language, forms in entity.forms.items():
        yield from ((language, form) for form in forms)


def _surnames(entity: Entity) -> Iterator[Form]:
    """The last word of each main form of a person, where it has several."""
    for language, name in entity.names.items():
        *first, last = _GAP.split(name.strip())
        if first and len(last) > 2:
            yield language, last


def _key(name: str, language: str) -> tuple[str, ...]:
    return tuple(stem(word, language) for word in _WORD.findall(name))
