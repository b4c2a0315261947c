"""Edit and Ruling: what people decide. Append-only, and stronger than any machine's value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from torimatome.model.item import Block, Headline, Item, Note
from torimatome.model.marked import Splitter, attribution_of, blocks_of, close, marked, marked_note, note_of

CHOICES = ("keep", "drop", "carry")
"""Fields that decide whether an issue has an item; of an item's the latest holds. carry: to the issue of that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A person's change to one field of an item.

    field is "headline.LANG", "section", "body", "attribution" or "note.N" (the last three as text of model/marked.py), "order"
    ("first" or "after:ITEM"), "keep" or "drop" ("yes") or "carry" (a day of the issue that shall have it);
    replaces is the digest of the machine's value that the person saw, before that value itself (for a choice the headline):
    from the two the desk learns. An item "learnt:ID" is a thing learnt, refused while its field "refused" holds a reason.
    number is its place among all edits, set by the store; undoes: the number of the edit that it takes back. aside: written
    while another person changed the value; kept for all to see, and not in force.
    """

    item: str
    field: str
    value: str
    replaces: str
    by: str
    at: datetime
    before: str = ""
    number: int = 0
    undoes: int = 0
    aside: bool = False


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
    return sha256(value.encode("utf-8", "backslashreplace")).hexdigest()[:16]


def field_value(item: Item, field: str) -> str:
    """The value of an editable field as text. KeyError: no such field."""
    kind, _, which = field.partition(".")
    if kind == "headline" and which:
        return item.headline(which)
    if kind == "note" and which.isascii() and which.isdigit():
        n = int(which)
        return marked_note(item.notes[n - 1]) if 0 < n <= len(item.notes) else ""
    if field == "section":
        return item.section
    if field == "body":
        return marked(item.body)
    if field == "attribution":
        return "\n".join(map(str, item.attributions))
    if field in (*CHOICES, "order"):
        return ""
    raise KeyError(field)


def in_force(history: Sequence[Edit]) -> list[Edit]:
    """The edits that hold, in their order: without those taken back, those that take back, and those put aside."""
    gone: set[int] = set()
    held: list[Edit] = []
    for edit in reversed(history):
        if edit.number in gone and edit.number:
            continue
        if edit.undoes:
            gone.add(edit.undoes)
        elif not edit.aside:
            held.append(edit)
    return held[::-1]


def choice(edits: Iterable[Edit]) -> Edit | None:
    """The last word of people on whether the issue has the item; None: nobody spoke, or took it back."""
    last = None
    for edit in edits:
        if edit.field in CHOICES:
            last = edit
    return last if last and last.value else None


def choices(history: Sequence[Edit]) -> dict[str, Edit]:
    """People's last words on whether the issue has each of some items, by item."""
    by_item: dict[str, list[Edit]] = {}
    for edit in in_force(history):
        by_item.setdefault(edit.item, []).append(edit)
    return {item: word for item, edits in by_item.items() if (word := choice(edits))}


def replay(
    item: Item, edits: Iterable[Edit], split: Splitter = lambda text: (text,), others: Sequence[Block] = ()
) -> tuple[Item, tuple[Edit, ...]]:
    """The item with its edits laid over it, and the edits whose machine value changed underneath.

    A stale edit still holds: the person's word stands until the person looks again. split: a text in sentences;
    others: blocks of other items, from which sentences may have been taken over with their citations.
    """
    last: Mapping[str, Edit] = {e.field: e for e in edits if e.item == item.id}
    stale = tuple(e for e in last.values() if digest(field_value(item, e.field)) != e.replaces)
    laid = item
    for edit in last.values():
        laid = _lay(laid, item, edit, split, others)
    return replace(laid, notes=tuple(n for n in laid.notes if n.blocks)) if last else item, stale


def _lay(laid: Item, machine: Item, edit: Edit, split: Splitter, others: Sequence[Block]) -> Item:
    kind, _, which = edit.field.partition(".")
    own = (*machine.body, *(b for n in machine.notes for b in n.blocks))
    if kind == "headline":
        return replace(laid, headlines={**laid.headlines, which: _headline(machine, which, edit)})
    if kind == "note":
        return replace(laid, notes=_with_note(laid, int(which), edit.value, own, split, others))
    if edit.field == "section":
        return replace(laid, section=edit.value)
    if edit.field == "body":
        return replace(laid, body=blocks_of(edit.value, own, split, others))
    if edit.field == "attribution":
        said = [attribution_of(line) for line in edit.value.splitlines()]
        return replace(laid, attributions=tuple(a for a in said if a))
    return laid


def _headline(machine: Item, language: str, edit: Edit) -> Headline:
    """The person's line; where it is the machine's changed here and there, it stands on the same places."""
    old = machine.headlines.get(language)
    if old and old.text == edit.value:
        return old
    stands = old is not None and close(" ".join(old.text), " ".join(edit.value))
    return Headline(text=edit.value, how=f"person:{edit.by}", citations=old.citations if old and stands else ())


def _with_note(
    laid: Item, n: int, text: str, pool: Sequence[Block], split: Splitter, others: Sequence[Block]
) -> tuple[Note, ...]:
    """The NOTEs with the n-th changed; one that was emptied keeps its place until all are laid."""
    notes = [*laid.notes, *(Note(blocks=()) for _ in range(len(laid.notes), n))]
    notes[n - 1] = note_of(text, notes[n - 1], pool, split, others) if text.strip() else Note(blocks=())
    return tuple(notes)
