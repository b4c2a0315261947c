"""A visit of state is one item, a journey is led by its occasion, and talks that stand alone leave the others their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.invented_news import OUTLETS, REGISTER, article, dossier, house
from torimatome import triage
from torimatome.model import Article, Dossier, Entity, EntityKind, EventKind, Mention, Office
from torimatome.profiles.register import OfficeName, Register


def person(name: str, country: str, title: str) -> Entity:
    return Entity(
        id="x-" + name.rsplit(maxsplit=1)[-1].lower(), kind=EntityKind.PERSON, names={"en": name}, country=country,
        offices=(Office(title=title, country=country),),
    )  # fmt: skip


MORE = (
    person("Sela Marr", "lt", "prime-minister"),
    person("Ulf Brenn", "rv", "prime-minister"),
    person("Pia Holt", "lt", "foreign-minister"),
    person("Ed Quint", "qq", "foreign-minister"),
    Entity(id="p-ostel", kind=EntityKind.PLACE, names={"en": "Ostel", "sv": "Östela"}, country="qq"),
)
NAMES = Register(
    {**REGISTER.entities, **{e.id: e for e in MORE}},
    {**REGISTER.offices, "prime-minister": OfficeName("prime-minister", {"en": "Prime Minister"}, rank=2)},
)


def event(id_: str, *articles: Article, kind: EventKind = EventKind.MEETING, parts: Sequence[Dossier] = ()) -> Dossier:
    """A dossier that knows the names above too."""
    made = dossier(id_, *articles, kind=kind, parts=tuple(parts))
    more = {
        a.id: tuple(
            Mention(entity=e.id, surface=m[0], start=m.start(), end=m.end(), in_headline=flag)
            for e in MORE
            for flag, text in ((True, a.headline), (False, a.text))
            for m in re.finditer(re.escape(e.names["en"]), text)
        )
        for a in articles
    }
    return replace(made, mentions={a.id: (*made.mentions[a.id], *more[a.id]) for a in articles})


def units(*dossiers: Dossier, **rules: object) -> list[Dossier]:
    return list(triage.units(dossiers, house(**rules), NAMES, OUTLETS))


HOSTS = ["president", "prime-minister", "foreign-minister"]


@pytest.mark.parametrize(("guest", "items"), [("Sela Marr", 1), ("Pia Holt", 2)])
def test_a_head_of_government_is_one_visit_and_a_minister_one_for_each_host(guest: str, items: int) -> None:
    received = event("r", article("a1", f"Tarin Velo receives {guest}", day=3))
    talks = event("t", article("a2", f"Ulf Brenn and {guest} hold talks", day=4))
    assert len(units(received, talks, principal_hosts=HOSTS)) == items


def test_a_stay_may_span_two_weeks_of_the_calendar() -> None:
    sunday = event("s", article("a1", "Tarin Velo receives Sela Marr", day=2))  # 2 March 2031 is a Sunday
    monday = event("m", article("a2", "Ulf Brenn meets Sela Marr", day=3))
    later = event("l", article("a3", "Tarin Velo receives Sela Marr again", day=7))
    found = units(sunday, monday, later, principal_hosts=HOSTS)
    assert [len(u.parts) for u in found] == [1, 0]


def test_the_meetings_beside_talks_that_stand_alone_are_an_item_of_their_own() -> None:
    others = [
        event("b", article("a2", "Mira Dunn meets Ed Quint", outlet="rv.herald", day=3, place="Ostel")),
        event("c", article("a3", "Mira Dunn meets Jon Akvist of nowhere", outlet="rv.herald", day=3, place="Ostel")),
    ]
    whole = event(
        "a", article("a1", "Mira Dunn meets Pia Holt of Lutia", outlet="rv.herald", day=3, place="Ostel"), parts=others
    )
    found = units(whole, own_item=["rival"])
    assert sorted(len(u.parts) for u in found) == [0, 1]
    assert next(u for u in found if not u.parts).event.id == "a"


def test_one_place_is_one_scene_whatever_language_the_dateline_is_in() -> None:
    first = event("a", article("a1", "Mira Dunn meets Ed Quint", outlet="rv.herald", day=3, place="Ostel"))
    second = event(
        "b",
        article("a2", "Mira Dunn addresses the council", outlet="rv.herald", day=4, place="Östela"),
        kind=EventKind.STATEMENT,
    )
    assert len(units(first, second)) == 1


def test_a_journey_is_led_by_what_most_houses_tell() -> None:
    side = event("a", article("a1", "Mira Dunn meets Ed Quint in Ostel", outlet="rv.herald", day=3, place="Ostel"))
    council = event(
        "b",
        article("b1", "Mira Dunn addresses the council in Ostel", outlet="rv.herald", day=3, place="Ostel", hour=15),
        article("b2", "Mira Dunn addresses the council in Ostel", outlet="rv.wire", day=3, hour=16),
    )
    (unit,) = units(side, council)
    assert unit.event.id == "b"
    assert [p.event.id for p in unit.parts] == ["a"]


def test_words_addressed_to_the_press_are_no_matter_of_the_press() -> None:
    ours = event("e", article("a1", "Court in Rovia frees two", "Their lawyer told journalists so in Rovia's court."))
    label = triage.classify(ours, house(), NAMES, OUTLETS)[0]
    assert "critics" not in label.reason
