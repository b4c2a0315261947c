"""What the desk has learnt: each line leads to the items that show it."""

from __future__ import annotations

from starlette.responses import Response

from torimatome.analysis.learnt_words import PLAIN_KINDS, days, sought, told
from torimatome.archive.learnt import Learning
from torimatome.model import LearntKind
from torimatome.web.site import Ask, Page

_SHOWN, _ALL = 15, 500
_ITEMS = 8


def learnt(ask: Ask) -> Response:
    """What was learnt, by kind; ?kind= and ?q= narrow it down."""
    kind, query = ask.query.get("kind", ""), ask.query.get("q", "").strip()[:500]
    kind = kind if kind in {str(k) for k in LearntKind} else ""
    learning = Learning(ask.desk.folder, ask.desk.store)
    found = sought(learning.everything(), learning.name, kind, query)
    groups = [(k, [one for one in found if one.kind is k]) for k in LearntKind]
    return ask.show(
        "learnt.html", kind=kind, query=query, groups=[(k, many) for k, many in groups if many], titles=PLAIN_KINDS,
        refused=learning.refusals(), told=lambda one: told(one, learning.name), days=days, most=_ALL if kind else _SHOWN,
        items=lambda one: one.items[-_ITEMS:],
    )  # fmt: skip


PAGES = (Page("/learnt", learnt),)
