"""What another house tells beside an item: its answer, what it alone has; and whose voice a text has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.invented_news import OUTLETS, REGISTER, article, dossier, house
from torimatome import compose
from torimatome.compose.company import with_company, with_figure
from torimatome.compose.lines import lines
from torimatome.compose.voices import is_answer, is_ours, says_we
from torimatome.model import Dossier, EventKind, Headline, Item


def item(event: Dossier) -> Item:
    lead = compose.lead(event, OUTLETS, house())
    return compose.item(event, "foreign", {"en": Headline(text=lead.headline)}, lead, OUTLETS, house(), REGISTER)


def noted(found: Item) -> str:
    return " ".join(b.text for n in found.notes for b in n.blocks)


BRIDGE = (
    "Rovia opened the bridge at Rov on March 3 in the presence of 40 guests.",
    "The bridge has cost 7 million crowns and carries two tracks.",
    "Engineers tested it for six weeks with loaded wagons.",
)


def test_an_answer_of_another_house_goes_to_the_note_with_its_source() -> None:
    answer = article(
        "l", "Lutia responds to opening of bridge",
        "The Foreign Ministry of Lutia called the works of the neighbour a breach of the river treaty in answer to questions.",
        outlet="ge.lens", day=4,
    )  # fmt: skip
    found = item(dossier("e1", article("h", "Rovia opens bridge at Rov", *BRIDGE, outlet="rv.herald"), answer))
    assert "breach of the river treaty" in noted(found)
    assert str(found.notes[0].attribution) == "(LENS.NET / 04.03.2031)"


def test_what_a_house_has_in_its_headline_and_nobody_else_is_told() -> None:
    other = article(
        "l", "Monks of Saint Orla abbey lose road to bridge",
        "A bridge was opened at Rov on March 3.",
        "Brother Anselm Quill of Saint Orla told reporters that the monks of the abbey had lost their only road to it.",
        "The weather was fair.",
        outlet="ge.lens",
    )  # fmt: skip
    found = item(dossier("e1", article("h", "Rovia opens bridge at Rov", *BRIDGE, outlet="rv.herald"), other))
    assert "Anselm Quill" in noted(found)


def test_the_same_news_in_other_words_is_no_note() -> None:
    other = article(
        "l", "Bridge at Rov opened by Rovia", "On March 3 a bridge which cost 7 million crowns was opened at Rov.",
        "It carries two tracks, and 40 guests came.", outlet="ge.lens",
    )  # fmt: skip
    assert not item(dossier("e1", article("h", "Rovia opens bridge at Rov", *BRIDGE, outlet="rv.herald"), other)).notes


def test_nobodys_we_stands_in_a_note() -> None:
    page = article(
        "m",
        "Comment on resolution",
        "We reject the resolution of March 3 which Lutia proposed.",
        outlet="ge.lens",
        day=4,
    )
    act = article("h", "Assembly adopts resolution", "The Assembly adopted a resolution on Rovia on March 3 by 9 votes.",
                  "It calls on Rovia to open the river.", outlet="rv.herald")  # fmt: skip
    assert "We reject" not in noted(item(dossier("e1", act, page, kind=EventKind.RESOLUTION)))


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("We reject it.", True),
        ("It was seen in our country.", True),
        ('He said: "We reject it."', False),
        ("They did.", False),
    ],
)
def test_whose_word_a_text_is(text: str, *, ours: bool) -> None:
    assert is_ours(text) is ours


def test_voices_of_articles() -> None:
    assert says_we(article("a", "Comment", "We reject it."))
    assert not says_we(article("a", "Comment", "Guests were seen in our country."))
    assert is_answer(article("a", "Ministry responds to Lutia", "The claim is untrue, it said."))
    assert is_answer(article("a", "Ministry on claim", "It is untrue, she said in answer to a question."))
    assert is_answer(article("a", "Ministry rejects claim", "The ministry rejected what Lutia said."))
    assert not is_answer(article("a", "Court rejects plea", "A court in Rov rejected the plea of Ada Lin."))
    assert not is_answer(article("a", "Assembly adopts resolution", "The Assembly condemned Rovia."))


@given(st.lists(st.sampled_from(["He left.", "Ada Lin spoke of 3 ships.", "This is so.", "She said so."]), min_size=1))
def test_company_is_a_run_of_the_text(told: list[str]) -> None:
    found = lines(article("a", "Any", " ".join(told)))
    for at, line in enumerate(found):
        group = with_company(found, at)
        assert not group or (
            line in group and [n.number for n in group] == list(range(group[0].number, group[-1].number + 1))
        )


def test_the_next_figure_goes_with_a_note_and_history_does_not() -> None:
    told = article(
        "a", "Union counts", "Ada Lin said that no writer was freed.", "Her union has 344 names on its list.",
        "In 1998 it had 12.", "It met again.",
    )  # fmt: skip
    found = lines(told)
    assert [line.number for line in with_figure(found[:1], "")] == [0, 1]
    assert [line.number for line in with_figure(found[:1], "344 are held")] == [0]
    assert [line.number for line in with_figure(found[1:2], "")] == [1]
