"""Which letters a language is written in: a form in the wrong script is nearly always a slip of the keyboard."""

from __future__ import annotations

import re
import unicodedata

_SCRIPTS = {
    "ru": {"CYRILLIC"}, "hy": {"ARMENIAN"}, "ka": {"GEORGIAN"}, "fa": {"ARABIC"}, "ar": {"ARABIC"}, "he": {"HEBREW"},
    "kk": {"CYRILLIC"}, "ky": {"CYRILLIC"}, "tg": {"CYRILLIC"}, "uk": {"CYRILLIC"}, "zh": {"CJK"},
    "ja": {"HIRAGANA", "KATAKANA", "CJK"}, "az": {"LATIN"}, "tr": {"LATIN"}, "en": {"LATIN"}, "uz": {"LATIN"},
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def fits(form: str, language: str) -> bool:
    """Whether each word is in the language's script, or is a name left in Latin (TRIPP, COP29, Bayraktar)."""
    scripts = _SCRIPTS.get(language.partition("-")[0])
    return scripts is None or all(_scripts_of(word) <= scripts or _latin(word) for word in _words(form, scripts))


def _words(form: str, scripts: set[str]) -> list[str]:
    words = _WORD.findall(form)
    if "CJK" in scripts:  # written without spaces: a Latin name may stand inside a word
        return [piece for word in words for piece in re.findall(r"[A-Za-zÀ-ɏ]+|[^A-Za-zÀ-ɏ]+", word)]
    return words


def _latin(word: str) -> bool:
    return _scripts_of(word) <= {"LATIN"}


def _scripts_of(word: str) -> set[str]:
    return {_script(ch) for ch in word if unicodedata.category(ch) in {"Lu", "Ll", "Lt", "Lo"}}


def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split()[0].split("-")[0]
