"""Which language a text is in: by its script first, then by py3langid among those that are left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

_LIMIT = 4000
_RANKED = 2000
"""So many letters tell languages of one script apart (no difference on bench/news-pages and both weeks over 500..4000)."""
_ENOUGH = 20
"""Fewer letters than this are no evidence against a hint."""
_SCRIPTS: tuple[tuple[str, int, int], ...] = (
    ("Latn", 0x41, 0x24F), ("Latn", 0x1E00, 0x1EFF), ("Cyrl", 0x400, 0x52F), ("Armn", 0x530, 0x58F),
    ("Hebr", 0x590, 0x5FF), ("Arab", 0x600, 0x6FF), ("Arab", 0xFB50, 0xFEFC), ("Deva", 0x900, 0x97F),
    ("Geor", 0x10A0, 0x10FF), ("Geor", 0x1C90, 0x1CBF), ("Hang", 0xAC00, 0xD7A3), ("Kana", 0x3040, 0x30FF),
    ("Hani", 0x4E00, 0x9FFF), ("Latn", 0x250, 0x259),
)  # fmt: skip
_OF_SCRIPT = {
    "Cyrl": ("ru", "uk", "be", "kk", "ky", "tg", "bg", "sr", "mk", "mn", "uz", "az"), "Armn": ("hy",), "Geor": ("ka",),
    "Arab": ("fa", "ar", "ur", "ps", "ug", "az", "ku"), "Hebr": ("he",), "Hang": ("ko",), "Kana": ("ja",),
    "Hani": ("ja", "zh"), "Deva": ("hi", "ne", "mr"),
}  # fmt: skip
_NOT_LATIN = {code for codes in _OF_SCRIPT.values() for code in codes} - {"az", "uz", "sr", "kk", "ku"}
# Letters that one language has and its neighbours have not.
_MARKS = (
    ("az", "əƏ"), ("tg", "ӣӯҷҳ"), ("kk", "әұһі"), ("ky", "ңөү"), ("uk", "їєґ"), ("be", "ў"), ("fa", "پچژگکی"),
)  # fmt: skip


def detect(text: str, languages: Iterable[str] = (), hint: str | None = None) -> str:
    """The primary subtag of the text's language, one of `languages` if any are given.

    hint (a lang attribute, a feed's word) decides only where the text is too short to speak for itself.
    """
    sample = text[:_LIMIT]
    allowed = tuple(dict.fromkeys(_primary(code) for code in languages))
    wanted = _primary(hint or "")
    scripts: Counter[str] = Counter()
    for ch, count in Counter(sample).items():
        if script := _script(ch):
            scripts[script] += count
    possible = _fitting(_leading(scripts), allowed)
    if len(possible) == 1:
        return possible[0]
    if scripts.total() < _ENOUGH and wanted and (wanted in possible or not possible):
        return wanted
    if not scripts:
        return allowed[0] if allowed else "und"
    return _marked(sample, possible) or _ranked(sample[:_RANKED], possible) or wanted or "und"


def _primary(code: str) -> str:
    return code.replace("_", "-").partition("-")[0].lower()


def _script(ch: str) -> str:
    if not ch.isalpha():
        return ""
    point = ord(ch)
    return next((name for name, first, last in _SCRIPTS if first <= point <= last), "")


def _leading(scripts: Counter[str]) -> str:
    """The script of most letters; a tenth of kana makes a text Japanese, whatever its kanji and Latin names."""
    total = scripts.total()
    if not total:
        return ""
    if scripts["Kana"] * 10 >= total:
        return "Kana"
    return scripts.most_common(1)[0][0]


def _fitting(script: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """The allowed languages that are written so; where none is, all that are."""
    if script == "Latn":
        return tuple(code for code in allowed if code not in _NOT_LATIN)
    known = _OF_SCRIPT.get(script, ())
    return tuple(code for code in known if code in allowed) or known[:1] if len(known) == 1 or allowed else known


def _marked(text: str, possible: tuple[str, ...]) -> str:
    """A language betrayed by its own letters (one in a hundred of the text)."""
    for code, letters in _MARKS:
        if code in possible and sum(text.count(ch) for ch in letters) * 100 > len(text):
            return code
    return ""


def _ranked(text: str, possible: tuple[str, ...]) -> str:
    ranking = [str(code) for code, _ in _identifier().rank(text)]
    return next((code for code in ranking if not possible or code in possible), "")


@cache
def _identifier() -> Any:
    # An identifier of our own: the module's shared one may be restricted by anybody's set_languages.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
