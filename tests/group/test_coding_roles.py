"""Who acts on whom where endings, prepositions and particles say so: Russian and Japanese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.group.coding import Coder, Named, actor_codes, nations
from torimatome.group.coding.endings_ru import Case, case_of, is_verb
from torimatome.model import Act

RUSSIAN = [
    ("Казахстан передал Таджикистану две машины скорой помощи.", Act.AID, ("KZ",), ("TJ",)),
    ("Таджикистану Казахстан передал гуманитарный груз.", Act.AID, ("KZ",), ("TJ",)),
    ("Ноту протеста послу Литвы вручил МИД Белоруссии.", Act.DISAPPROVE, ("BY",), ("LT",)),
    ("Поставки газа в Молдавию прекращены Россией, против Молдавии введены санкции.", Act.SANCTION, ("RU",), ("MD",)),
    ("Гражданин Турции задержан в Греции.", Act.COERCE, ("GR",), ("TR",)),
    ("Трое сирийских журналистов высланы из Ливана.", Act.SANCTION, ("LB",), ("SY",)),
    ("Решение Варшавы раскритиковали в Берлине.", Act.DISAPPROVE, ("DE",), ("PL",)),
    ("Село в Ливане подверглось обстрелу со стороны Израиля.", Act.FIGHT, ("IL",), ("LB",)),
    ("Ливанский город обстреляла израильская армия.", Act.FIGHT, ("IL",), ("LB",)),
    ("Между Грецией и Турцией прошли консультации.", Act.CONSULT, ("GR", "TR"), ()),
    ("ТАШКЕНТ, 4 мая. Власти выслали двух дипломатов Ирана.", Act.SANCTION, ("UZ",), ("IR",)),
    ("У посольства Польши в Минске прошла акция протеста.", Act.PROTEST, ("BY",), ("PL",)),
    ("Вчера встретились президент Грузии, президент Литвы и премьер Латвии.", Act.CONSULT, ("GE", "LT", "LV"), ()),
    ("Представители банков Грузии и Греции обсудили в Праге кредит.", Act.CONSULT, ("GE", "GR"), ()),
    ("По данным СМИ, Пакистан атаковал лагерь в Афганистане.", Act.FIGHT, ("PK",), ("AF",)),
    ("К освобождению пленных Пакистан призвали в ООН.", Act.DEMAND, ("IGO",), ("PK",)),
    ("Узбекистан готов закупать газ в Туркмении, заявил министр Казахстана.", Act.AGREE, ("UZ",), ("TM",)),
]  # fmt: skip
JAPANESE = [
    ("ウズベキスタン外相、タジキスタン外相と会談", Act.CONSULT, ("UZ",), ("TJ",)),
    ("トルコがパキスタンに無人機を供与", Act.AID, ("TR",), ("PK",)),
    ("パキスタンにトルコが無人機を供与", Act.AID, ("TR",), ("PK",)),
    ("パキスタン、トルコから融資受ける", Act.AID, ("TR",), ("PK",)),
    ("ウクライナの提案、トルコ大統領が批判", Act.DISAPPROVE, ("TR",), ("UA",)),
    ("インドの記者、パキスタンで拘束される", Act.COERCE, ("PK",), ("IN",)),
    ("パキスタンの村、インド軍による砲撃受ける", Act.FIGHT, ("IN",), ("PK",)),
    ("イスラエル企業、トルコの制裁対象に", Act.SANCTION, ("TR",), ("IL",)),
    ("カザフスタンとキルギスが送電で合意", Act.AGREE, ("KZ", "KG"), ()),
    ("米、イランに釈放を求める", Act.DEMAND, ("US",), ("IR",)),
    ("中ロ外相が会談", Act.CONSULT, ("CN", "RU"), ()),
    ("トルコ大統領、イスラエルが停戦に違反と非難", Act.DISAPPROVE, ("TR",), ("IL",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "actors", "recipients"), RUSSIAN, ids=lambda value: str(value)[:40])
def test_russian(text: str, act: Act, actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    coding = Coder("ru").code(text)
    assert coding is not None
    assert (coding.act, actor_codes(coding.actors), actor_codes(coding.recipients)) == (act, actors, recipients)


@pytest.mark.parametrize(("text", "act", "actors", "recipients"), JAPANESE, ids=lambda value: str(value)[:40])
def test_japanese(text: str, act: Act, actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    coding = Coder("ja").code(text)
    assert coding is not None
    assert (coding.act, actor_codes(coding.actors), actor_codes(coding.recipients)) == (act, actors, recipients)


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("Ирану", Case.DAT), ("Москву", Case.ACC), ("США", Case.ANY), ("Баку", Case.ANY), ("Турцией", Case.INS), ("российские", Case.NOM),
        ("израильских", Case.GEN), ("Афганистана", Case.GEN), ("Грузии", Case.OBLIQUE), ("министра", Case.GEN), ("глава", Case.NOM),
    ],
)  # fmt: skip
def test_cases_by_endings(word: str, case: Case) -> None:
    assert case_of(word) is case


def test_verbs_by_endings() -> None:
    assert all(map(is_verb, ("осудил", "введены", "задержан", "призывают", "встретились")))
    assert not any(map(is_verb, ("канал", "президент", "экспорт", "войны", "совет")))


def test_a_letter_is_a_state_only_where_one_is_meant() -> None:
    assert [n.country for n in nations("ja").find("米、仏外相と協議")] == ["US", "FR"]
    assert [n.country for n in nations("ja").find("米の価格は中程度")] == []


def test_a_word_for_a_people_counts_in_any_case() -> None:
    assert [n.country for n in nations("ru").find("Турецкие и ГРУЗИНСКИЕ дипломаты в Астане")] == ["TR", "GE", "KZ"]


def test_an_office_right_after_a_state_is_that_states() -> None:
    text = "トルコの声明を露外務省が批判"
    known = (Named(start=8, end=11, country="AZ", entity="x"),)
    coding = Coder("ja").code(text, known)
    assert coding is not None
    assert (actor_codes(coding.actors), actor_codes(coding.recipients)) == (("RU",), ("TR",))


@given(
    st.text(alphabet=st.sampled_from("Иран США осудил введены в с и ,.—Москвае ЫЬ1"), max_size=120),
    st.sampled_from(("ru", "ja")),
)
def test_no_russian_is_too_odd(text: str, language: str) -> None:
    Coder(language).code(text)


@given(st.text(alphabet=st.sampled_from("米露、がはをにと会談非難される受けイランの 。・"), max_size=60))
def test_no_japanese_is_too_odd(text: str) -> None:
    Coder("ja").code(text)
