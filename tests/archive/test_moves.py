"""The archive out and in again: an export makes the same archive, a rebuild and an older desk too; editions; foreign files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from tests.archive.test_intake import ISSUE, NOON, OLDER, PAGE, take
from torimatome import archive, exports, plugins
from torimatome.cli import main
from torimatome.errors import Failed
from torimatome.plugins import Folder
from torimatome.store import Store, backup, open_store, restore


@pytest.fixture
def full(folder: Folder, store: Store) -> Store:
    """Two pages that share an item, two issues, one of them corrected by a second edition, ids, and people's words."""
    take(folder, store, PAGE)
    take(folder, store, OLDER + PAGE.partition("\n\n")[2].partition("2031.03:03")[0], "shared.txt")
    take(folder, store, ISSUE.format(1, 7, "It opened.", 2), "first.txt")
    take(folder, store, ISSUE.format(1, 7, "It opened late.", 2), "first-corrected.txt")
    take(folder, store, ISSUE.format(15, 21, "", 2), "third.txt")
    archive.numbered(folder, store, store.archive.items())
    queue = archive.review(store, repairs=True)
    archive.settle(store, [queue[0], queue[-1]], "accepted", "kana", NOON, "seen")
    doubt = next(q for q in queue if q.remark.item == "3104-030301")
    archive.correct(store, doubt, "headline.ja", "港が開いた", "kana", NOON)
    return store


def lines(store: Store) -> str:
    return "".join(exports.archive_lines(store))


def test_an_export_makes_the_same_archive(full: Store, tmp_path: Path) -> None:
    out = lines(full)
    other = plugins.create_folder(tmp_path / "other", "central-asia", None, {})
    with open_store(other.data) as store:
        told = archive.take_in(other, store, "all.jsonl", out.encode(), NOON)
        assert str(told) == "all.jsonl: export, 5 items of 4 documents (4 new)"
        assert lines(store) == out
        again = archive.take_in(other, store, "all.jsonl", out.encode(), NOON)
        assert str(again) == "all.jsonl: export, 5 items of 4 documents (known already)"
        assert lines(store) == out
        assert {q.name for q in archive.review(store)} == {q.name for q in archive.review(full)}
        assert len(store.imports.all()) == 4
        store.drop_machine_tables()
        assert lines(store) == out


def test_an_export_into_its_own_desk_changes_nothing(folder: Folder, full: Store) -> None:
    out = lines(full)
    assert not archive.take_in(folder, full, "all.jsonl", out.encode(), NOON).new
    assert lines(full) == out


def test_dropping_the_machine_tables_gives_the_same_archive(full: Store) -> None:
    out, queue = lines(full), [q.name for q in archive.review(full)]
    full.drop_machine_tables()
    assert lines(full) == out
    assert [q.name for q in archive.review(full)] == queue
    assert full.archive.faults() == []


def test_a_backup_has_the_archive(folder: Folder, full: Store, tmp_path: Path) -> None:
    backup(folder.path, tmp_path / "desk.tar.gz")
    restore(tmp_path / "desk.tar.gz", tmp_path / "again")
    with open_store(tmp_path / "again" / "data") as copy:
        assert lines(copy) == lines(full)


