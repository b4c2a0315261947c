"""Dates in every language, as they are written."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.lang import codes, pack
from torimatome.lang.dates import find_dates
from torimatome.lang.jalali import from_jalali, jalali_year
from torimatome.lang.moments import read_moment

ON = date(2026, 5, 20)
MAY_7, MAY_9 = date(2026, 5, 7), date(2026, 5, 9)


@pytest.mark.parametrize(
    ("code", "text", "first", "last"),
    [
        ("en", "Talks on 7-9 May continued", MAY_7, MAY_9),
        ("en", "from 7 to 9 May 2026", MAY_7, MAY_9),
        ("en", "May 7", MAY_7, MAY_7),
        ("en", "from 30 April to 2 May 2026", date(2026, 4, 30), date(2026, 5, 2)),
        ("en", "7-9.05.2026", MAY_7, MAY_9),
        ("en", "on the 7th of May 2026", MAY_7, MAY_7),
        ("ru", "с 7 по 9 мая", MAY_7, MAY_9),
        ("ru", "7 и 9 мая 2026 года", MAY_7, MAY_9),
        ("az", "mayın 7-də", MAY_7, MAY_7),
        ("az", "2026-cı il mayın 7-9-da", MAY_7, MAY_9),
        ("az", "İyunun 5-i", date(2026, 6, 5), date(2026, 6, 5)),
        ("tr", "7-9 Mayıs 2026", MAY_7, MAY_9),
        ("tr", "7 Mayıs'ta", MAY_7, MAY_7),
        ("hy", "մայիսի 7-ին", MAY_7, MAY_7),
        ("hy", "7 ՄԱՅԻՍԻ", MAY_7, MAY_7),
        ("ka", "2026 წლის 7 მაისს", MAY_7, MAY_7),
        ("fa", "۷ مه ۲۰۲۶", MAY_7, MAY_7),
        ("fa", "۱۷ اردیبهشت ۱۴۰۵", MAY_7, MAY_7),
        ("fa", "۱۷ اردیبهشت", MAY_7, MAY_7),
        ("fa", "۱۴۰۵/۰۲/۱۷", MAY_7, MAY_7),
        ("ja", "5月7~9日", MAY_7, MAY_9),
        ("ja", "2026年5月7日", MAY_7, MAY_7),
        ("ja", "令和8年5月7日", MAY_7, MAY_7),
        ("ja", "ソウルで7日、会合", MAY_7, MAY_7),
    ],
)
def test_written_days(code: str, text: str, first: date, last: date) -> None:
    (span,) = find_dates(text, pack(code), ON)
    assert (span.first_on, span.last_on, span.exact) == (first, last, True)


@pytest.mark.parametrize(
    ("code", "word", "days"),
    [("en", "yesterday", -1), ("ru", "вчера", -1), ("az", "dünən", -1), ("tr", "dün", -1), ("hy", "երեկ", -1),
     ("ka", "გუშინ", -1), ("fa", "دیروز", -1), ("ja", "昨日", -1), ("az", "bu gün", 0), ("ru", "завтра", 1)],
)  # fmt: skip
def test_relative_days(code: str, word: str, days: int) -> None:
    (span,) = find_dates(f"… {word} …", pack(code), ON)
    assert (span.first_on, span.kind) == (ON + timedelta(days=days), "relative")
    assert find_dates(f"… {word} …", pack(code)) == ()


def test_a_weekday_is_the_last_one_and_a_month_is_not_exact() -> None:
    weekday, month = find_dates("On Monday they recalled March 2025.", pack("en"), ON)
    assert (weekday.first_on, weekday.exact) == (date(2026, 5, 18), False)
    assert (month.first_on, month.last_on, month.kind) == (date(2025, 3, 1), date(2025, 3, 31), "month")


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "26.01.20266"), ("en", "31.02.2026"), ("en", "He may 15 times"), ("ru", "в мае 15 человек"),
     ("ja", "2月30日"), ("ja", "3日間"), ("en", "version 1.2.2026.4"), ("en", "May 2026th")],
)  # fmt: skip
def test_what_is_no_day(code: str, text: str) -> None:
    assert [s for s in find_dates(text, pack(code), ON) if s.exact] == []


def test_without_a_year_the_nearest_one_is_meant() -> None:
    (span,) = find_dates("on 30 December", pack("en"), date(2026, 1, 4))
    assert span.first_on == date(2025, 12, 30)


@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [((1404, 12, 29), date(2026, 3, 20)), ((1405, 1, 1), date(2026, 3, 21)), ((1403, 12, 30), date(2025, 3, 20)),
     ((1399, 12, 30), date(2021, 3, 20)), ((1375, 1, 1), date(1996, 3, 20))],
)  # fmt: skip
def test_the_jalali_calendar(solar: tuple[int, int, int], gregorian: date) -> None:
    assert from_jalali(*solar) == gregorian
    assert jalali_year(gregorian) == solar[0]


def test_jalali_days_follow_one_another() -> None:
    days = [from_jalali(1404, m, d) for m in range(1, 13) for d in range(1, 32 if m < 7 else 31 if m < 12 else 30)]
    assert days == [days[0] + timedelta(days=n) for n in range(365)]
    with pytest.raises(ValueError, match="no such Jalali"):
        from_jalali(1404, 12, 30)


@pytest.mark.parametrize(
    ("code", "text", "clock"),
    [("en", "7 May 2026, 15:05", "15:05"), ("en", "7 May 2026 at 3:05 pm", "15:05"), ("en", "07.05.2026 15:05", "15:05"),
     ("ja", "2026年5月7日 15時05分", "15:05"), ("en", "15:05, 7 May 2026", "15:05"), ("en", "7 May 2026", "12:00"),
     ("en", "7 May 2026 11:05 GMT", "15:05"), ("en", "7 May 2026, 15:05 (+04:00)", "15:05")],
)  # fmt: skip
def test_visible_moments(code: str, text: str, clock: str) -> None:
    found = read_moment(text, pack(code), ZoneInfo("Asia/Baku"))
    assert found is not None
    assert f"{found.at:%Y-%m-%d %H:%M}" == f"2026-05-07 {clock}"
    assert found.precision == ("day" if clock == "12:00" else "minute")
    assert read_moment("15:05", pack(code), ZoneInfo("Asia/Baku")) is None


@given(st.text(max_size=200), st.sampled_from(codes()), st.dates(date(1995, 1, 1), date(2090, 1, 1)))
def test_offsets_hold_for_any_text(text: str, code: str, on: date) -> None:
    spans = find_dates(text, pack(code), on)
    assert all(0 <= s.start < s.end <= len(text) and s.first_on <= s.last_on for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
