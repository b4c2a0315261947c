"""Collecting from 100 feeds and 2,000 pages of servers that answer after 40 to 400 ms: pages a minute, waste, CPU, memory."""

from __future__ import annotations

import asyncio
import random
import resource
import tempfile
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from torimatome import collect
from torimatome.config import CollectRules
from torimatome.model import Feed, FeedKind, Outlet, OutletKind
from torimatome.notebook import Notebook
from torimatome.store import open_store

FEEDS, PAGES = 100, 20
GAP_S = 0.2
DELAYS_S = (0.04, 0.4)
WORDS = "The bridge over the river was opened by the minister, who spoke of ten million and of three years. "


class Web(BaseHTTPRequestHandler):
    """Every host of the bench on one port, told apart by its name."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    asked: ClassVar[Counter[str]] = Counter()

    def do_GET(self) -> None:
        host = self.headers["Host"]
        self.asked[host + self.path] += 1
        chance = random.Random(host + self.path)
        time.sleep(chance.uniform(*DELAYS_S))
        etag = f'"{chance.random()}"'
        if self.headers.get("If-None-Match") == etag:
            self._send(304, b"", etag)
        elif self.path == "/robots.txt":
            self._send(200, b"User-agent: *\nDisallow: /private/\nSitemap: /rss.xml\n", etag)
        elif self.path == "/rss.xml":
            items = "".join(
                f"<item><title>Report {n}</title><link>http://{host}/2026/11/{n}</link></item>" for n in range(PAGES)
            )
            self._send(200, f"<rss><channel>{items}</channel></rss>".encode(), etag)
        else:
            self._send(
                200,
                f"<html><body><article><p>{host} {self.path} {WORDS * 150}</p></article></body></html>".encode(),
                etag,
            )

    def _send(self, status: int, body: bytes, etag: str) -> None:
        self.send_response(status)
        self.send_header("ETag", etag)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if status == 200:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the counts are enough."""


def outlet(n: int) -> Outlet:
    host = f"paper{n}.example"
    return Outlet(
        id=f"xx.paper{n}", attribution=f"PAPER {n}", country="xx", kind=OutletKind.SITE, owner=f"paper{n}",
        timezone="UTC", domains=(host,), feeds=(Feed(url=f"http://{host}/rss.xml", kind=FeedKind.RSS),),
    )  # fmt: skip


def measure() -> dict[str, float]:
    """Two rounds: all is new, then nothing is. The servers run in this process; their CPU is counted with ours."""
    Web.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Web)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    outlets = [outlet(n) for n in range(FEEDS)]
    rules = CollectRules(
        min_delay_s=GAP_S, hosts_at_once=32,
        resolve={o.domains[0]: f"127.0.0.1:{server.server_address[1]}" for o in outlets},
    )  # fmt: skip
    try:
        with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
            notebook = Notebook(store, _now)
            memory: list[int] = []
            began, cpu = time.monotonic(), time.process_time()
            for half in (outlets[: FEEDS // 2], outlets[FEEDS // 2 :]):
                report = asyncio.run(collect.round(half, notebook, rules, _now, notebook, force=True))
                assert report.kept == PAGES * FEEDS // 2
                memory.append(_resident())
            first_s, cpu_s = time.monotonic() - began, time.process_time() - cpu
            wasted = sum(count - 1 for count in Web.asked.values())
            before, began = sum(Web.asked.values()), time.monotonic()
            asyncio.run(collect.round(outlets, notebook, rules, _now, notebook, force=False))
            later = sum(Web.asked.values()) - before
            memory.append(_resident())
    finally:
        server.shutdown()
        server.server_close()
    return {
        "feeds": FEEDS,
        "pages": FEEDS * PAGES,
        "pages_a_minute": round(FEEDS * PAGES / first_s * 60),
        "wasted_requests": wasted,
        "requests_when_nothing_is_due": later,
        "cpu_ms_a_page": round(cpu_s / (FEEDS * PAGES) * 1000, 2),
        "rss_mb_half": memory[0],
        "rss_mb_whole": memory[1],
        "rss_mb_later": memory[2],
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _now() -> datetime:
    return datetime.now(UTC)


def _resident() -> int:
    """Megabytes in memory now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() // 2**20
