"""Questions to a chronology of a million events, and all its series made anew: `measure()`.

`python -m benchmarks.chronicle 100000` measures another size. Events are generated: 15 years, 40 actors, 1,560 directed
pairs of which some have most events, 40 outlets, eight indicators. Rows are laid as `Occurrences` lays them. Times are of
the processor, on one core.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import insert

from torimatome.analysis.tellings import Telling
from torimatome.chronicle.asked import Asked, Wish
from torimatome.chronicle.shelf import indicators
from torimatome.model import Act, Dyad, Occurrence, Quad, Step
from torimatome.plugins import create_folder
from torimatome.store import Store, open_store
from torimatome.store import chronicle as tables
from torimatome.store.chronicle_rows import Laid

FIRST, DAYS, OUTLETS, SIZE, AT_ONCE = date(2011, 1, 1), 15 * 365, 40, 1_000_000, 20_000
ACTORS = [
    "az",
    "am",
    "ru",
    "tr",
    "ge",
    "ir",
    "us",
    "kz",
    "uz",
    "kg",
    "tj",
    "tm",
    "cn",
    "fr",
    "de",
    "gb",
    "il",
    "ae",
    "sa",
    "pk",
    "in",
    "jp",
    "kr",
    "ua",
    "by",
    "md",
    "pl",
    "it",
    "es",
    "nl",
    "se",
    "fi",
    "no",
    "be",
    "hu",
    "rs",
    "bg",
    "ro",
    "gr",
    "at",
]


def _made(size: int, counted: list[str]) -> Iterator[Laid]:
    """Events in order of day: a few pairs have most."""
    rng = np.random.default_rng(5)
    share = 1 / np.arange(1, 1561) ** 0.8
    order = rng.permutation([(a, b) for a in range(40) for b in range(40) if a != b])
    pairs, acts = rng.choice(1560, size, p=share / share.sum()), rng.integers(0, len(Act), size)
    days, told = np.sort(rng.integers(0, DAYS, size)), rng.integers(0, OUTLETS, (size, 2))
    every = list(Act)
    for n in range(size):
        a, b = order[pairs[n]]
        one = Occurrence(
            id=f"e{n}", on=FIRST + timedelta(days=int(days[n])), act=every[acts[n]], dyads=(Dyad(ACTORS[a], ACTORS[b]),),
            items=(f"i{n}",), outlets=tuple(f"o{k}" for k in told[n]), text="何かが起きた",
        )  # fmt: skip
        name = counted[n % 97 % len(counted)]
        yield Laid(
            occurrence=one,
            tellings=((_TELLING, ""),),
            counts={name: 1.0} if n % 97 < len(counted) else {},
            number=n + 1,
        )


_TELLING = Telling(id="t", on=FIRST, reported_on=FIRST)


def _fill(store: Store, size: int, counted: list[str]) -> None:
    """Lay rows as `lay` does, many at once, with sizes and months added up at the end."""
    names: dict[str, int] = {}
    months: dict[tuple[str, str], int] = {}
    rows: dict[str, list[dict[str, Any]]] = {"occurrences": [], "counted": []}
    with store._database.write() as connection:  # noqa: SLF001 - as an update of many years would, without texts to read
        for n, laid in enumerate(_made(size, counted), 1):
            one = laid.occurrence
            rows["occurrences"].append(
                {
                    "number": laid.number,
                    "key": one.id,
                    "day": one.on,
                    "text": one.text,
                    "items": one.items[0],
                    "json": "{}",
                }
            )
            for row in tables._counted(laid):  # noqa: SLF001
                rows["counted"].append(row)
                names[row["name"]] = names.get(row["name"], 0) + 1
            for outlet in one.outlets:
                key = (outlet, f"{one.on:%Y-%m}")
                months[key] = months.get(key, 0) + 1
            if n % AT_ONCE == 0 or n == size:
                connection.execute(insert(tables.occurrences), rows["occurrences"])
                connection.execute(insert(tables.counted), rows["counted"])
                rows = {"occurrences": [], "counted": []}
        connection.execute(insert(tables.sizes), [{"name": k, "count": v} for k, v in names.items()])
        connection.execute(
            insert(tables.months), [{"outlet": o, "month": m, "count": c} for (o, m), c in months.items()]
        )


def run(size: int) -> dict[str, float]:
    """Measure one size."""
    with tempfile.TemporaryDirectory() as folder:
        desk = create_folder(Path(folder) / "desk", "azerbaijan", None, {})
        counted = list(indicators(desk))[:8]
        with open_store(desk.data) as store:
            _fill(store, size, counted)
            asked = Asked(desk, store)
            largest = asked.dyads()[0]
            questions: dict[str, Callable[[], object]] = {
                "dyad_ms": lambda: asked.links(asked.dyad(largest[0], largest[1])),
                "dyad_by_day_ms": lambda: asked.dyad(largest[0], largest[1], Wish(step=Step.DAY)),
                "dyad_anybody_ms": lambda: asked.links(asked.dyad(largest[0])),
                "dyad_class_ms": lambda: asked.dyad(largest[0], largest[1], Wish(quads=(Quad.MATERIAL_CONFLICT,))),
                "indicator_ms": lambda: asked.links(asked.indicator(counted[0])),
                "dyads_ms": asked.dyads, "indicators_ms": asked.sizes,
            }  # fmt: skip
            found = {name: _time(ask) * 1e3 for name, ask in questions.items()}
            found["largest_pair"] = float(largest[2])
            found["all_series_s"] = _time(lambda: _all(asked, counted))
            return found


def _all(asked: Asked, counted: list[str]) -> None:
    """Every pair and every indicator by month, with turns, from all outlets and the panel."""
    for actor, recipient, _ in asked.dyads():
        asked.dyad(actor, recipient)
    for one in counted:
        asked.indicator(one)


def _time(ask: Callable[[], object]) -> float:
    began = time.process_time()
    ask()
    return time.process_time() - began


def measure() -> dict[str, float]:
    """The figures at a million events."""
    return {f"{name}_{SIZE}": value for name, value in run(SIZE).items()}


if __name__ == "__main__":
    for name, value in run(int(sys.argv[1]) if sys.argv[1:] else SIZE).items():
        print(f"{name:22} {value:12.2f}")
