"""Draws timeline.svg and turns.svg beside this file."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from torimatome.model import Milestone, Point, Quote, Series, Step, Turn
from torimatome.writers.pictures import Look, series, timeline

HERE = Path(__file__).parent
LOOK = Look(language="en", href=lambda key: f"#{key}")
TALKS = (
    (
        date(2019, 3, 2),
        0,
        9,
        "Foreign ministers meet for the first time in a lakeside town and agree on a border commission",
    ),
    (date(2019, 4, 9), 3, 3, "Parliament turns the commission's budget down"),
    (date(2022, 9, 15), 1, 10, "A ceasefire is agreed on"),
    (date(2022, 10, 6), 0, 8, "The leaders meet and accept monitors"),
    (date(2023, 2, 18), 0, 5, "The leaders share a stage and exchange drafts of a peace treaty"),
    (date(2023, 5, 14), 2, 7, "Mediated by a third country, both recognise each other's territorial integrity"),
    (date(2023, 9, 1), -80, 4, "The peace treaty is to be signed"),
)
GROUND = (
    (date(2022, 9, 13), 0, 15, "Shots at a border post: 14 dead on both sides, say the two ministries of defence"),
    (date(2022, 10, 20), 12, 2, "The first monitors arrive"),
    (
        date(2022, 12, 12),
        1,
        11,
        "The road through the corridor is closed by people who call themselves environmental activists",
    ),
    (date(2023, 4, 23), 0, 9, "A checkpoint is set up at the foot of the bridge"),
)


def _lane(name: str, rows: tuple[tuple[date, int, int, str], ...]) -> timeline.Lane:
    made = [
        Milestone(
            on=on,
            text=text,
            items=(f"{on}",),
            quote=Quote(item=f"{on}", block=0, sentence=0, text=text),
            reported_on=on + timedelta(days=late),
            references=count,
            foreseen=late < 0,
        )
        for on, late, count, text in rows
    ]
    return timeline.Lane(name=name, milestones=tuple(made))


def _series(share: float, panel: tuple[str, ...] = ()) -> Series:
    draw, rates = random.Random(4), [4] * 31 + [17] * 20 + [8] * 21
    days = [date(2018 + n // 12, n % 12 + 1, 1) for n in range(72)]
    values = [float(sum(draw.random() < rate * share / 30 for _ in range(30))) for rate in rates]
    points = tuple(Point(first_on=d, value=v, occurrences=(f"{d}",)) for d, v in zip(days, values, strict=True))
    turns = (
        Turn(
            on=date(2020, 7, 29),
            earliest_on=date(2020, 7, 8),
            latest_on=date(2020, 8, 20),
            before=4 * share / 30.4,
            after=17 * share / 30.4,
            chance=0.005,
        ),
        Turn(
            on=date(2022, 4, 2),
            earliest_on=date(2022, 2, 24),
            latest_on=date(2022, 5, 6),
            before=17 * share / 30.4,
            after=8 * share / 30.4,
            chance=0.005,
        ),
    )
    return Series(name="Verna > Kalid", step=Step.MONTH, points=points, panel=panel, turns=turns)


if __name__ == "__main__":
    look = replace(LOOK, title="From a border commission to a checkpoint")
    (HERE / "timeline.svg").write_bytes(timeline.draw([_lane("Talks", TALKS), _lane("On the ground", GROUND)], look))
    graph = series.Graph(series=(_series(1), _series(0.6, tuple("abcdefg"))), title="What Verna does towards Kalid")
    (HERE / "turns.svg").write_bytes(series.draw(graph, LOOK))
