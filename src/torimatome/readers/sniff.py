"""What kind of file it is, from its bytes; its name only serves to speak of it."""

from __future__ import annotations

import re

from torimatome.errors import Failed
from torimatome.readers.document import Page, page_of
from torimatome.readers.docx import page_of_docx
from torimatome.readers.html import MARK, page_of_html
from torimatome.readers.html_foreign import page_of_foreign_html
from torimatome.readers.pdf import page_of_pdf

_TAG = re.compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BINARIES = (
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Office file; save it as DOCX without a password, or as text"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"WARC/", "a WARC file, not a document"),
    (b"{", "JSON; import the same issue as text, Markdown, HTML or DOCX"),
)


def unpack(data: bytes, name: str) -> Page:
    """The page of a file's bytes. Failed: the file is empty, damaged or of no kind that is read."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Failed(f"{name} is empty.")
    if data.startswith(b"PK\x03\x04"):
        return _unzip(data, name)
    if b"%PDF-" in data[:1024]:
        return page_of_pdf(name, data)
    for start, what in _BINARIES:
        if data.lstrip().startswith(start):
            raise Failed(f"{name} is {what}.")
    text = _decode(data, name)
    if _TAG.search(text[:2000]):
        return page_of_html(name, text) if MARK in text[:4000] else page_of_foreign_html(name, text)
    return page_of(name, text)


def _unzip(data: bytes, name: str) -> Page:
    if b"word/document.xml" not in data:
        raise Failed(f"{name} is a ZIP file but no DOCX.")
    return page_of_docx(name, data)


def _decode(data: bytes, name: str) -> str:
    """The text of the bytes: by its mark, else UTF-8, else a Japanese code that fits without loss."""
    codes = [code for mark, code in _BOMS if data.startswith(mark)] or ["utf-8", "cp932", "euc_jp"]
    for code in codes:
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and _share_of_controls(text) < 0.01:
            return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\u3000", " ")
    raise Failed(f"{name} is no text in UTF-8, UTF-16, Shift_JIS or EUC-JP, and no DOCX or HTML of a bulletin.")


def _share_of_controls(text: str) -> float:
    return sum(ch < " " and ch not in "\t\n\r\f" for ch in text) / max(1, len(text))
