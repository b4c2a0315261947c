"""Start the server; refuse addresses of the net without accounts, and without TLS or a proxy that is said to have it."""

from __future__ import annotations

import ipaddress
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn

from torimatome.desk import Desk
from torimatome.errors import BadConfig, Failed, Stop
from torimatome.web.accounts.door import AccountsDoor
from torimatome.web.accounts.people import People
from torimatome.web.app import application

_AT_ONCE = 200
"""So many connections at once; more are answered 503."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How the desk is reached. names: of this machine, as people write them; proxies: addresses whose headers are believed."""

    names: tuple[str, ...] = ()
    cert: Path | None = None
    key: Path | None = None
    proxies: tuple[str, ...] = field(default_factory=tuple)

    @property
    def secure(self) -> bool:
        """Whether nobody on the way can read along: TLS here, or at the proxy."""
        return bool(self.cert or self.proxies)


def serve(desk: Desk, host: str, port: int, way: Way | None = None) -> None:
    """Serve until stopped. Stop: the address or the way would let strangers in; Failed: the port is taken."""
    way = way or Way()
    people = People(desk.store, desk.clock)
    check(host, way, has_accounts=people.any())
    door = AccountsDoor(people, secure=way.secure) if people.any() else None
    with _listening(host.strip("[]"), port) as listener:
        shown = f"[{host.strip('[]')}]" if ":" in host else host
        scheme = "https" if way.cert else "http"
        sys.stderr.write(f"The desk is at {scheme}://{shown}:{listener.getsockname()[1]}/ - Ctrl-C ends it.\n")
        app = application(desk, host.strip("[]"), *(name.lower() for name in way.names), door=door)
        uvicorn.Server(_config(app, way)).run(sockets=[listener])


def check(host: str, way: Way, *, has_accounts: bool) -> None:
    """Stop: the desk would be open to people whom it does not know, or its passwords to who listens on the way."""
    if bool(way.cert) != bool(way.key):
        raise Stop("TLS needs both a certificate and its key; give --cert and --key together.")
    for file in filter(None, (way.cert, way.key)):
        if not file.is_file():
            raise Stop(f"{file} cannot be read; name the certificate and the key as PEM files.")
    for proxy in way.proxies:
        try:
            ipaddress.ip_network(proxy)
        except ValueError:
            raise Stop(f"{proxy!r} is not the address of a proxy; write it as 127.0.0.1 or 10.0.0.0/24.") from None
    if is_loopback(host) and not way.proxies:
        return
    what = f"{host or 'An empty address'} is not an address of this machine alone" if not is_loopback(host) else (
        "Behind a proxy the desk is not for this machine alone"
    )  # fmt: skip
    if not has_accounts:
        raise Stop(
            f"{what}, and the desk has no accounts; use --host 127.0.0.1, or make one: account add NAME --role admin."
        )
    if not way.secure:
        raise Stop(
            f"{what}, and passwords would go over the net unsealed; give --cert and --key, or --behind-proxy ADDRESS."
        )
    if not way.names:
        raise Stop(f"{what}; say by what name people reach it, as in --name desk.example.")


def _config(app: Any, way: Way) -> uvicorn.Config:
    """Headers of a proxy are believed only from those that were named; no line of a log has an address or a token in it."""
    try:
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, limit_concurrency=_AT_ONCE,
            proxy_headers=bool(way.proxies), forwarded_allow_ips=list(way.proxies),
            ssl_certfile=str(way.cert) if way.cert else None, ssl_keyfile=str(way.key) if way.key else None,
        )  # fmt: skip
        config.load()
    except OSError as error:  # ssl.SSLError is one
        raise BadConfig(
            f"{way.cert} and {way.key} are not a certificate and its key ({error.strerror or error})."
        ) from error
    return config


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise Failed(f"Port {port} of {host} cannot be had ({error.strerror}); choose another with --port.") from error


def is_loopback(host: str) -> bool:
    """Whether a host is this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
