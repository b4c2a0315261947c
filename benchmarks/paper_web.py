"""A web of many hosts on one port, in a process of its own, so that its CPU is not counted with the desk's.

`python -m benchmarks.paper_web PAGES SEED FOLDER SLOWNESS` prints its port. Each host has /robots.txt, /rss.xml of PAGES entries and its pages;
each address answers after a time of its own. FOLDER holds pages, served in turn, host after host; "-" serves invented ones.
`/__asked` counts: all requests, those for an address that was asked before, and those for what is not there.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha1
from pathlib import Path

DELAYS_S = (0.04, 0.4)
"""From first byte asked to first byte sent; typical of news sites seen from another continent."""

WORDS = [
    "minister",
    "river",
    "bridge",
    "agreement",
    "parliament",
    "railway",
    "border",
    "school",
    "harvest",
    "energy",
    "council",
    "students",
    "hospital",
    "gas",
    "million",
    "percent",
    "region",
    "visit",
    "president",
    "statement",
    "project",
    "border",
    "market",
    "water",
    "road",
    "ceremony",
    "company",
    "budget",
    "talks",
]


class Web:
    """What is served, and what was asked."""

    def __init__(self, pages: int, seed: int, folder: str, slowness: float) -> None:
        self.pages, self.seed, self.slowness = pages, seed, slowness
        self.bodies = [f.read_bytes() for f in sorted(Path(folder).glob("*.html"))] if folder != "-" else []
        self.asked: Counter[str] = Counter()
        self.full: Counter[str] = Counter()
        self.current = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, kept open."""
        try:
            while request := await reader.readuntil(b"\r\n\r\n"):
                lines = request.decode("latin-1").split("\r\n")
                headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in lines[1:])}
                writer.write(await self._reply(lines[0].split()[1], headers))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _reply(self, path: str, headers: dict[str, str]) -> bytes:
        host = headers.get("host", "")
        if path == "/__asked":
            said = {"requests": self.asked.total(), "again": sum(n - 1 for n in self.asked.values()),
                    "missing": self.asked.total() - self.full.total() - self.current}  # fmt: skip
            return answered(200, json.dumps(said).encode(), "")
        chance = random.Random(f"{self.seed} {host}{path}")
        await asyncio.sleep(self.slowness * chance.uniform(*DELAYS_S))
        self.asked[host + path] += 1
        body = self._body(host, path, chance)
        if body is None:
            return answered(404, b"not here", "")
        etag = f'"{sha1(body, usedforsecurity=False).hexdigest()}"'
        if headers.get("if-none-match") == etag:
            self.current += 1
            return answered(304, b"", etag)
        self.full[host + path] += 1
        return answered(200, body, etag)

    def _body(self, host: str, path: str, chance: random.Random) -> bytes | None:
        if path == "/robots.txt":
            return b"User-agent: *\nDisallow: /private/\n"
        if path == "/rss.xml":
            items = "".join(
                f"<item><title>Report {n} of {host}</title><link>http://{host}/2026/11/{n}-report-of-the-day</link>"
                f"<pubDate>Sun, {1 + n % 21:02} Nov 2026 {n % 24:02}:00:00 +0000</pubDate></item>"
                for n in range(self.pages)
            )
            return f"<rss version='2.0'><channel><title>{host}</title>{items}</channel></rss>".encode()
        if not path.startswith("/2026/"):
            return None
        if self.bodies:
            place = _number(host) * self.pages + _number(path.rpartition("/")[2])
            return self.bodies[place % len(self.bodies)]
        return invented(host, path, chance)


def _number(name: str) -> int:
    """The first number in a name."""
    return int(next(iter(re.findall(r"\d+", name)), "0"))


def invented(host: str, path: str, chance: random.Random) -> bytes:
    """A page as news sites have them: menus, teasers and scripts around some paragraphs; about 40 kB."""

    def prose(count: int) -> str:
        return (" ".join(chance.choices(WORDS, k=count)) + ".").capitalize()

    menu = "".join(f'<li class="nav-item"><a href="/{w}/">{w}</a></li>' for w in WORDS)
    aside = "".join(
        f'<div class="teaser"><a href="/2026/10/{n}"><img src="/img/{n}.jpg" alt=""><h4>{prose(9)}</h4></a>'
        f'<time datetime="2026-10-{1 + n % 28:02}T08:00:00+00:00">today</time></div>'
        for n in range(40)
    )
    text = "".join(f"<p>{prose(60)}</p>" for _ in range(12))
    script = "window.settings = {" + ",".join(f'"key{n}": "{prose(4)}"' for n in range(150)) + "};"
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{prose(8)} | {host}</title>"
        f"<meta property='article:published_time' content='2026-11-20T08:00:00+00:00'><script>{script}</script></head>"
        f"<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{prose(8)}</h1>"
        f"<p class='byline'>By Anna Writer</p>{text}</article><aside>{aside}</aside></main>"
        f"<footer><ul>{menu}</ul><p>{path}</p></footer></body></html>"
    ).encode()


def answered(status: int, body: bytes, etag: str) -> bytes:
    tag = f"ETag: {etag}\r\n" if etag else ""
    kind = "Content-Type: text/html; charset=utf-8\r\n"
    length = "" if status == 304 else f"Content-Length: {len(body)}\r\n"
    return f"HTTP/1.1 {status} X\r\n{tag}{kind}{length}\r\n".encode() + body


@contextmanager
def serving(pages: int, *, seed: int = 1, folder: str = "-", slowness: float = 1.0) -> Iterator[int]:
    """The web, while the block lasts; its port."""
    with started("benchmarks.paper_web", str(pages), str(seed), folder, str(slowness)) as port:
        yield port


@contextmanager
def started(module: str, *arguments: str) -> Iterator[int]:
    """A module that calls `serve`, as a process of its own while the block lasts; its port."""
    with subprocess.Popen([sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield int(server.stdout.readline())
        finally:
            server.terminate()


def asked(port: int) -> dict[str, int]:
    """The counts so far."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/__asked") as answer:
        found: dict[str, int] = json.load(answer)
    return found


async def serve(web: Web) -> None:
    """Print the port, then serve until stopped."""
    server = await asyncio.start_server(web.serve, "127.0.0.1", 0, limit=1 << 16, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Web(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], float(sys.argv[4]))))
