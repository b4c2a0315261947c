"""Sixty-odd invented headlines over the desk's usual subjects; every Japanese line was read by eye."""

from __future__ import annotations

import pytest

from tests.compose.test_headlines import article, made
from torimatome.compose.sound import sound

SUBJECTS = [
    ("Court in Ganja sentences three men to up to 12 years in prison for treason", "ギャンジャの裁判所、男3名に最長禁錮12年の判決"),
    ("Opposition activist Elnur Mammadli jailed for seven years on drug charges", "野党活動家のママドリに麻薬罪で禁錮7年の判決"),
    ("Azerbaijan appoints Elchin Huseynli as new ambassador to Latvia", "アゼルバイジャン、フセインリを駐ラトビア新大使に任命"),
    ("Prosecutor asks for 14 years for former mayor of Ganja", "検察側、ギャンジャ元市長に禁錮14年を求刑"),
    ("Prosecutors seek life sentence for Bako Sahakyan", "検察側、サハキャンに終身刑を求刑"),
    ("French citizen Martin Ryan convicted of espionage", "フランス人のリャンにスパイ罪で有罪判決"),
    ("Azerbaijani blogger sentenced to 15 days of administrative detention", "アゼルバイジャンのブロガーに行政拘禁15日の処分"),
    ("Court in Baku orders house arrest for activist", "裁判所、活動家に自宅軟禁を命令"),
    ("Trial of former Karabakh leaders continues in Baku", "バクーでカラバフの元指導者の公判が継続"),
    ("Trial of Sputnik journalists starts in Baku court", "バクーでスプートニクの記者の公判が開始"),
    ("Azerbaijani SSS arrests two Iranian citizens on suspicion of espionage", "国家保安庁、スパイ容疑でイラン人2名を拘束"),
    ("Russian citizen detained on charges of drug trafficking", "ロシア人を麻薬取引容疑で拘束"),
    ("Belarus extradites wanted man to Azerbaijan", "ベラルーシ、指名手配者をアゼルバイジャンに引渡し"),
    ("President Aliyev pardons 154 prisoners", "アリエフ大統領、154名を恩赦"),
    ("Human rights defender Rufat Safarov released from prison", "人権活動家のサファロフを解放"),
    ("European Court of Human Rights rules against Azerbaijan", "欧州人権裁判所、アゼルバイジャン敗訴の判決"),
    ("Two soldiers injured in landmine explosion in Fuzuli", "フュズリで地雷爆発、兵士2名負傷"),
    ("Mine blast kills civilian near Aghdam", "アグダム付近で地雷爆発、民間人1名死亡"),
    ("Five killed, 11 injured in road accident on Baku-Gazakh highway", "交通事故で5名死亡、11名負傷"),
    ("At least 12 killed as coal mine explodes in Kazakhstan", "カザフスタンで炭鉱事故、12名以上死亡"),
    ("Azerbaijani soldier killed by Armenian fire", "アルメニア側の銃撃でアゼルバイジャンの兵士1名死亡"),
    ("Explosion at Baku refinery injures six workers", "バクーで爆発、労働者6名負傷"),
    ("Drone attack on Novorossiysk port kills two", "ノヴォロシースクでドローン攻撃、2名死亡"),
    ("Magnitude 5.2 earthquake strikes Shamakhi", "シャマフでマグニチュード5.2の地震"),
    ("Armed intruder killed, another detained on Azerbaijani-Iranian border", "アゼルバイジャン・イラン国境で武装越境者1名死亡、1名拘束"),
    ('"Caspian Shield" exercise ends in Aktau', "「Caspian Shield」演習がアクタウで終了"),
    ("Azerbaijan Army holds live-fire exercises in Lachin", "アゼルバイジャン軍、ラチンで実弾演習を実施"),
    ("Azerbaijani servicemen take part in NATO exercise in Poland", "アゼルバイジャン軍、ポーランドでのNATO演習に参加"),
    ("Azerbaijani Air Force conducts flight exercises", "アゼルバイジャン空軍、飛行訓練を実施"),
    ("Foreign Ministry summons French chargé d'affaires over resolution", "外務省、決議をめぐり仏臨時代理大使を召致"),
    ("Iranian ambassador summoned to Foreign Ministry over drone incident", "外務省、ドローン事件をめぐりイラン大使を召致"),
    ("Azerbaijan hands protest note to Iran over airspace violation", "アゼルバイジャン、領空侵犯をめぐりイランに抗議文書を手交"),
    ("President Aliyev accepts credentials of new ambassador of Hungary", "アリエフ大統領、新任のハンガリー大使の信任状を受領"),
    ("India's ambassador to Armenia presents credentials", "駐アルメニア・インド大使、信任状を奉呈"),
    ("Russian ambassador to Azerbaijan leaves post", "駐アゼルバイジャン露大使、離任"),
    ("Azerbaijan appoints Nargiz Aliyarova as ambassador to Latvia", "アゼルバイジャン、アリヤロヴァを駐ラトビア大使に任命"),
    ("Vilayat Eyvazov reappointed interior minister", "エイヴァゾフ内相、内相に再任"),
    ("Defense Ministry denies reports of shelling of Armenian positions", "国防省、アルメニアの陣地の砲撃に関する報道を否定"),
    ("Armenian Defense Ministry denies Azerbaijani claims", "アルメニア国防省、アゼルバイジャンの主張を否定"),
    ("European Parliament adopts resolution on human rights in Azerbaijan", "欧州議会、アゼルバイジャンの人権に関する決議を採択"),
    ("UN Human Rights Council adopts resolution condemning attacks on journalists", "国連人権理事会、記者への攻撃を非難する決議を採択"),
    ("FM Bayramov attends 20th ministerial meeting of CICA in Almaty", "バイラモフ外相、アルマトイでのアジア相互協力信頼醸成措置会議（CICA）の第20回閣僚会合に出席"),
    ("President Aliyev to attend OTS summit in Astana", "アリエフ大統領、アスタナでのテュルク諸国機構首脳会議に出席へ"),
    ("Azerbaijan, Uzbekistan hold fifth round of political consultations in Tashkent", "アゼルバイジャンとウズベキスタン、タシケントで第5回政治協議"),
    ("Azerbaijani, Turkish defense ministers discuss military cooperation", "ハサノフ国防相、ギュレル・トルコ国防相と軍事協力について協議"),
    ("Zelensky and Aliyev meet on sidelines of summit in Copenhagen", "アリエフ大統領、コペンハーゲンでゼレンスキー・ウクライナ大統領と会談"),
    ("Putin ends visit to Azerbaijan", "プーチン露大統領、アゼルバイジャン訪問を終了"),
    ("Acting Prime Minister of Kyrgyzstan visits Baku", "キルギス首相代行、アゼルバイジャンを訪問"),
    ("Speaker of Milli Majlis Sahiba Gafarova visits Uzbekistan", "ガファロヴァ国会議長、ウズベキスタンを訪問"),
    ("Kazakhstan, Azerbaijan sign 10 documents after Aliyev-Tokayev talks", "アゼルバイジャンとカザフスタン、10件の文書に署名"),
    ("Azerbaijan and Kazakhstan sign memorandum on cooperation in energy", "アゼルバイジャンとカザフスタン、エネルギー分野の協力に関する覚書に署名"),
    ("Parliamentary elections to be held on September 1", "議会選挙を9月1日に実施へ"),
    ("Central Election Commission: By-elections in three constituencies to take place on May 4", "中央選挙管理委員会、3選挙区での補欠選挙を5月4日に実施と発表"),
    ("Azerbaijan extends closure of land borders until July 1", "アゼルバイジャン、陸路国境の閉鎖を7月1日まで延長"),
    ("Azerbaijan opens embassy in Albania", "アゼルバイジャン、アルバニアに大使館を開設"),
    ("31 families resettled in Shusha", "31世帯、シュシャに移住"),
    ("Police disperse rally in Baku", "警察、バクーで集会を解散"),
    ("Journalist Tofig Yagublu goes on hunger strike in prison", "野党指導者のヤグブル、ハンガーストライキを開始"),
    ("Armenia returns two Azerbaijani soldiers", "アルメニア、アゼルバイジャンの兵士2名を引渡し"),
    ("Flag-raising ceremony held in Khankendi", "国旗掲揚式をハンケンディで開催"),
    ("First grain train bound for Georgia passes through Azerbaijan", "ジョージア行きの初の穀物列車、アゼルバイジャンを通過"),
    ("Baku hosts military parade marking tenth anniversary of Victory", "バクーで戦勝10周年の軍事パレードを開催"),
    ("Russia bans import of tomatoes from Azerbaijan", "ロシア、アゼルバイジャンからのトマトの輸入を禁止"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "ja"), SUBJECTS, ids=[s[0] for s in SUBJECTS])
