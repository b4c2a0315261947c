"""Numbers in words and figures, in every language."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.lang import codes, pack
from torimatome.lang.detect import detect
from torimatome.lang.numbers import find_numbers


@pytest.mark.parametrize(
    ("code", "text", "value", "unit"),
    [
        ("en", "10,000 tents", 10_000, ""), ("en", "3.5 percent", 3.5, "%"), ("en", "$2.5 billion", 2.5e9, "USD"),
        ("en", "twenty-two crates", 22, ""), ("en", "two hundred and five", 205, ""), ("en", "2 million 300 thousand", 2.3e6, ""),
        ("ru", "10 000 палаток", 10_000, ""), ("ru", "7 млрд рублей", 7e9, "RUB"), ("ru", "3,125 млн", 3_125_000, ""),
        ("ru", "двадцать два ящика", 22, ""), ("az", "10 min manat", 10_000, "AZN"), ("az", "on beş qutu", 15, ""),
        ("az", "10.000 qutu", 10_000, ""), ("az", "5,3 faiz", 5.3, "%"), ("tr", "11 bini aştı", 11_000, ""),
        ("hy", "10 հազար արկղ", 10_000, ""), ("ka", "10 ათასი ლარი", 10_000, "GEL"), ("fa", "۱۲٬۵۰۰ جعبه", 12_500, ""),
        ("fa", "بیست و دو جعبه", 22, ""), ("ja", "3億5000万円", 3.5e8, "JPY"), ("ja", "二十人が", 20, ""), ("ja", "一万二千人", 12_000, ""),
    ],
)  # fmt: skip
def test_one_number(code: str, text: str, value: float, unit: str) -> None:
    (span,) = find_numbers(text, pack(code))
    assert (span.value, span.unit) == (value, unit)


@pytest.mark.parametrize(
    ("code", "text"), [("en", "at 15:05"), ("en", "one crate"), ("ja", "一方で"), ("ja", "十分に"), ("tr", "bir kutu")]
)
def test_what_is_no_number(code: str, text: str) -> None:
    assert find_numbers(text, pack(code)) == ()


@given(st.text(max_size=200), st.sampled_from(codes()))
def test_offsets_hold_for_any_text(text: str, code: str) -> None:
    spans = find_numbers(text, pack(code))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("text", "languages", "code"),
    [
        ("Kitabxana gələn həftə yenidən oxucuların ixtiyarına veriləcək", ("en", "ru", "az"), "az"),
        ("Kütüphane gelecek hafta yeniden okurların hizmetine açılacak", ("az", "en", "tr"), "tr"),
        ("The library reopens to its readers next week", ("az", "en", "tr"), "en"),
        ("Библиотека снова откроется на следующей неделе", ("en", "ru"), "ru"),
        ("Кітапхана келесі аптада қайта ашылады, оқырмандар қуанышты", ("ru", "kk"), "kk"),
        ("Китобхона ҳафтаи оянда ҷойи нав мегирад ва қабул мекунад", ("ru", "kk", "tg"), "tg"),
        ("Գրադարանը կվերաբացվի հաջորդ շաբաթ", ("en", "hy"), "hy"),
        ("ბიბლიოთეკა მომავალ კვირას გაიხსნება", ("en", "ka"), "ka"),
        ("کتابخانه هفته آینده دوباره باز می‌شود", ("en", "fa"), "fa"),
        ("図書館は来週再び開館する。NATO、EU、OSCEの資料も並ぶ", ("en", "ja"), "ja"),
    ],
)
def test_languages_are_told_from_the_text(text: str, languages: tuple[str, ...], code: str) -> None:
    assert detect(text, languages, hint="en") == code
    assert detect(text, (), hint=None)


def test_a_hint_decides_only_where_there_is_too_little_text() -> None:
    assert detect("OK", ("en", "tr"), hint="tr") == "tr"
    assert detect("The harbour was closed for two days because of the wind", ("en", "tr"), hint="tr") == "en"
    assert detect("", ("ru", "en")) == "ru"
    assert detect("") == "und"
