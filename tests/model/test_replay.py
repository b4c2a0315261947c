"""A person's edit holds over whatever the machine says; where the machine changed its mind underneath, it is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.model import Block, BlockKind, Citation, Edit, Headline, Item, Sentence, digest, field_value, replay

CITED = Sentence(text="The ministers met in Ganja.", citations=(Citation(article="a1", revision=1, start=0, end=27),))
FIRST = Block(kind=BlockKind.PARAGRAPH, sentences=(CITED,))
SECOND = Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text="They spoke of roads."),))
ITEM = Item(
    id="i1",
    section="diplomacy",
    headlines={"ja": Headline(text="外相会談"), "en": Headline(text="Ministers meet")},
    body=(FIRST, SECOND),
)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def edit(field: str, value: str, *, seen: Item = ITEM, item: str = "i1", minutes: int = 0) -> Edit:
    replaces = digest(field_value(seen, field))
    return Edit(item=item, field=field, value=value, replaces=replaces, by="kana", at=NOON + timedelta(minutes=minutes))


def test_an_edit_holds() -> None:
    item, stale = replay(ITEM, [edit("headline.ja", "両国外相会談"), edit("section", "economy")])
    assert item.headline("ja") == "両国外相会談"
    assert item.headlines["ja"].how == "person:kana"
    assert item.headline("en") == "Ministers meet"
    assert item.section == "economy"
    assert stale == ()


def test_a_headline_in_a_new_language_is_added() -> None:
    item, stale = replay(ITEM, [edit("headline.ru", "Встреча министров")])
    assert item.headline("ru") == "Встреча министров"
    assert stale == ()


def test_the_last_edit_of_a_field_wins() -> None:
    item, _ = replay(ITEM, [edit("section", "economy"), edit("section", "society", minutes=1)])
    assert item.section == "society"


def test_a_stale_edit_is_reported_and_still_holds() -> None:
    before = Item(id="i1", section="diplomacy", headlines={"en": Headline(text="Ministers will meet")})
    old = edit("headline.en", "Foreign ministers meet", seen=before)
    item, stale = replay(ITEM, [old])
    assert item.headline("en") == "Foreign ministers meet"
    assert stale == (old,)


def test_the_persons_second_look_makes_it_fresh() -> None:
    before = Item(id="i1", section="diplomacy", headlines={"en": Headline(text="Ministers will meet")})
    old = edit("headline.en", "Foreign ministers meet", seen=before)
    item, stale = replay(ITEM, [old, edit("headline.en", "Foreign ministers met", minutes=1)])
    assert item.headline("en") == "Foreign ministers met"
    assert stale == ()


def test_what_was_not_touched_keeps_its_citations() -> None:
    item, _ = replay(ITEM, [edit("body", "The ministers met in Ganja.\n\nThey spoke of railways.")])
    assert item.body[0] is FIRST
    assert item.body[1].text == "They spoke of railways."
    assert item.body[1].sentences[0].citations == ()


def test_edits_of_other_items_do_nothing() -> None:
    assert replay(ITEM, [edit("section", "economy", item="i2")]) == (ITEM, ())


def test_a_drop_leaves_the_item_as_it_is_for_the_caller_to_leave_out() -> None:
    assert replay(ITEM, [edit("drop", "yes")]) == (ITEM, ())


def test_a_field_that_nobody_may_edit_is_an_error() -> None:
    with pytest.raises(KeyError):
        field_value(ITEM, "id")


@given(st.lists(st.tuples(st.sampled_from(["headline.ja", "headline.en", "section"]), st.text(max_size=5)), max_size=8))
def test_a_rebuild_and_a_replay_give_the_same_item(changes: list[tuple[str, str]]) -> None:
    edits = [edit(field, value) for field, value in changes]
    item, stale = replay(ITEM, edits)
    assert replay(ITEM, edits) == (item, stale)
    assert stale == ()
    for field, value in dict(changes).items():
        assert field_value(item, field) == value
