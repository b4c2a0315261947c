"""A series as it is shown: its periods, its turns, those of the constant panel, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from torimatome.analysis.series import periods
from torimatome.analysis.turns import turns
from torimatome.model import Act, Point, Quad, Series, Step, Turn, quad
from torimatome.store.chronicle_rows import Row

ALONE = timedelta(days=90)
"""A turn of all outlets that the panel has not within so many days may come of an outlet that was added or lost."""
_SEED = 7
_CLASSES = tuple(q.value for q in Quad)
_COLUMNS = {act.value: _CLASSES.index(quad(act).value) for act in Act}
_SCALE = {act.value: quad(act).scale for act in Act}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A period of a series: what all outlets tell, and what the panel's tell. balance is on the scale of the classes.

    occurrences are numbers; `Asked.links` tells which items a reader opens.
    """

    first_on: date
    value: float
    panel: float
    balance: float
    panel_balance: float
    classes: Mapping[str, int]
    occurrences: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A series as it is shown. turns are those of all outlets, panel_turns those of the panel."""

    name: str
    title: str
    step: Step
    first_on: date
    last_on: date
    events: int
    bars: tuple[Bar, ...]
    panel: tuple[str, ...]
    turns: tuple[Turn, ...] = ()
    panel_turns: tuple[Turn, ...] = ()
    measure: str = "count"

    def borne_out(self, turn: Turn) -> bool:
        """Whether the panel turns at about the same time."""
        return any(abs(other.on - turn.on) <= ALONE for other in self.panel_turns)

    @property
    def drawn(self) -> tuple[Series, ...]:
        """As a picture shows it: all outlets, and the panel where there is one; occurrences by their numbers."""
        whole = self._series([b.value for b in self.bars], self.turns)
        if not self.panel:
            return (whole,)
        return whole, self._series([b.panel for b in self.bars], self.panel_turns, self.panel)

    @property
    def by_class(self) -> dict[Quad, Series]:
        """How many of its events are of each class."""
        return {quad: self._series([float(b.classes.get(quad.value, 0)) for b in self.bars]) for quad in Quad}

    def _series(self, values: Sequence[float], turns: tuple[Turn, ...] = (), panel: tuple[str, ...] = ()) -> Series:
        points = (
            Point(first_on=b.first_on, value=v, occurrences=tuple(map(str, b.occurrences)))
            for b, v in zip(self.bars, values, strict=True)
        )
        return Series(name=self.name, step=self.step, points=tuple(points), turns=turns, panel=panel)


def bars(rows: Sequence[Row], inside: npt.NDArray[np.bool_], step: Step, first: date, last: date) -> Iterator[Bar]:
    """The periods without a gap. Rows are in order of day, so that each period is a slice of them."""
    starts = list(periods(first, last, step))
    days = np.fromiter((r.day for r in rows), np.int64, len(rows))
    edges = np.searchsorted(days, [*(s.toordinal() for s in starts), date.max.toordinal()])
    values = np.fromiter((r.value for r in rows), np.float64, len(rows))
    scale = np.fromiter((_SCALE.get(r.act, 0) for r in rows), np.float64, len(rows))
    kinds = np.fromiter((_COLUMNS.get(r.act, -1) for r in rows), np.int64, len(rows))
    sums = [
        np.concatenate(([0.0], np.cumsum(a)))
        for a in (values, values * inside, scale, scale * inside, *(kinds == n for n in range(len(Quad))))
    ]
    parts = [np.diff(s[edges]) for s in sums]
    for n, at in enumerate(starts):
        yield Bar(
            first_on=at, value=float(parts[0][n]), panel=float(parts[1][n]), balance=float(parts[2][n]), panel_balance=float(parts[3][n]),
            classes={name: int(parts[4 + k][n]) for k, name in enumerate(_CLASSES)},
            occurrences=tuple(r.occurrence for r in rows[edges[n] : edges[n + 1]]),
        )  # fmt: skip


def turning(rows: Sequence[Row], first: date, last: date) -> tuple[Turn, ...]:
    """The turns of the daily counts by class; what no class was coded for makes a column of its own."""
    counts = np.zeros(((last - first).days + 1, len(_CLASSES) + 1), dtype=np.int64)
    days = np.fromiter((r.day - first.toordinal() for r in rows), np.int64, len(rows))
    np.add.at(counts, (days, np.fromiter((_COLUMNS.get(r.act, len(_CLASSES)) for r in rows), np.int64, len(rows))), 1)
    whole = counts if counts[:, -1].any() else counts[:, :-1]
    return turns(whole, first, np.random.default_rng(_SEED))
