"""Bad input: each gets one sentence and the exit code of its kind, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from torimatome.cli import main
from torimatome.store import open_store

Call = Callable[..., tuple[int, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command; its exit code and what it said on stderr."""

    def run(*arguments: object) -> tuple[int, str]:
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return code, capsys.readouterr().err

    return run


@pytest.fixture
def desk(tmp_path: Path, call: Call) -> Path:
    folder = tmp_path / "desk"
    assert call("init", folder, "--profile", "azerbaijan")[0] == 0
    return folder


def one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text


def test_an_unknown_desk(call: Call, tmp_path: Path) -> None:
    code, said = call("-d", tmp_path / "nowhere", "status")
    assert code == 2
    assert one_sentence(said)
    assert "nowhere" in said


def test_malformed_toml_names_the_line(call: Call, desk: Path) -> None:
    (desk / "desk.toml").write_text('title = "x"\nsubtitle = oops\n')
    code, said = call("-d", desk, "status")
    assert code == 2
    assert one_sentence(said)
    assert "desk.toml" in said
    assert "line 2" in said


def test_an_unknown_outlet_in_a_desk(call: Call, desk: Path) -> None:
    text = (desk / "desk.toml").read_text("utf-8")
    start = text.index("follow = [") + len("follow = [")
    (desk / "desk.toml").write_text(f'{text[:start]}"xx.nobody", {text[start:]}', "utf-8")
    code, said = call("-d", desk, "status")
    assert code == 2
    assert one_sentence(said)
    assert "xx.nobody" in said


@pytest.mark.parametrize("body", [b"", b"\x00\x01\x02\xff" * 40, b"PK\x03\x04 not really", b"just a note to self\n"])
def test_an_empty_or_foreign_file_given_to_import(call: Call, desk: Path, tmp_path: Path, body: bytes) -> None:
    (tmp_path / "file.txt").write_bytes(body)
    code, said = call("-d", desk, "import", tmp_path / "file.txt")
    assert code == 1
    assert one_sentence(said)
    assert "file.txt" in said


def test_a_missing_file_given_to_import(call: Call, desk: Path, tmp_path: Path) -> None:
    code, said = call("-d", desk, "import", tmp_path / "gone.txt")
    assert code == 2
    assert one_sentence(said)


def test_a_period_written_backwards(call: Call, desk: Path) -> None:
    code, said = call("-d", desk, "draft", "2026-02-20..2026-02-14")
    assert code == 2
    assert one_sentence(said)
    assert "backwards" in said


def test_a_period_that_is_none(call: Call, desk: Path) -> None:
    code, said = call("-d", desk, "draft", "last week")
    assert code == 2
    assert one_sentence(said)


@pytest.mark.parametrize("command", ["proof", "publish"])
def test_a_bulletin_that_does_not_exist(call: Call, desk: Path, command: str) -> None:
    code, said = call("-d", desk, command, "nonsense")
    assert code == 2
    assert one_sentence(said)
    assert "nonsense" in said


def test_a_second_run_at_the_same_time(call: Call, desk: Path) -> None:
    with open_store(desk / "data") as store, store.run():
        code, said = call("-d", desk, "draft", "2026-02-14..2026-02-20")
    assert code == 1
    assert one_sentence(said)


def test_an_unknown_format(call: Call, desk: Path) -> None:
    code, said = call("-d", desk, "publish", "x", "--format", "wordstar")
    assert code == 2
    assert one_sentence(said)
    assert "wordstar" in said


def test_a_desk_is_not_made_twice(call: Call, desk: Path) -> None:
    code, said = call("init", desk)
    assert code == 2
    assert one_sentence(said)


def test_an_unknown_command(call: Call) -> None:
    code, said = call("dance")
    assert code == 2
    assert one_sentence(said)


def test_a_draft_of_nothing_is_an_empty_bulletin(call: Call, desk: Path) -> None:
    assert call("-d", desk, "draft", "2026-02-14..2026-02-20")[0] == 0
