"""Pictures as SVG and PNG, by address: a pair, an indicator, a timeline, a storyline; and the items behind a point of many.

A picture by itself has living links; within a page it is an image, and the page has the same as a table or a list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from starlette.responses import Response

from torimatome.errors import NotFound, Stop
from torimatome.model import Milestone
from torimatome.web import curves, drawn
from torimatome.web.answers import sentence
from torimatome.web.follows import Heads, caught_up, dates_of, leaf
from torimatome.web.site import Ask, Page
from torimatome.writers.pdf_picture import png
from torimatome.writers.pictures import picture
from torimatome.writers.pictures.timeline import Lane

POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
"""No script, nothing from anywhere; its own style sheet makes a picture dark. Its links are ours."""
_ASKED = ("q", "item", "from", "to", "limit")


def one(ask: Ask) -> Response:
    """The picture of a kind (?as=png for dots, with dl=1 as a file)."""
    kind = ask.path["kind"]
    if kind not in _KINDS:
        raise NotFound(ask.t("chronicle.no-picture", kind=kind[:40], kinds=", ".join(_KINDS)))
    try:
        svg = _KINDS[kind](ask)
    except Stop as error:  # days that are none: an address of nothing
        raise NotFound(str(error)) from None
    is_png = ask.query.get("as") == "png"
    suffix, media = ("png", "image/png") if is_png else ("svg", "image/svg+xml")
    headers = {"Content-Security-Policy": POLICY}
    if ask.query.get("dl"):
        headers["Content-Disposition"] = f'attachment; filename="{kind}.{suffix}"'
    return Response(png(svg) if is_png else svg, media_type=media, headers=headers)


def _dyad(ask: Ask) -> bytes:
    return curves.drawn(curves.dyad_of(ask), ask.visitor.language, classes=bool(ask.query.get("classes")))


def _indicator(ask: Ask) -> bytes:
    return curves.drawn(curves.indicator_of(ask), ask.visitor.language)


def pictures(ask: Ask) -> Response:
    """A timeline of a question (?q=) or of an item's storyline (?item=), as picture and as the list that says the same."""
    query, item, said = ask.query.get("q", "").strip()[:300], ask.query.get("item", "").strip()[:80], ""
    dates: Sequence[Milestone] = ()
    try:
        title, dates = _storyline_dates(ask) if item else _timeline_dates(ask) if query else ("", ())
    except Stop as error:
        title, said = query or item, sentence(str(error))
    given = {k: v for k, v in ask.query.items() if k in _ASKED and v}
    return ask.show(
        "pictures.html", query=query, dates=dates, title=title, said=said, given=given, lengths=(12, 25, 50), head=Heads(ask),
        address=f"/picture/{'storyline' if item else 'timeline'}?{urlencode(given)}",
    )  # fmt: skip


def _timeline(ask: Ask) -> bytes:
    return _lane(ask, *_timeline_dates(ask))


def _storyline(ask: Ask) -> bytes:
    return _lane(ask, *_storyline_dates(ask))


def _timeline_dates(ask: Ask) -> tuple[str, Sequence[Milestone]]:
    """What the page of a timeline tells, and of what."""
    query = ask.query.get("q", "").strip()[:300]
    if not query:
        raise NotFound(ask.t("chronicle.no-query"))
    try:
        return query, dates_of(ask, query)
    except Stop as error:
        raise NotFound(str(error)) from None


def _storyline_dates(ask: Ask) -> tuple[str, Sequence[Milestone]]:
    """The dates of an item's storyline, and its name."""
    follows, _ = caught_up(ask)
    item = ask.query.get("item", "").strip()
    line = follows.of_item(item)
    if line is None:
        raise NotFound(ask.t("chronicle.no-storyline", item=item[:80]))
    return line.name, follows.timeline(item, lambda _: (), None, None, 0)


def _lane(ask: Ask, title: str, dates: Sequence[Milestone]) -> bytes:
    made = picture("timeline").draw([Lane(name="", milestones=tuple(dates))], drawn.look(ask, title))
    assert isinstance(made, bytes)
    return made


def points(ask: Ask) -> Response:
    """The items that one point of a picture stands for."""
    keys = ask.query.getlist("item")[: drawn.MOST_LINKED]
    found = [held for key in keys if (held := ask.desk.store.archive.get(key))]
    said = ask.query.get("of", "")
    whole = int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else len(keys)
    return ask.show("points.html", leaf=leaf(ask, found), more=max(0, whole - len(found)))


_KINDS: dict[str, Callable[[Ask], bytes]] = {
    "dyad": _dyad, "indicator": _indicator, "timeline": _timeline, "storyline": _storyline, "contacts": drawn.contacts,
    "map": drawn.map_, "calendar": drawn.calendar, "event": drawn.event,
}  # fmt: skip
PAGES = (Page("/pictures", pictures), Page("/picture/{kind}", one), Page("/points", points))
