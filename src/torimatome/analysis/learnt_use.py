"""House forms that were learnt, laid over the register: a name is written as the desk wrote it last, on that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from torimatome.model import Entity, EntityKind, Learnt, LearntKind, Lessons
from torimatome.profiles.register import Register

_IN_USE = 3
"""So many items of bulletins must have a form before it stands over the register's. A choice, not measured."""
_KINDS = frozenset({EntityKind.COUNTRY, EntityKind.PLACE, EntityKind.BODY, EntityKind.INITIATIVE})
"""Persons are written by office and day, which the register knows better than a headline."""


def in_house_forms(register: Register, lessons: Lessons, day: date) -> Register:
    """The register with the Japanese names that the desk used up to that day; itself where they are its own."""
    by_subject: dict[str, list[Learnt]] = defaultdict(list)
    for one in lessons.of(LearntKind.FORM):
        if one.language == "ja" and one.first_on and one.first_on <= day:
            by_subject[one.subject].append(one)
    changed = {}
    for subject, forms in by_subject.items():
        entity = register.get(subject)
        if entity and entity.kind in _KINDS and (form := _form(entity, forms)):
            changed[subject] = replace(entity, names={**entity.names, "ja": form})
    return replace(register, entities={**register.entities, **changed}) if changed else register


def _form(entity: Entity, forms: Sequence[Learnt]) -> str:
    """The desk's form where it is another than the register's, and the register's has gone out of use; else nothing."""
    main = entity.names.get("ja", "")
    last = {one.value: one.last_on or date.min for one in forms}
    others = [o for o in forms if o.value not in (main, entity.house.get("ja")) and o.count >= _IN_USE]
    newest = max(others, key=lambda one: (last[one.value], one.count, one.value), default=None)
    if newest is None or (newest.first_on and last.get(main, date.min) >= newest.first_on):
        return ""
    return newest.value
