"""A small real web server on loopback whose every answer a test can set, and a time that takes no time."""

from __future__ import annotations

import asyncio
import gzip
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from torimatome.collect import Tempo
from torimatome.collect.fetching import Answer as Found
from torimatome.collect.fetching import Fetcher, Resolve, Validators, system_resolve
from torimatome.config import CollectRules
from torimatome.model import Feed, FeedKind, Outlet, OutletKind

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
RULES = CollectRules(allow_private_addresses=True, min_delay_s=2.0, timeout_s=5.0)


@dataclass
class Reply:
    """length: a Content-Length of its own, true or not. pieces: sent in place of the body, chunked if no length."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: Callable[[], Iterable[bytes]] | None = None
    length: int | None = None


Answer = Reply | bytes | str | list[Reply]


@dataclass
class Asked:
    path: str
    headers: Mapping[str, str]
    at_s: float


@dataclass
class FakeTime:
    """Sleeping moves the clock and nothing else."""

    now_s: float = 0.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.now_s

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now_s += seconds

    @property
    def tempo(self) -> Tempo:
        return Tempo(now=self.now, sleep=self.sleep)


@dataclass
class Web:
    """routes: path to an answer; a list is used up from the front, its last answer stays."""

    time: FakeTime
    routes: dict[str, Answer] = field(default_factory=dict)
    log: list[Asked] = field(default_factory=list)
    port: int = 0
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.log]

    def outlet(self, *feeds: tuple[str, FeedKind], delay_s: float | None = None) -> Outlet:
        return Outlet(
            id="xx.herald",
            attribution="HERALD",
            country="xx",
            kind=OutletKind.SITE,
            owner="herald",
            timezone="Asia/Baku",
            domains=(f"127.0.0.1:{self.port}",),
            crawl_delay_s=delay_s,
            feeds=tuple(Feed(url=self.base + path, kind=kind) for path, kind in feeds),
        )

    def reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        self.log.append(Asked(path, headers, self.time.now_s))
        answer = self.routes.get(path, Reply(404, b"not here"))
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if isinstance(answer, str):
            answer = answer.replace("{base}", self.base).encode()
        reply = Reply(body=answer) if isinstance(answer, bytes) else answer
        return _conditional(reply, headers)


def _conditional(reply: Reply, headers: Mapping[str, str]) -> Reply:
    etag = reply.headers.get("ETag")
    return Reply(304, headers={"ETag": etag}) if etag and headers.get("If-None-Match") == etag else reply


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10
    disable_nagle_algorithm = True
    web: Web

    def do_GET(self) -> None:
        reply = self.web.reply(self.path, dict(self.headers.items()))
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value.replace("{base}", self.web.base))
        try:
            self._send(reply)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _send(self, reply: Reply) -> None:
        chunked = reply.pieces is not None and reply.length is None
        if chunked:
            self.send_header("Transfer-Encoding", "chunked")
        elif reply.status != 304:
            self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
        self.end_headers()
        for piece in reply.pieces() if reply.pieces else [reply.body]:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece) if chunked else piece)
        if chunked:
            self.wfile.write(b"0\r\n\r\n")
        if reply.length is not None:
            self.close_connection = True

    def log_message(self, *args: object) -> None:
        pass


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up on a bomb are what is wanted."""


@contextmanager
def serving() -> Iterator[Web]:
    web = Web(FakeTime())
    handler = type("Handler", (_Handler,), {"web": web})
    server = _Quiet(("127.0.0.1", 0), handler)
    web.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def gzipped(body: bytes, **headers: str) -> Reply:
    return Reply(body=gzip.compress(body), headers={"Content-Encoding": "gzip", **headers})


def rss(*items: tuple[str, str, str]) -> str:
    """An RSS feed of (path, title, pubDate); paths are completed by the server."""
    lines = "".join(
        f"<item><title>{title}</title><link>{{base}}{path}</link><pubDate>{at}</pubDate></item>"
        for path, title, at in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title>{lines}</channel></rss>'


def sitemap(*urls: tuple[str, str]) -> str:
    """A sitemap of (path, lastmod or nothing)."""
    lines = "".join(
        f"<url><loc>{{base}}{path}</loc>{f'<lastmod>{at}</lastmod>' if at else ''}</url>" for path, at in urls
    )
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{lines}</urlset>'


def listing(numbers: range, next_page: int | None) -> str:
    rows = "".join(f'<li><a href="/en/2026/03/{n}">The report number {n} of this month</a></li>' for n in numbers)
    more = f'<a href="/news/?page={next_page}">more</a>' if next_page else ""
    return f"<html><body><ul>{rows}</ul>{more}</body></html>"


def clock() -> datetime:
    return NOW


def get(
    web: Web,
    *paths: str,
    rules: CollectRules = RULES,
    resolve: Resolve = system_resolve,
    tags: Validators | None = None,
) -> Found:
    """The answer of the last of the addresses, asked one after the other."""

    async def ask() -> Found:
        async with Fetcher(rules, clock, tempo=web.time.tempo, resolve=resolve) as fetcher:
            answers = [await fetcher.get(p if "://" in p else web.base + p, tags) for p in paths]
            return answers[-1]

    return asyncio.run(ask())
