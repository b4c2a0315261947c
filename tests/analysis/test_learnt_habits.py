"""What people do to drafts again and again is done to the next: cut, said otherwise, moved; and it can be refused."""

from __future__ import annotations

from datetime import UTC, datetime

from torimatome import profiles
from torimatome.analysis.learnt_edits import lessons_of_edits
from torimatome.analysis.learnt_forms import Forms
from torimatome.analysis.learnt_habits import Habits
from torimatome.analysis.learnt_sentences import fates
from torimatome.analysis.learnt_words import everything, told
from torimatome.model import Block, BlockKind, Edit, Headline, Item, LearntKind, Lessons, Sentence, digest

FORMS = Forms(profiles.profile("azerbaijan").register)
AT = datetime(2031, 5, 3, tzinfo=UTC)
FIRST = "The harbour opened on Monday."


def edit(item: str, before: str, after: str, field: str = "body") -> Edit:
    return Edit(item=item, field=field, value=after, replaces=digest(before), by="kana", at=AT, before=before)


def learnt(*edits: Edit, headlines: dict[str, str] | None = None) -> Lessons:
    return lessons_of_edits(edits, FORMS, lambda key: (headlines or {}).get(key, ""))


def drafted(*said: str, section: str = "domestic", headline: str = "Harbour opens") -> Item:
    body = Block(kind=BlockKind.PARAGRAPH, sentences=tuple(Sentence(text=text) for text in said))
    return Item(id="new", section=section, headlines={"en": Headline(text=headline)}, body=(body,))


def body(lessons: Lessons, *said: str) -> list[str]:
    return [s.text for block in Habits(lessons, FORMS).applied(drafted(*said)).body for s in block.sentences]


def test_each_sentence_of_a_changed_body_has_a_fate() -> None:
    found = fates("One ship came in. It was very old. Nobody saw it.", "One ship came in. It was old. ")
    assert found.cut == ("Nobody saw it.",)
    assert found.left == ("One ship came in.",)
    assert found.said == (("It was very old.", "It was old."),)


def test_a_background_that_was_cut_once_is_cut_of_other_people_and_sums_too() -> None:
    told_before = "The dam was planned in Georgia in 2019 with 40 engines and is to be built by several states."
    lessons = learnt(edit("a", f"{FIRST} {told_before}", FIRST))
    again = "The dam was planned in Turkey in 2021 with 55 engines and is to be built by several states."
    assert body(lessons, FIRST, again, "It rained.") == [FIRST, "It rained."]


def test_an_opening_is_cut_when_it_was_cut_often_and_not_left() -> None:
    cuts = [
        edit("a", f"{FIRST} The guests also thanked the crew.", FIRST),
        edit("b", f"{FIRST} The guests also praised the weather in spring.", FIRST),
    ]
    new = "The guests also wished everybody a good year."
    assert body(learnt(cuts[0]), FIRST, new) == [FIRST, new]
    assert body(learnt(*cuts), FIRST, new) == [FIRST]
    left = edit("c", f"{FIRST} The guests also signed a pact. It snowed.", f"{FIRST} The guests also signed a pact.")
    assert body(learnt(*cuts, left), FIRST, new) == [FIRST, new]


def test_the_first_sentence_and_a_denial_are_never_cut() -> None:
    cuts = [edit(k, f"{FIRST} The ministry said {k} words.", FIRST) for k in ("two", "ten")]
    denial = "The ministry said it did not close the port."
    assert body(learnt(*cuts), "The ministry said five words.", denial, "The ministry said six words.") == [
        "The ministry said five words.", denial,
    ]  # fmt: skip


def test_words_are_put_for_ours_outside_quotations() -> None:
    edits = [
        edit(k, f"{FIRST} The mayor {said} that ships came.", f"{FIRST} The mayor stressed that ships came.")
        for k, said in (("a", "underlined"), ("b", "underlined"))
    ]
    new = "The crew underlined the date: “he underlined it”."
    assert body(learnt(edits[0]), FIRST, new) == [FIRST, new]
    assert body(learnt(*edits), FIRST, new) == [FIRST, "The crew stressed the date: “he underlined it”."]


def test_words_that_people_as_often_left_stay() -> None:
    changed = [edit(k, f"{FIRST} The mayor noted a ship.", f"{FIRST} The mayor said a ship.") for k in "ab"]
    left = [edit(k, f"{FIRST} The cook noted a fish. It rained.", f"{FIRST} The cook noted a fish.") for k in "cd"]
    assert body(learnt(*changed, *left), FIRST, "He noted a bell.") == [FIRST, "He noted a bell."]


def test_items_go_where_people_move_their_like() -> None:
    titles = {"a": "Customs seize cargo of tobacco", "b": "Customs arrest driver at bridge"}
    lessons = learnt(*(edit(k, "domestic", "military", "section") for k in titles), headlines=titles)
    habits = Habits(lessons, FORMS)
    assert habits.applied(drafted(FIRST, headline="Customs search four ships")).section == "military"
    assert habits.applied(drafted(FIRST, headline="Choir sings in the park")).section == "domestic"
    assert habits.applied(drafted(FIRST, headline="Customs search ships", section="foreign")).section == "foreign"


def test_what_was_learnt_is_told_and_can_be_refused() -> None:
    lessons = learnt(
        edit("a", f"{FIRST} The guests also thanked 12 men.", FIRST),
        edit("b", "domestic", "military", "section"), headlines={"b": "Customs seize cargo"},
    )  # fmt: skip
    said = {
        told(one, str): one.id for one in everything(lessons) if one.kind in (LearntKind.SENTENCE, LearntKind.MOVED)
    }
    assert list(said) == [
        "“the guests also thanked # men.” was cut", "“the harbour opened on monday.” was left",
        "“Customs seize cargo” went from domestic to military",
    ]  # fmt: skip
    again = "The guests also thanked 15 men."
    assert body(lessons, FIRST, again) == [FIRST]
    assert body(lessons.without([said["“the guests also thanked # men.” was cut"]]), FIRST, again) == [FIRST, again]


def test_a_desk_that_learnt_nothing_changes_nothing() -> None:
    item = drafted(FIRST)
    assert Habits(Lessons(), FORMS).applied(item) is item
