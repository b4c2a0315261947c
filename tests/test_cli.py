"""Bad input: each gets one sentence and the exit code of its kind, and nothing is lost."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from errno import ENOSPC
from pathlib import Path

import pytest

from tests.collect.playground import Web, rss, serving
from tests.conftest import Trip
from torimatome import cli, readers
from torimatome.cli import main
from torimatome.demo import sample
from torimatome.store import open_store

WEEK = "2026-02-14..2026-02-20"
ISSUE = sample.text("past-issue.txt").encode()


@dataclass
class Answer:
    """What a command answered."""

    code: int
    said: str
    out: str

    def refuses(self, code: int, *words: str) -> None:
        """It ended with that code and one sentence that has those words."""
        assert self.said.count("\n") == 1, self.said
        assert self.said.startswith("torimatome: ")
        assert "Traceback" not in self.said
        assert self.code == code, self.said
        assert [word for word in words if word not in self.said] == []


Call = Callable[..., Answer]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command."""

    def run(*arguments: object) -> Answer:
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Answer(code, captured.err, captured.out)

    return run


@pytest.fixture
def desk(tmp_path: Path, call: Call) -> Path:
    folder = tmp_path / "desk"
    assert call("init", folder, "--profile", "azerbaijan").code == 0
    return folder


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """A past issue that can be imported."""
    (tmp_path / "issue.txt").write_bytes(ISSUE)
    return tmp_path / "issue.txt"


# --- desks and their files ----------------------------------------------------------------------------------


def test_an_unknown_desk(call: Call, tmp_path: Path) -> None:
    call("-d", tmp_path / "nowhere", "status").refuses(2, "nowhere", "torimatome init")
    assert not (tmp_path / "nowhere").exists()


def test_an_unknown_profile(call: Call, tmp_path: Path) -> None:
    call("init", tmp_path / "x", "--profile", "atlantis").refuses(2, "atlantis", "azerbaijan")
    assert not (tmp_path / "x").exists()


def test_malformed_toml_names_the_line(call: Call, desk: Path) -> None:
    (desk / "desk.toml").write_text('title = "x"\nsubtitle = oops\n')
    call("-d", desk, "status").refuses(2, "desk.toml", "line 2")


def test_a_malformed_outlet_names_file_and_line(call: Call, desk: Path) -> None:
    (desk / "outlets" / "bad.toml").write_text('id = "xx.bad"\n[[feeds]\n')
    call("-d", desk, "status").refuses(2, "bad.toml", "line 2")


def test_a_wrong_setting_is_named(call: Call, desk: Path) -> None:
    (desk / "desk.toml").write_text(f"{(desk / 'desk.toml').read_text('utf-8')}min_delai_s = 3\n", "utf-8")
    call("-d", desk, "status").refuses(2, "min_delai_s", "line")


def test_a_file_that_is_not_text(call: Call, desk: Path) -> None:
    (desk / "desk.toml").write_bytes(b'title = "\xff"\n')
    call("-d", desk, "status").refuses(2, "desk.toml", "UTF-8")


def test_an_unknown_outlet_in_a_desk(call: Call, desk: Path) -> None:
    text = (desk / "desk.toml").read_text("utf-8")
    start = text.index("follow = [") + len("follow = [")
    (desk / "desk.toml").write_text(f'{text[:start]}"xx.nobody", {text[start:]}', "utf-8")
    call("-d", desk, "status").refuses(2, "xx.nobody")


def test_a_desk_is_not_made_twice(call: Call, desk: Path) -> None:
    before = (desk / "desk.toml").read_bytes()
    call("init", desk).refuses(2)
    assert (desk / "desk.toml").read_bytes() == before


def test_a_database_of_a_newer_version(call: Call, desk: Path, issue: Path) -> None:
    assert call("-d", desk, "import", issue).code == 0
    known = _set_version(desk, "9999")
    for command in (("status",), ("import", issue), ("collect",), ("draft", WEEK), ("serve",)):
        call("-d", desk, *command).refuses(2, "newer", "9999")
    _set_version(desk, known)
    assert "4 items of past issues" in call("-d", desk, "status").out


def _set_version(desk: Path, version: str) -> str:
    """Write another version into the database; the one it had."""
    connection = sqlite3.connect(desk / "data" / "torimatome.db")
    with connection:
        known = str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    connection.close()
    return known


def test_a_database_that_is_none(call: Call, desk: Path) -> None:
    (desk / "data").mkdir()
    (desk / "data" / "torimatome.db").write_bytes(b"not a database at all " * 100)
    call("-d", desk, "status").refuses(2, "not a database")


def test_a_backup_that_is_none(call: Call, tmp_path: Path) -> None:
    (tmp_path / "b.tar.gz").write_bytes(b"nothing")
    call("-d", tmp_path / "new", "restore", tmp_path / "b.tar.gz").refuses(2, "b.tar.gz")
    assert not (tmp_path / "new").exists()


