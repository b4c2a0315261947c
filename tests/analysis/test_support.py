"""What statements rest on: nothing, one voice, one owner; figures with and without a source; dates; later denials."""

from __future__ import annotations

from datetime import date

import pytest

from torimatome.analysis.own_figures import figures_of
from torimatome.analysis.support import supports, when
from torimatome.model.commentary import (
    Basis,
    Foresight,
    Ground,
    GroundKind,
    Outline,
    Passage,
    Precision,
    Standing,
    Statement,
    StatementKind,
    Support,
    Witness,
)

ITEM = Ground(kind=GroundKind.ITEM, name="3104-031502")
DAY = date(2031, 3, 15)


def basis(key: str = "e1", *, grounds: tuple[Ground, ...] = (ITEM,), on: date | None = DAY) -> Basis:
    precision = Precision.DAY if on else Precision.UNDATED
    return Basis(
        key=key, text="The bridge is closed", first_on=on, last_on=on, precision=precision, grounds=grounds, line=9
    )


def witness(*said: str, **values: object) -> Witness:
    given: dict[str, object] = {"outlets": ("Orta Post",), "families": ("orta",), "first_on": DAY, "last_on": DAY}
    return Witness(key=str(ITEM), id="3104-031502", sentences=said, **{**given, **values})  # type: ignore[arg-type]


def judged(text: str, *witnesses: Witness, kind: StatementKind = StatementKind.OBSERVED, **values: object) -> Support:
    bases = values.pop("bases", (basis(),))
    assert isinstance(bases, tuple)
    given: dict[str, object] = {"rests_on": tuple(b.key for b in bases), **values}
    one = Statement(number=1, text=text, kind=kind, **given)  # type: ignore[arg-type]
    outline = Outline(id="x", title="T", dated_on=date(2031, 5, 2), passages=(Passage(statements=(one,)),), bases=bases)
    return supports(outline, {w.key: w for w in witnesses})[0]


def test_a_statement_that_rests_on_nothing_is_unsupported() -> None:
    found = judged("The bridge was closed.", bases=())
    assert (found.standing, len(found.faults)) == (Standing.UNSUPPORTED, 1)


def test_an_aside_needs_nothing() -> None:
    found = judged("We wait.", bases=(), kind=StatementKind.ASIDE)
    assert (found.standing, found.faults) == (Standing.NOT_NEEDED, ())


def test_a_source_that_opens_supports_and_one_by_hand_is_said_to_be_one() -> None:
    assert judged("The bridge was closed.", witness("The bridge was closed.")).standing is Standing.SUPPORTED
    assert judged("The bridge was closed.", witness(by_hand=True)).standing is Standing.BY_HAND


def test_what_comes_from_nowhere_or_cannot_be_opened_is_a_fault() -> None:
    assert "line 9" in judged("It closed.", bases=(basis(grounds=()),)).faults[0]
    found = judged("It closed.", witness(missing="there is no item 3104-031502 in this desk."))
    assert (found.standing, found.faults) == (Standing.UNSUPPORTED, ("there is no item 3104-031502 in this desk.",))


def test_a_figure_is_tied_to_the_sentence_that_has_it() -> None:
    found = judged(
        "The closure cost 40 jobs and 7% of trade.", witness("It rained.", "The mayor said 40 jobs were lost.")
    )
    assert [(f.words, f.sentence) for f in found.figures] == [("40", "The mayor said 40 jobs were lost."), ("7%", "")]
    assert [fault for fault in found.faults if "7%" in fault]


def test_a_figure_of_something_else_is_no_support() -> None:
    found = judged("The storm killed 12 people.", witness("The storm injured 12 people."))
    assert found.figures[0].sentence == ""
    assert judged("The storm killed 12 people.", witness("12人が死亡した。")).figures[0].sentence


@pytest.mark.parametrize(
    "text",
    ["At 1 pm (6 p.m. there) they met.", "In 2020 it was open.", "On 3 March 2031 a C-130 came.", "The second bridge."],
)
def test_times_years_dates_and_types_are_no_figures(text: str) -> None:
    assert not figures_of(text, "en", DAY)


@pytest.mark.parametrize(
    "text",
    [
        "The three agreed that the ferry would run.", "The two met again in the port.", "Two of them left early.",
        "All four signed the paper.", "Talks between the two, held at night, failed.", "The other two will follow.", "The two have signed it.",
    ],
)  # fmt: skip
def test_a_number_that_points_back_is_no_figure(text: str) -> None:
    assert not figures_of(text, "en", DAY)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Three were killed and the harbour was closed.", "Three"), ("The 23 agreed.", "23"), ("The four armed groups left.", "four"),
        ("The three ferries were sold.", "three"), ("Two resigned.", "Two"), ("It has two.", "two"), ("Two of them were killed.", "Two"),
    ],
)  # fmt: skip
def test_a_number_that_counts_stays_a_figure(text: str, shown: str) -> None:
    assert [words for words, _ in figures_of(text, "en", DAY)] == [shown]


