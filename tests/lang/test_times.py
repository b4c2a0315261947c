"""Days named without naming them: weeks, months, weekdays ahead; what a day is to its event; hostile text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from torimatome.lang import codes, pack
from torimatome.lang.dates import find_dates
from torimatome.lang.quantities import find_quantities
from torimatome.lang.tenses import DateRole, told_dates

ON = date(2031, 3, 12)  # a Wednesday


@pytest.mark.parametrize(
    ("code", "text", "first", "last", "kind"),
    [
        ("en", "The ferry sank last week.", "2031-03-03", "2031-03-09", "week"),
        ("en", "The regatta is held in June.", "2031-06-01", "2031-06-30", "month"),
        ("en", "The quay was rebuilt ten days ago.", "2031-03-02", "2031-03-02", "relative"),
        ("en", "The quay will open on Friday.", "2031-03-14", "2031-03-14", "weekday"),
        ("en", "The rules adopted on Friday will help.", "2031-03-07", "2031-03-07", "weekday"),
        ("en", "He said on Monday that the quay will open soon.", "2031-03-10", "2031-03-10", "weekday"),
        ("en", "It will close on the 30th.", "2031-03-30", "2031-03-30", "partial"),
        ("ru", "Паром затонул три дня назад.", "2031-03-09", "2031-03-09", "relative"),
        ("ru", "Регата пройдёт в сентябре.", "2031-09-01", "2031-09-30", "month"),
        ("az", "Bərə martın 3-dən 5-dək gəzib.", "2031-03-03", "2031-03-05", "partial"),
        ("tr", "Vapur geçen hafta battı.", "2031-03-03", "2031-03-09", "week"),
        ("hy", "Լաստանավը խորտակվել է երեք օր առաջ։", "2031-03-09", "2031-03-09", "relative"),
        ("ka", "ბორანი გასულ კვირას ჩაიძირა.", "2031-03-03", "2031-03-09", "week"),
        ("fa", "قایق هفته گذشته غرق شد.", "2031-03-03", "2031-03-09", "week"),
        ("ja", "フェリーは先週金曜日に沈んだ。", "2031-03-07", "2031-03-07", "weekday"),
        ("ja", "三月五日に出港した。", "2031-03-05", "2031-03-05", "partial"),
    ],
)
def test_days_are_read_from_the_day_of_writing(code: str, text: str, first: str, last: str, kind: str) -> None:
    (span,) = find_dates(text, pack(code), ON, vague=True)
    assert (span.first_on.isoformat(), span.last_on.isoformat(), span.kind) == (first, last, kind)


def test_weeks_and_bare_months_are_found_only_when_asked_for() -> None:
    assert find_dates("It sank last week, not in June.", pack("en"), ON) == ()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Due on 31 April 2031, it says."),
        ("en", "Resolution 2031/12 and 3/4 of the rest, version 2.10.4"),
        ("ja", "2031年4月31日とある。"),
        ("ru", "Указано 31 апреля 2031 года."),
        ("fa", "۳۲ بهمن ۱۴۰۹"),
    ],
)
def test_what_is_no_day_stays_none(code: str, text: str) -> None:
    assert find_dates(text, pack(code), ON, vague=True) == ()


def test_ranges_over_the_new_year() -> None:
    (span,) = find_dates("from December 30, 2030 - January 2, 2031", pack("en"), ON)
    assert (span.first_on, span.last_on) == (date(2030, 12, 30), date(2031, 1, 2))


def test_each_date_has_its_role() -> None:
    text = (
        "The mayor said on Tuesday that the bridge fell on 8 March. It will reopen in May. "
        "The town marks the anniversary of 1 March 1999. The bridge was built in June 2020."
    )
    roles = [t.role for t in told_dates(text, pack("en"), ON)]
    assert roles == [DateRole.REPORT, DateRole.EVENT, DateRole.PLAN, DateRole.MEMORIAL, DateRole.BACKGROUND]
    assert [t.span.first_on for t in told_dates(text, pack("en"), ON) if t.role in (DateRole.EVENT, DateRole.PLAN)] == [
        date(2031, 3, 8),
        date(2031, 5, 1),
    ]


HOSTILE = (
    "1" + "0" * 400, "9" * 6000, "²³ ½ ① Ⅻ", "１２٣۴abc", "\u202e14 May\u202c", "14\u200bMay", "99.99.2031 2031-13-45",
    "hundred " * 400, "5 " + "million " * 90, "億" * 90 + "人", "十" * 900 + "日", "\ud800 14 May", "0 days ago",
    "9999年12月31日", "İIıi 14 fevralın 5-də", "1-" * 500, "の第" * 200 + "3人",
)  # fmt: skip


@pytest.mark.parametrize("code", codes())
def test_nothing_raises_and_every_value_is_finite(code: str) -> None:
    for text in HOSTILE:
        for on in (ON, None, date.min, date.max):
            find_dates(text, pack(code), on, vague=True)
            told_dates(text, pack(code), on)
        assert all(q.value < float("inf") for q in find_quantities(text, pack(code)))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(codes()), st.text(alphabet="0123456789.,-/: 月日年人daysgoМйиюняв٣\u200b\u202e", max_size=60))
def test_spans_lie_in_the_text_and_do_not_overlap(code: str, text: str) -> None:
    spans = find_dates(text, pack(code), ON, vague=True)
    ends = [0, *(s.end for s in spans)]
    assert all(
        end <= s.start < s.end <= len(text) and s.first_on <= s.last_on for end, s in zip(ends, spans, strict=False)
    )
