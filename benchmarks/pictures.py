"""Pictures of generated data: 5,000 milestones in four lanes, 780 months twice and by class, 500 contacts, maps: `measure()`.

Times are of the wall clock for the SVG, given its data, and for its PNG; the first PNG of a process also reads the fonts.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date, timedelta

from torimatome.analysis.calendar import Announced, Outcome
from torimatome.model import Contact, Means, Milestone, Party, Point, Quad, Quote, Series, Step, Turn
from torimatome.profiles.maps import positions
from torimatome.writers.pdf_picture import png
from torimatome.writers.pictures import Look, calendar, contacts, quads, series, timeline
from torimatome.writers.pictures import map as atlas

_WORDS = [
    "国境",
    "委員会",
    "会談",
    "停戦",
    "監視団",
    "哨所",
    "道路",
    "検問所",
    "条約",
    "署名",
    "演習",
    "議会",
    "予算",
    "訪問",
    "大統領",
    "外相",
    "交渉",
    "回廊",
]


def _text(draw: random.Random) -> str:
    return "、".join(draw.choice(_WORDS) for _ in range(draw.randrange(4, 14)))


def _milestone(n: int, draw: random.Random) -> Milestone:
    on, text = date(2004, 1, 1) + timedelta(days=draw.randrange(8000)), _text(draw)
    quote = Quote(item=f"i{n}", block=0, sentence=0, text=text)
    return Milestone(
        on=on, text=text, items=tuple(f"i{n}-{k}" for k in range(draw.randrange(1, 5))), quote=quote, reported_on=on + timedelta(days=draw.randrange(6)),
        references=draw.randrange(1, 30), foreseen=draw.random() < 0.05,
    )  # fmt: skip


def _series(draw: random.Random, panel: tuple[str, ...] = ()) -> Series:
    points = [
        Point(first_on=date(1960 + n // 12, n % 12 + 1, 1), value=float(draw.randrange(40)), occurrences=(f"o{n}",))
        for n in range(780)
    ]
    turn = Turn(
        on=date(1990, 3, 1),
        earliest_on=date(1990, 2, 1),
        latest_on=date(1990, 4, 1),
        before=0.1,
        after=0.9,
        chance=0.005,
    )
    return Series(name="a > b", step=Step.MONTH, points=tuple(points), panel=panel, turns=(turn,))


def _contact(n: int, draw: random.Random) -> Contact:
    one, other = draw.sample(range(60), 2)
    on = date(2010, 1, 1) + timedelta(days=draw.randrange(5000))
    rank = draw.choice((1, 2, 3, 4, 9))
    return Contact(
        host=Party(name=f"国{one}", rank=rank), guest=Party(name=f"国{other}", rank=rank), means=Means.IN_PERSON, level="minister",
        first_on=on, last_on=on, place="", quotes=(Quote(item=f"c{n}", block=0, sentence=0, text=""),),
    )  # fmt: skip


def _announced(n: int, draw: random.Random) -> Announced:
    on = date(2026, 1, 1) + timedelta(days=draw.randrange(365))
    return Announced(
        first_on=on, last_on=on + timedelta(days=draw.choice((0, 0, 0, 2))), exact=True, kind="visit", source=f"a{n}", sentence=_text(draw),
        announced_on=on - timedelta(days=20), outcome=draw.choice(list(Outcome)),
    )  # fmt: skip


def measure() -> dict[str, float]:
    """Seconds for each picture, its PNG, and its size in kilobytes."""
    draw, look = random.Random(5), Look(language="ja", href=lambda key: f"/item/{key}")
    milestones = [_milestone(n, draw) for n in range(5000)]
    lanes = [timeline.Lane(name=f"{n}", milestones=tuple(milestones[n::4])) for n in range(4)]
    graph = series.Graph(series=(_series(draw), _series(draw, ("a", "b"))))
    classes = quads.Classes(series={q: _series(draw) for q in Quad}, title="a > b")
    met = contacts.Network(contacts=tuple(_contact(n, draw) for n in range(500)))
    pins = tuple(
        atlas.Pin(name=key, spot=spot, count=draw.randrange(1, 90), items=(key,))
        for key, spot in sorted(positions().items())[:300]
    )
    near = atlas.Sheet(pins=(atlas.Pin(name="A", spot=(46.5, 39.6)),))
    days = calendar.Sheets(announced=tuple(_announced(n, draw) for n in range(500)))
    drawn: dict[str, Callable[[], bytes]] = {
        "timeline_5000": lambda: timeline.draw(lanes, look), "series_780_twice": lambda: series.draw(graph, look),
        "classes_780": lambda: quads.draw(classes, look), "contacts_500": lambda: contacts.draw(met, look),
        "map_300": lambda: atlas.draw(atlas.Sheet(pins=pins), look), "map_locator": lambda: atlas.draw(near, look),
        "calendar_500": lambda: calendar.draw(days, look),
    }  # fmt: skip
    found = dict[str, float]()
    for name, make in drawn.items():
        began = time.perf_counter()
        svg = make()
        found[f"{name}_s"] = round(time.perf_counter() - began, 3)
        began = time.perf_counter()
        png(svg)
        found[f"{name}_png_s"] = round(time.perf_counter() - began, 3)
        found[f"{name}_kb"] = round(len(svg) / 1000, 1)
    return found
