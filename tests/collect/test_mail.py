"""Newsletters: each letter is kept once, from a file, a folder or a server, and nothing in the mailbox is changed."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from torimatome.collect.mail import imap
from torimatome.collect.mail.batch import MAX_LETTER_BYTES, Wanted
from torimatome.collect.mail.folders import path_of
from torimatome.errors import Retry, SetAside
from torimatome.model import Feed, FeedKind, Outlet, OutletKind, Role

from .herald import go
from .letters import letter
from .mailbox_servers import PASSWORD, Double, dovecot, dovecot_missing, imap_double
from .memory import Desk
from .playground import Web

SINCE = Wanted(senders=(), since=datetime(2026, 2, 24, tzinfo=UTC), is_known=lambda _: False)
ACCESS = imap.Access(timeout_s=5.0, allow_private=True)


def subscriber(url: str, *senders: str) -> Outlet:
    feed = Feed(url=url, kind=FeedKind.MAIL, senders=senders)
    return Outlet(
        id="xx.harbour", attribution="HARBOUR", country="xx", kind=OutletKind.SITE, owner="harbour", timezone="Asia/Baku",
        domains=("harbour.example",), feeds=(feed,),
    )  # fmt: skip


def mbox(path: Path, *letters: bytes) -> str:
    text = b"".join(
        b"From news@harbour.example Tue Mar 10 09:15:00 2026\n"
        + one.replace(b"\r\n", b"\n").replace(b"\nFrom ", b"\n>From ")
        + b"\n"
        for one in letters
    )
    path.write_bytes(text)
    return f"file://{path}"


def maildir(path: Path, *letters: bytes) -> str:
    for box in ("new", "cur", "tmp"):
        (path / box).mkdir(parents=True, exist_ok=True)
    for n, one in enumerate(letters):
        (path / ("new" if n % 2 else "cur") / f"17731{n:05}.M1.host").write_bytes(one)
    return f"file://{path}"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Double]:
    monkeypatch.setenv(imap.PASSWORD, PASSWORD)
    with imap_double() as double:
        yield double


@pytest.mark.parametrize("make", [mbox, maildir])
def test_letters_of_a_file_or_folder_are_kept_once(make: object, tmp_path: Path, web: Web, desk: Desk) -> None:
    assert callable(make)
    url = make(tmp_path / "box", letter(1), letter(2, plain="x\n\nFrom here on it rains, says the harbour.\n"))
    for _ in range(2):
        go(web, desk, subscriber(url))
    kept = desk.of_role(Role.PAGE)
    assert [c.url_asked for c in kept] == ["mid:1.pier@harbour.example", "mid:2.pier@harbour.example"]
    assert b"\nFrom here on" in kept[1].body
    assert {c.media_type for c in kept} == {"message/rfc822"}
    make(tmp_path / "box", letter(1), letter(2), letter(3))
    go(web, desk, subscriber(url))
    assert len(desk.of_role(Role.PAGE)) == 3
    assert desk.problems == []
    assert web.log == []


def test_a_shared_mailbox_gives_each_outlet_its_own_letters(tmp_path: Path, web: Web, desk: Desk) -> None:
    url = mbox(
        tmp_path / "box",
        letter(1),
        letter(2, sender="Spam <a@spam.example>"),
        letter(3, sender="X <b@mail.harbour.example>"),
    )
    go(web, desk, subscriber(url, "news@harbour.example", "@mail.harbour.example"))
    assert desk.page_urls == ["mid:1.pier@harbour.example", "mid:3.pier@harbour.example"]


def test_old_letters_and_those_too_big_are_left(tmp_path: Path, web: Web, desk: Desk) -> None:
    url = mbox(
        tmp_path / "box",
        letter(1, date="Tue, 10 Mar 2015 09:15:00 +0400"),
        letter(2, plain="y" * MAX_LETTER_BYTES),
        letter(3),
    )
    go(web, desk, subscriber(url))
    assert desk.page_urls == ["mid:3.pier@harbour.example"]
    assert [p.message for p in desk.problems] == [f"1 letter in {url} are too big to be read."]


def test_a_pipe_or_link_in_a_maildir_is_not_read(tmp_path: Path, web: Web, desk: Desk) -> None:
    url = maildir(tmp_path / "box", letter(1))
    os.mkfifo(tmp_path / "box" / "new" / "1.pipe")
    (tmp_path / "box" / "new" / "2.link").symlink_to("/etc/hostname")
    go(web, desk, subscriber(url))
    assert desk.page_urls == ["mid:1.pier@harbour.example"]
    assert desk.problems == []


@pytest.mark.parametrize(("name", "words"), [("none", "is not there"), ("empty/", "no Maildir")])
def test_what_is_no_mailbox_is_told(name: str, words: str, tmp_path: Path, web: Web, desk: Desk) -> None:
    (tmp_path / "empty").mkdir()
    go(web, desk, subscriber(f"file://{tmp_path}/{name}"))
    assert words in desk.problems[0].message


def test_the_home_folder_may_be_named() -> None:
    assert path_of("file://~/Mail%20box") == Path("~/Mail box").expanduser()


def test_a_server_is_asked_for_what_came_since(server: Double, web: Web, desk: Desk) -> None:
    server.letters = {4: letter(1), 9: letter(2)}
    go(web, desk, subscriber(server.url))
    go(web, desk, subscriber(server.url))
    assert desk.page_urls == ["mid:1.pier@harbour.example", "mid:2.pier@harbour.example"]
    server.letters[12] = letter(3)
    go(web, desk, subscriber(server.url))
    assert desk.page_urls[2:] == ["mid:3.pier@harbour.example"]
    server.validity, server.letters = 8, {1: letter(1), 2: letter(4)}  # the mailbox was made anew
    go(web, desk, subscriber(server.url))
    assert desk.page_urls[3:] == ["mid:4.pier@harbour.example"]
    assert desk.problems == []
    assert not [
        said for said in server.said if said.startswith(("SELECT", "UID STORE", "EXPUNGE")) or "RFC822)" in said
    ]
    assert all("BODY.PEEK" in said for said in server.said if "FETCH" in said)


def test_letters_of_strangers_are_not_even_fetched(server: Double) -> None:
    server.letters = {4: letter(1), 9: letter(2, sender="Spam <a@spam.example>")}
    wanted = Wanted(senders=("@harbour.example",), since=SINCE.since, is_known=SINCE.is_known)
    assert len(imap.look_into(server.url, "", wanted, ACCESS).letters) == 1
    assert not [said for said in server.said if said.startswith("UID FETCH 9 ")]


def test_a_wrong_password_is_told_and_never_shown(server: Double, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(imap.PASSWORD, "a wrong secret")
    with pytest.raises(SetAside, match="refuses the login of desk") as told:
        imap.look_into(server.url, "", SINCE, ACCESS)
    assert "secret" not in str(told.value)


def test_without_a_password_nothing_is_asked(server: Double, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(imap.PASSWORD)
    with pytest.raises(SetAside, match="There is no password for desk"):
        imap.look_into(server.url, "", SINCE, ACCESS)
    assert server.said == []


def test_a_private_server_is_not_connected_to_unless_allowed(server: Double) -> None:
    with pytest.raises(SetAside, match="which is loopback"):
        imap.look_into(server.url, "", SINCE, imap.Access(timeout_s=5.0, allow_private=False))
    assert server.said == []


def test_a_server_that_sends_too_much_is_left(server: Double) -> None:
    server.letters, server.huge = {4: letter(1)}, 10**12
    with pytest.raises(Retry, match="more than was asked for"):
        imap.look_into(server.url, "", SINCE, ACCESS)


def test_a_folder_that_is_not_there_is_told(server: Double) -> None:
    with pytest.raises(SetAside, match="has no folder 'nowhere'"):
        imap.look_into(server.url.replace("INBOX", "nowhere"), "", SINCE, ACCESS)


def test_folders_are_named_as_imap_writes_them(server: Double) -> None:
    imap.look_into(server.url.replace("INBOX", "%D0%9D%D0%BE%D0%B2%20%26"), "", SINCE, ACCESS)
    assert 'EXAMINE "&BB0EPgQy- &-"' in server.said


def test_a_server_that_is_gone_is_asked_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(imap.PASSWORD, PASSWORD)
    with pytest.raises(Retry, match="not to be had"):
        imap.look_into("imap://desk@127.0.0.1:1/INBOX", "", SINCE, ACCESS)


@pytest.mark.skipif(bool(dovecot_missing()), reason=dovecot_missing())
def test_a_real_server_keeps_its_letters_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HARBOUR_PASSWORD", PASSWORD)
    with dovecot(tmp_path) as server:
        trust = ssl.create_default_context(cafile=str(server.certificate))
        access = imap.Access(timeout_s=10.0, allow_private=True, password_env="HARBOUR_PASSWORD", trust=trust)
        server.deliver("1773100000.1.host", letter(1))
        server.deliver("1773100001.2.host", letter(2, subject="Über die Brücke", sender="B <b@other.example>"))
        wanted = Wanted(senders=("@harbour.example",), since=datetime(2020, 1, 1, tzinfo=UTC), is_known=lambda _: False)
        first = imap.look_into(server.url, "", wanted, access)
        assert [one for one in first.letters if b"<1.pier@" in one] == first.letters != []
        assert imap.look_into(server.url, first.cursor, wanted, access).unchanged
        server.deliver("1773100002.3.host", letter(3))
        second = imap.look_into(server.url, first.cursor, wanted, access)
        assert [b"<3.pier@" in one for one in second.letters] == [True]
        assert not [
            f.name
            for box in ("new", "cur")
            for f in (server.maildir / box).iterdir()
            if ":2," in f.name and "S" in f.name.split(":2,")[1]
        ]
        with pytest.raises(Retry, match="certificate"):
            imap.look_into(
                server.url, "", wanted, imap.Access(timeout_s=10.0, allow_private=True, password_env="HARBOUR_PASSWORD")
            )
