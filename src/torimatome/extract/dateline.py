"""Datelines: "Baku, February 14, AZERTAG", "БАКУ, 30 января. /ТАСС/", "BAKÜ (AA)" at the head of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from torimatome.extract.blocks import Block
from torimatome.extract.headline import key
from torimatome.lang import LanguagePack
from torimatome.lang.dates import find_dates
from torimatome.model import Dateline

_LONGEST = 90
_EDGE = " \t,.;:/|–—―-−()（）[]【】«»\"'،"
_DASH = re.compile(r"^\s*[–—―−-]+\s*|^\s*[:։]\s*")
_NUMERIC = re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d{4,6}\b")
_CLOCK = re.compile(r"\d:\d\d")
_BETWEEN = re.compile(r"[,.،/()|–—―−:【】（）]|\s-\s")
# A place, perhaps a day, then an agency in slashes, brackets or before a dash.
_BRACKETED = re.compile(
    r"^[^\n.!?։。]{2,60}?(?:[,.]\s*[^\n!?]{0,25}?)?\s*(?:/[^/\n]{2,25}/|\([^()\n]{2,25}\)|【[^】\n]{2,25}】)[\s.:–—―−-]*"
)
_STOP = re.compile(r"\.\s+\S")
_WIRES = re.compile(r"(?<=\w)(時事|共同|ロイター|AFP|AP|タス|新華社)")
_JAPANESE = re.compile(r"^(?:【[^】\n]{2,30}】|（[^）\n]{2,30}(?:共同|時事|ロイター|AP|AFP|通信)[^）\n]{0,10}）)\s*")


def split_dateline(
    block: Block, agencies: Iterable[str], pack: LanguagePack, on: date | None
) -> tuple[Dateline | None, str]:
    """The dateline at the head of the first block, and what follows it."""
    house = {k for name in agencies if len(k := key(name)) >= 2}
    for head, sure in _candidates(block, house, pack, on):
        rest = _DASH.sub("", block.text[len(head) :].strip(), count=1).strip()
        if _is_dateline(head, house, pack, on, sure=sure):
            return read_dateline(head, house, pack, on), rest
    return None, block.text


def _candidates(block: Block, house: set[str], pack: LanguagePack, on: date | None) -> Iterable[tuple[str, bool]]:
    """Heads of the text that may be one: set off by bold or a line break, in brackets, or up to the date or agency."""
    text = block.text
    if block.emphasised and text.startswith(block.emphasised):
        yield block.emphasised, True
    if len(block.lines) > 1:
        yield block.lines[0], True
    if len(text) <= _LONGEST:
        yield text, True
    for pattern in (_JAPANESE, _BRACKETED):
        m = pattern.match(text)
        if m:
            yield m.group().rstrip(" –—―−-:"), False
    yield from _by_date(text, house, pack, on)


def _by_date(text: str, house: set[str], pack: LanguagePack, on: date | None) -> Iterable[tuple[str, bool]]:
    """Place, date and agency, or place and date before a dash, without any mark-up."""
    head = text[:_LONGEST]
    ends = [
        d.end
        for d in find_dates(head, pack, on or date(2000, 1, 1))
        if d.kind in ("full", "partial") and 2 < d.start <= 45
    ]
    ends += [m.end() for m in _NUMERIC.finditer(head) if 2 < m.start() <= 45]
    for end in sorted(ends, reverse=True):
        m = re.match(
            r"\s*[,.،]?\s*[/(]?([^\s,/()–—―−:][^,/()–—―−:\n]{0,24}?)[/)]?(?=\s*(?:[,.:–—―−-]\s|[–—―−]|/|$|\.))",
            text[end:],
        )
        if m and key(m[1]) in house:
            tail = re.match(r"[/).]*", text[end + m.end() :])
            yield text[: end + m.end() + (tail.end() if tail else 0)], True
        if re.match(r"\s*[,.]?\s*[–—―−-]\s", text[end:]):
            yield text[:end], False
        elif _STOP.match(text[end:]) and text.partition(",")[0].isupper():  # "BAKU, Azerbaijan, March 11. The court"
            yield text[: end + 1], False


def _is_dateline(head: str, house: set[str], pack: LanguagePack, on: date | None, *, sure: bool) -> bool:
    """sure: it was set off from the text, so that a place alone, a place and an agency or a day will do."""
    bare = head.strip(_EDGE)
    if not bare or len(head) > _LONGEST or head.rstrip().endswith(("?", "!", "։", "。")):
        return False
    spans = [d for d in find_dates(head, pack, on or date(2000, 1, 1)) if d.kind in ("full", "partial")]
    numeric = _NUMERIC.search(head)
    words = len(_without(head, [(d.start, d.end) for d in spans]).split())
    parts = [p for part in _BETWEEN.split(head) if (p := key(part))]
    has_agency = any(p in house for p in parts)
    if spans or numeric:
        # A clock makes it a line of publication; a dateline names at least a place.
        if _CLOCK.search(head) or not any(
            ch.isalpha() for ch in _NUMERIC.sub("", _without(head, [(d.start, d.end) for d in spans]))
        ):
            return False
        return words <= 6 and (sure or len(parts) >= 2)
    if has_agency and sure:
        return words <= 5
    if _JAPANESE.match(head):
        return True
    place = re.sub(r"[(/][^)/]*[)/]?", "", head).strip(_EDGE)
    signed = re.search(r"\([\w.\s]{2,12}\)\s*$|/[\w.\s-]{2,12}/\s*\.?$", head) is not None
    return place.isupper() and len(place.split()) <= 3 and (sure or signed)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return text


def read_dateline(raw: str, house: set[str], pack: LanguagePack, on: date | None) -> Dateline:
    """What a dateline says. A day that is none ("26.01.20266") is left out."""
    spans = [d for d in find_dates(raw, pack, on) if d.kind in ("full", "partial")]
    rest = _WIRES.sub(r"|\1", _NUMERIC.sub("|", _without_marks(raw, spans)))
    parts = [p for part in _BETWEEN.split(rest) if (p := part.strip(_EDGE))]
    agency = next((p for p in parts[1:] if key(p) in house), None) or (parts[-1] if len(parts) > 1 else None)
    place = next((p for p in parts if p != agency), None)
    return Dateline(raw=raw.strip(), place=place, on=spans[0].first_on if spans else None, agency=agency)


def _without_marks(raw: str, spans: Iterable[object]) -> str:
    for span in sorted(spans, key=lambda s: -getattr(s, "start", 0)):
        raw = raw[: getattr(span, "start", 0)] + "|" + raw[getattr(span, "end", 0) :]
    return raw
