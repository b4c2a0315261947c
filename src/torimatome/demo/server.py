"""A small web server on loopback: every sample outlet under its own host, told apart by the Host header."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from torimatome.demo import pages
from torimatome.demo.sample import Sample
from torimatome.model import FeedKind, Outlet


class SampleWeb(ThreadingHTTPServer):
    """The sites. corrected: whether the later versions of corrected articles are out."""

    daemon_threads = True

    def __init__(self, outlets: Mapping[str, Outlet], samples: Sequence[Sample]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.corrected = False
        self.by_host = {domain: outlet for outlet in outlets.values() for domain in outlet.domains}
        self.of_outlet = {o: [s for s in reversed(samples) if s.outlet == o] for o in outlets}

    @property
    def address(self) -> str:
        """host:port of the server itself."""
        return f"127.0.0.1:{self.server_port}"

    def answer(self, host: str, target: str) -> tuple[int, str, str]:
        """(status, media type, body) for a path of a host."""
        outlet = self.by_host.get(host)
        if outlet is None:
            return 404, "text/plain", "no such site"
        path, samples = urlsplit(target).path, self.of_outlet[outlet.id]
        if path == "/robots.txt":
            return 200, "text/plain", pages.robots(outlet)
        if path == "/sitemap.xml":
            return 200, "application/xml", pages.sitemap(outlet, samples, corrected=self.corrected)
        for feed in outlet.feeds:
            if urlsplit(feed.url).path == path and feed.kind is not FeedKind.LISTING:
                return 200, *pages.feed(outlet, feed.kind, samples)
        if path in ("/", "/news/"):
            page = int(parse_qs(urlsplit(target).query).get("page", ["1"])[0])
            return 200, "text/html", pages.listing(outlet, samples, page)
        return self._article(outlet, path, samples)

    def _article(self, outlet: Outlet, path: str, samples: Sequence[Sample]) -> tuple[int, str, str]:
        found = next((s for s in samples if s.path == path), None)
        if found is None:
            return 404, "text/plain", "no such page"
        others = [s for s in samples if s is not found][:3]
        return 200, "text/html", pages.article(outlet, found, others, corrected=self.corrected)


class _Handler(BaseHTTPRequestHandler):
    server: SampleWeb
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer one request."""
        host = self.headers.get("Host", "").partition(":")[0]
        status, media_type, text = self.server.answer(host, self.path)
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@contextmanager
def serving(outlets: Mapping[str, Outlet], samples: Sequence[Sample]) -> Iterator[SampleWeb]:
    """The sample web, while the block lasts."""
    with SampleWeb(outlets, samples) as web:
        thread = threading.Thread(target=web.serve_forever, daemon=True)
        thread.start()
        try:
            yield web
        finally:
            web.shutdown()
            thread.join()
