"""Sums of money as they are written in Japanese."""

from __future__ import annotations

import re

MONEY = re.compile(
    r"(?P<unit>[$€£]|US\$|AZN ?)(?P<n>\d[\d,.]*)(?: ?(?P<scale>million|billion|trillion|mln|bln))?", re.IGNORECASE
)
_SCALES = {"million": 10**6, "mln": 10**6, "billion": 10**9, "bln": 10**9, "trillion": 10**12}
_UNITS = {"$": "ドル", "us$": "ドル", "€": "ユーロ", "£": "ポンド", "azn": "マナト"}


def money(found: re.Match[str]) -> str:
    """$500 million is 5億ドル, $1.6bn 16億ドル."""
    digits = found["n"].rstrip(".,").replace(",", "")
    try:
        value = round(float(digits) * _SCALES.get((found["scale"] or "").lower(), 1))
    except ValueError:
        return found.group()
    return grouped(value) + _UNITS[found["unit"].strip().lower()]


def grouped(value: int) -> str:
    """A whole number by ten thousands: 70億, 1億5000万, 800."""
    parts = []
    for size, name in ((10**12, "兆"), (10**8, "億"), (10**4, "万")):
        if value >= size:
            parts.append(f"{value // size}{name}")
            value %= size
    return "".join(parts) + (str(value) if value or not parts else "")
