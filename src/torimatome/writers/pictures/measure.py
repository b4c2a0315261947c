"""How wide a text will be, without a font at hand, and its breaking into lines.

Widths are those of Noto Sans in hundredths of its size; other sans-serif faces differ by a few in a hundred.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ASCII = (
    26, 27, 41, 65, 57, 83, 73, 22, 30, 30, 55, 57, 27, 32, 27, 37, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 27, 27, 57, 57, 57, 43,
    90, 64, 65, 63, 73, 56, 52, 73, 74, 34, 27, 62, 52, 91, 76, 78, 60, 78, 62, 55, 56, 73, 60, 93, 59, 57, 57, 33, 37, 33, 57, 44,
    28, 56, 62, 48, 62, 56, 34, 62, 62, 26, 26, 53, 26, 94, 62, 60, 62, 62, 41, 48, 36, 62, 51, 79, 53, 51, 47, 38, 55, 38, 57,
)  # fmt: skip
_OTHER, _BOLD = 0.63, 1.07
_WIDE = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U0001f000-\U0003ffff…—]"
)
_OPEN, _SHUT = (
    "「『（〔［｛〈《【〝",
    "、。，．・：；？！ー」』）〕］｝〉》】〟ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々…",
)
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_PIECES = re.compile(
    rf"\s+|[{re.escape(_OPEN)}]*[\d.,%]+[{re.escape(_SHUT)}]*|[{re.escape(_OPEN)}]*{_WIDE.pattern}[{re.escape(_SHUT)}]*|"
    rf"[^\s\d{_WIDE.pattern[1:-1]}]+|."
)


@lru_cache(maxsize=4096)
def _letter(letter: str) -> float:
    if " " <= letter <= "~":
        return _ASCII[ord(letter) - 32] / 100
    if _WIDE.match(letter):
        return 1.0
    return 0.0 if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf" else _OTHER


def width(words: str, size: float, bold: bool = False) -> float:
    """How wide a line is, in pixels."""
    return sum(map(_letter, words)) * size * (_BOLD if bold else 1)


def cut(words: str, room: float, size: float) -> str:
    """A line cut to a width, with an ellipsis where it was longer."""
    words = words.strip()
    if width(words, size) <= room:
        return words
    room -= size
    for n, letter in enumerate(words):
        room -= _letter(letter) * size
        if room < 0:
            return words[:n].rstrip(" 、。,.;:") + "…"
    return words


@lru_cache(maxsize=4096)
def wrap(words: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """Lines of a width, so many at most: broken between words, in Japanese between letters by its rules."""
    words = _BLANKS.sub(" ", words[: int(most * room)]).strip()
    if not words:
        return ()
    rows, row = list[str](), ""
    for piece in _PIECES.findall(words):
        if width(row + piece.rstrip(), size) <= room:
            row += piece
            continue
        if row.strip():
            rows.append(row.strip())
        row = piece.lstrip()
        while width(row, size) > room and len(row) > 1:  # a word longer than a line
            fits = max(1, next((n for n in range(len(row), 0, -1) if width(row[:n], size) <= room), 1))
            rows.append(row[:fits])
            row = row[fits:]
    rows += [row.strip()] if row.strip() else []
    if len(rows) <= most:
        return tuple(rows)
    return (
        *rows[: most - 1],
        cut(rows[most - 1] + " " + rows[most], room, size)
        if width(rows[most - 1], size) + size > room
        else rows[most - 1] + "…",
    )
