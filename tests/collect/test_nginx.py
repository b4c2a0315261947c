"""A real web server of Debian's in place of ours: nginx with gzip, ETag, 304, redirects and TLS."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest

from torimatome import collect
from torimatome.collect.fetching import Answer, Fetcher, Validators
from torimatome.config import CollectRules
from torimatome.model import Feed, FeedKind, Outlet, OutletKind, Role

from .memory import Desk
from .playground import FakeTime, clock, rss

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not on this machine (Debian: nginx-light)")

USER = "user root; " if os.geteuid() == 0 else ""
"""Started by root it would read as another user, who may not look into our folders."""
CONFIG = """
{user}daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4;
  scgi_temp_path {folder}/t5;
  types {{ text/html html; application/rss+xml xml; text/plain txt; }}
  log_format brief '$request_uri $status $sent_http_content_encoding';
  access_log {folder}/access.log brief;
  gzip on; gzip_min_length 100; gzip_types application/rss+xml text/plain; etag on;
  limit_req_zone $binary_remote_addr zone=slow:1m rate=1r/m;
  server {{
    listen 127.0.0.1:{port}{ssl}; {tls}
    root {folder}/site;
    location /moved/ {{ return 301 /news/one-report-of-the-day.html; }}
    location /busy/ {{ limit_req zone=slow; limit_req_status 429; add_header Retry-After 3600 always; try_files /news/one-report-of-the-day.html =404; }}
  }}
}}
"""
ITEMS = [
    (f"/news/{n}-report-of-the-day.html", f"Report {n}", "Tue, 10 Mar 2026 08:00:00 GMT")
    for n in ("one", "two", "three")
]
PAGE = (
    "<!doctype html><html><body><article><h1>{}</h1>"
    + "<p>The bridge over the river was opened by the minister.</p>" * 20
    + "</article></body></html>"
)


@dataclass
class Site:
    folder: Path
    port: int
    scheme: str

    @property
    def base(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}" if self.scheme == "http" else f"https://localhost:{self.port}"

    @property
    def log(self) -> list[list[str]]:
        return [line.split() for line in (self.folder / "access.log").read_text().splitlines()]


def started(folder: Path, tls: str = "") -> Iterator[Site]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    site = Site(folder, port, "https" if tls else "http")
    (folder / "site" / "news").mkdir(parents=True)
    (folder / "site" / "robots.txt").write_text("User-agent: *\nDisallow: /private/\n")
    (folder / "site" / "rss.xml").write_text(rss(*ITEMS).replace("{base}", site.base))
    for path, title, _ in ITEMS:
        (folder / "site" / path[1:]).write_text(PAGE.format(title))
    (folder / "nginx.conf").write_text(
        CONFIG.format(user=USER, folder=folder, port=port, tls=tls, ssl=" ssl" if tls else "")
    )
    assert NGINX
    folder.chmod(0o755)
    with subprocess.Popen(
        [NGINX, "-c", str(folder / "nginx.conf"), "-p", str(folder)], stderr=subprocess.PIPE
    ) as server:
        try:
            _await(folder, port, server)
            yield site
        finally:
            server.terminate()


def _await(folder: Path, port: int, server: subprocess.Popen[bytes]) -> None:
    """Until it is nginx that answers: in between another test's server may have been given the port."""
    for _ in range(500):
        if server.poll() is not None:
            pytest.skip(f"nginx does not start here: {server.stderr.read().decode() if server.stderr else ''}")
        try:
            (folder / "pid").stat()  # written once its port is its own
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.02)
    pytest.fail("nginx did not answer")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    (tmp_path / "nginx").mkdir()
    yield from started(tmp_path / "nginx")


RULES = CollectRules(allow_private_addresses=True, min_delay_s=0, retries=0)


def outlet(site: Site) -> Outlet:
    return Outlet(
        id="xx.herald", attribution="HERALD", country="xx", kind=OutletKind.SITE, owner="h", timezone="UTC",
        domains=(site.base.split("//")[1],), feeds=(Feed(url=f"{site.base}/rss.xml", kind=FeedKind.RSS),),
    )  # fmt: skip


def go(site: Site, desk: Desk) -> collect.Report:
    return asyncio.run(collect.round([outlet(site)], desk, RULES, clock, desk, force=True, tempo=FakeTime().tempo))


