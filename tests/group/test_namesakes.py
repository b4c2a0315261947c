"""Titles alone, surnames alone, homonyms, and names in scripts without capitals; with a register of our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.group import Gazetteer, mentions
from torimatome.group.inflection import inflects, loose, stems
from torimatome.group.words import link, plain, words
from torimatome.lang import pack
from torimatome.model import Article, DateSource, Outlet, OutletKind, Published
from torimatome.profiles import read_register

NAMES = """
country = [
  { id = "c-or", country = "or", en = ["Oria", "Orian"], ru = ["Ория", "орийский"], az = "Oriya", tr = "Orya", ka = "ორია", ja = "オリア", fa = "اوریا" },
  { id = "c-li", country = "li", en = ["Lisbia", "Lisbian"], ru = "Лисбия", az = "Lisbiya", ja = "リスビア", ja_house = "李", ka = "ლისბია" },
]
place = [
  { id = "p-lisbia", en = "Lisbia", country = "or", near = ["County", "Oria City"] },
  { id = "p-tarsk", en = "Tarsk", ru = "Тарск", az = "Tarsk", tr = "Tarsk", ka = "ტარსკი", ja = "タルスク", country = "or" },
  { id = "p-doshan", en = "Doshan", fa = "دوشنبه", country = "or" },
]
body = [{ id = "b-union", en = "Hill Union", ru = "Горный союз", ja = "丘陵連合" }]
person = [
  { id = "p-old", en = "Anar Weldov", ru = "Анар Вельдов", country = "or", offices = ["president 2010..2030-01-01"] },
  { id = "p-new", en = "Teyfun Marzov", ru = "Тейфун Марзов", az = "Teyfun Marzov", tr = "Teyfun Marzov", ka = "თეიფუნ მარზოვი",
    ja = "テイフン・マルゾフ", ja_house = "マルゾフ", fa = "تیفون مرزوف", country = "or", offices = ["president 2030-01-01.."] },
  { id = "p-cousin", en = "Samir Marzov", ru = "Самир Марзов", country = "or", offices = ["foreign-minister 2029.."] },
  { id = "p-lis", en = "Ilya Kordaev", ru = "Илья Кордаев", country = "li", offices = ["foreign-minister 2029.."] },
  { id = "p-sec", en = "Dana Quill", country = "li", offices = ["secretary-general @b-union 2029.."] },
]
[office.president]
rank = 1
en = "President"
ru = "президент"
az = "prezident"
tr = "Cumhurbaşkanı"
ka = "პრეზიდენტი"
ja = "大統領"
fa = "رئیس‌جمهور"
[office.foreign-minister]
rank = 3
en = "Foreign Minister"
ru = "министр иностранных дел"
ja = "外相"
[office.secretary-general]
rank = 3
en = "Secretary General"
""".replace("\n    ja", " ja")
HOME = Outlet(
    id="or.post", attribution="POST", names={"en": "Tarsk Post"}, country="or", kind=OutletKind.AGENCY, owner="post",
    timezone="UTC", domains=(),
)  # fmt: skip
GAZETTEER = Gazetteer(read_register(NAMES), (HOME,))


def known(text: str, language: str = "en", day: date = date(2031, 3, 10), headline: str = "") -> list[tuple[str, str]]:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    told = Article(
        id="a", revision=1, outlet="or.post", url="", language=language, headline=headline, text=text,
        published=Published(at=at, source=DateSource.FEED),
    )  # fmt: skip
    return [(m.surface, m.entity) for m in mentions(told, GAZETTEER, pack(language)) if m.entity]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Oria's President signed it.", [("Oria's", "c-or"), ("President", "p-new")]),
        ("en", "The Foreign Minister of Lisbia left.", [("Foreign Minister", "p-lis"), ("Lisbia", "c-li")]),
        ("ru", "Министра иностранных дел Лисбии ждали.", [("Министра иностранных дел", "p-lis"), ("Лисбии", "c-li")]),
        ("ru", "Орийский президент уехал.", [("Орийский", "c-or"), ("президент", "p-new")]),
        ("ja", "オリア大統領が述べた。", [("オリア", "c-or"), ("大統領", "p-new")]),
        ("ja", "李外相は帰国した。", [("李", "c-li"), ("外相", "p-lis")]),
        ("ka", "ორიის პრეზიდენტმა ისაუბრა.", [("ორიის", "c-or"), ("პრეზიდენტმა", "p-new")]),
        ("fa", "رئیس‌جمهور اوریا آمد.", [("رئیس‌جمهور", "p-new"), ("اوریا", "c-or")]),
        ("en", "The Hill Union Secretary General spoke.", [("Hill Union", "b-union"), ("Secretary General", "p-sec")]),
    ],
)
def test_a_title_with_a_country_is_its_holder(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert known(text, language) == expected


def test_a_title_means_who_held_it_on_the_day() -> None:
    assert ("President", "p-old") in known("Oria's President spoke.", day=date(2029, 5, 1))
    assert ("President", "p-new") in known("Oria's President spoke.", day=date(2030, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "The former President of Oria spoke.",
        "Oria's Vice President spoke.",
        "The President of Oria Bertrand Quillfeather spoke.",
        "The President's dog barked in Lisbia.",
    ],
)
def test_a_title_of_somebody_else_is_nobody_known(text: str) -> None:
    assert not {e for _, e in known(text)} & {"p-new", "p-old"}


def test_a_title_before_or_behind_a_name_is_no_name_of_its_own() -> None:
    assert known("Oria's President Teyfun Marzov spoke.") == [("Oria's", "c-or"), ("Teyfun Marzov", "p-new")]
    assert known("Teyfun Marzov, the President of Oria, spoke.")[0] == ("Teyfun Marzov", "p-new")
    assert len(known("Teyfun Marzov, the President of Oria, spoke.")) == 2


def test_a_paper_means_its_own_president() -> None:
    assert known("Prezident fərman imzalayıb.", "az") == []  # az is not spoken where the outlet stands
    az = Gazetteer(read_register(NAMES.replace('"or"', '"az"').replace("c-or", "c-az")), (replace(HOME, country="az"),))
    told = Article(
        id="a", revision=1, outlet="or.post", url="", language="az", headline="", text="Prezident fərman imzalayıb.",
        published=Published(at=datetime(2031, 3, 10, tzinfo=UTC), source=DateSource.FEED),
    )  # fmt: skip
    assert [m.entity for m in mentions(told, az, pack("az"))] == ["p-new"]


def test_a_surname_means_the_one_named_in_full() -> None:
    found = known("Samir Marzov flew to Tarsk. Marzov was late.")
    assert found[-1] == ("Marzov", "p-cousin")
    assert known("Flight delayed, Marzov waited.", headline="Samir Marzov is late")[-1] == ("Marzov", "p-cousin")


def test_a_surname_means_the_one_with_the_title() -> None:
    assert known("President Marzov spoke.") == [("Marzov", "p-new")]
    assert known("Foreign Minister Marzov spoke.") == [("Marzov", "p-cousin")]
    assert known("マルゾフ大統領は述べた。", "ja") == [("マルゾフ", "p-new")]


def test_a_bare_surname_means_the_head_of_state() -> None:
    assert known("On Monday Marzov spoke.") == [("Marzov", "p-new")]
    assert known("S. Marzov spoke.") == [("Marzov", "p-cousin")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The goalkeeper Orkhan Marzov saved it."), ("en", "Ilya Marzov lost."), ("en", "Mrs Marzov-Smith left."),
        ("ja", "オルハン・マルゾフ選手が勝った。"), ("ka", "თეიფუნ მარზოვია"), ("ja", "マルゾフスキーが来た。"),
    ],
)  # fmt: skip
def test_a_namesake_is_nobody_known(language: str, text: str) -> None:
    assert [e for _, e in known(text, language) if e != "p-new"] == []
    assert known(text, language) == [] or language == "ka"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Тейфуна Марзова встретили"), ("ru", "с Тейфуном Алиевичем Марзовым"), ("ru", "Марзов Тейфун"),
        ("az", "Teyfun Marzovla"), ("az", "TEYFUN MARZOV"), ("tr", "Teyfun Marzov'un"), ("ka", "თეიფუნ მარზოვმა"),
        ("en", "Teifun Marzow"), ("en", "Tey\u200bfun\u200f Marzov"), ("fa", "تيفون مرزوف"), ("ja", "ﾃｲﾌﾝ・ﾏﾙｿﾞﾌ"),
    ],
)  # fmt: skip
def test_a_full_name_is_found_however_it_is_written(language: str, text: str) -> None:
    assert [e for _, e in known(f"{text}.", language)] == ["p-new"]


def test_a_form_that_two_share_goes_by_what_stands_near() -> None:
    assert known("Lisbia opened a bridge.") == [("Lisbia", "c-li")]
    assert known("The fair of Lisbia in the County was full.") == [("Lisbia", "p-lisbia")]


def test_a_day_of_the_week_is_no_town() -> None:
    assert known("دوشنبه باران بارید", "fa") == []


def test_a_text_of_many_words_takes_time_in_its_length_only() -> None:
    text = "Oria's President met Marzov in Tarsk. " * 6000
    assert len(known(text)) == 24000


@given(
    st.text(alphabet=st.sampled_from("Mm aа'’-\u200b\u200fəİıⅧ.・マ")), st.sampled_from(["az", "en", "ru", "ja", "fa"])
)
def test_any_letters_are_read(text: str, language: str) -> None:
    for word in words(text):
        assert text[word.start : word.end] == word.text
        assert plain(word.text) == plain(plain(word.text))
        assert all(len(s) > 1 for s in stems(plain(word.text), language))
    assert isinstance(link(text), str)
    known(text, language)


def test_endings_and_spellings() -> None:
    assert inflects("dan", pack("az").suffixes)
    assert not inflects("xyz", pack("az").suffixes)
    assert loose("aliyev") == loose("aliev") == loose("eliyev")
    assert list(stems("турция", "ru")) == ["турц"]
