"""The issue: sections in order, empty ones left out and renumbered, items by the day of report."""

from __future__ import annotations

from datetime import date

from tests.invented_news import SECTIONS, WEEK, house
from torimatome import compose
from torimatome.compose.attribution import written
from torimatome.config import SectionRule
from torimatome.model import Attribution, Item


def item(id_: str, section: str, first: int, last: int | None = None) -> Item:
    days = Attribution(outlets=("WIRE",), first_on=date(2031, 3, first), last_on=date(2031, 3, last or first))
    return Item(id=id_, section=section, attributions=(days,))


def test_empty_sections_are_left_out_and_the_rest_is_renumbered() -> None:
    issue = compose.bulletin(WEEK, [item("a", "foreign", 2), item("b", "domestic", 3)], house())
    assert [(s.number, s.key) for s in issue.sections] == [(1, "domestic"), (2, "foreign")]
    assert issue.id == "2031-03-01-2031-03-07"


def test_a_section_with_too_little_gives_its_matter_away_at_the_head() -> None:
    rules = (SectionRule(key="military", name="軍事", at_least=2, moves_to="domestic"), *SECTIONS[1:])
    own = house()
    desk = type(own)(
        title=own.title, subtitle=own.subtitle, publisher=own.publisher, home=own.home, timezone=own.timezone,
        profile=own.profile, sections=rules,
    )  # fmt: skip
    issue = compose.bulletin(WEEK, [item("d", "domestic", 2), item("m", "military", 5)], desk)
    assert [[i.id for i in s.items] for s in issue.sections] == [["m", "d"]]


def test_inside_a_section_the_oldest_report_comes_first() -> None:
    items = [item("c", "foreign", 5), item("a", "foreign", 2, 6), item("b", "foreign", 3)]
    issue = compose.bulletin(WEEK, items, house())
    assert [i.id for i in issue.items] == ["b", "c", "a"]


def test_an_outlet_that_no_register_knows_is_written_by_its_key() -> None:
    assert written("zz.gazette", {}) == "GAZETTE"
