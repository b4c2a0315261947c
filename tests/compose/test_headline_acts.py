"""Invented headlines of visas, borders, courts, demands, ministers, replies and journeys; every line was read by eye."""

from __future__ import annotations

import pytest

from tests.compose.test_headlines import article, made
from torimatome.compose.sound import sound
from torimatome.model import EventKind

ACTS = [
    ("Georgia and Oman lift visa requirements for diplomatic and service passport holders", "ジョージアとオマーン、外交・公用旅券所持者の査証を相互免除"),
    ("Armenia and Georgia to abolish visas", "アルメニアとジョージア、査証を相互免除へ"),
    ("Kazakhstan and Brazil sign agreement on visa waiver", "カザフスタンとブラジル、査証免除協定に署名"),
    ("Kyrgyzstan waives visas for citizens of Japan", "キルギス、日本国民に対する査証免除を実施"),
    ("State Border Service prevents smuggling of drugs from Iran", "国家国境庁、イランからの麻薬の密輸を阻止"),
    ("State Border Service foils attempt to smuggle 12 kg of heroin from Iran", "国家国境庁、イランからのヘロイン12キロの密輸を阻止"),
    ("More than 20 kilograms of hashish seized on border with Georgia", "ジョージアとの国境でハシシ20キロ以上を押収"),
    ("Police seize 15 kg of heroin in Lankaran", "警察、ランカランでヘロイン15キロを押収"),
    ("Court of Appeal reduces sentence of activist to five years", "控訴裁判所、活動家の刑期を減軽"),
    ("At least seven activists detained in Ganja", "ギャンジャで活動家7名以上を拘束"),
    ("Five people detained in Ganja on suspicion of espionage", "ギャンジャで5名をスパイ容疑で拘束"),
    ("Canadian lawmakers demand release of Armenian captives", "カナダの議員、アルメニア人被拘束者の解放を要求"),
    ("US lawmakers demand Georgian captives' freedom before summit", "米議会議員、ジョージア人被拘束者の解放を要求"),
    ("OSCE lawmakers call on Georgia to free jailed journalists", "OSCE議員会議、ジョージアに対し拘束中の記者の解放を要求"),
    ("Foreign ministers of Azerbaijan, Kazakhstan and Uzbekistan adopt Tashkent Declaration", "アゼルバイジャン・カザフスタン・ウズベキスタン外相、タシケント宣言を採択"),
    ("Defense ministers of Türkiye, Georgia and Azerbaijan meet in Kars", "トルコ・ジョージア・アゼルバイジャン国防相、カルスで会合を開催"),
    ("Foreign Ministry rejects remarks of French president", "外務省、仏大統領の発言に反論"),
    ("Russian Foreign Ministry responds to Aliyev's statement", "ロシア外務省、アリエフ大統領の発言に反応"),
    ("Foreign Ministry responds to questions from journalists", "外務省、質問に回答"),
    ("Armenian FM comments on Aliyev's remarks", "アルメニア外相、アリエフ大統領の発言にコメント"),
    ("Speaker of Armenian parliament departs for Georgia", "アルメニア国会議長、ジョージアを訪問"),
    ("Defense Minister Zakir Hasanov is on an official visit to Kazakhstan", "ハサノフ国防相、カザフスタンを公式訪問"),
    ("FM Bayramov meets Special Representative of the NATO Secretary General for the Caucasus and Central Asia Kevin Hamilton", "バイラモフ外相、ハミルトンNATO事務総長特別代表と会談"),
    ("President Ilham Aliyev received European Commissioner for Enlargement Marta Kos", "アリエフ大統領、コス欧州委員を迎える"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "ja"), ACTS, ids=[a[0] for a in ACTS])
def test_acts_have_their_forms(english: str, ja: str) -> None:
    assert made(article(english))["ja"].text == ja


def test_an_abolition_gives_way_to_the_agreement_that_its_first_sentence_names() -> None:
    body = "Georgia and Oman have signed an agreement on the mutual abolition of visa requirements."
    assert (
        made(article("Georgia and Oman abolish visas", body))["ja"].text == "ジョージアとオマーン、査証免除協定に署名"
    )


@pytest.mark.parametrize("line", ["逮捕、野党の共同体を攻撃", "攻撃の波、村を訪問", "国家国境庁、麻薬の密輸のため阻止"])
def test_what_is_no_person_acts_like_none(line: str) -> None:
    assert not sound(line)


def test_a_metaphor_gives_way_to_the_sentence_that_says_who_was_detained() -> None:
    body = "At least six believers were detained in Ganja."
    assert (
        made(article("New wave of arrests hits opposition communities", body))["ja"].text
        == "ギャンジャで信者6名以上を拘束"
    )


def test_a_representative_is_not_whom_he_represents() -> None:
    line = made(article("President Ilham Aliyev's special representative Elchin Amirbayov visits France"))["ja"].text
    assert "アミルバヨフ" in line or not line.startswith("アリエフ大統領")


def test_a_journey_with_several_parts_is_told_as_the_journey() -> None:
    articles = (
        article(
            "FM Bayramov meets Latvian foreign minister", "Jeyhun Bayramov met with Baiba Braze in Riga.", id_="a1"
        ),
        article("Bayramov lays flowers in Riga", "The minister visited a cemetery.", id_="a2"),
        article(
            "Talks in Riga",
            "Minister of Foreign Affairs of Azerbaijan Jeyhun Bayramov, who is on an official visit to Latvia, spoke to students.",
            id_="a3",
        ),
    )
    told = made(*articles, kind=EventKind.VISIT)
    assert told["ja"].text == "バイラモフ外相、ラトビアを公式訪問"
    assert told["en"].text == "FM Bayramov pays official visit to Latvia"
