"""What a rewriting must never change: who speaks, who is meant, whether it is sure, when it was."""

from __future__ import annotations

import pytest

from tests.invented_news import OUTLETS, REGISTER, article, dossier, house
from torimatome import compose
from torimatome.compose.antecedents import named
from torimatome.compose.days import dated
from torimatome.compose.holders import with_holders
from torimatome.compose.leaning import leans, says_so
from torimatome.compose.lines import Line, lines
from torimatome.compose.saying import speaker_first
from torimatome.compose.shorten import shortened
from torimatome.compose.wording import pressed, without_outlet
from torimatome.model import Dossier, EventKind, Headline, Item, Sentence

PEOPLE = frozenset({"Tarin Velo", "Mira Dunn", "Jon Akvist"})
COMMON = frozenset({"the", "a", "trade", "it", "demands", "ships"})


def line(*sentences: str, at: int = -1) -> Line:
    return lines(article("x", "Invented", " ".join(sentences)))[at]


def item(event: Dossier, headline: str = "") -> Item:
    lead = compose.lead(event, OUTLETS, house())
    told = {"en": Headline(text=headline or lead.headline), "ja": Headline(text="題")}
    return compose.item(event, "foreign", told, lead, OUTLETS, house(), REGISTER)


def body(found: Item) -> str:
    return " ".join(b.text for b in found.body)


def notes(found: Item) -> str:
    return " ".join(b.text for n in found.notes for b in n.blocks)


@pytest.mark.parametrize(
    ("before", "pronoun", "ours"),
    [
        (["Mira Dunn arrived on Monday."], "She praised the port.", "Dunn praised the port."),
        (
            ["Tarin Velo spoke in parliament.", "He praised the port."],
            "His speech was short.",
            "Velo's speech was short.",
        ),
        (["Deputy Oran wrote to Mira Dunn.", "The lawmaker calls the trial unfair."], "She warns of harm.", None),
        (["Tarin Velo met Jon Akvist."], "He praised the port.", None),
        (["The letter of Mira Dunn came late."], "She regrets it.", None),
        (["Mira Dunn met the lawyer of a sailor."], "She praised the port.", None),
        (["The court sat in Rov."], "He was not there.", None),
    ],
)
def test_a_pronoun_becomes_a_name_only_where_one_person_can_be_meant(
    before: list[str], pronoun: str, ours: str | None
) -> None:
    assert named(line(*before, pronoun), PEOPLE) == (ours or pronoun)


@pytest.mark.parametrize(
    "sentence",
    [
        "He praised the port.",
        "In Lutia, that phrase is heard as a threat.",
        "The army rejects such criticism.",
        "A fair price and good roads are mentioned among these.",
        "Ferries are examined by its council every spring.",
        "While it is in force, a sailor of any port may land.",
        "Paris takes the same attitude to the road.",
        "Unions share the view that the law is weak.",
    ],
)
def test_what_points_back_leans(sentence: str) -> None:
    assert leans(line("The council met in Rov.", sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers discussed 14 bridges.",
        "A ferry such as the Alba carries its own crane.",
        "Members of the council want their harbour back.",
        "Those who stay longer must ask for a permit.",
        "At the same time the harbour was closed.",
        "In Rov it was noted that trade had grown.",
    ],
)
def test_what_stands_by_itself_does_not_lean(sentence: str) -> None:
    assert not leans(line("The council met in Rov.", sentence))


def test_a_speakers_next_sentence_keeps_its_speaker() -> None:
    assert leans(line("The port, Dunn said, is open.", "Its weight grows every year."))
    assert not leans(line("The port, Dunn said, is open.", "The ministers signed 2 agreements."))


def test_a_claim_is_joined_to_the_one_who_made_it() -> None:
    def joined(claim: str, holder: str) -> list[str]:
        return [s.text for s in with_holders([Sentence(text=claim), Sentence(text=holder)], COMMON)]

    assert joined(
        "Demands that sailors go free are unfair.", "This is how Ann Rov, an aide, answered appeals by unions."
    ) == ["Ann Rov, an aide, said in answer to appeals by unions that demands that sailors go free are unfair."]
    assert joined("The part of Rovia in the fund is not planned.", "Ann Rov made this clear in Oslo.") == [
        "Ann Rov said in Oslo that the part of Rovia in the fund is not planned."
    ]
    assert len(joined("The port is open, Ann Rov said.", "She said so in Oslo.")) == 2
    assert len(joined("Ann Rov spoke for the port.", "Ann Rov said so in Oslo.")) == 2


def test_a_sentence_that_only_names_the_speaker_is_known() -> None:
    assert says_so(line("The road will open.", "The mayor of Rov said so on Friday."))
    assert not says_so(line("The road will open.", "The mayor of Rov said that trade has grown."))


@pytest.mark.parametrize(
    ("source", "ours"),
    [
        ("Trade, he noted, has grown.", "He noted that trade has grown."),
        ("The aim, the agency believes, is to harm ships.", "The agency believes that the aim is to harm ships."),
        ("Ships were late, Ann Rov said in Oslo.", "Ann Rov said in Oslo that ships were late."),
        (
            "The Border Service stopped a boat, the service said.",
            "The Border Service stopped a boat, the service said.",
        ),
        ('"Trade, he noted, has grown," she said.', '"Trade, he noted, has grown," she said.'),
        ("But trade, he noted, has grown.", "But trade, he noted, has grown."),
    ],
)
def test_the_speaker_comes_first_where_that_is_plain(source: str, ours: str) -> None:
    assert speaker_first(source, COMMON) == ours


