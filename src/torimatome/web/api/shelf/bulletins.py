"""Bulletins: items and their edits, findings, approval, documents, editions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from torimatome.archive import proofread
from torimatome.editing.editions import Wish
from torimatome.errors import NotFound
from torimatome.model import Bulletin, Edit, Finding, Item, Status, digest, field_value
from torimatome.model.json import to_json
from torimatome.store import Approval
from torimatome.web.api.table import Call, Operation, Param, Part, Raw, Stale, Tagged, number, one_of, some, text
from torimatome.web.choosing import value_of
from torimatome.web.pages.publish import FORMATS
from torimatome.web.visiting import Role
from torimatome.web.writing import settled

_PLACES = r"^(up|down|first|last|after:.{1,200})$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A bulletin in a line."""

    id: str
    status: Status
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of an item as text, as people edit it, and as the machine made it."""

    item: str
    field: str
    value: str
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What came of an edit. number: by which it is taken back; 0: nothing changed."""

    number: int
    field: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition as it went out, with the kinds of documents that are kept of it."""

    edition: int
    issued_at: datetime
    formats: tuple[str, ...]
    bulletin: Bulletin


def bulletins(call: Call) -> Part[Known]:
    """The bulletins of the desk."""
    desk, editions = call.desk, call.desk.editions()
    part = call.part(list(reversed(desk.store.bulletins.ids())))
    return Part(
        [Known(id=key, status=editions.status(key), items=len(desk.bulletin(key).items)) for key in part.items],
        part.next,
    )


def bulletin(call: Call) -> Tagged:
    """A bulletin as it stands."""
    settled(call, call.get("bulletin"))
    found = call.desk.bulletin(call.get("bulletin"))
    return Tagged(found, digest(to_json(found)))


def items(call: Call) -> Part[Item]:
    """The items of a bulletin."""
    return call.part(call.desk.bulletin(call.get("bulletin")).items)


def item(call: Call) -> Item:
    """One item, one that was left out too."""
    return _items(call)[0]


def _items(call: Call) -> tuple[Item, Item]:
    """An item as it reads, and as the machine made it. NotFound."""
    laid = call.site.editing.laid(call.get("bulletin"))
    found = laid.everything.get(call.get("item"))
    if found is None:
        raise NotFound(f"There is no item {call.get('item')!r} in the bulletin {laid.bulletin.id}.")
    return found, laid.machine[found.id]


def field(call: Call) -> Tagged:
    """A field of an item."""
    found, machine = _items(call)
    name = call.get("field")
    value = _value(found, name)
    return Tagged(Field(item=found.id, field=name, value=value, machine=_value(machine, name)), digest(value))


def _value(item: Item, name: str) -> str:
    try:
        return field_value(item, name)
    except KeyError:
        raise NotFound(f"{name!r} is no field of an item.") from None


def change(call: Call) -> Tagged:
    """Change a field."""
    found, _ = _items(call)
    name = call.get("field")
    _value(found, name)
    edit = call.site.editing.change(
        call.get("bulletin"), found.id, name, call.get("value"), call.visitor.name, call.seen
    )
    value = _value(_items(call)[0], name)
    return Tagged(Changed(number=edit.number if edit else 0, field=name, value=value), digest(value))


def move(call: Call) -> Changed:
    """Move an item."""
    edit = call.site.editing.move(call.get("bulletin"), call.get("item"), call.get("to"), call.visitor.name)
    return Changed(number=edit.number if edit else 0, field="order", value=edit.value if edit else "")


def choose(call: Call) -> Changed:
    """Keep, drop or carry over an item."""
    editing, act = call.site.editing, call.get("act")
    value = value_of(editing, call.get("bulletin"), act)
    edit = editing.change(call.get("bulletin"), call.get("item"), act, value, call.visitor.name)
    settled(call, call.get("bulletin"))
    return Changed(number=edit.number if edit else 0, field=act, value=value)


def history(call: Call) -> Part[Edit]:
    """All that people did to an item."""
    return call.part(call.site.editing.history(call.get("item"), call.get("field")))


def undo(call: Call) -> Edit:
    """Take a change back."""
    call.desk.bulletin(call.get("bulletin"))
    return call.site.editing.undo(call.get("bulletin"), call.get("number"), call.visitor.name)


def adopt(call: Call) -> Changed:
    """Say again what a change said."""
    call.desk.bulletin(call.get("bulletin"))
    edit = call.site.editing.adopt(call.get("bulletin"), call.get("number"), call.visitor.name)
    return Changed(
        number=edit.number if edit else 0, field=edit.field if edit else "", value=edit.value if edit else ""
    )


def findings(call: Call) -> Part[Finding]:
    """What the proof-reader says."""
    return call.part(call.site.findings(call.get("bulletin")))


def accept(call: Call) -> Finding:
    """Let a finding stand."""
    bulletin, by, at = call.get("bulletin"), call.visitor.name, call.desk.clock()
    return proofread.accept(call.desk.store, call.site.findings(bulletin), call.get("key"), call.get("reason"), by, at)


def approvals(call: Call) -> Part[Approval]:
    """Who said yes to what."""
    call.desk.bulletin(call.get("bulletin"))
    return call.part(call.desk.store.bulletins.approvals(call.get("bulletin")))


def approve(call: Call) -> Approval:
    """Say yes to the bulletin as it is."""
    found = _as_seen(call)
    call.desk.editions().approve(found.id, call.visitor.name)
    return call.desk.store.bulletins.approvals(found.id)[-1]


def publish(call: Call) -> Edition:
    """Issue the bulletin."""
    found = _as_seen(call)
    call.desk.publish(found.id, call.get("formats"))
    return _editions(call)[-1]


def again(call: Call) -> Edition:
    """Issue what was changed since."""
    found = _as_seen(call)
    call.desk.editions().again(found.id, call.get("reason"), call.visitor.name)
    return _editions(call)[-1]


def _as_seen(call: Call) -> Bulletin:
    """The bulletin, if it still is what the caller saw. Stale: it is not."""
    found = call.desk.bulletin(call.get("bulletin"))
    if call.seen is not None and call.seen != digest(to_json(found)):
        raise Stale(to_json(found), "", "")
    return found


def editions(call: Call) -> Part[Edition]:
    """What went out."""
    call.desk.bulletin(call.get("bulletin"))
    return call.part(_editions(call))


def _editions(call: Call) -> list[Edition]:
    return [
        Edition(
            edition=one.edition, issued_at=one.issued_at, formats=tuple(sorted(one.documents)), bulletin=one.bulletin
        )
        for one in call.desk.store.bulletins.issues(call.get("bulletin"))
    ]


def document(call: Call) -> Raw:
    """A document as it was issued; or as it would print now."""
    key, form, edition = call.get("bulletin"), call.get("format"), call.get("edition", 0)
    call.desk.bulletin(key)
    if not edition:
        ((name, body),) = call.desk.editions(Wish(preview=True)).write(key, [form]).items()
        return Raw(body, name)
    found = call.desk.editions().edition(key, edition)
    if f".{form}" not in found.documents:
        raise NotFound(f"No document .{form} of edition {edition} of {key!r} was issued.")
    return Raw(found.documents[f".{form}"], f"bulletin-{key}.{form}")


_B, _I = "/bulletins/{bulletin}", "/bulletins/{bulletin}/items/{item}"
_FORMAT = one_of("format", "Which kind.", FORMATS, where="path", needed=True)
_NUMBER = number("number", "Of the change.", where="body", needed=True)
OPERATIONS = (
    Operation(method="GET", path="/bulletins", name="bulletins", answer=bulletins, gives=Known, paged=True, says="The bulletins of the desk, the latest first."),
    Operation(method="GET", path=_B, name="bulletin", answer=bulletin, gives=Bulletin, tagged=True, says="A bulletin as it stands, with people's edits."),
    Operation(method="GET", path=f"{_B}/items", name="items", answer=items, gives=Item, paged=True, says="Its items in order."),
    Operation(method="GET", path=_I, name="itemOfBulletin", answer=item, gives=Item, role=Role.ANALYST, says="An item, one that was left out too."),
    Operation(method="GET", path=f"{_I}/fields/{{field}}", name="field", answer=field, gives=Field, tagged=True, role=Role.ANALYST, says="A field as text: headline.en, headline.ja, section, body, attribution, note.1 ..."),
    Operation(method="PUT", path=f"{_I}/fields/{{field}}", name="change", answer=change, gives=Changed, tagged=True, seen=True, role=Role.EDITOR, says="Change a field.", takes=(Param(name="value", says="The new text.", where="body", needed=True, schema={"type": "string", "maxLength": 100_000}),)),
    Operation(method="POST", path=f"{_I}/move", name="move", answer=move, gives=Changed, role=Role.EDITOR, says="Move an item inside its section.", takes=(Param(name="to", says="up, down, first, last or after:ITEM.", where="body", needed=True, schema={"type": "string", "pattern": _PLACES}),)),
    Operation(method="POST", path=f"{_I}/choose", name="choose", answer=choose, gives=Changed, role=Role.EDITOR, says="Keep, drop or carry over an item.", takes=(one_of("act", "Which.", ("keep", "drop", "carry"), where="body", needed=True),)),
    Operation(method="GET", path=f"{_I}/history", name="history", answer=history, gives=Edit, paged=True, role=Role.ANALYST, says="All that people did to an item, the latest first.", takes=(text("field", "Only to this field."),)),
    Operation(method="POST", path=f"{_B}/undo", name="undo", answer=undo, gives=Edit, role=Role.EDITOR, says="Take a change back; the change that was.", takes=(_NUMBER,)),
    Operation(method="POST", path=f"{_B}/adopt", name="adopt", answer=adopt, gives=Changed, role=Role.EDITOR, says="Say again what an older change said, or one put aside.", takes=(_NUMBER,)),
    Operation(method="GET", path=f"{_B}/findings", name="findings", answer=findings, gives=Finding, paged=True, says="What the proof-reader says, with what people accepted."),
    Operation(method="POST", path=f"{_B}/findings/accept", name="accept", answer=accept, gives=Finding, role=Role.EDITOR, says="Let a finding stand for a reason; an empty one makes it speak again.", takes=(text("key", "Of the finding.", where="body", needed=True), Param(name="reason", says="Why.", where="body", needed=True, schema={"type": "string", "maxLength": 2000}))),
    Operation(method="GET", path=f"{_B}/approvals", name="approvals", answer=approvals, gives=Approval, paged=True, says="Who said yes to it, and when."),
    Operation(method="POST", path=f"{_B}/approve", name="approve", answer=approve, gives=Approval, seen=True, role=Role.EDITOR, says="Say yes to the bulletin as it is."),
    Operation(method="POST", path=f"{_B}/publish", name="publish", answer=publish, gives=Edition, seen=True, role=Role.EDITOR, says="Issue the bulletin; its documents are kept for good.", takes=(some("formats", "Which documents.", values=FORMATS, most=len(FORMATS)),)),
    Operation(method="POST", path=f"{_B}/again", name="again", answer=again, gives=Edition, seen=True, role=Role.EDITOR, says="Issue what was changed since as the next edition.", takes=(text("reason", "What it mends.", where="body", needed=True),)),
    Operation(method="GET", path=f"{_B}/editions", name="editions", answer=editions, gives=Edition, paged=True, says="What went out under its id."),
    Operation(method="GET", path=f"{_B}/documents/{{format}}", name="document", answer=document, gives=Raw, says="A document: of an edition as issued, or as it would print now.", takes=(_FORMAT, number("edition", "Which edition; 0 or nothing: as it would print now."))),
)  # fmt: skip
