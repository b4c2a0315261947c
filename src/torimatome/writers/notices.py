"""Corrections in words, for the reader of a document: where, what stood, what stands; in Japanese, then in English."""

from __future__ import annotations

from collections.abc import Iterator

from torimatome.model import Bulletin, Correction, Period

_JA = {"headline.ja": "見出し", "headline.en": "英文見出し", "body": "英文本文", "section": "掲載区分", "note": "註"}
_EN = {
    "headline.ja": "Japanese headline",
    "headline.en": "headline",
    "body": "text",
    "section": "section",
    "note": "NOTE",
}


def edition(bulletin: Bulletin) -> str:
    """第2版（2026年2月24日訂正） / Edition 2, corrected 24.02.2026; nothing for the first edition."""
    if bulletin.edition < 2:
        return ""
    days = [c.on for c in bulletin.corrections if c.bulletin == bulletin.id and c.edition == bulletin.edition]
    ja, en = f"第{bulletin.edition}版", f"Edition {bulletin.edition}"
    if not days:
        return f"{ja} / {en}"
    on = max(days)
    return f"{ja}（{on.year}年{on.month}月{on.day}日訂正） / {en}, corrected {on:%d.%m.%Y}"


def notices(bulletin: Bulletin) -> Iterator[str]:
    """The lines that tell a bulletin's corrections in the languages it has: its own first, then what it carries."""
    ordered = sorted(bulletin.corrections, key=lambda c: c.bulletin != bulletin.id)
    for one in ordered:
        carried = one.bulletin != bulletin.id
        if "ja" in bulletin.languages:
            yield f"【訂正】{_where_ja(one, carried=carried)}{_what_ja(one)}{f'（{one.reason}）' if one.reason else ''}"
        if "en" in bulletin.languages:
            told = f"Correction: {_where_en(one, carried=carried)}: {_what_en(one)}"
            yield " ".join(_sentence(part) for part in (told, one.reason) if part)


def _where_ja(one: Correction, *, carried: bool) -> str:
    issue = f"{one.period.ja}号、" if carried else ""
    return f"{issue}{one.section}「{one.ja or one.en}」"


def _what_ja(one: Correction) -> str:
    if one.field == "item":
        return "を取り消す。" if one.was else "を追加。"
    place = f"の{_JA.get(one.field, one.field)}"
    if one.was and one.now:
        return f"{place}、「{one.was}」とあるのは「{one.now}」の誤り。"
    return f"{place}、「{one.was}」を削除。" if one.was else f"{place}に「{one.now}」を追加。"


def _where_en(one: Correction, *, carried: bool) -> str:
    issue = f"issue of {_days(one.period)}, " if carried else ""
    field = "" if one.field == "item" else f", {_EN.get(one.field, one.field)}"
    return f"{issue}{one.section}, “{one.en or one.ja}”{field}"


def _what_en(one: Correction) -> str:
    if one.field == "item":
        return "withdrawn" if one.was else "added"
    if one.was and one.now:
        return f"for “{one.was}” read “{one.now}”"
    return f"“{one.was}” is deleted" if one.was else f"“{one.now}” is added"


def _days(period: Period) -> str:
    return f"{period.first_on:%d.%m.%Y}-{period.last_on:%d.%m.%Y}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "。", ".”")) else f"{text}."
