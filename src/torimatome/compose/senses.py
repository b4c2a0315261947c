"""Verbs whose Japanese depends on what they act on: opening a border is not opening an embassy."""

from __future__ import annotations

import re
from dataclasses import replace

from torimatome.compose.phrase import Phrase
from torimatome.compose.verbs import Verb

_BY_OBJECT = tuple(
    (noun, re.compile(f"(?:{pattern})$"), other)
    for noun, pattern, other in (
        ("指示", "機|隻|艦|台|両|システム|ミサイル|戦闘機|輸送機|無人機|ドローン|設備", "発注"),
        ("任命", "候補者|候補", "指名"),
        ("格下げ", "格付け|評価", "引下げ"),
        ("終了", "撤退|撤収|準備|配備|移転|避難", "完了"),
        ("引上げ", "輸出|輸入|生産|供給|支援|投資|輸送量|発電量|産出", "拡大"),
        ("設立", "衛星|兵器|ミサイル|アプリ|システム|無人機|ドローン", "開発"),
        ("カバー", "デモ|抗議|抗議活動|集会|裁判|公判|選挙|事件|行動", "取材"),
        ("前進", "法案|計画|改正案|予算案|合意|事業|プロジェクト", "推進"),
        ("協議", "成果|結果|実績", "検証"),
        ("開設", "鉄道|線|区間|路線|道路|高速道路|トンネル|橋|運河", "開通"),
        ("開設", "国境|市場|領空|回廊|交通路", "開放"),
        ("開設", "捜査|捜索|公判|裁判|事件|攻勢|会期|会議", "開始"),
        ("記念", "虐殺|悲劇|事件|犠牲者|殉教者|虐殺の記念日|悲劇の記念日", "追悼"),
        ("確認", "大使|長官|大臣|候補", "承認"),
        ("祝賀", "虐殺|悲劇|事件|犠牲者|殉教者", "追悼"),
        (
            "送付",
            "部隊|軍|軍人|兵士|代表団|監視団|監視員|調査団|使節団|チーム|専門家|救助隊|救助隊員|医師|要員|名",
            "派遣",
        ),
        ("送付", "支援|援助|武器|物資", "供与"),
        ("脱退", "部隊|軍", "撤収"),
        ("撤回", "部隊|軍|軍人|兵士|要員|警備隊|警備隊員|平和維持部隊", "撤収"),
        ("拒否", "主張|報道|疑惑|非難|情報|指摘|批判|噂", "否定"),
        ("拒否", "容疑|罪状|起訴内容|起訴事実", "否認"),
        ("公開", "記念碑|銅像|胸像|慰霊碑|記念像", "除幕"),
        ("主催", "演習|訓練", "実施"),
        ("迎える", "航空機|戦闘機|輸送機|ヘリコプター|機|両|隻|艦|車両|装備|ミサイル|システム|貨物", "受領"),
        ("撃墜", "法案|決議案|動議|提案", "否決"),
        ("要求", "逮捕状|令状", "請求"),
        ("敬意を表明", "犠牲者|殉教者|戦没者|虐殺|悲劇", "追悼"),
        ("服役", "平和|安定|利益|関係", "寄与"),
        ("開始", "ドローン|ミサイル|衛星|ロケット弾|発", "発射"),
        ("発射", "長官|大臣|相|知事|将軍|司令官|大使", "解任"),
        ("主宰", "代表団", "率い参加"),
        ("提起", "料金|税|関税|賃金|年金|金利|価格|年齢|給与|運賃|料|予算|国防費|支出", "引上げ"),
        ("勝利", "賞|入札|契約", "獲得"),
        ("停止", "企て|試み|未遂|密輸|攻撃計画", "阻止"),
        ("出発", "刑務所|拘置所|収容施設", "出所"),
        ("捕獲", "村|市|都市|町|集落|地域|地区|陣地|州", "制圧"),
        ("開始", "工場|発電所|施設|製油所|生産ライン", "稼働"),
        ("視察", "諸国|コーカサス|中央アジア|中東|バルカン|東南アジア|アフリカ|中南米", "歴訪"),
        ("終了", "工事|建設", "完了"),
        ("終了", "鉄道|道路|発電所|橋|トンネル|パイプライン|空港", "完成"),
        ("停止", "資格|代表団", "停止"),
    )
)
_NATURAL = re.compile(r"(?:地震|洪水|暴風雨|土砂崩れ|山火事|火災|干ばつ|爆発)$")
_LABILE = {
    "開設": "開幕",
    "開始": "開始",
    "終了": "終了",
    "再開": "再開",
    "継続": "継続",
    "閉鎖": "閉幕",
    "開放": "開放",
}


