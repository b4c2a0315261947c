"""One visit is one item; one guest at two principal hosts is two; a stranger is taken out."""

from __future__ import annotations

from tests.invented_news import OUTLETS, REGISTER, article, dossier, house
from torimatome import triage
from torimatome.model import Dossier, EventKind


def units(*dossiers: Dossier, **rules: object) -> list[Dossier]:
    return list(triage.units(dossiers, house(**rules), REGISTER, OUTLETS))


def test_one_guest_gives_an_item_for_each_principal_host_and_the_least_goes_below() -> None:
    visit = dossier(
        "v",
        article("a0", "Jon Akvist of Lutia in Rovia: programme of the visit"),
        kind=EventKind.VISIT,
        parts=(
            dossier("p", article("a1", "Tarin Velo receives Jon Akvist")),
            dossier("c", article("a3", "Osk Brandel meets Jon Akvist")),
            dossier("f", article("a2", "Mira Dunn and Jon Akvist hold talks")),
        ),
    )
    first, second = units(visit)
    assert [p.event.id for p in first.parts] == ["p"]
    assert second.event.id == "f"
    assert [p.event.id for p in second.parts] == ["c"]


def test_talks_of_a_lesser_host_never_head_the_item() -> None:
    (unit,) = units(
        dossier(
            "c",
            article("a3", "Osk Brandel meets Jon Akvist"),
            parts=(dossier("f", article("a2", "Mira Dunn and Jon Akvist hold talks")),),
        )
    )
    assert unit.event.id == "f"
    assert [p.event.id for p in unit.parts] == ["c"]


def test_events_of_one_trip_become_one_item() -> None:
    found = units(
        dossier(
            "x", article("a1", "Tarin Velo arrives", outlet="rv.herald", day=2, place="Oslo"), kind=EventKind.VISIT
        ),
        dossier("y", article("a2", "Tarin Velo meets bankers", outlet="rv.herald", day=3, place="Oslo")),
        dossier("z", article("a3", "Tarin Velo speaks to Oslo paper", outlet="ge.lens", day=3)),
        dossier("h", article("a4", "Tarin Velo receives teachers", outlet="rv.herald", day=6, place="Rov")),
    )
    assert [(u.event.id, len(u.parts)) for u in found] == [("x", 2), ("h", 0)]


def test_talks_that_the_rules_single_out_stay_an_item_of_their_own() -> None:
    parts = (dossier("l", article("a2", "Tarin Velo meets Lutia's premier", day=3, place="Oslo")),)
    trip = dossier("x", article("a1", "Tarin Velo arrives", place="Oslo"), kind=EventKind.VISIT, parts=parts)
    assert len(units(trip)) == 1
    assert [u.event.id for u in units(trip, own_item=["rival"])] == ["x", "l"]


def test_a_verdict_is_no_part_of_a_city_forum() -> None:
    forum = dossier(
        "w",
        article("a1", "Rovia prepares its city forum"),
        kind=EventKind.VISIT,
        parts=(dossier("v", article("a2", "Court in Rovia reads verdict"), kind=EventKind.COURT),),
    )
    assert [u.event.id for u in units(forum)] == ["w", "v"]


def test_one_call_told_in_two_groups_is_one_event() -> None:
    (call,) = units(
        dossier("c1", article("a1", "Mira Dunn, Jon Akvist speak on the phone"), kind=EventKind.PHONE_CALL),
        dossier("c2", article("a2", "Jon Akvist calls Mira Dunn", outlet="ge.lens"), kind=EventKind.PHONE_CALL),
    )
    assert {a.id for a in call.articles} == {"a1", "a2"}
