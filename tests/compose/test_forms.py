"""The forms of grammar 1.4 to 1.6: meetings as a list or by name, stars, sub-headings, NOTEs for the other side, ranges of days."""

from __future__ import annotations

from datetime import date

import pytest

from tests.invented_news import OUTLETS, REGISTER, WEEK, article, dossier, house
from torimatome import compose
from torimatome.compose.acronyms import back_in
from torimatome.compose.days import front
from torimatome.model import Block, BlockKind, Citation, Dossier, EventKind, Headline, Item, Sentence

GUESTS = ("Jon Akvist", "Lena Brom", "Karl Dyst", "Nora Elm")


def item(event: Dossier) -> Item:
    lead = compose.lead(event, OUTLETS, house())
    return compose.item(event, "foreign", {"en": Headline(text=lead.headline)}, lead, OUTLETS, house(), REGISTER)


def visit(host: str, *more: Dossier) -> Dossier:
    """A journey with four meetings on two days."""
    parts = tuple(
        dossier(
            f"p{n}",
            article(
                f"m{n}", f"{host} meets minister",
                f"On March {2 + n // 2}, {host} met with {guest}, Minister of Ports of Norland, in Oslo.",
                f"The ministers discussed {n + 14} bridges and the ferry line {n + 40} of the Elm Canal.",
                outlet="rv.herald", day=2 + n // 2, hour=9 + n,
            ),
        )
        for n, guest in enumerate(GUESTS)
    )  # fmt: skip
    opening = article(
        "o", f"{host} arrives in Oslo", f"{host} arrived in Oslo on March 2.", outlet="rv.herald", day=2, hour=6
    )
    return dossier("v", opening, kind=EventKind.VISIT, parts=(*parts, *more))


def of(found: Item, kind: BlockKind) -> list[Block]:
    return [b for b in found.body if b.kind is kind]


def test_the_presidents_meetings_are_told_one_by_one() -> None:
    found = item(visit("President of Rovia Tarin Velo"))
    assert [b.text for b in of(found, BlockKind.SUBHEADING)] == ["President Velo held meetings with:"]
    told = of(found, BlockKind.LIST_ITEM)
    assert [b.lead for b in told] == [f"{g}, Minister of Ports of Norland." for g in GUESTS]
    assert all("bridges" in b.text for b in told)


def test_a_ministers_meetings_are_names_with_the_days_before_them() -> None:
    found = item(visit("Foreign Minister of Rovia Mira Dunn"))
    assert [b.text for b in of(found, BlockKind.SUBHEADING)] == ["On March 2-3, FM Dunn held meetings with:"]
    told = [b.text for b in of(found, BlockKind.LIST_ITEM)]
    assert [t.split(":")[0] for t in told] == [f"Minister of Ports of Norland {g}" for g in GUESTS]
    assert sum("bridges" in t for t in told) == 2
    assert all(s.citations for b in of(found, BlockKind.LIST_ITEM) for s in b.sentences)


def test_an_interview_of_a_journey_has_its_sub_heading_with_its_own_place() -> None:
    talk = article(
        "i", "President Tarin Velo interviewed by Kanal Nord", "President of Rovia Tarin Velo gave an interview to Kanal Nord in Oslo.",
        "Velo said that 9 tunnels would be dug under the Elm mountains.", outlet="rv.herald", hour=20,
    )  # fmt: skip
    found = item(visit("President of Rovia Tarin Velo", dossier("i", talk, kind=EventKind.INTERVIEW)))
    heading = of(found, BlockKind.SUBHEADING)[-1]
    assert heading.text == "President Velo interviewed by Kanal Nord"
    assert heading.sentences[0].citations == (
        Citation(article="i", revision=1, start=0, end=len(talk.headline), in_headline=True),
    )


def test_stars_stand_between_the_talks_and_the_museum_after_them() -> None:
    talks = article("t", "Mira Dunn meets Jon Akvist", "Foreign Minister Mira Dunn met Jon Akvist in Oslo on March 3. They discussed 14 bridges.",
                    outlet="rv.herald", hour=9)  # fmt: skip
    museum = article("u", "Mira Dunn tours museum", "Foreign Minister Mira Dunn saw the Museum of Oars in Oslo on March 3.",
                     outlet="rv.herald", hour=15)  # fmt: skip
    found = item(dossier("v", talks, parts=(dossier("u", museum, kind=EventKind.VISIT),)))
    assert [b.kind for b in found.body] == [BlockKind.PARAGRAPH, BlockKind.SEPARATOR, BlockKind.PARAGRAPH]
    assert len(found.attributions) == 1


