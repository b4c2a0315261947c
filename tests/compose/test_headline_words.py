"""The small parts: katakana by rule, money, inflection, the glossary's file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.compose.inflection import noun_forms, verb_forms
from torimatome.compose.katakana import katakana
from torimatome.compose.money import MONEY, grouped, money
from torimatome.errors import BadConfig
from torimatome.profiles.glossary import read_glossary


@pytest.mark.parametrize(
    ("name", "kana"),
    [
        ("Hasanzade", "ハサンザデ"), ("Huseynov", "フセイノフ"), ("Mirzoyan", "ミルゾヤン"), ("Kobakhidze", "コバヒゼ"),
        ("Zelensky", "ゼレンスキー"), ("Grigoryan", "グリゴリャン"), ("Şahin", "シャヒン"), ("Mustafayev", "ムスタファエフ"),
        ("Ivanishvili", "イヴァニシヴィリ"), ("Abbasov", "アッバソフ"), ("Sa'ad", "サアド"), ("Jean-Paul", "ジェアン・パウル"),
    ],
)  # fmt: skip
def test_katakana(name: str, kana: str) -> None:
    assert katakana(name) == kana


@given(st.text(max_size=30))
def test_katakana_survives_anything(name: str) -> None:
    assert isinstance(katakana(name), str)


@given(st.integers(min_value=0, max_value=10**14))
def test_grouped_numbers_say_the_same_number(value: int) -> None:
    scale = {"兆": 10**12, "億": 10**8, "万": 10**4}
    total, digits = 0, ""
    for ch in grouped(value):
        if ch in scale:
            total, digits = total + int(digits) * scale[ch], ""
        else:
            digits += ch
    assert total + int(digits or 0) == value


@pytest.mark.parametrize(
    ("text", "ja"),
    [("$500 million", "5億ドル"), ("€1.5 billion", "15億ユーロ"), ("$7 bln", "70億ドル"), ("$40,000", "4万ドル")],
)
def test_money(text: str, ja: str) -> None:
    found = MONEY.match(text)
    assert found is not None
    assert money(found) == ja


def test_inflection() -> None:
    assert verb_forms("hold talks with")["held talks with"] == ("past", "participle")
    assert verb_forms("ratify")["ratifies"] == ("s",)
    assert noun_forms("ceasefire violation")[1] == "ceasefire violations"
    assert noun_forms("prisoner of war")[1] == "prisoners of war"
    assert noun_forms("serviceman")[1] == "servicemen"


def test_a_glossary_is_read_in_order() -> None:
    terms = read_glossary('[noun]\n"truce|cease-fire" = "停戦"\n[verb]\ncondemn = "を非難"\n', "g.toml")
    assert [(t.en, t.ja, t.kind, t.forms) for t in terms] == [
        ("truce", "停戦", "noun", ("cease-fire",)),
        ("condemn", "を非難", "verb", ()),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[noun]\ntruce = \npeace = 1", "line 2"),
        ("[nouns]\ntruce = '停戦'", "[nouns]"),
        ("[noun]\ntruce = 3", '"truce"'),
        ("[noun]\n'truce|' = '停戦'", "empty"),
        ("[noun]\ntruce = '停戦'\n'peace|truce' = '平和'", "there already"),
        ("noun = 3", "table"),
    ],
)
def test_a_faulty_glossary_names_the_place(text: str, said: str) -> None:
    with pytest.raises(BadConfig) as caught:
        read_glossary(text, "my/glossary.toml")
    assert said in str(caught.value)
    assert "my/glossary.toml" in str(caught.value)
