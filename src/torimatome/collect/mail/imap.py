"""IMAP mailboxes, opened read-only: what is unread there stays unread. The password is known to nobody but this module."""

from __future__ import annotations

import imaplib
import os
import re
import socket
import ssl
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from urllib.parse import unquote, urlsplit

from torimatome.collect.fetching import refusal
from torimatome.collect.mail.batch import MAX_LETTER_BYTES, Batch, Wanted
from torimatome.collect.urls import without_secret
from torimatome.errors import Retry, SetAside
from torimatome.extract.letters import read_head

PASSWORD = "TORIMATOME_MAIL_PASSWORD"  # noqa: S105 - the name of a variable
_UID = re.compile(rb"UID (\d+)")
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_HEADS = "(UID RFC822.SIZE BODY.PEEK[HEADER.FIELDS (FROM MESSAGE-ID DATE)])"
_AT_ONCE = 50
_TLS, _PLAIN = 993, 143


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """How a mailbox is reached. allow_private: loopback and private addresses may be connected to."""

    timeout_s: float
    allow_private: bool
    password_env: str = ""
    trust: ssl.SSLContext | None = None


def look_into(url: str, cursor: str, wanted: Wanted, access: Access) -> Batch:
    """The wanted letters of a mailbox. Retry: the server is not to be had. SetAside: it, or the login, is refused."""
    parts, shown = urlsplit(url), without_secret(url)
    host, user = parts.hostname or "", unquote(parts.username or "")
    if not host or not user:
        raise SetAside(f"{shown} names no user; write imaps://user@host/INBOX.")
    password = _password(host, user, access.password_env)
    folder = unquote(parts.path.strip("/")) or "INBOX"
    try:
        server = _connected(parts.scheme, host, parts.port, access, shown)
        try:
            _logged_in(server, user, password, shown)
            return _look(server, folder, cursor, wanted, shown)
        finally:
            _leave(server)
    except (imaplib.IMAP4.abort, OSError) as error:
        raise Retry(f"{shown} is not to be had ({_said(error, password)}).") from None
    except imaplib.IMAP4.error as error:
        raise SetAside(f"{shown} cannot be read ({_said(error, password)}).") from None


def _said(error: Exception, password: str) -> str:
    text = " ".join(str(error).split())[:200] or type(error).__name__
    return text.replace(password, "***") if password else text


def _password(host: str, user: str, variable: str) -> str:
    """SetAside: there is none."""
    found = os.environ.get(variable or PASSWORD)
    if not found and find_spec("keyring"):
        found = import_module("keyring").get_password(f"torimatome:{host}", user)
    if not found:
        raise SetAside(
            f"There is no password for {user} at {host}; put it into the environment as {variable or PASSWORD},"
            f" or into the keyring as torimatome:{host}."
        )
    return str(found)


def _connected(scheme: str, host: str, port: int | None, access: Access, shown: str) -> Any:
    """A connection that is safe against listeners: TLS from the first byte or by STARTTLS; without it only on this machine."""
    trust = access.trust or ssl.create_default_context()
    if scheme == "imaps":
        return _Careful(host, port or _TLS, access, trust)
    server = _Careful(host, port or _PLAIN, access, None)
    if "STARTTLS" in server.capabilities:
        server.starttls(trust)
    elif not server.is_local:
        server.shutdown()
        raise SetAside(f"{shown} offers no TLS, so that the password would travel openly; use an imaps:// address.")
    return server


class _Careful(imaplib.IMAP4):
    """IMAP4 that judges the address it connects to, and reads no more than a letter may have."""

    def __init__(self, host: str, port: int, access: Access, trust: ssl.SSLContext | None) -> None:
        self._access = access
        self._trust = trust
        self.is_local = False
        super().__init__(host, port, timeout=access.timeout_s)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        connection = _connect(self.host, int(self.port), self._access, timeout)
        self.is_local = connection.getpeername()[0] in {"127.0.0.1", "::1"}
        return self._trust.wrap_socket(connection, server_hostname=self.host) if self._trust else connection

    def read(self, size: int) -> bytes:
        """Bytes of a literal. abort: more of them than any letter has."""
        if size > MAX_LETTER_BYTES + 1_000_000:
            raise self.abort("the server sends more than was asked for")
        return super().read(size)


