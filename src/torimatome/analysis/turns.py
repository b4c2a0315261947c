"""Turns: days from which on a pair of actors acts at another rate, or in another manner.

Method: binary segmentation (Vostrikova, 1981) of the daily counts of several classes of events, each a Poisson process
whose rate is constant between two turns. The best day to part a stretch is the one with the largest likelihood ratio; it is
a turn if hardly any of many series made of the same days in another order parts as sharply (a permutation test). Days are
shuffled in blocks of two weeks, so that what comes in bursts stays in bursts, and parted between blocks, theirs and ours. At the end each turn is placed again between its
neighbours; the days whose likelihood is within 1.92 of the best are its interval of 95 % (Wilks).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from torimatome.model.series import Occurrence, Quad, Turn, quad

Counts = npt.NDArray[np.int64]
Ratios = npt.NDArray[np.float64]
LEAST_DAYS = 56
"""A stretch between two turns is at least so long; what is shorter is an episode. With 28, 56 and 84 evals/turns.py found
.924, .918 and .924 of the planted turns, before shuffles were compared by blocks: a choice."""
BLOCK_DAYS = 14
SHUFFLES = 199
CHANCE = 0.01
"""A turn is at least so improbable in shuffled series. evals/turns.py, before shuffles were compared by blocks: 0.05 gave .115
false alarms a decade, 0.01 .035 and 0.005 .029, with .918, .918 and .906 of the turns found within 14 days. By blocks, 0.01
gives .023 and .929."""
_INTERVAL = 1.92


def daily(occurrences: Iterable[Occurrence], first_on: date, last_on: date) -> Counts:
    """Counts by day (rows) and class of act (columns, in the order of `Quad`)."""
    columns = {q: n for n, q in enumerate(Quad)}
    found = np.zeros(((last_on - first_on).days + 1, len(columns)), dtype=np.int64)
    for one in occurrences:
        if one.act and first_on <= one.on <= last_on:
            found[(one.on - first_on).days, columns[quad(one.act)]] += 1
    return found


def turns(counts: Counts, first_on: date, rng: np.random.Generator, chance: float = CHANCE) -> tuple[Turn, ...]:
    """The turns of a series of daily counts that begins on a day. rng shuffles: the same one gives the same turns."""
    counts = np.rint(counts).astype(np.int64)
    if counts.ndim == 1:
        counts = counts[:, None]
    found: dict[int, float] = {}
    _part(counts, 0, len(counts), rng, chance, found)
    return tuple(_placed(counts, sorted(found), found, first_on))


def _part(
    counts: Counts, start: int, end: int, rng: np.random.Generator, chance: float, found: dict[int, float]
) -> None:
    """Part a stretch where it parts best, if that is no chance, and then its two sides."""
    stretch = counts[start:end]
    ratios = _ratios(stretch)
    if ratios is None:
        return
    best = int(np.argmax(ratios))
    probable = _chance(stretch, rng, chance)
    if probable > chance:
        return
    found[start + best] = probable
    _part(counts, start, start + best, rng, chance, found)
    _part(counts, start + best, end, rng, chance, found)


def _ratios(stretch: Counts, width: int = 1) -> Ratios | None:
    """For each row the log likelihood ratio of two rates before and from it on against one; None: too short, or empty.

    width: the days of a row. The likelihood of a rate that fits best is n log n - n log(days), less what is the same for
    every rate; n log n is looked up, because counts are whole and shuffled series are asked two hundred times.
    """
    n, least = len(stretch), LEAST_DAYS // width
    total = stretch.sum(axis=0)
    if n < 2 * least or not total.any():
        return None
    table, logs = _tables(1 << max(n * width, int(total.max())).bit_length())
    before = np.cumsum(stretch, axis=0)[least - 1 : n - least]
    rows = np.arange(least, n - least + 1)
    each = (table[before] + table[total - before]).sum(axis=1)
    events, every = before.sum(axis=1), int(total.sum())
    alone = float(table[total].sum()) - every * logs[n * width]
    found = np.full(n, -np.inf)
    found[least : n - least + 1] = (
        each - events * logs[rows * width] - (every - events) * logs[(n - rows) * width] - alone
    )
    return found


@lru_cache(maxsize=4)
def _tables(size: int) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Of whole numbers n log n and log n; nought for nought."""
    numbers = np.arange(size + 1, dtype=np.float64)
    logs = np.log(np.maximum(numbers, 1.0))
    return numbers * logs, logs


def _chance(stretch: Counts, rng: np.random.Generator, chance: float) -> float:
    """The share of shuffled series that part as sharply between two blocks; ends early where it is surely too large."""
    blocks = len(stretch) // BLOCK_DAYS
    folded = stretch[: blocks * BLOCK_DAYS].reshape(blocks, BLOCK_DAYS, -1).sum(axis=1)
    own = _ratios(folded, BLOCK_DAYS)
    if own is None:
        return 1.0
    ratio = float(own.max())
    sharper, most = 0, int(chance * (SHUFFLES + 1))
    for _ in range(SHUFFLES):
        shuffled = _ratios(folded[rng.permutation(blocks)], BLOCK_DAYS)
        sharper += shuffled is not None and float(shuffled.max()) >= ratio
        if sharper > most:
            return 1.0
    return (sharper + 1) / (SHUFFLES + 1)


def _placed(counts: Counts, at: Sequence[int], chances: Mapping[int, float], first_on: date) -> list[Turn]:
    """The turns with their rates and intervals, each placed again between its neighbours."""
    edges, found = [0, *at, len(counts)], []
    for n in range(1, len(edges) - 1):
        start, end = edges[n - 1], edges[n + 1]
        ratios = _ratios(counts[start:end])
        assert ratios is not None
        best = int(np.argmax(ratios))
        near = np.flatnonzero(ratios >= ratios[best] - _INTERVAL) + start
        probable, edges[n] = chances[edges[n]], start + best
        before, after = counts[start : edges[n]].mean(axis=0), counts[edges[n] : end].mean(axis=0)
        moved = list(Quad)[int(np.argmax(abs(after - before)))].value if counts.shape[1] == len(Quad) else ""
        found.append(
            Turn(
                on=first_on + timedelta(days=edges[n]), earliest_on=first_on + timedelta(days=int(near[0])),
                latest_on=first_on + timedelta(days=int(near[-1])), before=float(before.sum()),
                after=float(after.sum()), chance=probable, mostly=moved,
            )
        )  # fmt: skip
    return found
