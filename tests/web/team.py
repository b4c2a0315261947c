"""A team before a desk: an account for each role, and browsers and programs of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import httpx
from argon2 import PasswordHasher
from starlette.applications import Starlette

from tests.web.client import Client
from torimatome import web
from torimatome.desk import Desk
from torimatome.web.accounts import passwords
from torimatome.web.accounts.door import AccountsDoor
from torimatome.web.accounts.people import People
from torimatome.web.visiting import Role

PASSWORD = "four words nobody says"
NAMES = {Role.READER: "rin", Role.ANALYST: "aki", Role.EDITOR: "emi", Role.ADMIN: "ada"}


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 20, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)


class Team:
    """The desk's people, and the application that asks for them."""

    def __init__(self, desk: Desk, *, secure: bool = False) -> None:
        passwords._made["hasher"] = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        passwords._made.pop("nobody", None)
        self.desk, self.clock = desk, Clock()
        self.people = People(desk.store, self.clock)
        self.door = AccountsDoor(self.people, secure=secure)
        self.app: Starlette = web.application(desk, door=self.door)
        for role, name in NAMES.items():
            if desk.store.accounts.get(name) is None:
                self.people.add(name, role, PASSWORD, "test")
            else:
                self.people.password(name, PASSWORD, "test")
                self.people.role(name, role, "test") if role is not Role.ADMIN else None
                self.people.active(name, "test", active=True)

    @contextmanager
    def browser(self, role: Role | None = None, *, careless: bool = True) -> Iterator[Client]:
        """A browser; of somebody who logged in, if a role is named."""
        with Client(self.app, careless=careless) as client:
            if role:
                assert login(client, NAMES[role]).status_code == 303
            yield client

    def token(self, role: Role) -> dict[str, str]:
        """The header that a program of that role sends."""
        secret = self.people.token(NAMES[role], role, "test", 30, "test")
        return {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}


def form_token(page: httpx.Response) -> str:
    found = re.search('name="token" value="([^"]+)"', page.text)
    assert found
    return found.group(1)


def login(client: Client, name: str, password: str = PASSWORD, to: str = "/") -> httpx.Response:
    page = client.get("/login")
    if page.status_code == 303:
        return page
    fields = {"token": form_token(page), "name": name, "password": password, "to": to}
    return client.ask("POST", "/login", data=fields)
