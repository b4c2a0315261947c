"""Phrase: a noun phrase in Japanese, and how phrases are joined: の between most, nothing between some."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from torimatome.compose.japanese import listed
from torimatome.compose.person import Person

_DETAINED = frozenset({"受刑者", "被拘束者", "被告", "記者", "容疑者", "難民", "捕虜", "人質", "学生", "活動家"})
_INHABITANTS = frozenset(
    {"居住者", "住民", "元住民", "元居住者", "受刑者", "被拘束者", "被告", "捕虜", "人質", "難民", "市民"}
)
_DIRECT = frozenset(
    {"大使館", "領事館", "総領事館", "人", "国境", "企業", "経済", "外交", "市場", "軍", "情勢", "産業", "領土", "領空"}
)
_ACRONYM = re.compile(r"[A-Za-z0-9+-]+$")
_BELONGING = {
    "with": r"仲介|貿易|取引|憲章|検問所|関係|協力|合意|協定|国境|条約|パートナーシップ",
    "to": r"加盟|加入|貢献|寄与|売却|区間|路線|招待|鉄道|パイプライン|回廊|スワップ|便|列車|訪問|支援|輸出|供給|脅威|査証免除|改正|道路|大使",
    "on": r"議定書|改正|大統領令|法令|命令|決定|制限|措置|会談|協議|交渉|対話|討論|攻撃|制裁|合意|決議|法案|協定|報告書|声明|禁止|宣言|覚書|法|条約|文書|発言|主張|演説|見解|立場|弾圧",
    "for": r"予測|見通し|融資|資金|無償資金|候補者|装備|機材|設備|機器|資機材|準備|条件|計画|補償|賠償|スパイ行為|スパイ|禁錮刑|終身刑|要請|支持|支援|要求|計画|権利|解放|枠|要件|免除|予算|条件|案|候補",
    "from": r"撤退|輸入|供給|避難|便",
    "against": r"制裁|攻撃|捜査|事件|告発",
    "in": r"存在|駐留|自由貿易圏|特区|工場|拠点|センター|参加|加盟|協力|進展|情勢|状況|関係|役割|復興|紛争|戦争|危機|監視団|選挙|人権|村|市|地区|冒涜|砲撃|弾圧|攻撃|爆発|事故|拘束|政治犯|受刑者|記者|活動家|人質|捕虜|少数派|戦闘|部隊|兵士|軍人|外交官|作業|平和|利益|大使館|空港|平和維持部隊|人|市民|居住者",
}  # fmt: skip
_CLOSE = frozenset({"adjective", "noun", "gap", "office", "name", "title"})
_AFTER_PLACE = frozenset({"地区", "村", "市", "州", "地方", "選挙区", "区", "空港", "港", "宣言", "議定書"})
_OF_STATE = frozenset({"institution", "office", "person"})
_SHARED = re.compile(
    r"(?:第\d+回)?(?:国境.*|.*委員会|関係|.*協議|.*対話|条約|戦争|紛争|和平.*|首脳会談|外相会談|ビジネスフォーラム)"
)


EVENTLIKE = re.compile(
    r"(?:会談|会議|会合|総会|会期|サミット|対話|セミナー|大会|委員会|演習|攻撃|爆発|選挙|集会|デモ|式典|協議|訪問|事故|衝突|戦闘|作戦|裁判|交渉|訓練|フォーラム)$"
)
_JOINED = tuple(
    (preps, re.compile(f"(?:{ending})$"), kind, particle)
    for preps, ending, kind, particle in (
        ({"to"}, "列車|便|貨物|船|車列", "", "行きの"), ({"with"}, "列車|便|船|車列|トラック|航空機|輸送機|貨物機", "noun", "を積んだ"),
        ({"in"}, "協力", "noun", "分野の"), ({"in"}, EVENTLIKE.pattern.removesuffix("$"), "", "での"), ({"in"}, "参加|加盟", "", "への"),
        ({"to"}, "顧問|補佐官|側近", "", "の"), ({"for"}, "スパイ行為|スパイ", "", "のための"), ({"on"}, "禁止|禁輸", "noun", ""),
        ({"on", "to", "for"}, "攻撃|制裁|制限|支援|批判|弾圧|禁錮刑|終身刑", "", "への"), ({"to"}, "改正", "", "の"), ({"to", "for"}, "融資|資金|無償資金|援助|借款", "", "への"),
    )
)  # fmt: skip
_VISIT = re.compile(r"(.*?)((?:公式|国賓|実務)?訪問)")
_HELD_THERE = re.compile(r"(?:会談|会議|会合|総会|サミット|協議|フォーラム|演習|集会|デモ|拘束|逮捕|衝突)$")
ATTACHED = {
    "of": "の", "for": "の", "in": "の", "on": "に関する", "about": "に関する", "regarding": "に関する",
    "with": "との", "to": "への", "from": "からの", "against": "に対する", "by": "による", "under": "の下での", "at": "での",
    "over": "をめぐる", "towards": "に向けた", "toward": "に向けた", "as": "としての", "during": "中の", "after": "後の",
    "before": "前の", "within": "の枠内での", "near": "付近の", "into": "への", "via": "経由の", "among": "間の",
    "amid": "の中での", "following": "後の", "concerning": "に関する", "through": "を通じた", "inside": "内の",
    "across": "の", "along": "沿いの", "around": "周辺の", "ahead": "前の", "without": "なしの",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in Japanese, with the kind of its head, and how many content words it knew of how many."""

    ja: str
    kind: str
    known: float = 1
    total: float = 1
    unsure: tuple[str, ...] = ()
    head: str = ""
    person: Person | None = None

    @property
    def human(self) -> bool:
        """Whether it acts of its own will: a person, state or body."""
        return self.kind in {"person", "country", "body", "institution", "human", "office"}


