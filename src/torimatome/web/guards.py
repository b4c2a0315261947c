"""What stands before every page: only this machine's own names are answered, and nothing foreign may load or run."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
INERT = "sandbox; default-src 'none'; frame-ancestors 'none'"
"""For bytes that somebody else wrote: they are shown, and can do nothing."""

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
    """A Host header without its port and without the brackets of IPv6."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()


class StrictHeaders:
    """Lets a page load nothing but its own style and script, unless the page says something stricter."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the headers to the answer."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", POLICY)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
                headers["Cross-Origin-Resource-Policy"] = "same-origin"
                headers["Cache-Control"] = "no-store"  # a draft changes, and a shared machine keeps nothing
            await send(message)

        await self.app(scope, receive, guarded)
