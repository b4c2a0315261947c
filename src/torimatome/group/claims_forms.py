"""Forms in which a claim hides: one of several people, a figure set against another, a matter that nobody confirms."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from torimatome.lang import LanguagePack
from torimatome.lang.counts import counts
from torimatome.lang.quantities import Quantity

_ONE_OF = re.compile(
    r"\bone of (?:the|them|those|its|his|her|their)\b|\b(?:один|одна|одного|одну) из\b|lərdən biri\b|lardan biri\b|"
    r"lerden biri\b|lerinden biri\b|larından biri\b|\bմեկը\b|ერთ-ერთი|یکی از"
)
_FAR = 80
"""Letters from "one of the workers" to what became of him, in which no other figure stands."""
_LAST_SAID = re.compile(r"\b(?:said|says|told|сказал|сообщил|заявил)", re.IGNORECASE)

_NOT = re.compile(r",? (?:and )?not |,? а не |,? deyil,? |,? değil,? |,? ոչ թե |,? და არა |,? نه |ではなく")
_APART = 24
"""Letters between the end of a figure and the one that it is set against."""

_DOUBTS = re.compile(
    r"\b(?:no|without|lacks?) (?:\w+ )?confirmation|\b(?:not|never|un)[ -]?(?:been )?(?:independently |officially )?confirm|"
    r"\b(?:could|can) ?not (?:be )?(?:independently )?(?:find|verif|confirm)|\b(?:not|un)(?: been)? ?(?:able to )?verif|"
    r"\bnot been able to (?:confirm|verify)|\btells? a different story|\b(?:different|another|other) (?:figure|number|version)|"
    r"\b(?:two|several) versions|\bcontradict|\bdisputes?\b|"
    r"подтверждени\w* (?:этому |этой информации )?нет|не подтвер[жд]|подтвердить .{0,60}не удалось|"
    r"(?:другую|другие|иную|иные|другая|иная) (?:цифр|верси|данн)|две версии|противореч|оспарива|"
    r"təsdiq(?:lən|ini tap)?mə|təsdiq olunmayıb|fərqli (?:rəqəm|versiya|məlumat)|ziddiyyət|"
    r"doğrula(?:n|ya)?ma|teyit edilme|farklı (?:rakam|sayı|bilgi)|çelişk|"
    r"\bdisagree[sd]?\b|\b(?:out of date|outdated)\b|\bno longer (?:true|correct|accurate)|\bin reality\b|\bquestion(?:s|ed) (?:the|this|that|these|those) (?:figure|number|account|version|claim)|"
    r"не соглас(?:ен|н)|устаре(?:л|вш)|на самом деле|в действительности|razı deyil|köhnəl|əslində|həqiqətdə|katılmıyor|aynı fikirde değil|güncel değil|gerçekte|"
    r"համաձայն չ|հնացած|իրականում|არ ეთანხმ|მოძველ|სინამდვილეში|مخالف است|قدیمی است|در واقع|異議を|古い(?:もの|数字|情報|データ)|実際(?:に)?は|"
    r"չի հաստատ|չհաստատ|այլ (?:թիվ|վարկած)|հակաս|დადასტურება .{0,20}ვერ|არ დადასტურ|განსხვავებულ .{0,12}(?:ციფრ|ვერსი)|"
    r"تأیید نشد|تایید نشد|آمار متفاوت|متناقض|確認されていない|確認できていない|未確認|食い違"
)  # fmt: skip


def one_of(small: str, own: LanguagePack, others: Sequence[Quantity]) -> Iterator[tuple[str, Quantity]]:
    """Read "one of the workers, a man of forty, died" as a figure of one, where no figure of that fate stands."""
    known, match = counts(own.code), _ONE_OF.search(small)
    if known is None or match is None:
        return
    after = small[match.end() : match.end() + _FAR]
    clause = re.split(r"[;:.!?…։]| (?:who|which|that) |котор", after)[0]
    fate = known.fates.first(clause)
    near = any(match.start() <= q.start < match.end() + _FAR for q in others if q.counts)
    if fate and not near and not _LAST_SAID.search(clause[: fate[1]]):
        yield match[0], Quantity(match.start(), match.end(), 1.0, None, "", fate[0], "")


def set_against(sentence: str, figures: Sequence[Quantity]) -> dict[float, float]:
    """The value that a figure is said to be instead of, by its own: "six people, and not five"."""
    found = {}
    for one, other in itertools.pairwise(figures):
        between = sentence[one.end : other.start]
        if len(between) <= _APART and _NOT.search(between):
            found[one.value] = other.value
    return found


_OTHER_FIGURE = re.compile(
    r"\b(?:different|another|other|higher|lower) (?:figure|number|toll)|(?:другую|другие|иную|иные) (?:цифр|данн)|"
    r"fərqli rəqəm|farklı (?:rakam|sayı)|այլ թիվ|განსხვავებულ .{0,12}ციფრ|آمار متفاوت|異なる(?:数字|人数)|食い違"
)


_IN_TRUTH = re.compile(
    r"\b(?:in reality|in fact|in truth|actually|which leaves|leaving)\b|на самом деле|в действительности|фактически|əslində|həqiqətdə|gerçekte|aslında|"
    r"իրականում|այժմ խոսքը|სინამდვილეში|რეალურად|در واقع|در حقیقت|実際(?:に)?は|実のところ"
)


def in_truth(small: str) -> bool:
    """Whether a sentence says how a thing told before truly is."""
    return _IN_TRUTH.search(small) is not None


def another_figure(small: str) -> bool:
    """Whether a sentence announces that somebody tells another figure."""
    return _OTHER_FIGURE.search(small) is not None


def doubts(small: str) -> bool:
    """Whether a sentence says that a matter is not confirmed, or told otherwise by others."""
    return _DOUBTS.search(small) is not None
