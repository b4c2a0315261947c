"""The numbers and bullets that Word puts before paragraphs and that stand nowhere in their text."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from docx.oxml.ns import qn

from torimatome.readers.docx_text import SYMBOLS

_COUNTING = frozenset(
    {"decimal", "decimalZero", "decimalFullWidth", "decimalEnclosedCircle", "ordinal", "japaneseCounting"}
)
_HEADS = "●○◆■"


class Numbers:
    """Counts the numbered paragraphs of a document, as Word does."""

    def __init__(self, document: Any) -> None:
        self._levels = _levels(document)
        self._of_style = {style.style_id: style.element for style in document.styles}
        self._counts: defaultdict[tuple[str, int], int] = defaultdict(int)

    def mark(self, element: Any) -> str:
        """What Word prints before a paragraph: "1.", "●", "-" for any other bullet; empty where it prints nothing."""
        number, level = self._place(element)
        if number in {"", "0"}:
            return ""
        form, text, start = self._levels.get((number, level), ("bullet", "•", 1))
        if form == "none":
            return ""
        if form == "bullet":
            letter = SYMBOLS.get(text, text)
            return "●" if letter in _HEADS and letter else "-"
        if form not in _COUNTING:
            return "-"
        key = (number, level)
        self._counts[key] = self._counts[key] + 1 if key in self._counts else start
        for deeper in [k for k in self._counts if k[0] == number and k[1] > level]:
            del self._counts[deeper]
        return re.sub(r"%(\d)", lambda m: str(self._counts.get((number, int(m[1]) - 1), 1)), text)

    def _place(self, element: Any) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, else those of its style and of the styles under that."""
        properties = element.find(qn("w:pPr"))
        named = _value(properties, "w:pStyle")
        seen = set[str]()
        number, level = "", ""
        while True:
            listed = properties.find(qn("w:numPr")) if properties is not None else None
            number, level = number or _value(listed, "w:numId"), level or _value(listed, "w:ilvl")
            if number or not named or named in seen or named not in self._of_style:
                return number, int(level) if level.isdecimal() else 0
            seen.add(named)
            style = self._of_style[named]
            properties, named = style.find(qn("w:pPr")), _value(style, "w:basedOn")


def _levels(document: Any) -> dict[tuple[str, int], tuple[str, str, int]]:
    """Form, text and first number of each level of each list."""
    root = _numbering(document)
    if root is None:
        return {}
    abstract = {a.get(qn("w:abstractNumId")): a for a in root.iterchildren(qn("w:abstractNum"))}
    found = {}
    for number in root.iterchildren(qn("w:num")):
        base = abstract.get(_value(number, "w:abstractNumId"))
        for level in base.iterchildren(qn("w:lvl")) if base is not None else ():
            place, start = level.get(qn("w:ilvl"), "0"), _value(level, "w:start")
            if place.isdecimal():
                first = int(start) if start.isdecimal() else 1
                form = _value(level, "w:numFmt") or "decimal"
                found[number.get(qn("w:numId")), int(place)] = (form, _value(level, "w:lvlText"), first)
    return found


def _numbering(document: Any) -> Any:
    relations = document.part.rels.values()
    part = next((r.target_part for r in relations if not r.is_external and r.reltype.endswith("/numbering")), None)
    return part.element if part is not None and hasattr(part, "element") else None


def _value(element: Any, tag: str) -> str:
    found = element.find(qn(tag)) if element is not None else None
    return (found.get(qn("w:val")) or "") if found is not None else ""
