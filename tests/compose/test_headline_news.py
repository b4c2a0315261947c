"""Invented headlines of the daily run of the agencies: each line was read by eye, and what must not be guessed stays marked."""

from __future__ import annotations

import pytest

from tests.compose.test_headlines import article, made
from torimatome.compose.sound import sound
from torimatome.model import EventKind
from torimatome.model.item import UNTRANSLATED

NEWS = [
    ("Kazakhstan says ready to resume talks with Russia on gas transit", "カザフスタン、ガス輸送に関するロシアとの交渉再開の用意を表明"),
    ("Iran says ready to resume talks if sanctions are lifted", "イラン、条件付きで交渉再開の用意を表明"),
    ("Iran ready to mediate between Armenia and Azerbaijan", "イラン、仲介の用意を表明"),
    ("Türkiye offers to host talks on Black Sea security", "トルコ、黒海の安全保障に関する協議の主催を提案"),
    ("UN calls on Israel to withdraw its troops from Lebanon", "国連、イスラエルに対しレバノンからの部隊撤収を要求"),
    ("EU calls on Georgia to withdraw foreign agents law", "EU、ジョージアに対し外国代理人法の撤回を要請"),
    ("US lifts sanctions on Syrian central bank", "米国、シリア中央銀行への制裁を解除"),
    ("Britain adds two Georgian officials to sanctions list", "英国、ジョージアの高官2名を制裁リストに追加"),
    ("Moldova expels three Russian diplomats", "モルドバ、ロシアの外交官3名を追放"),
    ("Poland recalls ambassador from Hungary", "ポーランド、駐ハンガリー大使を召還"),
    ("Yerevan court sentences former mayor to 18 months in prison", "エレバンの裁判所、元市長に禁錮18か月の判決"),
    ("Baku court sentences activist to 2.5 years", "裁判所、活動家に禁錮2年6か月の判決"),
    ("Ganja court orders release of activist", "ギャンジャの裁判所、活動家の釈放を命令"),
    ("Tbilisi court rejects release of jailed journalist", "トビリシの裁判所、拘束中の記者の釈放請求を棄却"),
    ("Police detain 40 people in Bishkek on suspicion of extremism", "警察、過激主義容疑でビシュケクの40名を拘束"),
    ("Iran arrests four on charges of spying for Israel", "イラン、イスラエルのためのスパイ容疑で4名を拘束"),
    ("Iran executes man over murder of policeman", "イラン、男の死刑を執行"),
    ("Armenian parliament adopts budget by 64 votes to 30", "アルメニア国民議会、予算を賛成64、反対30で採択"),
    ("Ruling party wins parliamentary election with 54% of vote", "与党、議会選挙に得票率54％で勝利"),
    ("Turnout in Moldovan parliamentary election at 52%", "モルドバの議会選挙の投票率、52％"),
    ("Poll: 58% of Georgians support visa agreement with Japan", "世論調査、ジョージア人の58％が日本との査証合意を支持"),
    ("Kyrgyzstan to hold presidential election on January 24", "キルギス、大統領選挙を1月24日に実施へ"),
    ("Uzbekistan's gas exports exceed $700 million in nine months", "ウズベキスタンのガス輸出、7億ドルを超過"),
    ("Trade turnover between Azerbaijan and Türkiye reaches $7.5 billion", "アゼルバイジャンとトルコの貿易額、75億ドルに"),
    ("Population of Azerbaijan reaches 10.3 million", "アゼルバイジャンの人口、1030万人に"),
    ("EU allocates €20 million for mine clearance", "EU、地雷除去に2000万ユーロを拠出"),
    ("World Bank to lend $500 million to Uzbekistan", "世界銀行、ウズベキスタンに5億ドルを融資へ"),
    ("Azerbaijan exports tomatoes worth $150 million to Russia", "アゼルバイジャン、ロシアに1億5000万ドル相当のトマトを輸出"),
    ("Uzbekistan raises electricity tariffs", "ウズベキスタン、電気料金を引上げ"),
    ("Oil prices drop below $60", "石油価格、60ドルを下回る"),
    ("Direct flights to link Baku and Osaka from June", "バクー・大阪間の直行便を開設へ"),
    ("AZAL to launch flights to Samarkand", "アゼルバイジャン航空（AZAL）、サマルカンド便を就航へ"),
    ("Georgia closes border with Armenia over landslide", "ジョージア、アルメニアとの国境を閉鎖"),
    ("First container train from China arrives in Poti", "中国発の初の列車、ポティに到着"),
    ("Azerbaijan starts gas supplies to Syria", "アゼルバイジャン、シリア向けガス供給を開始"),
    ("Magnitude 4.8 earthquake recorded in Caspian Sea", "カスピ海でマグニチュード4.8の地震"),
    ("Fire breaks out at hospital in Yerevan", "エレバンの病院で火災"),
    ("Azerbaijani-flagged tanker hit by drone in Black Sea", "アゼルバイジャン船籍のタンカー、黒海沖でドローン攻撃を受ける"),
    ("Government websites hit by large-scale cyberattack", "政府のサイトに大規模サイバー攻撃"),
    ("Georgia commemorates victims of Spitak earthquake", "ジョージア、スピタクの地震の犠牲者を追悼"),
    ("SCO summit cancelled", "上海協力機構首脳会議を中止"),
    ("Kazakh president accepts invitation of Japanese prime minister", "カザフスタン大統領、日本首相の招待を受諾"),
    ("Pashinyan: Peace treaty may be signed before winter", "パシニャン・アルメニア首相、平和条約の署名の可能性に言及"),
    ("Fidan: Border agreement must be implemented", "フィダン・トルコ外相、国境合意の履行を要求"),
    ("Lavrov: No talks with Ukraine", "ラヴロフ露外相、ウクライナとの交渉はないと表明"),
    ("Azerbaijani delegation in Doha for economic forum", "アゼルバイジャン代表団、経済フォーラムのためドーハを訪問"),
    ("Customs officers find 25 kg of hashish in truck", "税関職員、トラックでハシシ25キロを発見"),
    ("Georgian citizen held at Azerbaijani border", "アゼルバイジャン国境でジョージア人を拘束"),
    ("Parliament refuses to ratify treaty with Kazakhstan", "議会、カザフスタンとの条約の批准を拒否"),
    ("Kazakhstan confirms plan to withdraw from treaty", "カザフスタン、条約からの脱退計画を確認"),
    ("Russian soldiers fire on Azerbaijani driver", "ロシアの兵士、アゼルバイジャンの運転手に発砲"),
    ("Azerbaijan detains Belgian on suspicion of espionage", "アゼルバイジャン、スパイ容疑でベルギー人を拘束"),
    ("New Georgian ambassador to Japan appointed", "新駐日ジョージア大使を任命"),
    ("Aliyev receives letter from Pope", "アリエフ大統領、ローマ教皇から書簡を受領"),
    ("New chairman of State Oil Fund appointed", "国家石油基金新議長を任命"),
    ("Georgia not to attend Eastern Partnership summit", "ジョージア、東方パートナーシップの首脳会議に出席せず"),
    ("Serbia will not impose sanctions on Russia", "セルビア、対露制裁を導入せず"),
    ("Israel condemns Turkish statement on Jerusalem", "イスラエル、エルサレムに関するトルコの声明を非難"),
    ("Japan, Azerbaijan discuss cooperation in renewable energy in Tokyo", "アゼルバイジャンと日本、東京で再生可能エネルギー分野の協力について協議"),
    ("North Korea sends troops to Kursk", "北朝鮮、クルスクに部隊を派遣"),
    ("Kazakhstan completes construction of railway to Afghanistan", "カザフスタン、アフガニスタンへの鉄道の建設を完了"),
    ("Russia lifts ban on imports of Azerbaijani apples", "ロシア、アゼルバイジャンのリンゴの輸入禁止を解除"),
    ("Azerbaijani fighter jet crashes during training flight", "アゼルバイジャンの戦闘機が訓練飛行中に墜落"),
    ("Italian president awards Azerbaijani ambassador", "イタリア大統領、アゼルバイジャン大使に勲章を授与"),
    ("Baku prosecutors drop charges against blogger", "バクーの検察官、ブロガーの起訴を取下げ"),
    ("Japanese foreign minister tours Central Asia", "日本外相、中央アジアを歴訪"),
    ("EU adopts 22nd package of sanctions against Russia", "EU、ロシアに対し第22次制裁パッケージを採択"),
    ("Azerbaijan unveils new drone on military parade", "アゼルバイジャン、軍事パレードで新たなドローンを公開"),
    ("Journalist leaves prison", "記者、刑務所を出所"),
    ("Ali Rezaei, adviser to Iran's president, arrives in Moscow", "レザエイ、モスクワに到着"),
    ("President of Georgia calls Ilham Aliyev to offer condolences", "ジョージア大統領、電話でアリエフ大統領に弔意を表明"),
    ("Adviser to Iran's president visits Yerevan", "イラン大統領の顧問、エレバンを訪問"),
    ("Son of former president arrives in Baku", "元大統領の息子、バクーに到着"),
    ("Georgian opposition activist's mother meets Japanese ambassador", "ジョージアの野党活動家の母、日本大使と会談"),
    ("Sister of jailed blogger meets ambassador", "拘束中のブロガーの姉妹、大使と会談"),
    ("Russian army captures two villages in eastern Ukraine", "ロシア軍、東部ウクライナの2村を制圧"),
    ("Azerbaijan does not recognize election in Abkhazia", "アゼルバイジャン、アブハジアでの選挙を承認せず"),
    ("Uzbekistan never agreed to Russian base, minister says", "閣僚、ウズベキスタンがロシアの軍事基地に合意していないと発言"),
    ("Azerbaijan ranks third in GDP growth among CIS states", "アゼルバイジャン、GDP成長率でCIS諸国の間で3位"),
    ("No plans to open embassy in Baku, minister says", "閣僚、バクーでの大使館の開設を計画していないと発言"),
    ("Kazakh, Uzbek presidents open border crossing", "トカエフ・カザフスタン大統領とミルジヨエフ・ウズベキスタン大統領、国境検問所を開設"),
    ("Kazakhstan opens student dormitory in Shusha", "カザフスタン、シュシャで学生寮を開設"),
]  # fmt: skip
MARKED = [
    "Committee proposes not to ratify convention on migration",
    "Son of former minister accused of fraud",
    "Wife of jailed editor appeals to European court",
    "Court hears case of banker accused of fraud against partner",
    "Moldova bans pro-Russian party from elections",
    "EU not planning to lift sanctions on Belarus, envoy says",
    "TRIPP will change map of transport, minister tells panel",
    "Presidential aide slams calls to free persons accused of war crimes",
    "Gymnasts win three medals at tournament in Budapest",
    "Iranian citizen with 12 kg of heroin held at Azerbaijan's border",
    "Azerbaijan, Kazakhstan agree not to raise tariffs",
    "Neither side ready for peace",
    "Not a single mine map handed over, Baku says",
    "Former hostage not allowed to leave Iran",
    "Less than half of voters take part in referendum",
    "Fewer Russians visit Georgia",
    "Why Georgia turned away from Europe",
    "Relatives of lawyer accused of treason",
    "Ganja tops list of coldest cities",
    "Pianos return to village school",
    "US embassy in Baku warns citizens against travel to border areas",
    "Title race goes to last round",
]  # fmt: skip
UNSOUND = [
    "参謀総長、連絡事務所と南コーカサスに向けて会談", "年1.5に野党指導者に判決", "裁判所、18カ月に市長に判決", "外相、訪問の第2日について協議",
    "体操選手、3つの勲章で勝利", "メディア、大規模なサイバー攻撃で攻撃を受ける", "欧州評議会議員会議委員会を勧告", "総括報告者、記者に禁錮刑を批判",
    "航空機、被害者にカブールに到着", "人権委員、判決に寄与する市民と面会", "人口、100万10.3に到達", "決議に関する決議に関する声明を採択",
]  # fmt: skip


