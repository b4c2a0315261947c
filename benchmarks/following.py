"""Storylines, contacts and doubts kept up at 1,000 and 10,000 items made to look like an archive: `measure()`.

`python -m benchmarks.following 26000` measures one size. Times are of the processor. Items are of invented words by Zipf's law and of names of the
register; most belong to one of many matters that last some weeks and share names and words of their own. First all items
are read at once, as after an import of many years; then some are added one by one; then questions are asked.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from torimatome.archive.following import Following
from torimatome.model import (
    Attribution,
    Block,
    BlockKind,
    Bulletin,
    EntityKind,
    Headline,
    Item,
    Period,
    Section,
    Sentence,
)
from torimatome.plugins import create_folder
from torimatome.profiles.register import Register
from torimatome.store import Store, open_store
from torimatome.store.shelving import Reading, shelve

WORDS, KANJI, ISSUE, LASTS, MATTER, ADDED = 12_000, 900, 25, 40, 12, 20
START = date(2004, 1, 5)


class Made:
    """Items by number."""

    def __init__(self, register: Register) -> None:
        self.random = np.random.default_rng(11)
        letters = [chr(0x4E00 + 19 * n) for n in range(KANJI)]
        drawn = self.random.integers(0, KANJI, (WORDS, 2))
        self.words = [letters[a] + letters[b] for a, b in drawn]
        ranks = 1 / np.arange(1, WORDS + 1) ** 1.0
        self.shares = np.cumsum(ranks / ranks.sum())
        people = [e.names["ja"] for e in register.of_kind(EntityKind.PERSON) if e.names.get("ja")]
        places = [e.names["ja"] for e in register.of_kind(EntityKind.PLACE, EntityKind.COUNTRY) if e.names.get("ja")]
        self.people, self.places = people, places

    def _some(self, count: int) -> list[str]:
        return [self.words[min(n, WORDS - 1)] for n in np.searchsorted(self.shares, self.random.random(count))]

    def item(self, n: int, on: date) -> Item:
        """The n-th item: of a matter that began up to some weeks before, or of none."""
        own = np.random.default_rng(n // (LASTS * MATTER) * 1_000 + n % LASTS)
        person, other = (self.people[i] for i in own.integers(0, len(self.people), 2))
        place = self.places[int(own.integers(0, len(self.places)))]
        matter = [self.words[int(i)] for i in own.integers(200, WORDS, 6)]
        text = [
            f"{place}で{n % 28 + 1}日、{'を'.join(self._some(8))}した。{person}が{other}と会談し、{'の'.join(matter[:4])}を{'と'.join(self._some(6))}した。",
            f"{'は'.join(self._some(10))}、{'、'.join(matter[2:])}が{n % 90 + 10}人が死亡した。{'の'.join(self._some(14))}という。",
        ]
        body = tuple(
            Block(kind=BlockKind.PARAGRAPH, sentences=tuple(Sentence(text=s) for s in t.split("。") if s)) for t in text
        )
        told = (Attribution(outlets=("TREND",), first_on=on, last_on=on),)
        headline = Headline(text=f"{place}で{matter[0]}、{person}が{matter[1]}を{self._some(1)[0]}")
        return Item(id=f"made-{n}", section="foreign", headlines={"ja": headline}, body=body, attributions=told)

    def bulletin(self, n: int) -> Bulletin:
        """The n-th weekly issue."""
        first = START + timedelta(days=7 * n)
        items = tuple(self.item(n * ISSUE + k, first + timedelta(days=k % 7)) for k in range(ISSUE))
        section = Section(number=1, key="foreign", name="対外関係", items=items)
        return Bulletin(
            id=f"made-{n}", title="週報", subtitle="", publisher="", period=Period(first_on=first, last_on=first + timedelta(days=6)), sections=(section,)
        )  # fmt: skip


def _put(store: Store, made: Made, issues: Iterator[int] | range) -> None:
    with store._database.write() as connection:  # noqa: SLF001 - shelved as an import would be, without a file to read
        for n in issues:
            shelve(
                connection,
                Reading(origin="import", source=n + 1, rank=n + 1, kind="bulletin", holds=made.bulletin(n)),
                None,
            )


def run(size: int) -> dict[str, float]:
    """Measure one size."""
    with tempfile.TemporaryDirectory() as folder:
        desk = create_folder(Path(folder) / "desk", "azerbaijan", None, {})
        made = Made(desk.register)
        with open_store(desk.data) as store:
            issues = size // ISSUE
            _put(store, made, range(issues))
            following = Following(desk, store)
            _ = following.find
            began = time.process_time()
            following.store.following.take_note("seen", "0 0 0")
            following.update()
            first = time.process_time() - began
            added = []
            for n in range(2):
                _put(store, made, range(issues + n, issues + n + 1))
                store.following.take_note("seen", f"-{n} 0 0")
                began = time.process_time()
                following.update()
                added.append((time.process_time() - began) / ISSUE * 1e3)
            found = {"first_ms_per_item": first / size * 1e3, "first_s": first, "add_ms": min(added)}
            found |= _asked(following, made)
            found["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            found["store_mb"] = sum(f.stat().st_size for f in desk.data.glob("*.db*")) / 1e6
            return found


def _asked(following: Following, made: Made) -> dict[str, float]:
    asked = {
        "storylines_ms": following.storylines, "storyline_query_ms": lambda: following.storylines(made.places[3]),
        "of_item_ms": lambda: following.of_item("made-77"), "contacts_ms": lambda: following.contacts(made.people[5]),
        "doubts_ms": following.store.following.doubts, "nothing_new_ms": following.update,
    }  # fmt: skip
    found = {}
    for name, ask in asked.items():
        began = time.process_time()
        ask()
        found[name] = (time.process_time() - began) * 1e3
    return found


def measure() -> dict[str, float]:
    """The figures at 1,000 and 10,000 items."""
    return {f"{name}_{size}": value for size in (1_000, 10_000) for name, value in run(size).items()}


if __name__ == "__main__":
    for name, value in run(int(sys.argv[1])).items():
        print(f"{name:22} {value:12.2f}")
