"""Japanese prose, as an archive has it: particles lost, words run together, words told twice, offices and dates at odds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from torimatome.model import BlockKind, Finding, Item
from torimatome.proof.context import HINT, WARNING, Context, finding, quoted
from torimatome.proof.countries import JAPANESE, RUN, in_english, in_japanese
from torimatome.proof.mending import swap

_OFFICE = "大統領|首相|外相|国防相|国防長官|国務長官|長官|司令官|議長|国王|書記長"
_NO_NOUN = "府|選|官邸|補佐|代行|側|夫人|就任|候補|報道|経験|制|職|級|権限|辞任|顧問|執務|特使|特別|宛|親書|会談|声明|同士|ら|派|機|令|支持|警護|暗殺|退陣|当選|訪問|代理|兼|時代|任期|再選|間|向け|自身|本人|以下|名|陣営|秘書|公邸|発言|演説|広報|罷免|氏|の|宮|補|専用"
_COUNTER = r"\d(?:機|品目|名|両|基|隻|門|地区|ヵ国|カ国|か国|社|棟)"
_NO_COUNT = "以上|未満|余|前後|程度|規模|体制|編成|超|ずつ|全|弱|強|目|分|種|中|内|間|民|死|負|重|軽|行|拘|が|を|は|所|会|の|で|以|も|に|と|、|。|搭|同|制|首脳|協|共|余り|増|減|配|受|発|態|相当|近く|連|保|合"
_ADVERBS = "全面|完全|正式|即時|早期|公式|相互|共同|一部|大量|実質|事前|無条件|緊急|部分|独自|新規|事実上|順次|再度|大幅|継続|直接|同時|初めて|強制|単独|本格|合同|無断|随時|極秘|定期|一時|今回|昨年|今年|近年|自力|無事|段階|最終|途中|大筋|原則|特別|暫定"
_TAKES = "履行|容認|拒否|承認|制圧|掌握|獲得|投降|要請|退避|受諾|批准|締結|主張|否認|非難|阻止|撃墜|破壊|占領|奪還|提出|保有|配備|購入|禁止|解除|停止"
_FORMS: tuple[tuple[str, str], ...] = (
    (
        rf"(?<=[ァ-ヶー一-龠])(?:{_OFFICE})(?=(?!{_NO_NOUN}|{_OFFICE})(?:[ァ-ヶ]{{2,}}|[一-龠]{{2,}}))",
        "a particle may be lost after {}",
    ),
    (
        rf"{_COUNTER}(?=(?!{_NO_COUNT})(?:[ァ-ヶ][ァ-ヶー]|[一-龠]{{2}}|[A-Z][a-z]))",
        "a particle or mark may be lost after {}",
    ),
    (r"(?<=」)(?=[ァ-ヶ]{3,}[でにへ])", "a particle may be lost after 」"),
    (
        rf"(?:{RUN}|タリバン|ドネツク|[A-Z][a-z]+)(?:{_TAKES}|戦闘員制裁)(?:した|する|し、|して|しない|できず)?(?=[し、すをで])",
        "a particle may be lost in {}",
    ),
    (
        rf"(?:[一-龠か]け|(?!{_ADVERBS})[一-龠]{{2}})(?<!再)(?:{_TAKES})(?:した|すると|する|しない|させ|せず)",
        "a particle may be lost in {}",
    ),
    (
        rf"(?:紛争|戦争|会議|問題|事件|演習|衝突|選挙|発言|脱出)(?=(?:{RUN}|隣国|\d{{1,2}}日))",
        "a particle may be lost after {}",
    ),
    (
        rf"よると、?(?:{RUN}|ナゴルノカラバフ)(?=(?!政府|国防|外務|大統領|軍|首相|外相|議会|側|当局|保健|内務|検察|財務|国営|中央|大使)[一-龠]{{2,}})",
        "a particle may be lost after {}",
    ),
    (
        r"(?:装甲車両|戦車|ヘリコプタ|火砲|装甲車|迫撃砲|榴弾砲)(?=武装ヘリ|戦車|装甲車|ヘリ|火砲|ミサイル|榴弾砲|無人機)",
        "a mark may be lost after {}",
    ),
    (r"(?<=[一-龠])反(?=[ァ-ヶ]{3,})", "a particle may be lost before {}"),
    (r"[一-龠]{2,}(?:結果|報告|要求|決定)国連", "a particle may be lost in {}"),
    (r"[ァ-ヶー]{3,}シーア派|[ァ-ヶー]{3,}スンニ派", "の may be lost in {}"),
    (r"(?:にある|にいる|による|における|に対する)の(?=[ァ-ヶ一-龠])", "の is too much after {}"),
    (r"(?<!強)(?<=[にをと])しいる(?!る)|(?<=[、。])めて|(?<=[一-龠])でた(?=[一-龠]{2})", "letters are lost in {}"),
    (r"ため、[^。、]{2,30}ため(?=[、に])", "ため stands twice in {}"),
    (r"(?<=こと)をも(?=[A-Z])", "{} has a particle too many"),
    (r"(?<=\S)とみられて、", "{} leads to no second verb"),
    (rf"({RUN})は\1側?[はが]", "the subject stands twice in {}"),
    (r"も求めた|も要求した", ""),
)
_NAMED = re.compile(rf"([ァ-ヶー]{{3,}})(?:[前元新]?)({_OFFICE})")
_WAR = re.compile(r"(?<!\d)([1-9]|1[0-2])月(?:戦争|革命|事件|クーデター)|([四五六七八九十一二三]{1,2})月(?:戦争|革命)")
_KANJI = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
}
_INCIDENT = re.compile(
    r"(\d{1,2})日[^。]{0,40}?(?:空港|モスク|国境|広場|基地|大使館)[^。]{0,60}?(?:テロ|爆発|攻撃|自爆)"
)


def particles(item: Item, _: Context) -> Iterator[Finding]:
    """Particles and marks that a sentence cannot do without; names run together."""
    for text in _prose(item):
        for form, message in _FORMS[:-1]:
            for match in re.finditer(form, text):
                around = text[max(0, match.start() - 8) : match.end() + 6]
                words = f"“{match.group()}”" if match.group() else ""
                yield finding("particle-lost", WARNING, f"{message.format(words).capitalize()}: {quoted(around)}.",
                              "Read the sentence again beside its source.", item=item, at="body")  # fmt: skip
        for match in re.finditer(rf"(?:{RUN}|タリバン)(?:{RUN}|タリバン)+", text):
            yield finding("names-run-together", WARNING, f"Names run together: {quoted(match.group())}.", "Set 、 or a particle between them.",
                          item=item, at="body")  # fmt: skip


def offices(context: Context) -> Iterator[Finding]:
    """A person has one office; another that stands once is doubted."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    where: dict[tuple[str, str], Item] = {}
    for item in context.bulletin.items:
        for text in (item.headline("ja"), *_prose(item)):
            for name, office in _NAMED.findall(text):
                seen[name][office] += 1
                where.setdefault((name, office), item)
    for name, counts in seen.items():
        usual, often = counts.most_common(1)[0]
        for office, count in counts.items():
            if name not in JAPANESE and count == 1 and often >= 2 and office != usual:
                yield finding("office-differs", HINT, f"{name} is {office} here and {usual} elsewhere.", "Check the office.",
                              item=where[name, office], at="body")  # fmt: skip


