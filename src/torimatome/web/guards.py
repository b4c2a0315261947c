"""What stands before every page: only this machine's own names are answered, and nothing foreign may load or run."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from torimatome.web.forms import MOST_BYTES

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-src 'self'; frame-ancestors 'none'; base-uri 'none'"
)
INERT = "sandbox; default-src 'none'; frame-ancestors 'none'"
"""For bytes that somebody else wrote: they are shown, and can do nothing."""

MOST_PLAIN_BYTES, MOST_JSON_BYTES = 2_000_000, 16_000_000
"""So much a form or a program may send; only an upload may be larger."""
_MOST = {"multipart/form-data": MOST_BYTES, "application/json": MOST_JSON_BYTES}
PAUSE_S, WHOLE_S = 15.0, 120.0
"""So long a body may pause, and so long it may take in all."""
_HOST = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[^:\[\]@/\s]+))(?::\d{0,5})?")
_KEPT = "public, max-age=31536000, immutable"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class OwnHosts:
    """Refuses a request under another name: a page of the open web must not reach the desk by a name it made up.

    Starlette's own TrustedHostMiddleware cuts an IPv6 address at its first colon.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = ()) -> None:
        self.app = app
        self.hosts = {*_LOOPBACK, *hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 400."""
        if scope["type"] == "http" and bare(Headers(scope=scope).get("host", "")) not in self.hosts:
            answer = PlainTextResponse("This desk answers only under the name of this machine itself.", 400)
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)


def bare(host: str) -> str:
    """A Host header without its port and without the brackets of IPv6; empty if it is none."""
    found = _HOST.fullmatch(host)
    return (found["six"] or found["name"]).lower() if found else ""


class Bounds:
    """Refuses a body that is too large, whatever it says of itself, and one that takes too long to come."""

    def __init__(self, app: ASGIApp, *, pause_s: float = PAUSE_S, whole_s: float = WHOLE_S) -> None:
        self.app, self.pause_s, self.whole_s = app, pause_s, whole_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; what it sends is counted and timed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        most = _MOST.get(headers.get("content-type", "").partition(";")[0].strip().lower(), MOST_PLAIN_BYTES)
        said = headers.get("content-length", "0")
        if not said.isdecimal() or int(said) > most:
            await _refusal(413, f"What was sent is larger than {most // 1_000_000} MB.")(scope, receive, send)
            return
        started = False

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, _counted(receive, most, self.pause_s, self.whole_s), noted)
        except _Late:
            if not started:
                await _refusal(408, "What was sent took too long to come.")(scope, receive, send)
        except _Large:
            if not started:
                await _refusal(413, f"What was sent is larger than {most // 1_000_000} MB.")(scope, receive, send)


class _Late(Exception):
    """A body that does not come."""


class _Large(Exception):
    """A body that does not end."""


def _counted(receive: Receive, most: int, pause_s: float, whole_s: float) -> Receive:
    """The pieces of a body, as long as they come in time and are not too many."""
    left, until, over = most, asyncio.get_running_loop().time() + whole_s, False

    async def counted() -> Message:
        nonlocal left, over
        if over:
            return await receive()
        rest = until - asyncio.get_running_loop().time()
        try:
            message = await asyncio.wait_for(receive(), max(0.0, min(pause_s, rest)))
        except TimeoutError:
            raise _Late from None
        left -= len(message.get("body", b""))
        over = not message.get("more_body", False)
        if left < 0:
            raise _Large
        return message

    return counted


def _refusal(status: int, sentence: str) -> PlainTextResponse:
    return PlainTextResponse(sentence, status, headers={"Connection": "close"})


class StrictHeaders:
    """Lets a page load nothing but its own style and script, unless the page says something stricter."""

    def __init__(self, app: ASGIApp, *, secure: bool = False) -> None:
        self.app, self.secure = app, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the headers to the answer."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", POLICY)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["X-Frame-Options"] = "SAMEORIGIN"  # for browsers that do not know frame-ancestors
                if self.secure:
                    headers["Strict-Transport-Security"] = "max-age=31536000"
                headers["Referrer-Policy"] = "same-origin"  # "no-referrer" would make our own forms come from "null"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
                headers["Cross-Origin-Resource-Policy"] = "same-origin"
                headers["Cache-Control"] = (
                    _KEPT if _is_named(scope) else "no-store"
                )  # a draft changes; nothing is left behind
            await send(message)

        await self.app(scope, receive, guarded)


def _is_named(scope: Scope) -> bool:
    """Whether a static file was asked for by the name of its content, so that it may be kept."""
    path, query = str(scope["path"]), bytes(scope["query_string"])
    return path.startswith("/static/") and query.startswith(b"v=")