@pytest.mark.parametrize(("english", "ja"), NEWS, ids=[n[0] for n in NEWS])
def test_the_daily_news_has_its_lines(english: str, ja: str) -> None:
    assert made(article(english))["ja"].text == ja


@pytest.mark.parametrize("english", MARKED)
def test_what_is_not_understood_stays_in_the_words_of_its_source(english: str) -> None:
    assert made(article(english))["ja"].text.startswith(UNTRANSLATED)


@pytest.mark.parametrize("line", UNSOUND)
def test_lines_that_no_officer_would_let_stand(line: str) -> None:
    assert not sound(line)


def test_a_call_is_no_meeting() -> None:
    body = "French President Emmanuel Macron telephoned President Ilham Aliyev on Friday."
    assert made(article("Macron, Aliyev speak on trade", body))["ja"].text.endswith("マクロン仏大統領と電話会談")


def test_condolences_by_telephone_are_no_letter() -> None:
    body = "President Kassym-Jomart Tokayev called President Ilham Aliyev and expressed condolences over the victims."
    line = made(article("President of Kazakhstan calls Ilham Aliyev to offer condolences", body))["ja"].text
    assert "書簡" not in line
    assert line.startswith("トカエフ・カザフスタン大統領、")


def test_who_is_named_by_his_office_alone_sends_the_letter() -> None:
    body = "Vyacheslav Volodin, Chairman of the Russian State Duma, sent a letter to the Speaker of the Milli Majlis."
    line = made(article("Chairman of State Duma sends message to Sahiba Gafarova", body), kind=EventKind.LETTER)
    assert not line["ja"].text.startswith("ガファロヴァ国会議長、")


def test_one_counterpart_is_not_told_twice() -> None:
    body = "Armen Grigoryan received Deputy Assistant Secretary of State Jane Smith in Yerevan."
    line = made(
        article("Secretary of Security Council Armen Grigoryan receives US Deputy Assistant Secretary of State", body)
    )
    assert line["ja"].text.count("国務次官補") < 2


def test_a_man_suspected_of_killing_is_no_casualty() -> None:
    line = made(article("Police", "Police in Ganja arrested a man suspected of killing his neighbour."))["ja"].text
    assert "死亡" not in line


def test_the_ministry_that_said_so_is_not_captured() -> None:
    body = "Russian forces captured two villages in Ukraine, the Defence Ministry in Moscow said."
    assert "国防省の" not in made(article("From the front", body))["ja"].text
