"""What somebody says: invented headlines with their speakers, conditions and qualities, each line read by eye."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.compose.test_headlines import article, made
from torimatome.compose.conjugation import Mood, conjugated
from torimatome.compose.trimming import trimmed
from torimatome.model.item import UNTRANSLATED

SAID = [
    ("Bayramov: Treaty can be signed once Armenia amends constitution", "バイラモフ外相、アルメニアが憲法を改正すれば条約に署名できると発言"),
    ("Lavrov says Turkey opposes border changes in Caucasus", "ラヴロフ露外相、トルコはコーカサスで国境変更に反対すると発言"),
    ("Fidan says Armenia must pay for mine victims", "フィダン・トルコ外相、アルメニアは地雷被害者に補償すべきと発言"),
    ("Russia did not attack embassy, Lavrov says", "ラヴロフ露外相、大使館を攻撃していないと発言"),
    ("Peskov: Dialogue with Georgia is vital for Russia", "ペスコフ・クレムリン報道官、ジョージアとの対話はロシアに不可欠と発言"),
    ("Bayramov tells UN General Assembly that conflict with Armenia is over", "バイラモフ外相、アルメニアとの紛争は終わったと発言"),
    ("Lavrov: No alternative to dialogue", "ラヴロフ露外相、対話に代わる選択肢はないと発言"),
    ("Georgian Prime Minister Irakli Kobakhidze calls opposition protest 'coup attempt'", "コバヒゼ・ジョージア首相、野党抗議を「クーデター未遂」と表現"),
    ("Defense Ministry: Drone shot down near Lachin", "国防省、ドローンがラチン付近で撃墜されたと発表"),
    ("Over 300 families return to Lachin", "300世帯以上、ラチンに帰還"),
    ("Baku court extends arrest of French citizen charged with espionage", "裁判所、スパイ罪で起訴されたフランス人の拘束期間を延長"),
    ("First freight train from Georgia to Armenia crosses Azerbaijan", "ジョージアからアルメニアへの初の貨物列車、アゼルバイジャンを通過"),
    ("Kazakhstan orders three warships from Italy", "カザフスタン、イタリアから軍艦3隻を購入"),
    ("Russia to continue supporting Serbia", "ロシア、セルビアへの支持を継続へ"),
    ("Border guards kill drug smuggler in Lerik", "レリクで麻薬密輸業者1名死亡"),
    ("Tbilisi court releases Azerbaijani activist on bail", "トビリシの裁判所、アゼルバイジャン人活動家を保釈"),
    ("Georgia ratifies protocol on accession of Serbia to ECO", "ジョージア、経済協力機構（ECO）へのセルビアの加盟に関する議定書を批准"),
    ("Kazakhstan accepts resolution proposed by Georgia", "カザフスタン、ジョージアが提案した決議を受入れ"),
    ("Trump envoy Witkoff meets Aliyev in Baku", "アリエフ大統領、ウィトコフ米特使と会談"),
    ("Turkmen leader skips CIS summit", "ベルディムハメドフ・トルクメニスタン大統領、CIS首脳会議を欠席"),
    ("Hajiyev: Azerbaijan does not need foreign mediators", "ハジエフ大統領補佐官、外国の仲介者を必要としていないと発言"),
    ("Opposition MP stripped of immunity", "野党議員の不逮捕特権を剥奪"),
    ("Russian-owned tanker attacked near Baku", "ロシア資本のタンカー、バクー付近で攻撃を受ける"),
    ("Azerbaijan, Latvia sign cooperation plan for 2027-2029", "アゼルバイジャンとラトビア、2027～2029年の協力計画に署名"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "ja"), SAID, ids=[n[0] for n in SAID])
def test_who_says_what(english: str, ja: str) -> None:
    assert made(article(english))["ja"].text == ja


@pytest.mark.parametrize(
    "english",
    [
        "Prices of glockenspiels have doubled, his lawyer said",  # no speaker that could be named
        "Aliyev: Nobody can talk to us in that tone",
        "Why does Georgia want a new port?",
    ],
)
def test_a_claim_without_its_speaker_is_not_told(english: str) -> None:
    assert made(article(english))["ja"].text.startswith(UNTRANSLATED)


def test_a_question_gives_way_to_the_first_sentence() -> None:
    found = made(article("What next for Georgia?", "The United States imposed sanctions on five Georgian judges."))
    assert found["ja"].text == "米国、ジョージアの裁判官5名に制裁を発動"


def test_the_ministry_is_the_one_that_the_text_names() -> None:
    found = made(
        article("Drone found in Lachin, ministry says", "A drone was found, the Defense Ministry of Azerbaijan said.")
    )
    assert found["ja"].text == "国防省、ドローンがラチンで発見されたと発表"


def test_a_letter_tells_its_occasion() -> None:
    found = made(article("Tokayev congratulates Ilham Aliyev on Independence Day"))
    assert found["ja"].text == "トカエフ・カザフスタン大統領、独立記念日に際しアリエフ大統領に祝賀書簡を送付"


def test_condolences_tell_the_disaster() -> None:
    found = made(article("Ilham Aliyev sends letter of condolence to President of Indonesia over earthquake"))
    assert found["ja"].text.endswith("地震に際しインドネシア大統領に弔意書簡を送付")


def test_a_namesake_abroad_is_nobody_of_the_register() -> None:
    found = made(
        article("Ilham Aliyev meets banker", "Jared Cohen, who heads a bank, met with the President of Azerbaijan.")
    )
    assert "イスラエル" not in found["ja"].text


@pytest.mark.parametrize(
    ("noun", "mood", "verb"),
    [
        ("要求", Mood.PAST, "要求した"), ("要求", Mood.SHOULD, "要求すべき"), ("引渡し", Mood.PAST, "引き渡した"), ("引渡し", Mood.NOT, "引き渡さない"),
        ("迎える", Mood.PAST, "迎えた"), ("判決", Mood.PAST, "判決を下した"), ("引上げ", Mood.CAN, "引き上げられる"), ("取消し", Mood.DONE, "取り消された"),
        ("示す", Mood.IF, "示せば"), ("罪を認める", Mood.NOT_YET, "罪を認めていない"), ("ハッキング", Mood.IS_DONE, "ハッキングされる"), ("回答せず", Mood.PAST, ""),
    ],
)  # fmt: skip
def test_a_verbal_noun_becomes_a_verb(noun: str, mood: Mood, verb: str) -> None:
    assert conjugated(noun, mood) == verb


def test_what_trails_is_cut_but_no_condition_and_no_source() -> None:
    assert list(trimmed("Parliament approves the new budget law, deficit widens as oil falls")) == [
        "Parliament approves the new budget law, deficit widens", "Parliament approves the new budget law",
    ]  # fmt: skip
    assert not list(trimmed("Parliament will approve the budget law, if the deficit falls"))
    assert not list(trimmed("Parliament approves the new budget law, his aide says"))


@given(st.text(max_size=80))
def test_what_is_cut_is_a_beginning(text: str) -> None:
    assert all(text.startswith(part) for part in trimmed(text))
