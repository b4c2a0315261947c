"""Collecting from 100 feeds and 2,000 pages of servers that answer after 40 to 400 ms: pages a minute, waste, CPU, memory.

`TORIMATOME_LOAD=1000 python -m benchmarks collecting` asks as many feeds, of 20 pages each. The servers are a process of their own.
"""

from __future__ import annotations

import asyncio
import os
import resource
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.desks import desk_of
from benchmarks.paper_web import asked, serving
from torimatome import collect
from torimatome.desk import Desk
from torimatome.notebook import Notebook

FEEDS, PAGES = int(os.environ.get("TORIMATOME_LOAD", "100")), 20
GAP_S = 0.2
AT_ONCE = 48


def measure() -> dict[str, float]:
    """Two rounds: all is new, then nothing is due; between them what came is read."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(PAGES) as port,
        desk_of(Path(folder) / "desk", FEEDS, port, gap_s=GAP_S, at_once=AT_ONCE) as desk,
    ):
        return {"feeds": FEEDS, "pages": FEEDS * PAGES, **_rounds(desk, port), **_size(Path(folder))}


def _rounds(desk: Desk, port: int) -> dict[str, float]:
    count = FEEDS * PAGES
    with _memory() as sizes:
        began, cpu = time.monotonic(), time.process_time()
        report = _round(desk, force=True)
        first_s, cpu_s = time.monotonic() - began, time.process_time() - cpu
        assert report.kept == count, "\n".join(report.lines())
        counts, collected = asked(port), len(sizes)
        cpu = time.process_time()
        assert desk.read() == count
        read_s = time.process_time() - cpu
        _round(desk, force=False)
    idle = asked(port)["requests"] - counts["requests"]
    return {
        "pages_a_minute": round(count / first_s * 60),
        "requests": counts["requests"],
        "wasted_requests": counts["again"],
        "requests_for_what_is_not_there": counts["missing"],
        "requests_when_nothing_is_due": idle,
        "cpu_ms_a_page": round(cpu_s / count * 1000, 2),
        "cpu_ms_a_page_read": round(read_s / count * 1000, 2),
        "rss_mb_at_tenth": sizes[collected // 10],
        "rss_mb_half": sizes[collected // 2],
        "rss_mb_collected": sizes[collected - 1],
        "rss_mb_read": sizes[-1],
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _round(desk: Desk, *, force: bool) -> collect.Report:
    notebook = Notebook(desk.store, desk.clock)
    rules = desk.folder.house.collect
    return asyncio.run(
        collect.round(tuple(desk.folder.outlets.values()), notebook, rules, desk.clock, notebook, force=force)
    )


def _size(folder: Path) -> dict[str, float]:
    return {"disk_mb": sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) // 2**20}


@contextmanager
def _memory() -> Iterator[list[int]]:
    """Megabytes in memory, once a second while the block lasts."""
    sizes, ended = [_resident()], threading.Event()

    def watch() -> None:
        while not ended.wait(1.0):
            sizes.append(_resident())

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield sizes
    finally:
        ended.set()
        thread.join()


def _resident() -> int:
    """Megabytes in memory now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() // 2**20
