"""Sentences that a reader understands alone: who speaks, who is meant, and when."""

from __future__ import annotations

from datetime import date

import pytest

from tests.invented_news import OUTLETS, REGISTER, article, dossier, house
from torimatome import compose
from torimatome.compose.antecedents import named
from torimatome.compose.by_then import passed
from torimatome.compose.days import absolute, by_its_day, dated
from torimatome.compose.guard import is_housekeeping
from torimatome.compose.introduced import introduced
from torimatome.compose.leaning import is_quoted_claim, leans
from torimatome.compose.lines import lines
from torimatome.compose.recast import recast
from torimatome.compose.wording import without_outlet
from torimatome.model import Block, BlockKind, Dossier, Headline, Sentence

MARCH = date(2031, 3, 5)


def body(event: Dossier) -> str:
    lead = compose.lead(event, OUTLETS, house())
    told = {"en": Headline(text=lead.headline), "ja": Headline(text="題")}
    return " ".join(b.text for b in compose.item(event, "foreign", told, lead, OUTLETS, house(), REGISTER).body)


def test_the_day_of_what_is_told_is_not_the_day_of_the_telling() -> None:
    told = "Rovia has bought two ferries from Akt, two officials told RWN on Monday."
    assert dated(told, MARCH, common=frozenset()) == told
    assert dated("Tarin Velo opened a bridge on Monday.", MARCH, common=frozenset()).startswith("On March 3, ")


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("The wagons were handed over to the Aktan side on Wednesday morning.", "to the Aktan side on March 5."),
        ("A briefing is to be held on Monday.", "is to be held on March 10."),
        ("In August he met the envoy.", "In August of the year before, he met the envoy."),
        ("The fair in August will be larger.", "The fair in August will be larger."),
        ("The order was for the fair in August.", "The order was for the fair in August."),
    ],
)
def test_days_and_months_get_their_dates(text: str, ours: str) -> None:
    assert absolute(text, MARCH).endswith(ours)


def test_a_month_of_the_year_before_has_that_year_where_the_source_names_it() -> None:
    assert absolute("In August he met the envoy.", MARCH, "Since 2030 they talk.") == "In August 2030 he met the envoy."


def test_the_previous_day_is_a_date_where_one_day_was_named() -> None:
    text = "A post published the previous day on the page was deleted."
    assert by_its_day(text, frozenset({MARCH})) == "A post published on March 4 on the page was deleted."
    assert by_its_day(text, frozenset({MARCH, date(2031, 3, 1)})) == text
    assert by_its_day("It rained the day before the fair.", frozenset({MARCH})) == "It rained the day before the fair."


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("The exercise will last from March 3 to 7.", "The exercise would last from March 3 to 7."),
        ("On March 6, the trial will be continued.", "On March 6, the trial would be continued."),
        ("The main stage is set for March 6.", "The main stage was set for March 6."),
        ("The ministers are expected to speak on March 6.", "The ministers were expected to speak on March 6."),
        ("The fair will open on March 9.", "The fair will open on March 9."),
        ("On March 4, they signed a deal under which ships will come by 2033.",
         "On March 4, they signed a deal under which ships will come by 2033."),
        ("On March 4, the line opened.", "On March 4, the line opened."),
    ],
)  # fmt: skip
def test_what_is_past_when_the_issue_ends_is_not_to_come(text: str, ours: str) -> None:
    assert passed(text, date(2031, 3, 7)) == ours


def test_a_page_about_its_own_earlier_version_is_no_news() -> None:
    assert is_housekeeping("An earlier version of this article, citing sources in the port, spoke of three.")


def test_what_follows_a_correction_goes_on_with_what_stands_before_it() -> None:
    source = article("a", "Ferries", "Two ferries came home.", "An earlier version of this article spoke of three.",
                     "They were met in Rov.")  # fmt: skip
    assert [line.number for line in lines(source)] == [0, 1]


def test_an_outlet_in_its_full_name_is_cut_from_the_tail() -> None:
    assert without_outlet("The fair opened in Rov, Rovian News-RWN reports.", ("RWN",)) == "The fair opened in Rov."


def test_whom_and_what_the_item_names_by_half_stands_in_full() -> None:
    source = article("a", "Talks", "The Rov Harbour Conference opened in Rov.",
                     "Foreign Ministry spokesperson Mira Dunn commented on the plan.", "Dunn left the Conference.")  # fmt: skip
    last = lines(source)[-1]
    block = Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=last.text, citations=(last.citation,)),))
    people = ("Mira Dunn",)
    told = introduced([block], [source], people)
    assert told[0].text == "Foreign Ministry spokesperson Mira Dunn left the Rov Harbour Conference."
    assert len(told[0].sentences[0].citations) == 3
    assert introduced([block], [source], people, "Mira Dunn left the Rov Harbour Conference.") == (block,)
    assert introduced([block], [source], ("Mira Dunn", "Ada Dunn"), "Conference") == (block,)


def test_he_behind_an_opening_clause_leans_on_the_sentence_before() -> None:
    source = article("a", "Talks", "A fair opened in Rov.", "Addressing the guests from Akt, he said they had won.",
                     "Two will serve the north.", "The delegation includes ten sailors.")  # fmt: skip
    assert [leans(line) for line in lines(source)[1:]] == [True, True, True]


def test_a_few_quoted_words_do_not_name_a_speaker() -> None:
    source = article(
        "a", "Talks", 'Velo said the port was safe. A storm may be "ten times" worse. He called it "a gift".'
    )
    assert [is_quoted_claim(line) for line in lines(source)] == [False, True, False]


def test_an_ambassador_of_one_state_to_another_is_not_cut_in_two() -> None:
    text = "The document was signed by Ambassador of Akt to Rovia Jon Akvist and Director of the harbour Mira Dunn."
    assert recast(text, frozenset({"the"}), talks=False) == text


def test_a_title_keeps_its_capital_behind_a_date() -> None:
    text = "Deputy Minister of Defence, General Tarin Velo received the envoy on March 4."
    assert dated(text, MARCH, common=frozenset({"deputy", "minister"})).startswith("On March 4, Deputy Minister")


def test_the_country_stands_for_ours_in_a_home_body_s_text() -> None:
    told = body(dossier("e", article("a", "Envoys", "The envoys accredited in our country visited a school in Rov.")))
    assert "our country" not in told


def test_he_behind_an_opening_clause_is_named_where_one_person_acted_before() -> None:
    source = article("a", "Talks", "Speaking at the fair, Tarin Velo thanked the hosts.",
                     "Addressing the guests from Akt, he said they had won.")  # fmt: skip
    assert not leans(lines(source)[1])
    told = named(lines(source)[1], frozenset({"Tarin Velo", "Mira Dunn"}))
    assert told == "Addressing the guests from Akt, Tarin Velo said they had won."


def test_a_ministry_gets_its_name_where_the_article_has_one() -> None:
    source = article("a", "Fair", "The ministry said Minister of Harbour Affairs Tarin Velo opened a fair.")
    first = lines(source)[0]
    block = Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=first.text, citations=(first.citation,)),))
    told = introduced([block], [source], ("Tarin Velo",))
    assert told[0].text.startswith("The Ministry of Harbour Affairs said Minister")


def test_quotations_keep_their_days_and_tenses() -> None:
    text = 'On March 4, he told them "it will be held on March 5" and left.'
    assert passed(text, MARCH) == text
