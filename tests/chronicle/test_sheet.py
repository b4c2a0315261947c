"""An outline changed piece by piece: what is not changed stays as it was written, and reads as it did."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.chronicle.outline import Sheet, Tie, Wording, read
from torimatome.errors import BadConfig, NotFound
from torimatome.model.commentary import StatementKind

TEXT = """\
title: The bridge at Orta
title ja: オルタの橋
date: 2031-05-02

// a word to myself
# Background | 背景

The bridge was closed in March. {e1} Traders say
// check this
that the detour costs them two days. {trade = reported: e1, e2}
It is likely to open again. {forecast: trade; 60%; look 2031-12-31; true if a lorry crosses}

! timeline | The days of the bridge

Nobody asked the ferrymen. {aside}

@ e1 | 2031-03 | The bridge is closed | item 3104-031502
@ e2 | ~2031-04 | Prices rise | article a7
"""


@pytest.fixture
def sheet() -> Sheet:
    return Sheet("bridge.txt", TEXT)


def texts(text: str) -> list[str]:
    return [s.text for s in read("bridge.txt", text).statements]


def test_a_statement_is_said_otherwise_and_the_rest_stays(sheet: Sheet) -> None:
    made = sheet.change(2, Wording(text="Traders lose two days.", rests_on=("e2",), name="trade"))
    told = read("bridge.txt", made)
    assert [s.text for s in told.statements][1:] == ["Traders lose two days.", *texts(TEXT)[2:]]
    assert told.statements[1].rests_on == ("e2",)
    assert "// a word to myself" in made
    assert "// check this" in made
    assert made.endswith("@ e2 | ~2031-04 | Prices rise | article a7\n")


def test_every_statement_written_back_reads_as_it_did(sheet: Sheet) -> None:
    for one in sheet.outline.statements:
        made = read("bridge.txt", sheet.change(one.number, Wording.of(one)))
        assert [replace(s, line=0) for s in made.statements] == [replace(s, line=0) for s in sheet.outline.statements]


def test_a_statement_is_added_below_apart_and_at_the_end(sheet: Sheet) -> None:
    new = Wording(text="Snow fell", kind=StatementKind.ASIDE)
    assert texts(sheet.add(new, 1))[1] == "Snow fell"
    assert texts(sheet.add(new, 0))[-1] == "Snow fell"
    apart = read("bridge.txt", sheet.add(new, 1, apart=True))
    assert [len(p.statements) for p in apart.passages] == [3, 1, 0, 1]
    assert texts(Sheet("x.txt", "title: T\n").add(new, 0)) == ["Snow fell"]


def test_statements_move_past_each_other_and_into_the_paragraph_beside(sheet: Sheet) -> None:
    told = texts(TEXT)
    assert texts(sheet.move(2, down=False)) == [told[1], told[0], *told[2:]]
    down = read("bridge.txt", sheet.move(3, down=True))
    assert [len(p.statements) for p in down.passages] == [2, 0, 2]
    assert [s.text for s in down.statements] == told
    with pytest.raises(NotFound, match="stands first"):
        sheet.move(1, down=False)


def test_a_statement_that_another_rests_on_is_not_removed(sheet: Sheet) -> None:
    assert texts(sheet.remove(1)) == texts(TEXT)[1:]
    with pytest.raises(BadConfig, match="no 'trade'"):
        sheet.remove(2)
    alone = Sheet("bridge.txt", sheet.remove(4))
    assert len(alone.outline.statements) == 3


def test_ties_are_added_changed_and_taken_away(sheet: Sheet) -> None:
    assert sheet.next_key() == "e3"
    made = Sheet(
        "bridge.txt",
        sheet.tie(Tie(key="e3", when="2031", text="Snow", grounds="item 1\nOrta Post, 01.02.2031 “Snow.”")),
    )
    assert [str(g) for g in made.outline.bases[-1].grounds] == ["item 1", "hand Orta Post, 01.02.2031 “Snow.”"]
    assert Sheet("bridge.txt", made.retie("e3", Tie(key="e3", when="?", text="Rain"))).ties[-1].text == "Rain"
    assert made.untie("e3") == TEXT
    with pytest.raises(BadConfig, match="no 'e1' to rest on"):
        made.untie("e1")
    with pytest.raises(BadConfig, match="upright stroke"):
        sheet.tie(Tie(key="e3", when="?", text="a | b"))


def test_headings_and_the_head_are_said_otherwise(sheet: Sheet) -> None:
    made = Sheet("bridge.txt", sheet.heading(1, "Before | 経緯"))
    assert made.headings == ("Before | 経緯",)
    split = read("bridge.txt", sheet.add_heading("Trade", 2))
    assert [p.heading for p in split.passages if p.heading] == ["Background", "Trade"]
    assert [s.text for s in split.statements] == texts(TEXT)
    assert Sheet("bridge.txt", sheet.heading(1, "")).headings == ()
    assert Sheet("bridge.txt", sheet.heading(1, "| 経緯")).outline.passages[0].heading_ja == "経緯"
    told = read("bridge.txt", sheet.entitle({"title": "The  bridge", "author": "K. Mori", "date": "2031-06-01"}))
    assert (told.title, told.author, told.dated_on) == ("The bridge", "K. Mori", date(2031, 6, 1))


def test_a_heading_with_nothing_below_it_stands_for_itself() -> None:
    made = read("x.txt", "title: T\n\n# One\n\n# Two\n\nIt rains.\n")
    assert [(p.heading, len(p.statements)) for p in made.passages] == [("One", 0), ("Two", 1)]


@pytest.mark.parametrize(
    ("wording", "told"),
    [
        (Wording(text=" . "), "has no words"), (Wording(text="It {rains}."), "Braces"), (Wording(text="# It rains."), "cannot begin"),
        (Wording(text="It rains.", kind=StatementKind.ASIDE, probability=0.5), "Only a forecast"),
        (Wording(text="It rains.", kind=StatementKind.FORECAST, shown_by="a; b"), "semicolons"),
        (Wording(text="It rains.", rests_on=("e9",)), "no 'e9'"), (Wording(text="It rains.", name="e1"), "is taken"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_said_in_one_sentence(sheet: Sheet, wording: Wording, told: str) -> None:
    with pytest.raises(BadConfig, match=told):
        sheet.change(1, wording)


@given(st.text(alphabet="Ab c.!?#@/|;:=%{}\n。あ“”1", max_size=60), st.integers(0, 4), st.booleans())
def test_whatever_is_added_the_others_read_as_before_or_it_is_refused(text: str, after: int, apart: bool) -> None:
    try:
        made = Sheet("bridge.txt", TEXT).add(Wording(text=text), after, apart=apart)
    except BadConfig:
        return
    before = texts(TEXT)
    told = texts(made)
    assert [t for t in told if t in before] == before or any(t in before for t in [text.strip()])
    assert len(told) > len(before)
