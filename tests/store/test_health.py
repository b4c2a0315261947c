"""What is wrong with a desk's files is found without opening the desk, and mended without losing anything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.store_nouns import NOON, capture
from torimatome.errors import Stop
from torimatome.model import Edit
from torimatome.store import backup, health, open_store

EDIT = Edit(item="i1", field="headline.en", value="Bridges open", replaces="", by="leyla", at=NOON)


@pytest.fixture
def kept(data: Path) -> Path:
    """A desk with three pages and an edit."""
    with open_store(data) as store:
        for n in range(1, 4):
            store.captures.keep(capture(n))
        store.edits.add(EDIT)
    return data


def warc(data: Path) -> Path:
    return next((data / "warc").glob("*.warc.gz"))


def test_a_sound_desk_and_no_desk(kept: Path, tmp_path: Path) -> None:
    assert list(health.examine(kept)) == []
    assert list(health.examine(tmp_path / "nowhere")) == []


def test_a_torn_end_is_found_and_put_aside(kept: Path) -> None:
    with warc(kept).open("ab") as file:
        file.write(b"\x1f\x8b\x08half a record")
    assert "torn end" in next(health.examine(kept))
    assert any("had damage" in line for line in health.mend(kept))
    assert list(health.examine(kept)) == []
    assert list((kept / "warc").glob("*.torn"))


def test_damage_in_the_middle_is_told(kept: Path) -> None:
    body = bytearray(warc(kept).read_bytes())
    body[len(body) // 2] ^= 0xFF
    warc(kept).write_bytes(body)
    assert "damage in 1 places" in next(health.examine(kept))


@pytest.mark.file_only
def test_a_lost_database_is_told_and_the_pages_are_found_again(kept: Path) -> None:
    for file in kept.glob("torimatome.db*"):
        file.unlink()
    assert "is lost" in next(health.examine(kept))
    assert list(health.mend(kept)) == ["3 snapshots are in the index."]


@pytest.mark.file_only
@pytest.mark.parametrize("damage", ["a page", "the end", "the head"])
def test_a_damaged_database_is_put_aside_and_what_can_be_read_is_taken_over(kept: Path, damage: str) -> None:
    file = kept / "torimatome.db"
    body = bytearray(file.read_bytes())
    if damage == "a page":
        body[len(body) - 8192 : len(body)] = os.urandom(8192)
    elif damage == "the end":
        del body[len(body) - 6000 :]
    else:
        body[:100] = bytes(100)
    file.write_bytes(body)
    assert "is damaged" in next(health.examine(kept))
    assert any("put aside" in line or "is now" in line for line in health.mend(kept))
    assert (kept / "torimatome.db.damaged-1").read_bytes() == bytes(body)
    with open_store(kept) as store:
        assert sum(1 for _ in store.captures.all()) == 3
        assert [e.value for e in store.edits.of_item("i1")] in ([], [EDIT.value])
    assert list(health.examine(kept)) == []


def test_what_a_cut_run_left_is_taken_away(kept: Path) -> None:
    (kept / "x.part").write_bytes(b"half")
    assert "was cut short" in next(health.examine(kept))
    list(health.mend(kept))
    assert list(health.examine(kept)) == []


@pytest.mark.file_only
def test_a_full_disk_does_not_hide_what_the_desk_holds(kept: Path) -> None:
    before = {file: file.read_bytes() for file in kept.rglob("*") if file.is_file()}
    with open_store(kept, still=True) as store:
        assert sum(1 for _ in store.captures.all()) == 3
    assert {file: file.read_bytes() for file in kept.rglob("*") if file.is_file()} == before


SMALL = """
import resource, sys
from pathlib import Path
from tests.store.store_nouns import capture
from torimatome.errors import Failed
from torimatome.store import open_store
with open_store(Path(sys.argv[1])) as store:
    store.captures.keep(capture(1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
    try:
        for n in range(2, 400):
            store.captures.keep(capture(n, b"%d" % n * 4000))
            print(n, flush=True)
    except Failed:
        print("full")
"""


@pytest.mark.file_only
def test_a_file_that_may_not_grow_is_a_full_disk(data: Path) -> None:
    command = [sys.executable, "-c", SMALL, str(data), "700000"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    said = run.stdout.split()
    assert said[-1] == "full", run.stderr
    with open_store(data) as store:
        found = [int(s.url_reached.rpartition("/")[2]) for s in store.captures.all()]
        assert found == list(range(1, len(found) + 1))
        assert len(found) >= int(said[-2])
        for snapshot in store.captures.all():
            store.captures.body(snapshot.id)
    assert list(health.examine(data)) == []


def test_a_backup_into_a_missing_folder_names_the_folder(kept: Path, tmp_path: Path) -> None:
    with pytest.raises(Stop, match="missing is not a folder"):
        backup(kept.parent, tmp_path / "missing" / "b.tar.gz")
