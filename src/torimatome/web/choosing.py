"""People's words on the events of a week, as pages and programs say them: keep, drop, carry over; one event of two, two of one."""

from __future__ import annotations

from torimatome.editing import Editing
from torimatome.editing.regrouping import joined, parted, proposal
from torimatome.errors import Failed, NotFound
from torimatome.model import Edit, Proposal
from torimatome.model.people import CHOICES
from torimatome.web.writing import Asker, settled

ACTS = (*CHOICES, "open")


def value_of(editing: Editing, bulletin: str, act: str) -> str:
    """What a choice says: carried over is to the next issue, open is nothing any more."""
    return editing.next_issue(bulletin).isoformat() if act == "carry" else "" if act == "open" else "yes"


def say(ask: Asker, bulletin: str, item: str, act: str) -> Edit | None:
    """A person's word on an event; None: it changes nothing. NotFound: no such word, or no such event."""
    if act not in ACTS:
        raise NotFound(f"{act!r} is nothing that can be said of an event.")
    row = ask.site.inbox.row(bulletin, item)
    if row is None:
        raise NotFound(f"There is no event behind the item {item!r} in the draft of {bulletin}.")
    editing = ask.site.editing
    field = row.word.field if act == "open" and row.word else act
    value = value_of(editing, bulletin, act)
    return editing.change(bulletin, item, field, value, ask.visitor.name) if field in CHOICES else None


def merge(ask: Asker, bulletin: str, into: str, item: str) -> tuple[Proposal, Proposal]:
    """One event of two: it, and the one that is no more."""
    editing, by = ask.site.editing, ask.visitor.name
    one, other = (proposal(editing, bulletin, name) for name in (into, item))
    if one.item == other.item:
        raise Failed("The event was named twice; mark one event and merge another into it.")
    event = ask.site.judging.merge(one.branch.event, other.branch.event, by, ask.desk.clock())
    whole = joined(editing, bulletin, one, other, event, f"{by} made one event of two")
    settled(ask, bulletin)
    return whole, other


def apart(ask: Asker, bulletin: str, item: str, article: str) -> Proposal:
    """Take an article out of an event; the event that it makes."""
    editing, by, events = ask.site.editing, ask.visitor.name, ask.desk.store.events
    one, told = proposal(editing, bulletin, item), events.coverage_of(article)
    if told is None or len(one.articles) < 2:
        raise NotFound("This article cannot be taken out of its event.")
    if told.event != one.branch.event or len(events.coverage(told.event)) == 1:
        raise Failed("This article is of another part of the event; open that part to take it out.")
    stays, leaves = ask.site.judging.split(told.event, [told.article], by, ask.desk.clock())
    left = parted(editing, bulletin, one, stays, leaves, f"{by} took it out of “{one.title}”")
    settled(ask, bulletin)
    return left
