"""Sentences in other words and another order: what they say stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.invented_news import WEEK, article, house
from torimatome.compose import as_issue
from torimatome.compose.again import by_family, families
from torimatome.compose.alike import in_measure, in_other_words
from torimatome.compose.days import absolute
from torimatome.compose.joining import joined
from torimatome.compose.kept import same
from torimatome.compose.recast import recast
from torimatome.model import Block, BlockKind, Citation, Item, Sentence

COMMON = frozenset({"the", "a", "trade", "rail", "both", "fishing"})
RECAST = [
    ("Fishing and trade were discussed.", "The sides discussed fishing and trade."),
    ("Views were exchanged on the Elm Canal.", "The sides exchanged views on the Elm Canal."),
    ("The importance of the Elm Canal was emphasised.", "Emphasis was placed on the importance of the Elm Canal."),
    ("During the visit, a protocol on fish was signed.", "A protocol on fish was signed during the visit."),
    ("According to Ola Brenn, the bridge stands.", "The bridge stands, according to Ola Brenn."),
    ("The session was chaired by Speaker Liv Aase in Rov.", "Speaker Liv Aase chaired the session in Rov."),
    ("The next session will be held in 2032.", "In 2032, the next session will be held."),
    ("Boats were counted in over 12 ports.", "Boats were counted in more than 12 ports."),
    ("Over 40 boats and around 12 ports were counted.", "More than 40 boats and about 12 ports were counted."),
]
KEPT = [
    # a statement inside, a list behind the subject, a quotation, a day as the agent, a front that runs on
    "In Rov, he said that the bridge was closed.",
    'During the visit, Dunn called it "a start".',
    "The road was opened by March 3.",
    "The plan was approved by the end of the week.",
    "After the talks a treaty on fish, a charter and a note were signed.",
    "When the minister arrived, he opened the session.",
    "The demand was not discussed by anybody.",
    # "over" that is no measure
    "The oil spread over 40 hectares.",
    "Rov and Lutia quarrelled over 3 villages.",
    "The boats were counted over 3 long days.",
]


@pytest.mark.parametrize(("text", "ours"), RECAST)
def test_what_may_be_put_in_another_way(text: str, ours: str) -> None:
    assert recast(text, COMMON, talks=True) == ours


@pytest.mark.parametrize("text", KEPT)
def test_what_must_stay_as_it_is(text: str) -> None:
    assert recast(text, COMMON, talks=True) == text


def test_only_talks_have_sides() -> None:
    text = "Fishing quotas were discussed."
    assert recast(text, COMMON, talks=False) == text


WHO = st.sampled_from(
    ["Speaker Liv Aase", "The ministry", "Ola Brenn", "The two countries", "Both sides", "The head of state"]
)
HOW = st.sampled_from(["", "allegedly ", "reportedly ", "never ", "also "])
DID = st.sampled_from([
    "said that the port was closed", "did not sign the treaty", "may sign the treaty", "took part in the talks",
    "expressed concern over the situation in the region", "called on Lutia to leave Rov", "called the charge baseless",
    "was received by President Tarin Velo", "spoke about the development of relations between the two countries",
    "remain in the country for a maximum of 30 days", "asked for the release of three of the 14 fishermen",
])  # fmt: skip
MORE = st.sampled_from([
    "", ", as well as 7 boats", " during the meeting", ", among them Kai Storm", " until 5 March 2031", " without a visa",
    ' and spoke of "the two sides over 40 years"', " despite the fact that over 40 people were hurt", ", if it is able to",
])  # fmt: skip
FRONT = st.sampled_from(
    ["", "During the talks, ", "In Rov on March 3, ", "According to Jon Akvist, ", "When it rained, ", "Besides, "]
)
SAID = st.builds(lambda f, w, h, d, m: f"{f}{w if not f else w[0].lower() + w[1:] if w[:4] in ('The ', 'Both') else w} {h}{d}{m}.",
                 FRONT, WHO, HOW, DID, MORE)  # fmt: skip


def held(text: str) -> list[object]:
    """What no rule may touch: figures, quotations, negation, doubt, names."""
    bare = re.sub(r'"[^"]*"', "", text)
    kinds = (
        r"\d[\d.,]*\d|\d", r'"[^"]*"', r"\b(?:not|never|without|no|baseless|closed)\b",
        r"\b(?:allegedly|reportedly|may|if|called the charge)\b", r"\b(?:Liv|Aase|Ola|Brenn|Kai|Storm|Jon|Akvist|Tarin|Velo|Rov|Lutia|March)\b",
    )  # fmt: skip
    return [sorted(re.findall(kind, text if '"' in kind else bare)) for kind in kinds]


@settings(max_examples=300, deadline=None)
@given(SAID, st.booleans())
def test_names_figures_quotations_negation_and_doubt_survive(text: str, talks: bool) -> None:
    ours = recast(text, COMMON, talks=talks)
    assert held(ours) == held(text)
    assert ours[0].isupper() or ours[0] == text[0]
    assert ours.endswith(".")
    assert recast(ours, COMMON, talks=talks).count(",") <= text.count(",") + 2


@given(SAID)
def test_a_turn_of_phrase_is_taken_once(text: str) -> None:
    once = in_other_words(text)
    assert in_other_words(once) == once


def test_only_turns_of_counted_words_are_taken_as_the_same() -> None:
    assert same(in_measure("More than 40 boats sank."), in_measure("Over 40 boats sank."))
    assert in_measure("Dunn did so despite the rain.") == "Dunn did so despite the rain."


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Dunn may go.", "Dunn will go."),
        ("Dunn left.", "Dunn did not leave."),
        ("Dunn left with 3 men.", "Dunn left with 4 men."),
        ("Then Dunn left.", "Then Velo left."),
        ('Dunn saw "a house".', 'Dunn saw "a horse".'),
        ("Boats sank.", "Two boats sank."),
    ],
)
def test_what_is_no_longer_the_same(ours: str, theirs: str) -> None:
    assert same(theirs, theirs)
    assert not same(ours, theirs)


def told(*texts: str, gap: int = 1) -> list[Sentence]:
    found, at = [], 0
    for text in texts:
        found.append(Sentence(text=text, citations=(Citation(article="a", revision=1, start=at, end=at + len(text)),)))
        at += len(text) + gap
    return found


def test_sentences_of_one_subject_become_one_with_both_places() -> None:
    (one,) = joined(told("FM Dunn arrived in Oslo.", "Dunn met the Speaker."), {"Dunn"})
    assert one.text == "FM Dunn arrived in Oslo and met the Speaker."
    assert len(one.citations) == 2


@pytest.mark.parametrize(
    "texts",
    [
        ("FM Dunn said that the port was open.", "Dunn visited Oslo."),
        ("FM Dunn did not visit the port.", "Dunn met the Speaker."),
        ("FM Akvist arrived in Oslo.", "Dunn met the Speaker."),
        ("The port may be closed.", "The bridge stands."),
        ("The ministry said the port is closed.", "The bridge stands."),
        ("The bridge stands.", "He opened it."),
    ],
)
def test_sentences_that_must_not_become_one(texts: tuple[str, str]) -> None:
    assert [s.text for s in joined(told(*texts), {"Dunn", "Akvist"})] == list(texts)


def test_two_short_facts_side_by_side_become_one_but_not_from_two_places() -> None:
    both = ("The drill began in Rov.", "The navy sent 4 boats.")
    assert [s.text for s in joined(told(*both), ())] == ["The drill began in Rov, and the navy sent 4 boats."]
    assert len(joined(told(*both, gap=2), ())) == 2


def test_persons_are_named_in_full_once_where_their_sources_shorten_them() -> None:
    source = article("a", "Talks", "Jon Akvist met Kai Storm. Akvist left for Rov. Wang Bo stayed. Ola Storm came.")
    short = families(["Jon Akvist", "Kai Storm", "Wang Bo", "Ola Storm"], [source])
    assert short == {"Jon Akvist": "Akvist"}
    sentences = ("Jon Akvist came.", 'Jon Akvist met Kai Storm, who said "Jon Akvist is here".')
    blocks = (Block(kind=BlockKind.PARAGRAPH, sentences=tuple(Sentence(text=t) for t in sentences)),)
    (block,) = by_family(blocks, short)
    assert block.text == 'Jon Akvist came. Akvist met Kai Storm, who said "Jon Akvist is here".'


def test_years_and_months_that_lean_on_the_day_of_writing_get_their_names() -> None:
    on = WEEK.first_on
    assert (
        absolute("The port opens this year and closes next month.", on) == "The port opens in 2031 and closes in April."
    )
    assert absolute("Last year 40 boats came.", on) == "In 2030 40 boats came."
    assert absolute("It grew over the last year.", on) == "It grew over the last year."


def test_an_acronym_is_spelled_out_once_an_issue() -> None:
    def item(id_: str, text: str, *, cited: bool = True) -> Item:
        places = (Citation(article="a", revision=1, start=0, end=1),) if cited else ()
        body = (Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=text, citations=places),)),)
        return Item(id=id_, section="foreign", kind="meeting", headlines={}, body=body)

    full = "The HSB (Harbour Safety Board) met (for 3 hours)."
    found = as_issue([item("1", full), item("2", full), item("3", full, cited=False)], house())
    assert [i.body[0].text for i in found] == [full, "The HSB met (for 3 hours).", full]
