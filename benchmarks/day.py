"""A day of a desk with 100 outlets of 5 to 60 articles a day, on a simulated clock: requests, waste, CPU, memory, bytes.

Two days pass as `collect --watch` lives them, each round when something is due: on the first the desk learns the feeds'
rhythms, the second is measured. The web is a process of its own; its pages are invented and never change.
`TORIMATOME_OUTLETS=20 TORIMATOME_HOURS=6 python -m benchmarks day` is a shorter day of fewer outlets.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import resource
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha1
from pathlib import Path

from benchmarks.desks import desk_of
from benchmarks.paper_web import Web, answered, asked, serve, started
from torimatome.desk import Desk
from torimatome.watching import go_round, next_due, verdicts

OUTLETS = int(os.environ.get("TORIMATOME_OUTLETS", "100"))
FEWEST, MOST = 5, 60
FIRST, SHOWN = 3, 20
"""Entries of a feed when the desk first sees it, and the most that it ever shows."""
BEGINS = datetime(2026, 11, 16, tzinfo=UTC)
DAY = timedelta(hours=float(os.environ.get("TORIMATOME_HOURS", "24")))


class Growing(Web):
    """Each host brings its articles evenly over the day; /__now/S says that so many seconds have passed."""

    passed_s = 0.0
    sent = 0

    async def _reply(self, path: str, headers: dict[str, str]) -> bytes:
        if path.startswith("/__now/"):
            self.passed_s = float(path.removeprefix("/__now/"))
            return answered(200, b"", "")
        if path == "/__asked":
            return answered(200, json.dumps(self._counts()).encode(), "")
        answer = self._page(path, headers) if path.startswith("/2026/") else await super()._reply(path, headers)
        self.sent += len(answer)
        return answer

    def _page(self, path: str, headers: dict[str, str]) -> bytes:
        """An article's page, not made at all where it is known: the web shall not be what is measured."""
        address = headers.get("host", "") + path
        self.asked[address] += 1
        etag = f'"{sha1(address.encode(), usedforsecurity=False).hexdigest()}"'
        if headers.get("if-none-match") == etag:
            self.current += 1
            return answered(304, b"", etag)
        self.full[address] += 1
        chance = random.Random(f"{self.seed} {address}")
        return answered(200, super()._body(headers.get("host", ""), path, chance) or b"", etag)

    def _counts(self) -> dict[str, int]:
        return {
            "requests": self.asked.total(),
            "feeds": sum(n for address, n in self.asked.items() if address.endswith("/rss.xml")),
            "pages": sum(n for address, n in self.asked.items() if "/2026/" in address),
            "unchanged": self.current,
            "missing": self.asked.total() - self.full.total() - self.current,
            "full_again": sum(n - 1 for address, n in self.full.items() if "/2026/" in address),
            "sent": self.sent,
        }

    def _body(self, host: str, path: str, chance: random.Random) -> bytes | None:
        if path != "/rss.xml":
            return super()._body(host, path, chance)
        out = FIRST + self.published(host, self.passed_s)
        items = "".join(
            f"<item><title>Report {n} of {host}</title><link>http://{host}/2026/11/{n}-report-of-the-day</link></item>"
            for n in range(out - 1, max(-1, out - 1 - SHOWN), -1)
        )
        return f"<rss version='2.0'><channel><title>{host}</title>{items}</channel></rss>".encode()

    @staticmethod
    def published(host: str, passed_s: float) -> int:
        """How many articles a host brought in that time."""
        return int(passed_s / 86_400 * random.Random(host).randint(FEWEST, MOST))


@dataclass
class Clock:
    """The simulated time. Waiting moves it and nothing else."""

    port: int
    at: datetime = BEGINS

    def now(self) -> datetime:
        return self.at

    def move(self, pause: timedelta) -> None:
        self.at += pause
        urllib.request.urlopen(f"http://127.0.0.1:{self.port}/__now/{(self.at - BEGINS).total_seconds()}").close()


def measure() -> dict[str, float]:
    """The second of two days."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, started("benchmarks.day") as port:
        clock = Clock(port)
        with desk_of(Path(folder) / "desk", OUTLETS, port, gap_s=0, at_once=16, clock=clock.now) as desk:
            _live(desk, clock, BEGINS + DAY)
            before, size, written = asked(port), _evidence(folder), _written()
            cpu, day = time.process_time(), time.monotonic()
            rounds, pages = _live(desk, clock, BEGINS + 2 * DAY)
            cpu_s, day_s, after = time.process_time() - cpu, time.monotonic() - day, asked(port)
            kept = desk.store.articles.all()
        grown, written = _evidence(folder) - size, _written() - written
    hours = 2 * DAY / timedelta(hours=1)
    hosts = [f"paper{n}.example" for n in range(OUTLETS)]
    brought = sum(FIRST + Growing.published(host, hours * 3600) for host in hosts)
    of_day = {name: after[name] - before[name] for name in after}
    return {
        "outlets": OUTLETS,
        "new_pages": pages,
        "not_yet_read_at_the_end": brought - len(kept),
        "read_twice": len(kept) - len({article.url for article in kept}),
        "rounds": rounds,
        "requests": of_day["requests"],
        "requests_for_feeds": of_day["feeds"],
        "requests_for_pages_again": of_day["pages"] - pages,
        "requests_unchanged": of_day["unchanged"],
        "requests_for_what_is_not_there": of_day["missing"],
        "asked_twice_in_full": of_day["full_again"],
        "requests_a_page": round(of_day["requests"] / pages, 2),
        "requests_an_outlet": round(of_day["requests"] / OUTLETS),
        "received_mb": round(of_day["sent"] / 1e6, 1),
        "evidence_mb": round(grown / 1e6, 1),
        "written_mb": round(written / 1e6, 1),
        "cpu_s": round(cpu_s, 1),
        "cpu_ms_a_page": round(1000 * cpu_s / pages, 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "day_took_s": round(day_s, 1),
        "took_s": round(time.monotonic() - began, 1),
    }


def _live(desk: Desk, clock: Clock, end: datetime) -> tuple[int, int]:
    """Round after round until then, as the service does; how many, and the pages that were read."""
    rounds = pages = 0
    told, began = clock.at, time.monotonic()
    while clock.at < end:
        go_round(desk.folder, desk.store, clock.now)
        pages += desk.read()
        verdicts(desk.folder, desk.store, clock.at)
        rounds += 1
        clock.move(next_due(desk.folder, desk.store, clock.at))
        if clock.at - told >= timedelta(hours=4):
            told = clock.at
            print(f"{told:%d %H:%M}: {rounds} rounds, {pages} pages, {time.monotonic() - began:.0f} s", file=sys.stderr)
    return rounds, pages


def _evidence(folder: str) -> int:
    return sum(file.stat().st_size for file in Path(folder).rglob("*.warc.gz"))


def _written() -> int:
    """Bytes that this process had written to its files (Linux), each rewriting counted."""
    said = dict(line.split(": ") for line in Path("/proc/self/io").read_text("ascii").splitlines())
    return int(said["wchar"])


if __name__ == "__main__":
    asyncio.run(serve(Growing(SHOWN, 1, "-", 0.0)))
