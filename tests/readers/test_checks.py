"""What an import cannot believe, in pages of our own: each doubt is told, and a clean entry has none."""

from __future__ import annotations

from datetime import date

import pytest

from tests.readers.archive_pages import Entry, doubts
from torimatome import readers
from torimatome.model import Period
from torimatome.readers.checks import missing_issues


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (Entry(id="<3104-03020>"), "The id 3104-03020 is malformed"),
        (Entry(id="<3113-030201>"), "there is no month 13"),
        (Entry(id="<3104-030401>"), "The id 3104-030401 is unlike the date 2031.03.02"),
        (Entry(id="<3107-030201>"), "is of an issue 4 months after"),
        (Entry(id="<3102-030201>"), "is of an issue -1 months after"),
        (Entry(layout="B3", date="2031.03", id="<3103-030001>"), "in the article's own month"),
        (Entry(date="2031.02.30"), "is not a day of the calendar"),
        (Entry(body=""), "has no text"),
        (Entry(body=" 港が開いた。\n【関連記事:3103-022001 (岬 2031.02.20)】"), "3103-022001 is not on this page"),
        (Entry(body=" 港が開いた。\n【関連記事:0321-022001 (岬 2031.02.20)】"), "impossible; it leads nowhere"),
        (Entry(body=" 湾では北島、南島、東島、西島の5ヵ国が集まった。"), "4 are listed and 5 are told"),
        (Entry(body=" 漁師3人、船員4人の計8人が救われた。"), "do not add up to 8"),
        (Entry(body=" 港が5日、開いた。"), "5日 is later than the report"),
        (Entry(body=" 港が開いた"), "does not end with a full stop"),
        (Entry(body=" 船が「湾を出た。"), "The brackets 「」 do not match"),
        (Entry(body=" 船が、、出た。"), "stands twice"),
        (Entry(body=" 2日、力カラリアが港を開いた。"), "the character for strength"),
        (Entry(body=" 3機のへりが飛んだ。"), "hiragana for the katakana"),
        (Entry(date="２０３１．０３．０２"), "was read as 2031-03-02"),
        (Entry(date="2031年3月2日"), "was read as 2031-03-02"),
        (Entry(body=" 1─3月に開く。"), "is a ruled line and no dash"),
        (Entry(body=" 2030昨年12月に開いた。"), "was not deleted"),
        (Entry(body=" 漁獲は-2.8%減少した。"), "says less twice"),
        (Entry(body=" 新桟橋(右図)が開いた。"), "a picture that is not in the text"),
        (Entry(body=" 漁船1,00隻が出た。"), "has its comma at no thousand"),
        (Entry(headline="1─3月に開く"), "is a ruled line and no dash"),
        (Entry(headline="「港が開く"), "The brackets 「」 do not match"),
        (Entry(body=" Каra港が開いた。"), "letters of two scripts"),
        (Entry(layout="A1", date="2031.03.23", id="<3104-032301>", body=" 政府は3日、港を開いた。"), "may have lost a figure"),
    ],
)  # fmt: skip
def test_each_slip_is_told(entry: Entry, words: str) -> None:
    assert words in doubts(entry)


@pytest.mark.parametrize(
    "body",
    [
        " 湾では北島、南島、東島の3ヵ国が集まった。",
        " 漁師3人、船員4人の計7人が救われた。",
        " 港が5日、開くと発表する。",
        " 港が2日間、開いた。 協力を求めた。",
        " 全力をあげた。 「湾は広い」",
        " 港に学校を建てる。 建設費は$8.5Mという。",
        " 学校と空港を建てる。 建設費用$8.5Bは国が出す。",
        " 学校で軍事費$8.5Bへの抗議があった。",
    ],
)
def test_what_is_right_is_not_doubted(body: str) -> None:
    assert doubts(Entry(body=body)) == ""


def test_billions_for_a_school_are_doubted() -> None:
    assert "“建設費は$8.5B” is much for such a building" in doubts(
        Entry(body=" 港に学校を建てる。 建設費は$8.5Bという。")
    )


