"""Wire: one request over a connection whose address has been judged. Knows no redirects and no retries."""

from __future__ import annotations

import asyncio
import ssl
import sys
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from ipaddress import ip_address
from urllib.parse import urlsplit

import httpx

from torimatome.collect.fetching.addresses import Refused, Resolve, refusal
from torimatome.collect.fetching.unpack import ACCEPTED, Enough, Unpacker
from torimatome.collect.urls import PORTS, host_name, without_secret
from torimatome.config import CollectRules
from torimatome.errors import Retry, SetAside

MAX_ADDRESSES = 3
TOTAL_PER_READ = 4
"""A whole answer may take this many times as long as one silence may last."""

if find_spec("sniffio") is None:
    # httpcore looks through all of sys.path for it at every step of a request: a millisecond of each page.
    sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]

_OTHER_SERVICES = frozenset(
    {
        *range(1, 80), *range(87, 88), 95, *range(101, 120), 123, 135, 137, 139, 143, 161, 179, 389, 427, 465,
        *range(512, 516), 526, *range(530, 533), 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719,
        1720, 1723, 2049, 3306, 3389, 3659, 4045, 5060, 5061, 5432, 6000, 6379, 6566, *range(6665, 6670), 6679, 6697,
        9200, 10080, 11211, 27017,
    }
)  # fmt: skip
"""Ports that speak no HTTP: nobody shall make the desk say something to a mail server or a database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A status, its headers, and the body unpacked."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Wire:
    """Connections to many hosts, one to each, closed together."""

    def __init__(self, rules: CollectRules, resolve: Resolve, trust: ssl.SSLContext | None = None) -> None:
        self._rules, self._resolve, self._trust = rules, resolve, trust
        self._transports: dict[str, httpx.AsyncHTTPTransport] = {}
        self._open = AsyncExitStack()

    async def aclose(self) -> None:
        """Close every connection."""
        self._transports.clear()
        await self._open.aclose()

    async def get(self, url: str, headers: Mapping[str, str], first: int | None = None) -> Received:
        """Ask once. Retry: it may work later. SetAside: refused, too large, or not HTTP. first: only so many bytes."""
        host, targets = await self._targets(url)
        trouble: Exception | None = None
        for target in targets[:MAX_ADDRESSES]:
            try:
                async with asyncio.timeout(self._rules.timeout_s * TOTAL_PER_READ):
                    return await self._exchange(url, host, target, headers, first)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                trouble = error
            except TimeoutError as error:
                raise Retry(f"{url} took more than {self._rules.timeout_s * TOTAL_PER_READ:g} seconds.") from error
            except httpx.TimeoutException as error:
                raise Retry(f"{url} was silent for {self._rules.timeout_s:g} seconds.") from error
            except httpx.HTTPError as error:
                raise Retry(f"{url} broke off: {error or type(error).__name__}.") from error
            except (httpx.InvalidURL, UnicodeError) as error:
                raise SetAside(f"{url} is no address that can be asked: {error}.") from error
        raise Retry(f"{host} cannot be reached: {trouble or 'no connection'}.") from trouble

    async def _targets(self, url: str) -> tuple[str, list[tuple[str, int]]]:
        """The host, and the addresses to connect to for it.

        They were judged just now, and it is they that are connected to: a name cannot turn into another address
        in between.
        """
        parts = urlsplit(url)
        host = host_name(parts.hostname or "").strip("[]")
        port = parts.port or PORTS[parts.scheme]
        if parts.username is not None:
            raise Refused(f"{without_secret(url)} was given with a name or password, which this desk never sends.")
        if port in _OTHER_SERVICES:
            raise Refused(f"{url} names port {port}, which is no web server's.")
        mapped = self._rules.resolve.get(parts.netloc) or self._rules.resolve.get(host)
        if mapped:
            to_host, _, to_port = mapped.rpartition(":")
            return host, [(to_host.strip("[]"), int(to_port))]
        try:
            found = [str(ip_address(host))] if _is_ip(host) else await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise Retry(f"{host} has no address: {error}.") from error
        refused = {ip: refusal(ip, allow_private=self._rules.allow_private_addresses) for ip in found}
        allowed = [ip for ip, reason in refused.items() if reason is None]
        if not allowed:
            ip, reason = next(iter(refused.items()), ("nowhere", "missing"))
            raise Refused(f"{url} leads to {ip}, a {reason} address, which this desk does not ask.")
        return host, [(ip, port) for ip in allowed]

    async def _exchange(
        self, url: str, host: str, target: tuple[str, int], headers: Mapping[str, str], first: int | None
    ) -> Received:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
        transport = await self._transport(f"{parts.scheme}://{parts.netloc}")
        timeout = httpx.Timeout(self._rules.timeout_s).as_dict()
        request = httpx.Request(
            "GET",
            httpx.URL(url).copy_with(host=target[0], port=target[1]),
            headers={**self._own, **headers, "Host": (f"[{host}]" if ":" in host else host) + port},
            extensions={"timeout": timeout, "sni_hostname": host},
        )
        response = await transport.handle_async_request(request)
        try:
            return await self._read(response, url, first)
        finally:
            await response.aclose()

    async def _read(self, response: httpx.Response, url: str, first: int | None) -> Received:
        length, most = response.headers.get("content-length", ""), first or self._rules.max_bytes
        if length.isdecimal() and int(length[:20]) > most and response.status_code == 200 and first is None:
            raise SetAside(f"{url} is larger than {most} bytes.")
        coding = response.headers.get("content-encoding", "")
        unpacker = Unpacker(coding, url, most, first_only=first is not None)
        try:
            async for piece in response.aiter_raw():
                unpacker.feed(piece)
            body = unpacker.finish()
        except Enough:
            body = unpacker.so_far()
        items = tuple((name, value) for name, value in response.headers.multi_items())
        return Received(status=response.status_code, headers=items, body=body)

    @property
    def _own(self) -> dict[str, str]:
        contact = f" {self._rules.contact}" if self._rules.contact else ""
        return {
            "User-Agent": f"{self._rules.user_agent}{contact}",
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Encoding": ACCEPTED,
        }

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return self._trust or httpx.create_ssl_context(trust_env=False)

    async def _transport(self, origin: str) -> httpx.AsyncHTTPTransport:
        """A transport for each host: connections are told apart by address, and two hosts may share one.

        A bare transport follows no redirect, keeps no cookie and asks no proxy of the environment.
        """
        if origin not in self._transports:
            transport = httpx.AsyncHTTPTransport(
                verify=self._tls if origin.startswith("https") else False,
                limits=httpx.Limits(max_connections=1, max_keepalive_connections=1),
                trust_env=False,
            )
            self._transports[origin] = await self._open.enter_async_context(transport)
        return self._transports[origin]


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
