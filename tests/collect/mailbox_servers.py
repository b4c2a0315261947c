"""IMAP servers for tests: a small double whose answers a test can bend, and Debian's dovecot."""

from __future__ import annotations

import getpass
import grp
import os
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer

USER, PASSWORD = "desk", "a word that nobody logs"


@dataclass
class Double:
    """letters by number; said is all that was asked. huge: a literal is announced with so many bytes."""

    letters: dict[int, bytes] = field(default_factory=dict)
    validity: int = 7
    capabilities: str = "IMAP4rev1"
    huge: int = 0
    said: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"imap://{USER}@127.0.0.1:{self.port}/INBOX"

    def answer(self, asked: str) -> tuple[bytes, bool]:
        """The untagged lines of an answer, and whether it went well."""
        if asked.startswith("CAPABILITY"):
            return f"* CAPABILITY {self.capabilities}\r\n".encode(), True
        if asked.startswith("LOGIN"):
            return b"", asked.endswith(f'"{PASSWORD}"')
        if asked.startswith(("EXAMINE", "SELECT")):
            return (
                f"* {len(self.letters)} EXISTS\r\n* OK [UIDVALIDITY {self.validity}] ok\r\n".encode(),
                "nowhere" not in asked,
            )
        if found := re.match(r"UID SEARCH UID (\d+):", asked):
            last = max(self.letters, default=0)
            return (
                f"* SEARCH {' '.join(str(n) for n in self.letters if n >= int(found[1]) or n == last)}\r\n".encode(),
                True,
            )
        if asked.startswith("UID SEARCH"):
            return f"* SEARCH {' '.join(map(str, self.letters))}\r\n".encode(), True
        if found := re.match(r"UID FETCH (\S+) ", asked):
            numbers = [n for n in map(int, found[1].split(",")) if n in self.letters]
            return b"".join(self._letter(n, heads="HEADER.FIELDS" in asked) for n in numbers), True
        return b"", True

    def _letter(self, number: int, *, heads: bool) -> bytes:
        body = self.letters[number]
        part = body.split(b"\r\n\r\n")[0] + b"\r\n\r\n" if heads else body
        return b"* %d FETCH (UID %d RFC822.SIZE %d BODY[] {%d}\r\n%s)\r\n" % (
            number, number, len(body), self.huge or len(part), part,
        )  # fmt: skip


@contextmanager
def imap_double() -> Iterator[Double]:
    double = Double()

    class Handler(StreamRequestHandler):
        timeout = 5

        def handle(self) -> None:
            self.wfile.write(b"* OK ready\r\n")
            while line := self.rfile.readline().decode().strip():
                tag, _, asked = line.partition(" ")
                double.said.append(asked)
                lines, well = double.answer(asked)
                self.wfile.write(lines + f"{tag} {'OK' if well else 'NO'} done\r\n".encode())
                if asked == "LOGOUT":
                    return

    class Server(ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: object, client_address: object) -> None:
            """Clients that hang up are what is wanted."""

    server = Server(("127.0.0.1", 0), Handler)
    double.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield double
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def dovecot_missing() -> str:
    """Why dovecot cannot be run here, or nothing."""
    return "" if _dovecot() else "no dovecot here; install dovecot-imapd"


def _dovecot() -> str | None:
    return shutil.which("dovecot") or next((p for p in ("/usr/sbin/dovecot",) if Path(p).exists()), None)


_NOBODY = 65534


@dataclass
class Dovecot:
    """A real server over TLS with one Maildir."""

    port: int
    maildir: Path
    certificate: Path

    @property
    def url(self) -> str:
        return f"imaps://{USER}@localhost:{self.port}/INBOX"

    def deliver(self, name: str, letter: bytes) -> None:
        part = self.maildir / "tmp" / name
        part.write_bytes(letter)
        os.chown(part, self.maildir.stat().st_uid, self.maildir.stat().st_gid)
        part.rename(self.maildir / "new" / name)


@contextmanager
def dovecot(folder: Path) -> Iterator[Dovecot]:
    """Dovecot as the user of the tests (as its own users for root, which it refuses to serve), on loopback alone."""
    port, is_root = _free_port(), os.getuid() == 0
    base = Path(tempfile.mkdtemp(prefix="dovecot-"))  # its sockets must have short names that its users can reach
    base.chmod(0o755)
    maildir, uid, gid = base / "mail" / "Maildir", os.getuid() or _NOBODY, os.getgid() or _NOBODY
    for box in ("new", "cur", "tmp"):
        (maildir / box).mkdir(parents=True)
    for place in (maildir.parent, maildir, *maildir.iterdir()):
        os.chown(place, uid, gid)
    key, certificate = folder / "key.pem", folder / "cert.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    made += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(made, check=True, capture_output=True)
    me, group, config = getpass.getuser(), grp.getgrgid(os.getgid()).gr_name, folder / "dovecot.conf"
    (base / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}:{uid}:{gid}::{maildir.parent}\n")
    config.write_text(
        f"""
protocols = imap
base_dir = {base}
state_dir = {base}
listen = 127.0.0.1
log_path = {folder}/log
ssl = required
ssl_cert = <{certificate}
ssl_key = <{key}
default_internal_user = {"dovecot" if is_root else me}
default_login_user = {"dovenull" if is_root else me}
default_internal_group = {"dovecot" if is_root else group}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:{maildir}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {base}/users
}}
userdb {{
  driver = passwd-file
  args = {base}/users
}}
"""
    )
    process = subprocess.Popen([_dovecot() or "dovecot", "-F", "-c", str(config)], stderr=subprocess.DEVNULL)
    try:
        _await(port, process)
        yield Dovecot(port, maildir, certificate)
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(base, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if process.poll() is not None:
            raise RuntimeError("dovecot did not start")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("dovecot does not answer")