def test_the_usual_subjects(english: str, ja: str) -> None:
    assert made(article(english))["ja"].text == ja


@pytest.mark.parametrize(
    "line",
    [
        "グロノEU特別代表、支持の用意を表明を表明",
        "アゼルバイジャン、「groundless」決議を非難",
        "アリエフ大統領、に祝意",
        "声明、Border国境画定委員会の会合後に公表",
        "国で認証された駐在武官団と補佐官に開催",
        "アリエフ大統領、アリエフ大統領と会談",
    ],
)
def test_nonsense_is_known_for_what_it_is(line: str) -> None:
    assert not sound(line)


def test_what_cannot_be_said_stays_in_its_own_words() -> None:
    got = made(article("Frogs wake up in old town gardens"))["ja"]
    assert got.text == "【要翻訳】Frogs wake up in old town gardens"
    assert got.sure == 0


def test_a_long_english_headline_ends_where_a_clause_ends() -> None:
    text = (
        "Azerbaijan and three Central Asian states agree on a common timetable for container trains across the Caspian Sea, "
        "officials say after talks in Aktau"
    )
    got = made(article(text))["en"].text
    assert got.endswith("Caspian Sea")


def test_the_host_is_not_turned_into_the_guest() -> None:
    got = made(
        article("King of Jordan receives President Ilham Aliyev", "King Abdullah II received Ilham Aliyev in Amman.")
    )
    assert "を迎える" not in got["ja"].text


def test_a_ministry_heading_gives_way_to_a_telling_headline() -> None:
    formal = article(
        "No:31/26, Information of the Press Service Department", "The Russian ambassador was summoned.", id_="a1"
    )
    telling = article("Russian ambassador summoned to Foreign Ministry", "The ambassador was summoned.", id_="a2")
    assert made(formal, telling)["en"].text == "Russian ambassador summoned to Foreign Ministry"
