"""The page of an event, its list and its commands."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from torimatome import plugins
from torimatome.cli import main
from torimatome.dossiers import listed, page
from torimatome.errors import NotFound
from torimatome.store import open_store

from .conftest import CHESS, FIRE, START, Room


def test_a_page_tells_reports_families_copies_figures_and_the_section(room: Room) -> None:
    found = page(room.folder, room.store, room.event("fire-1"))
    assert [r.article for r in found.reports] == ["fire-1", "fire-2", "fire-3"]
    copy = found.reports[1]
    assert copy.copy_of == "fire-1"
    assert copy.copied is not None
    assert copy.copied.added == ("The mill was built in 1987.",)
    assert all(r.reasons for r in found.reports)
    assert any("the same event as fire-1" in word for word in found.reports[2].said)
    assert len(found.families) == found.event.families == 2
    assert {(row.counts, row.holder) for row in found.figures} >= {("wounded", "APA")}
    assert any(line.startswith("conflict, killed") for line in found.conflicts)
    assert found.labels[0].reason


def test_a_revision_with_another_figure_is_told_beside_the_first(room: Room) -> None:
    text = FIRE[0].text.replace("Three people", "Five people")
    room.store.articles.save(replace(FIRE[0], text=text, first_seen_at=START + timedelta(hours=9)))
    room.regroup()
    found = page(room.folder, room.store, room.event("fire-1"))
    (first, *_) = found.reports
    assert any("revision 2" in line for line in first.revisions)
    (row,) = [r for r in found.figures if r.counts == "wounded" and r.holder == "APA"]
    assert [(s.claim.value_number, s.claim.citation.revision) for s in row.said] == [(3, 1), (5, 2)]


def test_events_of_days_and_an_unknown_event(room: Room) -> None:
    day = START.date()
    assert {one.headline for one in listed(room.folder, room.store, day, day)} == {
        FIRE[0].headline, CHESS[0].headline,
    }  # fmt: skip
    with pytest.raises(NotFound):
        page(room.folder, room.store, "nothing")


def _said(capsys: pytest.CaptureFixture[str], desk: Path, *call: str) -> tuple[int, str, str]:
    try:
        code = main(["-d", str(desk), *call])
    except SystemExit as stop:
        code = int(stop.code or 0)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str], room: Room) -> None:
    desk = plugins.create_folder(tmp_path / "desk", "azerbaijan", None, {})
    with open_store(desk.data) as store:
        for one in (*FIRE, *CHESS):
            store.articles.save(one)
        store.events.lay(room.store.events.all(), room.store.events.coverage())
    fire, chess = room.event("fire-1"), room.event("chess-1")
    assert "2 events" in _said(capsys, desk.path, "events", "2031-03-10")[1]
    assert len(json.loads(_said(capsys, desk.path, "events", "--json")[1])) == 2
    told = _said(capsys, desk.path, "event", fire)[1]
    assert "copy of fire-1: 1 sentence added" in told
    assert "section:" in told
    assert json.loads(_said(capsys, desk.path, "event", fire, "--json")[1])["event"]["id"] == fire
    assert _said(capsys, desk.path, "merge", fire, chess)[0] == 0
    assert "5 articles" in _said(capsys, desk.path, "events")[1]
    assert _said(capsys, desk.path, "split", fire, "chess-1", "chess-2")[0] == 0
    assert _said(capsys, desk.path, "same", "fire-1", "chess-1")[0] == 0
    assert _said(capsys, desk.path, "not-same", "fire-1", "chess-1")[0] == 0
    assert "2 events" in _said(capsys, desk.path, "events")[1]
    assert _said(capsys, desk.path, "calendar", "--since", "2031-03-01")[0] == 0
    assert _said(capsys, desk.path, "calendar", "--ics")[1].startswith("BEGIN:VCALENDAR")
    code, _, sentence = _said(capsys, desk.path, "split", fire, "x")
    assert (code, sentence.count("\n")) == (1, 1)
    assert _said(capsys, desk.path, "event", "nothing")[0] == 2
    assert _said(capsys, desk.path, "calendar", "--since", "soon")[0] == 2
