"""Entries of names files that nothing tells apart."""

from __future__ import annotations

from torimatome.errors import BadConfig
from torimatome.model import Entity

Namesake = tuple[str, str, str, frozenset[str]]
"""What texts can tell entities of one name apart by: kind, country, offices. Two that have all in common are a clash."""


def namesake(entity: Entity) -> Namesake:
    """By what an entity is told from others; one with words of `near`, or without an English name, has no clash."""
    name = entity.names.get("en")
    apart = {entity.id} if entity.near or name is None else {o.title for o in entity.offices}
    return entity.kind.value, name or "", entity.country or "", frozenset(apart)


def wrong_entry(text: str, where: str, entity: Entity, what: str) -> BadConfig:
    """The error for one entry: file, line, entry and what to do."""
    at = text.rfind(f'"{entity.id}"')
    line = f", line {text.count(chr(10), 0, at) + 1}" if at >= 0 else ""
    return BadConfig(
        f"{where}{line}: {entity.id} {what}; keep one entry and put its other names into it as forms, or say what tells"
        " them apart (country, offices, near)."
    )