def _connect(host: str, port: int, access: Access, timeout: float | None) -> socket.socket:
    """A socket to the first address of the host that may be connected to. OSError, SetAside: there is none."""
    refused, last = "", OSError("no such host")
    for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        ip = str(address[0])
        if reason := refusal(ip, allow_private=access.allow_private):
            refused = f"{host} has the address {ip}, which is {reason}; this desk does not connect to it."
            continue
        try:
            return socket.create_connection((ip, port), timeout)
        except OSError as error:
            last = error
    if refused:
        raise SetAside(refused)
    raise last


def _logged_in(server: Any, user: str, password: str, shown: str) -> None:
    try:
        server.login(user, password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        raise SetAside(f"{shown} refuses the login of {user}; look at the name and the password.") from None


def _leave(server: Any) -> None:
    try:
        server.logout()
    except (imaplib.IMAP4.error, OSError):
        server.shutdown()


def _look(server: Any, folder: str, cursor: str, wanted: Wanted, shown: str) -> Batch:
    status, _ = server.select(_named(folder), readonly=True)
    if status != "OK":
        raise SetAside(f"{shown} has no folder {folder!r}.")
    validity = (server.response("UIDVALIDITY")[1] or [b"0"])[-1] or b"0"
    known, _, last = cursor.partition(":")
    after = int(last) if known == validity.decode() and last.isdecimal() else 0
    uids = sorted(uid for uid in _search(server, after, wanted) if uid > after)
    batch = Batch(unchanged=not uids and bool(after))
    done = after
    for uid, size, head in _heads(server, uids):
        if batch.is_full:
            batch.more = True
            break
        letter = _one(server, uid, size, head, wanted, batch)
        if letter is not None:
            batch.letters.append(letter)
        done = max(done, uid)
    batch.cursor = f"{validity.decode()}:{done}"
    return batch


def _named(folder: str) -> str:
    """A folder's name as IMAP writes it (RFC 3501, 5.1.3)."""
    packed = re.sub(r"[^\x20-\x7e]+", lambda m: f"&{_base64(m.group())}-", folder.replace("&", "&-"))
    return '"' + packed.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _base64(text: str) -> str:
    return b64encode(text.encode("utf-16-be")).decode().rstrip("=").replace("/", ",")


def _search(server: Any, after: int, wanted: Wanted) -> list[int]:
    """The numbers of what came after the last look; at the first look, of what is not too old."""
    asked = (
        f"UID {after + 1}:*"
        if after
        else f"SINCE {wanted.since.day}-{_MONTHS[wanted.since.month - 1]}-{wanted.since.year}"
    )
    status, data = server.uid("SEARCH", asked)
    if status != "OK":
        raise imaplib.IMAP4.error("it does not search")
    return [int(n) for n in (data[0] or b"").split() if n.isdigit()]


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _heads(server: Any, uids: list[int]) -> Iterator[tuple[int, int, bytes]]:
    """The number, size and head of each letter, in the order of the numbers."""
    for n in range(0, len(uids), _AT_ONCE):
        group = uids[n : n + _AT_ONCE]
        _, data = server.uid("FETCH", ",".join(map(str, group)), _HEADS)
        found = {}
        for item in data:
            if isinstance(item, tuple) and (uid := _UID.search(item[0])):
                size = _SIZE.search(item[0])
                found[int(uid[1])] = (int(size[1]) if size else 0, item[1])
        yield from ((uid, *found[uid]) for uid in group if uid in found)


def _one(server: Any, uid: int, size: int, head: bytes, wanted: Wanted, batch: Batch) -> bytes | None:
    """The letter, if it is wanted; its unread mark stays as it is."""
    told = read_head(head)
    if not wanted.sender(told.sender) or ("no-message-id" not in told.id and wanted.is_known(told.id)):
        return None
    if size > MAX_LETTER_BYTES:
        batch.too_big += 1
        return None
    _, data = server.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{MAX_LETTER_BYTES}>)")
    body = next((item[1] for item in data if isinstance(item, tuple)), None)
    return body if body and not wanted.is_known(read_head(body).id) else None
