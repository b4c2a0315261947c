"""Letters, given anything: they are read, or it is said in one sentence why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.errors import SetAside

from .test_fuzz import MANY, damaged

letters = pytest.importorskip("torimatome.extract.letters", reason="this version reads no letters")

PLAIN = (
    b"From: News <news@herald.example>\r\nTo: desk@desk.example\r\nSubject: =?utf-8?b?0JHQsNC60YM=?=\r\n"
    b"Date: Tue, 10 Mar 2026 08:00:00 +0400\r\nMessage-ID: <1@herald.example>\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nThe bridge was opened.\r\n"
)
PARTED = (
    b"From: a@b.example\r\nSubject: Week\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n"
    b"--x\r\nContent-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: base64\r\n\r\n8PLJ18XU\r\n"
    b"--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<h2>A =3D b</h2><p>text</p>\r\n--x--\r\n"
)


@MANY
@given(st.one_of(damaged([PLAIN, PARTED]), st.binary(max_size=400)))
def test_letters(body: bytes) -> None:
    try:
        letters.read_head(body)
        letters.read_letter(body, ("en", "ru"))
    except SetAside as error:
        assert "\n" not in str(error)[:40]  # noqa: PT017 - either outcome is sound
