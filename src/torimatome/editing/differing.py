"""How two editions of an issue differ, item by item: what a reader of the first must be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from torimatome.model import Bulletin, Correction, Item, Section
from torimatome.model.people import field_value

_SENTENCES = ("body", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Who corrects, when and why."""

    by: str = ""
    on: date
    reason: str = ""


def fields_of(*items: Item) -> tuple[str, ...]:
    """The fields that a person can change of items."""
    languages = dict.fromkeys(language for item in items for language in item.headlines)
    notes = range(1, max(len(item.notes) for item in items) + 1)
    return (*(f"headline.{x}" for x in languages), "section", "body", "attribution", *(f"note.{n}" for n in notes))


def corrections(
    old: Bulletin, new: Bulletin, words: Mapping[tuple[str, str], Word], otherwise: Word
) -> Iterator[Correction]:
    """What stood and what stands, in the order of the old edition. words: by item and field, else as otherwise."""
    now = {item.id: item for item in new.items}
    before = {item.id for item in old.items}
    for section in old.sections:
        for item in section.items:
            if item.id not in now:
                yield _of(old, section, item, "item", (_title(item), ""), words, otherwise)
                continue
            for field in fields_of(item, now[item.id]):
                for pair in _pairs(field, item, now[item.id], section, new):
                    yield _of(old, section, item, field, pair, words, otherwise)
    for section in new.sections:
        for item in section.items:
            if item.id not in before:
                yield _of(old, section, item, "item", ("", _title(item)), words, otherwise)


def _pairs(field: str, old: Item, new: Item, section: Section, bulletin: Bulletin) -> Iterator[tuple[str, str]]:
    was, now = field_value(old, field), field_value(new, field)
    if was == now:
        return
    if field == "section":
        yield section.name, next((s.name for s in bulletin.sections if s.key == now), now)
    elif field.partition(".")[0] in _SENTENCES:
        yield from _sentences(field, old, new)
    else:
        yield was, now


def _sentences(field: str, old: Item, new: Item) -> Iterator[tuple[str, str]]:
    """The changed sentences alone: a reader need not search a paragraph for a figure."""
    was, now = _said(field, old), _said(field, new)
    for operation, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if operation != "equal":
            yield " ".join(was[a:b]), " ".join(now[c:d])


def _said(field: str, item: Item) -> list[str]:
    """A body or a NOTE in sentences, its attribution last."""
    if field == "body":
        return [text for block in item.body for text in (block.lead, *(s.text for s in block.sentences)) if text]
    n = int(field.partition(".")[2])
    notes = item.notes[n - 1 : n]
    texts = [text for note in notes for b in note.blocks for text in (b.lead, *(s.text for s in b.sentences)) if text]
    return [*texts, *(str(note.attribution) for note in notes if note.attribution)]


def _of(
    old: Bulletin, section: Section, item: Item, field: str, pair: tuple[str, str],
    words: Mapping[tuple[str, str], Word], otherwise: Word,
) -> Correction:  # fmt: skip
    word = words.get((item.id, field), otherwise)
    return Correction(
        bulletin=old.id, period=old.period, edition=old.edition + 1, on=word.on, item=item.id,
        section=f"{section.number}. {section.name}", field=field, was=pair[0], now=pair[1], reason=word.reason,
        by=word.by, ja=item.headline("ja"), en=item.headline("en"),
    )  # fmt: skip


def _title(item: Item) -> str:
    return item.headline("en") or item.headline("ja") or item.id


def with_items(bulletin: Bulletin, items: Mapping[str, Item | None], names: Mapping[str, str]) -> Bulletin:
    """The bulletin with some items changed, taken out (None), moved to another section, or new. names: of new sections."""
    sections = list(bulletin.sections)
    where = {item.id: section.key for section in sections for item in section.items}
    moved = {key for key, item in items.items() if item and key in where and item.section != _was(bulletin, key)}
    put: list[Section] = []
    for section in sections:
        kept = (items.get(i.id, i) if i.id not in moved else None for i in section.items)
        put.append(replace(section, items=tuple(i for i in kept if i)))
    for key, item in items.items():
        if item and (key in moved or key not in where):
            put = _placed(put, item, names)
    filled = [section for section in put if section.items]
    return replace(bulletin, sections=tuple(replace(s, number=n) for n, s in enumerate(filled, 1)))


def _was(bulletin: Bulletin, key: str) -> str:
    return next(item.section for item in bulletin.items if item.id == key)


def _placed(sections: list[Section], item: Item, names: Mapping[str, str]) -> list[Section]:
    if any(s.key == item.section for s in sections):
        return [replace(s, items=(*s.items, item)) if s.key == item.section else s for s in sections]
    new = Section(number=0, key=item.section, name=names.get(item.section, item.section), items=(item,))
    order = list(names)
    rank = {s.key: order.index(s.key) if s.key in order else len(order) for s in (*sections, new)}
    return sorted((*sections, new), key=lambda s: rank[s.key])
