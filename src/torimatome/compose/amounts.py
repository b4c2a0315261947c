"""Words that count, and words that are none of a name."""

from __future__ import annotations

import re

AMOUNTS = {
    "group": "", "number": "", "series": "", "wave": "", "round": "", "lot": "", "range": "", "set": "", "spate": "",
    "string": "", "package": "", "dozens": "数十", "hundreds": "数百", "thousands": "数千", "couple": "2", "pair": "2",
    "host": "", "type": "", "kind": "", "form": "", "scores": "数十",
}  # fmt: skip
LIMITS = {
    ("over",): "以上", ("more", "than"): "以上", ("at", "least"): "以上", ("nearly",): "約", ("almost",): "約", ("about",): "約",
    ("around",): "約", ("some",): "約", ("approximately",): "約", ("up", "to"): "最大", ("fewer", "than"): "未満", ("less", "than"): "未満",
    ("under",): "未満",
}  # fmt: skip
"""What limits a number, and where it stands in Japanese: 約 and 最大 before it, the others after its counter."""
MEASURES = {
    "kilograms": "キロ", "kg": "キロ", "kilogram": "キロ", "kilos": "キロ", "tons": "トン", "tonnes": "トン", "grams": "グラム",
    "liters": "リットル", "litres": "リットル", "hectares": "ヘクタール", "kilometers": "キロ", "kilometres": "キロ",
}  # fmt: skip
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
ORDINALS = {
    word: n
    for n, word in enumerate(
        ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"), 2
    )
}
SOLDIERS = re.compile(r"(?:servicem[ae]n|soldiers?|troops)$", re.IGNORECASE)
COMMON = re.compile(
    r"(?:tion|sion|ment|ness|ship|ance|ence|ity|ism|ology|ory|ous|ful|ture|ways?|lines?|works|power|group|project|programmes?|program|training"
    r"|heights|islands?|valley|mountains?|strait|peninsula|plateau|desert|canyon|gorge|building|meeting|night|light|land|storm|shield|force|house)s?$"
)
