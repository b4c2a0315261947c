"""The page of what the desk has learnt: each line leads to the items that show it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from torimatome.analysis.learnt_words import PLAIN_KINDS, days, sought, told
from torimatome.archive.learnt import Learning
from torimatome.model import LearntKind
from torimatome.web.pages import Pages

_SHOWN, _ALL = 15, 500
_ITEMS = 8


class LearntPage:
    """What was learnt, by kind; ?kind= and ?q= narrow it down."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages

    def show(self, request: Request) -> Response:
        """The page."""
        kind, query = request.query_params.get("kind", ""), request.query_params.get("q", "").strip()[:500]
        kind = kind if kind in {str(k) for k in LearntKind} else ""
        learning = Learning(self.pages.desk.folder, self.pages.desk.store)
        found = sought(learning.everything(), learning.name, kind, query)
        groups = [(k, [one for one in found if one.kind is k]) for k in LearntKind]
        return self.pages.show(
            "learnt.html", kind=kind, query=query, groups=[(k, many) for k, many in groups if many], titles=PLAIN_KINDS,
            refused=learning.refusals(), told=lambda one: told(one, learning.name), days=days, most=_ALL if kind else _SHOWN,
            items=lambda one: one.items[-_ITEMS:],
        )  # fmt: skip
