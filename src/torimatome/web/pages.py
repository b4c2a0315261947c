"""The pages: each is one small function of the desk. Nothing fetched is ever served as live HTML."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from torimatome import providers
from torimatome.archive import Questions
from torimatome.desk import Desk
from torimatome.errors import Busy, NoRoom, NotFound, Stop
from torimatome.model import Finding, Period, Severity
from torimatome.store.search import FILTERS
from torimatome.web import words
from torimatome.web.differences import difference
from torimatome.web.guards import INERT
from torimatome.web.library import Library, places
from torimatome.web.passages import address, citation, found_in, shown, sought

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_STATUSES = {NotFound: 404, Busy: 409, NoRoom: 507}
_MOST_PLACES = 20


class Pages:
    """One method a page. They are plain functions, so each runs in a thread and a slow one keeps nobody waiting."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.library = Library(desk)
        self.templates = Environment(
            loader=PackageLoader("torimatome.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        self.templates.globals.update(words=words, address=address, sought=sought, found_in=found_in, Period=Period)

    def show(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page from its template."""
        text = self.templates.get_template(template).render(house=self.desk.folder.house, **values)
        return HTMLResponse(text, status_code=status)

    def home(self, _: Request) -> Response:
        """The bulletins of the desk, what it holds, and what went wrong lately."""
        store, folder = self.desk.store, self.desk.folder
        bulletins = [self.desk.bulletin(key) for key in reversed(store.bulletins.ids())]
        own = {bulletin.id for bulletin in bulletins}
        past, lengths = (
            [one for one in reversed(store.archive.issues()) if one.bulletin not in own],
            store.archive.lengths(),
        )
        articles = store.articles.all()
        languages = Counter(article.language for article in articles).most_common()
        return self.show(
            "home.html", bulletins=bulletins, past=past, lengths=lengths, articles=articles, languages=languages,
            issued={b.id: store.bulletins.issued(b.id) for b in bulletins}, outlets=folder.outlets.values(),
            by_outlet=Counter(article.outlet for article in articles), problems=store.problems.recent(20),
        )  # fmt: skip

    def bulletin(self, request: Request) -> Response:
        """A bulletin with its findings beside the items; a click on a sentence shows its source."""
        bulletin = self.library.bulletin(request.path_params["bulletin"])
        own = self.library.is_own(bulletin.id)
        findings = self.desk.findings(bulletin.id) if own else ()
        by_item: dict[str, list[Finding]] = {}
        for finding in findings:
            by_item.setdefault(finding.item or "", []).append(finding)
        issued = self.desk.store.bulletins.issued(bulletin.id) if own else None
        return self.show("bulletin.html", bulletin=bulletin, own=own, findings=findings, by_item=by_item, issued=issued)

    def document(self, request: Request) -> Response:
        """A document as it was issued, to be saved, never shown."""
        bulletin, suffix = request.path_params["bulletin"], f".{request.path_params['format']}"
        issued = self.desk.store.bulletins.issued(bulletin)
        if issued is None or suffix not in issued.documents:
            raise NotFound(f"No document {suffix} of {bulletin!r} was issued.")
        headers = {
            "Content-Security-Policy": INERT, "Content-Disposition": f'attachment; filename="bulletin-{bulletin}{suffix}"'
        }  # fmt: skip
        return Response(issued.documents[suffix], media_type="application/octet-stream", headers=headers)

    def proof(self, request: Request) -> Response:
        """All findings of a bulletin, the worst first."""
        bulletin = self.desk.bulletin(request.path_params["bulletin"])
        order = list(Severity)
        findings = sorted(self.desk.findings(bulletin.id), key=lambda finding: order.index(finding.severity))
        counts = Counter(finding.severity for finding in findings)
        items = {item.id: item for item in bulletin.items}
        return self.show("proof.html", bulletin=bulletin, findings=findings, counts=counts, order=order, items=items)

    def item(self, request: Request) -> Response:
        """Where an item comes from: each of its sentences with the words of the page, and all its articles."""
        bulletin, item = self.library.item(request.path_params["item"])
        cited = [place.article for place in places(item)]
        return self.show(
            "item.html", bulletin=bulletin, item=item, told=self.library.told(item),
            reports=self.library.reports([*item.articles, *cited], cited), own=bulletin is not None and self.library.is_own(bulletin.id),
        )  # fmt: skip

    def passage(self, request: Request) -> Response:
        """The places of one sentence (?at=...), lit in their articles; ?part=1 is for the panel beside the bulletin."""
        asked = request.query_params.getlist("at")[:_MOST_PLACES]
        found = self.library.passages(citation(place) for place in asked)
        return self.show("part.html" if "part" in request.query_params else "passage.html", passages=found)

    def article(self, request: Request) -> Response:
        """An article as it was read, its revisions and what they changed, and the event that it reports."""
        article = self.library.article(request.path_params["article"], request.query_params.get("revision", ""))
        before = self.library.before(article)
        coverage = self.desk.store.events.coverage_of(article.id)
        others = self.library.others(article, coverage)
        return self.show(
            "article.html", shown=shown(article, self.desk.source(article)), coverage=coverage, others=others,
            difference=difference(before, article) if before else None, cited_in=self.library.cited_in(article),
            revisions=self.desk.store.articles.revisions(article.id),
            event=self.desk.store.events.get(coverage.event) if coverage else None,
            headlines={other.article.id: other.article.headline for other in others},
        )  # fmt: skip

    def snapshot(self, request: Request) -> Response:
        """The bytes as fetched, shown as text and nothing else."""
        key = request.path_params["snapshot"]
        snapshot = self.desk.store.captures.snapshot(key)
        if snapshot is None:
            raise NotFound(f"There is no snapshot {key!r} in this desk.")
        text = _decoded(self.desk.store.captures.body(key), snapshot.media_type)
        headers = {"Content-Security-Policy": INERT, "Content-Disposition": 'inline; filename="page-as-fetched.txt"'}
        return Response(text, media_type="text/plain", headers=headers)

    def search(self, request: Request) -> Response:
        """Articles and items for a query in any script with its filters, or what is like one of them."""
        query = request.query_params.get("q", "").strip()[:500]
        given = {name: request.query_params.get(name, "").strip()[:100].replace('"', "") for name in FILTERS}
        like, (hits, said) = request.query_params.get("like", ""), ([], "")
        questions = Questions(self.desk.folder, self.desk.store, self.desk.written, providers.nano())
        whole = " ".join([query, *(f'{name}:"{value}"' for name, value in given.items() if value)])
        try:
            if like:
                hits = questions.related(*like.partition(":")[::2])
            elif whole.strip():
                hits = self.desk.search(whole)
        except Stop as error:
            said = _sentence(str(error))
        outlets = {key: outlet.attribution for key, outlet in self.desk.folder.known.items()}
        return self.show(
            "search.html", query=query, given=given, like=like, asked=bool(whole.strip() or like), said=said, hits=hits,
            outlets=outlets, sections=self.desk.folder.house.sections,
        )  # fmt: skip

    def wrong(self, _: Request, error: Exception) -> Response:
        """One clear sentence and the status of its kind."""
        status = next((code for kind, code in _STATUSES.items() if isinstance(error, kind)), 500)
        return self.show("wrong.html", status, message=_sentence(str(error)))

    def refused(self, _: Request, error: Exception) -> Response:
        """A path that is no page, or a method that no page has."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        said = "There is no such page in this desk." if status == 404 else "The desk's pages can only be read."
        return self.show("wrong.html", status, message=said)

    def broken(self, _: Request, __: Exception) -> Response:
        """A fault of ours."""
        return self.show(
            "wrong.html", 500, message="The desk met a fault of its own; the terminal that serves it says more."
        )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


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