def test_pages_run_newest_first() -> None:
    old, new = Entry(date="2031.03.01", id="<3104-030101>"), Entry(date="2031.03.09", id="<3104-030901>")
    assert "stands below one of 2031-03-01" in doubts(old, new)
    first, second = Entry(id="<3104-030201>"), Entry(id="<3104-030202>", headline="別の桟橋も完成")
    assert "stands below 3104-030201 of the same day" in doubts(first, second)
    assert doubts(second, first) == ""


def test_numbers_rise_with_the_clock() -> None:
    late, early = Entry(layout="A1", time="21:00", id="<3104-030202>", headline="別"), Entry(layout="A1", time="09:00")
    assert doubts(late, early) == ""
    swapped = Entry(layout="A1", time="23:00")
    assert "not numbered by the clock" in doubts(late, swapped)


def test_an_id_is_borne_once() -> None:
    assert "borne by an earlier entry" in doubts(Entry(), Entry(headline="別の話"))


def test_a_reference_is_compared_with_what_it_leads_to() -> None:
    pointing = Entry(date="2031.03.05", id="<3104-030501>", body=" 港だ。\n【関連記事:3104-030201 (岬 2031.03.01)】")
    assert "3104-030201 is of 2031-03-02, not of 2031-03-01" in doubts(pointing, Entry())


def test_a_hole_is_one_beside_what_is_usual() -> None:
    days = ["2031.12.09", "2031.12.05", "2031.12.01", "2031.06.09", "2031.06.05", "2031.06.01"]
    ids = [f"<31{'01' if day[5:7] == '12' else '07'}-{day[5:7]}{day[8:]}01>" for day in days]
    entries = [Entry(date=day, id=name) for day, name in zip(days, ids, strict=True)]
    assert "no entry between 2031-06-09 and 2031-12-01, for 175 days" in doubts(*entries)


def test_weeks_without_an_issue() -> None:
    weeks = [Period(first_on=date(2031, 3, day), last_on=date(2031, 3, day + 6)) for day in (1, 8, 22)]
    assert list(missing_issues(weeks)) == [(date(2031, 3, 14), date(2031, 3, 22))]


def test_a_name_spelt_once_unlike_itself_is_told() -> None:
    days = [f"{n:02d}" for n in range(28, 20, -1)]
    often = [
        Entry(
            date=f"2031.03.{d}",
            id=f"<3104-03{d}01>",
            headline=f"港{d}",
            body=" カラリスタンとミナトニアがHarbourで会談した。",
        )
        for d in days
    ]
    for body, words in (
        (" カラリヌタンが開いた。", "“カラリヌタン” may be a slip for “カラリスタン”"),
        (" カラリスタンミナトニアが開いた。", "カラリスタン、ミナトニア, run together"),
        (" Harrbourが開いた。", "“Harrbour” may be a slip for “Harbour”"),
    ):
        assert words in doubts(*often, Entry(headline="別", body=body))
    assert doubts(*often, Entry(headline="別", body=" Harboursが開いた。")) == ""


def test_a_weekly_bears_one_weekday() -> None:
    weeks = [
        Entry(layout="B2", outlet="Kara Defence Weekly", date=f"2031.{m}", id=f"<{i}-{m.replace('.', '')}01>", headline=f"Pier {n}")
        for n, (m, i) in enumerate((("04.09", "3106"), ("04.02", "3106"), ("03.26", "3105"), ("03.19", "3105"), ("03.12", "3105"), ("03.05", "3105")))
    ]  # fmt: skip
    assert doubts(*weeks) == ""
    odd = Entry(layout="B2", outlet="Kara Defence Weekly", date="2031.02.27", id="<3104-022701>", headline="Odd")
    assert "2031-02-27 is a Thursday; Kara Defence Weekly otherwise bears the date of a Wednesday" in doubts(
        *weeks, odd
    )


def test_an_entry_told_twice_is_told() -> None:
    assert "has the same headline, outlet and day" in doubts(Entry(id="<3104-030202>"), Entry())


def test_an_issue_s_slips_are_told() -> None:
    text = (
        "カラ\n\n2031年3月1日～3月7日\n\n1. 内政関連\n\n● 港\n\nPort opens\n\nThe the port opens (again. On 3 j will.\n\n"
        "It ends. (QALA / 02.03.2031)\n\nEND\n"
    )
    said = "\n".join(r.sentence for r in readers.read(text.encode(), "x.txt").remarks)
    assert "The brackets () do not match" in said
    assert "stands alone" in said
