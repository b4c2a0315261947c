"""Doubts settled by a person: accepted, corrected, taken back; kept through a rebuild and a new import."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archive.test_intake import ISSUE, NOON, PAGE, take
from torimatome import archive, exports, plugins
from torimatome.archive import Queued
from torimatome.cli import main
from torimatome.errors import Failed, NotFound
from torimatome.plugins import Folder
from torimatome.store import Store, open_store


def doubt(store: Store, word: str) -> Queued:
    return next(q for q in archive.review(store, repairs=True) if word in q.remark.sentence)


def test_an_accepted_doubt_waits_no_longer_until_it_is_taken_back(folder: Folder, store: Store) -> None:
    take(folder, store, PAGE)
    one, waiting = doubt(store, "3103-021001"), len(archive.review(store))
    archive.settle(store, [one], "accepted", "kana", NOON, "of a page that we lost")
    assert len(archive.review(store)) == waiting - 1
    (settled,) = archive.review(store, settled=True)
    assert "accepted by kana on 2031-04-01: of a page that we lost" in str(settled)
    store.drop_machine_tables()
    take(folder, store, f"\n{PAGE}", "again.txt")  # a line lower, in other bytes
    assert not [q for q in archive.review(store) if q.name == one.name]
    archive.settle(store, [one], "reopened", "kana", NOON)
    assert one.name in {q.name for q in archive.review(store)}


def test_a_correction_is_shown_with_what_stood_there(folder: Folder, store: Store) -> None:
    take(folder, store, PAGE)
    one = doubt(store, "was read as")
    archive.correct(store, one, "date", "2031-03-06", "kana", NOON, "the cover says so")
    archive.correct(store, one, "headline.en", "Ferries of the bay", "kana", NOON)
    found = store.archive.get("3105-030501")
    assert found is not None
    assert (found.item.headline("en"), found.day) == ("Ferries of the bay", "2031-03-06")
    assert found.as_read is not None
    assert found.as_read.headline("en") == "Boats of the bay"
    assert "kana corrected date on 2031-04-01 (the cover says so); it was “2031-03-05”." in found.item.doubts
    assert found.item.raw == found.as_read.raw
    assert [hit.id for hit in store.search.find("ferries")] == ["3105-030501"]
    store.drop_machine_tables()
    again = store.archive.get("3105-030501")
    assert again is not None
    assert again.item == found.item
    archive.settle(store, [one], "reopened", "kana", NOON)
    back = store.archive.get("3105-030501")
    assert back is not None
    assert (back.item, back.as_read, back.day) == (found.as_read, None, "2031-03-05")


@pytest.mark.parametrize(("field", "value", "said"), [("colour", "red", "no field"), ("date", "soon", "no date")])
def test_a_correction_that_does_not_fit_changes_nothing(
    folder: Folder, store: Store, field: str, value: str, said: str
) -> None:
    take(folder, store, PAGE)
    with pytest.raises(Failed, match=said):
        archive.correct(store, doubt(store, "was read as"), field, value, "kana", NOON)
    assert store.settlements.all() == ()


LOST = "湾の報道\n\n2031.03.05 時事通信\n\n(Yahoo)\n\n灯台が完成\n 灯台が5日、完成した。\n2031.03.02 時事通信\n\n(Yahoo)\n\n桟橋が完成 <3104-030201>\n 桟橋が2日、完成した。\n"


def test_an_item_that_lost_its_id_is_given_the_printed_one_for_good(
    folder: Folder, store: Store, tmp_path: Path
) -> None:
    take(folder, store, LOST)
    one = doubt(store, "The entry has no id")
    with pytest.raises(Failed, match="write it like"):
        archive.correct(store, one, "id", "3113-030501", "kana", NOON)
    with pytest.raises(Failed, match="is that of 3104-030201 already"):
        archive.correct(store, one, "id", "3104-030201", "kana", NOON)
    archive.correct(store, one, "id", "<3104-030501>", "kana", NOON, "in the printed volume")
    for _ in range(2):
        found = store.archive.get("3104-030501")
        assert found is not None
        assert (found.id, found.item.headline("ja")) == ("3104-030501", "灯台が完成")
        store.drop_machine_tables()
        take(folder, store, f"\n{LOST}", "again.txt")
    assert one.name not in {q.name for q in archive.review(store)}
    assert "id corrected to “3104-030501” by kana" in str(archive.review(store, settled=True)[0])
    with pytest.raises(Failed, match="an id is never changed"):
        archive.correct(store, one, "id", "3104-030502", "kana", NOON)
    with pytest.raises(Failed, match="given for good"):
        archive.settle(store, [one], "reopened", "kana", NOON)
    other = plugins.create_folder(tmp_path / "other", "central-asia", None, {})
    with open_store(other.data) as second:
        archive.take_in(other, second, "all.jsonl", "".join(exports.archive_lines(store)).encode(), NOON)
        assert list(exports.archive_lines(second)) == list(exports.archive_lines(store))


def test_an_id_that_a_page_gives_is_not_changed(folder: Folder, store: Store) -> None:
    take(folder, store, PAGE)
    with pytest.raises(Failed, match="bears the id 3105-030501 already"):
        archive.correct(store, doubt(store, "was read as"), "id", "3105-030502", "kana", NOON)


def test_fields_of_a_bulletin_item(folder: Folder, store: Store) -> None:
    take(folder, store, ISSUE.format(1, 7, "It opened.", 9), "first.txt")
    one = archive.review(store)[0]
    archive.correct(store, one, "outlets", "QALA, LERIK", "kana", NOON)
    archive.correct(store, one, "section", "elsewhere", "kana", NOON)
    (found,) = store.archive.items()
    assert found.item.attribution is not None
    assert found.item.attribution.outlets == ("QALA", "LERIK")
    assert found.section == "elsewhere"
    with pytest.raises(Failed, match="stands on no archive page"):
        archive.correct(store, one, "time", "10:00", "kana", NOON)


def test_a_hole_can_be_accepted_but_not_corrected(folder: Folder, store: Store) -> None:
    take(folder, store, ISSUE.format(1, 7, "It opened.", 2), "first.txt")
    take(folder, store, ISSUE.format(15, 21, "It opened.", 2).replace("02.03", "16.03"), "third.txt")
    (hole,) = archive.review(store)
    with pytest.raises(Failed, match="is about no item"):
        archive.correct(store, hole, "date", "2031-03-01", "kana", NOON)
    archive.settle(store, [hole], "accepted", "kana", NOON, "the summer")
    assert archive.review(store) == []


def test_a_doubt_is_named_by_enough_of_its_name(folder: Folder, store: Store) -> None:
    take(folder, store, PAGE)
    one = archive.review(store)[0]
    assert archive.named(store, one.name[:8]) == one
    for name in ("", "zzzz", one.name[:3]):
        with pytest.raises(NotFound, match="shows the name of each"):
            archive.named(store, name)


def test_the_commands(folder: Folder, store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    entries = "".join(f"2031.03:{31 - n:02d} 時事通信 港 <3104-03{31 - n:02d}01>\n 港だ。\n" for n in range(9))
    take(folder, store, f"湾の報道\n\n{entries}")
    review = ["-d", str(folder.path), "review"]
    assert main([*review, "--kinds"]) == 0
    count, _ = capsys.readouterr().out.split(maxsplit=1)
    assert int(count) == 9
    name = archive.review(store)[0].name
    assert main([*review, "--accept", name[:8], "--all-of-kind", "--reason", "an old habit", "--by", "kana"]) == 0
    assert capsys.readouterr().out == "9 accepted\n"
    assert main([*review, "--settled", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["settled"]["reason"] for row in rows} == {"an old habit"}
    assert main([*review, "--reopen", name, "--by", "kana"]) == 0
    assert main([*review, "--correct", name, "body", "港である。", "--by", "kana"]) == 0
    assert "the text as it was read is kept" in capsys.readouterr().out
    assert main([*review, "--accept", "nothing"]) == 2
    assert "No doubt is called 'nothing'" in capsys.readouterr().err