# --- calls --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["draft", "2026-02-20..2026-02-14"], "backwards"),
        (["draft", "last week"], "not a period"),
        (["draft", "2026-02-30..2026-03-01"], "not a period: there is no day 2026-02-30; write"),
        (["search", "x", "--limit", "-3"], "no number above nought"),
        (["names", "--most", "0"], "no number above nought"),
        (["publish", "x", "--format", "wordstar"], "wordstar"),
        (["serve", "--port", "eighty"], "not a port"),
        (["serve", "--port", "70000"], "not a port"),
        (["serve", "--host", "0.0.0.0"], "this machine alone"),
        (["proof", "nonsense"], "nonsense"),
        (["publish", "nonsense"], "nonsense"),
        (["trace", "nonsense"], "nonsense"),
        (["export-run", "run.json", "--bulletin", "nonsense"], "nonsense"),
        (["import", "gone.txt"], "gone.txt"),
        (["dance"], "dance"),
        ([], "COMMAND"),
    ],
)
def test_a_wrong_call(call: Call, desk: Path, arguments: list[str], word: str) -> None:
    call("-d", desk, *arguments).refuses(2, word)


def test_a_command_that_is_none_is_told_in_a_few_words(call: Call) -> None:
    call("colect").refuses(2, "no command 'colect', perhaps you mean 'collect'")
    assert "perhaps" not in call("zzzzzz").said
    assert len(call("zzzzzz").said) < 120


def test_a_draft_of_nothing_is_an_empty_bulletin(call: Call, desk: Path) -> None:
    answer = call("-d", desk, "draft", WEEK)
    assert answer.code == 0
    assert answer.out.splitlines()[-1] == "2026-02-14-2026-02-20"


# --- past issues --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("body", [b"", b"\x00\x01\x02\xff" * 40, b"PK\x03\x04 not really", b"just a note to self\n"])
def test_an_empty_or_foreign_file_given_to_import(call: Call, desk: Path, tmp_path: Path, body: bytes) -> None:
    (tmp_path / "file.txt").write_bytes(body)
    call("-d", desk, "import", tmp_path / "file.txt").refuses(1, "file.txt")


def test_one_bad_file_keeps_none_of_the_others_out(call: Call, desk: Path, tmp_path: Path, issue: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    answer = call("-d", desk, "import", tmp_path / "bad.txt", issue)
    answer.refuses(1, "bad.txt")
    assert "issue.txt: bulletin, 4 items" in answer.out


def test_nothing_is_imported_where_a_file_is_missing(call: Call, desk: Path, tmp_path: Path, issue: Path) -> None:
    call("-d", desk, "import", issue, tmp_path / "gone.txt").refuses(2, "gone.txt")
    assert "0 items of past issues" in call("-d", desk, "status").out


# --- the net ------------------------------------------------------------------------------------------------


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as web:
        yield web


@pytest.fixture
def follower(web: Web, tmp_path: Path, call: Call) -> Path:
    """A desk that follows one feed of the local web."""
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "herald.toml").write_text(
        'id = "xx.herald"\nattribution = "HERALD"\ncountry = "xx"\nkind = "site"\nowner = "herald"\n'
        f'timezone = "Asia/Baku"\ndomains = ["127.0.0.1:{web.port}"]\n'
        f'[[feeds]]\nurl = "{web.base}/rss"\nkind = "rss"\nlanguage = "en"\n'
    )
    arguments = ("--outlets", tmp_path / "outlets", "--allow-private", "--min-delay", "0")
    assert call("init", tmp_path / "follower", *arguments).code == 0
    return tmp_path / "follower"


FEED = rss(
    ("/good.html", "A bridge opens", "Mon, 09 Mar 2026 10:00:00 +0400"),
    ("/empty.html", "Nothing", "Mon, 09 Mar 2026 11:00:00 +0400"),
)
GOOD = f"<html><head><title>A bridge opens</title></head><body><article><h1>A bridge opens</h1>{'<p>The mayor opened the bridge over the river on Monday.</p>' * 6}</article></body></html>"


def test_a_feed_that_is_html(call: Call, follower: Path, web: Web) -> None:
    web.routes |= {"/rss": "<!doctype html><html><body><p>Please sign in.</p></body></html>", "/good.html": GOOD}
    call("-d", follower, "collect", "--once").refuses(1, "web page, not a", web.base)
    web.routes["/rss"] = FEED
    assert call("-d", follower, "collect", "--once").code == 0
    assert ", 1 article\n" in call("-d", follower, "status").out


