"""On which way an article came, in words: through whom, after whom, and whether its page has gone since."""

from __future__ import annotations

from collections.abc import Iterator

from torimatome.model import Article


def way_of(article: Article) -> Iterator[str]:
    """A sentence for each thing worth knowing; none where a page was simply fetched from its outlet."""
    route = article.route
    if route is None:
        return
    if route.via:
        shown = f", which shows “{route.shown}” for its source" if route.shown else ""
        yield f"passed on by {route.via}{shown}"
    if route.cites:
        yield f"reports after {', '.join(route.cites)}"
    if route.forwarded_from:
        yield f"forwarded from {route.forwarded_from}"
    if route.typed_by:
        pages = f", pages {route.pages}" if route.pages else ""
        of = f" of {route.page_count}" if pages and route.page_count else ""
        yield f"typed from paper by {route.typed_by}{pages}{of}"
    if route.gone_at:
        yield f"gone from its place since {route.gone_at:%Y-%m-%dT%H:%M:%SZ} or before"