def belongs(phrase: Phrase, prep: str) -> bool:
    """Whether a preposition after a noun belongs to it rather than to the verb."""
    pattern = _BELONGING.get(prep)
    if prep == "in" and phrase.ja.endswith("分野の協力"):  # where they talk about it, not where they cooperate
        return False
    return bool(pattern and re.search(f"(?:{pattern})$", phrase.ja))


def particle_of(head: Phrase, inner: Phrase, prep: str) -> str:
    """The particle that joins what a preposition brings to the head before it."""
    if prep == "on" and inner.ja.endswith(("国境", "前線", "船", "船舶", "タンカー", "フェリー", "列車", "島", "道路")):
        return "での"
    if prep == "for" and inner.kind == "human" and not belongs(head, "for"):
        return "向けの"
    for preps, ending, kind, particle in _JOINED:
        if prep in preps and ending.search(head.ja) and kind in {"", inner.kind}:
            return particle
    return ATTACHED[prep]


def alike(phrase: Phrase, kind: str) -> bool:
    """Whether a list may go on: persons and states with their like, things with things."""
    people, states = {"person", "human", "office", "name"}, {"country", "body", "institution", "place", "name"}
    if kind in {"det", "poss", "adjective", "number", "quote"}:
        return True
    return any(phrase.kind in family and kind in family for family in (people, states)) or not (
        phrase.kind in people | states or kind in people | states
    )


def together(phrases: Sequence[Phrase]) -> Phrase:
    """Several phrases as a list."""
    if len(phrases) == 1:
        return phrases[0]
    return Phrase(
        listed([p.ja for p in phrases]),
        phrases[0].kind,
        sum(p.known for p in phrases),
        sum(p.total for p in phrases),
        tuple(u for p in phrases for u in p.unsure),
        phrases[0].head,
    )


def modified(head: Phrase, modifier: Phrase, particle: str) -> Phrase:
    """A phrase with another before it."""
    if head.head == "citizen" and modifier.kind == "country" and particle == "の":
        particle, head = "", replace(head, ja="人")
    if particle in {"への", "行きの"} and (route := _route(head, modifier)):
        return route
    ja = _paired(modifier, head) or _visited(head, modifier, particle) or f"{modifier.ja}{particle}{head.ja}"
    return Phrase(
        ja, head.kind, head.known + modifier.known, head.total + modifier.total, head.unsure + modifier.unsure,
        head.head, head.person,
    )  # fmt: skip


def _route(head: Phrase, end: Phrase) -> Phrase | None:
    """AからBへの列車: where something comes from stands before where it goes."""
    start, found, rest = head.ja.partition("からの")
    if not found or "を" in start or not rest:
        return None
    known, total = head.known + end.known, head.total + end.total
    return replace(head, ja=f"{start}から{end.ja}への{rest}", known=known, total=total, unsure=head.unsure + end.unsure)


