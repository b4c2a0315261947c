"""A person's word on a finding; and any file read without a desk."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from torimatome.archive.proofread import accept, of_file, weighed
from torimatome.cli import main
from torimatome.errors import NotFound, Stop
from torimatome.store import open_store

from .test_checks import item, read

AT = datetime(2031, 3, 8, tzinfo=UTC)
ISSUE = """甲情報

(とりまとめ)

2031年3月1日～3月7日

在甲大使館

1. 内政関連

● 甲市長、港を開く

Mayor of Qala opens port

On March 2, Mayor Ada Lin opened a old port. (QALA/02.03.2031)

END
"""
LETTER = """Dear colleagues,

We signed a agreement in 20311, and the the port is open.
"""


def test_what_is_accepted_is_silent_until_the_text_changes(tmp_path: Path) -> None:
    found = read(item("Ada Lin opened a old port."))
    with open_store(tmp_path) as store:
        accept(store, weighed(store, found), found[0].key, "so she said", "eva", AT)
        assert weighed(store, found) == ()
        assert [f.accepted for f in weighed(store, found, accepted=True)] == ["so she said"]
        changed = read(item("Ada Lin opened a old port. It is big."))
        assert [f.code for f in weighed(store, changed)] == ["article"]


def test_an_acceptance_can_be_taken_back(tmp_path: Path) -> None:
    found = read(item("Ada Lin opened a old port."))
    with open_store(tmp_path) as store:
        with pytest.raises(Stop):
            accept(store, weighed(store, found, accepted=True), found[0].key, "", "eva", AT)
        accept(store, weighed(store, found), found[0].key, "so she said", "eva", AT)
        accept(store, weighed(store, found, accepted=True), found[0].key, "", "eva", AT)
        assert [f.key for f in weighed(store, found)] == [found[0].key]
        with pytest.raises(NotFound, match="no finding"):
            accept(store, found, "nothing", "because", "eva", AT)


def test_any_document_is_read() -> None:
    today = date(2031, 3, 8)
    issue = {f.code for f in of_file(ISSUE.encode(), "issue.txt", {}, today)}
    assert {"article", "attribution-form"} <= issue
    letter = {f.code for f in of_file(LETTER.encode(), "letter.txt", {}, today)}
    assert {"article", "year-digits", "doubled-word"} <= letter


def test_the_command_reads_a_file_without_a_desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "letter.md"
    file.write_text(LETTER, "utf-8")
    assert main(["-d", str(tmp_path), "proof", str(file)]) == 1
    assert "3 findings, 1 error" in capsys.readouterr().out
    main(["-d", str(tmp_path), "proof", str(file), "--json"])
    rows = json.loads(capsys.readouterr().out)
    assert {row["code"] for row in rows} == {"article", "year-digits", "doubled-word"}


def test_an_acceptance_needs_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-d", str(tmp_path), "proof", "x", "--accept", "abc"]) == 2
    assert "--reason" in capsys.readouterr().err
