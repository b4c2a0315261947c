"""What the pages ask of the whole desk: items written for what people took in; work that takes long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from torimatome.archive.learnt import Learning
from torimatome.desk import Desk
from torimatome.model import Item, Period, Proposal
from torimatome.web.site import Site
from torimatome.web.texts import Speaker
from torimatome.web.visiting import Visitor


class Asker(Protocol):
    """A person's or a program's request."""

    site: Site
    desk: Desk
    visitor: Visitor
    t: Speaker


def settled(ask: Asker, bulletin: str, also: Proposal | None = None) -> Item | None:
    """Write the items of events that people took in and that have none yet; also: one more, which is given back."""
    editing = ask.site.editing
    waiting = {p.item: p for p in (*editing.waiting(bulletin), *([also] if also else []))}
    if not waiting:
        return None
    period = editing.drafted(bulletin).period
    lessons = Learning(ask.desk.folder, ask.desk.store).lessons(period)
    made = [ask.desk.write_up(editing.dossier(p), p.section, lessons, period) for p in waiting.values()]
    editing.take_in(bulletin, made)
    return next((item for item in made if also and item.id == also.item), None)


def drafting(ask: Asker, period: Period) -> Iterator[str]:
    """Draft the bulletin of some days; lines that tell of it."""
    yield ask.t("work.reading")
    yield ask.t("work.read", n=ask.desk.read())
    yield ask.t("work.drafting")
    bulletin = ask.desk.draft(period)
    yield ask.t("work.drafted", n=len(bulletin.items))
