"""The review queue of imports: each doubt with the lines as they stood, accepted, corrected or taken back by a button."""

from __future__ import annotations

from starlette.responses import Response

from torimatome.archive import settling
from torimatome.archive.settling import Queued
from torimatome.errors import DeskError, NotFound
from torimatome.store.settlements import FIELDS, value_of
from torimatome.web.answers import sentence
from torimatome.web.follows import leaf
from torimatome.web.site import Ask, Page, post

_ADDRESS = "/registers/review"
_FIELDS = (*FIELDS.split(", "), "id")
_KINDS = 40


def review(ask: Ask) -> Response:
    """What waits, by kind or all of one kind; or what people settled."""
    return _shown(ask)


def settle(ask: Ask) -> Response:
    """Accept a doubt as it is, or take back what was said of it."""
    one = settling.named(ask.desk.store, ask.path["name"])
    act = ask.form.get("act")
    if act not in ("accepted", "reopened"):
        raise NotFound(f"{act!r} is nothing that can be said of a doubt.")
    settling.settle(ask.desk.store, [one], act, ask.visitor.name, ask.desk.clock(), ask.form.get("reason").strip())
    ask.say(ask.t(f"review.said-{act}"))
    return ask.go(ask.form.get("to", _ADDRESS))


def settle_all(ask: Ask) -> Response:
    """Accept every doubt of one kind."""
    kind = ask.form.get("kind")
    queue = [q for q in settling.review(ask.desk.store) if q.kind == kind]
    n = settling.settle(
        ask.desk.store, queue, "accepted", ask.visitor.name, ask.desk.clock(), ask.form.get("reason").strip()
    )
    ask.say(ask.t("review.said-all", n=n))
    return ask.go(_ADDRESS)


def correct(ask: Ask) -> Response:
    """Correct a field of the item that a doubt is about; a value that does not fit is said beside its field."""
    one = settling.named(ask.desk.store, ask.path["name"])
    field, value = ask.form.get("field"), ask.form.get("value")
    try:
        settling.correct(
            ask.desk.store, one, field, value, ask.visitor.name, ask.desk.clock(), ask.form.get("reason").strip()
        )
    except NotFound:
        raise
    except (DeskError, KeyError) as error:
        return _shown(ask, wrong={one.name: sentence(str(error))}, only=one, status=422)
    ask.say(ask.t("review.said-corrected", field=field))
    return ask.go(ask.form.get("to", _ADDRESS))


def _shown(ask: Ask, *, wrong: dict[str, str] | None = None, only: Queued | None = None, status: int = 200) -> Response:
    store, query = ask.desk.store, ask.query
    settled, kind = bool(query.get("settled")), query.get("kind", "")
    queue = [only] if only else settling.review(store, settled=settled, repairs=bool(query.get("repairs")))
    if item := query.get("item", ""):
        queue = [q for q in queue if q.remark.item == item]
    wanted = [q for q in queue if not kind or q.kind == kind]
    here = leaf(ask, wanted, 20)
    kinds = settling.kinds(queue)[:_KINDS] if not (only or settled) else []
    return ask.show(
        "review.html", status, leaf=here, kinds=kinds, kind=kind, settled=settled, all=len(queue), fields=_FIELDS,
        wrong=wrong or {}, items={q.remark.item: _item(ask, q) for q in here.rows if q.remark.item}, value=_value,
        typed=ask.form.get("value"), typed_field=ask.form.get("field"), repairs=bool(query.get("repairs")),
    )  # fmt: skip


def _item(ask: Ask, one: Queued) -> object:
    found = ask.desk.store.archive.get(one.remark.item)
    return found.item if found else None


def _value(item: object, field: str) -> str:
    """A field of an item as it reads now."""
    try:
        return value_of(item, field)  # type: ignore[arg-type]
    except (DeskError, KeyError, AttributeError):
        return ""


PAGES = (
    Page(_ADDRESS, review),
    post(f"{_ADDRESS}/kind", settle_all),
    post(f"{_ADDRESS}/{{name}}/settle", settle),
    post(f"{_ADDRESS}/{{name}}/correct", correct),
)
