"""Japanese forms of the house: persons with their offices, lists, particles, spacing and brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from torimatome.compose.people import People
from torimatome.compose.person import Person

_KANJI = re.compile(r"[一-鿿]")
_INSTITUTION = r"(?:最高|憲法|控訴|地方)?裁判所|検察|警察|当局|[^、がにのと]{1,8}(?:省|庁|委員会|税関)"
_KATAKANA = re.compile(r"[ァ-ヴ]")
_DIRECTORS = (
    "国際原子力機関",
    "世界保健機関",
    "欧州安全保障協力機構",
    "国際労働機関",
    "世界貿易機関",
    "国連教育科学文化機関",
    "ユネスコ",
    "化学兵器禁止機関",
)
"""International bodies whose chief is their director-general."""
_SECRETARIES = (
    "欧州評議会",
    "北大西洋条約機構",
    "NATO",
    "国連",
    "上海協力機構",
    "テュルク諸国機構",
    "独立国家共同体",
    "集団安全保障条約機構",
    "イスラム協力機構",
)
"""International bodies whose chief is their secretary-general."""
_NATIONAL = re.compile(r"(?:省|庁|局|軍|党|院|議会|政府|当局|委員会|裁判所|府|隊)$")
_COUNTRY_CHINA = "中国"
_SOVEREIGN = {"天皇": "天皇陛下", "教皇": "ローマ教皇{}", "ローマ教皇": "ローマ教皇{}", "法王": "ローマ教皇{}"}
_OCCUPATION = re.compile(
    r"(?:活動家|ジャーナリスト|[^外]学者|弁護士|指導者|ブロガー|記者|実業家|研究者|専門家|作家|アナリスト|歴史家)$"
)


def person_ja(person: Person, people: People) -> str:
    """アリエフ大統領, トランプ米大統領, サアル・イスラエル外相, 独外相: by house-style 5. A bare surname has no office."""
    office, country = people.office(person), people.country(person)
    if not office or office in _SOVEREIGN:
        return _SOVEREIGN.get(office, "{}").format(person.ja)
    if _OCCUPATION.search(office):
        own = f"{person.body}の" if person.body else _before_office(country, people) if country != people.home else ""
        return f"{person.prefix}{own}{office}" + (f"の{person.ja}" if person.ja else "")
    whole = _titled(person.prefix, "閣僚" if office == "相" else office)
    if body := people.body(person):
        own = _before_office(country, people) if country != people.home and _NATIONAL.search(body) else ""
        nation = people.country(person) or next((c for c in people.lexicon.short if body.startswith(c)), "")
        if (short := people.lexicon.short.get(nation)) and body.startswith(nation) and not body.startswith("米国務"):
            own, body, whole = short, body.removeprefix(nation), whole.removeprefix(nation)
        whole = own + _of_body(body, whole)
        return f"{person.ja}{'・' if person.ja and _KATAKANA.match(whole) else ''}{whole}"
    if (post := people.post(person)) and (post != people.home or not person.ja):
        own = _before_office(country, people) if country != people.home else ""
        where = "日" if post == "日本" else _before_office(post, people)
        return f"{person.ja}{person.prefix}駐{where}{'・' if len(own) > 1 and len(where) > 1 else ''}{own}{office}"
    if office.startswith("外務・安全保障政策"):
        return f"{person.ja}EU{office}"
    return _of_country(person.ja, whole, country, people)


def _titled(prefix: str, office: str) -> str:
    """元首相, 首相代行."""
    return office + prefix if prefix == "代行" else prefix + office


def _of_country(name: str, office: str, country: str, people: People) -> str:
    if not name:
        return (
            office
            if country == people.home and not office.endswith("大使")
            else _before_office(country, people) + office
        )
    if country in {"", people.home} or (country == _COUNTRY_CHINA and _KANJI.match(name)):
        return f"{name}{'・' if name and _KATAKANA.match(office) else ''}{office}"
    short = _before_office(country, people)
    if len(short) == 1 and office.startswith("元"):
        return f"{name}元{short}{office[1:]}"
    return f"{name}{short}{office}" if len(short) == 1 else f"{name}・{short}{office}"


def _of_body(body: str, office: str) -> str:
    body = re.sub(r"（([A-Z]+)）$", "", body).strip("「」")
    if body.endswith(f"{office}事務所"):  # a high commissioner and his office
        return body.removesuffix("事務所")
    of_union = body in {"欧州連合", "EU", "欧州委員会"} and office.startswith(("EU", "欧州"))
    if body.partition("（")[0].endswith(_SECRETARIES) and office in {"議長", "長", "長官"}:
        office = "事務総長"
    if body.partition("（")[0].endswith(_DIRECTORS) and office in {"議長", "長", "長官"}:
        office = "事務局長"
    if body.endswith(("庁", "機関")) and office in {"議長", "長"}:
        office = "長官"
    if body.endswith("軍") and office in {"大統領府長官", "長官"}:  # a chief of staff is not everywhere the same
        office = "参謀総長"
    if body.endswith("委員会") and office.endswith("議長"):
        office = office.removesuffix("議長") + "委員長"
        body = body.removesuffix("委員会") if office == "委員長" else body
    if office.endswith("国会議長"):
        body = re.sub(r"(?:国民議会|議会|国会)$", "", body)
    return office if office.startswith(body) or of_union else body + office


def _before_office(country: str, people: People) -> str:
    """米, 露, 仏, 独, 英 before an office; other countries by their names."""
    if short := people.lexicon.short.get(country):
        return short
    for entity in people.register.countries.values():
        if entity.names.get("ja") == country:
            return entity.house.get("ja") or country
    return country


def at_home(text: str, people: People) -> str:
    """Courts and ministries at the head of a line are those of home: the country and its capital are left out."""
    capitals = [en for en, country in people.lexicon.capitals.items() if country == people.home]
    names = {w.ja for en in capitals for w in people.lexicon.words(en.title()) if w.ja} | {people.home} - {""}
    own = "|".join(map(re.escape, sorted(names)))
    text = re.sub(rf"^(?:{own})の?(?=(?:{_INSTITUTION})(?:（[A-Z]+）)?[、がに])", "", text) if own else text
    if people.home:  # its own minister needs no name of the state
        text = re.sub(
            rf"^{people.home}の(?=[一-鿿]{{2,8}}(?:相|長官|検事総長)[、がに]|[ァ-ヴー]{{3,}}(?:地区|村|市)[でに])",
            "",
            text,
        )
        # home stands first of two who act together
        text = re.sub(
            rf"^([^、と]+)と{people.home}(?=、.*(?:会談|協議|対話|会合|署名|開催)$)", rf"{people.home}と\1", text
        )
    return f"{people.home}{text}" if _ABROAD.match(text) else text


_ABROAD = re.compile(r"国民議会[、が].*(?:議会|議員会議|議員総会|列国議会同盟)")
_TITLES = ("大統領", "首相", "外相", "相", "議長", "長官", "大使", "次官", "補佐官")
_TWO = re.compile(
    r"([^、と]*(?:大統領|首相|外相|相|議長|長官|大使|次官|補佐官))と([^、と]+)、((?:[^、]{2,12}で)?)(.*(?:会談|協議|会合|対話))"
)


def with_other(text: str) -> str:
    """Two who talk: the first meets the other, the one of home first."""
    match = _TWO.fullmatch(text)
    if not match:
        return text
    first, second = match[1], match[2]
    if "・" in first and "・" not in second and second.endswith(_TITLES):
        first, second = second, first
    return tidy(f"{first}、{match[3]}{second}と{match[4]}")


def listed(parts: Sequence[str]) -> str:
    """AとB; A、B、C."""
    return "と".join(parts) if len(parts) == 2 else "、".join(parts)


_TERMS = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"((?:大統領|首相|外相|国防相|議長|国家主席)の(?:[^、の]{2,12}での)?)会合", r"\1会談"),
        (r"((?:大統領|首相|外相|国防相|議長|国家主席|次官|長官|大使)と)会合$", r"\1会談"),
        (r"(新任の[^、]*?)新(?=大使)", r"\1"),
        (r"([ァ-ヴー]{3,}|日本|米国|中国|英国|韓国)の政府", r"\1政府"),
        (r"、([^、]*円の)([ァ-ヴー]{3,})の(?=無償資金を(?:供与|提供))", r"、\2に\1"),
        (r"(?<![一-鿿])記者の([ァ-ヴー]{2,12})(?=[にをがは、]|$)", r"\1記者"),
        (
            r"で([一-鿿]{2,8}(?:区間|鉄道|道路|路線|工場|発電所|学校|病院))(?=[にへ](?:資金|融資|投資|出資|支援))",
            r"の\1",
        ),
        (r"(検察[官側庁]?、[^、]*\d+年)を要求", r"\1を求刑"),
        (r"((?:大使|臨時代理|外交官|領事)[^、]{0,4}を)召喚", r"\1召致"),  # 召喚 is what a state does to its own
        (r"((?:省|庁|政府|議会|大使館)の)発言(?=に(?:反応|反論|コメント))", r"\1声明"),
        (r"(?<!和平)合意(?=[にを](?:署名|批准|締結))", "協定"),
        (r"([^、のにをで]{2,8})の\1(?=\d)", r"\1"),
        (r"(^|、)元([ァ-ヴー]{3,})の(?=指導者|居住者|住民|当局者|幹部)", r"\1\2の元"),
        (
            r"軍の軍人(?=、.*(?:参加|演習|訓練|課程|修了|出発|帰還))",
            "軍",
        ),  # an army trains; it does not die in an accident
        (r"(?<=で)(第\d+回[^、で]*対話)$", r"\1を開催"),
        (r"((?:病院|学校|大学|施設|センター|診療所)の)装備", r"\1機材"),
        (r"((?:党|企業|会社|銀行|団体|連盟|機構|協会|組織|委員会)の?)参謀本部", r"\1本部"),
        (r"((?:村|領土|地域|都市|土地|飛び地|文化財|遺体|遺骨|資産|証拠品)の)帰還", r"\1返還"),
        (r"(?<=[者人員家犯])の保健(?=[がを])", "の健康状態"),
        (r"の情報(?=、)", "の情報機関"),
        (r"使節団(?=から帰還)", "任務"),
        (r"での(?=[^、での]{2,10}(?:の日|記念日)に)", "で"),
        (r"((?:基金|銀行|会社|企業|公社)の)首都", r"\1資本"),
        (r"保釈について([^、]*)を(?:解放|釈放)", r"\1を保釈"),
        (r"監視員(?=として)", "オブザーバー"),
        (r"の開設(?=に(?:出席|参加))", "の開所式"),
        (r"共同(?=[一-鿿ァ-ヴー]*(?:演習|訓練))", "合同"),
        (r"((?:選挙|投票|調査|検査|採決)の?)成果", r"\1結果"),
        (r"(?:議会)?採決で勝利", "選挙で勝利"),  # a party wins an election
        (r"(コレラ|麻疹|インフルエンザ|感染症)事件", r"\1感染者"),
        (r"被害者(?=を追悼)", "犠牲者"),
        (r"([ァ-ヴー]{3,})に\1(?:人の|の|人)?(?=[ァ-ヴー一-鿿])", r"\1に"),
        (r"([一-鿿]*協議)について協議", r"\1の開催について協議"),
        (r"(?<=[相領王長使])、([^、]+)に出発(へ?)$", r"、\1を訪問\2"),  # who holds an office travels to visit
        (r"、((?:公式|国賓|実務)訪問)で([^、]+)に到着(へ?)$", r"、\2を\1\3"),
        (r"(?<=[^、])に出発", "へ出発"),
        (r"([ァ-ヴー]{2,})の\1(?=[一-鿿])", r"\1"),
        (r"([一-鿿]{3,6})の\1(?=[をにがの、]|$)", r"\1"),
        (r"((?:大統領|首相|政)府)((?:元|前|副)?)議長", r"\2\1長官"),
        (r"((?:大統領|首相|政)府)(元|前)(?=長官)", r"\2\1"),
        (r"(?<=[一-鿿])(?<![元前新全各両主要国州家系時])閣僚(?=[、とのにをが]|$)", "相"),
        (r"(国境(?:地帯|地域)?|領土|陣地)を出発", r"\1から撤退"),
        (r"、([^、]*?[庁省局府])で((?:任命|人事)[^、]*に署名)$", r"、\1の\2"),
        (r"への(?=(?:記念碑|銅像|胸像|慰霊碑))", "の"),
        (r"(中東|ウクライナ|ガザ)での(?=和平(?:サミット|首脳|会議))", r"\1"),
        (r"((?:輸送|貿易|再開|協定|合意|問題|回廊|査証|価格|供給)に関する)会談", r"\1協議"),
        (r"((?:工場|施設|発電所|橋|鉄道|パイプライン|空港|港))で合意$", r"\1の建設で合意"),
        (r"(改修|修理|補修|工事|整備|治療|点検)に向けて(?=[^、]*を閉鎖)", r"\1のため"),
        (r"から([^、をのに]{2,12}の(?:入国|輸入|流入)を)", r"からの\1"),
        (r"((?:の日|記念日))に((?:行事|式典|祝賀会|集会)に)", r"\1の\2"),
        (r"(裁判所、[^、]*(?:申立て|訴え|控訴|上告|請求))を拒否", r"\1を棄却"),
        (r"(\d[社名カか国]*(?:以上)?)を登録$", r"\1が登録"),
        (r"(裁判所、[^、]*(?:申立て|訴え|控訴|上告|請求|事件))について協議$", r"\1を審理"),
        (r"((?:道路|回廊|地域|海|国境|ルート))の外国の(存在|プレゼンス)", r"\1での外国の\2"),
        (r"^([^、の]+)への([^、の]+)の([ァ-ヴー]{3,})の輸出(?=[がを])", r"\3の\1への\2輸出"),
        (r"直接([ァ-ヴー・]{4,})対話", r"\1の直接対話"),
        (r"の中(?=選挙|勝利|会談|訪問)", "の中、"),
        (r"^([^、]{2,12}と[^、]{2,12})の軍人(?=、.*(?:演習|訓練)に参加)", r"\1"),
    )
)
"""What a word becomes by what stands beside it."""


def tidy(text: str) -> str:
    """No doubled particles, marks or spaces; full-width brackets; no stop at the end."""
    text = re.sub(r" ?\(([^()]*)\)", r"（\1）", re.sub(r"\s+", " ", text)).strip(" 、。.・")
    for wrong, right in (
        ("のの", "の"),
        ("、、", "、"),
        ("をを", "を"),
        ("ににに", "に"),
        ("「「", "「"),
        ("」」", "」"),
    ):
        text = text.replace(wrong, right)
    for pattern, form in _TERMS:
        text = pattern.sub(form, text)
    text = re.sub(r"の(?=[、をにとがで]|$)(?!に?関)", "", text)
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", text)