_GATHERED = re.compile(r"(?:会|会議|会合|サミット|フォーラム|議会|国民)$")
_PEOPLE = frozenset({"human", "person"})
_STATES = frozenset({"country", "body", "institution"})
_BY_KIND = (
    ("要請", frozenset({"noun"}), Verb("を", "要求")),
    ("指示", frozenset({"noun"}), Verb("を", "指示")),
    ("越境", frozenset({"country"}), Verb("を", "通過")),
    ("捕獲", _PEOPLE, Verb("を", "拘束")),
    ("帰還", _PEOPLE, Verb("を", "引渡し")),
    ("訪問", _PEOPLE, Verb("と", "面会")),
    ("解任", frozenset({"noun"}), Verb("を", "否定")),
    ("主催", frozenset({"person"}), Verb("を", "迎える")),
    ("発射", _PEOPLE, Verb("を", "解任")),
    ("任命", _STATES, Verb("を", "名指し")),
)


def by_object(verb: Verb, obj: Phrase) -> Verb:
    """The verb as it is said of this object."""
    if other := _by_nature(verb, obj):
        return other
    for noun, kinds, other in _BY_KIND:
        if verb.noun == noun and obj.kind in kinds and (noun not in {"要請", "指示"} or verb.particle == "に"):
            return other
    for noun, pattern, other_noun in _BY_OBJECT:
        if verb.noun == noun and pattern.search(obj.ja):
            return replace(verb, particle="を", noun=other_noun)
    return verb


_AMENDED = re.compile(
    r"(?:法|法典|条約|規則|規定|制度|法令|案|協定|予算|憲章|議定書|計画|条項|定款|大統領令|改正|基準|要件)$"
)


def _by_nature(verb: Verb, obj: Phrase) -> Verb | None:
    """A day marked, an order given, fire opened on people, a council addressed; None for any other verb."""
    forms = (
        ("追悼", obj.ja.endswith("の日"), Verb("を", "記念")),
        ("授与", obj.kind in _PEOPLE, Verb("に", "勲章を授与")),
        ("授与", obj.kind not in _PEOPLE, Verb("を", "授与")),
        ("改正", not _AMENDED.search(obj.ja), Verb("を", "変更")),
        ("砲撃", obj.kind in _PEOPLE, Verb("に", "発砲")),
        ("対処", verb.particle == "に" and bool(_GATHERED.search(obj.ja)), Verb("で", "演説")),
    )
    return next((other for noun, fits, other in forms if verb.noun == noun and fits), None)


_COURT = re.compile(r"(?:裁判所|法廷)$")


def by_subject(verb: Verb, subject: Phrase | None) -> Verb:
    """A court that jails somebody gives a sentence; it is others who take him in."""
    if verb.noun in {"増加", "引上げ"} and subject is not None and subject.ja.endswith(("経済", "GDP")):
        return Verb("が", "成長")
    if verb == Verb("が", "継続") and subject is not None and subject.kind == "human":
        return Verb("が", "残留")
    if verb.noun == "反対票" and subject is not None and _GATHERED.search(subject.ja):
        return Verb("を", "否決")
    if verb == Verb("について", "発言") and subject is not None and re.search("[と、]", subject.ja):
        return Verb("について", "協議")
    jails = verb.noun == "収監" and subject is not None and _COURT.search(subject.ja)
    return Verb("に", "禁錮刑の判決") if jails else verb


_GATHERS = re.compile(
    r"(?:会|議|展|祭|祭典|フォーラム|サミット|週間|大会|演習|セミナー|ミット|フェスティバル|パレード|会期|年)$|」$"
)
_BUILT = {"開幕": "開設", "閉幕": "閉鎖"}


def by_itself(verb: Verb, subject: Phrase) -> Verb | None:
    """What a verb says without an object: a summit opens, a school is opened, talks resume; None where it needs one."""
    noun = _LABILE.get(verb.noun)
    if noun and not _GATHERS.search(subject.ja):
        noun = _BUILT.get(noun, noun)
    return Verb("を", noun) if noun else None


def natural(subject: Phrase) -> bool:
    """Earthquakes and floods strike nobody; they happen somewhere."""
    return bool(_NATURAL.search(subject.ja))
