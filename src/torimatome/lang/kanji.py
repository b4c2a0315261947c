"""Numbers written in kanji: 二十人, 一万二千, 三か国. A kanji alone (一方, 十分) counts nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIGITS = {ch: n for n, ch in enumerate("〇一二三四五六七八九")} | {"零": 0}
_LONGEST = 40
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_RUN = re.compile(r"(?<![\d〇零一二三四五六七八九十百千万億兆])[〇零一二三四五六七八九十百千万億兆]+")
_COUNTED = re.compile(
    r"人|名|年|か月|カ月|ヵ月|ヶ月|日|時間|回|件|隻|機|台|国|か国|カ国|ヵ国|者|社|周年|度目|番目|つ|歳|本|発|棟|校|個|円|ドル"
)


def kanji_numbers(text: str) -> Iterator[tuple[int, int, float]]:
    """Start, end and value of each number written in kanji that counts something."""
    for m in _RUN.finditer(text):
        if (
            _COUNTED.match(text, m.end())
            and m.group() not in ("万", "千", "百", "億", "兆")
            and len(m.group()) <= _LONGEST
        ):
            yield m.start(), m.end(), float(kanji_value(m.group()))


def kanji_value(run: str) -> int:
    """What a run of kanji numerals is worth."""
    if len(run) > _LONGEST:
        raise OverflowError(f"{len(run)} kanji are no number")
    if all(ch in _DIGITS for ch in run):
        return int("".join(str(_DIGITS[ch]) for ch in run))
    total = part = digit = 0
    for ch in run:
        if ch in _DIGITS:
            digit = _DIGITS[ch]
        elif ch in _SMALL:
            part, digit = part + max(digit, 1) * _SMALL[ch], 0
        else:
            total, part, digit = total + max(part + digit, 1) * _LARGE[ch], 0, 0
    return total + part + digit
