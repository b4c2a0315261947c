"""Names are found in every inflection, with offsets of the text as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.group import Gazetteer, mentions
from torimatome.group.folding import Folded
from torimatome.group.sounds import sounds
from torimatome.lang import pack
from torimatome.model import Article, Outlet, OutletKind
from torimatome.profiles import read_register

from .newsroom import GAZETTEER, article, named

TITLED = """
country = [
  { id = "c-or", country = "or", en = ["Oria", "Orian"], ja = "オリア", az = "Oriya", ru = "Ория" },
  { id = "c-su", country = "su", en = ["Suland", "Sulish"], ja = "スランド", az = "Suland", ru = "Суландия" },
]
body = [
  { id = "b-or-office", en = "Office of Oria", ja = "オリア大統領府", ja_house = "大統領府", az = "Xəzinə Nazirliyi", country = "or" },
  { id = "b-su-office", en = "Office of Suland", ja = "スランド大統領府", ja_house = "大統領府", country = "su" },
]
person = [
  { id = "p-mar", en = "Teyfun Marzov", ru = "Тейфун Марзов", az = "Teyfun Marzov", country = "or", offices = ["president 2030.."] },
  { id = "p-lee", en = "Lee Wandong", ru = "Ли Вандун", az = "Li Vandun", country = "su", offices = ["president 2029.."] },
  { id = "p-bar", en = "Masun Barzar", country = "or", offices = ["foreign-minister 2029.."] },
]
[office.president]
rank = 1
en = "President"
ja = "大統領"
az = ["prezident", "Prezident"]
ru = "президент"
[office.foreign-minister]
rank = 3
en = ["Foreign Minister", "Minister of Foreign Affairs"]
"""
POST = Outlet(
    id="or.post", attribution="ORPOST", names={"en": "Oria Post"}, country="or", kind=OutletKind.AGENCY, owner="post",
    timezone="UTC", domains=(),
)  # fmt: skip
TITLES = Gazetteer(read_register(TITLED), (POST,))


def meant(text: str, language: str = "en", outlet: str = "abroad") -> list[tuple[str, str]]:
    """Surface and entity of the known names of a text."""
    told: Article = article("n", "", text, language=language, outlet=outlet)
    return [(m.surface, m.entity) for m in mentions(told, TITLES, pack(language)) if m.entity]


INFLECTED = [
    ("az", "Bu gün Azərbaycanın səfiri Vəlizadəyə məktub yazıb.", {"Azərbaycanın": "c-az", "Vəlizadəyə": "p-velizade"}),
    ("az", "AZƏRBAYCAN və Rusiyadan gələn qonaqlar", {"AZƏRBAYCAN": "c-az", "Rusiyadan": "c-ru"}),
    ("ru", "Послы Азербайджана и России встретились с Керимовым.", {"Азербайджана": "c-az", "России": "c-ru"}),
    ("hy", "Ադրբեջանի պատվիրակությունը հանդիպել է Վելիզադեի հետ։", {"Ադրբեջանի": "c-az", "Վելիզադեի": "p-velizade"}),
    ("tr", "Azerbaycan'ın önerisi kabul edildi.", {"Azerbaycan'ın": "c-az"}),
    (
        "ja",
        "アゼルバイジャンのヴェリザデ大統領は米国へ向かった。",
        {"アゼルバイジャン": "c-az", "ヴェリザデ": "p-velizade"},
    ),
    ("ka", "აზერბაიჯანის დელეგაცია ჩამოვიდა.", {"აზერბაიჯანის": "c-az"}),
    (
        "en",
        "Azerbaijan's team met Velizade in the US.",
        {"Azerbaijan's": "c-az", "Velizade": "p-velizade", "US": "c-us"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), INFLECTED)
def test_inflected_names_are_found_with_exact_offsets(language: str, text: str, expected: dict[str, str]) -> None:
    told = article("n", "", text, language=language)
    found = named([told])["n"]
    assert expected.items() <= {m.surface: m.entity for m in found}.items()
    assert all(text[m.start : m.end] == m.surface for m in found)


def test_a_name_inside_another_word_is_none() -> None:
    told = article("n", "", "The Azerbaijanology reader and the busy Usher told us so.")
    assert not [m for m in named([told])["n"] if m.entity]


def test_a_namesake_with_another_first_name_is_not_the_person_of_the_register() -> None:
    told = article("n", "", "The goalkeeper Orkhan Velizade saved a penalty. President Velizade was not there.")
    found = [m for m in named([told])["n"] if m.entity]
    assert [(m.surface, m.start) for m in found] == [("Velizade", told.text.rindex("Velizade"))]


def test_unknown_names_are_runs_of_capitals_or_katakana() -> None:
    told = article("n", "", "On Monday the envoy Bertrand Quillfeather spoke. Rain fell.")
    unknown = {m.surface for m in named([told])["n"] if m.entity is None}
    assert "Bertrand Quillfeather" in unknown
    assert "Rain" not in unknown
    told = article("n", "", "特使のベルトラン・キルフェザー氏が到着した。", language="ja")
    assert "ベルトラン・キルフェザー" in {m.surface for m in named([told])["n"]}


@pytest.mark.parametrize(
    "spellings",
    [
        [("Jalalpour", "en"), ("ジャラルプール", "ja"), ("Джалалпур", "ru"), ("Cəlalpur", "az")],
        [("Wadenfeld", "en"), ("Ваденфельд", "ru"), ("Vadenfeld", "az"), ("ヴァデンフェルド", "ja")],
        [("Goyushlu", "en"), ("Гоюшлу", "ru"), ("Göyüşlü", "az"), ("Գոյուշլու", "hy")],
    ],
)
def test_unknown_names_sound_alike_in_all_alphabets(spellings: list[tuple[str, str]]) -> None:
    keys = [sounds(word, language) for word, language in spellings]
    assert frozenset.intersection(*keys)


@given(st.text(alphabet=st.sampled_from("aбƏəİıIéｶﾞが½ﬁ’ ԱA\u0301\u200c米0")))
def test_folding_remembers_where_every_letter_stood(text: str) -> None:
    folded = Folded.of(text)
    assert len(folded.places) == len(folded.text) + 1
    assert list(folded.places) == sorted(folded.places)
    assert all(0 <= p <= len(text) for p in folded.places)


@given(st.text(max_size=60), st.sampled_from(["az", "en", "ru", "ja", "hy", "ka"]))
def test_any_text_gives_mentions_that_stand_where_they_say(text: str, language: str) -> None:
    told = article("n", text, f"{text} Azərbaycanın Россия {text}", language=language)
    for mention in named([told])["n"]:
        part = told.headline if mention.in_headline else told.text
        assert part[mention.start : mention.end] == mention.surface
    assert pack(language).code == language
    assert GAZETTEER.kinds


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        ("President Teyfun Marzov met Lee Wandong in town.", []),
        ("President of Oria congratulates Lee Wandong.", ["p-mar"]),
        ("Lee Wandong came. The President of Oria greeted him. The President smiled.", ["p-mar", "p-mar"]),
        ("President Lee Wandong and President Teyfun Marzov met. The President smiled.", []),
        ("President of Oria Teyfun Marzov spoke at length. The President smiled.", ["p-mar"]),
        ("President Teyfun Marzov rose. The President of the bank laughed.", []),
        ("President of Oria and President of Suland met. Both Presidents left.", ["p-mar", "p-lee"]),
    ],
)
def test_a_title_alone_is_never_bound_to_one_who_is_only_named_beside_it(text: str, bearers: list[str]) -> None:
    assert [entity for surface, entity in meant(text) if surface == "President"] == bearers


def test_of_several_presidents_the_papers_own_is_meant() -> None:
    text = "President Lee Wandong and President Teyfun Marzov met. The President smiled."
    assert ("President", "p-mar") in meant(text, outlet="or.post")


def test_a_decree_and_both_presidents_are_no_president() -> None:
    assert [s for s, _ in meant("Президент Ории приехал. Оба президента молчали.", "ru")] == ["Президент", "Ории"]
    assert [s for s, _ in meant("オリアの大統領が大統領令に署名した。", "ja")] == ["オリア", "大統領"]


def test_a_name_before_another_countrys_title_is_not_its_bearer() -> None:
    assert ("prezidentinə", "p-lee") in meant("Teyfun Marzov Suland prezidentinə məktub yazıb.", "az")
    assert ("PREZİDENTİNƏ", "p-lee") in meant("TEYFUN MARZOV SULAND PREZİDENTİNƏ MƏKTUB YAZIB", "az")


def test_a_body_of_every_country_needs_its_country() -> None:
    assert meant("大統領府は発表した。", "ja") == []
    assert ("大統領府", "b-su-office") in meant("スランドの大統領府は発表した。", "ja")
    assert meant("スランドとオリア。大統領府は発表した。", "ja") == [("スランド", "c-su"), ("オリア", "c-or")]
    assert meant("Suland Xəzinə Nazirliyi bildirib.", "az") == [("Suland", "c-su")]
    assert meant("Xəzinə Nazirliyi bildirib.", "az") == [("Xəzinə Nazirliyi", "b-or-office")]


def test_a_surname_last_given_to_another_is_nobodys() -> None:
    text = "Masun Barzar spoke. The singer Karol Barzar sang. Barzar bowed. {} Barzar left."
    surnames = [s for s, _ in meant(text.format("Then Masun Barzar rose."))]
    assert surnames == ["Masun Barzar", "Masun Barzar", "Barzar"]
    assert [s for s, _ in meant(text.format("Rain fell."))] == ["Masun Barzar"]
