"""Storylines in words: why an item follows another, and a name to propose for what they follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from torimatome import lang
from torimatome.analysis.marks import Marks
from torimatome.model import Entity, EntityKind
from torimatome.profiles.register import Register

_KINDS_JA = {
    "incident": "衝突・事件", "exercise": "演習", "meeting": "会談", "visit": "訪問", "phone_call": "電話会談", "letter": "書簡",
    "statement": "声明", "court": "司法", "regulation": "法令", "resolution": "決議", "report": "報告", "appointment": "人事",
    "ceremony": "式典", "interview": "会見",
}  # fmt: skip
_WHAT = {
    EntityKind.PERSON: "people", EntityKind.COUNTRY: "countries", EntityKind.PLACE: "places", EntityKind.BODY: "bodies",
    EntityKind.INITIATIVE: "initiatives",
}  # fmt: skip
_TOLD, _NAMED, _LOOKED_AT, _LONGEST = 3, 2, 8, 4
_KANJI = re.compile(r"[一-龠々]{2,}")
_WEEK, _MONTH, _YEAR = 14, 60, 730
_ORDER = {EntityKind.PLACE: 0, EntityKind.COUNTRY: 1, EntityKind.BODY: 2, EntityKind.INITIATIVE: 2}
_NO_MATTER = frozenset(
    {"大統領", "首相", "外相", "国防相", "長官", "政府", "発表", "合意", "決定", "非難", "警戒", "協議",
    "対露", "全土", "中央", "東部", "西部", "南部", "北部", "隣国", "旧政", "表明", "発言", "主張",
    "報道", "開始", "実施", "可能", "必要", "支持", "参加", "問題", "関係", "情勢", "強化", "今後",
    "本格", "最大", "国内", "両国", "初", "米国", "中国", "首都"}
)  # fmt: skip
"""Words that many headlines have and that tell no matter from another."""
_RUN = re.compile(r"(?<![\d一-龠々])[一-龠々]{2,10}|\d+品目|[A-Z]{3,}")


def name(entity: str, register: Register) -> str:
    """An entity's name to show: Japanese, else English."""
    found = register.get(entity)
    return (found.names.get("ja") or found.names.get("en") or entity) if found else entity


def reasons(marks: Marks, earlier: Marks, weights: Mapping[str, float], register: Register) -> tuple[str, ...]:
    """Why one item follows another: what they share, weightiest first, and how long after."""
    told: list[str] = []
    if earlier.item in marks.related:
        told.append("refers to it")
    shared = sorted(weights, key=lambda t: (-weights[t], t))
    by_kind: dict[str, list[str]] = {}
    for term in shared:
        entity = register.get(term[1:]) if term.startswith("=") else None
        if entity:
            by_kind.setdefault(_WHAT.get(entity.kind, "names"), []).append(name(entity.id, register))
    told += [f"the same {what}: {', '.join(names[:_TOLD])}" for what, names in by_kind.items()]
    words = _whole(t for t in shared if not t.startswith("="))[:_TOLD]
    told += [f"the same words: {', '.join(words)}"] if words else []
    kinds = sorted(marks.kinds & earlier.kinds)
    told += [f"both of the kind {', '.join(k.replace('_', ' ') for k in kinds)}"] if kinds else []
    return (*told, after(earlier.on, marks.on))


def _whole(terms: Iterable[str]) -> list[str]:
    """Words to show: pairs of Chinese characters that run into each other are put together (自衛, 衛隊: 自衛隊)."""
    found: list[str] = []
    for term in islice(terms, _LOOKED_AT):
        for n, other in enumerate(found):
            if (longer := _run_together(other, term)) is not None:
                found[n] = longer
                break
        else:
            found.append(term)
    return found


def _run_together(word: str, pair: str) -> str | None:
    """A word of Chinese characters made longer by a pair that overlaps its end or beginning."""
    if not (_KANJI.fullmatch(word) and _KANJI.fullmatch(pair) and len(word) < _LONGEST):
        return None
    if word[-1] == pair[0]:
        return word + pair[1:]
    return pair + word[1:] if word[0] == pair[-1] else None


def after(first: date, then: date) -> str:
    """How long after: "the same day", "3 weeks after"."""
    days = (then - first).days
    if days <= 0:
        return "the same day"
    for limit, size, unit in ((_WEEK, 1, "day"), (_MONTH, 7, "week"), (_YEAR, 30, "month")):
        if days < limit:
            number = max(1, round(days / size))
            return f"{number} {unit}{'s' if number > 1 else ''} after"
    return f"{round(days / 365.25)} years after"


