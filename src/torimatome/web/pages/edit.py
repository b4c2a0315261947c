"""The editor: an issue's items in order on one side, the item at hand with its forms in the middle, its sources beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import RedirectResponse, Response

from torimatome.archive import proofread
from torimatome.compose.budget import words_for
from torimatome.editing import Conflict, Laid
from torimatome.editing.mending import next_note, standing_notes, take
from torimatome.errors import NotFound
from torimatome.model import Bulletin, Edit, EventKind, Finding, Item, Mend, field_value
from torimatome.model.marked import marked_note
from torimatome.model.people import CHOICES
from torimatome.triage import Precedents
from torimatome.web.choosing import value_of
from torimatome.web.differences import Change, compare, excerpt
from torimatome.web.site import Ask, Page, post
from torimatome.web.visiting import Role
from torimatome.web.weeks import path_of
from torimatome.web.writing import settled

_PAIRS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """The item at hand: as it reads, as the machine made it, what was found and done, and where it stands."""

    item: Item
    machine: Item
    section: str
    place: int
    of: int
    words: int
    norm: int
    findings: Mapping[str, Sequence[Finding]]
    edited: Mapping[str, Edit]
    stale: Sequence[Edit]
    aside: Sequence[Edit]
    after: str = ""
    before: str = ""
    notes: Sequence[int] = ()
    next_note: int = 1

    def value(self, field: str) -> str:
        """A field as text to be edited."""
        return field_value(self.item, field)

    def mended(self, mend: Mend) -> list[Change]:
        """What a mend changes, with the words around it."""
        return excerpt(compare(field_value(self.item, mend.field), mend.value))

    def note_text(self, n: int) -> str:
        """The n-th NOTE that stands, from 0, as text to be edited."""
        return marked_note(self.item.notes[n])


def editor(ask: Ask) -> Response:
    """The issue with one item open."""
    key = ask.path["bulletin"]
    settled(ask, key)
    laid = ask.site.editing.laid(key)
    chosen = ask.query.get("item") or next((i.id for i in laid.bulletin.items), "")
    one = _open(ask, laid, chosen) if chosen in {i.id for i in laid.bulletin.items} else None
    return ask.show("edit.html", **_values(ask, laid, one))


def item(ask: Ask) -> Response:
    """The item alone, for a script that puts it into the page."""
    laid = ask.site.editing.laid(ask.path["bulletin"])
    if not ask.is_part:
        return RedirectResponse(_address(laid.bulletin, ask.path["item"]), 303)
    return ask.show("edit_item.html", **_values(ask, laid, _open(ask, laid, ask.path["item"])))


def change(ask: Ask) -> Response:
    """Keep a change to a field. Where somebody else was first, both texts are shown."""
    bulletin, key = ask.path["bulletin"], ask.path["item"]
    field, value = ask.form.get("field"), ask.form.get("value")
    editing = ask.site.editing
    seen = ask.form.get("seen") or None
    try:
        edit = editing.change(bulletin, key, field, value, ask.visitor.name, seen)
    except KeyError:
        raise NotFound(f"{field!r} is no field of an item.") from None
    except Conflict as clash:
        return _clash(ask, clash, bulletin, key)
    if edit:
        ask.say(ask.t("edit.saved", field=_name(ask, field)), undo=edit.number, bulletin=bulletin)
    return _shown(ask, bulletin, key)


def move(ask: Ask) -> Response:
    """Move an item inside its section, or to another section."""
    bulletin, key = ask.path["bulletin"], ask.path["item"]
    editing, by, to = ask.site.editing, ask.visitor.name, ask.form.get("to_place")
    laid = editing.laid(bulletin)
    section = ask.form.get("section")
    here = next((s.key for s in laid.bulletin.sections if any(i.id == key for i in s.items)), "")
    if section and section != here:
        editing.change(bulletin, key, "section", section, by)
    edit = editing.move(bulletin, key, to, by) if to else None
    if edit:
        ask.say(ask.t("edit.moved"), undo=edit.number, bulletin=bulletin)
    return _shown(ask, bulletin, key)


def choose(ask: Ask) -> Response:
    """Drop an item, carry it over, or take it in again."""
    bulletin, key, act = ask.path["bulletin"], ask.path["item"], ask.form.get("act")
    editing = ask.site.editing
    order = [i.id for i in editing.laid(bulletin).bulletin.items]
    if act not in CHOICES:
        raise NotFound(f"{act!r} is nothing that can be said of an item.")
    edit = editing.change(bulletin, key, act, value_of(editing, bulletin, act), ask.visitor.name)
    if edit:
        ask.say(ask.t(f"edit.said.{act}"), undo=edit.number, bulletin=bulletin)
    at = order.index(key) if key in order else 0
    rest = [one for one in order if one != key]
    next_one = key if act == "keep" else rest[min(at, len(rest) - 1)] if rest else ""
    return ask.go(_address(editing.laid(bulletin).bulletin, next_one))


def findings(ask: Ask) -> Response:
    """What the proof-reader says now, for each field and for the list; a script puts the pieces into their places."""
    bulletin, key = ask.path["bulletin"], ask.path["item"]
    ask.site.findings(bulletin)
    laid = ask.site.editing.laid(bulletin)
    if not ask.is_part:
        return ask.go(_address(laid.bulletin, key))
    return ask.show("edit_findings.html", **_values(ask, laid, _open(ask, laid, key)))


def history(ask: Ask) -> Response:
    """All that people did to an item."""
    bulletin, key = ask.path["bulletin"], ask.path["item"]
    laid = ask.site.editing.laid(bulletin)
    found = ask.site.editing.history(key, ask.query.get("field", ""))
    gone = {e.undoes for e in found if e.undoes}
    return ask.show(
        "edit_history_part.html" if ask.is_part else "edit_history.html", edits=found, gone=gone,
        field_name=lambda field: _name(ask, field), item=laid.machine.get(key), key=key, bulletin=laid.bulletin,
    )  # fmt: skip


def adopt(ask: Ask) -> Response:
    """Say again what a change of the history says."""
    bulletin, key = ask.path["bulletin"], ask.path["item"]
    number = ask.form.get("number")
    edit = ask.site.editing.adopt(bulletin, int(number) if number.isdecimal() else 0, ask.visitor.name)
    if edit:
        ask.say(ask.t("edit.saved", field=_name(ask, edit.field)), undo=edit.number, bulletin=bulletin)
    return _shown(ask, bulletin, key)


def accept(ask: Ask) -> Response:
    """Let a finding stand, for a reason; or make it speak again."""
    bulletin, key = ask.path["bulletin"], ask.path["item"]
    by, at = ask.visitor.name, ask.desk.clock()
    proofread.accept(ask.desk.store, ask.site.findings(bulletin), ask.form.get("key"), ask.form.get("reason"), by, at)
    ask.say(ask.t("edit.accepted"))
    return _shown(ask, bulletin, key)


def mend(ask: Ask) -> Response:
    """Take the proof-reader's mend of a finding."""
    bulletin, key = ask.path["bulletin"], ask.path["item"]
    edit = take(ask.site.editing, bulletin, ask.site.findings(bulletin), ask.form.get("key"), ask.visitor.name)
    if edit:
        ask.say(ask.t("edit.mended", field=_name(ask, edit.field)), undo=edit.number, bulletin=bulletin)
    return _shown(ask, bulletin, key)


