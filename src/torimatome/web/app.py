"""The routes over one desk, found by looking through `pages`, and what stands before and behind each: guards, headers, errors."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Iterator
from types import ModuleType

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from torimatome.desk import Desk
from torimatome.errors import DeskError
from torimatome.web import api, pages
from torimatome.web.accounts import pages as accounts_pages
from torimatome.web.answers import broken, refused, unsent, wrong
from torimatome.web.forms import TOKEN, Form, is_own, read
from torimatome.web.guards import Bounds, OwnHosts, StrictHeaders
from torimatome.web.site import Ask, Page, Site
from torimatome.web.visiting import SESSION, Door, remember

_SAFE = ("GET", "HEAD")


def application(desk: Desk, *hosts: str, door: Door | None = None) -> Starlette:
    """The pages over one desk. hosts: names it answers to besides loopback's own; door: who says who a visitor is."""
    site = Site(desk, door)
    modules = [*shelf(), accounts_pages]
    site.nav = sorted((n for m in modules for n in getattr(m, "NAV", ())), key=lambda n: n.rank)
    lines = [page for module in modules for page in module.PAGES]
    return Starlette(
        routes=[
            *(Route(page.path, _endpoint(site, page), methods=[page.method]) for page in lines),
            *api.routes(site),
            Mount("/static", StaticFiles(packages=[("torimatome.web", "static")])),
        ],
        middleware=[
            Middleware(StrictHeaders, secure=site.door.secure), Middleware(OwnHosts, hosts=hosts), Middleware(Bounds),
            Middleware(GZipMiddleware, minimum_size=1000),
        ],
        exception_handlers={
            DeskError: _shown(site, wrong), HTTPException: _shown(site, refused), 500: _shown(site, broken)
        },
    )  # fmt: skip


def shelf() -> Iterator[ModuleType]:
    """The page modules, in the order of their names."""
    for found in pkgutil.iter_modules(pages.__path__):
        yield importlib.import_module(f"{pages.__name__}.{found.name}")


def _endpoint(site: Site, page: Page) -> Callable[[Request], Awaitable[Response]]:
    """Who asks may ask; what a form sends is ours. The answer is made in a thread, so a slow one keeps nobody waiting."""

    async def answer(request: Request) -> Response:
        visitor = await run_in_threadpool(site.door.visitor, request)
        if visitor is None and not page.open:
            return site.door.stranger(request)
        if visitor is None and request.headers.get("content-type", "").startswith("multipart/"):
            raise HTTPException(413)  # who is not known sends no files
        visitor = visitor or site.door.unknown(request)
        form = Form() if page.method in _SAFE else await read(request)
        ask = Ask(site, request, visitor, form)
        if page.guarded and page.method not in _SAFE and not _is_ours(site, ask):
            return _remembered(unsent(ask), ask)
        if not visitor.may(page.role):
            await _noted(site, ask, 403)
            raise HTTPException(403)
        try:
            response = await run_in_threadpool(page.answer, ask)
        except DeskError:
            await _noted(site, ask, 422)
            raise
        if page.method not in _SAFE and not page.open:
            await _noted(site, ask, response.status_code)
        return _remembered(response, ask)

    return answer


async def _noted(site: Site, ask: Ask, status: int) -> None:
    """What somebody did, or may not do, taken down."""
    await run_in_threadpool(site.door.note, ask.request, ask.visitor, status)


def _is_ours(site: Site, ask: Ask) -> bool:
    return is_own(ask.request) and site.tokens.fits(ask.visitor.session, ask.form.get(TOKEN))


def _remembered(response: Response, ask: Ask) -> Response:
    door = ask.site.door
    if (
        not ask.visitor.account
        and ask.request.cookies.get(SESSION) != ask.visitor.session
        and not _has_session(response)
    ):
        secure = door.secure or ask.request.url.scheme == "https"
        remember(response, SESSION, ask.visitor.session, secure=secure, same="lax" if door.has_accounts else "strict")
    return response


def _has_session(response: Response) -> bool:
    """Whether the page itself gave the browser its secret, as the one where people log in does."""
    return any(value.startswith(f"{SESSION}=") for value in response.headers.getlist("set-cookie"))


def _shown(
    site: Site, answer: Callable[[Ask, Exception], Response]
) -> Callable[[Request, Exception], Awaitable[Response]]:
    """An error as a page for whoever asked."""

    async def shown(request: Request, error: Exception) -> Response:
        if api.is_of_api(request):
            return api.failed(error)
        visitor = await run_in_threadpool(site.door.visitor, request) or site.door.unknown(request)
        return await run_in_threadpool(answer, Ask(site, request, visitor, Form()), error)

    return shown
