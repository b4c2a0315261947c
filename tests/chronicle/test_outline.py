"""Outlines as people write them: statements, ties, dates, forecasts; and one sentence with the line for what is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.chronicle.outline import TEMPLATE, read
from torimatome.errors import BadConfig
from torimatome.model.commentary import GroundKind, Precision, StatementKind

TEXT = """\
title: The bridge at Orta
title ja: オルタの橋
author: K. Mori
date: 2031-05-02

// a word to myself
# Background | 背景

The bridge was closed in March. {e1} Traders say
that the detour costs them two days. {trade = reported: e1, e2}
It is likely to open again. {forecast: trade; 60%; look 2031-12-31; true if a lorry crosses}

! timeline | The days of the bridge

Nobody asked the ferrymen. {aside}

@ e1 | 2031-03 | The bridge is closed | item 3104-031502; Orta Post, 15.03.2031 “The bridge is closed; for now.”
@ e2 | ~2031-04 | Prices rise | article a7
@ i1 | 2031-01-01..2031-04-30 | Crossings a week | event ev-1
"""


def test_a_file_is_read_sentence_by_sentence() -> None:
    made = read("bridge.txt", TEXT)
    assert (made.id, made.title, made.title_ja, made.dated_on) == (
        "bridge",
        "The bridge at Orta",
        "オルタの橋",
        date(2031, 5, 2),
    )
    told = [(s.number, s.kind, s.rests_on, s.name, s.line) for s in made.statements]
    assert told == [
        (1, StatementKind.OBSERVED, ("e1",), "", 9),
        (2, StatementKind.REPORTED, ("e1", "e2"), "trade", 9),
        (3, StatementKind.FORECAST, ("trade",), "", 11),
        (4, StatementKind.ASIDE, (), "", 15),
    ]
    assert made.statements[1].text == "Traders say that the detour costs them two days."
    assert [p.heading_ja for p in made.passages if p.heading] == ["背景"]
    assert [p.plate.caption for p in made.passages if p.plate] == ["The days of the bridge"]


def test_a_forecast_has_its_words_its_number_and_its_day() -> None:
    seen = read("bridge.txt", TEXT).statements[2].foresight
    assert seen is not None
    assert (seen.words, seen.probability, seen.by) == ("likely", 0.6, "the author")
    assert (seen.look_on, seen.shown_by) == (date(2031, 12, 31), "a lorry crosses")


def test_what_statements_rest_on_is_dated_and_comes_from_somewhere() -> None:
    first, second, third = read("bridge.txt", TEXT).bases
    assert (first.first_on, first.last_on, first.precision) == (date(2031, 3, 1), date(2031, 3, 31), Precision.MONTH)
    assert [(g.kind, g.name) for g in first.grounds] == [
        (GroundKind.ITEM, "3104-031502"), (GroundKind.HAND, "Orta Post, 15.03.2031"),
    ]  # fmt: skip
    assert first.grounds[1].quote == "The bridge is closed; for now."
    assert (second.precision, third.precision) == (Precision.APPROX, Precision.RANGE)


@pytest.mark.parametrize(
    ("when", "precision", "last"),
    [
        ("2030", Precision.YEAR, date(2030, 12, 31)), ("2030-02", Precision.MONTH, date(2030, 2, 28)),
        ("2030-02-03", Precision.DAY, date(2030, 2, 3)), ("2030-02-03T13:00+04:00", Precision.DAY, date(2030, 2, 3)),
        ("2030-02-03..2030-03", Precision.RANGE, date(2030, 3, 31)), ("2030-02-03..", Precision.SINCE, date.max),
        ("?", Precision.UNDATED, None),
    ],
)  # fmt: skip
def test_every_precision_of_a_date(when: str, precision: Precision, last: date | None) -> None:
    (basis,) = read("x.txt", f"title: T\n\nIt rains. {{e1}}\n@ e1 | {when} | Rain").bases
    assert (basis.precision, basis.last_on) == (precision, last)


def test_japanese_lines_are_joined_without_a_gap() -> None:
    made = read(
        "x.txt",
        "title: 橋\nlanguage: ja\n\n橋は三月に\n閉じられた。{e1} 再開する可能性が高い。{forecast: e1}\n@ e1 | 2031-03 | 閉鎖",
    )
    assert [s.text for s in made.statements] == ["橋は三月に閉じられた。", "再開する可能性が高い。"]
    seen = made.statements[1].foresight
    assert seen is not None
    assert seen.probability == pytest.approx(0.675)


def test_a_tag_may_stand_before_the_stop() -> None:
    made = read("x.txt", "title: T\n\nIt rains {e1}. It snows {e1}!\n@ e1 | ? | Rain")
    assert [s.text for s in made.statements] == ["It rains.", "It snows!"]


def test_prose_without_any_tag_is_an_outline_too() -> None:
    made = read("x.txt", "title: T\n\nIt rained in Orta. It will probably rain again. People stayed because of that.")
    kinds = [StatementKind.OBSERVED, StatementKind.FORECAST, StatementKind.CAUSAL]
    assert [s.kind for s in made.statements] == kinds


HEAD = "title: T\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "has no title"), ("titel: T\n", "line 1: the head has no 'titel'"),
        ("title: T\ndate: May\n", "line 2: 'May' is no day"), ("title: T\nlanguage: xx\n", "line 2: 'xx' is no language"),
        ("title: T\nIt rains.\n", "line 2: the head has no such line"), (HEAD + "It rains. {e1", "line 3: the brace '{' has no partner"),
        (HEAD + "{e1} It rains.", "line 3: the tag {e1} follows no sentence"), (HEAD + "It rains. {e1}", "there is no 'e1' to rest on"),
        (HEAD + "It rains. {guessed: e1}", "'guessed' is no kind"), (HEAD + "It rains. {forecast: ; 120%}", "'120%' is no probability"),
        (HEAD + "It rains. {forecast: ; soon}", "'soon' says nothing of a forecast"),
        (HEAD + "It rains. {observed: ; 50%}", "belongs to a forecast"), (HEAD + "It rains. {a = : a}", "a rests on itself"),
        (HEAD + "It rains. {a = : b} It snows. {b = : a}", "rests on itself"), (HEAD + "@ e1 | 2031", "is written as @ KEY"),
        (HEAD + "@ e1 | May | Rain", "'May' is no date"), (HEAD + "@ e1 | 2031-02-30 | Rain", "'2031-02-30' is no day"),
        (HEAD + "@ e1 | 2031..2030 | Rain", "runs backwards"), (HEAD + "@ e1 | ? | Rain\n@ e1 | ? | Snow", "line 4: e1 stands in line 3"),
        (HEAD + "@ aside | ? | Rain", "'aside' is no key"), (HEAD + "@ e1 | ? | Rain | item", "'item' names none"),
        (HEAD + "! ../secret.png | X", "must lie beside"), (HEAD + "! notes.doc | X", "is no picture"),
        (HEAD + "It rains. {e1 = observed: e1}\n@ e1 | ? | Rain", "the name e1 is taken"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_sentence(text: str, told: str) -> None:
    with pytest.raises(BadConfig) as caught:
        read("x.txt", text)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_empty_form_can_be_read() -> None:
    made = read("new.txt", TEMPLATE.format(title="New", today="2031-05-02", look="2032-05-01"))
    assert [s.kind for s in made.statements] == [StatementKind.ASIDE, StatementKind.ASIDE]


@given(st.text(alphabet="title:@!#/{}|;%=e1 \n.2031-\u3042。", max_size=200))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    try:
        made = read("x.txt", f"title: T\n\n{text}")
    except BadConfig as error:
        assert "line" in str(error)  # noqa: PT017
    else:
        assert [s.number for s in made.statements] == list(range(1, len(made.statements) + 1))
