"""Hostile answers: bombs, drips, broken and flooded headers, certificates that do not hold."""

from __future__ import annotations

import asyncio
import gzip
import shutil
import socket
import ssl
import tracemalloc
import warnings
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count

import pytest

from torimatome.collect.fetching import Answer, Fetcher, Validators
from torimatome.collect.fetching.patience import wait_before_retry
from torimatome.config import CollectRules
from torimatome.errors import Retry, SetAside

from .hostile import HASTY, STRICT, Authority, RawWeb, cases, http, raw_web
from .playground import FakeTime, clock


@pytest.fixture(scope="module")
def raw() -> Iterator[RawWeb]:
    with raw_web() as web:
        yield web


def ask(
    url: str, *, trust: ssl.SSLContext | None = None, first: int | None = None, rules: CollectRules = STRICT
) -> Answer:
    async def asked() -> Answer:
        async def here(host: str, port: int) -> list[str]:
            return ["127.0.0.1"]

        async with Fetcher(rules, clock, tempo=FakeTime().tempo, resolve=here, trust=trust) as fetcher:
            return await fetcher.get(url, Validators(), first=first)

    return asyncio.run(asked())


ZEROS = bytes(3_000_000)


def deflated(body: bytes, wbits: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    return packer.compress(body) + packer.flush()


def members() -> bytes:
    """Many small gzip members, each harmless."""
    return gzip.compress(bytes(1000)) * 1000


@cases(
    {
        "gzip": http(gzip.compress(ZEROS), "Content-Encoding: gzip"),
        "gzip by its old name": http(gzip.compress(ZEROS), "Content-Encoding: x-gzip"),
        "gzip in capitals": http(gzip.compress(ZEROS), "Content-Encoding: GZIP"),
        "gzip of many members": http(members(), "Content-Encoding: gzip"),
        "deflate": http(deflated(ZEROS, 15), "Content-Encoding: deflate"),
        "raw deflate": http(deflated(ZEROS, -15), "Content-Encoding: deflate"),
        "gzip in gzip": http(gzip.compress(gzip.compress(ZEROS)), "Content-Encoding: gzip, gzip"),
        "brotli": http(b"\x5b\xff\xff\x03", "Content-Encoding: br"),
        "zstd": http(b"\x28\xb5\x2f\xfd", "Content-Encoding: zstd"),
        "a coding that nobody knows": http(b"x", "Content-Encoding: banana"),
        "no gzip at all": http(b"<p>x", "Content-Encoding: gzip"),
        "gzip with a broken middle": http(gzip.compress(b"a" * 99)[:20] + b"\xff" * 9, "Content-Encoding: gzip"),
        "gzip without its end": http(gzip.compress(b"words " * 99)[:-9], "Content-Encoding: gzip"),
        "a length that promises terabytes": b"HTTP/1.1 200 OK\r\nContent-Length: 9000000000000\r\n\r\nx",
        "a length of a thousand digits": b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 1000 + b"\r\n\r\nx",
        "a length below zero": b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx",
        "a length in words": b"HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\nx",
        "a length in other digits": "HTTP/1.1 200 OK\r\nContent-Length: ٣\r\n\r\nx".encode(),
        "two lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxy",
        "a length that is too long": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nx",
        "chunks of no size": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n",
        "a chunk of a huge size": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx\r\n",
        "chunks that break off": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        "a transfer coding that nobody knows": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: banana\r\n\r\nx",
        "no HTTP": b"SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP of another age": b"<p>HTTP/0.9",
        "HTTP/2 unasked": b"\x00\x00\x12\x04\x00\x00\x00\x00\x00",
        "a status of letters": b"HTTP/1.1 abc OK\r\n\r\n",
        "a status too long": b"HTTP/1.1 20000 OK\r\n\r\n",
        "nothing": b"",
        "half a head": b"HTTP/1.1 200 OK\r\nContent-",
        "a head without end": b"HTTP/1.1 200 OK\r\n" + b"X-A: 1\r\n" * 20_000,
        "one line without end": b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 300_000,
        "a name with a space": b"HTTP/1.1 200 OK\r\nX A: 1\r\nContent-Length: 1\r\n\r\nx",
        "a NUL in a value": b"HTTP/1.1 200 OK\r\nX-A: 1\x002\r\nContent-Length: 1\r\n\r\nx",
        "a line without colon": b"HTTP/1.1 200 OK\r\nnothing\r\nContent-Length: 1\r\n\r\nx",
        "an answer that switches protocols": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\nx",
    }
)
def test_an_answer_that_is_none(raw: RawWeb, case: bytes) -> None:
    raw.says = case
    tracemalloc.start()
    try:
        with pytest.raises((SetAside, Retry)):
            ask(raw.url)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def drip(head: bytes, piece: bytes) -> Callable[[socket.socket], None]:
    def say(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(100):
            connection.sendall(piece)
            connection.settimeout(0.05)
            try:
                if connection.recv(1) == b"":
                    return
            except TimeoutError:
                continue

    return say


def without_end(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in count():
        connection.sendall(b"4000\r\n" + bytes(0x4000) + b"\r\n")


@cases(
    {
        "body": drip(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n", b"x"),
        "chunks": drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        "headers": drip(b"HTTP/1.1 200 OK\r\n", b"X-A: 1\r\n"),
        "status line": drip(b"HTTP/1.1", b" "),
        "hints before the answer": drip(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
        "blank lines before the answer": drip(b"", b"\r\n"),
        "chunks without end": without_end,
        "silence": lambda connection: connection.recv(1),
        "a connection that is reset": lambda connection: connection.setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0"
        ),
    }
)
def test_a_host_that_wastes_time(raw: RawWeb, case: Callable[[socket.socket], None]) -> None:
    raw.says = case
    with pytest.raises((SetAside, Retry)):
        ask(raw.url, rules=HASTY)


@cases(
    {
        "the same header twice": http(b"x", "ETag: one", "ETag: two"),
        "a folded header": http(b"x", "X-A: one\r\n two"),
        "letters of Latin-1": http(b"x", "X-A: caf\xe9"),
        "an empty value": http(b"x", "ETag:"),
        "an ETag of 60,000 letters": http(b"x", "ETag: " + "e" * 60_000),
        "a date that is none": http(b"x", "Last-Modified: yesterday", "Date: 99 Foo 0000"),
        "a media type of another world": http(b"x", 'Content-Type: text/html; charset="' + "x" * 500),
        "a cookie": http(b"x", "Set-Cookie: id=1; Domain=.example"),
        "length and chunks at once": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 9\r\n\r\n1\r\nx\r\n0\r\n\r\n",
        "trailers behind the chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nETag: no\r\n\r\n",
        "a body without length": b"HTTP/1.1 200 OK\r\n\r\nx",
        "HTTP/1.0": b"HTTP/1.0 200 OK\r\n\r\nx",
        "lines that end in LF": b"HTTP/1.1 200 OK\nContent-Length: 1\n\nx",
        "an encoding of nothing": http(b"x", "Content-Encoding: identity"),
        "a refresh by header": http(b"x", "Refresh: 0; url=http://169.254.169.254/"),
        "another address by header": http(b"x", "Content-Location: file:///etc/passwd", "Link: </x>; rel=canonical"),
    }
)
def test_an_odd_answer_is_read(raw: RawWeb, case: bytes) -> None:
    raw.says = case
    before = len(raw.asked)
    answer = ask(raw.url)
    assert (answer.status, answer.body) == (200, b"x")
    assert len(raw.asked) == before + 1
    assert all("\n" not in value for pair in answer.headers for value in pair)
    assert all("\n" not in value for value in answer.validators.headers.values())


def test_cookies_are_not_sent_back(raw: RawWeb) -> None:
    raw.says = http(b"x", "Set-Cookie: id=1; Path=/")

    async def twice() -> None:
        async with Fetcher(STRICT, clock, tempo=FakeTime().tempo) as fetcher:
            await fetcher.get(raw.url)
            await fetcher.get(raw.url)

    asyncio.run(twice())
    assert b"cookie" not in raw.asked[-1].lower()


def test_of_an_endless_robots_only_the_first_bytes_are_read(raw: RawWeb) -> None:
    raw.says = without_end
    assert len(ask(raw.url, first=5000).body) == 5000
    raw.says = http(gzip.compress(ZEROS), "Content-Encoding: gzip")
    assert len(ask(raw.url, first=5000).body) == 5000


@cases(
    {
        "a date before Christ": "Thu, 01 Jan 0001 00:00:00 GMT",
        "a date that overflows": "Fri, 31 Dec 9999 23:59:59 -2359",
        "a day that is none": "Tue, 99 Feb 2026 00:00:00 GMT",
        "a number below zero": "-5",
        "a number with a dot": "1.5",
        "a number of a thousand digits": "9" * 1000,
        "digits of another script": "٣٠",
        "words": "soon",
        "nothing": "",
    }
)
def test_a_retry_after_of(case: str) -> None:
    wait_s = wait_before_retry(0, case, case, lambda: datetime(2026, 3, 1, tzinfo=UTC))
    assert wait_s >= 0


# --- TLS


needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not on this machine")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    made = Authority(tmp_path_factory.mktemp("authority"))
    made.begin()
    made.sign("good", "herald.example")
    made.sign("expired", "herald.example", last="20210101000000Z")
    made.sign("early", "herald.example", first="20980101000000Z")
    made.sign("other", "another.example")
    made.own("self", "herald.example", "subjectAltName=DNS:herald.example")
    return made


def over_tls(authority: Authority, name: str, change: Callable[[ssl.SSLContext], None] = lambda _: None) -> Answer:
    context = authority.server(name)
    change(context)
    with raw_web(context) as web:
        web.says = http(b"sealed")
        return ask(f"https://herald.example:{web.port}/a", trust=authority.client())


@needs_openssl
def test_a_certificate_that_holds(authority: Authority) -> None:
    assert over_tls(authority, "good").body == b"sealed"


@needs_openssl
@cases({"expired": "expired", "not yet valid": "early", "of another host": "other", "that vouches for itself": "self"})
def test_a_certificate(authority: Authority, case: str) -> None:
    with pytest.raises(Retry, match="certificate"):
        over_tls(authority, case)


@needs_openssl
def test_a_certificate_of_an_authority_that_the_world_does_not_know(authority: Authority) -> None:
    with raw_web(authority.server("good")) as web, pytest.raises(Retry, match="certificate"):
        ask(f"https://herald.example:{web.port}/a")


@needs_openssl
def test_a_protocol_of_another_age(authority: Authority) -> None:
    def old(context: ssl.SSLContext) -> None:
        context.set_ciphers("ALL:@SECLEVEL=0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = ssl.TLSVersion.TLSv1_1

    with pytest.raises(Retry, match=r"cannot be reached|broke off"):
        over_tls(authority, "good", old)


@needs_openssl
def test_plain_text_where_tls_was_asked(raw: RawWeb) -> None:
    raw.says = http(b"open")
    with pytest.raises(Retry):
        ask(f"https://127.0.0.1:{raw.port}/a", rules=HASTY)


def test_our_own_context_knows_no_old_protocol() -> None:
    from torimatome.collect.fetching.addresses import system_resolve
    from torimatome.collect.fetching.wire import Wire

    context = Wire(STRICT, system_resolve)._tls
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
