"""A letter to its articles, whatever its head and parts claim."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collect.letters import DIGEST, PROSE, letter
from torimatome.errors import SetAside
from torimatome.extract import articles
from torimatome.extract.letters import read_head
from torimatome.model import Article, Role, Snapshot

from .pages import outlet

FETCHED = datetime(2026, 3, 11, 12, tzinfo=UTC)


def read(
    body: bytes, *, media_type: str = "message/rfc822", languages: tuple[str, ...] = ("en",)
) -> tuple[Article, ...]:
    url = read_head(body).id
    snapshot = Snapshot(
        id="s1", role=Role.PAGE, outlet="xx.harbour", sha256="", url_asked=url, url_reached=url, fetched_at=FETCHED,
        status=200, media_type=media_type, warc_file="", warc_offset=0,
    )  # fmt: skip
    return articles(snapshot, body, None, outlet(languages=languages))


def test_a_plain_letter_is_one_article() -> None:
    (got,) = read(letter())
    assert (got.headline, got.paragraphs) == ("Pier to be repaired before winter", PROSE)
    assert got.published is not None
    assert got.published.at.isoformat() == "2026-03-10T09:15:00+04:00"
    assert got.url == "mid:1.pier@harbour.example"
    assert got.route is not None
    assert got.route.way == "mail"


def test_a_digest_is_as_many_articles_as_it_has_headlines_with_text() -> None:
    one, two = read(letter(subject="Harbour this week", html=DIGEST))
    assert (one.headline, two.headline) == ("Pier to be repaired before winter", "Ferries change their timetable")
    assert (one.url, two.url) == ("mid:1.pier@harbour.example#1", "mid:1.pier@harbour.example#2")
    assert len(two.paragraphs) == 2
    told = one.text + two.text
    assert not [w for w in ("never", "Preheader", "nsubscribe", "browser", "track.example") if w in told]


def test_a_digest_in_plain_text_with_ruled_headlines() -> None:
    body = f"Pier news\n=========\n{PROSE[0]}\n\nFerry news\n----------\n{PROSE[1]}\n\n-- \nUnsubscribe: https://harbour.example/u\n"
    assert [(a.headline, a.text) for a in read(letter(plain=body))] == [
        ("Pier news", PROSE[0]),
        ("Ferry news", PROSE[1]),
    ]


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("windows-1251", "Совет порта решил до зимы починить длинный причал, сообщила во вторник его председатель."),
        (
            "iso-2022-jp",
            "港湾評議会は冬までに長い桟橋を修理することを決めたと、議長が火曜日に述べた。工事は五月に始まる。",
        ),
        (
            "utf-8",
            "Liman şurası qışa qədər uzun körpünü təmir etməyi qərara alıb, - deyə sədr çərşənbə axşamı bildirib.",
        ),
    ],
)
def test_a_charset_that_lies_is_found_out(charset: str, text: str) -> None:
    raw = b"From: a@harbour.example\r\nMessage-ID: <9@harbour.example>\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"
    (got,) = read(raw + text.encode(charset), languages=("ru", "ja", "az"))
    assert got.text == text or charset == "iso-2022-jp"


def _multipart(depth: int) -> bytes:
    heads = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    return (
        b"From: a@harbour.example\r\nMIME-Version: 1.0\r\n"
        + heads
        + b"Content-Type: text/plain\r\n\r\n"
        + b"deep text here. " * 20
    )


HOSTILE = {
    "parts within parts": _multipart(5000),
    "parts a little too deep": _multipart(60),
    "letters within letters": b"Content-Type: message/rfc822\r\n\r\n" * 3000 + b"x",
    "thousands of parts": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 5000,
    "too big": b"Subject: x\r\n\r\n" + b"y" * 26_000_000,
    "no letter": bytes(range(256)) * 10,
    "empty": b"",
    "only a head": b"Subject: nothing follows\r\n\r\n",
    "a charset that is none": b"Content-Type: text/plain; charset=zip\r\n\r\nshort",
    "base64 that is none": b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
    "a boundary without end": b'Content-Type: multipart/mixed; boundary="\r\n\r\n--\r\n\r\nx',
    "a million header lines": b"X: y\r\n" * 200_000 + b"\r\nshort",
    "an html bomb": b"Content-Type: text/html\r\n\r\n" + b"<div>" * 200_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_letter_is_set_aside(name: str) -> None:
    with pytest.raises(SetAside):
        read(HOSTILE[name])


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (b"Message-ID: <a b\x00c@x.example>", "mid:"),
        (b"Message-ID: <ok@x.example>\r\nMessage-ID: <other@x.example>", "mid:ok@x.example"),
        (b"Message-ID: <" + b"a" * 5000 + b"@x>", "mid:"),
        (b"Message-ID: <a@x.example>\r\n\tWARC-Target-URI: http://evil.example", "mid:a@x.example"),
        (b"Subject: =?utf-8?b?////?= =?x-none?q?=ff?=\r\nFrom: =?utf-8?q?=00?=", "mid:"),
        (b"From: \xff\xfe<\xff@x>", "mid:"),
    ],
)
def test_a_hostile_head_is_read_as_far_as_it_goes(head: bytes, wanted: str) -> None:
    found = read_head(head + b"\r\n\r\ntext")
    assert found.id.startswith(wanted)
    assert found.id.isascii()
    assert not set(found.id + found.subject + found.sender) & set("\r\n\x00")
    assert len(found.id) < 600


def test_a_letter_without_a_name_has_one_of_its_own() -> None:
    assert (
        read_head(b"Subject: a\r\n\r\nb").id
        == read_head(b"Subject: a\r\n\r\nb").id
        != read_head(b"Subject: a\r\n\r\nc").id
    )


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([letter(html=DIGEST), _multipart(3)]), st.integers(0, 1500))
def test_no_letter_breaks_the_reader(junk: bytes, whole: bytes, at: int) -> None:
    body = whole[:at] + junk + whole[at + len(junk) :]
    with suppress(SetAside):
        read(body)
