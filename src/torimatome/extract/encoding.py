"""Bytes to text: what the page says of its encoding is believed only while it reads well."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_IN_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_IN_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_IN_HTTP = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_OF_LANGUAGE = {
    "ru": ("windows-1251", "koi8-r", "iso-8859-5"), "uk": ("windows-1251", "koi8-u"), "kk": ("windows-1251",),
    "ky": ("windows-1251",), "tg": ("windows-1251",), "az": ("windows-1254", "windows-1251"), "tr": ("windows-1254",),
    "ja": ("cp932", "euc-jp", "iso-2022-jp"), "fa": ("windows-1256",), "zh": ("gb18030",), "en": ("windows-1252",),
}  # fmt: skip
# Browsers read these labels as the larger set, and pages rely on it.
_WIDER = {"shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "iso-8859-1": "windows-1252",
          "latin-1": "windows-1252", "us-ascii": "windows-1252", "ascii": "windows-1252", "iso-8859-9": "windows-1254",
          "gb2312": "gb18030", "gbk": "gb18030", "utf8": "utf-8"}  # fmt: skip
_CONTROLS = bytes((*range(0x01, 0x09), *range(0x0E, 0x20)))
_SAMPLE = 200_000


def decode(body: bytes, media_type: str = "", languages: Iterable[str] = ()) -> str:
    """The text of a page. Never fails: what cannot be read becomes U+FFFD."""
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    named = _named(body, media_type)
    for name in named:
        text = _strictly(body, name)
        if text is not None and not _odd(text):
            return text
    guesses = [g for code in (*languages, "ru", "ja", "en") for g in _OF_LANGUAGE.get(code, ())]
    choices = dict.fromkeys(["utf-8", *guesses, *named])
    texts = [(name, body.decode(name, "replace")) for name in choices]
    return min(texts, key=lambda pair: _badness(pair[1]))[1]


def _named(body: bytes, media_type: str) -> list[str]:
    """The encodings that HTTP, the meta element and the XML declaration name, utf-8 first where it cannot be wrong."""
    head = body[:4096]
    found = [_IN_HTTP.search(media_type)]
    labels = [m[1] for m in found if m]
    labels += [m[1].decode("ascii", "replace") for m in (_IN_META.search(head), _IN_XML.search(head)) if m]
    names = [name for label in labels if (name := _codec(label))]
    # Text that is valid UTF-8 beyond ASCII is hardly ever anything else.
    clean = len(body.translate(None, _CONTROLS)) == len(body)
    if clean and "iso-2022-jp" not in names and _strictly(body, "utf-8") is not None:
        names.insert(0, "utf-8")
    return list(dict.fromkeys(names))


def _codec(label: str) -> str | None:
    name = label.strip().lower()
    name = _WIDER.get(name, name)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # codecs also knows "hex", "zip" and the like, which are no encodings of text.
    return (
        name
        if getattr(info, "_is_text_encoding", True)
        and name not in ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs")
        else None
    )


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeError, ValueError):
        return None


def _odd(text: str) -> bool:
    """Whether a decoded text looks decoded with the wrong table."""
    return _badness(text) > 0.02


_MOJIBAKE = re.compile(
    "[ÐÑÃÂ][\u0080-\u00bf‚„…†‡ˆ‰‹Œ‘’“”•–—™š›œž]|[РС][°±²µ¶·ѓќўѕЅ‚„…†‡€‰‹]|[\ufffd\u0080-\u009f]|[ýþðÝÞÐ]|[\uff61-\uff9f]{2}"
    "|[a-z][Ѐ-ӿ§№]|[А-Яа-яЁё][À-ÿ]|[à-ÿ]{4}|[À-ß]{3}"
)
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_ASCII_RUN = re.compile("[\x00-\x7f]+(?=[\x00-\x7f])")
"""All of a run of ASCII but its last character: no sign of a wrong table reaches farther back, and most of a page is this."""
_FREQUENT = re.compile("[оеаинтсрвл]")


def _badness(text: str) -> float:
    """Signs of a wrong table for each letter beyond ASCII; for Cyrillic also how rare its frequent letters are."""
    sample = _ASCII_RUN.sub("", text[:_SAMPLE])
    strange = len(sample) - len(sample.encode("ascii", "ignore"))
    if not strange:
        return 0.0
    bad = len(_MOJIBAKE.findall(sample)) / strange
    cyrillic = len(_CYRILLIC.findall(sample))
    if cyrillic * 2 > strange and cyrillic >= 20:
        # The ten commonest letters make two thirds of any Russian text; KOI8-R read as windows-1251 has them in capitals.
        bad += max(0.0, 0.35 - len(_FREQUENT.findall(sample)) / cyrillic)
    return bad
