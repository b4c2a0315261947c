"""Storylines in words: why an item follows another, and a name to propose for what they follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from torimatome.analysis.marks import Marks
from torimatome.model import EntityKind
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
_RUN = re.compile(r"(?<![一-龠々\d])[一-龠々]{2,5}(?![一-龠々])|\d+品目|[A-Z]{3,}")


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


def name_of(items: Sequence[Marks], total: Mapping[str, float], register: Register) -> str:
    """A name to propose: the storyline's weightiest names, its kind of event and its months."""
    held = Counter(t for one in items for t in one.terms)
    ranked = sorted((t for t in total if held[t] * 2 >= len(items)), key=lambda t: (-total[t], t))
    entities = [e for t in ranked if t.startswith("=") and (e := register.get(t[1:]))]
    entities.sort(key=lambda e: e.kind is EntityKind.COUNTRY)  # a town says more than its country
    named = [name(e.id, register) for e in entities][:_NAMED]
    kinds = Counter(k for one in items for k in one.kinds if k != "statement")
    kind = max(sorted(kinds), key=lambda k: kinds[k], default="")
    word = _headword(items, named)
    about = "・".join(named) or items[0].title
    return " ".join(part for part in (about, word or _KINDS_JA.get(kind, ""), _months(items)) if part)


def _headword(items: Sequence[Marks], named: Sequence[str]) -> str:
    """A word that stands in the headlines of two items in five or more, and is none of the names."""
    counts = Counter(w for one in items for w in set(_RUN.findall(one.title)))
    enough = max(2, len(items) * 2 // 5)
    good = [w for w, n in counts.items() if n >= enough and not any(w in one or one in w for one in named)]
    return max(sorted(good), key=lambda w: (counts[w], len(w)), default="")


def _months(items: Sequence[Marks]) -> str:
    first, last = f"{items[0].on:%Y.%m}", f"{items[-1].on:%Y.%m}"
    return first if first == last else f"{first}～{last[5:] if last[:4] == first[:4] else last}"
