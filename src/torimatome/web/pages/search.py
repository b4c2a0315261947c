"""Search in any script."""

from __future__ import annotations

from starlette.responses import Response

from torimatome import providers
from torimatome.archive import Questions
from torimatome.errors import Stop
from torimatome.store.search import FILTERS
from torimatome.web.answers import sentence
from torimatome.web.site import Ask, Page


def search(ask: Ask) -> Response:
    """Articles and items for a query in any script with its filters, or what is like one of them."""
    query = ask.query.get("q", "").strip()[:500]
    given = {name: ask.query.get(name, "").strip()[:100].replace('"', "") for name in FILTERS}
    like, (hits, said) = ask.query.get("like", ""), ([], "")
    questions = Questions(ask.desk.folder, ask.desk.store, ask.desk.written, providers.nano())
    whole = " ".join([query, *(f'{name}:"{value}"' for name, value in given.items() if value)])
    try:
        if like:
            hits = questions.related(*like.partition(":")[::2])
        elif whole.strip():
            hits = ask.desk.search(whole)
    except Stop as error:
        said = sentence(str(error))
    outlets = {key: outlet.attribution for key, outlet in ask.desk.folder.known.items()}
    return ask.show(
        "search.html", query=query, given=given, like=like, asked=bool(whole.strip() or like), trouble=said, hits=hits,
        whole=whole.strip(), outlets=outlets, sections=ask.desk.folder.house.sections,
    )  # fmt: skip


PAGES = (Page("/search", search),)
