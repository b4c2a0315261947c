"""AccountsDoor: everybody says who they are, a browser by its session and a program by its token."""

from __future__ import annotations

from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from torimatome.web.accounts.limits import Limits
from torimatome.web.accounts.people import People, least
from torimatome.web.visiting import SESSION, Role, Visitor, language_of, session_of

_BEARER = "bearer "
BROWSER_LENGTH = 80


class AccountsDoor:
    """A team's door. secure: it is reached by TLS only, so that cookies go no other way."""

    has_accounts = True

    def __init__(self, people: People, *, secure: bool = False) -> None:
        self.people, self.secure = people, secure
        self.limits = Limits(people.clock)

    def visitor(self, request: Request) -> Visitor | None:
        """Whose session the browser's cookie is; None: nobody's."""
        secret = unquote(request.cookies.get(SESSION, ""))
        found = self.people.whose(secret, "session")
        if found is None:
            return None
        account, _ = found
        return Visitor(
            name=account.name, role=Role(account.role), language=language_of(request), session=secret, account=True
        )

    def program(self, request: Request) -> Visitor | None:
        """Whose token a program brings; None: nobody's. A cookie opens nothing here, so that no page can send it along."""
        given = request.headers.get("authorization", "")
        found = self.people.whose(given[len(_BEARER) :].strip(), "token") if given[:7].lower() == _BEARER else None
        if found is None:
            return None
        account, key = found
        role = least(account.role, key.role)
        return Visitor(name=account.name, role=role, language="en", session=key.hash, account=True)

    def unknown(self, request: Request) -> Visitor:
        """Somebody who has not said yet who they are, for the pages that are open to all."""
        return Visitor(name="", role=Role.READER, language=language_of(request), session=session_of(request))

    def stranger(self, request: Request) -> Response:
        """The way to the page where one says who one is, and back."""
        if request.headers.get("hx-request") == "true":
            return Response(status_code=401, headers={"HX-Redirect": "/login"})
        query = f"?{request.url.query}" if request.url.query else ""
        to = f"{request.url.path}{query}" if request.method == "GET" else "/"
        return RedirectResponse(f"/login?to={quote(to, safe='')}" if to != "/" else "/login", 303)

    def note(self, request: Request, visitor: Visitor, status: int) -> None:
        """What somebody did, for the audit log."""
        self.people.note(visitor.name, request.method, request.url.path, address_of(request), status)


def address_of(request: Request) -> str:
    """The address that a request comes from; of one behind a trusted proxy, the one that the proxy names."""
    return request.client.host if request.client else ""
