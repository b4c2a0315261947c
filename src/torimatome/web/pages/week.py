"""The inbox of a week: its events, and what people say of each: keep, drop, carry over, merge, take apart, make a NOTE."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.responses import RedirectResponse, Response

from torimatome.archive import Questions
from torimatome.editing import Wanted, Week
from torimatome.editing.mending import next_note
from torimatome.editing.regrouping import proposal
from torimatome.errors import Failed, NotFound
from torimatome.model import Item, Period, Proposal
from torimatome.model.marked import marked
from torimatome.web import choosing
from torimatome.web.follows import following, outlet_name
from torimatome.web.site import Ask, Nav, Page, post
from torimatome.web.visiting import Role
from torimatome.web.weeks import beside, path_of, period_of, this_week
from torimatome.web.words import language
from torimatome.web.writing import settled

_MOST = 8


def latest(ask: Ask) -> Response:
    """The week at hand."""
    return RedirectResponse(path_of(this_week(ask)), 307)


def week(ask: Ask) -> Response:
    """The events of a week, as the visitor wants to see them; a script that filters gets the list alone."""
    period = period_of(ask.path["period"])
    wanted = _wanted(ask.query)
    since = ask.site.inbox.visit(ask.visitor.name, path_of(period), ask.desk.clock())
    found = ask.site.inbox.week(period.id, period, wanted, since)
    values = {**_listed(ask, period, found, wanted), "since": since}
    if ask.is_part:
        return ask.show("week_rows.html", **values)
    drafted = ask.desk.store.drafted.get(period.id)
    missing = ask.site.inbox.missing(period, drafted.articles if drafted else 0, ask.desk.clock())
    return ask.show(
        "week.html", drafted=drafted, missing=missing, before=path_of(beside(period, -1)), after=path_of(beside(period, 1)),
        **values,
    )  # fmt: skip


def say(ask: Ask) -> Response:
    """A person's word on an event: keep, drop, carry over, or nothing any more."""
    period, item, act = period_of(ask.path["period"]), ask.form.get("item"), ask.form.get("act")
    edit = choosing.say(ask, period.id, item, act)
    if edit:
        title = proposal(ask.site.editing, period.id, item).title
        ask.say(ask.t(f"week.said.{act}", title=title), undo=edit.number, bulletin=period.id)
    return _row(ask, period, item)


def undo(ask: Ask) -> Response:
    """Take a change back: a named one, or the visitor's last to a bulletin."""
    bulletin, number = ask.form.get("bulletin"), ask.form.get("number")
    editing = ask.site.editing
    last = editing.last_of(bulletin, ask.visitor.name) if not number.isdecimal() else None
    if not number.isdecimal() and last is None:
        ask.say(ask.t("frame.nothing-to-undo"), "soft")
    else:
        found = editing.undo(bulletin, last.number if last else int(number), ask.visitor.name)
        ask.say(ask.t("frame.undone", field=_field(ask, found.field)))
    return ask.go(ask.form.get("to", "/"))


def why(ask: Ask) -> Response:
    """Why an event is here, why its articles are together, and what the archive has on the matter."""
    period = period_of(ask.path["period"])
    found = proposal(ask.site.editing, period.id, ask.path["item"])
    reports = ask.site.library.reports(found.articles)
    return ask.show(
        "week_why_part.html" if ask.is_part else "week_why.html", p=found, reports=reports, period=period, path=path_of(period),
        row=ask.site.inbox.row(period.id, found.item), earlier=_earlier(ask, period.id, found),
        headlines={r.article.id: r.article.headline for r in reports}, **_common(ask, period),
    )  # fmt: skip


def merge(ask: Ask) -> Response:
    """Make one event of two."""
    period = period_of(ask.path["period"])
    _, other = choosing.merge(ask, period.id, ask.form.get("into"), ask.form.get("item"))
    ask.say(ask.t("week.said.merge", title=other.title))
    return ask.go(_back(ask, period))


def apart(ask: Ask) -> Response:
    """Take an article out of an event."""
    period = period_of(ask.path["period"])
    left = choosing.apart(ask, period.id, ask.form.get("item"), ask.form.get("article"))
    ask.say(ask.t("week.said.apart", title=left.title))
    return ask.go(_back(ask, period))


def note_form(ask: Ask) -> Response:
    """The form for making a NOTE of an event: under which item, and in what words."""
    period = period_of(ask.path["period"])
    editing, bulletin = ask.site.editing, period.id
    found = proposal(editing, bulletin, ask.path["item"])
    laid = editing.laid(bulletin)
    item = laid.machine.get(found.item) or settled(ask, bulletin, found)
    return ask.show(
        "week_note.html",
        p=found,
        note_text=_note_text(item),
        bulletin=laid.bulletin,
        period=period,
        path=path_of(period),
        **_common(ask, period),
    )


def note(ask: Ask) -> Response:
    """Put the NOTE under its item, and take the event itself out of the issue."""
    period, editing, by = period_of(ask.path["period"]), ask.site.editing, ask.visitor.name
    bulletin, under = period.id, ask.form.get("under")
    host = editing.laid(bulletin).machine.get(under)
    if host is None or not ask.form.get("text").strip():
        raise Failed("A NOTE needs an item to stand under, and words.")
    n = next_note(host, editing.history(under))
    edit = editing.change(bulletin, under, f"note.{n}", ask.form.get("text"), by)
    editing.change(bulletin, ask.path["item"], "drop", "yes", by)
    ask.say(
        ask.t("week.said.note", title=host.headline("ja") or host.headline("en")),
        undo=edit.number if edit else 0,
        bulletin=bulletin,
    )
    return ask.go(_back(ask, period))


