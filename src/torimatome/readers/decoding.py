"""The letters of a text file: which code it is in, found from its bytes."""

from __future__ import annotations

import codecs
import re

from torimatome.errors import Failed

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"), (codecs.BOM_UTF32_BE, "utf-32"),
)  # fmt: skip
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_NAMES = {
    "cp932": "Shift_JIS", "euc_jp": "EUC-JP", "cp1251": "Windows-1251", "iso2022_jp_ext": "ISO-2022-JP",
    "utf-16-le": "UTF-16 without a mark", "utf-16-be": "UTF-16 without a mark",
}  # fmt: skip
_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff\u3001-\u3011]")
_ODD = re.compile(r"[\uff61-\uff9f\ue000-\uf8ff\u0080-\u009f]")
_CYRILLIC = re.compile(r"[А-яЁё]")
_LEAST_CYRILLIC = 0.5


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text, and its code where that is not UTF-8. Failed: it is in no code that is known here, or no text."""
    for mark, code in _BOMS:
        if data.startswith(mark):
            return _whole(data, code, name), ""
    for code in ("utf-8", *_by_form(data)):
        if (text := _try(data, code)) is not None and not _ESCAPED.search(text):
            return text, _NAMES.get(code, "" if code == "utf-8" else code)
    tried = [(code, text) for code in ("cp932", "euc_jp") if (text := _try(data, code)) is not None]
    best = max(tried, key=lambda pair: _likeness(pair[1]), default=None)
    if best and _likeness(best[1]) > 0:
        return best[1], _NAMES[best[0]]
    text = _try(data, "cp1251")
    if text is not None and len(_CYRILLIC.findall(text)) >= _LEAST_CYRILLIC * sum(ch.isalpha() for ch in text) > 0:
        return text, _NAMES["cp1251"]
    raise _no_text(name)


_ESCAPED = re.compile(r"\x1b[$(]")


def _whole(data: bytes, code: str, name: str) -> str:
    text = _try(data, code)
    if text is None:
        raise _no_text(name)
    return text


def _no_text(name: str) -> Failed:
    return Failed(
        f"{name} is no text in UTF-8, UTF-16, Shift_JIS, EUC-JP, ISO-2022-JP or Windows-1251, and no DOCX, HTML or PDF;"
        " save it as UTF-8 text."
    )


def _by_form(data: bytes) -> list[str]:
    """The codes that a file names itself, or that its bytes show."""
    found = []
    if b"\x1b$" in data:
        found.append("iso2022_jp_ext")
    if b"\x00" in data[:2000]:
        found += (
            ["utf-16-le", "utf-16-be"]
            if data[1:2000:2].count(0) >= data[:2000:2].count(0)
            else ["utf-16-be", "utf-16-le"]
        )
    if match := _CHARSET.search(data[:2000]):
        given = match[1].decode().lower()
        found.append(
            {"shift_jis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "euc-jp": "euc_jp"}.get(given, given)
        )
    return found


def _try(data: bytes, code: str) -> str | None:
    """The text in a code, None where it does not fit or the text is full of what no text holds."""
    try:
        text = data.decode(code)
    except (UnicodeDecodeError, LookupError):
        return None
    if "\x00" in text or _share_of_controls(text) >= 0.01:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\u3000", " ")


def _share_of_controls(text: str) -> float:
    return sum(ch < " " and ch not in "\t\n\r\f\x1b" for ch in text) / max(1, len(text))


def _likeness(text: str) -> float:
    """How much like Japanese a text reads: two codes may both fit, but one gives letters nobody writes."""
    beyond = sum(ch > "\x7f" for ch in text)
    return (len(_JAPANESE.findall(text)) - 2 * len(_ODD.findall(text))) / max(1, beyond) - 0.5
