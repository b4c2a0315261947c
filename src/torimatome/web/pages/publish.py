"""Publish: what is still to be done, the yes of a second pair of eyes, and the documents that go out and are kept."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from torimatome.editing.differing import fields_of
from torimatome.editing.editions import Wish
from torimatome.errors import Failed
from torimatome.model import Bulletin, Finding, Item, Severity, digest
from torimatome.model.item import UNTRANSLATED
from torimatome.model.json import to_json
from torimatome.store import Issue
from torimatome.web.site import Ask, Page, post
from torimatome.web.visiting import Role
from torimatome.web.weeks import path_of
from torimatome.web.writing import settled

FORMATS = ("pdf", "docx", "html", "md", "txt", "json", "eml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A line of the list: key of its text, whether it is done, how many things are left, where to mend them."""

    key: str
    done: bool
    n: int = 0
    to: str = ""
    must: bool = False


def publish(ask: Ask) -> Response:
    """The list of what is still to be done, and the buttons."""
    key = ask.path["bulletin"]
    settled(ask, key)
    laid = ask.site.editing.laid(key)
    found, findings = laid.bulletin, ask.site.findings(key)
    editions, store = ask.desk.editions(), ask.desk.store.bulletins
    return ask.show(
        "publish.html", bulletin=found, checks=_checks(ask, found, findings, bool(laid.stale)), formats=FORMATS,
        approvals=store.approvals(key), approved=editions.approved(found), editions=store.issues(key), waits=editions.waits(key),
        week=path_of(found.period), to_json=to_json, accepted=[f for f in findings if f.accepted], pending=editions.pending(key),
        field_name=lambda field: _field(ask, field), issued_item=_issued_items(store.issued(key)),
    )  # fmt: skip


def approve(ask: Ask) -> Response:
    """Keep the visitor's yes to the bulletin as it is now."""
    found = ask.desk.bulletin(ask.path["bulletin"])
    if digest(to_json(found)) != ask.form.get("seen"):
        raise Failed("The bulletin was changed after this page was opened; look at it again before you approve it.")
    ask.desk.editions().approve(found.id, ask.visitor.name)
    ask.say(ask.t("publish.approved"))
    return ask.go(f"/bulletin/{found.id}/publish")


def issue(ask: Ask) -> Response:
    """Write the documents and keep them as issued, for good."""
    key = ask.path["bulletin"]
    formats = [f for f in ask.form.all("format") if f in FORMATS]
    if not formats:
        raise Failed("No kind of document was chosen; choose at least one.")
    if digest(to_json(ask.desk.bulletin(key))) != ask.form.get("seen"):
        raise Failed("The bulletin was changed after this page was opened; look at it again before you publish it.")
    written = ask.desk.publish(key, formats)
    ask.say(ask.t("publish.issued", n=len(written)))
    return ask.go(f"/bulletin/{key}/publish")


def again(ask: Ask) -> Response:
    """Issue what was changed since as the next edition, which tells its readers what it mends."""
    key, reason = ask.path["bulletin"], ask.form.get("reason").strip()
    if not reason:
        raise Failed("A new edition needs a reason; say what it mends.")
    before = _formats(ask, key)
    ask.desk.editions().again(key, reason, ask.visitor.name)
    ask.desk.publish(key, before)
    ask.say(ask.t("publish.corrected"))
    return ask.go(f"/bulletin/{key}/publish")


def correct(ask: Ask) -> Response:
    """Correct one field of an issued item: the next edition, with its documents."""
    key, reason = ask.path["bulletin"], ask.form.get("reason").strip()
    if not reason:
        raise Failed("A correction needs a reason; its readers are told it.")
    before, field = _formats(ask, key), ask.form.get("field")
    value = "yes" if field == "drop" else ask.form.get("value")
    ask.desk.editions().correct(key, ask.form.get("item"), field, value, (ask.visitor.name, reason))
    ask.desk.publish(key, before)
    ask.say(ask.t("publish.corrected"))
    return ask.go(f"/bulletin/{key}/publish")


def _formats(ask: Ask, key: str) -> list[str]:
    """The kinds of document that the last edition has."""
    last = ask.desk.editions().of(key)[-1]
    return sorted({name.rpartition(".")[2] for name in last.documents if name.startswith(".")}) or list(FORMATS[:-1])


def _issued_items(last: Issue | None) -> list[tuple[Item, tuple[str, ...]]]:
    """The items of the last edition with the fields that can be corrected."""
    return [(item, fields_of(item)) for item in last.bulletin.items] if last else []


def _field(ask: Ask, field: str) -> str:
    kind, _, which = field.partition(".")
    key = f"edit.field.headline-{which}" if kind == "headline" else f"edit.field.{kind}"
    return ask.t(key) if ask.t.has(key) else ask.t("publish.item") if kind == "item" else field


def document(ask: Ask) -> Response:
    """A document of the bulletin as it stands, to look at before it goes out; nothing is kept."""
    key, form = ask.path["bulletin"], ask.path["format"]
    ask.desk.bulletin(key)
    wish = Wish(preview=True, pdf_in_mail="attached" in ask.query)
    ((name, body),) = ask.desk.editions(wish).write(key, [form]).items()
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type="application/octet-stream", headers=headers)


def _checks(ask: Ask, found: Bulletin, findings: tuple[Finding, ...], stale: bool) -> list[Check]:
    left = [f for f in findings if not f.accepted]
    errors = sum(f.severity is Severity.ERROR for f in left)
    plain = [i for i in found.items if UNTRANSLATED in i.headline("ja")]
    bare = [i for i in found.items if not i.attributions]
    edit, proof = f"/bulletin/{found.id}/edit", f"/bulletin/{found.id}/proof"
    return [
        Check(key="items", done=bool(found.items), n=len(found.items), to=path_of(found.period), must=True),
        Check(key="untranslated", done=not plain, n=len(plain), to=f"{edit}?item={plain[0].id}" if plain else edit),
        Check(key="unattributed", done=not bare, n=len(bare), to=f"{edit}?item={bare[0].id}" if bare else edit),
        Check(key="errors", done=not errors, n=errors, to=proof),
        Check(key="findings", done=not left, n=len(left), to=proof),
        Check(key="stale", done=not stale, to=edit),
        Check(key="approved", done=ask.desk.editions().approved(found)),
    ]


PAGES = (
    Page("/bulletin/{bulletin}/publish", publish, role=Role.ANALYST),
    Page("/bulletin/{bulletin}/document/{format}", document),
    post("/bulletin/{bulletin}/approve", approve),
    post("/bulletin/{bulletin}/issue", issue),
    post("/bulletin/{bulletin}/again", again),
    post("/bulletin/{bulletin}/correct", correct),
)