def test_a_number_of_sides_in_japanese_is_no_figure() -> None:
    assert not figures_of("3者は運航の再開で合意した。", "ja", DAY)
    assert [words for words, _ in figures_of("3隻は売却された。", "ja", DAY)] == ["3"]


def test_one_source_and_one_owner_are_told() -> None:
    assert any("one source only" in m for m in judged("It closed.", witness()).marks)
    both = witness(outlets=("Orta Post", "Orta TV"))
    assert "its 2 sources have one owner (orta)." in judged("It closed.", both).marks
    apart = witness(outlets=("Orta Post", "Bay News"), families=("orta", "bay"))
    found = judged("It closed.", apart)
    assert (found.outlets, found.families, found.marks) == (2, 2, ())


def test_dates_are_held_against_those_of_the_events() -> None:
    apart = witness(outlets=("a", "b"), families=("a", "b"))
    assert not judged("On March 15 the bridge was closed.", apart).marks
    assert "“March 19” fits no date" in judged("On March 19 the bridge was closed.", apart).marks[0]
    assert "has no date" in judged("On March 15 it closed.", apart, bases=(basis(on=None),)).marks[0]


def test_a_bare_day_is_read_in_the_month_of_its_event() -> None:
    bases = (basis(),)
    one = Statement(number=1, text="橋は15日に閉じられた。", kind=StatementKind.OBSERVED, rests_on=("e1",))
    outline = Outline(
        id="x",
        title="橋",
        language="ja",
        dated_on=date(2031, 5, 2),
        passages=(Passage(statements=(one,)),),
        bases=bases,
    )
    (found,) = supports(outline, {str(ITEM): witness(outlets=("a", "b"), families=("a", "b"))})
    assert found.marks == ()


def test_an_event_after_its_reports_is_foreseen_or_misdated() -> None:
    found = judged("It closed.", witness(first_on=date(2031, 3, 1), last_on=date(2031, 3, 1)))
    assert any("lies after its last report" in m for m in found.marks)


def test_what_was_denied_later_is_marked() -> None:
    assert any(
        "the mayor denied it" in m for m in judged("It closed.", witness(against=("the mayor denied it",))).marks
    )


def test_a_cause_that_no_source_gives_is_the_authors_own() -> None:
    own = judged("It closed because of the storm.", witness("It closed."), kind=StatementKind.CAUSAL)
    assert any("the author's own" in m for m in own.marks)
    said = judged("It closed because of the storm.", witness("It closed due to wind."), kind=StatementKind.CAUSAL)
    assert not any("the author's own" in m for m in said.marks)


def test_a_forecast_needs_a_number_a_day_and_a_sign() -> None:
    bare = judged("It may open.", witness(), kind=StatementKind.FORECAST, foresight=Foresight(words="may"))
    assert len([m for m in bare.marks if "add" in m]) == 3
    seen = Foresight(words="likely", probability=0.7, look_on=DAY, shown_by="a lorry crosses")
    assert not [
        m for m in judged("It is likely.", witness(), kind=StatementKind.FORECAST, foresight=seen).marks if "add" in m
    ]


def test_support_comes_also_by_way_of_other_statements() -> None:
    first = Statement(number=1, text="It closed.", kind=StatementKind.OBSERVED, rests_on=("e1",), name="c1")
    second = Statement(number=2, text="So trade fell.", kind=StatementKind.CAUSAL, rests_on=("c1",))
    outline = Outline(id="x", title="T", passages=(Passage(statements=(first, second)),), bases=(basis(),))
    found = supports(outline, {str(ITEM): witness("It closed.")})
    assert [[b.key for b in one.bases] for one in found] == [["e1"], ["e1"]]


def test_dates_are_printed_in_the_houses_form() -> None:
    assert when(basis()) == "15.03.2031"
    spans = {
        Precision.MONTH: "03.2031", Precision.YEAR: "2031", Precision.RANGE: "01.03.2031-31.03.2031",
        Precision.SINCE: "since 01.03.2031", Precision.APPROX: "about 03.2031",
    }  # fmt: skip
    for precision, shown in spans.items():
        one = Basis(key="e", text="", first_on=date(2031, 3, 1), last_on=date(2031, 3, 31), precision=precision)
        assert when(one) == shown
    assert when(Basis(key="e", text="")) == "undated"
