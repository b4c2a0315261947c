"""Turns of relations in a generated archive whose truth is known: 15 years, 40 actors, outlets that come and go, floods.

Pairs act at rates drawn once; some turn, each at most three times, in rate or in manner. Events come partly in bursts, as
real ones do. Each outlet reports an event by chance, so that a new outlet adds events that nobody saw before; a flood makes
ten reports of one event and no event more. Nothing here is fitted to real data: the figures say what the method can do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from torimatome.analysis.series import constant_panel, series
from torimatome.analysis.turns import daily, turns
from torimatome.model.coding import Act
from torimatome.model.series import Dyad, Occurrence, Quad, Step, Turn, quad

FIRST, DAYS = date(2010, 1, 1), 15 * 365
LAST = FIRST + timedelta(days=DAYS - 1)
ACTORS, PAIRS, OUTLETS = 40, 60, 12
ACTS = {q: [a for a in Act if quad(a) is q] for q in Quad}
NEAR_DAYS = 14


@dataclass(frozen=True, slots=True)
class Archive:
    """What was generated: events as an archive of all outlets has them, turns by pair, and when each outlet was read."""

    occurrences: list[Occurrence]
    turns: dict[Dyad, list[date]]
    read: dict[str, list[tuple[date | None, date | None]]]


def archive(seed: int, *, calm: bool = False) -> Archive:
    """An archive; calm: none of its pairs turns."""
    rng = np.random.default_rng(seed)
    read: dict[str, list[tuple[date | None, date | None]]] = {f"o{n}": [(None, None)] for n in range(OUTLETS - 4)}
    for n in range(OUTLETS - 4, OUTLETS):  # two are added, two are lost
        day = FIRST + timedelta(days=int(rng.integers(DAYS // 4, 3 * DAYS // 4)))
        read[f"o{n}"] = [(day, None)] if n % 2 else [(None, day)]
    found: list[Occurrence] = []
    planted: dict[Dyad, list[date]] = {}
    for n in range(PAIRS):
        a, b = rng.choice(ACTORS, 2, replace=False)
        dyad = Dyad(f"a{a:02}", f"a{b:02}")
        cuts = (
            []
            if calm
            else sorted(int(c) for c in rng.choice(np.arange(400, DAYS - 400, 400), rng.integers(0, 4), replace=False))
        )
        planted.setdefault(dyad, []).extend(FIRST + timedelta(days=c) for c in cuts)
        rates = rng.uniform(0.02, 0.25, 4)
        for start, end in zip([0, *cuts], [*cuts, DAYS], strict=True):
            found += _stretch(rng, dyad, start, end, rates, read, n)
            rates = _turned(rng, rates)
    return Archive(found, planted, read)


def _turned(rng: np.random.Generator, rates: np.ndarray) -> np.ndarray:
    """Rates after a turn: cooperation and conflict change places in weight, by a factor of 2.5 to 5."""
    factor = rng.uniform(2.5, 5.0)
    up = np.array([factor, factor, 1 / factor, 1 / factor])
    turned = rates * (up if rates[:2].sum() < rates[2:].sum() else 1 / up)
    found: np.ndarray = np.clip(turned, 0.005, 0.8)
    return found


def _stretch(
    rng: np.random.Generator, dyad: Dyad, start: int, end: int, rates: np.ndarray,
    read: Mapping[str, list[tuple[date | None, date | None]]], pair: int,
) -> list[Occurrence]:  # fmt: skip
    found = []
    for column, kind in enumerate(Quad):
        for day in np.flatnonzero(rng.random(end - start) < rates[column]) + start:
            burst = 1 + (rng.poisson(1.5) if rng.random() < 0.1 else 0)
            for n in range(burst):
                on = FIRST + timedelta(days=min(int(day) + int(rng.integers(0, 3)) * (n > 0), end - 1))
                told = [o for o, spans in read.items() if _reads(spans, on) and rng.random() < 0.25]
                act = ACTS[kind][int(rng.integers(len(ACTS[kind])))]
                if told:
                    found.append(
                        Occurrence(id=f"{pair}.{column}.{day}.{n}", on=on, act=act, dyads=(dyad,), outlets=tuple(told))
                    )
    return found


def _reads(spans: list[tuple[date | None, date | None]], on: date) -> bool:
    return any((a is None or a <= on) and (b is None or on < b) for a, b in spans)


def figures() -> Mapping[str, float]:
    """How many turns were found near, false alarms a decade, and what outlets and floods move."""
    near = planted = alarms = 0
    for seed in (1, 2):
        made = archive(seed)
        for dyad, true in made.turns.items():
            said = _said(o for o in made.occurrences if dyad in o.dyads)
            hit = {t for t in true if any(abs((one.on - t).days) <= NEAR_DAYS for one in said)}
            near, planted = near + len(hit), planted + len(true)
            alarms += sum(all(abs((one.on - t).days) > 60 for t in true) for one in said)
    decades = 2 * len(made.turns) * DAYS / 3652.5
    calm = archive(3, calm=True)
    false = sum(len(_said(o for o in calm.occurrences if d in o.dyads)) for d in calm.turns)
    return {
        "turns_near": near / planted, "alarms_a_decade": alarms / decades,
        "calm_alarms_a_decade": false / (len(calm.turns) * DAYS / 3652.5), **_outlets(),
    }  # fmt: skip


def _said(occurrences: Iterable[Occurrence]) -> tuple[Turn, ...]:
    """The turns that are found, always by the same shuffles."""
    return turns(daily(occurrences, FIRST, LAST), FIRST, np.random.default_rng(7))


def _outlets() -> dict[str, float]:
    """By how much the monthly counts move when outlets are added in the middle: all outlets, and the constant panel."""
    made = archive(5, calm=True)
    middle = FIRST + timedelta(days=DAYS // 2)
    read: dict[str, list[tuple[date | None, date | None]]] = {
        **made.read,
        **{f"n{n}": [(middle, None)] for n in range(6)},
    }
    rng = np.random.default_rng(11)
    more = [  # six new outlets tell each event that is known by chance, and as many that nobody told before
        replace(o, outlets=(*o.outlets, *(f"n{n}" for n in range(6) if rng.random() < 0.25))) if o.on >= middle else o
        for o in made.occurrences
    ]
    more += [
        replace(o, id=f"new.{o.id}", outlets=("n0",)) for o in made.occurrences if o.on >= middle and rng.random() < 0.4
    ]
    panel = constant_panel(read, FIRST, LAST)
    flooded = [replace(o, outlets=o.outlets * 10) for o in more]
    full = series("all", more, Step.MONTH, FIRST, LAST)
    flood = series("all", flooded, Step.MONTH, FIRST, LAST)
    few = series("panel", more, Step.MONTH, FIRST, LAST, panel)

    def moved(values: list[float]) -> float:
        half = len(values) // 2
        return sum(values[half:]) / max(1.0, sum(values[:half])) - 1

    return {
        "full_moves": moved([p.value for p in full.points]),
        "panel_moves": abs(moved([p.value for p in few.points])),
        "flood_moves": sum(abs(a.value - b.value) for a, b in zip(full.points, flood.points, strict=True)),
        "panel_turns": float(len(_said(o for o in more if set(o.outlets) & set(panel)))),
        "full_turns": float(len(_said(more))),
    }
