"""What a page costs from its request to the stored, searchable article, against bare `trafilatura` of the same pages: CPU of this process.

The pages are those of ../shared/bench/news-pages where they are on this machine, else invented ones; each is served once,
so that nothing kept in memory from its last reading flatters us or the other. Grouping into events is no part of it: `benchmarks.following` measures that.
"""

from __future__ import annotations

import gc
import gzip
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import trafilatura

from benchmarks.desks import desk_of
from benchmarks.paper_web import invented, serving
from torimatome import extract
from torimatome.desk import Desk
from torimatome.errors import SetAside
from torimatome.model import Role, Snapshot
from torimatome.store.search import indexing
from torimatome.watching import go_round

HOSTS = 10
WARMING = 20
"""Invented pages that are collected and read first: libraries load, tables of names are made."""
REAL = Path(__file__).parent.parent.parent / "shared" / "bench" / "news-pages"


def measure() -> dict[str, float]:
    """Collect and read the pages as a desk does; then extract the same bytes bare."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        _pages(work / "warm", [invented("paper", f"/{n}", random.Random(n)) for n in range(WARMING)])
        with (
            serving(2, folder=str(work / "warm"), slowness=0) as port,
            desk_of(work / "w" / "desk", HOSTS, port) as desk,
        ):
            _warm(desk)
        bodies = [gzip.decompress(file.read_bytes()) for file in sorted(REAL.glob("*/*.html.gz"))]
        bodies = bodies or [invented("paper", f"/{n}", random.Random(n)) for n in range(100, 170)]
        bodies = bodies[: len(bodies) // HOSTS * HOSTS]
        _pages(work / "pages", bodies)
        with (
            serving(len(bodies) // HOSTS, folder=str(work / "pages"), slowness=0) as port,
            desk_of(work / "d" / "desk", HOSTS, port, gap_s=0) as desk,
        ):
            return _measured(desk, len(bodies))


def _pages(folder: Path, bodies: Sequence[bytes]) -> None:
    folder.mkdir()
    for n, body in enumerate(bodies):
        (folder / f"{n:04}.html").write_bytes(body)


def _warm(desk: Desk) -> None:
    _gathered(desk)
    desk.read()
    _index(desk)
    for snapshot in desk.store.captures.all(Role.PAGE):
        trafilatura.bare_extraction(desk.store.captures.body(snapshot.id).decode(), with_metadata=True)


def _index(desk: Desk) -> None:
    """Write into the index what waits for it, as the next pages would."""
    search = desk.store.search
    with search._database.write() as connection:  # noqa: SLF001
        indexing.settle(connection, search._postings)  # noqa: SLF001


def _gathered(desk: Desk) -> None:
    with desk.store.run():
        go_round(desk.folder, desk.store, desk.clock, force=True)


def _measured(desk: Desk, count: int) -> dict[str, float]:
    fetched = _ms(lambda: _gathered(desk)) / count
    read = _ms(desk.read) / count
    indexed = _ms(lambda: _index(desk)) / count
    pages = [(s, desk.store.captures.body(s.id)) for s in desk.store.captures.all(Role.PAGE)]
    assert len(pages) == count, len(pages)
    own = _ms(lambda: [_extracted(desk, *page) for page in pages]) / count
    bare = [_ms(partial(_bare, pages, with_metadata=more)) / count for more in (True, False)]
    total = fetched + read + indexed
    return {
        "pages": count,
        "kb_a_page": round(sum(len(body) for _, body in pages) / count / 1000),
        "fetching_and_keeping_ms": round(fetched, 2),
        "reading_ms": round(read, 2),
        "reading_without_extraction_ms": round(read - own, 2),
        "extraction_ms": round(own, 2),
        "indexing_what_waits_ms": round(indexed, 2),
        "desk_ms_a_page": round(total, 2),
        "trafilatura_ms_a_page": round(bare[0], 2),
        "trafilatura_without_metadata_ms_a_page": round(bare[1], 2),
        "overhead": round(total / bare[0] - 1, 3),
        "overhead_without_metadata": round(total / bare[1] - 1, 3),
        "overhead_of_extraction": round(own / bare[0] - 1, 3),
    }


def _extracted(desk: Desk, snapshot: Snapshot, body: bytes) -> int:
    outlet = desk.folder.known[snapshot.outlet]
    try:
        return len(extract.articles(snapshot, body, None, outlet, desk.packs, desk.folder.known))
    except SetAside:
        return 0


def _bare(pages: Sequence[tuple[Snapshot, bytes]], *, with_metadata: bool) -> None:
    for _, body in pages:
        trafilatura.bare_extraction(body.decode("utf-8", "replace"), with_metadata=with_metadata)


def _ms(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000
