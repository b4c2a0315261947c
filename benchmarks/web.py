"""The pages over a large desk: server time, bytes over the wire, preview, findings after an edit; and from a key press to its effect.

The demo's desk is made large: its events are copied until the week has 5,000 articles, its imported issue until the archive has
1 million items (rows alone, as the store writes them; `python -m benchmarks.web 10000` for fewer), and its bulletin to 25 items.
The copies are not in the index of the search (benchmarks/search.py has a million there), and what they teach was learnt from one
of them: a desk learns from an issue when it comes, once, and reading a million items at once would take hours. All copies are of
one item, so what they teach is small. editor-first-s is the first look at the editor after the server began.
"""

from __future__ import annotations

import os
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from tests.web.client import Client

from benchmarks import web_desk, web_keys
from torimatome import demo, plugins, web
from torimatome.desk import Desk
from torimatome.web.weeks import path_of
from torimatome.writers import html

ARCHIVED, ISSUES, ARTICLES, ITEMS = 1_000_000, 1_000, 5_000, 25
TIMES = 15


def measure(archived: int = int(os.environ.get("ARCHIVED", ARCHIVED))) -> dict[str, float]:
    """Times in milliseconds, sizes in kB."""
    with tempfile.TemporaryDirectory(prefix="torimatome-") as folder:
        out = Path(folder) / "out"
        demo.run(out, lambda _: None)
        _fill(out / "desk" / "data" / "torimatome.db", archived)
        with Desk.opened(plugins.open_folder(out / "desk")) as desk:
            key = web_desk.large(desk, int(ARTICLES / web_desk.articles_per_event(desk)), ITEMS)
            found = _pages(desk, key)
    found |= web_keys.measure()
    return {"archived": archived} | {name: round(value, 1) for name, value in found.items()}


def _fill(file: Path, archived: int) -> None:
    """Issues of earlier years, each of as many items, copied from the imported one."""
    with sqlite3.connect(file) as base:
        base.row_factory = sqlite3.Row
        shelf = dict(base.execute("SELECT * FROM documents WHERE origin = 'import' LIMIT 1").fetchone())
        item = dict(base.execute("SELECT * FROM archived LIMIT 1").fetchone())
        for n in range(1, ISSUES + 1):
            first = date(2025, 12, 27) - timedelta(weeks=n)
            days = {"first_on": first.isoformat(), "last_on": (first + timedelta(days=6)).isoformat()}
            document = {"number": 1000 + n, "source": 1000 + n, "bulletin": f"old-{n}", "sha256": f"{n:064}"}
            _insert(base, "documents", shelf | days | document)
            place = f"0 {days['first_on']} {days['last_on']} old-{n} {1000 + n:09} "
            same = item | {"document": 1000 + n, "day": days["last_on"]}
            each = {
                "number": f"{n * 10_000} + value", "key": f"'old-{n}-' || value", "n": "value",
                "place": f"'{place}' || printf('%06d', value)",
            }  # fmt: skip
            _insert(base, "archived", same, each, archived // ISSUES)


def _insert(
    base: sqlite3.Connection, table: str, row: dict[str, object], each: dict[str, str] | None = None, times: int = 1
) -> None:
    """A row as often as it is wanted. each: what differs, told by SQL of `value`, which counts from 0."""
    said = {name: (each or {}).get(name, f":{name}") for name in row}
    counting = "WITH RECURSIVE c(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM c WHERE value + 1 < :times)"
    base.execute(
        f"INSERT INTO {table} ({', '.join(said)}) {counting} SELECT {', '.join(said.values())} FROM c",
        row | {"times": times},
    )


def _pages(desk: Desk, key: str) -> dict[str, float]:
    bulletin = desk.bulletin(key)
    week, edit = path_of(bulletin.period), f"/bulletin/{key}/edit"
    found: dict[str, float] = {}
    event = desk.store.drafted.proposals(key)[0].branch.event
    with Client(web.application(desk)) as ann:
        began = time.perf_counter()
        ann.get(edit)
        found["editor-first-s"] = time.perf_counter() - began
        for name, path in (
            ("home", "/"),
            ("inbox", week),
            ("inbox-search", f"{week}?q=Baku"),
            ("event", f"/event/{event}"),
            ("search", "/search?q=Baku"),
            ("editor", edit),
            ("publish", f"/bulletin/{key}/publish"),
        ):
            found[f"{name}-ms"] = _median(lambda path=path: ann.get(path))  # type: ignore[misc]
        for name, path in (("home", "/"), ("inbox", week), ("event", f"/event/{event}"), ("editor", edit)):
            links = [path, *re.findall('(?:href|src)="(/static/[^"]+)"', ann.get(path).text)]
            found[f"{name}-kB"] = sum(len(b"".join(ann.raw(link))) for link in dict.fromkeys(links)) / 1000
        found["preview-ms"] = _median(lambda: html.write(bulletin, desk.sources(bulletin)))
        found["preview-page-ms"] = _median(lambda: ann.get(f"/bulletin/{key}/preview"))
        one, texts = f"{edit}/{bulletin.items[0].id}", count()
        post = {"headers": {"HX-Request": "true"}}
        found["edit-saved-ms"] = _median(
            lambda: ann.post(f"{one}/change", {"field": "headline.en", "value": f"Try {next(texts)}"}, **post)
        )
        found["findings-after-edit-ms"] = _median(
            lambda: (
                ann.post(f"{one}/change", {"field": "headline.en", "value": f"Try {next(texts)}"}, **post),
                ann.get(f"{one}/findings", **post),
            )
        )
    return found


def _median(work: Callable[[], object]) -> float:
    """The median time of some rounds after the first."""
    work()
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    for name, value in measure(int(sys.argv[1]) if len(sys.argv) > 1 else ARCHIVED).items():
        print(f"{name:28} {value:10}")
