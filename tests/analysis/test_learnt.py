"""What invented issues teach, and what people's changes do."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.analysis.learnt import kind_of, lessons_of
from torimatome.analysis.learnt_edits import changed, lessons_of_edits
from torimatome.analysis.learnt_forms import Forms, slotted
from torimatome.analysis.learnt_use import in_house_forms
from torimatome.analysis.learnt_words import everything, sought, told
from torimatome.model import (
    Attribution,
    Block,
    BlockKind,
    Edit,
    Entity,
    EntityKind,
    Filed,
    Headline,
    Item,
    LearntKind,
    Lessons,
    Sentence,
)
from torimatome.model.learnt import joined
from torimatome.profiles.register import OfficeName, Register

REGISTER = Register(
    {
        "c-lt": Entity(
            id="c-lt", kind=EntityKind.COUNTRY, names={"en": "Lutia", "ja": "ルチア国"}, forms={"ja": ("ルシヤ国",)}, country="lt"
        ),
        "p-velo": Entity(id="p-velo", kind=EntityKind.PERSON, names={"en": "Tarin Velo", "ja": "タリン・ヴェロ"}),
        "c-ra": Entity(id="c-ra", kind=EntityKind.COUNTRY, names={"en": "Ramm", "ja": "ラム"}, country="ra"),
    },
    {"president": OfficeName("president", {"en": "President", "ja": "大統領"})},
)  # fmt: skip
FORMS = Forms(REGISTER)


def item(
    key: str, en: str, ja: str = "", *, day: date = date(2031, 5, 3), words: int = 20, raw: str = "", **more: object
) -> Item:
    """An item of a past issue."""
    fields: dict[str, object] = {
        "section": "foreign",
        "headlines": {"en": Headline(text=en), "ja": Headline(text=ja)},
        "body": (Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text="word " * words),)),),
        "attributions": (Attribution(outlets=("KHAZAR",), first_on=day, last_on=day, raw=raw or None),),
    }
    return Item(id=key, **{**fields, **more})  # type: ignore[arg-type]


def values(lessons: Lessons, kind: LearntKind, subject: str) -> dict[str, int]:
    """What was learnt of a subject, and how often it was seen."""
    return {one.value: one.count for one in lessons.of(kind) if one.subject == subject}


def test_a_pair_of_headlines_is_learnt_with_what_stands_behind_it() -> None:
    lessons = lessons_of([item("i1", "President Velo met Lutia's envoy", "ヴェロ大統領、ルチア国特使と会談")], FORMS)
    (pair,) = lessons.pairs
    assert (pair.pattern, pair.pattern_ja) == (
        "President <person> met <country>'s envoy",
        "<person>大統領、<country>特使と会談",
    )
    assert (pair.names, pair.act) == (("p-velo", "c-lt"), "会談")
    assert [one.items for one in everything(lessons) if one.kind is LearntKind.HEADLINE] == [("i1",)]


def test_forms_are_learnt_with_their_days() -> None:
    old = item("i1", "x", "ルシヤ国が発表", day=date(2014, 2, 1))
    new = item("i2", "x", "ルチア国が発表", day=date(2016, 3, 1))
    found = {one.value: one for one in lessons_of([old, new], FORMS).of(LearntKind.FORM)}
    assert found["ルシヤ国"].last_on == date(2014, 2, 1)
    assert found["ルチア国"].first_on == date(2016, 3, 1)


def test_the_draft_uses_the_form_of_its_day_and_no_form_of_an_archive_page() -> None:
    old = [item(f"a{n}", "x", "ルシヤ国が発表", day=date(2014, 2, n + 1)) for n in range(3)]
    new = [item(f"b{n}", "x", "ルチア国が発表", day=date(2016, 2, n + 1)) for n in range(3)]

    def name(items: list[Item], day: date) -> str:
        return in_house_forms(REGISTER, lessons_of(items, FORMS), day)["c-lt"].names["ja"]

    assert name([*old, *new], date(2015, 1, 1)) == "ルシヤ国"
    assert name([*old, *new], date(2017, 1, 1)) == "ルチア国"
    assert name(old[:2], date(2015, 1, 1)) == "ルチア国"
    filed = Filed(id=None, layout="l", dated="2014-02-01", dated_raw="")
    pages = [item(f"c{n}", "x", "ルシヤ国が発表", day=date(2014, 2, n + 1), filed=filed, section="") for n in range(5)]
    assert name(pages, date(2015, 1, 1)) == "ルチア国"
    assert values(lessons_of(pages, FORMS), LearntKind.PRESS, "c-lt") == {"ルシヤ国": 5}


def test_a_short_word_in_katakana_is_no_piece_of_a_longer_one() -> None:
    assert FORMS.find("プログラムとイスラム", "ja") == []
    assert [found.subject for found in FORMS.find("ラムとルチア国", "ja")] == ["c-ra", "c-lt"]


def test_sections_lengths_notes_and_attributions_are_counted() -> None:
    issue = [
        item("i1", "Army drill in Lutia", section="military", words=30, raw="(KHAZARR / 03.05.2031)"),
        item("i2", "Army drill ends", section="military", words=50, day=date(2031, 5, 4)),
    ]
    lessons = lessons_of(issue, FORMS)
    assert values(lessons, LearntKind.PLACEMENT, "word:drill") == {"military": 2}
    assert values(lessons, LearntKind.PLACEMENT, "c-lt") == {"military": 1}
    assert values(lessons, LearntKind.OUTLET, "KHAZAR") == {"KHAZARR": 1}
    assert values(lessons, LearntKind.LEAD, "military") == {"KHAZAR": 2}
    assert values(lessons, LearntKind.ORDER, "military") == {"older first": 1}
    assert values(lessons, LearntKind.NOTE, kind_of(issue[0])) == {"without": 2}
    (length,) = lessons.of(LearntKind.LENGTH)
    assert (length.middle, length.amounts) == (40, (30, 50))


def test_lessons_join_in_any_order() -> None:
    parts = [lessons_of([item(f"i{n}", f"Army drill {n} in Lutia", day=date(2031, 5, n + 1))], FORMS) for n in range(4)]
    assert joined(parts) == joined(reversed(parts)) == joined([joined(parts[:2]), joined(parts[2:])])


def test_what_was_learnt_is_found_by_kind_and_words() -> None:
    lessons = lessons_of([item("i1", "President Velo met envoys", "ヴェロ大統領、特使と会談")], FORMS)
    names = {"p-velo": "Tarin Velo"}
    found = sought(lessons, lambda s: names.get(s, s), "headline", "tarin 会談")
    assert [told(one, str) for one in found] == ["President <person> met envoys → <person>大統領、特使と会談"]
    assert sought(lessons, str, "", "no such word") == []


def edit(key: str, before: str, value: str, field: str = "headline.ja") -> Edit:
    """A person's change."""
    return Edit(
        item=key, field=field, value=value, replaces="", by="kana", at=datetime(2031, 5, 3, tzinfo=UTC), before=before
    )


