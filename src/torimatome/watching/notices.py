"""Notices: a mail or a webhook when an outlet begins or ends to fail. Once for each change, not for each round."""

from __future__ import annotations

import asyncio
import http.client
import json
import smtplib
import socket
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from urllib.parse import urlsplit

from torimatome.collect.fetching import refusal, system_resolve
from torimatome.config import NoticeRules
from torimatome.errors import Failed
from torimatome.store.watching import Standing
from torimatome.watching.judging import BAD

TIMEOUT_S = 20.0


def worth_telling(standings: Sequence[Standing]) -> list[Standing]:
    """Those whose state people do not know yet: it is bad, or it was and no longer is."""
    return [one for one in standings if one.state != one.told and (one.state in BAD or one.told in BAD)]


def words_of(standings: Sequence[Standing], remedies: Mapping[str, str]) -> str:
    """A notice as text, a paragraph for each outlet."""
    return "\n\n".join(_paragraph(one, remedies.get(one.outlet, "")) for one in standings) + "\n"


def _paragraph(one: Standing, remedy: str) -> str:
    head = f"{one.outlet}: {one.state}" if one.state in BAD else f"{one.outlet}: {one.state} again"
    then = f"\nTo do: {remedy}." if remedy and one.state in BAD else ""
    return f"{head} (since {one.since:%Y-%m-%d %H:%M} UTC)\n{one.reason}{then}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Sends notices as [notice] of desk.toml says.

    secrets: the environment, where passwords and addresses that are secrets stand. trust: whom to believe on TLS, the
    system's authorities at first.
    """

    rules: NoticeRules
    secrets: Mapping[str, str]
    trust: ssl.SSLContext | None = field(default=None)

    @property
    def is_wanted(self) -> bool:
        """Whether anybody is to be told."""
        return bool(self.rules.mail_to or self.rules.webhook or self.rules.webhook_env)

    def send(self, subject: str, text: str) -> None:
        """By every way that is set. Failed: one of them did not take it; no secret stands in the sentence."""
        troubles = []
        hook = self.rules.webhook or self.rules.webhook_env
        for wanted, way in ((self.rules.mail_to, self._mail), (hook, self._hook)):
            try:
                if wanted:
                    way(subject, text)
            except (OSError, smtplib.SMTPException, http.client.HTTPException, ValueError) as error:
                troubles.append(f"{way.__name__.strip('_')}: {_plain(error)}")
        if troubles:
            raise Failed(f"the notice could not be sent ({'; '.join(troubles)}); it will be tried again.")

    def _mail(self, subject: str, text: str) -> None:
        message = EmailMessage()
        message["From"], message["To"] = self.rules.mail_from, ", ".join(self.rules.mail_to)
        message["Subject"] = " ".join(subject.split())
        message.set_content(text)
        address = self._judged(self.rules.smtp_host, self.rules.smtp_port)
        with _Smtp(self.rules.smtp_host, self.rules.smtp_port, address) as server:
            if self.rules.starttls:
                server.starttls(context=self.trust or ssl.create_default_context())
            if self.rules.smtp_user:
                server.login(self.rules.smtp_user, self._secret(self.rules.smtp_password_env))
            server.send_message(message)

    def _hook(self, subject: str, text: str) -> None:
        url = urlsplit(self._webhook_url())
        host = url.hostname or ""
        port = url.port or (443 if url.scheme == "https" else 80)
        body = json.dumps({"subject": subject, "text": text}, ensure_ascii=False).encode()
        connection = _connection(url.scheme, host, port, self._judged(host, port), self.trust)
        try:
            path = f"{url.path or '/'}{'?' + url.query if url.query else ''}"
            connection.request("POST", path, body, {"Content-Type": "application/json", "User-Agent": "torimatome"})
            status = connection.getresponse().status
        finally:
            connection.close()
        if not 200 <= status < 300:
            raise OSError(f"the webhook answered {status}")

    def _webhook_url(self) -> str:
        return self._secret(self.rules.webhook_env) if self.rules.webhook_env else self.rules.webhook

    def _secret(self, name: str) -> str:
        if not (name and self.secrets.get(name)):
            raise OSError(f"the environment has no {name or 'password'}")
        return self.secrets[name]

    def _judged(self, host: str, port: int) -> str:
        """An address of the host that may be connected to; it is that one which is then connected to."""
        found = asyncio.run(system_resolve(host, port))
        allowed = [ip for ip in found if refusal(ip, allow_private=self.rules.allow_private) is None]
        if not allowed:
            where = f"{found[0]}, a {refusal(found[0]) or 'closed'} address" if found else "nowhere"
            raise OSError(f"{host} leads to {where}; set allow_private if it is yours")
        return allowed[0]


def _plain(error: Exception) -> str:
    """What went wrong, on one line, without what a server may have repeated of us."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "the mail server did not take user and password"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"the mail server answered {error.smtp_code}"
    return " ".join(str(error).split())[:200] or type(error).__name__


class _Smtp(smtplib.SMTP):
    """A client that connects to the address that was judged, while certificates are held against the name."""

    def __init__(self, host: str, port: int, address: str) -> None:
        self._address = address
        super().__init__(host, port, local_hostname="localhost", timeout=TIMEOUT_S)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:  # noqa: ARG002
        return socket.create_connection((self._address, port), timeout)


def _connection(
    scheme: str, host: str, port: int, address: str, trust: ssl.SSLContext | None
) -> http.client.HTTPConnection:
    """A connection to the address that was judged, under the name that was asked for."""
    made: http.client.HTTPConnection
    if scheme == "https":
        made = http.client.HTTPSConnection(host, port, timeout=TIMEOUT_S, context=trust or ssl.create_default_context())
    else:
        made = http.client.HTTPConnection(host, port, timeout=TIMEOUT_S)
    made._create_connection = lambda _, timeout=TIMEOUT_S, source=None: socket.create_connection(  # type: ignore[attr-defined]  # noqa: SLF001
        (address, port), timeout, source
    )
    return made
