"""A PostgreSQL server for the tests: a private one, on a socket in a temporary folder, gone when they end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg


class Server:
    """A running server; each test gets a database of its own, copied from one that has the tables."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._count = 0

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql://postgres@/{database}?host={self._socket}"

    def fresh(self) -> str:
        """The address of a new, empty database."""
        self._count += 1
        self.do(f"CREATE DATABASE desk{self._count}")
        return self.url(f"desk{self._count}")

    def do(self, statement: str) -> None:
        """Run one statement on the server."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def drop_all(self) -> None:
        """Drop the databases that tests were given, so that the folder stays small."""
        for n in range(1, self._count + 1):
            self.do(f"DROP DATABASE IF EXISTS desk{n} WITH (FORCE)")


def programs() -> Path | None:
    """Where the server's programs are; None where it is not installed."""
    found = shutil.which("initdb")
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    return Path(found).parent if found else places[-1].parent if places else None


@contextmanager
def running(bin_: Path) -> Iterator[Server]:
    """A server while the block lasts. It refuses to run as root, so it then runs as the user that its package made."""
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="torimatome-pg-", dir="/tmp"))
    try:
        if user:
            shutil.chown(folder, user)
        options = ["-E", "UTF8", "--locale=C.UTF-8", "-U", "postgres", "--auth=trust", "--no-sync"]
        subprocess.run(
            [bin_ / "initdb", "-D", folder / "data", *options], check=True, capture_output=True, user=user, cwd=folder
        )
        set_ = (
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "listen_addresses=",
            f"unix_socket_directories={folder}",
        )
        command: list[str | Path] = [bin_ / "postgres", "-D", folder / "data", *(f"--{one}" for one in set_)]
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=user, cwd=folder
        ) as child:
            try:
                server = Server(folder)
                _wait(server)
                yield server
            finally:
                child.terminate()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: Server) -> None:
    for _ in range(200):
        try:
            return server.do("SELECT 1")
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise TimeoutError("the PostgreSQL server of the tests did not start")