def test_words_that_people_put_for_ours_are_learnt() -> None:
    edits = [edit(f"i{n}", "首相、外相と首脳協議", "首相、外相と首脳会談") for n in range(3)]
    (one,) = lessons_of_edits(edits, FORMS).learnt
    assert (one.subject, one.value, one.count, one.items) == ("協議", "会談", 3, ("i0", "i1", "i2"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("兵士3人が負傷", "兵士4人が負傷"),
        ("ルチア国が演習を開始", "ルシヤ国が演習を開始"),
        ("オルンが演習を開始", "ベスクが演習を開始"),
        ("演習を開始", "全く別の見出しになった文"),
    ],
)
def test_no_figure_and_no_name_becomes_a_word_of_the_house(before: str, after: str) -> None:
    assert lessons_of_edits([edit("i1", before, after)], FORMS).of(LearntKind.WORDING) == ()


def test_only_the_last_word_on_an_item_counts() -> None:
    edits = [edit("i1", "Army drill", "yes", "drop"), edit("i1", "Army drill", "no", "drop")]
    assert lessons_of_edits(edits[:1], FORMS).of(LearntKind.CHOICE)[0].subject == "Army drill"
    assert lessons_of_edits(edits, FORMS).learnt == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_learnt_from(before: str, after: str) -> None:
    lessons_of([item("i", before, after)], FORMS)
    assert slotted(before, FORMS.find(before, "en")).count("<") >= before.count("<")
    for language in ("en", "ja"):
        for old, new in changed(before, after, language):
            assert old != new
