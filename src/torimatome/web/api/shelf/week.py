"""The inbox of a week: its events and people's words on them."""

from __future__ import annotations

from dataclasses import dataclass

from torimatome.editing import Wanted
from torimatome.editing.inbox import Counts, Missing, Row
from torimatome.editing.regrouping import proposal
from torimatome.model import Period, Proposal
from torimatome.web import choosing
from torimatome.web.api.table import Call, Operation, number, one_of, text
from torimatome.web.api.table import flag as yes
from torimatome.web.visiting import Role
from torimatome.web.weeks import period_of
from torimatome.web.writing import settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """A page of the events of a week. found: how many fit, of all."""

    period: Period
    rows: tuple[Row, ...]
    found: int
    all: int
    page: int
    pages: int
    counts: Counts
    missing: Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An event as it stands after somebody's word. edit: the number by which to take the word back; 0: nothing changed."""

    row: Row
    edit: int


def week(call: Call) -> Inbox:
    """The events of a week as they are asked for."""
    period, inbox, at = period_of(call.get("period")), call.site.inbox, max(1, call.get("page", 1))
    wanted = Wanted(
        query=call.get("q"), outlet=call.get("outlet"), section=call.get("section"), name=call.get("name"),
        language=call.get("language"), state=call.get("state"), newest=call.get("newest", False), at=at,
    )  # fmt: skip
    found = inbox.week(period.id, period, wanted)
    drafted = call.desk.store.drafted.get(period.id)
    missing = inbox.missing(period, drafted.articles if drafted else 0, call.desk.clock())
    return Inbox(
        period=period, rows=found.rows, found=found.found, all=found.all, page=min(at, found.pages), pages=found.pages,
        counts=found.counts, missing=missing,
    )  # fmt: skip


def event(call: Call) -> Proposal:
    """An event of the week with all its reasons."""
    return proposal(call.site.editing, period_of(call.get("period")).id, call.get("item"))


def say(call: Call) -> Said:
    """A person's word on an event."""
    bulletin, item = period_of(call.get("period")).id, call.get("item")
    edit = choosing.say(call, bulletin, item, call.get("act"))
    if edit:
        settled(call, bulletin)
    row = call.site.inbox.row(bulletin, item)
    assert row, "whoever has a word said of it stands in the draft"
    return Said(row=row, edit=edit.number if edit else 0)


def merge(call: Call) -> Proposal:
    """One event of two."""
    return choosing.merge(call, period_of(call.get("period")).id, call.get("into"), call.get("item"))[0]


def apart(call: Call) -> Proposal:
    """An article out of its event."""
    return choosing.apart(call, period_of(call.get("period")).id, call.get("item"), call.get("article"))


_WEEK = "/weeks/{period}"
_STATES = ("chosen", "kept", "open", "dropped", "carried")
OPERATIONS = (
    Operation(
        method="GET", path=_WEEK, name="week", answer=week, gives=Inbox, says="The events of some days (2026-02-14..2026-02-20), best first.",
        takes=(
            text("q", "Words of titles, outlets and names."), text("outlet", "Only of this outlet."), text("section", "Only of this section."),
            text("name", "Only those that name this entity of the register."), text("language", "Only in this language."),
            one_of("state", "Only in this state.", _STATES), yes("newest", "Newest first."), number("page", "Which page, from 1."),
        ),
    ),
    Operation(method="GET", path=f"{_WEEK}/events/{{item}}", name="weekEvent", answer=event, gives=Proposal, says="An event of the week with the reasons for its section and rank."),
    Operation(method="POST", path=f"{_WEEK}/events/{{item}}/word", name="say", answer=say, gives=Said, role=Role.EDITOR, says="Keep, drop or carry over an event, or leave it open again.", takes=(one_of("act", "Which.", choosing.ACTS, where="body", needed=True),)),
    Operation(method="POST", path=f"{_WEEK}/events/{{item}}/merge", name="mergeInWeek", answer=merge, gives=Proposal, role=Role.EDITOR, says="Merge an event into another of the week.", takes=(text("into", "The item of the other event.", where="body", needed=True),)),
    Operation(method="POST", path=f"{_WEEK}/events/{{item}}/apart", name="apartInWeek", answer=apart, gives=Proposal, role=Role.EDITOR, says="Take an article out of an event of the week.", takes=(text("article", "Its id.", where="body", needed=True),)),
)  # fmt: skip