def test_a_round_over_nginx_and_the_one_after(site: Site) -> None:
    desk = Desk()
    assert go(site, desk).kept == 3
    assert all(c.body.startswith(b"<!doctype") for c in desk.of_role(Role.PAGE))
    first = site.log
    assert {row[0]: row[2] for row in first}["/rss.xml"] == "gzip"
    assert len(first) == len({row[0] for row in first})
    report = go(site, desk)
    again = {row[0]: row[1] for row in site.log[len(first) :]}
    assert (report.kept, report.changed) == (0, 0)
    assert again["/rss.xml"] == "304"
    assert again["/robots.txt"] == "304"


def test_a_second_reader_of_feeds_agrees_on_what_nginx_serves(site: Site) -> None:
    atoma = pytest.importorskip("atoma", reason="atoma is not installed")
    desk = Desk()
    assert not go(site, desk).problems
    feed = atoma.parse_rss_bytes(desk.of_role(Role.FEED)[0].body)
    assert [(item.link, item.title) for item in feed.items] == [(e.url, e.title) for e in desk.entries.values()]
    assert [item.pub_date for item in feed.items] == [e.published_at for e in desk.entries.values()]


def get(site: Site, path: str, tags: Validators | None = None, trust: ssl.SSLContext | None = None) -> Answer:
    async def ask() -> Answer:
        async with Fetcher(RULES, clock, tempo=FakeTime().tempo, trust=trust) as fetcher:
            return await fetcher.get(site.base + path, tags)

    return asyncio.run(ask())


def test_validators_of_a_weak_kind_bring_304(site: Site) -> None:
    answer = get(site, ITEMS[0][0])
    assert (answer.validators.etag or "").startswith("W/")
    assert get(site, ITEMS[0][0], answer.validators).unchanged


def test_a_redirect_of_nginx_is_followed_for_good(site: Site) -> None:
    answer = get(site, "/moved/here")
    assert (answer.status, answer.moved_to) == (200, site.base + ITEMS[0][0])


def test_its_limits_are_heard(site: Site) -> None:
    from torimatome.errors import Retry

    assert get(site, "/busy/one").status == 200
    with pytest.raises(Retry, match=r"429 and asks to come back later \(3600\)"):
        get(site, "/busy/two")


def test_tls_of_nginx(tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl is not on this machine")
    folder = tmp_path / "nginx"
    folder.mkdir()
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(0o755)
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
            "subjectAltName=DNS:localhost", "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]  # fmt: skip
    subprocess.run([openssl, *made], check=True, capture_output=True)
    tls = f"ssl_certificate {folder}/cert.pem; ssl_certificate_key {folder}/key.pem;"

    for site in started(folder, tls):
        from torimatome.errors import Retry

        with pytest.raises(Retry, match=r"(?i)certificate"):
            get(site, ITEMS[0][0])
        trust = ssl.create_default_context(cafile=str(folder / "cert.pem"))
        assert get(site, ITEMS[0][0], trust=trust).status == 200


def test_what_nginx_gave_is_read_by_two_readers_of_archives(site: Site, tmp_path: Path) -> None:
    warcio = pytest.importorskip("warcio.archiveiterator")
    fastwarc = pytest.importorskip("fastwarc.warc", reason="fastwarc is not installed")
    from torimatome.notebook import Notebook
    from torimatome.store import open_store

    with open_store(tmp_path / "data") as store:
        notebook = Notebook(store, clock)
        asyncio.run(collect.round([outlet(site)], notebook, RULES, clock, notebook, force=True, tempo=FakeTime().tempo))
    [file] = (tmp_path / "data" / "warc").glob("*.warc.gz")
    one = [
        r.rec_headers.get_header("WARC-Target-URI")
        for r in warcio.ArchiveIterator(BytesIO(file.read_bytes()))
        if r.rec_type == "response"
    ]
    two = [
        record.headers["WARC-Target-URI"]
        for record in fastwarc.ArchiveIterator(
            BytesIO(file.read_bytes()), record_types=fastwarc.WarcRecordType.response, verify_digests=True
        )
    ]
    assert one == two
    assert len(one) == 5
