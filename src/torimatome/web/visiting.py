"""Who asks: a Visitor for each request. Now one person on this machine, without a password; accounts are another Door."""

from __future__ import annotations

import getpass
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

LANGUAGES = ("en", "ja")
SESSION, LANGUAGE, NAME = "desk", "language", "name"
"""Cookies: which browser it is, and what the person chose."""
_LONG_S = 400 * 24 * 3600


class Role(StrEnum):
    """What a visitor may do; each may also do what those before it may."""

    READER = "reader"
    ANALYST = "analyst"
    EDITOR = "editor"
    ADMIN = "admin"


RANKS = {role: n for n, role in enumerate(Role)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """The person behind a request. session: the browser's own secret; language: of the pages; account: they logged in."""

    name: str
    role: Role
    language: str
    session: str
    account: bool = False

    def may(self, role: Role) -> bool:
        """Whether the visitor may do what takes this role."""
        return RANKS[self.role] >= RANKS[role]


class Door(Protocol):
    """Says who a visitor is. Accounts are a Door of their own; `application` takes it. secure: it is reached by TLS only."""

    has_accounts: bool
    secure: bool

    def visitor(self, request: Request) -> Visitor | None:
        """The person, or None: nobody known."""

    def stranger(self, request: Request) -> Response:
        """What somebody is answered whom nobody knows: the way to the page where one says who one is."""

    def unknown(self, request: Request) -> Visitor:
        """Somebody whom nobody knows, on a page that is open to all."""

    def program(self, request: Request) -> Visitor | None:
        """The account behind a request to the API, or None."""

    def note(self, request: Request, visitor: Visitor, status: int) -> None:
        """Take down that somebody did something."""


class LocalDoor:
    """One person on this machine: an administrator who may say by what name the changes go."""

    has_accounts = False
    secure = False

    def visitor(self, request: Request) -> Visitor:
        """The person at this machine."""
        name = unquote(request.cookies.get(NAME, "")).strip()[:60]
        return Visitor(
            name=name or getpass.getuser(), role=Role.ADMIN, language=language_of(request), session=session_of(request)
        )

    def stranger(self, request: Request) -> Response:  # noqa: ARG002
        """Never needed: everybody at this machine is known."""
        return RedirectResponse("/", 303)

    def unknown(self, request: Request) -> Visitor:
        """Never needed either."""
        return self.visitor(request)

    def program(self, request: Request) -> Visitor:
        """A program of this machine; the API sees to it that no page of the web sent it."""
        return self.visitor(request)

    def note(self, request: Request, visitor: Visitor, status: int) -> None:
        """Each change says by whom it is; one person needs no second record."""


def language_of(request: Request) -> str:
    """The language of the pages: as chosen, else what the browser prefers of ours, else English."""
    chosen = request.cookies.get(LANGUAGE, "")
    if chosen in LANGUAGES:
        return chosen
    asked = (part.partition(";") for part in request.headers.get("accept-language", "").split(","))
    ranked = sorted(((_weight(more), code.strip().lower()[:2]) for code, _, more in asked), key=lambda a: -a[0])
    return next((code for weight, code in ranked if code in LANGUAGES and weight > 0), LANGUAGES[0])


def _weight(text: str) -> float:
    try:
        return float(text.strip().removeprefix("q=")) if text.strip() else 1.0
    except ValueError:
        return 0.0


def session_of(request: Request) -> str:
    """The browser's secret; a new one where it has none."""
    found = request.cookies.get(SESSION, "")
    return found if 40 <= len(found) <= 64 and found.isascii() else secrets.token_urlsafe(32)


def remember(
    response: Response, name: str, value: str, *, secure: bool = False, same: Literal["strict", "lax"] = "strict"
) -> None:
    """Put a value into the browser: no script reads it, and no other site's form carries it. lax: its links do."""
    response.set_cookie(
        name, quote(value, safe=""), max_age=_LONG_S, path="/", httponly=True, samesite=same, secure=secure
    )
