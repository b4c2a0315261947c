"""What the desk has learnt: each line leads to the items that show it."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from torimatome.analysis.learnt_words import PLAIN_KINDS, days, sought, told
from torimatome.archive.learnt import Learning
from torimatome.errors import Stop
from torimatome.model import Learnt, LearntKind
from torimatome.web import words
from torimatome.web.site import Ask, Page, post

_SHOWN, _ALL = 15, 500
_ITEMS = 8
_OF_SECTIONS = frozenset({LearntKind.PLACEMENT, LearntKind.MOVED})
_IN_SECTIONS = frozenset({LearntKind.ORDER, LearntKind.LEAD})
_OF_KINDS = frozenset({LearntKind.LENGTH, LearntKind.NOTE})


def learnt(ask: Ask) -> Response:
    """What was learnt, by kind; ?kind= and ?q= narrow it down."""
    kind, query = ask.query.get("kind", ""), ask.query.get("q", "").strip()[:500]
    kind = kind if kind in {str(k) for k in LearntKind} else ""
    learning = Learning(ask.desk.folder, ask.desk.store)
    found = sought(learning.everything(), learning.name, kind, query)
    groups = [(k, [one for one in found if one.kind is k]) for k in LearntKind]
    return ask.show(
        "learnt.html", kind=kind, query=query, groups=[(k, many) for k, many in groups if many], titles=PLAIN_KINDS,
        refused=learning.refusals(), told=lambda one: told(_named(ask, one), learning.name), most=_ALL if kind else _SHOWN,
        days=lambda one: days(one).replace(" to ", ask.t("learnt.until")), items=lambda one: one.items[-_ITEMS:],
    )  # fmt: skip


def _named(ask: Ask, one: Learnt) -> Learnt:
    """With sections and kinds of events as people call them, not by their keys."""
    if one.kind in _OF_KINDS:
        return replace(one, subject=words.kind_of(one.subject, ask.visitor.language))
    sections = {rule.key: rule.name for rule in ask.desk.folder.house.sections}
    if one.kind in _IN_SECTIONS:
        return replace(one, subject=sections.get(one.subject, one.subject))
    if one.kind in _OF_SECTIONS:
        return replace(one, value=">".join(sections.get(key, key) for key in one.value.split(">")))
    return one


def refuse(ask: Ask) -> Response:
    """Use a thing no more from the next draft on; why is told to whoever looks later."""
    if not (reason := ask.form.get("reason").strip()):
        raise Stop("a refusal needs a reason; say why it is wrong.")
    Learning(ask.desk.folder, ask.desk.store).refuse(ask.path["id"], reason, ask.visitor.name, ask.desk.clock())
    ask.say(ask.t("learnt.said-refused"))
    return ask.go(ask.form.get("to", "/learnt"))


def restore(ask: Ask) -> Response:
    """Use a refused thing again."""
    Learning(ask.desk.folder, ask.desk.store).restore(ask.path["id"], ask.visitor.name, ask.desk.clock())
    ask.say(ask.t("learnt.said-restored"))
    return ask.go(ask.form.get("to", "/learnt"))


PAGES = (Page("/learnt", learnt), post("/learnt/{id}/refuse", refuse), post("/learnt/{id}/restore", restore))
