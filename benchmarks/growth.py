"""Growth: what a new article costs while the store grows from a thousand to a million articles, without vectors.

Only the days at hand hold real texts; what is older are rows as small as they may be, in events of their own. A round
takes in `ROUND` articles, first as a new process does, then in one that stays (`collect --watch`).
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, insert

from benchmarks.grouping import press
from torimatome import plugins
from torimatome.dossiers import Assigning
from torimatome.group import Gazetteer
from torimatome.model import Article, Coverage, Event, EventKind
from torimatome.model.json import to_json
from torimatome.store import Store, open_store, tables

SIZES = (1_000, 10_000, 100_000, 1_000_000)
ROUND = 30
HELD = 700
"""Articles of the days at hand: as many as stay at hand, so that a round costs the same but for the archive."""
_AT_ONCE = 10_000


def measure(sizes: Sequence[int] = SIZES) -> dict[str, float]:
    """Milliseconds for an article of a round by the size of the store; megabytes of memory and on the disk."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as work:
        folder = plugins.create_folder(Path(work) / "desk", "azerbaijan", None, {})
        gazetteer = Gazetteer(folder.register, folder.known.values())
        with open_store(folder.data) as store:
            held = list(press(HELD + 2 * ROUND * len(sizes)))
            at_hand, new = held[:HELD], iter(held[HELD:])
            for article in at_hand:
                store.articles.save(article)
            Assigning(folder, store, gazetteer).new()
            size = len(at_hand)
            for wanted in sizes:
                _fill(store, at_hand[0], size, wanted)
                size = max(size, wanted)
                staying = Assigning(folder, store, gazetteer)
                for name in ("fresh", "staying"):
                    found[f"{name}_ms_at_{wanted}"] = _round(store, staying, [next(new) for _ in range(ROUND)])
            found["disk_mb"] = round(sum(f.stat().st_size for f in folder.data.rglob("*") if f.is_file()) / 1e6)
    return found | {"peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}


def _round(store: Store, assigning: Assigning, some: Sequence[Article]) -> float:
    for article in some:
        store.articles.save(article)
    since = some[0].reported_on
    assert since
    started = time.process_time()
    assert assigning.lately(since + timedelta(days=1)) == len(some)
    return round(1000 * (time.process_time() - started) / len(some), 1)


def _fill(store: Store, first: Article, size: int, wanted: int) -> None:
    """Old articles up to that number, each day as many as there are a day now."""
    with store.transaction(), store._database.write() as connection:  # noqa: SLF001 (no verb takes a million at once)
        for start in range(size, wanted, _AT_ONCE):
            _rows(connection, first, range(start, min(wanted, start + _AT_ONCE)))


def _rows(connection: Connection, first: Article, numbers: range) -> None:
    made = list(_old(first, numbers))
    rows = [{"id": a.id, "revision": 1, "outlet": a.outlet, "day": a.reported_on, "json": to_json(a)} for a in made]
    connection.execute(insert(tables.articles), rows)
    told = [
        {"article": a.id, "event": f"e{a.id}", "json": to_json(Coverage(event=f"e{a.id}", article=a.id))} for a in made
    ]
    connection.execute(insert(tables.coverage), told)
    events = [Event(id=f"e{a.id}", kind=EventKind.OTHER, first_on=a.reported_on, last_on=a.reported_on) for a in made]
    connection.execute(
        insert(tables.events),
        [
            {"id": e.id, "part_of": None, "first_on": e.first_on, "last_on": e.last_on, "json": to_json(e)}
            for e in events
        ],
    )


def _old(first: Article, numbers: range) -> Iterator[Article]:
    assert first.published
    for n in numbers:
        at = first.published.at - timedelta(days=30 + n / 240)
        yield replace(
            first, id=f"old{n}", headline="Old", text="Old.", published=replace(first.published, at=at), snapshot=""
        )


if __name__ == "__main__":
    print(measure())