def other_country(item: Item, context: Context) -> Iterator[Finding]:
    """The state that the headline begins with is somewhere in the body."""
    body = "\n".join(block.text for block in item.body)
    if not body:
        return
    japanese = bool(re.search("[\u3041-\u30ff]", body))
    english = item.headline("en")
    first = (
        [*in_english(english)[:1]]
        if english
        else [c for c in in_japanese(item.headline("ja"))[:1] if item.headline("ja").startswith(c)]
    )
    there = {*in_japanese(body)} | {c for c in JAPANESE if c in body} if japanese else {*in_english(body)}
    if (
        first
        and there
        and first[0] not in there
        and not _short(first[0], body, japanese=japanese)
        and first[0] not in _KNOWN_BY_LESS
        and first[0] not in context.bulletin.publisher + context.bulletin.title
    ):
        yield finding("headline-country", WARNING, f"The headline speaks of {first[0]}, the body never does.", "Check the state.",
                      item=item, at="headline.en" if english else "headline.ja")  # fmt: skip


_KNOWN_BY_LESS = frozenset({"米国", "中国", "日本", "英国", "ロシア", "フランス", "ドイツ"})
"""States that go by one sign or by a capital's name in a body."""


def _short(country: str, body: str, *, japanese: bool) -> bool:
    """Whether the body has the short form: カザフ for カザフスタン."""
    return japanese and country.removesuffix("スタン").removesuffix("ジャン")[:4] in body


def named_months(item: Item, _: Context) -> Iterator[Finding]:
    """The days of the 四月戦争 are in April; one attack has one day."""
    text = "".join(_prose(item))
    if match := _WAR.search(text):
        month = int(match[1]) if match[1] else _KANJI.get(match[2], 0)
        around = text[max(0, match.start() - 70) : match.end() + 70]
        months = {int(m) for m in re.findall(r"(?<!\d)(\d{1,2})月\d", around)}
        if month and any(m != month for m in months):
            yield finding("month-of-name", WARNING, f"{quoted(match.group())} is told with days of another month.", "Check the month.",
                          item=item, at="body")  # fmt: skip
    days = {m[1] for m in _INCIDENT.finditer(text)}
    if len(days) > 1:
        yield finding("two-days", HINT, f"One incident may have two days here: {', '.join(sorted(days))}.", "Find out which is right.",
                      item=item, at="body")  # fmt: skip


def acronyms(context: Context) -> Iterator[Finding]:
    """An acronym whose letters are those of one that the page uses, in another order."""
    counts: Counter[str] = Counter()
    where: dict[str, Item] = {}
    for item in context.bulletin.items:
        for text in (item.headline("en"), *(b.text for b in item.body)):
            for word in re.findall(r"(?<![A-Za-z])[A-Z]{4,6}(?![A-Za-z])", text):
                counts[word] += 1
                where.setdefault(word, item)
    by_letters: dict[str, list[str]] = defaultdict(list)
    for word in {*counts, *_MILITARY}:
        by_letters["".join(sorted(word))].append(word)
    for same in by_letters.values():
        for word in same:
            other = next((o for o in same if o != word and (counts[o] > counts[word] or o in _MILITARY)), "")
            if other and counts[word] and word not in _MILITARY:
                yield finding(
                    "acronym-turned",
                    WARNING,
                    f"{word} may be a slip for {other}.",
                    f"Write {other}.",
                    item=where[word],
                    at="body",
                    mend=swap(word, other),
                )


_MILITARY = frozenset(
    [
        "UCAV",
        "CSTO",
        "OSCE",
        "NATO",
        "MBT",
        "APC",
        "MRAP",
        "ATGM",
        "ISAF",
        "EAEU",
        "UNESCO",
        "UNICEF",
        "IAEA",
        "PACE",
        "TRIPP",
    ]
)


def _prose(item: Item) -> Sequence[str]:
    """The paragraphs in Japanese; a headline and an outline leave particles out by custom."""
    return [b.text for b in item.body if b.kind in {BlockKind.PARAGRAPH, BlockKind.DATA} and re.search("[。]", b.text)]
