"""Names are found in every inflection, with offsets of the text as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.group.folding import Folded
from torimatome.group.sounds import sounds
from torimatome.lang import pack

from .newsroom import GAZETTEER, article, named

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