@pytest.mark.parametrize(
    "kept",
    [
        "The aim is to damage the alliance of the two states.",
        "The council is to meet in May.",
        "A man who was a minister spoke.",
        "The fund may grow if the council agrees.",
        "Ships carry freight, in particular grain.",
        "He expressed his conviction that the road is safe.",
        "The road which the states have not opened is long.",
    ],
)
def test_hedges_plans_and_limits_stay_as_the_source_has_them(kept: str) -> None:
    assert shortened(pressed(kept)) == kept


def test_an_aside_that_limits_is_no_aside() -> None:
    long = (
        "The council of the harbour, which has not confirmed the plan, will meet with the unions of the sailors and with the "
        "owners of the ferries to speak about the price of the journey in the coming winter season."
    )
    assert "not confirmed" in shortened(long)


def test_whoever_told_the_outlet_remains_the_holder() -> None:
    told = without_outlet("Sailors need no visa, the port office told Wire.", ["Wire"])
    assert told == "Sailors need no visa, the port office said."


def test_a_date_inside_another_clause_is_not_the_events() -> None:
    on = article("x", "h", day=5).reported_on
    text = "A ship that had left Rov on March 4 may have reached Lutia."
    assert dated(text, on, common=COMMON) == text
    assert dated("The ship left Rov on March 4.", on, common=COMMON) == "On March 4, the ship left Rov."


def test_days_counted_from_another_event_are_left_to_the_reader() -> None:
    event = dossier("e", article("a", "Talks", "President Tarin Velo met Jon Akvist in Rov.",
                                 "The 14 ferries were named a day earlier in Oslo by 3 unions.", day=5))  # fmt: skip
    assert "a day earlier" in body(item(event))


def test_the_day_of_a_visit_moves_to_its_first_sentence() -> None:
    event = dossier("e", article("a", "Visit", "President Tarin Velo came to Lutia. The official visit started on March 3."),
                    kind=EventKind.VISIT)  # fmt: skip
    assert body(item(event)) == "On March 3, President Velo came to Lutia."


def test_a_look_back_is_neither_note_nor_source() -> None:
    event = dossier(
        "e",
        article("a", "Talks", "Foreign Minister Mira Dunn met Jon Akvist in Rov on March 3.", outlet="rv.herald"),
        parts=(
            dossier("p", article("b", "How Rovia and Lutia grew close", "Jon Akvist met fishermen in Rov.",
                                 "For many years the gesture was not returned.", "This text looks back on it.",
                                 outlet="ge.lens"), kind=EventKind.MEETING),
        ),
    )  # fmt: skip
    assert not item(event).notes


def test_a_note_tells_no_history() -> None:
    event = dossier(
        "e",
        article("a", "Talks", "Foreign Minister Mira Dunn met Jon Akvist in Rov on March 3.", outlet="rv.herald"),
        parts=(
            dossier("p", article("b", "Aide meets Akvist", "Osk Brandel, who chairs a committee, met with Jon Akvist in Rov.",
                                 "Envoys have met every year since 1991 in 5 towns.", outlet="ge.lens")),
        ),
    )  # fmt: skip
    assert "Brandel" in notes(item(event))
    assert "1991" not in notes(item(event))


def test_an_answer_in_a_note_begins_with_who_gave_it() -> None:
    event = dossier(
        "e",
        article("a", "Deputy asks for release of sailors", "Deputy Oran asks Rovia to set 3 sailors free.", outlet="rv.wire"),
        parts=(
            dossier("p", article("b", "Aide: unfair", "Appeals to set the sailors free are unethical and wrong. "
                                 "This is how Osk Brandel, who chairs a committee, answered appeals by deputies.",
                                 outlet="ge.lens"), kind=EventKind.STATEMENT),
        ),
        kind=EventKind.STATEMENT,
    )  # fmt: skip
    assert notes(item(event)).startswith(
        "Osk Brandel, who chairs a committee, said in answer to appeals by deputies that "
    )


def test_foreign_reports_are_told_by_kind_day_and_names_alone() -> None:
    found = article("a", "Velo: yol açık", "Tarin Velo televizyona konuştu.", language="tr")
    event = dossier("e", found, kind=EventKind.INTERVIEW)
    made = item(event)
    assert body(made) == "On March 3, WIRE carried news in Turkish of an interview; it names President Velo."
    assert made.headline("en") == "Interview: President Velo"
    assert made.doubts[0].startswith("Needs translation")
    assert all(c.article == "a" for s in made.body[0].sentences for c in s.citations)


def test_foreign_words_never_reach_the_english_where_nobody_is_known() -> None:
    event = dossier("e", article("a", "Yol açık", "Bir memur konuştu.", language="tr"), kind=EventKind.OTHER)
    made = item(event)
    assert body(made) == "On March 3, WIRE carried news in Turkish."
    assert "açık" not in made.headline("en")
