"""Events as the desk keeps them, people's rulings on them, and the articles behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from torimatome.dossiers import Appointment, EventPage, Listed, diary, listed, page
from torimatome.errors import NotFound, Stop
from torimatome.model import Article, Source
from torimatome.web.api.table import Call, Operation, Param, Part, Raw, day, number, some, text
from torimatome.web.visiting import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An article with what readers are told of it."""

    article: Article
    source: Source
    revisions: int


def days(call: Call) -> tuple[date | None, date | None]:
    """The days that a call names. Stop: they run backwards."""
    first, last = (date.fromisoformat(call.get(name)) if call.get(name) else None for name in ("from", "to"))
    if first and last and last < first:
        raise Stop("`to` lies before `from`; give the earlier day first.")
    return first, last


def events(call: Call) -> Part[Listed]:
    """The events of some days."""
    first, last = days(call)
    return call.part(list(listed(call.desk.folder, call.desk.store, first or date.min, last or date.max)))


def event(call: Call) -> EventPage:
    """One event."""
    return page(call.desk.folder, call.desk.store, call.get("event"))


def merge(call: Call) -> tuple[EventPage, ...]:
    """One event of two."""
    found = call.site.judging.merge(call.get("event"), call.get("other"), call.visitor.name, call.desk.clock())
    return _pages(call, found.id)


def split(call: Call) -> tuple[EventPage, ...]:
    """Articles out of an event."""
    found = call.site.judging.split(call.get("event"), call.get("articles"), call.visitor.name, call.desk.clock())
    return _pages(call, *(one.id for one in found))


def rule(call: Call) -> tuple[EventPage, ...]:
    """Whether two articles tell one event."""
    one, other, by, at = call.get("article"), call.get("other"), call.visitor.name, call.desk.clock()
    if call.get("same"):
        return _pages(call, call.site.judging.same(one, other, by, at).id)
    return _pages(call, *(e.id for e in call.site.judging.not_same(one, other, by, at)))


def _pages(call: Call, *events: str) -> tuple[EventPage, ...]:
    return tuple(page(call.desk.folder, call.desk.store, one) for one in events)


def article(call: Call) -> Read:
    """One article."""
    found = call.site.library.article(call.get("article"), str(call.get("revision", "")))
    many = len(call.desk.store.articles.revisions(found.id))
    return Read(article=found, source=call.desk.source(found), revisions=many)


def snapshot(call: Call) -> Raw:
    """A page as it was fetched."""
    key = call.get("snapshot")
    if call.desk.store.captures.snapshot(key) is None:
        raise NotFound(f"There is no snapshot {key!r} in this desk.")
    return Raw(call.desk.store.captures.body(key), "page-as-fetched.bin")


def calendar(call: Call) -> Part[Appointment]:
    """What is announced."""
    first, _ = days(call)
    return call.part(diary(call.desk.folder, call.desk.store, call.desk.clock().date(), first))


SPAN = (day("from", "The first day."), day("to", "The last day."))
OPERATIONS = (
    Operation(method="GET", path="/events", name="events", answer=events, gives=Listed, paged=True, says="Events by day.", takes=SPAN),
    Operation(method="GET", path="/events/{event}", name="event", answer=event, gives=EventPage, says="An event: reports, copies, claims side by side, coding, sections, and why."),
    Operation(method="POST", path="/events/{event}/merge", name="merge", answer=merge, gives=tuple[EventPage, ...], role=Role.EDITOR, says="Make one event of two.", takes=(text("other", "The other event.", where="body", needed=True),)),
    Operation(method="POST", path="/events/{event}/split", name="split", answer=split, gives=tuple[EventPage, ...], role=Role.EDITOR, says="Take articles out into an event of their own.", takes=(some("articles", "Their ids."),)),
    Operation(method="POST", path="/rulings", name="rule", answer=rule, gives=tuple[EventPage, ...], role=Role.EDITOR, says="Say that two articles tell one event, or do not.", takes=(
        text("article", "One article.", where="body", needed=True), text("other", "The other.", where="body", needed=True),
        Param(name="same", says="Whether they do.", where="body", schema={"type": "boolean"}, needed=True),
    )),
    Operation(method="GET", path="/articles/{article}", name="article", answer=article, gives=Read, says="An article as it was read, the latest revision or another.", takes=(number("revision", "Which revision."),)),
    Operation(method="GET", path="/snapshots/{snapshot}", name="snapshot", answer=snapshot, gives=Raw, says="A page's bytes as fetched, to be saved, never shown."),
    Operation(method="GET", path="/calendar", name="calendar", answer=calendar, gives=Appointment, paged=True, says="Announced days, and of past ones whether they came true.", takes=SPAN[:1]),
)  # fmt: skip
