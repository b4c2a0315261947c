"""Start the server; refuse addresses that are not this machine's own."""

from __future__ import annotations

import ipaddress
import socket
import sys

import uvicorn

from torimatome.desk import Desk
from torimatome.errors import Failed, Stop
from torimatome.web.app import application


def serve(desk: Desk, host: str, port: int) -> None:
    """Serve until stopped. Stop: the address is not loopback (there are no accounts yet); Failed: the port is taken."""
    if not is_loopback(host):
        raise Stop(
            f"{host} is not an address of this machine alone, and the pages have no accounts yet; use --host 127.0.0.1."
        )
    with _listening(host.strip("[]"), port) as listener:
        shown = f"[{host.strip('[]')}]" if ":" in host else host
        sys.stderr.write(f"The desk is at http://{shown}:{listener.getsockname()[1]}/ - Ctrl-C ends it.\n")
        config = uvicorn.Config(application(desk, host.strip("[]")), log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listener])


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
