"""Outlets of a bulletin's attributions held against the register: a slip of letters is mapped, its raw form kept. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from torimatome.model import Attribution, Bulletin, Item, Note
from torimatome.readers.archive_outlets import Directory


def mapped(bulletin: Bulletin, directory: Directory) -> Bulletin:
    """The bulletin with the register's forms in place of misspelt ones; each is told among its item's doubts."""
    known: dict[str, str | None] = {}

    def form(name: str) -> str:
        if name not in known:
            known[name] = directory.slip(name)
        return known[name] or name

    def right(one: Attribution) -> Attribution:
        outlets = tuple(map(form, one.outlets))
        return one if outlets == one.outlets else replace(one, outlets=outlets)

    def note(one: Note) -> Note:
        return replace(one, attribution=right(one.attribution)) if one.attribution else one

    def item(one: Item) -> Item:
        made = replace(one, attributions=tuple(map(right, one.attributions)), notes=tuple(map(note, one.notes)))
        told = tuple(_told(one, made))
        return replace(made, doubts=(*one.doubts, *told)) if told else one

    parts = (replace(section, items=tuple(map(item, section.items))) for section in bulletin.sections)
    return replace(bulletin, sections=tuple(parts))


def _told(before: Item, after: Item) -> Iterator[str]:
    for old, new in zip(_attributions(before), _attributions(after), strict=True):
        for name, form in zip(old.outlets, new.outlets, strict=True):
            if name != form:
                yield f"Line {_line(before, name)}: The outlet “{name}” was read as “{form}”."


def _attributions(item: Item) -> list[Attribution]:
    return [*item.attributions, *(note.attribution for note in item.notes if note.attribution)]


def _line(item: Item, name: str) -> int:
    """The line of an item's raw text that has a name."""
    if item.raw is None:
        return 0
    lines = item.raw.text.split("\n")
    return item.raw.first + next((n for n in range(len(lines) - 1, -1, -1) if name in lines[n]), 0)