def test_a_desk_of_the_first_version_gets_its_archive(folder: Folder, store: Store, tmp_path: Path) -> None:
    take(folder, store, PAGE)
    take(folder, store, ISSUE.format(1, 7, "It opened.", 2), "first.txt")
    data = tmp_path / "old"
    data.mkdir()
    config = Config()
    config.set_main_option("script_location", "torimatome.store:migrations")
    config.set_main_option("path_separator", "os")
    engine = create_engine(f"sqlite:///{data / 'torimatome.db'}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for one in store.imports.all():
            connection.exec_driver_sql(
                "INSERT INTO imports (name, sha256, data, document, imported_at) VALUES (?, ?, ?, ?, ?)",
                (one.name, one.sha256, one.data, one.document, "2031-04-01T12:00:00.000000Z"),
            )
    engine.dispose()
    with open_store(data) as old:
        assert lines(old) == lines(store)
        assert [q.name for q in archive.review(old)] == [q.name for q in archive.review(store)]
        assert old.search.find("新型の艇")


@pytest.mark.parametrize(
    "line",
    ['{"id": 1}', "{", "[]", '{"id": null, "key": "k", "item": {}, "stands": [[1, 1]], "numbered": 0, "day": ""}'],
)
def test_what_is_no_export_is_one_sentence(folder: Folder, full: Store, line: str) -> None:
    before = lines(full)
    with pytest.raises(Failed, match="nothing was imported"):
        archive.take_in(folder, full, "all.jsonl", f"{before}{line}\n".encode(), NOON)
    assert lines(full) == before


def test_an_export_whose_ids_are_others_here_is_refused_whole(full: Store, tmp_path: Path) -> None:
    other = plugins.create_folder(tmp_path / "other", "central-asia", None, {})
    with open_store(other.data) as store:
        store.numbers.give("another", "3104-030202", "2031-03-02", NOON)
        with pytest.raises(Failed, match="gives the id 3104-030202 to import-2031-03-01-01"):
            archive.take_in(other, store, "all.jsonl", lines(full).encode(), NOON)
        assert list(store.archive.all()) == []


def test_the_older_edition_stays_reachable(full: Store) -> None:
    editions = full.archive.editions("import-2031-03-01")
    assert [(one.name, one.counts) for one in editions] == [("first.txt", False), ("first-corrected.txt", True)]
    (old,) = full.archive.of_document(editions[0].number)
    (new,) = full.archive.of_bulletin("import-2031-03-01")
    assert (old.item.body[0].text, new.item.body[0].text) == ("It opened.", "It opened late.")


def test_an_issue_of_another_desk_is_refused(folder: Folder, store: Store) -> None:
    foreign = ISSUE.format(1, 7, "It opened.", 2).replace("内政関連", "Weather").replace("題\n", "Another weekly\n", 1)
    with pytest.raises(Failed, match="an issue of “Another weekly”, and none of its sections"):
        take(folder, store, foreign)
    assert store.imports.all() == ()


def test_the_archive_is_found_by_day_and_newest_first(full: Store) -> None:
    newest = full.archive.newest(2)
    rest = full.archive.newest(9, before=newest[-1])
    days = [one.day for one in (*newest, *rest)]
    assert days == sorted(days, reverse=True)
    assert len(days) == full.archive.count() == 5
    from datetime import date

    assert {one.day for one in full.archive.of_days(date(2031, 3, 2), date(2031, 3, 3))} == {"2031-03-02", "2031-03-03"}


def test_folders_and_patterns_are_imported_and_one_bad_file_keeps_none_out(
    folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old"
    (old / "2031").mkdir(parents=True)
    for n in range(6):
        first = 1 + 4 * n
        (old / "2031" / f"{n}.txt").write_text(ISSUE.format(first, first + 3, f"It opened {n}.", 2), "utf-8")
    (old / "bad.txt").write_text("nothing that is known", "utf-8")
    (old / "notes.xyz").write_text("no past issue", "utf-8")
    assert main(["-d", str(folder.path), "import", str(old)]) == 1
    said = capsys.readouterr()
    assert said.out.endswith("7 files: 6 new, 0 known already, 1 not read\n")
    assert "bad.txt" in said.err
    assert main(["-d", str(folder.path), "import", str(old / "2031" / "*.txt")]) == 0
    assert capsys.readouterr().out.endswith("6 files: 0 new, 6 known already, 0 not read\n")
    assert main(["-d", str(folder.path), "import", str(old / "*.pdf")]) == 2
    assert "No file is called like" in capsys.readouterr().err


def test_tables_for_other_programs(
    folder: Folder, full: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "all.csv"
    assert main(["-d", str(folder.path), "export", str(file)]) == 0
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines(keepends=True)))
    assert [row["id"] for row in rows] == [json.loads(line)["id"] or "" for line in lines(full).splitlines()]
    assert main(["-d", str(folder.path), "export", str(tmp_path / "all.parquet")]) in (0, 2)
    assert "pip install 'torimatome[parquet]'" in capsys.readouterr().err or (tmp_path / "all.parquet").is_file()


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_table_makes_the_same_archive(folder: Folder, full: Store, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    file = tmp_path / f"all.{form}"
    assert main(["-d", str(folder.path), "export", str(file)]) == 0
    other = plugins.create_folder(tmp_path / "other", "central-asia", None, {})
    with open_store(other.data) as store:
        told = archive.take_in(other, store, file.name, file.read_bytes(), NOON)
        assert str(told) == f"all.{form}: export, 5 items of 4 documents (4 new)"
        assert lines(store) == lines(full)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('""numbered""', '""kee""', "no line of a desk's export"),
        ("{", "", "no line of a desk's export"),
        ('"{', "{", "no line"),
    ],
)
def test_a_table_that_was_changed_by_hand_is_refused_whole(
    folder: Folder, full: Store, tmp_path: Path, old: str, new: str, said: str
) -> None:
    file = tmp_path / "all.csv"
    assert main(["-d", str(folder.path), "export", str(file)]) == 0
    data = file.read_bytes().replace(old.encode(), new.encode(), 1)
    other = plugins.create_folder(tmp_path / "other", "central-asia", None, {})
    with open_store(other.data) as store:
        with pytest.raises(Failed, match=said):
            archive.take_in(other, store, file.name, data, NOON)
        assert store.archive.count() == 0


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert exports.cell(text).startswith("'")
    assert exports.cell([text, "b"]).startswith("'")
    assert exports.cell("1 = 1") == "1 = 1"


def test_trace_shows_the_raw_lines_and_what_leads_where(
    folder: Folder, full: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert full.archive.count() == 5
    assert main(["-d", str(folder.path), "trace", "3104-030201"]) == 0
    out = capsys.readouterr().out
    assert "from shared.txt, imported 2031-04-01T12:00:00Z" in out
    assert "   | 桟橋が完成 <3104-030201>" in out
    assert "is led to by 3105-030501" in out
