"""Requests to the application without a network, and without starlette's own test client, which is being replaced."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from typing import Self

import httpx
from starlette.types import ASGIApp


class Client:
    """A browser's requests, one after the other. careless: a fault of the application is a 500, not an exception."""

    def __init__(self, app: ASGIApp, *, careless: bool = False) -> None:
        transport = httpx.ASGITransport(app, raise_app_exceptions=not careless)
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8300")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()

    def get(self, path: str, **values: Mapping[str, str]) -> httpx.Response:
        """GET, with `params` or `headers`."""
        return self.ask("GET", path, **values)

    def post(self, path: str, data: Mapping[str, object] | None = None, **values: Mapping[str, str]) -> httpx.Response:
        """POST a form with the token that the desk gave this browser."""
        found = re.search('name="token" value="([^"]+)"', self.get("/").text)
        fields = {"token": found.group(1) if found else "", **(data or {})}
        return self.ask("POST", path, data=fields, **values)  # type: ignore[arg-type]

    def raw(self, path: str) -> list[bytes]:
        """The bytes of an answer as they go over the wire."""

        async def pieces() -> list[bytes]:
            async with self._client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as answer:
                return [piece async for piece in answer.aiter_raw()]

        return self._runner.run(pieces())

    def ask(self, method: str, path: str, **values: Mapping[str, str]) -> httpx.Response:
        """Any request."""
        return self._runner.run(self._client.request(method, path, **values))  # type: ignore[arg-type]
