"""Denials without a word for denying: a figure that is negated or called wrong, an assertion that something is not so."""

from __future__ import annotations

import re
from itertools import takewhile

_NOT = re.compile(
    r"(?P<ahead>(?:\b(?:not|never|no longer|neither)\b|n['’]t\b)(?! (?:mention|sa(?:y|id)|g[ia]ve|comment|specif|know|name|disclos|elaborat|report|tell|told|only|yet|include|clear))"
    r"|\b(?:не(?! (?:сообща|сообщи|уточн|назва|комментир|раскры|указ|знает|известн|менее|более|только|считая))|нет|никогда)\b"
    r"|(?<!\w)չ(?=\w)|\b(?:არ|არასოდეს)\b|\bن(?=شد|کرد|یست|می))"
    r"|\w(?:ma|mə|me)(?:yıb|yib|mış|miş|dı|di|dığı|diği|yacaq|yəcək)|\b(?:deyil|değil|yoxdur|yok)"
    r"|(?:て|で|し|れ|さ|か|ら)(?:い)?(?:ない|なかった|ず)|ではない|ありません"
)
"""A "not": in some languages it stands ahead of its verb, in others it ends it."""
_WRONG = re.compile(
    r"\b(?:wrong|incorrect|inaccurate|mistaken|exaggerated|inflated|invented|not (?:true|correct|right|the case))\b|неверн|неправильн|ошибочн|преувеличен|завышен|занижен|выдуман"
    r"|səhvdir|yanlışdır|düzgün deyil|şişirdil|yanlış|hatalı|abart|doğru değil|սխալ|ուռճացված|არასწორ|გაზვიადებ|نادرست|اشتباه|اغراق|誤り|間違|正しくない|過大|水増し"
)
_ASSERTS = re.compile(
    r"\b(?:maintain|insist|assert|contend)(?:s|ed)?\b(?! on\b)|\bclaim(?:s|ed)? that\b|\b(?:утвержда|настаива|уверя)\w*,? (?:на том, )?что\b|iddia e[dt]|israr e[dt]|savun|ısrar e[dt]"
    r"|պնդ|ამტკიც|مدعی|ادعا|と(?:主張|反論|強調)"
)
_IS_NOT = re.compile(
    r"\b(?:no|not|never|nothing|nobody|neither|none)\b|n['’]t\b|\b(?:не|нет|никогда|никто|ничего)\b|\w(?:ma|mə|me)(?:yıb|yib|mış|miş|dı|di|dığı|diği|yıp|yip)|\b(?:deyil|değil|yoxdur|yok)"
    r"|(?<!\w)չ\w|\b(?:არ|არასოდეს)\b|\b(?:نشده|نکرده|نیست|هیچ)|(?:い|さ|し|て)(?:ない|なかった)と|はないと|事実はな"
)
_WILL_NOT = re.compile(
    r"\b(?:will|would|must|should|shall|can|could|may) ?(?:not|never)\b|\bcannot\b|won['’]t|\bне (?:будет|будут|может|могут|должн|намерен|станет|примет|позволит)|mayacaq|məyəcək|mayacak|meyecek|しないと強調"
)
_UNFAIR = re.compile(
    r"\bdouble standards?\b|\bpolitici[sz]ed\b|\b(?:biased|one-sided)\b|двойн\w+ стандарт|предвзят|политизирован|однобок|ikili standart|qərəzli|siyasiləşdiril|birtərəfli"
    r"|çifte standart|taraflı|önyargılı|siyasileştiril|երկակի ստանդարտ|կողմնակալ|քաղաքականացված|ორმაგი სტანდარტ|მიკერძოებულ|პოლიტიზებულ"
    r"|استاندارد(?:های)? دوگانه|مغرضانه|جانبدارانه|二重基準|二重規範|ダブルスタンダード|偏向|政治利用"
)  # fmt: skip
_BACK = re.compile(
    r"\b(?:this|that|these|those|it|the (?:reports?|claims?|statements?|news|figures?|numbers?|allegations?|accusations?|information))\b"
    r"|\b(?:это|этого|эти|эту|этой|подобн\w+|сообщени\w+|заявлени\w+|информаци\w+|слова)\b|\b(?:bunu|bu|onu|həmin|belə|söz konusu)\b"
    r"|\b(?:սա|դա|այդ|այս)\b|\b(?:ეს|ამ|აღნიშნულ)|\b(?:این|آن)\b|これ|それ|発言|報道|この|その|情報"
)
"""Words that point at the sentence before."""
_CLAUSE = re.compile(r"[,;:.!?…、。]\s?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_KANJI = re.compile(r"[一-龠ァ-ヶー]{2,}")
_COMMON = frozenset(
    [
        "the", "and", "not", "for", "has", "had", "was", "are", "its", "who", "but", "his", "her", "all", "were", "have", "that", "this",
        "with", "from", "they", "said", "says", "been", "which", "their", "there", "about", "что", "это", "как", "для", "при", "или", "был",
        "они", "его", "была", "было", "были", "который", "сообщил", "заявил", "üçün", "görə", "olan", "için", "olarak", "olduğu",
    ]
)  # fmt: skip
_NEAR_NOT = 28
"""So many letters from a "not" its verb stands."""
_STEM, _SHORT_STEM = 4, 3


def negates(small: str) -> bool:
    """Whether a sentence may deny a figure that it repeats."""
    return bool(_NOT.search(small) or _WRONG.search(small))


def _negated(small: str, figure: str) -> str:
    """What stands about the "not" in the clause of a figure: the verb that it negates."""
    clauses = [c for c in _CLAUSE.split(small) if figure in c]
    return " ".join(_verb(c, m) for c in clauses for m in _NOT.finditer(c))


def _verb(clause: str, found: re.Match[str]) -> str:
    if found["ahead"]:
        return clause[found.end() : found.end() + _NEAR_NOT]
    return clause[max(0, found.start() - _NEAR_NOT // 2) : found.end() + _NEAR_NOT // 2]


def denies_figure(small: str, told: str, figure: str) -> bool:
    """Whether a sentence denies the figure that another told: calls it wrong, or negates what was told of it.

    figure: as written, with the word that it counts, which both have anyway: The 64 workers were not at home denies none.
    """
    if _WRONG.search(small):
        return True
    counted = figure.rsplit(maxsplit=1)[-1] if " " in figure else ""
    return any(_alike(a, b) for a in _words(_negated(small, figure), counted) for b in _words(told, counted))


def _words(small: str, counted: str) -> set[str]:
    runs = {run[n : n + 2] for run in _KANJI.findall(small) for n in range(len(run) - 1)}
    words = runs or {w for w in _WORD.findall(small) if w not in _COMMON}
    return {w for w in words if not _alike(w, counted)} if counted else words


def _alike(one: str, other: str) -> bool:
    """Whether two words have one stem, as far as their first letters tell."""
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    shorter = min(len(one), len(other))
    return one == other or common >= max(_STEM, shorter - _STEM) or (common >= _SHORT_STEM and shorter - common <= 1)


def points_back(small: str) -> bool:
    """Whether a sentence speaks of what the one before it tells."""
    return _BACK.search(small) is not None


def denies_in_other_words(small: str) -> bool:
    """Whether somebody asserts that something is not so, or calls what is held against him unfair."""
    if _UNFAIR.search(small):
        return True
    said = _ASSERTS.search(small)
    return said is not None and bool(_IS_NOT.search(small)) and not _WILL_NOT.search(small)
