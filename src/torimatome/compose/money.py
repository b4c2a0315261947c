"""Sums of money as they are written in Japanese."""

from __future__ import annotations

import re

_UNITS = {"$": "ドル", "us$": "ドル", "€": "ユーロ", "£": "ポンド", "azn": "マナト"}
_NAMED = {
    "yen": "円", "euro": "ユーロ", "dollar": "ドル", "manat": "マナト", "ruble": "ルーブル", "rouble": "ルーブル", "lari": "ラリ",
    "dram": "ドラム", "tenge": "テンゲ", "lira": "リラ", "rial": "リアル", "yuan": "元", "pound": "ポンド", "soum": "スム", "som": "ソム",
}  # fmt: skip
_SCALE = "million|billion|trillion|mln|bln"
MONEY = re.compile(
    rf"(?P<unit>[$€£]|US\$|AZN ?)(?P<n>\d[\d,.]*)(?: ?(?P<scale>{_SCALE}))?"
    rf"|(?P<count>\d[\d,.]*)(?:[ -](?P<size>{_SCALE}))?[ -](?P<named>{'|'.join(_NAMED)})s?\b",
    re.IGNORECASE,
)
_SCALES = {"million": 10**6, "mln": 10**6, "billion": 10**9, "bln": 10**9, "trillion": 10**12}


def money(found: re.Match[str]) -> str:
    """$500 million is 5億ドル, $1.6bn 16億ドル, 480 million yen 4億8000万円."""
    digits = (found["n"] or found["count"]).rstrip(".,").replace(",", "")
    scale = (found["scale"] or found["size"] or "").lower()
    try:
        value = round(float(digits) * _SCALES.get(scale, 1))
    except ValueError:
        return found.group()
    unit = _UNITS[found["unit"].strip().lower()] if found["unit"] else _NAMED[found["named"].lower()]
    return grouped(value) + unit


def grouped(value: int) -> str:
    """A whole number by ten thousands: 70億, 1億5000万, 800."""
    parts = []
    for size, name in ((10**12, "兆"), (10**8, "億"), (10**4, "万")):
        if value >= size:
            parts.append(f"{value // size}{name}")
            value %= size
    return "".join(parts) + (str(value) if value or not parts else "")