def _note_text(item: Item | None) -> str:
    """The first paragraph of an item and its source, to be made a NOTE of."""
    first = [b for b in item.body if b.sentences][:1] if item else []
    return "\n\n".join([marked(first), *map(str, item.attributions[-1:] if item else ())]).strip()


def _row(ask: Ask, period: Period, item: str) -> Response:
    """The event as it stands now, for a script; for a browser without one the page again."""
    if not ask.is_part:
        return ask.go(f"{_back(ask, period)}#row-{item}")
    since = ask.site.inbox.visit(ask.visitor.name, path_of(period), ask.desk.clock())
    found = ask.site.inbox.week(period.id, period, Wanted(), since)
    return ask.show(
        "week_row_part.html", row=ask.site.inbox.row(period.id, item, since), **_listed(ask, period, found, Wanted())
    )  # fmt: skip


def _listed(ask: Ask, period: Period, found: Week, wanted: Wanted) -> dict[str, Any]:
    """What the list of events is shown with."""
    named = _common(ask, period)
    outlet, name = named["outlet"], named["named"]
    path, query = path_of(period), dict(ask.query) if not ask.form.fields else {}

    def address(**changed: str) -> str:
        return f"{path}?{urlencode({k: v for k, v in {**query, 'at': '', **changed}.items() if v})}"

    sections = [(s.key, s.name, found.counts.sections.get(s.key, 0)) for s in ask.desk.folder.house.sections]
    return {
        "week": found, "wanted": wanted, "period": period, "path": path, "section_options": sections,
        "outlet_options": [(k, outlet(k), n) for k, n in found.counts.outlets],
        "language_options": [(k, language(k, ask.visitor.language), n) for k, n in found.counts.languages],
        "people_options": [(k, name(k), n) for k, n in found.counts.people],
        "place_options": [(k, name(k), n) for k, n in found.counts.places],
        "state_address": lambda key: address(state=key), "page_address": lambda at: address(at=str(at)), **named,
    }  # fmt: skip


def _back(ask: Ask, period: Period) -> str:
    to = ask.form.get("to")
    return to if to.startswith(path_of(period)) else path_of(period)


def _common(ask: Ask, period: Period) -> dict[str, Any]:
    """What every piece of the inbox names things by."""
    register = ask.desk.folder.register

    def named(key: str) -> str:
        entity = register.get(key)
        return (entity.names.get(ask.visitor.language) or entity.names.get("en") or key) if entity else key

    sections = {s.key: s.name for s in ask.desk.folder.house.sections}
    return {
        "named": named, "sections": sections, "bulletin_id": period.id,
        "outlet": outlet_name(ask), "written": _written(ask, period.id),
    }  # fmt: skip


def _written(ask: Ask, bulletin: str) -> dict[str, str]:
    """The headlines under which the issue has its items, for a reader of no other language than its own."""
    if not ask.desk.store.drafted.get(bulletin):
        return {}
    return {item.id: item.headline("ja") for item in ask.site.editing.laid(bulletin).bulletin.items}


def _wanted(query: QueryParams) -> Wanted:
    get: Callable[[str], str] = lambda name: query.get(name, "").strip()[:200]  # noqa: E731
    at = get("at")
    return Wanted(
        query=get("q"), outlet=get("outlet"), section=get("section"), name=get("person") or get("place"),
        language=get("language"), state=get("state"), unread=bool(get("unread")), newest=get("order") == "newest",
        at=int(at) if at.isdecimal() else 1,
    )  # fmt: skip


def _earlier(ask: Ask, bulletin: str, found: Proposal) -> list[tuple[str, str, str]]:
    """Earlier items on the matter: id, headline, why."""
    archive, here = ask.desk.store.archive, ask.site.editing.laid(bulletin).machine
    follows = following(ask)
    item = here.get(found.item)
    # An item that never went out has words that following has no number for yet, and cannot be asked about there.
    known = item is not None and not follows.update_few() and bool(ask.desk.store.following.of_names([item.id]))
    ties = follows.background(item, 2 * _MOST) if item and known else ()
    told = [(t.earlier, "; ".join(t.reasons)) for t in ties if t.earlier not in here][:_MOST]
    if not told and found.articles:
        questions = Questions(ask.desk.folder, ask.desk.store, ask.desk.written)
        try:
            hits = questions.related("article", found.articles[0], 4 * _MOST)
        except NotFound:
            hits = []
        told = [(h.id, "; ".join(h.why)) for h in hits if h.kind == "item" and h.id != found.item][:_MOST]
    items = [(key, archive.get(key), why) for key, why in told]
    return [(key, one.item.headline("ja") or one.item.headline("en"), why) for key, one, why in items if one]


def _field(ask: Ask, field: str) -> str:
    key = f"edit.field.{field.partition('.')[0]}"
    return ask.t(key) if ask.t.has(key) else field


NAV = (Nav("/week", "frame.nav.week", 10),)
PAGES = (
    Page("/week", latest),
    Page("/week/{period}", week),
    post("/week/{period}/say", say),
    post("/week/{period}/merge", merge),
    post("/week/{period}/apart", apart),
    Page("/week/{period}/why/{item}", why),
    Page("/week/{period}/note/{item}", note_form, role=Role.EDITOR),
    post("/week/{period}/note/{item}", note),
    post("/undo", undo),
)
