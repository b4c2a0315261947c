"""Data of our own for pictures: two states that do not exist."""

from datetime import date, timedelta

from torimatome.analysis.calendar import Announced, Outcome
from torimatome.model import Contact, Means, Milestone, Party, Point, Quad, Quote, Series, Step, Turn
from torimatome.writers.pictures import Look, calendar, contacts, quads, series, timeline
from torimatome.writers.pictures import map as atlas

LOOK = Look(language="en", href=lambda key: f"/item/{key}")
JAPANESE = Look(language="ja", href=lambda key: f"/item/{key}")


def milestone(
    on: date,
    text: str = "The two sides meet",
    late: int = 0,
    foreseen: bool = False,
    references: int = 1,
    items: int = 1,
) -> Milestone:
    ids = tuple(f"{on:%y%m-%d}{n:02}" for n in range(items))
    quote = Quote(item=ids[0], block=0, sentence=0, text=text)
    return Milestone(
        on=on,
        text=text,
        items=ids,
        quote=quote,
        reported_on=on + timedelta(days=late),
        references=references,
        foreseen=foreseen,
    )


def lanes(text: str = "The two sides meet", name: str = "") -> list[timeline.Lane]:
    days = [date(2019, 3, 2), date(2019, 3, 9), date(2022, 9, 13), date(2022, 10, 6)]
    some = [milestone(d, f"{text} {n}", late=3 * n, items=n + 1) for n, d in enumerate(days)]
    return [timeline.Lane(name=name, milestones=(*some, milestone(date(2022, 12, 1), text, late=-30, foreseen=True)))]


def curve(values: tuple[float, ...] = (1, 4, 0, 7, 2, 9), panel: tuple[str, ...] = (), turns: bool = True) -> Series:
    points = tuple(Point(first_on=date(2021, n + 1, 1), value=v, occurrences=(f"o{n}",)) for n, v in enumerate(values))
    turn = Turn(
        on=date(2021, 3, 20),
        earliest_on=date(2021, 3, 10),
        latest_on=date(2021, 4, 2),
        before=0.05,
        after=0.2,
        chance=0.005,
    )
    return Series(name="Verna > Kalid", step=Step.MONTH, points=points, panel=panel, turns=(turn,) if turns else ())


def graph(title: str = "Verna → Kalid") -> series.Graph:
    return series.Graph(
        series=(curve(), curve(panel=("a", "b"))), title=title, items={"o0": ("2101-0101", "2101-0102")}
    )


def classes(title: str = "Verna → Kalid") -> quads.Classes:
    return quads.Classes(series={q: curve(turns=False) for q in Quad}, title=title)


def contact(one: str, other: str, rank: int = 1, item: str = "c1", on: date | None = date(2022, 5, 4)) -> Contact:
    quote = Quote(item=item, block=0, sentence=0, text="They met.")
    return Contact(
        host=Party(name=one, rank=rank), guest=Party(name=other, rank=rank), means=Means.IN_PERSON, level="head of state",
        first_on=on, last_on=on, place="", quotes=(quote,),
    )  # fmt: skip


def network(name: str = "Verna") -> contacts.Network:
    return contacts.Network(
        contacts=(contact(name, "Kalid"), contact(name, "Kalid", item="c2"), contact("Ostra", name, rank=4, on=None))
    )


def places(name: str = "Lower Ford") -> atlas.Sheet:
    pins = (
        atlas.Pin(name=name, spot=(46.5, 39.8), items=("p1",)),
        atlas.Pin(name="Mill", spot=(44.2, 41.0), items=("p2", "p3"), count=2),
    )
    return atlas.Sheet(pins=pins, countries={"am": "Armenia", "ge": "Georgia"}, unplaced=("Nowhere",))


def announced(
    text: str = "The commission is to meet",
    first: int = 3,
    last: int = 3,
    exact: bool = True,
    outcome: Outcome = Outcome.AHEAD,
) -> Announced:
    return Announced(
        first_on=date(2026, 11, first), last_on=date(2026, 11, last), exact=exact, kind="meeting", source="a1", sentence=text,
        announced_on=date(2026, 10, 20), outcome=outcome,
    )  # fmt: skip


def month(text: str = "The commission is to meet") -> calendar.Sheets:
    some = [announced(text, outcome=outcome) for outcome in Outcome]
    return calendar.Sheets(
        announced=(*some, announced(text, 9, 17), announced(text, 1, 30, exact=False)), today=date(2026, 11, 22)
    )
