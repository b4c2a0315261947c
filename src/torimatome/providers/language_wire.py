"""Endpoint: one question to an OpenAI-compatible server, over a connection that goes nowhere else."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

import httpx

from torimatome.config import ModelRules
from torimatome.errors import Failed, Retry, Stop

MAX_BYTES = 1_000_000
"""The largest answer that is read."""
ANSWER_TOKENS = 2000
TRIES = 3
_FIRST_WAIT_S, _LONGEST_WAIT_S = 1.0, 30.0
_HIDDEN = "(key)"
_SHORTEST_KEY = 8
"""A shorter one is a placeholder ("none") as local servers take it, and may be a word of the answer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model wrote, and the tokens that the server counted; 0: it did not."""

    text: str
    tokens: int


class Later(Retry):
    """The server said when to come again."""

    def __init__(self, sentence: str, after_s: float) -> None:
        super().__init__(sentence)
        self.after_s = after_s


@dataclass
class Endpoint:
    """Asks. The key is read from the environment when a question is sent, and is in no text that this class gives."""

    rules: ModelRules
    sleep: Callable[[float], None] = time.sleep
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    tries: int = TRIES

    def __str__(self) -> str:
        return f"the language model at {self.rules.base_url}"

    def wait(self, attempt: int, error: Retry) -> None:
        """Wait before the next try: as long as the server asked, else 1, 2, 4 ... seconds."""
        own = error.after_s if isinstance(error, Later) else 0.0
        self.sleep(min(max(own, _FIRST_WAIT_S * 2**attempt), _LONGEST_WAIT_S))

    def ask(self, task: str, data: str) -> Reply:
        """The answer to one question. Retry: it may work later; Failed: not this question; Stop: not with these settings."""
        body = {
            "model": self.rules.name, "temperature": 0, "max_tokens": ANSWER_TOKENS, "stream": False,
            "messages": [{"role": "system", "content": task}, {"role": "user", "content": data}],
        }  # fmt: skip
        sent = json.dumps(body, ensure_ascii=False).encode("utf-8", "backslashreplace")
        status, headers, received = self._exchange(sent)
        self._judge(status, headers, received)
        return self._read(received)

    def _exchange(self, sent: bytes) -> tuple[int, httpx.Headers, bytes]:
        until = time.monotonic() + self.rules.timeout_s
        url, headers = self._address(), self._headers()
        limit = httpx.Timeout(self.rules.timeout_s)
        request = httpx.Request("POST", url, headers=headers, content=sent, extensions={"timeout": limit.as_dict()})
        # A bare transport follows no redirect, keeps no cookie and asks no proxy of the environment.
        secure = httpx.create_ssl_context(trust_env=False) if url.scheme == "https" else False
        try:
            with httpx.HTTPTransport(verify=secure, trust_env=False) as transport:
                response = transport.handle_request(request)
                try:
                    return response.status_code, response.headers, self._body(response, until)
                finally:
                    response.close()
        except httpx.TimeoutException as error:
            raise Retry(f"{self} was silent for {self.rules.timeout_s:g} seconds.") from error
        except httpx.HTTPError as error:
            raise Retry(
                f"{self} cannot be reached, or broke off: {self._hidden(str(error)) or type(error).__name__}."
            ) from error

    def _body(self, response: httpx.Response, until: float) -> bytes:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise Failed(f"{self} packs its answers, though it was asked not to; they are not read.")
        body = bytearray()
        for piece in response.stream:  # type: ignore[union-attr]
            body += piece
            if len(body) > MAX_BYTES:
                raise Failed(f"{self} gave an answer of more than {MAX_BYTES} bytes; it was not read.")
            if time.monotonic() > until:
                raise Retry(f"{self} took more than {self.rules.timeout_s:g} seconds.")
        return bytes(body)

    def _judge(self, status: int, headers: httpx.Headers, body: bytes) -> None:
        """Raise what a status means."""
        if status in (401, 403):
            where = f"the environment variable {self.rules.key_env}" if self.rules.key_env else "key_env under [model]"
            raise Stop(f"{self} refuses the key (status {status}); look at {where}.")
        if 300 <= status < 400:
            raise Stop(
                f"{self} sends on to another address, which is not followed; put the right base_url in desk.toml."
            )
        if status == 404:
            raise Stop(
                f"{self} has no {self.rules.name!r} there (status 404); look at base_url and name under [model]."
            )
        if status == 429 or status >= 500 or status == 408:
            raise Later(f"{self} is busy or out of order (status {status}).", _after(headers))
        if status != 200:
            said = self._hidden(body[:200].decode("utf-8", "replace"))
            raise Failed(f"{self} turned the question down (status {status}): {' '.join(said.split())}.")

    def _read(self, body: bytes) -> Reply:
        """The text of an answer. Retry: it is no answer, or only half of one."""
        try:
            value = json.loads(body)
            choice = value["choices"][0]
            text = choice["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise Retry(f"{self} gave no answer in the agreed form.") from error
        if not isinstance(text, str) or not text.strip():
            raise Retry(f"{self} gave an empty answer.")
        if choice.get("finish_reason") == "length":
            raise Retry(f"{self} gave half an answer.")
        usage = value.get("usage")
        tokens = usage.get("total_tokens") if isinstance(usage, dict) else 0
        return Reply(self._hidden(text), tokens if type(tokens) is int and 0 < tokens < 10**9 else 0)

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        key = self._key()
        return headers | ({"Authorization": f"Bearer {key}"} if key else {})

    def _key(self) -> str:
        name = self.rules.key_env
        key = self.environment.get(name, "").strip() if name else ""
        if name and not key:
            raise Stop(f"the environment variable {name} is not set; put the language model's key there.")
        if not (key.isascii() and key.isprintable()):
            raise Stop(f"the environment variable {name} holds no key: a key has only plain letters and signs.")
        return key

    def _hidden(self, text: str) -> str:
        """The text without the key, should a server echo it."""
        key = self.environment.get(self.rules.key_env, "").strip() if self.rules.key_env else ""
        return text.replace(key, _HIDDEN) if len(key) >= _SHORTEST_KEY else text

    def _address(self) -> httpx.URL:
        """Where to send: in the open only to this machine itself. Stop: the name leads elsewhere."""
        url = httpx.URL(self.rules.base_url.rstrip("/") + "/chat/completions")
        if url.scheme == "https":
            return url
        address = loopback(urlsplit(self.rules.base_url).hostname or "")
        if url.scheme != "http" or not address:
            raise Stop(f"{self} is not on this machine, and nothing is sent in the open; use an https address.")
        return url.copy_with(host=address)


def loopback(host: str) -> str:
    """The loopback address that a host is; empty where it is another."""
    with suppress(ValueError):
        return host if ip_address(host).is_loopback else ""
    if host != "localhost":
        return ""
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    except OSError:
        found = []
    return next((a for a in sorted(found) if ip_address(a).is_loopback), "127.0.0.1")


def _after(headers: httpx.Headers) -> float:
    value = headers.get("retry-after", "")
    return float(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0.0
