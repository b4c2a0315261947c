"""A letter as it came (message/rfc822) taken apart: its head decoded, its best text found. Everything in it may lie."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.policy import compat32
from email.utils import parseaddr
from hashlib import sha256
from urllib.parse import quote

from torimatome.errors import SetAside
from torimatome.extract.encoding import decode
from torimatome.extract.tree import squeeze

_MOST_BYTES = 25_000_000
_MOST_PARTS = 200
_DEEPEST = 20
_MOST_BOUNDARIES = 100
_MOST_HEAD = 256_000
_STRANGE = (
    MessageError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    AssertionError,
)
"""What the standard library raises over letters that nobody foresaw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above a letter. sender is the plain address in small letters, id an address of the scheme mid: (RFC 2392)."""

    id: str
    subject: str
    sender: str
    name: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter's head and its text, as HTML or plain; one of the two may be empty."""

    head: Head
    html: str
    plain: str
    language: str


def read_head(body: bytes) -> Head:
    """The head of a letter, be it whole or only its first lines. Never fails."""
    try:
        message = BytesHeaderParser(policy=compat32).parsebytes(
            re.split(rb"\r?\n\r?\n", body[:_MOST_HEAD], maxsplit=1)[0]
        )
    except _STRANGE:
        message = Message()
    return _head(message, body)


def read_letter(body: bytes, languages: Iterable[str] = ()) -> Letter:
    """The letter of these bytes. SetAside: too big, too deep, or no letter."""
    head = read_head(body)
    if len(body) > _MOST_BYTES or body.count(b"boundary") > _MOST_BOUNDARIES:
        raise SetAside(f"{head.id} is a letter with too much in it to read")
    if not (head.sender or head.date or head.subject):
        raise SetAside(f"{head.id} is no letter: it has no sender, day or subject")
    try:
        message = BytesParser(policy=compat32).parsebytes(body)
        texts = [(part.get_content_type(), _text(part, languages)) for part in _leaves(message)]
    except _STRANGE as error:
        raise SetAside(f"{head.id} is no letter that can be read ({type(error).__name__})") from error
    html = next((text for kind, text in texts if kind == "text/html" and text.strip()), "")
    plain = "\n\n".join(text for kind, text in texts if kind == "text/plain" and text.strip())
    return Letter(head=head, html=html, plain=plain, language=_header(message, "Content-Language")[:10])


def _head(message: Message, body: bytes) -> Head:
    named = re.sub(r"[<>\s]", "", _header(message, "Message-ID"))[:400]
    own = (
        quote(named, safe="@!$&'*+,;=.-_~%")
        if "@" in named
        else f"{sha256(body).hexdigest()[:32]}@no-message-id.invalid"
    )
    name, sender = parseaddr(_header(message, "From")[:1000])
    return Head(
        id=f"mid:{own}", subject=_header(message, "Subject")[:1000], sender=sender.lower(), name=name,
        date=_header(message, "Date")[:100],
    )  # fmt: skip


def _header(message: Message, name: str) -> str:
    """The first header of that name on one line, its encoded words decoded, whatever they claim to be in."""
    raw = message.get(name, "")
    try:
        pieces = decode_header(raw)
    except _STRANGE:
        return squeeze(_plain(str(raw)))
    words = "".join(_word(text, charset) for text, charset in pieces)
    return squeeze(re.sub(r"[\x00-\x1f\x7f]", " ", words))


def _word(text: bytes | str, charset: str | None) -> str:
    if isinstance(text, str):
        return _plain(text)
    return decode(text, f"text/plain; charset={charset}" if charset and charset != "unknown-8bit" else "")


def _plain(text: str) -> str:
    return decode(text.encode("utf-8", "surrogateescape"))


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold text to read, in their order: no attachments, nothing deep."""
    waiting: list[tuple[Message, int]] = [(message, 0)]
    count = 0
    while waiting:
        part, depth = waiting.pop(0)
        count += 1
        if count > _MOST_PARTS or depth > _DEEPEST:
            raise SetAside("the letter has too many parts")
        inner = part.get_payload()
        if isinstance(inner, list):
            waiting[:0] = [(one, depth + 1) for one in inner if isinstance(one, Message)]
        elif part.get_content_disposition() != "attachment" and part.get_content_maintype() == "text":
            yield part


def _text(part: Message, languages: Iterable[str]) -> str:
    payload = part.get_payload(decode=True)
    charset = part.get_param("charset", "")
    named = f"text/html; charset={charset}" if isinstance(charset, str) and charset else ""
    return decode(payload, named, tuple(languages)) if isinstance(payload, bytes) else ""