def pairs(ask: Ask) -> Response:
    """Past headline pairs that are like this item's, with the items behind them."""
    laid = ask.site.editing.laid(ask.path["bulletin"])
    found = laid.everything.get(ask.path["item"])
    near = Precedents(ask.site.lessons(laid.bulletin.period)).nearest(found.headline("en"), _PAIRS) if found else ()
    return ask.show("edit_pairs.html", near=near)


def _shown(ask: Ask, bulletin: str, key: str) -> Response:
    """The item as it stands now: a piece for a script, the editor for a browser without one."""
    laid = ask.site.editing.laid(bulletin)
    if not ask.is_part:
        return ask.go(_address(laid.bulletin, key))
    return ask.show("edit_item.html", **_values(ask, laid, _open(ask, laid, key)))


def _clash(ask: Ask, clash: Conflict, bulletin: str, key: str) -> Response:
    """Both texts, one above the other, with ours ready to be sent again over what stands now."""
    laid = ask.site.editing.laid(bulletin)
    values = _values(ask, laid, _open(ask, laid, key))
    return ask.show("edit_clash_part.html" if ask.is_part else "edit_clash.html", 409, clash=clash, **values)


def _values(ask: Ask, laid: Laid, one: Open | None) -> dict[str, Any]:
    found, fresh = ask.site.findings_so_far(laid.bulletin.id)
    counts: dict[str, list[Finding]] = {}
    for finding in found:
        if not finding.accepted:
            counts.setdefault(finding.item or "", []).append(finding)
    return {
        "laid": laid, "bulletin": laid.bulletin, "one": one, "marks": counts, "fresh": fresh, "sections": ask.desk.folder.house.sections,
        "week": path_of(laid.bulletin.period), "field_value": field_value, "stale": {e.item for e in laid.stale},
        "issued": ask.desk.store.drafted.issued_on([laid.bulletin.id]).get(laid.bulletin.id),
    }  # fmt: skip


