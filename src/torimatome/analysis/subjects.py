"""Subjects: an item belongs to every subject whose countries, places, people or words it names, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from torimatome.analysis.reading import blocks, is_japanese
from torimatome.config import SubjectRule
from torimatome.lang.text import fold
from torimatome.model import EntityKind, Item
from torimatome.profiles.register import Register

TWICE = 2
"""A country named only once, and not in a headline, is an aside: an item of a dozen countries is not on all of them."""
_HOLDERS = frozenset({EntityKind.COUNTRY, EntityKind.PLACE, EntityKind.BODY})


@dataclass(frozen=True, slots=True)
class Named:
    """An entity named in an item: how often, and whether in a headline or the first paragraph."""

    entity: str
    times: int
    early: bool


def subjects_of(
    item: Item, names: Sequence[Named], rules: Iterable[SubjectRule], register: Register
) -> tuple[tuple[str, str], ...]:
    """The keys of the subjects that an item belongs to, and why; in the order of the rules."""
    text = _text(item)
    found = ((rule.key, _reason(rule, text, names, register)) for rule in rules)
    return tuple((key, reason) for key, reason in found if reason)


def _text(item: Item) -> str:
    parts = (*(h.text for h in item.headlines.values()), *(b.text for b in blocks(item)))
    return fold(" ".join(parts))


def _reason(rule: SubjectRule, text: str, names: Sequence[Named], register: Register) -> str:
    """The first thing that puts an item on a subject, in words; empty: nothing does."""
    wanted = {fold(form) for form in (*rule.places, *rule.people)}
    for one in names:
        entity = register.get(one.entity)
        if entity is None:
            continue
        shown = entity.names.get("ja") or entity.names.get("en") or entity.id
        if wanted and wanted & {fold(form) for form in entity.names.values()}:
            return f"names {shown}"
        if entity.kind in _HOLDERS and entity.country in rule.countries and (one.early or one.times >= TWICE):
            return f"names {shown}" + ("" if entity.kind is EntityKind.COUNTRY else f" ({entity.country})")
    word = next((w for w in rule.words if _stands(fold(w), text)), None)
    return f"says “{word}”" if word else ""


def _stands(word: str, text: str) -> bool:
    """A Latin word stands by itself, with any ending; a Japanese one anywhere."""
    return word in text if is_japanese(word) else re.search(rf"(?<![a-z0-9]){re.escape(word)}", text) is not None
