"""What kind of file it is, from its bytes; its name only serves to speak of it."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from dataclasses import replace
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from torimatome.errors import Failed
from torimatome.model import Remark
from torimatome.readers.decoding import decode
from torimatome.readers.document import Page, page_of
from torimatome.readers.docx import page_of_docx
from torimatome.readers.html import MARK, page_of_html
from torimatome.readers.html_foreign import page_of_foreign_html
from torimatome.readers.pdf import page_of_pdf

_MOST_BYTES = 100_000_000
_TAG = re.compile(r"<(?:!doctype html|html|head|body|table|div|p)\b", re.IGNORECASE)
_MAIL = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.ASCII)
_AS_DOCX = "open it in a word processor and save it as DOCX, or as text"
_AS_EXPORT = "export that archive again, so that it can be imported"
_BINARIES = (
    (b"{\\rtf", f"RTF; {_AS_DOCX}"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file; unpack it first"),
    (b"Rar!", "a compressed file; unpack it first"),
    (b"\x89PNG", "a picture; have its text recognised first"),
    (b"\xff\xd8\xff", "a picture; have its text recognised first"),
    (b"II*\x00", "a picture; have its text recognised first"),
    (b"MM\x00*", "a picture; have its text recognised first"),
    (b"WARC/", "a WARC file, not a document"),
    (b"PAR1", f"a Parquet file; {_AS_EXPORT}"),
    (b"id,document,bulletin,", f"an older export for spreadsheets; {_AS_EXPORT}"),
    (b"{", "JSON; import the same issue as text, Markdown, HTML or DOCX"),
)
_ZIPPED = (
    ("mimetype", b"opendocument.text", f"an OpenDocument text; {_AS_DOCX}"),
    ("mimetype", b"epub", "an e-book; save its text as HTML or as text"),
    ("xl/workbook.xml", b"", "an Excel file, not a document"),
    ("ppt/presentation.xml", b"", "a PowerPoint file, not a document"),
)


def unpack(data: bytes, name: str) -> Page:
    """The page of a file's bytes. Failed: the file is empty, too large, damaged or of no kind that is read."""
    if len(data) > _MOST_BYTES:
        size = len(data) // 1_000_000
        raise Failed(f"{name} is of {size} MB; no file of more than {_MOST_BYTES // 1_000_000} MB is read.")
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Failed(f"{name} is empty.")
    if data.startswith(b"PK\x03\x04"):
        return _unzip(data, name)
    if b"%PDF-" in data[:1024]:
        return page_of_pdf(name, data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Failed(f"{name} is {_old_office(data)}.")
    for start, what in _BINARIES:
        if data.removeprefix(BOM_UTF8).lstrip().startswith(start):
            raise Failed(f"{name} is {what}.")
    return _text(*(decode(data, name) if not _is_mail(data) else _letter(data, name)), name)


def _text(text: str, code: str, name: str) -> Page:
    """The page of a text; another code than UTF-8 is told."""
    if _TAG.search(text[:2000]):
        page = page_of_html(name, text) if MARK in text[:4000] else page_of_foreign_html(name, text)
    else:
        page = page_of(name, text)
    told = Remark(sentence=f"The file's letters are in {code} and were read as such.", repair=True)
    return replace(page, remarks=(*page.remarks, told)) if code else page


def _unzip(data: bytes, name: str) -> Page:
    if b"word/document.xml" in data:
        return page_of_docx(name, data)
    try:
        with ZipFile(BytesIO(data)) as file:
            what = next(
                (w for part, mark, w in _ZIPPED if part in file.namelist() and mark in file.open(part).read(99)), ""
            )
    except (BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise Failed(f"{name} is damaged: it looks like a ZIP file or DOCX and cannot be opened.") from error
    raise Failed(f"{name} is {what}." if what else f"{name} is a ZIP file but no DOCX.")


def _old_office(data: bytes) -> str:
    """Word's old files and its locked new ones are of one kind outside."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "a password-protected Office file; open it and save it without a password"
    if "WordDocument".encode("utf-16-le") in data:
        return f"an old Word file (.doc); {_AS_DOCX}"
    return "an old or password-protected Office file; save it as DOCX without a password, or as text"


def _is_mail(data: bytes) -> bool:
    """Whether it is a letter, or a page that a browser or Word saved as one file (.eml, .mht)."""
    head = _MAIL.match(data.replace(b"\r\n", b"\n")[:20_000].lstrip())
    return head is not None and b"content-type:" in head.group().lower()


def _letter(data: bytes, name: str) -> tuple[str, str]:
    """The text of a letter or of a page in one file."""
    from email import policy
    from email.message import EmailMessage
    from email.parser import BytesParser

    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data.lstrip())
    body = message.get_body(("html", "plain")) if isinstance(message, EmailMessage) else None
    found = body.get_payload(decode=True) if body is not None else None
    if not isinstance(found, bytes) or not found.strip():
        raise Failed(f"{name} is a letter without a text.")
    return decode(found, name)