def test_an_arrival_before_the_talks_gets_no_stars() -> None:
    landing = article("a", "Mira Dunn arrives in Oslo", "Foreign Minister Mira Dunn landed at the airport of Oslo on March 3.",
                      outlet="rv.herald", hour=7)  # fmt: skip
    talks = article("t", "Mira Dunn meets Jon Akvist", "Foreign Minister Mira Dunn met Jon Akvist in Oslo. They discussed 14 bridges.",
                    outlet="rv.herald", hour=9)  # fmt: skip
    found = item(dossier("v", landing, kind=EventKind.VISIT, parts=(dossier("t", talks),)))
    assert not of(found, BlockKind.SEPARATOR)


def test_an_answer_has_what_it_answers_in_a_note() -> None:
    answer = article("h", "Rovia rejects report on ports", "The ministry of Rovia rejected the report of the Harbour Watch on its ports.",
                     outlet="rv.herald", hour=15)  # fmt: skip
    report = article("l", "Watch on ports", "The Harbour Watch called for the release of 12 fishermen held at the ports of Rovia.",
                     outlet="ge.lens", hour=9)  # fmt: skip
    found = item(dossier("e1", answer, report, kind=EventKind.STATEMENT))
    assert [b.text for n in found.notes for b in n.blocks] == [report.text]
    assert str(found.notes[0].attribution) == "(LENS.NET / 03.03.2031)"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2031, 2, 14), None, "On Feb. 14,"),
        (date(2031, 2, 13), date(2031, 2, 14), "On Feb. 13-14,"),
        (date(2031, 2, 27), date(2031, 3, 2), "On Feb. 27-March 2,"),
        (date(2030, 12, 30), date(2031, 1, 2), "On Dec. 30-Jan. 2,"),
    ],
)
def test_days_in_front_over_the_ends_of_months_and_years(first: date, last: date | None, words: str) -> None:
    assert front(first, last) == words


def test_a_journey_over_the_end_of_a_month_has_a_range_in_its_attribution() -> None:
    opening = article(
        "o",
        "President arrives in Oslo",
        "President of Rovia Tarin Velo arrived in Oslo.",
        outlet="rv.herald",
        month=2,
        day=27,
    )
    talks = article(
        "t", "President meets King", "President of Rovia Tarin Velo met King Olo on March 2.", outlet="rv.herald", day=2
    )
    found = item(dossier("v", opening, kind=EventKind.VISIT, parts=(dossier("t", talks),)))
    assert str(found.attributions[0]) == "(HERALD / 27.02-02.03.2031)"


PLACE = Citation(article="a", revision=1, start=0, end=9)


def spoken(id_: str, *sentences: str, place: Citation | None = PLACE) -> Item:
    said = tuple(Sentence(text=s, citations=(place,) if place else ()) for s in sentences)
    return Item(id=id_, section="foreign", body=(Block(kind=BlockKind.PARAGRAPH, sentences=said),))


def test_what_an_item_left_out_spelled_out_is_spelled_out_where_it_now_stands_first() -> None:
    gone = spoken("g", "The HWR (Harbour Watch Registry) opened.")
    issue = compose.bulletin(
        WEEK, [spoken("a", "It rained."), spoken("b", "The HWR met.", "The HWR left.")], house(), [gone]
    )
    assert issue.items[1].body[0].text == "The HWR (Harbour Watch Registry) met. The HWR left."
    assert issue.items[1].body[0].sentences[0].citations == (PLACE, PLACE)


def test_an_acronym_that_another_item_spells_out_or_a_person_wrote_is_left_alone() -> None:
    gone = spoken("g", "The HWR (Harbour Watch Registry) opened.")
    whole = spoken("a", "The HWR (Harbour Watch Registry) met.")
    later = spoken("b", "The HWR left.")
    assert back_in([whole, later], [gone]) == (whole, later)
    own = spoken("c", "The HWR left.", place=None)
    assert back_in([own], [gone]) == (own,)
