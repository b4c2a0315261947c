"""A desk in one file and back; a backup writes over nothing, and a hostile one writes nowhere."""

from __future__ import annotations

import errno
import io
import sys
import tarfile
from pathlib import Path

import pytest

from tests.store.store_nouns import article, bulletin, capture, item
from torimatome.errors import BadConfig, NoRoom, NotFound, Stop
from torimatome.store import Store, backup, open_store, restore


@pytest.fixture
def desk(store: Store, data: Path) -> Path:
    """A desk at work: its store is open."""
    store.captures.keep(capture(1))
    store.articles.save(article(1))
    store.bulletins.issue(bulletin(item(1)), {"txt": b"issued"})
    folder = data.parent
    (folder / "desk.toml").write_text('title = "週報"\n')
    (folder / "outlets").mkdir()
    (folder / "outlets" / "ganja.toml").write_text('id = "az.ganja"\n')
    return folder


def test_a_desk_comes_back_whole(desk: Path, store: Store, tmp_path: Path) -> None:
    backup(desk, tmp_path / "desk.tar.gz")
    store.articles.save(article(2))
    restore(tmp_path / "desk.tar.gz", tmp_path / "again")
    assert (tmp_path / "again" / "desk.toml").read_text() == 'title = "週報"\n'
    assert (tmp_path / "again" / "outlets" / "ganja.toml").is_file()
    with open_store(tmp_path / "again" / "data") as copy:
        assert [a.id for a in copy.articles.all()] == ["a1"]
        assert list(copy.captures.all()) == list(store.captures.all())
        assert copy.bulletins.issues() == store.bulletins.issues()
        assert copy.reindex() == 1
        copy.captures.keep(capture(2))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["again", "desk", "desk.tar.gz"]


def test_a_capture_after_the_database_was_copied_is_found_in_the_copy(
    desk: Path, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = sys.modules[backup.__module__]
    copy_database = module._copy_database

    def copy_then_work(source: Path, copy: Path) -> None:
        copy_database(source, copy)
        store.captures.keep(capture(2))

    monkeypatch.setattr(module, "_copy_database", copy_then_work)
    backup(desk, tmp_path / "desk.tar.gz")
    restore(tmp_path / "desk.tar.gz", tmp_path / "again")
    with open_store(tmp_path / "again" / "data") as copy:
        assert list(copy.captures.all()) == list(store.captures.all())


def test_a_backup_inside_the_desk_does_not_hold_itself(desk: Path) -> None:
    backup(desk, desk / "backup.tar.gz")
    with tarfile.open(desk / "backup.tar.gz") as tar:
        names = tar.getnames()
    assert sorted(names) == [
        "data/torimatome.db", "data/warc/20260302-0001.warc.gz", "desk.toml", "outlets/ganja.toml",
    ]  # fmt: skip


def test_a_backup_follows_no_link_out_of_the_desk(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (desk / "link").symlink_to(tmp_path / "secret")
    backup(desk, tmp_path / "desk.tar.gz")
    with tarfile.open(tmp_path / "desk.tar.gz") as tar:
        assert "link" not in tar.getnames()


def test_nothing_is_written_over(desk: Path, tmp_path: Path) -> None:
    backup(desk, tmp_path / "desk.tar.gz")
    with pytest.raises(Stop, match="is there already"):
        backup(desk, tmp_path / "desk.tar.gz")
    with pytest.raises(Stop, match="is not empty"):
        restore(tmp_path / "desk.tar.gz", desk)
    with pytest.raises(Stop, match="is not empty"):
        restore(tmp_path / "desk.tar.gz", desk / "desk.toml")
    (tmp_path / "empty").mkdir()
    restore(tmp_path / "desk.tar.gz", tmp_path / "empty")
    assert (tmp_path / "empty" / "desk.toml").is_file()


def test_what_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no desk"):
        backup(tmp_path / "nowhere", tmp_path / "file")
    with pytest.raises(NotFound, match="does not exist"):
        restore(tmp_path / "nothing.tar.gz", tmp_path / "desk")


@pytest.mark.parametrize("cut", [0, 10, 400, -1])
def test_half_a_backup_restores_nothing(desk: Path, tmp_path: Path, cut: int) -> None:
    backup(desk, tmp_path / "whole")
    (tmp_path / "half").write_bytes((tmp_path / "whole").read_bytes()[:cut])
    with pytest.raises(BadConfig, match="nothing was restored"):
        restore(tmp_path / "half", tmp_path / "again")
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("kind", [tarfile.REGTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE])
@pytest.mark.parametrize("name", ["../out", "/tmp/out", "data/../../out", "data/torimatome.db"])
def test_a_hostile_backup_writes_nowhere(tmp_path: Path, name: str, kind: bytes) -> None:
    with tarfile.open(tmp_path / "evil.tar.gz", "w:gz") as tar:
        member = tarfile.TarInfo(name)
        member.type, member.linkname, member.size = kind, "/etc/passwd", 4 if kind == tarfile.REGTYPE else 0
        tar.addfile(member, io.BytesIO(b"evil"))
    if (name, kind) == ("data/torimatome.db", tarfile.REGTYPE):
        restore(tmp_path / "evil.tar.gz", tmp_path / "desk")
        return
    with pytest.raises(BadConfig, match="which no backup of a desk holds"):
        restore(tmp_path / "evil.tar.gz", tmp_path / "desk")
    assert [p.name for p in tmp_path.iterdir()] == ["evil.tar.gz"]


def test_an_archive_of_something_else_is_no_backup(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "other.tar.gz", "w:gz") as tar:
        tar.addfile(tarfile.TarInfo("letter.txt"))
    with pytest.raises(BadConfig, match="not a backup of a desk"):
        restore(tmp_path / "other.tar.gz", tmp_path / "desk")


def test_a_full_disk_leaves_no_half_backup(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tarfile.TarFile, "add", full)
    with pytest.raises(NoRoom):
        backup(desk, tmp_path / "desk.tar.gz")
    assert [p.name for p in tmp_path.iterdir()] == ["desk"]


def test_a_damaged_database_is_not_backed_up(tmp_path: Path) -> None:
    (tmp_path / "desk" / "data").mkdir(parents=True)
    (tmp_path / "desk" / "data" / "torimatome.db").write_bytes(b"no database" * 100)
    with pytest.raises(BadConfig, match="is not a database"):
        backup(tmp_path / "desk", tmp_path / "file")