def _open(ask: Ask, laid: Laid, key: str) -> Open:
    section = next((s for s in laid.bulletin.sections if any(i.id == key for i in s.items)), None)
    found = next((i for i in laid.bulletin.items if i.id == key), None) or laid.everything.get(key)
    if found is None:
        raise NotFound(f"There is no item {key!r} in the bulletin {laid.bulletin.id}.")
    order = [i.id for i in laid.bulletin.items]
    at = order.index(key) if key in order else -1
    findings: dict[str, list[Finding]] = {}
    for finding in ask.site.findings_so_far(laid.bulletin.id)[0]:
        if finding.item == key:
            findings.setdefault(_beside(finding.field), []).append(finding)
    history = ask.site.editing.history(key)
    said = len(" ".join(b.text for b in found.body).split())
    kind = EventKind(found.kind) if found.kind in set(EventKind) else EventKind.OTHER
    keys = [i.id for i in section.items] if section else []
    return Open(
        item=found, machine=laid.machine[key], section=section.key if section else found.section,
        place=keys.index(key) + 1 if key in keys else 0, of=len(keys), words=said, norm=words_for(kind, ask.site.lessons(laid.bulletin.period)),
        findings=findings, edited={e.field: e for e in ask.desk.store.edits.of_item(key)},
        stale=[e for e in laid.stale if e.item == key], aside=[e for e in history if e.aside],
        notes=standing_notes(laid.machine[key], history), next_note=next_note(laid.machine[key], history),
        before=order[at - 1] if at > 0 else "", after=order[at + 1] if 0 <= at < len(order) - 1 else "",
    )  # fmt: skip


def _beside(field: str) -> str:
    """The form beside which a finding stands."""
    kind = field.partition(".")[0]
    if kind == "headline":
        return field if "." in field else "headline.ja"
    return {"note": "note", "notes": "note", "attribution": "attribution", "section": "section"}.get(kind, "body")


def _name(ask: Ask, field: str) -> str:
    kind, _, which = field.partition(".")
    key = f"edit.field.{kind}"
    return f"{ask.t(key) if ask.t.has(key) else kind}{f' ({which})' if which else ''}"


def _address(bulletin: Bulletin, key: str) -> str:
    return f"/bulletin/{bulletin.id}/edit?item={key}" if key else f"/bulletin/{bulletin.id}/edit"


_ITEM = "/bulletin/{bulletin}/edit/{item}"
PAGES = (
    Page("/bulletin/{bulletin}/edit", editor, role=Role.ANALYST),
    Page(_ITEM, item, role=Role.ANALYST),
    Page(f"{_ITEM}/findings", findings, role=Role.ANALYST),
    Page(f"{_ITEM}/history", history, role=Role.ANALYST),
    Page(f"{_ITEM}/pairs", pairs, role=Role.ANALYST),
    post(f"{_ITEM}/change", change),
    post(f"{_ITEM}/move", move),
    post(f"{_ITEM}/choose", choose),
    post(f"{_ITEM}/adopt", adopt),
    post(f"{_ITEM}/accept", accept),
    post(f"{_ITEM}/mend", mend),
)
