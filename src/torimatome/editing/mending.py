"""A mend of the proof-reader taken: it becomes a person's change like any other, with history and undo."""

from __future__ import annotations

from collections.abc import Sequence

from torimatome.editing.changing import Editing
from torimatome.errors import NotFound, Stop
from torimatome.model import Edit, Finding, Item, field_value, in_force


def take(editing: Editing, bulletin: str, findings: Sequence[Finding], key: str, by: str) -> Edit | None:
    """Mend a finding of a bulletin as it stands. NotFound: no such finding; Stop: nothing sure would mend it."""
    found = next((f for f in findings if f.key == key), None)
    if found is None or found.item is None:
        raise NotFound(
            f"There is no finding {key!r} here; the text may have changed since. `proof` shows the key of each."
        )
    if found.mend is None:
        raise Stop(f"Nothing is sure to mend {key} ({found.code}): {found.remedy}")
    field = _as_edited(editing, bulletin, found.item, found.mend.field)
    return editing.change(bulletin, found.item, field, found.mend.value, by)


def _as_edited(editing: Editing, bulletin: str, item: str, field: str) -> str:
    """The field as edits name it: the second NOTE that stands may be the third that was written."""
    if not field.startswith("note."):
        return field
    numbers = standing_notes(editing.laid(bulletin).machine[item], editing.history(item))
    return f"note.{numbers[int(field.removeprefix('note.')) - 1]}"


def standing_notes(machine: Item, history: Sequence[Edit]) -> list[int]:
    """The numbers of the NOTEs that stand, as their fields have them; those that were emptied left out."""
    said = {e.field: e.value for e in in_force(history[::-1]) if e.field.startswith("note.")}
    last = max([len(machine.notes), *(int(field[5:]) for field in said)])
    return [n for n in range(1, last + 1) if said.get(f"note.{n}", field_value(machine, f"note.{n}")).strip()]


def next_note(machine: Item, history: Sequence[Edit]) -> int:
    """The number of a new NOTE: none that anybody ever used."""
    return 1 + max([len(machine.notes), *(int(e.field[5:]) for e in history if e.field.startswith("note."))])
