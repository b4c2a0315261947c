"""Start the server; refuse addresses that are not this machine's own."""

from __future__ import annotations

import ipaddress
import sys

import uvicorn

from torimatome.desk import Desk
from torimatome.errors import Stop
from torimatome.web.app import application


def serve(desk: Desk, host: str, port: int) -> None:
    """Serve until stopped. Stop: the address is not loopback (there are no accounts yet)."""
    if not is_loopback(host):
        raise Stop(
            f"{host} is not an address of this machine alone; the pages have no accounts yet, so use --host 127.0.0.1."
        )
    sys.stderr.write(f"The desk is at http://{host}:{port}/ - Ctrl-C ends it.\n")
    uvicorn.run(application(desk, allowed_host=host), host=host, port=port, log_level="warning", access_log=False)


def is_loopback(host: str) -> bool:
    """Whether a host is this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
