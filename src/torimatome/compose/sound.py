"""Whether a Japanese line made by rules can stand: no foreign words, nothing said twice, no particle without its word.

Each fault is one that a reading of English words can bring about; a line with one gives way to a shorter, true one.
"""

from __future__ import annotations

import re

_STATE = "(?:アゼルバイジャン|アルメニア|ロシア|イラン|トルコ|ウクライナ|イスラエル|ジョージア|ベルギー|フランス|英国|ドイツ|米国|中国|日本|EU)"
_BODY = "(?:裁判所|省|庁|委員会|議会|政府)"
_HOLDER = "(?:外相|大統領|首相|国防相|議長|長官)"
_CAUGHT = "(?:拘束|逮捕|起訴|解放|釈放|収監)"

_FAULTS = {
    "foreign words; names of companies and exercises stand in 「」": (r"[a-z]{3,}", r"[А-яԱ-ֆა-ჿ؀-ۿ]", r"[ ,]」"),
    "a court that says nothing": (r"^[^、]*裁判所、(?:有罪)?判決$",),
    "a particle without its word": (
        r"(?:^|、)[をにとがでへの](?!は)", r"をを|にに|でで|がが|をに|にを|でを|がを|をが|がに|のが|のを|の、", r"に関し[にで]",
        r"[にと](?:開催|実施|主催)$", r"(?:について|に関し)(?:公開|開始|終了|開催|押収)$", r"に関し(?:墜落|死亡|負傷|爆発|沈没)", r"に向けて禁錮",
        r"[でにとへ]使用$", r"に禁錮刑を", rf"{_BODY}を(?:勧告|提案|表明|要求|約束|主張)$", r"のため[^、]*を許可(?:せず)?$",
        r"から(?!の)[^、]*を禁止", r"[ァ-ヴー]の分野から",
    ),
    "two objects": (r"を(?!通じ|めぐ|受け|記念|含)[^すさ「、]{1,20}を(?!通じ|めぐ|受け)",),
    "two that a thing is given or goes to": (
        r"[ァ-ヴー一-鿿]に(?!対し|関し|向け)[^、をにで]{2,15}に(?:到着|出発|謝意|帰還|参加)$",
    ),
    "one thing said twice": (
        r"(.{2,10})[をとの]\1(?:$|[をとに、])", r"(.{4,30})と\1", r"^(.{3,}?)、\1", r"(.{4,40})[のとを]\1", r"攻撃で攻撃を",
        rf"(?:^|[、とのにでが])([ァ-ヴー]{{3,}}・?[^、とのでに]{{0,12}}{_HOLDER}).*[、とのにでが]\1",
        r"について[^、]*について", r"に向けて[^、]*に向けて", r"からの[^、]*からの", r"に関する[^、]{1,12}に関する",
        r"^[^、]*での[^、]*国境で",
    ),
    "what is no person acts like one": (
        r"^[^、]*(?:逮捕|拘束|攻撃|波|弾圧|判決|緊張|疑惑|危機|懸念)、.*(?:を(?:攻撃|訪問|拘束|逮捕|要求|批判|非難|支持)|と会談)$",
        r"^(?:訪問|会談|協議)[^、中の団]*、", r"^(?:書簡|声明|文書|メッセージ|覚書)、", r"列車、.*訪問", r"軍、[^、]*(?:死亡|負傷|殉職)$",
    ),
    "what is no state is done to one": (
        rf"(?:{_STATE}|国|市|地区)を{_CAUGHT}$", rf"{_STATE}を[^、]*(?:大使|長官|相)に任命", rf"^{_STATE}、[^、]*に就任$",
    ),
    "a word that lost its particle before a name": (
        rf"(?:^|[、をにで])(?:砲撃|攻撃|爆撃|占領|侵攻|拘束|逮捕|殺害|支援|供与|訪問|閉鎖|破壊){_STATE}", rf"{_BODY}{_STATE}、",
        rf"{_HOLDER}[ァ-ヴー]{{2,}}(?!・?[ァ-ヴー]*(?:訪問|会談))", r"砲撃村", r"する[ァ-ヴー]{3,}で", r"への国会議員", r"と駐[^、]*顧問の",
        r"(?:提案|継続|予定|開始|発表|計画|主張|報告|確認|決定|言及)され(?:た|ている)[ァ-ヴー]{3,}",
    ),
    "an act that its object cannot have": (
        r"(?:ブリーフィング|記者|市場|地区|会談|会議|会合|訪問|発言)を表明$", r"(?:兵士|軍人|人|記者|議員|\d名)を計画$",
        r"(?:実施|開催)された[^、]*(?:設立|開催)$", r"刑務所に[^、]*(?:派遣|送付)$", r"(?:旅券|文書|権限)を実施", r"国境の完成",
        r"勲章[でを](?:勝利|獲得)", r"合意が失敗", r"判決に寄与", r"について敗北", r"最終日を決定", r"の密輸のため阻止", r"公判事件",
        r"(?:使節団|任務)を出発", r"(?:授与|設置|付与|実施)する(?:命令|法令|大統領令)に", r"知事の国際",
        r"に向けて(?:会談|電話会談|面会)$", rf"^[^、]*{_HOLDER}と会合を開催$",
    ),
    "a number that lost what it counts": (
        r"\d年に[^、]*判決$", r"年\d+(?:\.\d+)?に", r"[カか]月に[^、]*判決$", r"\d\.\d名", r"\d万\d+\.", r"(?<!\d)0{2,}名", r"[、]年で初",
        r"(?:軍|旅団|兵士|記者|構成員|市民)\d+件", r"\d(?:トン|キロ)との", r"第\d+日について", r"週をめぐり",
        r"(?:時|方法)(?:について|に出席|に参加)",
    ),
    '"the country" whose name nobody took up': (r"[、の]国(?:に(?:関|つい)|の|で|へ)",),
}  # fmt: skip
_WRONG = tuple(re.compile(pattern) for patterns in _FAULTS.values() for pattern in patterns)
_QUOTED = re.compile(r"「[^」]*」")
_BARE = re.compile(r"「[a-z]")
_SHORTEST, _LONGEST = 6, 90


def sound(text: str) -> bool:
    """False for a line that no officer would let stand; such a reading gives way to a shorter, true one."""
    plain = _QUOTED.sub("「」", text)
    if not _SHORTEST <= len(text) <= _LONGEST or _BARE.search(text):
        return False
    return not any(pattern.search(plain) for pattern in _WRONG)
