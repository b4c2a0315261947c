"""Growth: what a new article costs while the store grows from a thousand to a million articles, without vectors.

Only the days at hand hold real texts; what is older are rows as small as they may be, in events of their own. A round
takes in `ROUND` articles, first as a new process does, then in one that stays (`collect --watch`). A quiet round is
what the desk asks of the store when it looks for work and there is none.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Table, insert

from benchmarks.grouping import press
from torimatome import plugins
from torimatome.dossiers import Assigning
from torimatome.group import Gazetteer
from torimatome.model import Article, Coverage, Event, EventKind, PageState, Role
from torimatome.model.json import to_json
from torimatome.store import Store, open_store, tables

SIZES = (1_000, 10_000, 100_000, 1_000_000)
ROUND = 30
A_DAY, HELD = 150, 1_500
"""Articles of the days at hand: as many as stay at hand, so that a round costs the same but for the archive."""
OUTLETS = 20
SEEN = datetime(2031, 1, 1, tzinfo=UTC)
"""When the newest of the old pages was fetched; the days at hand come after it."""
_AT_ONCE = 10_000


def measure(sizes: Sequence[int] = SIZES) -> dict[str, float]:
    """Milliseconds for an article of a round by the size of the store; megabytes of memory and on the disk."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as work:
        folder = plugins.create_folder(Path(work) / "desk", "azerbaijan", None, {})
        gazetteer = Gazetteer(folder.register, folder.known.values())
        with open_store(folder.data) as store:
            held = list(press(HELD + 2 * ROUND * len(sizes), a_day=A_DAY))
            at_hand, new = held[:HELD], iter(held[HELD:])
            for article in at_hand:
                store.articles.save(article)
            Assigning(folder, store, gazetteer).new()
            size = len(at_hand)
            for wanted in sizes:
                _fill(store, at_hand[0], size, wanted)
                size = max(size, wanted)
                found[f"quiet_round_ms_at_{wanted}"] = _quiet(store)
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


def _quiet(store: Store) -> float:
    """Milliseconds to find that nothing waits: no page to be read or asked, no outlet that fares otherwise."""
    now, hour = SEEN + timedelta(days=20), timedelta(hours=1)
    store.watched.read_again(now.date() - timedelta(days=1))
    started = time.process_time()
    assert not list(store.captures.unread(Role.PAGE))
    assert not store.pages.due(now - 48 * hour, None, now - hour, now)
    for n in range(OUTLETS):
        assert not store.entries.pending(f"zz.{n}")
    store.watched.read_again(now.date() - timedelta(days=1))
    store.watched.forget_before(now - timedelta(days=400))
    return round(1000 * (time.process_time() - started), 1)


def _fill(store: Store, first: Article, size: int, wanted: int) -> None:
    """Old articles up to that number, each day as many as there are a day now."""
    with store.transaction(), store._database.write() as connection:  # noqa: SLF001 (no verb takes a million at once)
        for start in range(size, wanted, _AT_ONCE):
            _rows(connection, first, range(start, min(wanted, start + _AT_ONCE)))


def _rows(connection: Connection, first: Article, numbers: range) -> None:
    made = list(_old(first, numbers))
    rows: dict[Table, list[dict[str, object]]] = {
        tables.articles: [
            {"id": a.id, "revision": 1, "outlet": a.outlet, "day": a.reported_on, "seen_at": at, "json": to_json(a)}
            for a, at in made
        ],
        tables.coverage: [
            {"article": a.id, "event": f"e{a.id}", "json": to_json(Coverage(event=f"e{a.id}", article=a.id))}
            for a, _ in made
        ],
        tables.events: [_event(a) for a, _ in made],
        tables.snapshots: [_snapshot(a, at) for a, at in made],
        tables.readings: [{"snapshot": a.id} for a, _ in made],
        tables.entries: [{"outlet": a.outlet, "url": a.id, "json": "{}", "outcome": "kept"} for a, _ in made],
        tables.pages: [
            {"url": a.id, "first_at": at, "asked_at": at, "json": to_json(PageState(url=a.id, fetched_at=at))}
            for a, at in made
        ],
    }
    for table, some in rows.items():
        connection.execute(insert(table), some)


def _event(a: Article) -> dict[str, object]:
    event = Event(id=f"e{a.id}", kind=EventKind.OTHER, first_on=a.reported_on, last_on=a.reported_on)
    days = {"first_on": event.first_on, "last_on": event.last_on}
    return {"id": event.id, "part_of": None, **days, "json": to_json(event)}


def _snapshot(a: Article, at: datetime) -> dict[str, object]:
    texts = {"kind": "response", "role": "page", "media_type": "text/html", "warc_file": "old"}
    place = {"warc_offset": 0, "warc_end": 0, "status": 200}
    return {
        "id": a.id, "outlet": a.outlet, "sha256": a.id, "url_asked": a.id, "url_reached": a.id, "fetched_at": at, **texts, **place,
    }  # fmt: skip


def _old(first: Article, numbers: range) -> Iterator[tuple[Article, datetime]]:
    """Old articles, and when each was fetched."""
    assert first.published
    for n in numbers:
        at = SEEN - timedelta(days=30 + n / 240)
        published = replace(first.published, at=at)
        article = replace(first, id=f"old{n}", headline="Old", text="Old.", published=published, snapshot="")
        yield replace(article, outlet=f"zz.{n % OUTLETS}"), at


if __name__ == "__main__":
    print(measure())
