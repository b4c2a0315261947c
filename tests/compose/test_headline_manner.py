"""Headlines in the house's manner in both languages: acts, armies, embassies, demands; invented sentences."""

from __future__ import annotations

import pytest

from tests.compose.test_headlines import article, made
from torimatome.compose.katakana import katakana
from torimatome.compose.sound import sound
from torimatome.model.item import UNTRANSLATED

ACTS = [
    ("Three Azerbaijani servicemen die in road accident", "交通事故でアゼルバイジャン軍人3名死亡"),
    ("Azerbaijani servicemen injured in avalanche", "雪崩でアゼルバイジャン軍人ら負傷"),
    ("Azerbaijani and Georgian servicemen take part in joint drills in Gori", "アゼルバイジャンとジョージア、ゴリでの合同演習に参加"),
    ("Azerbaijan denies shelling Armenian village", "アゼルバイジャン、アルメニアの村の砲撃を否定"),
    ("Azerbaijan accuses Armenia of violating ceasefire", "アゼルバイジャン、アルメニアを非難"),
    ("Azerbaijan demands apology from Russia", "アゼルバイジャン、ロシアに謝罪を要求"),
    ("Drone debris falls on Azerbaijani consulate in Odesa", "ドローンの残骸、オデーサのアゼルバイジャン領事館に落下"),
    ("Iranian drone enters Azerbaijani airspace", "イランのドローン、アゼルバイジャンの領空に進入"),
    ("ECHR finds Azerbaijan violated rights of activist", "欧州人権裁判所、アゼルバイジャンによる活動家の権利の侵害を認定"),
    ("Court of Appeal begins hearing case of Rauf Talibzade", "控訴裁判所、タリブザデの審理を開始"),
    ("Azerbaijan to purchase 40 JF-17 fighter jets from Pakistan", "アゼルバイジャン、パキスタンからJF17戦闘機40機を購入へ"),
    ("Azerbaijan, Turkey sign military cooperation agreement", "アゼルバイジャンとトルコ、軍事協力協定に署名"),
    ("Azerbaijan transfers two Armenian residents of Ganja to Armenia", "アゼルバイジャン、ギャンジャのアルメニアの居住者2名をアルメニアに引渡し"),
    ("Azerbaijan passes Armenian and Russian prisoners to Armenia", "アゼルバイジャン、アルメニア人とロシア人の受刑者をアルメニアに引渡し"),
    ("Amnesty International demands release of activists held in Azerbaijan", "アムネスティ・インターナショナル、アゼルバイジャンで拘束中の活動家の解放を要求"),
    ("Azerbaijan lifts visa requirements for citizens of several Central Asian states", "アゼルバイジャン、中央アジア諸国数か国の市民に対する査証免除を実施"),
    ("Military attaches accredited in Azerbaijan visit State Border Service", "駐在武官団、国家国境庁を訪問"),
    ("State Department: US supports peace process between Armenia and Azerbaijan", "米国務省、アルメニア・アゼルバイジャン和平プロセスを支持"),
    ("Police detain opposition activists in Baku ahead of rally", "警察、集会前にバクーの野党活動家を拘束"),
    ("Azerbaijani army chief of staff meets NATO official", "アゼルバイジャン軍参謀総長、NATO高官と会談"),
    ("U.S. lifts restrictions on aid to Azerbaijan", "米国、アゼルバイジャンへの支援への制限を解除"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "ja"), ACTS, ids=[a[0] for a in ACTS])
def test_the_grammar_of_acts(english: str, ja: str) -> None:
    assert made(article(english))["ja"].text == ja


MANNER = [
    ("Ganja court keeps two Iranian nationals in custody for two more months", "Ganja court prolongs arrest term of two Iranian nationals"),
    ("Opposition activist to stay behind bars until August", "Court prolongs arrest term of Opposition activist"),
    ("Nationals of five Gulf states can now enter Azerbaijan without a visa", "Azerbaijan lifts visa requirements for citizens of five Gulf states"),
    ("Ganja Court announces verdict in case of Rauf Talibzade", "Ganja Court hands down verdict to Rauf Talibzade"),
    ("Azerbaijani parliament adopts law on forests", "Azerbaijani Milli Majlis adopts law on forests"),
    ("US Embassy in Baku comments on arrests", "U.S. Embassy's statement on arrests"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "ours"), MANNER, ids=[m[0] for m in MANNER])
def test_english_says_an_act_in_the_houses_words(source: str, ours: str) -> None:
    assert made(article(source))["en"].text == ours


def test_both_languages_tell_the_same_topic() -> None:
    found = made(
        article(
            "Bayramov, Fidan discuss transport corridors in Ankara",
            "FM Jeyhun Bayramov discussed transport corridors with his Turkish counterpart Hakan Fidan in Ankara.",
        )
    )
    assert found["ja"].text == "バイラモフ外相、アンカラでフィダン・トルコ外相と輸送回廊について協議"
    assert (
        found["en"].text
        == "FM Bayramov discusses transport corridors with his Turkish counterpart Hakan Fidan in Ankara"
    )


def test_a_working_visit_is_no_official_one() -> None:
    found = made(article("President Aliyev is on a working visit to Romania", "The visit is to last two days."))
    assert found["ja"].text == "アリエフ大統領、ルーマニアを訪問"
    assert found["en"].text == "President Aliyev is on a working visit to Romania"


def test_an_ambassador_takes_up_a_post_and_pays_no_visit() -> None:
    found = made(
        article("New UK ambassador arrives in Azerbaijan", "The new Ambassador of the United Kingdom arrived.")
    )
    assert found["ja"].text == "新任の英大使、アゼルバイジャンに着任"


def test_a_statement_about_a_meeting_is_no_meeting() -> None:
    found = made(article("Russian Embassy's statement on Putin-Aliyev meeting in Dushanbe"))
    assert found["ja"].text == "ロシア大使館、ドゥシャンベでのプーチン露大統領とアリエフ大統領の会談について声明"


def test_a_text_without_headline_speaks_by_its_first_sentence() -> None:
    found = made(
        article("", "On May 20, President Aliyev arrived in Hungary on an official visit. He was met by many.")
    )
    assert found["ja"].text == "アリエフ大統領、ハンガリーを公式訪問"


def test_what_cannot_be_told_is_marked() -> None:
    found = made(article("President Ilham Aliyev signs order on awarding gymnasts and coaches"))["ja"]
    assert found.text.startswith(UNTRANSLATED)
    assert found.sure == 0.0


@pytest.mark.parametrize(
    "line",
    [
        "アゼルバイジャン軍、交通事故で死亡", "アゼルバイジャン、砲撃アルメニアの村を否定", "訪問国家国境庁、駐在武官団を認証",
        "書簡、中国大統領に祝意を伝達", "アリエフ大統領トランプ米大統領の招待で訪問", "欧州人権裁判所アゼルバイジャン、権利に違反",
    ],
)  # fmt: skip
def test_nonsense_is_not_sound(line: str) -> None:
    assert not sound(line)


@pytest.mark.parametrize(
    ("name", "ja"),
    [
        ("Özdemir", "オズデミル"),
        ("Ünal", "ウナル"),
        ("Schmeider", "シュマイダー"),
        ("Salomchvili", "サロムシヴィリ"),
        ("Tyukov", "チュコフ"),
    ],
)
def test_names_by_ear(name: str, ja: str) -> None:
    assert katakana(name) == ja
