"""Romanised names into katakana by a table of sounds. A guess, to be marked as unverified; never a reading of record."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {
    "ə": "a", "ç": "ch", "ş": "sh", "ğ": "gh", "ı": "i", "ö": "yo", "ü": "yu", "š": "sh", "č": "ch", "ž": "zh",
    "ć": "ch", "đ": "j", "ł": "w", "ß": "s", "ø": "o", "æ": "e", "ñ": "ny", "þ": "s", "ð": "z",
}  # fmt: skip
_DIGRAPHS = (
    ("shch", "シ"), ("tsch", "C"), ("dzh", "J"), ("tch", "C"), ("sch", "S"), ("zh", "J"), ("kh", "h"), ("gh", "g"),
    ("sh", "S"), ("ch", "C"), ("ts", "T"), ("tz", "T"), ("dz", "z"), ("dj", "J"), ("ph", "f"), ("th", "t"), ("ck", "k"),
    ("qu", "kw"), ("x", "ks"), ("q", "k"), ("j", "J"), ("rh", "r"), ("aa", "a-"), ("ee", "i-"), ("oo", "u-"),
    ("ou", "u"), ("yy", "i-"),
)  # fmt: skip
_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": ("サ", "シ", "ス", "セ", "ソ"), "z": "ザジズゼゾ",
    "t": ("タ", "ティ", "トゥ", "テ", "ト"), "d": ("ダ", "ディ", "ドゥ", "デ", "ド"), "n": "ナニヌネノ",
    "h": "ハヒフヘホ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ", "r": "ラリルレロ", "l": "ラリルレロ",
    "f": ("ファ", "フィ", "フ", "フェ", "フォ"), "v": ("ヴァ", "ヴィ", "ヴ", "ヴェ", "ヴォ"),
    "y": ("ヤ", "イ", "ユ", "イェ", "ヨ"), "w": ("ワ", "ウィ", "ウ", "ウェ", "ウォ"),
    "S": ("シャ", "シ", "シュ", "シェ", "ショ"), "C": ("チャ", "チ", "チュ", "チェ", "チョ"),
    "J": ("ジャ", "ジ", "ジュ", "ジェ", "ジョ"), "T": ("ツァ", "ツィ", "ツ", "ツェ", "ツォ"),
    "c": "カキクケコ",
}  # fmt: skip
_ALONE = {
    "k": "ク", "g": "グ", "s": "ス", "z": "ズ", "t": "ト", "d": "ド", "n": "ン", "h": "フ", "b": "ブ", "p": "プ",
    "m": "ム", "r": "ル", "l": "ル", "f": "フ", "v": "ヴ", "y": "イ", "w": "ウ", "S": "シュ", "C": "チ", "J": "ジ",
    "T": "ツ", "c": "ク",
}  # fmt: skip
_GLIDES = {"a": "ャ", "u": "ュ", "o": "ョ", "e": "ェ", "i": ""}
_VOWELS = "aiueo"
_SYLLABLE = re.compile(r"([a-zA-Z]?)(y?)([aiueo])(-?)|([a-zA-Z])|(.)")
_DOUBLED = re.compile(r"([kgstdbpzSCJ])\1(?=[aiueoy])")


def katakana(name: str) -> str:
    """A name in katakana, its parts joined by ・. Parts without Latin letters stay as they are."""
    parts = re.split(r"[\s\-‐–]+", name.strip())
    return "・".join(filter(None, (_part(p) for p in parts)))


def _part(word: str) -> str:
    if word.isascii() and word.isupper() and len(word) > 1:  # TV, ATC: letters are read as letters
        return word
    pieces = [_plain(piece) for piece in re.split(r"['’ʼ`‘]", word)]
    if not any(pieces):
        return "" if word and word.isascii() else word
    return "".join(_kana(_sounds(piece)) for piece in pieces if piece)


def _plain(word: str) -> str:
    word = re.sub(r"^[öÖ]", "o", re.sub(r"^[üÜ]", "u", word))
    lowered = "".join(_LETTERS.get(ch, ch) for ch in word.replace("İ", "i").lower())
    bare = (ch for ch in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(ch))
    return re.sub(r"[^a-z]", "", "".join(bare))


def _sounds(word: str) -> str:
    """One letter for each sound; capitals are the sounds that need two Latin letters."""
    if "sch" in word:  # German: Schneider
        word = re.sub(r"er$", "a-", word.replace("ei", "ai"))
    word = word.replace("chvili", "shvili").replace("tyu", "chu")
    word = re.sub(r"qu(?=[ie])", "k", word)
    word = re.sub(r"(?<=[^aeiou])ce$", "s", word)
    word = re.sub(r"c(?=[eiy])", "s", re.sub(r"c(?![hk])", "c", word))
    word = re.sub(r"(?<=[^aeiou])(?:yi|iy|ij|y)$", "i-", word)
    word = re.sub(r"(?<=[^aeiou])y(?=[^aeiou-])", "i", re.sub(r"(?<=[aeiou])ye", "e", word))
    word = re.sub(r"(?<=[aeiou])h$", "", word)
    for letters, sound in _DIGRAPHS:
        word = word.replace(letters, sound)
    word = re.sub(r"(?<=[aeou])v$|v(?=[kstpfSC])", "f", word)
    return re.sub(r"S(?=v)", "シ", word.replace("sy", "Sy").replace("zy", "Jy"))


def _kana(sounds: str) -> str:
    sounds = re.sub(r"m(?=[pb])", "n", _DOUBLED.sub(r"ッ\1", sounds))
    sounds = re.sub(r"([lrmfvhwnTc])\1", r"\1", sounds)
    return "".join(_syllable(m) for m in _SYLLABLE.finditer(sounds))


def _syllable(found: re.Match[str]) -> str:
    onset, glide, vowel, long, alone, other = found.groups(default="")
    if other or alone:
        return other.strip("-") or _ALONE.get(alone, "")
    mark, before = "ー" if long else "", ""
    if onset and onset in _VOWELS:  # two vowels: the first stands by itself
        before, onset = _ROWS[""][_VOWELS.index(onset)], ""
    if glide and onset:
        base = _ROWS[onset][1]
        small = _GLIDES[vowel]
        return before + (base[0] if base[-1] in "ャュョ" else base) + small + mark
    row = _ROWS.get(glide or onset, _ROWS[""])
    return before + row[_VOWELS.index(vowel)] + mark
