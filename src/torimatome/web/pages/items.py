"""Where things come from: an item, a passage, an article, a page as fetched. Nothing fetched is ever served as live HTML."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from starlette.responses import Response

from torimatome.errors import NotFound
from torimatome.web.archived import place_of
from torimatome.web.differences import difference
from torimatome.web.follows import outlet_name
from torimatome.web.guards import INERT
from torimatome.web.library import places
from torimatome.web.passages import citation, shown
from torimatome.web.site import Ask, Page

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_MOST_PLACES = 20


def item(ask: Ask) -> Response:
    """Where an item comes from: each of its sentences with the words of the page, and all its articles."""
    library = ask.site.library
    bulletin, found = library.item(ask.path["item"])
    cited = [place.article for place in places(found)]
    return ask.show(
        "item.html", bulletin=bulletin, item=found, told=library.told(found),
        reports=library.reports([*found.articles, *cited], cited), own=bulletin is not None and library.is_own(bulletin.id),
        place=place_of(ask, found),
    )  # fmt: skip


def passage(ask: Ask) -> Response:
    """The places of one sentence (?at=...), lit in their articles; ?part=1 is for the panel beside the bulletin."""
    asked = ask.query.getlist("at")[:_MOST_PLACES]
    found = ask.site.library.passages(citation(place) for place in asked)
    return ask.show("part.html" if "part" in ask.query else "passage.html", passages=found)


def article(ask: Ask) -> Response:
    """An article as it was read, its revisions and what they changed, and the event that it reports."""
    library, store = ask.site.library, ask.desk.store
    found = library.article(ask.path["article"], ask.query.get("revision", ""))
    before = library.before(found)
    coverage = store.events.coverage_of(found.id)
    others = library.others(found, coverage)
    return ask.show(
        "article.html", shown=shown(found, ask.desk.source(found)), coverage=coverage, others=others,
        difference=difference(before, found) if before else None, cited_in=library.cited_in(found),
        revisions=store.articles.revisions(found.id), event=store.events.get(coverage.event) if coverage else None,
        headlines={other.article.id: other.article.headline for other in others}, outlet=outlet_name(ask),
    )  # fmt: skip


def snapshot(ask: Ask) -> Response:
    """The bytes as fetched, shown as text and nothing else."""
    key = ask.path["snapshot"]
    found = ask.desk.store.captures.snapshot(key)
    if found is None:
        raise NotFound(f"There is no snapshot {key!r} in this desk.")
    text = _decoded(ask.desk.store.captures.body(key), found.media_type)
    headers = {"Content-Security-Policy": INERT, "Content-Disposition": 'inline; filename="page-as-fetched.txt"'}
    return Response(text, media_type="text/plain", headers=headers)


def _decoded(body: bytes, media_type: str) -> str:
    """Bytes as text in the encoding that the answer or the page names, with marks for what cannot be read."""
    for found in _named([media_type.encode(), body[:2048]]):
        try:
            return body.decode(codecs.lookup(found).name, errors="replace")
        except (LookupError, UnicodeError):
            continue
    return body.decode("utf-8", errors="replace")


def _named(heads: Iterable[bytes]) -> Iterable[str]:
    return (found.group(1).decode("ascii", "ignore") for head in heads if (found := _CHARSET.search(head)))


PAGES = (
    Page("/item/{item}", item),
    Page("/passage", passage),
    Page("/article/{article}", article),
    Page("/snapshot/{snapshot}", snapshot),
)