def name_of(items: Sequence[Marks], rare: Mapping[str, float], register: Register) -> tuple[str, str]:
    """A name to propose, Japanese and English: where or between whom, then what: a word of the headlines, or a kind."""
    named = _named(items, rare, register)
    word = _headword(items, [name(e.id, register) for e in named], register)
    kinds = Counter(k for one in items for k in one.kinds if k != "statement")
    kind = (
        max(sorted(kinds), key=lambda k: kinds[k], default="")
        if max(kinds.values(), default=0) * 3 >= len(items)
        else ""
    )
    if not named and not word:
        return items[0].title, items[0].title
    ja = "・".join(name(e.id, register) for e in named)
    en = ", ".join(e.names.get("en") or e.id for e in named)
    what = _english(items) or kind.replace("_", " ") or (word if word.isascii() else "")
    return " ".join(p for p in (ja, word or _KINDS_JA.get(kind, "")) if p), " ".join(p for p in (en, what) if p)


def _named(items: Sequence[Marks], rare: Mapping[str, float], register: Register) -> list[Entity]:
    """The two names that the headlines share: what half of the items name and most headlines show, places first."""
    held = Counter(t for one in items for t in one.terms if t.startswith("="))
    found = [(e, t) for t, n in held.items() if n * 2 >= len(items) and (e := register.get(t[1:]))]
    shown = {t: sum(_shows(one, e) for one in items) for e, t in found}
    ranked = sorted(found, key=lambda p: (-(shown[p[1]] + 0.5) * held[p[1]] * (0.5 + rare.get(p[1], 0.0)), p[1]))
    best = [e for e, t in ranked if shown[t] * 3 >= len(items)][:_NAMED] or [e for e, _ in ranked][:1]
    return sorted(best, key=lambda e: _ORDER.get(e.kind, 3))


def _shows(one: Marks, entity: Entity) -> bool:
    """Whether a headline shows an entity by its first name, or the house's."""
    forms = (entity.names.get("ja"), entity.names.get("en"), entity.house.get("ja"))
    return any(form in one.heads for form in forms if form and len(form) > 1)


def _headword(items: Sequence[Marks], named: Sequence[str], register: Register) -> str:
    """What stands in the headlines of two items in three, or of three in ten; none of the names, and no office.

    Of pieces of longer words the one that most headlines have, as long as it can be.
    """
    offices = {form for office in register.offices.values() for form in office.names.values()}
    counts = Counter(w for one in items for w in {piece for run in _RUN.findall(one.title) for piece in _pieces(run)})
    enough = max(2, len(items) * 3 // 10)
    good = [w for w, n in counts.items() if n >= enough and not _empty(w, offices, named)]
    return max(sorted(good), key=lambda w: (counts[w] + len(w) / 8, len(w)), default="")


def _empty(word: str, offices: Collection[str], named: Sequence[str]) -> bool:
    """Whether a word tells no matter: an office, a word of every day or a part of it, or one of the names."""
    every_day = any(word in one or one in word for one in _NO_MATTER) or any(
        word in one or one in word for one in offices
    )
    return every_day or any(word in one or one in word for one in named)


def _pieces(run: str) -> set[str]:
    """Words that may stand inside a run of Chinese characters: two to four of them; other words are whole."""
    if not _KANJI.fullmatch(run):
        return {run}
    return {run[n : n + size] for size in (2, 3, 4) for n in range(len(run) - size + 1)}


def _english(items: Sequence[Marks]) -> str:
    """A word that stands in the English headlines of two items in five or more, uncapitalised."""
    small = Counter(w for one in items for w in set(re.findall(r"(?<![A-Za-z])[a-z]{5,}(?![A-Za-z])", one.heads)))
    good = [w for w, n in small.items() if n >= max(2, len(items) * 2 // 5) and w not in lang.pack("en").stop_words]
    return max(sorted(good), key=lambda w: (small[w], len(w)), default="")


def months_of(first: date, last: date) -> str:
    """2021.08, 2021.08～09, 2014.03～2016.04."""
    one, other = f"{first:%Y.%m}", f"{last:%Y.%m}"
    return one if one == other else f"{one}～{other[5:] if other[:4] == one[:4] else other}"