def _visited(head: Phrase, place: Phrase, particle: str) -> str:
    """ヴァンス副大統領のアルメニア訪問: what is visited stands at the visit itself."""
    match = _VISIT.fullmatch(head.ja) if particle == "への" and place.kind in {"country", "pair", "place"} else None
    return f"{match[1]}{place.ja}{match[2]}" if match else ""


def _paired(states: Phrase, head: Phrase) -> str:
    """アゼルバイジャン・アルメニア国境: what two states share."""
    if states.kind == "body" and "（" in states.ja and EVENTLIKE.search(head.ja):
        return states.ja.partition("（")[0] + head.ja
    shared = states.kind in {"country", "pair"} and states.ja.count("と") == 1 and _SHARED.fullmatch(head.ja)
    return f"{states.ja.replace('と', '・')}{head.ja}" if shared else ""


def possessor(phrase: Phrase) -> Phrase:
    """A phrase as the owner of what follows."""
    kind = phrase.kind if phrase.kind in {"country", "pair"} else "owner"
    return Phrase(phrase.ja, kind, phrase.known, phrase.total, phrase.unsure, phrase.head)


def compound(parts: Sequence[Phrase]) -> Phrase:
    """Modifiers and head as one phrase."""
    parts = _several(_former(parts))
    if len(parts) > 1 and parts[0].kind == "pair" and parts[-1].ja in _INHABITANTS:
        parts = [replace(parts[0], ja="人と".join(re.split("[と・]", parts[0].ja)) + "人"), *parts[1:]]
    parts = [parts[0], *(_inhabitant(a, b) for a, b in pairwise(parts))]
    ja = parts[0].ja
    for before, after in pairwise(parts):
        ja = (
            _paired(before, after)
            if before is parts[0] and _paired(before, after)
            else ja + _link(before, after) + after.ja
        )
    last = parts[-1]
    known, total = sum(p.known for p in parts), sum(p.total for p in parts)
    return Phrase(ja, last.kind, known, total, tuple(u for p in parts for u in p.unsure), last.head, last.person)


def _several(parts: Sequence[Phrase]) -> Sequence[Phrase]:
    """湾岸諸国数か国: several of the states of a region."""
    if parts[-1].ja.endswith("諸国") and any(p.ja == "複数の" for p in parts):
        rest = [p for p in parts if p.ja != "複数の"]
        return [
            *rest[:-1],
            replace(rest[-1], ja=rest[-1].ja + "数か国", known=rest[-1].known + 1, total=rest[-1].total + 1),
        ]
    return parts


def _former(parts: Sequence[Phrase]) -> Sequence[Phrase]:
    """元 stands directly before whom it is said of: カラバフの元指導者."""
    if len(parts) > 2 and parts[0].ja in {"元", "故", "前"} and parts[-1].kind in {"human", "office"}:
        return [*parts[1:-1], parts[0], parts[-1]]
    return parts


def _inhabitant(before: Phrase, phrase: Phrase) -> Phrase:
    """Russian citizens are ロシア人."""
    return replace(phrase, ja="人") if phrase.head == "citizen" and before.kind == "country" else phrase


def _link(before: Phrase, after: Phrase) -> str:
    """What stands between a modifier and what it modifies: の, 人 or nothing."""
    if not before.ja or not after.ja or before.kind in _CLOSE or (before.kind == "pair" and "・" in before.ja):
        return ""
    if before.kind == "place":
        return "" if after.ja in _AFTER_PLACE else "での" if _HELD_THERE.search(after.ja) else "の"
    if before.kind == "institution":
        return "の" if after.kind in {"noun", "human"} else ""
    if before.kind == "country":
        national = after.kind == "body" and after.ja.endswith(("議会", "省", "軍", "政府"))
        if after.ja == "関係":
            return "との"
        return "" if national or after.kind in _OF_STATE or after.head == "citizen" else _after_country(after)
    return "" if before.kind == "body" and _ACRONYM.match(before.ja) else "の"


def _after_country(after: Phrase) -> str:
    return "人" if after.ja in _DETAINED else "" if after.ja in _DIRECT else "の"
