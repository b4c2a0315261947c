"""Ids given to items: kept for good, after those that pages bear, never twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.archive.test_intake import ISSUE, OLDER, PAGE, take
from torimatome import archive, plugins
from torimatome.plugins import Folder
from torimatome.store import Store, open_store


def test_an_item_is_numbered_once_and_after_what_is_known(folder: Folder, store: Store) -> None:
    take(folder, store, PAGE)
    take(folder, store, ISSUE.format(1, 7, "It opened.", 3), "first.txt")
    items = list(store.archive.all())
    given = archive.numbered(folder, store, items)
    assert given == {
        "import-2031-03-01-01": "3104-030302",  # the page has 3104-030301 of that day
        "3105-030501": "3105-030501",
        "3104-030301": "3104-030301",
    }
    assert archive.numbered(folder, store, items) == given
    found = store.archive.get("3104-030302")
    assert found is not None
    assert (found.item.id, found.id) == ("import-2031-03-01-01", "3104-030302")
    store.drop_machine_tables()
    assert archive.numbered(folder, store, list(store.archive.all())) == given


def test_an_id_that_is_only_referred_to_is_not_given(folder: Folder, store: Store) -> None:
    take(folder, store, PAGE)  # refers to 3104-030201, which no page has
    take(folder, store, ISSUE.format(1, 7, "It opened.", 2), "first.txt")
    assert archive.numbered(folder, store, store.archive.items()) == {"import-2031-03-01-01": "3104-030202"}


def test_a_page_that_comes_later_does_not_change_a_given_id(folder: Folder, store: Store) -> None:
    take(folder, store, ISSUE.format(1, 7, "It opened.", 2), "first.txt")
    assert archive.numbered(folder, store, store.archive.items()) == {"import-2031-03-01-01": "3104-030201"}
    take(folder, store, OLDER)  # bears the same id for another item
    (doubt,) = [q for q in archive.review(store) if "was given here" in q.remark.sentence]
    told = "The id 3104-030201 was given here to “港を開く”; both bear it now, and this one is found by it."
    assert (doubt.remark.sentence, doubt.remark.item, doubt.remark.line) == (told, "3104-030201", 3)
    found = store.archive.get("3104-030201")
    assert found is not None
    assert found.item.headline("ja") == "桟橋が完成"
    assert archive.numbered(folder, store, store.archive.items()) == {"import-2031-03-01-01": "3104-030201"}


NUMBER = """
import sys
from pathlib import Path
from torimatome import archive, plugins
from torimatome.store import open_store
folder = plugins.open_folder(Path(sys.argv[1]))
with open_store(folder.data) as store:
    for found in store.archive.items():
        archive.numbered(folder, store, [found])
"""


def test_two_processes_never_give_one_twice(folder: Folder, store: Store) -> None:
    items = "".join(f"● 港{n}を開く\n\nPort {n} opens\n\nIt opened. (QALA / 02.03.2031)\n\n" for n in range(12))
    head, _, tail = ISSUE.format(1, 7, "It opened.", 2).partition("● ")
    take(folder, store, head + items + "END\n" + tail[:0], "first.txt")
    command = [sys.executable, "-c", NUMBER, str(folder.path)]
    running = [subprocess.Popen(command) for _ in range(2)]
    assert [one.wait() for one in running] == [0, 0]
    given = [found.id for found in store.archive.items()]
    assert sorted(given) == [f"3104-0302{n:02}" for n in range(1, 13)]


def test_a_crash_gives_all_or_none(folder: Folder, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    take(folder, store, ISSUE.format(1, 7, "It opened.", 2), "first.txt")
    take(folder, store, ISSUE.format(8, 14, "It closed.", 9), "second.txt")
    give, count = store.numbers.give, iter((True, False))

    def fails(key: str, given: str, day: str) -> None:
        if not next(count):
            raise OSError
        give(key, given, day)

    monkeypatch.setattr(store.numbers, "give", fails)
    with pytest.raises(OSError):  # noqa: PT011 - our own
        archive.numbered(folder, store, store.archive.items())
    monkeypatch.undo()
    assert [found.id for found in store.archive.items()] == ["", ""]


def test_opening_a_desk_changes_no_id(folder: Folder, store: Store, tmp_path: Path) -> None:
    take(folder, store, ISSUE.format(1, 7, "It opened.", 2), "first.txt")
    given = archive.numbered(folder, store, store.archive.items())
    store.close()
    with open_store(plugins.open_folder(folder.path).data) as again:
        assert [found.id for found in again.archive.items()] == list(given.values())
    assert tmp_path.is_dir()
