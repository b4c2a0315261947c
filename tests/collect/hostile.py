"""What the tests of hostile cases share: named cases, a web that sends any bytes whatever, and a small authority for TLS."""

from __future__ import annotations

import contextlib
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from .playground import RULES

STRICT = replace(RULES, timeout_s=3.0, retries=0, max_bytes=200_000, min_delay_s=0.0)
HASTY = replace(STRICT, timeout_s=0.1)
CLOSED = replace(STRICT, allow_private_addresses=False)


def cases(named: Mapping[str, Any]) -> pytest.MarkDecorator:
    """A test for each case, called by its name; docs/reference/hostile-cases.md lists them."""
    return pytest.mark.parametrize("case", list(named.values()), ids=list(named))


Say = bytes | Callable[[socket.socket], None]


@dataclass
class RawWeb:
    """says: what is sent to whoever connects, byte for byte."""

    says: Say = b""
    port: int = 0
    asked: list[bytes] = field(default_factory=list)
    tls: ssl.SSLContext | None = None
    ended: bool = False

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}/a"

    def answer(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            connection.settimeout(2)
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                head = b""
                while b"\r\n\r\n" not in head and (piece := connection.recv(4096)):
                    head += piece
                self.asked.append(head)
                if callable(self.says):
                    self.says(connection)
                else:
                    connection.sendall(self.says)


@contextlib.contextmanager
def raw_web(tls: ssl.SSLContext | None = None) -> Iterator[RawWeb]:
    web = RawWeb(tls=tls)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        web.port = listener.getsockname()[1]
        threading.Thread(target=_accept, args=(listener, web), daemon=True).start()
        yield web
        web.ended = True
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", web.port), timeout=1).close()


def _accept(listener: socket.socket, web: RawWeb) -> None:
    while not web.ended:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        if web.ended:
            connection.close()
            return
        threading.Thread(target=web.answer, args=(connection,), daemon=True).start()


def http(body: bytes = b"x", *headers: str, status: str = "200 OK") -> bytes:
    """A whole answer with these header lines as they stand."""
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "Connection: close"]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


CA_CONFIG = """[ca]
default_ca = it
[it]
database = {0}/index
new_certs_dir = {0}
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
"""


@dataclass(frozen=True)
class Authority:
    """A certificate authority of our own, with certificates for herald.example."""

    folder: Path

    def run(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True, cwd=self.folder)

    def begin(self) -> None:
        (self.folder / "index").write_text("")
        (self.folder / "ca.cnf").write_text(CA_CONFIG.format(self.folder))
        self.own("ca", "the authority", "basicConstraints=critical,CA:TRUE", "keyUsage=keyCertSign")

    def own(self, name: str, subject: str, *extensions: str) -> None:
        """A certificate that vouches for itself."""
        added = [part for one in extensions for part in ("-addext", one)]
        self.run(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", f"/CN={subject}", "-keyout", f"{name}.key", "-out", f"{name}.pem", *added,
        )  # fmt: skip

    def sign(self, name: str, host: str, first: str = "20200101000000Z", last: str = "20991231000000Z") -> None:
        """A certificate that the authority vouches for."""
        self.run(
            "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", f"/CN={host}",
            "-addext", f"subjectAltName=DNS:{host}", "-keyout", f"{name}.key", "-out", f"{name}.csr",
        )  # fmt: skip
        self.run(
            "ca", "-batch", "-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key", "-in", f"{name}.csr",
            "-out", f"{name}.pem", "-startdate", first, "-enddate", last, "-notext",
        )  # fmt: skip

    def server(self, name: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}.key")
        return context

    def client(self) -> ssl.SSLContext:
        """What the desk's own context would be, were this authority one of the world's."""
        context = ssl.create_default_context(cafile=str(self.folder / "ca.pem"))
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        return context
