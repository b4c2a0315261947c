"""The pages: each is one small function of the desk. Nothing fetched is ever served as live HTML."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from torimatome import reports
from torimatome.desk import Desk
from torimatome.errors import DeskError, NotFound
from torimatome.web.passages import lit

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
SANDBOX = "sandbox; default-src 'none'"
Page = Callable[[Request], Awaitable[Response]]


def application(desk: Desk, allowed_host: str = "127.0.0.1") -> Starlette:
    """The pages over one desk, for one person on this machine."""
    pages = Pages(desk)
    hosts = [allowed_host, "127.0.0.1", "localhost", "testserver"]
    return Starlette(
        routes=[
            Route("/", pages.home),
            Route("/bulletin/{bulletin}", pages.bulletin),
            Route("/bulletin/{bulletin}/proof", pages.proof),
            Route("/article/{article}", pages.article),
            Route("/snapshot/{snapshot}", pages.snapshot),
            Route("/search", pages.search),
            Mount("/static", StaticFiles(packages=[("torimatome.web", "static")])),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=hosts), Middleware(_Strict)],
        exception_handlers={DeskError: pages.wrong, 404: pages.missing},
    )


class Pages:
    """One method a page."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.templates = Environment(
            loader=PackageLoader("torimatome.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip

    def show(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page from its template."""
        text = self.templates.get_template(template).render(house=self.desk.folder.house, **values)
        return HTMLResponse(text, status_code=status)

    async def home(self, _: Request) -> Response:
        """The bulletins of the desk, what it holds, and what went wrong lately."""
        store = self.desk.store
        bulletins = [self.desk.bulletin(b) for b in reversed(store.bulletins.ids())]
        if len(bulletins) == 1:
            return RedirectResponse(f"/bulletin/{bulletins[0].id}")
        return self.show("home.html", bulletins=bulletins, status_lines=list(reports.status(self.desk)))

    async def bulletin(self, request: Request) -> Response:
        """A bulletin with its findings beside the items; a click on a sentence shows its source."""
        bulletin = self.desk.bulletin(request.path_params["bulletin"])
        by_item: dict[str, list[object]] = {}
        findings = self.desk.findings(bulletin.id)
        for finding in findings:
            by_item.setdefault(finding.item or "", []).append(finding)
        return self.show(
            "bulletin.html", bulletin=bulletin, by_item=by_item, findings=findings, sources=self.desk.sources(bulletin)
        )

    async def proof(self, request: Request) -> Response:
        """All findings of a bulletin."""
        bulletin = self.desk.bulletin(request.path_params["bulletin"])
        return self.show("proof.html", bulletin=bulletin, findings=self.desk.findings(bulletin.id))

    async def article(self, request: Request) -> Response:
        """An article as it was read, the cited passage lit (?start, ?end, ?headline=1, ?revision)."""
        key, asked = request.path_params["article"], request.query_params
        revisions = self.desk.store.articles.revisions(key)
        if not revisions:
            raise NotFound(f"there is no article {key!r} in this desk.")
        wanted = asked.get("revision", "")
        article = next((a for a in revisions if str(a.revision) == wanted), revisions[-1])
        start, end = _number(asked.get("start")), _number(asked.get("end"))
        template = "passage.html" if asked.get("part") else "article.html"
        return self.show(
            template, article=article, revisions=revisions, source=self.desk.source(article),
            headline=lit(article.headline, start, end) if asked.get("headline") else lit(article.headline, 0, 0),
            paragraphs=[lit(article.text, 0, 0)] if asked.get("headline") else [lit(article.text, start, end)],
            coverage=[c for c in [self.desk.store.events.coverage_of(article.id)] if c],
        )  # fmt: skip

    async def snapshot(self, request: Request) -> Response:
        """The bytes as fetched, shown as text and nothing else."""
        key = request.path_params["snapshot"]
        if self.desk.store.captures.snapshot(key) is None:
            raise NotFound(f"there is no snapshot {key!r} in this desk.")
        text = self.desk.store.captures.body(key).decode("utf-8", errors="replace")
        return PlainTextResponse(text, headers={"Content-Security-Policy": SANDBOX, "Content-Disposition": "inline"})

    async def search(self, request: Request) -> Response:
        """Articles and items for a query in any script."""
        query = request.query_params.get("q", "").strip()
        return self.show("search.html", query=query, hits=self.desk.search(query) if query else [], quote=quote)

    async def wrong(self, _: Request, error: Exception) -> Response:
        """One clear sentence instead of a traceback."""
        return self.show("wrong.html", status=404 if isinstance(error, NotFound) else 500, message=str(error))

    async def missing(self, _: Request, __: Exception) -> Response:
        """A path that is no page."""
        return self.show("wrong.html", status=404, message="there is no such page in this desk.")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


class _Strict:
    """Headers that let a page load nothing but its own style and script, unless it says something stricter."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message["headers"]
                if not any(name == b"content-security-policy" for name, _ in headers):
                    headers.append((b"content-security-policy", POLICY.encode()))
                headers.append((b"x-content-type-options", b"nosniff"))
                headers.append((b"referrer-policy", b"no-referrer"))
            await send(message)

        await self.app(scope, receive, guarded)
