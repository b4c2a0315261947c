"""Japanese headlines that keep who says it, what caused it and what it was: from invented reports."""

from __future__ import annotations

import pytest

from tests.compose.test_headlines import article, made
from torimatome.compose.japanese import tidy
from torimatome.compose.sound import sound
from torimatome.compose.trimming import trimmed
from torimatome.model.item import UNTRANSLATED


def test_a_claim_is_not_cut_from_who_makes_it_at_the_end() -> None:
    text = (
        "Norway agreed to buy two ferries from Chile, with an option for one more, two people close to it told Herald"
    )
    assert not any("told" not in short for short in trimmed(text))


def test_what_only_sources_say_is_in_doubt() -> None:
    assert made(article("Azerbaijan to order two transport aircraft, sources say"))["ja"].text.endswith("発注か")


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Rescue helicopter makes hard landing in Sheki, two crew members injured", "シェキでヘリコプター不時着、乗員2名負傷"),
        ("Azerbaijani journalist detained on fraud charges", "アゼルバイジャン人記者を詐欺容疑で拘束"),
        ("Armenia and Azerbaijan swap detainees in new sign of trust", "アルメニアとアゼルバイジャン、被拘束者を交換"),
        ("Armenia, Azerbaijan hand over detainees to each other near Gazakh", "アルメニアとアゼルバイジャン、被拘束者を相互に引渡し"),
        ("Japan hands over mobile clinics to Lachin", "日本、移動診療車をラチンに引渡し"),
        ("EU mission must leave border as agreed in treaty", "EU使節団、国境から撤退すべき"),
        ("President Aliyev signs orders on appointments in Ministry of Justice", "アリエフ大統領、法務省の任命に関する命令に署名"),
    ],
)  # fmt: skip
def test_the_whole_of_the_news(headline: str, expected: str) -> None:
    text = made(article(headline))["ja"].text
    assert expected in text or text.startswith(UNTRANSLATED)


def test_what_a_visit_will_bring_is_no_visit() -> None:
    assert "を国賓訪問" not in made(article("What to expect from President Aliyev's state visit to Latvia"))["ja"].text


def test_another_reports_sentence_is_not_the_headlines_news() -> None:
    lead = article("Zorvian quintet hums blithely", "Nothing else is known.")
    other = article("Odd tidings", "Azerbaijan and Latvia signed a visa agreement in Riga on Monday.", id_="a2")
    assert made(lead, other)["ja"].text.startswith(UNTRANSLATED)


@pytest.mark.parametrize(
    "line",
    [
        "旅客列車が「西アゼルバイジャン」で脱線", "実業家約90名、「Azerbaijan-Latvia」フォーラムに参加", "中央銀行、「Zorvan」銀行の合併を承認",
        "エネルギー相、ラトビアは天然ガスの輸入を拡大すると発言", "カラバフのゾルヤン・アルメニア元大統領、声明を発表", "議員、法案を支持",
        "外務省、協議が開始と発表", "検察官、捜査を開始", "車両が道路から川に急落", "密輸業者を射殺",
        "学校支援協力への学校支援の枠内での学校支援契約に署名",
    ],
)  # fmt: skip
def test_half_the_news_is_not_sound(line: str) -> None:
    assert not sound(line)


@pytest.mark.parametrize(
    "line",
    [
        "中央銀行、「Zorvan」と「Belta」の合併を承認", "外務省、ラトビアは協定を遵守すべきと発表", "議会、予算法案を承認",
        "「西アゼルバイジャン」に関する会議を開催", "ラトビア外相、アゼルバイジャンを訪問の可能性",
    ],
)  # fmt: skip
def test_whole_news_is_sound(line: str) -> None:
    assert sound(line)


def test_the_minister_and_district_of_home_need_no_state() -> None:
    text = made(article("One injured in mine explosion in Azerbaijan's Fuzuli district"))["ja"].text
    assert text == "フュズリ地区で地雷爆発、1名負傷"


def test_a_death_without_its_cause_is_marked() -> None:
    assert "死亡" not in made(article("Two die as tractor slides into canal in Gabala district"))["ja"].text


@pytest.mark.parametrize(
    "line",
    [
        "契約に小舟3隻に向けて署名",
        "日本、井戸への2億円の無償資金とアルメニアを供与へ",
        "日本政府、2億円のアルメニアの無償資金を供与へ",
        "アルメニアとイラン、湖の警備隊員に小舟に関する協定に署名",
        "沿岸警備隊、湖の市民の分野で見つかった小舟を回収",
    ],
)
def test_a_line_whose_words_hang_on_the_wrong_one_is_refused(line: str) -> None:
    assert not sound(line)
    assert sound("アルメニアとイラン、湖の警備に関する協定に署名")


def test_whose_government_who_asks_and_to_whom_are_said_as_the_desk_says_them() -> None:
    assert tidy("日本の政府、2億円のアルメニアの無償資金を供与へ") == "日本政府、アルメニアに2億円の無償資金を供与へ"
    assert tidy("検察官、港の事件の記者に最大11年を要求") == "検察官、港の事件の記者に最大11年を求刑"
    assert (
        tidy("リン補佐官、アルメニアで鉄道区間に資金供与しないと発言")
        == "リン補佐官、アルメニアの鉄道区間に資金供与しないと発言"
    )
    assert tidy("裁判所、記者のリンに禁錮4年の判決") == "裁判所、リン記者に禁錮4年の判決"
