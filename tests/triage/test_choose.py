"""Which events are taken, and why: rules, window, carry-over, corroboration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from tests.invented_news import OUTLETS, REGISTER, WEEK, article, dossier, house
from torimatome import triage
from torimatome.model import Attribution, CoverageRole, Dossier, Headline, Item


def choose(*dossiers: Dossier, published: Sequence[Item] = ()) -> dict[str, triage.Choice]:
    labels = {d.event.id: triage.classify(d, house(), REGISTER, OUTLETS) for d in dossiers}
    found = triage.choose(WEEK, dossiers, labels, house(), REGISTER, OUTLETS, triage.Precedents(), published)
    return {c.dossier.event.id: c for c in found}


def test_the_presidents_talks_are_taken_and_football_is_not() -> None:
    talks = dossier("e1", article("a1", "President Tarin Velo receives guest in Rovia"))
    match = dossier("e2", article("a2", "Tarin Velo watches football as Rovia win"))
    found = choose(talks, match)
    assert found["e1"].chosen
    assert "the President acts (+3)" in found["e1"].reasons
    assert not found["e2"].chosen


def test_what_does_not_touch_the_home_country_is_left_out() -> None:
    found = choose(dossier("e1", article("a1", "Army holds drill near the northern lakes of Lutia")))
    assert not found["e1"].chosen
    assert any("not named" in r for r in found["e1"].reasons)


def test_houses_of_one_owner_and_copies_count_once() -> None:
    alone = dossier("e1", article("a1", "Mira Dunn of Rovia meets envoy"))
    family = dossier(
        "e2",
        article("b1", "Mira Dunn of Rovia meets teacher"),
        article("b2", "Mira Dunn of Rovia meets teacher", outlet="rv.wirepaper"),
        article("b3", "Mira Dunn of Rovia meets teacher", outlet="xx.mirror"),
    )
    two = dossier(
        "e3",
        article("c1", "Mira Dunn of Rovia meets painter"),
        article("c2", "Mira Dunn of Rovia meets painter", outlet="ge.lens"),
    )
    found = choose(alone, family, two)
    assert found["e1"].score == found["e2"].score < found["e3"].score


@pytest.mark.parametrize(
    ("month", "day", "taken", "why"),
    [
        (3, 7, True, ""),
        (3, 8, False, "outside"),
        (2, 28, True, "carried over"),
        (2, 27, False, "outside"),
        (3, None, False, "no date"),
    ],
)
def test_the_window_is_counted_in_days_of_report(month: int, day: int | None, taken: bool, why: str) -> None:
    found = choose(dossier("e1", article("a1", "Tarin Velo receives envoy in Rovia", day=day, month=month)))["e1"]
    assert found.chosen is taken
    assert not why or any(why in r for r in found.reasons)


def test_half_past_one_in_the_night_belongs_to_its_own_local_day() -> None:
    night = article("a1", "Tarin Velo of Rovia calls Lutia", day=1, hour=1)
    assert choose(dossier("e1", night))["e1"].reasons[-1] != "carried over: reported after the last issue's cut-off"


def test_a_carry_over_that_the_last_issue_had_is_not_printed_twice() -> None:
    late = dossier("e1", article("a1", "Tarin Velo receives envoy in Rovia", day=28, month=2))
    same = Item(
        id="x",
        section="foreign",
        headlines={"en": Headline(text="Tarin Velo receives envoy in Rovia")},
        attributions=(Attribution(outlets=("WIRE",), first_on=date(2031, 2, 28)),),
    )
    assert choose(late)["e1"].chosen
    assert not choose(late, published=(same,))["e1"].chosen


def test_reports_after_the_last_day_fall_out_of_a_chosen_event() -> None:
    found = choose(
        dossier(
            "e1",
            article("a1", "Tarin Velo receives envoy in Rovia", day=7),
            article("a2", "Tarin Velo received envoy in Rovia, paper says", day=8, outlet="ge.lens"),
        )
    )["e1"]
    assert [a.id for a in found.dossier.articles] == ["a1"]


def test_an_undated_report_stays_beside_a_dated_one() -> None:
    found = choose(
        dossier(
            "e1",
            article("a1", "Tarin Velo receives envoy in Rovia"),
            article("a2", "Envoy received by Tarin Velo", outlet="ge.lens", day=None),
        )
    )["e1"]
    assert {a.id for a in found.dossier.articles} == {"a1", "a2"}


def test_opinion_and_looking_back_are_no_event() -> None:
    found = choose(
        dossier(
            "e1",
            article("a1", "Why Tarin Velo of Rovia should meet Lutia", outlet="ge.lens"),
            roles={"a1": CoverageRole.OPINION},
        )
    )["e1"]
    assert not found.chosen
    assert "opinion" in found.reasons[0]


def test_what_one_house_alone_tells_counts_less_where_a_desk_follows_many() -> None:
    rule = {"name": "one house alone reports it", "points": -2, "houses": 1}
    many = {f"m{n}": replace(OUTLETS["ge.lens"], id=f"m{n}", owner=f"m{n}") for n in range(5)}
    outlets = {**OUTLETS, **many}
    alone = dossier("e1", article("a1", "Mira Dunn of Rovia meets envoy"))
    two = dossier(
        "e2",
        article("c1", "Mira Dunn of Rovia meets painter"),
        article("c2", "Mira Dunn of Rovia meets painter", outlet="ge.lens"),
    )

    def reasons(follow: Sequence[str], told: Dossier) -> str:
        desk = replace(house(choice=[rule]), follow=tuple(follow))
        (found,) = triage.choose(WEEK, [told], {}, desk, REGISTER, outlets)
        return " ".join(found.reasons)

    assert "alone" in reasons(list(many), alone)
    assert "alone" not in reasons(list(many), two)
    assert "alone" not in reasons(["rv.herald", "ge.lens"], alone)


def test_what_nothing_in_english_tells_can_be_a_reason() -> None:
    rule = {"name": "nothing in English", "points": -1, "unless_in": ["en"]}
    told = {
        "en": dossier("e1", article("a1", "Mira Dunn of Rovia meets envoy")),
        "tr": dossier("e2", article("a2", "Mira Dunn Rovia", language="tr")),
    }
    for language, one in told.items():
        (found,) = triage.choose(WEEK, [one], {}, house(choice=[rule]), REGISTER, OUTLETS)
        assert ("nothing in English (-1)" in found.reasons) is (language == "tr")
