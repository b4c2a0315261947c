"""Bad input: each gets one clear sentence that names the file, and nothing of it is read."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from tests.readers.test_other_files import COMMENTARY, ISSUE, LOCKED, blank_pdf, with_part
from torimatome import readers
from torimatome.errors import Failed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500


def zipped(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), body)
    return file.getvalue()


def docx_of(body: bytes) -> bytes:
    """A DOCX whose document part is replaced."""
    given, made = BytesIO(), BytesIO()
    docx.Document().save(given)
    with ZipFile(given) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, body if info.filename == "word/document.xml" else old.read(info))
    return made.getvalue()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)
WHOLE = docx_of(b"<a/>")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "password-protected", id="docx-with-a-password"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "an old Word file", id="old-doc"),
        pytest.param(b"{\\rtf1\\ansi text}", "RTF", id="rtf"),
        pytest.param(zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "OpenDocument", id="odt"),
        pytest.param(zipped(mimetype=b"application/epub+zip"), "e-book", id="epub"),
        pytest.param(zipped(xl__workbook_xml=b"<a/>"), "Excel", id="xlsx"),
        pytest.param(WHOLE[: len(WHOLE) // 2], "damaged", id="docx-cut-in-half"),
        pytest.param(docx_of(b"<w:document"), "damaged", id="docx-with-broken-xml"),
        pytest.param(docx_of(b"<a/>"), "damaged", id="docx-without-a-body"),
        pytest.param(docx_of(ENTITIES), "declares entities", id="docx-with-an-entity-bomb"),
        pytest.param(with_part("word/vbaProject.bin", b"macro"), "macros", id="docx-with-macros"),
        pytest.param(with_part("word/media/big.bin", b"\x00" * 101_000_000), "unpacks to more than", id="zip-bomb"),
        pytest.param(LOCKED, "password", id="pdf-with-a-password"),
        pytest.param(b"%PDF-1.7\n" + b"x" * 400, "damaged", id="damaged-pdf"),
        pytest.param(blank_pdf(), "pictures without text", id="scanned-pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\x01" * 50, "a picture", id="picture"),
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"\xff\xfe\r\x00\n\x00", "is empty", id="only-blank-lines-of-utf-16"),
        pytest.param(bytes(range(256)) * 20, "is no text", id="binary-rubbish"),
        pytest.param(b"\xef\xbb\xbf\xff\xff\xff text", "is no text", id="wrong-mark"),
        pytest.param(b"x" * 100_000_001, "is of 100 MB", id="too-large"),
        pytest.param(
            b"From: a@b.example\r\nContent-Type: image/png\r\n\r\nxx", "without a text", id="mail-without-text"
        ),
        pytest.param(b"Dear all,\n\nsee you on Monday.\n", "no bulletin, archive page or commentary", id="a-note"),
    ],
)
def test_it_gets_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(Failed) as caught:
        readers.read(data, "file.x")
    assert words in str(caught.value)
    assert str(caught.value).startswith("file.x ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "code", ["cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"]
)
def test_japanese_in_any_code_is_read_like_utf_8(code: str) -> None:
    text = ISSUE.replace("～", "~")
    found = readers.read(text.encode(code), "x.txt")
    assert found.bulletin == readers.read(text.encode(), "x.txt").bulletin
    told = [r.sentence for r in found.remarks if r.repair]
    assert bool(told) == (code not in {"utf-16", "utf-8-sig", "utf-32"})


def test_a_russian_commentary_in_windows_1251_is_read() -> None:
    prose = "Порт залива вырос за десять лет из ряда сараев в крупнейшую гавань побережья и растёт дальше, и " * 4
    found = readers.read(f"Институт залива\r\n\r\n{prose}всё.\r\n\r\n{prose}конец.\r\n".encode("cp1251"), "x.txt")
    assert (found.kind, found.organisation, len(found.paragraphs)) == ("commentary", "Институт залива", 2)


def test_a_page_says_its_own_code() -> None:
    page = f'<html><head><meta charset="euc-jp"></head><body><pre>{ISSUE.replace("～", "~")}</pre></body></html>'
    assert len(readers.read(page.encode("euc_jp"), "x.html").items) == 2


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_letter_and_a_page_in_one_file_are_read(kind: str) -> None:
    from email.message import EmailMessage

    letter = EmailMessage()
    letter["Subject"], letter["From"] = "issue", "desk@qala.example"
    body = COMMENTARY if kind == "plain" else "".join(f"<p>{line}</p>" for line in COMMENTARY.split("\n"))
    letter.set_content(f"<html>{body}</html>" if kind == "html" else body, subtype=kind)
    assert readers.read(letter.as_bytes(), "x.eml").organisation == "Institute of the Bay"
