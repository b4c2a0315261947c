"""Edit and Ruling: what people decide. Append-only, and stronger than any machine's value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from torimatome.model.item import Block, BlockKind, Headline, Item, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A person's change to one field of an item.

    field is "headline.LANG", "section", "body" (paragraphs divided by blank lines) or "drop" ("yes");
    replaces is the digest of the machine's value that the person saw, before that value itself (for a "drop" the headline):
    from the two the desk learns. An item "learnt:ID" is a thing learnt, refused while its field "refused" holds a reason.
    """

    item: str
    field: str
    value: str
    replaces: str
    by: str
    at: datetime
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A person's word that two articles tell the same event, or do not; about "storyline": that two items belong together.

    With a name it names the storyline of the first item, and second is empty.
    """

    first: str
    second: str
    same: bool
    by: str
    at: datetime
    about: str = "event"
    name: str = ""


def digest(value: str) -> str:
    """The name of a field's value, to tell whether it changed underneath an edit."""
    return sha256(value.encode()).hexdigest()[:16]


def field_value(item: Item, field: str) -> str:
    """The value of an editable field as text. KeyError: no such field."""
    if field.startswith("headline."):
        return item.headline(field.removeprefix("headline."))
    if field == "section":
        return item.section
    if field == "body":
        return "\n\n".join(block.text for block in item.body)
    if field == "drop":
        return ""
    raise KeyError(field)


def replay(item: Item, edits: Iterable[Edit]) -> tuple[Item, tuple[Edit, ...]]:
    """The item with its edits laid over it, and the edits whose machine value changed underneath.

    A stale edit still holds: the person's word stands until the person looks again.
    """
    last: Mapping[str, Edit] = {e.field: e for e in edits if e.item == item.id}
    stale = tuple(e for e in last.values() if digest(field_value(item, e.field)) != e.replaces)
    for edit in last.values():
        item = _lay(item, edit)
    return item, stale


def _lay(item: Item, edit: Edit) -> Item:
    if edit.field.startswith("headline."):
        language = edit.field.removeprefix("headline.")
        headline = Headline(text=edit.value, how=f"person:{edit.by}")
        return replace(item, headlines={**item.headlines, language: headline})
    if edit.field == "section":
        return replace(item, section=edit.value)
    if edit.field == "body":
        return replace(item, body=tuple(_paragraph(item, text) for text in edit.value.split("\n\n")))
    return item


def _paragraph(item: Item, text: str) -> Block:
    """A paragraph as the person left it: what was not touched keeps its sentences and their citations."""
    kept = next((b for b in item.body if b.text == text), None)
    return kept or Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=text),))
