"""A denial goes with what it denies; calls and letters stay events of their own; nothing unsayable is chosen."""

from __future__ import annotations

from tests.invented_news import OUTLETS, REGISTER, WEEK, article, dossier, house
from torimatome import triage
from torimatome.model import Dossier, EventKind
from torimatome.triage.denials import with_denials

CLAIM = dossier(
    "claim", article("c", "Velo names $40 million for port", "President Tarin Velo said that Lutia would pay $40 million."),
    kind=EventKind.STATEMENT,
)  # fmt: skip
DENIAL = dossier(
    "denial", article("d", "Akvist: no money for port", "Jon Akvist denied that Lutia would pay $40 million.", day=4),
    kind=EventKind.STATEMENT,
)  # fmt: skip


def chosen(*dossiers: Dossier) -> dict[str, triage.Choice]:
    found = triage.choose(WEEK, dossiers, {}, house(), REGISTER, OUTLETS)
    return {c.dossier.event.id: c for c in found}


def test_a_denial_becomes_a_part_of_what_it_denies() -> None:
    joined = with_denials([CLAIM, DENIAL])
    assert [d.event.id for d in joined] == ["claim"]
    assert [p.event.id for p in joined[0].parts] == ["denial"]


def test_a_denial_of_another_sum_or_of_two_claims_stays_alone() -> None:
    other = dossier("o", article("o", "Dunn: $7 million no", "Mira Dunn denied that Rovia would pay $7 million."))
    twin = dossier("twin", article("t", "Oran names sum", "Deputy Oran spoke of $40 million for roads."))
    assert len(with_denials([CLAIM, other])) == 2
    assert len(with_denials([CLAIM, twin, DENIAL])) == 3


def test_an_answer_becomes_a_part_of_what_it_answers() -> None:
    demand = dossier("r", article("r", "Deputies want sailors freed", "A deputy of the Northern Assembly asks Rovia for 3 sailors."),
                     kind=EventKind.STATEMENT)  # fmt: skip
    answer = dossier("n", article("n", "Aide: unfair", "Rovia has its own courts. An aide answered appeals by the Northern Assembly."),
                     kind=EventKind.STATEMENT)  # fmt: skip
    other = dossier(
        "o", article("o", "Bridge opens", "A bridge was opened by the Southern Assembly."), kind=EventKind.OTHER
    )
    assert [d.event.id for d in with_denials([demand, answer, other])] == ["r", "o"]
    assert len(with_denials([answer, other])) == 2


def test_two_calls_of_one_guest_on_two_days_are_two_events() -> None:
    second = dossier("b", article("b", "Second call", "Mira Dunn and Jon Akvist spoke by phone on March 6.", day=6),
                     kind=EventKind.PHONE_CALL)  # fmt: skip
    first = dossier("a", article("a", "Call", "Mira Dunn and Jon Akvist spoke by phone on March 3."),
                    kind=EventKind.PHONE_CALL, parts=(second,))  # fmt: skip
    assert len(triage.units([first], house(), REGISTER, OUTLETS)) == 2


def test_a_call_and_a_letter_never_join() -> None:
    letter = dossier(
        "b", article("b", "Letter", "Mira Dunn sent a letter to Jon Akvist on March 3."), kind=EventKind.LETTER
    )
    call = dossier("a", article("a", "Call", "Mira Dunn and Jon Akvist spoke by phone on March 3."),
                   kind=EventKind.PHONE_CALL, parts=(letter,))  # fmt: skip
    assert len(triage.units([call], house(), REGISTER, OUTLETS)) == 2


def test_what_only_foreign_reports_tell_on_a_journey_belongs_to_it() -> None:
    trip = dossier("v", article("v", "Velo in Oslo", "President Tarin Velo arrived in Oslo.", outlet="rv.herald", place="Oslo"),
                   kind=EventKind.VISIT)  # fmt: skip
    talk = dossier("i", article("i", "Velo: yol açık", "Tarin Velo televizyona konuştu.", language="tr", outlet="ge.lens"),
                   kind=EventKind.INTERVIEW)  # fmt: skip
    assert [d.event.id for d in triage.units([trip, talk], house(), REGISTER, OUTLETS)] == ["v"]


def test_a_foreign_report_without_a_known_name_is_reported_but_not_chosen() -> None:
    stranger = dossier("s", article("s", "Yol açık", "Bir memur konuştu.", language="tr"))
    choice = chosen(stranger)["s"]
    assert not choice.chosen
    assert "translate it first" in choice.reasons[0]


def test_a_text_that_says_it_looks_back_is_no_report() -> None:
    past = dossier("p", article("p", "Looking back: the road to Rov", "President Tarin Velo met Jon Akvist.",
                                "This is the story of those months."))  # fmt: skip
    assert "looking back" in chosen(past)["p"].reasons[0]


def test_a_commentary_on_a_resolution_is_an_answer_to_it() -> None:
    demand = dossier("r", article("r", "Northern Assembly wants sailors freed", "The Northern Assembly voted."),
                     kind=EventKind.RESOLUTION)  # fmt: skip
    answer = dossier("a", article("a", "Commentary of the press office on the resolution of the Northern Assembly", day=4),
                     kind=EventKind.STATEMENT)  # fmt: skip
    (joined,) = with_denials([demand, answer])
    assert [p.event.id for p in joined.parts] == ["a"]
