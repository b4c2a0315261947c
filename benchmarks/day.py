"""A day of a desk with 100 outlets of 5 to 60 articles a day, on a simulated clock: requests, bytes, CPU, waste.

Two days pass as `collect --watch` lives them, each round when something is due: on the first the desk learns the feeds'
rhythms, the second is measured. The web is a process of its own; its pages are invented and never change.
"""

from __future__ import annotations

import asyncio
import json
import random
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.desks import desk_of
from benchmarks.paper_web import Web, answered, asked, serve, started
from torimatome import collect
from torimatome.desk import Desk
from torimatome.notebook import Notebook
from torimatome.watching import next_due

OUTLETS = 100
FEWEST, MOST = 5, 60
SHOWN = 20
BEGINS = datetime(2026, 11, 16, tzinfo=UTC)
DAY = timedelta(days=1)


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
        answer = await super()._reply(path, headers)
        self.sent += len(answer)
        return answer

    def _counts(self) -> dict[str, int]:
        return {
            "requests": self.asked.total(),
            "feeds": sum(n for address, n in self.asked.items() if address.endswith("/rss.xml")),
            "full_again": sum(n - 1 for address, n in self.full.items() if "/2026/" in address),
            "sent": self.sent,
        }

    def _body(self, host: str, path: str, chance: random.Random) -> bytes | None:
        if path != "/rss.xml":
            return super()._body(host, path, chance)
        a_day = random.Random(host).randint(FEWEST, MOST)
        out = int(self.passed_s / 86_400 * a_day) + SHOWN
        items = "".join(
            f"<item><title>Report {n} of {host}</title><link>http://{host}/2026/11/{n}-report-of-the-day</link></item>"
            for n in range(out - 1, out - 1 - SHOWN, -1)
        )
        return f"<rss version='2.0'><channel><title>{host}</title>{items}</channel></rss>".encode()


@dataclass
class Clock:
    """The simulated time. Waiting moves it and nothing else."""

    port: int
    at: datetime = BEGINS
    rounds: int = 0

    def now(self) -> datetime:
        return self.at

    def move(self, pause: timedelta) -> None:
        self.at += pause
        urllib.request.urlopen(f"http://127.0.0.1:{self.port}/__now/{(self.at - BEGINS).total_seconds()}").close()


def measure() -> dict[str, float]:
    """The second of two days."""
    with tempfile.TemporaryDirectory() as folder, started("benchmarks.day") as port:
        clock = Clock(port)
        with desk_of(Path(folder) / "desk", OUTLETS, port, gap_s=0, at_once=16, clock=clock.now) as desk:
            _live(desk, clock, BEGINS + DAY)
            before, clock.rounds, rounds_began, cpu = asked(port), 0, time.monotonic(), time.process_time()
            pages = _live(desk, clock, BEGINS + 2 * DAY)
            spent_s, took_s, after = time.process_time() - cpu, time.monotonic() - rounds_began, asked(port)
    requests = after["requests"] - before["requests"]
    feeds = after["feeds"] - before["feeds"]
    return {
        "outlets": OUTLETS,
        "new_pages": pages,
        "rounds": clock.rounds,
        "requests": requests,
        "requests_for_feeds": feeds,
        "requests_for_pages_again": requests - feeds - pages,
        "requests_a_page": round(requests / pages, 2),
        "requests_an_outlet": round(requests / OUTLETS),
        "asked_twice_in_full": after["full_again"] - before["full_again"],
        "sent_mb": round((after["sent"] - before["sent"]) / 1e6, 1),
        "cpu_s": round(spent_s, 1),
        "took_s": round(took_s, 1),
    }


def _live(desk: Desk, clock: Clock, end: datetime) -> int:
    """Round after round until then, as the service does; the pages that were read."""
    notebook, rules, count = Notebook(desk.store, clock.now), desk.folder.house.collect, 0
    outlets = tuple(desk.folder.outlets.values())
    while clock.at < end:
        asyncio.run(collect.round(outlets, notebook, rules, clock.now, notebook))
        count += desk.read()
        clock.rounds += 1
        clock.move(next_due(desk.folder, desk.store, clock.at))
    return count


if __name__ == "__main__":
    asyncio.run(serve(Growing(SHOWN, 1, "-", 0.0)))