def test_an_outlet_file_that_nobody_follows_is_told(call: Call, follower: Path, web: Web) -> None:
    web.routes |= {"/rss": FEED, "/good.html": GOOD}
    assert "not followed" not in call("-d", follower, "status").out
    text = (follower / "outlets" / "herald.toml").read_text("utf-8")
    (follower / "outlets" / "aside.toml").write_text(text.replace("xx.herald", "xx.aside"), "utf-8")
    for command in ("status", "collect"):
        assert "in outlets/, but not followed: xx.aside; " in call("-d", follower, command).out


def test_a_page_with_no_text(call: Call, follower: Path, web: Web) -> None:
    web.routes |= {"/rss": FEED, "/good.html": GOOD, "/empty.html": "<html><body></body></html>"}
    answer = call("-d", follower, "collect")
    assert answer.code == 0, answer.said
    assert [line for line in answer.out.splitlines() if "no text" in line] == [
        f"set aside: {web.base}/empty.html has no text"
    ]
    status = call("-d", follower, "status").out
    assert ", 1 article\n" in status
    assert "empty.html has no text" in status


def test_a_private_address_is_refused(call: Call, tmp_path: Path, follower: Path, web: Web) -> None:
    web.routes["/rss"] = FEED
    assert call("init", tmp_path / "strict", "--outlets", follower / "outlets").code == 0
    call("-d", tmp_path / "strict", "collect").refuses(1, "127.0.0.1")
    assert web.log == []


# --- one run at a time, and a full disk ---------------------------------------------------------------------


@pytest.mark.parametrize("command", ["import", "collect", "draft", "rebuild"])
def test_a_second_run_at_the_same_time(call: Call, desk: Path, issue: Path, command: str) -> None:
    given: dict[str, list[object]] = {"import": [issue], "draft": [WEEK]}
    arguments = given.get(command, [])
    with open_store(desk / "data") as store, store.run():
        call("-d", desk, command, *arguments).refuses(1, "Another run", str(desk))
        assert call("-d", desk, "status").code == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be mounted by root only")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


def test_a_full_disk_loses_nothing(call: Call, small_disk: Path, issue: Path, tmp_path: Path) -> None:
    desk = small_disk / "desk"
    assert call("init", desk).code == 0
    assert call("-d", desk, "import", issue).code == 0
    _fill(small_disk / "filler")
    other = tmp_path / "other.txt"
    other.write_bytes(ISSUE.replace("2026年".encode(), "2025年".encode()) + b" " * 400_000)
    call("-d", desk, "import", other).refuses(1, "full")
    call("-d", desk, "export", small_disk / "items.jsonl").refuses(1, "full")
    assert not (small_disk / "items.jsonl").exists()
    (small_disk / "filler").unlink()
    assert call("-d", desk, "export", tmp_path / "items.jsonl").code == 0
    assert len((tmp_path / "items.jsonl").read_text("utf-8").splitlines()) == 4
    assert call("-d", desk, "doctor").code == 0


def _fill(file: Path) -> None:
    """Write until there is no room."""
    with suppress(OSError), file.open("wb", buffering=0) as out:
        while True:
            out.write(b"x" * 4096)


def test_a_full_disk_elsewhere(call: Call, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    (tmp_path / "items.jsonl").write_text("old")
    monkeypatch.setattr(Path, "replace", full)
    call("-d", desk, "export", tmp_path / "items.jsonl").refuses(1, "full")
    assert (tmp_path / "items.jsonl").read_text() == "old"


def test_a_place_that_cannot_be_written(call: Call, desk: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    call("-d", desk, "export", tmp_path / "file" / "items.jsonl").refuses(1, "file")
    call("-d", desk, "export", tmp_path).refuses(1, tmp_path.name)


def test_an_interrupted_run_says_so(call: Call, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(readers, "read", interrupt)
    monkeypatch.setattr(cli.archive, "read", lambda _: b"")
    call("-d", desk, "import", desk / "desk.toml").refuses(130, "stopped")


# --- what the commands give ---------------------------------------------------------------------------------


def test_the_commands_of_a_whole_desk(call: Call, trip: Trip, tmp_path: Path) -> None:
    desk, key = trip.out / "desk", trip.bulletin.id
    assert json.loads(call("-d", desk, "search", "バクー", "--json").out)[0]["headline"]
    assert call("-d", desk, "trace", trip.bulletin.items[0].id).out.count("<-") >= 3
    proof = call("-d", desk, "proof", key, "--json")
    assert proof.code == int(any(f["severity"] == "error" for f in json.loads(proof.out)))
    assert call("-d", desk, "export-run", tmp_path / "run.json", "--bulletin", key).code == 0
    run = json.loads((tmp_path / "run.json").read_bytes())
    assert len(run["articles"]) == len(sample.articles())
    assert call("-d", desk, "publish", key, "--format", "txt,json", "--out", tmp_path / "out").code == 0
    assert sorted(f.suffix for f in (tmp_path / "out").iterdir()) == [".json", ".txt"]
    assert call("-d", desk, "doctor").out == "0 faults\n"
