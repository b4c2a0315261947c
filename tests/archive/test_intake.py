"""Past documents in a desk: the account of an import, the queue of doubts, the items of archive pages among all others."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from torimatome import archive, exports
from torimatome.cli import main
from torimatome.errors import Failed
from torimatome.plugins import Folder
from torimatome.store import Store

NOON = datetime(2031, 4, 1, 12, tzinfo=UTC)
PAGE = """湾の報道

2031.03.05 Jane's Defence Weely Boats of the bay <3105-030501>
 新型の艇が完 成した。 次に
MBTを見せた。
【関連記事:3104-030201 (時事 2031.03.02)】
2031.03:03
 20:48
時事通信

(Yahoo)

港が開く=当局 <3104-030301>
 港が3日、開いた。
【関連記事:3103-021001 (時事 2031.02.10)】
"""
OLDER = """湾の報道

2031.03.02 時事通信

(Yahoo)

桟橋が完成 <3104-030201>
 桟橋が2日、完成した。
"""
ISSUE = "題\n\n(副題)\n\n2031年3月{}日～3月{}日\n\n中央アジア情勢研究班\n\n1. 内政関連\n\n● 港を開く\n\nPort opens\n\n{} (QALA / 0{}.03.2031)\n\nEND\n"


def take(folder: Folder, store: Store, text: str, name: str = "page.txt") -> archive.Account:
    account = archive.take_in(folder, store, name, text.encode(), NOON)
    assert isinstance(account, archive.Account)
    return account


def test_the_account_tells_lines_repairs_and_doubts_beside_their_text(folder: Folder, store: Store) -> None:
    account = take(folder, store, PAGE)
    assert account.head == "page.txt: archive page, 2 items, 12 lines used, 2 repairs, 4 doubts"
    text = str(account)
    assert (
        "The outlet “Jane's Defence Weely” was read as “Jane's Defence Weekly”.\n      2031.03.05 Jane's Defence Weely"
        in text
    )
    assert (
        "mended page.txt:5 3105-030501: The stranded term “MBT” was put back into its paragraph.\n      MBTを見せた。"
        in text
    )


def test_at_most_twenty_are_shown(folder: Folder, store: Store) -> None:
    entries = "".join(f"2031.03:{31 - n:02d} 時事通信 港 <3104-03{31 - n:02d}01>\n 港だ。\n" for n in range(30))
    lines = list(take(folder, store, f"湾の報道\n\n{entries}").lines())
    assert len([line for line in lines if line.startswith("doubt")]) == archive.intake.SHOWN
    assert lines[-1] == "... and 10 more; `torimatome review` shows every doubt."
    assert len(archive.review(store)) == 30


def test_the_same_file_twice_is_known_already_under_any_name(folder: Folder, store: Store) -> None:
    assert take(folder, store, PAGE).new
    again = take(folder, store, PAGE, "copy.txt")
    assert not again.new
    assert str(again).endswith("(known already)")
    assert len(store.imports.all()) == 1


def test_a_bad_file_leaves_nothing_behind(folder: Folder, store: Store) -> None:
    with pytest.raises(Failed):
        take(folder, store, "nothing that is known")
    assert store.imports.all() == ()


def test_the_queue_forgets_a_reference_that_another_page_answers(folder: Folder, store: Store) -> None:
    take(folder, store, PAGE)
    targets = {q.remark.target for q in archive.review(store)}
    assert targets == {"", "3104-030201", "3103-021001"}
    take(folder, store, OLDER, "older.txt")
    assert {q.remark.target for q in archive.review(store)} == {"", "3103-021001"}
    assert len(archive.review(store, repairs=True)) == len(archive.review(store)) + 2


def test_the_queue_tells_weeks_without_an_issue(folder: Folder, store: Store) -> None:
    take(folder, store, ISSUE.format(1, 7, "It opened.", 2), "first.txt")
    take(folder, store, ISSUE.format(15, 21, "It opened.", 9).replace("09.03", "16.03"), "third.txt")
    assert [q.remark.sentence for q in archive.review(store)] == [
        "No issue covers the days between 2031-03-07 and 2031-03-15."
    ]


def test_other_text_under_the_same_id_is_told(folder: Folder, store: Store) -> None:
    take(folder, store, OLDER)
    assert take(folder, store, OLDER.replace("桟橋が2日", "新桟橋が2日"), "b.txt").clashes == (
        "The item 3104-030201 is here already with other text; this one now counts.",
    )
    take(folder, store, ISSUE.format(1, 7, "It opened.", 2), "first.txt")
    assert take(folder, store, ISSUE.format(1, 7, "It closed.", 2), "corrected.txt").clashes == (
        "An issue of 2031年3月1日～3月7日 is here already with other text; this one now counts.",
        "   changed: 港を開く",
    )


def test_items_of_pages_are_found_and_exported(folder: Folder, store: Store) -> None:
    take(folder, store, PAGE)
    take(folder, store, ISSUE.format(1, 7, "It opened.", 2), "first.txt")
    assert [hit.id for hit in store.search.find("新型の艇")] == ["3105-030501"]
    assert [found.item.id for found in store.archive.items()] == ["import-2031-03-01-01"]
    printed, first, second = (exports.archive_item(found) for found in store.archive.all())
    assert (printed["document"], first["document"], first["bulletin"], first["n"]) == ("bulletin", "archive", None, 1)
    assert first["outlets"] == ["Jane's Defence Weekly"]
    assert first["outlets_raw"] == "Jane's Defence Weely"
    assert first["body"] == ["新型の艇が完成した。 次にMBTを見せた。"]
    assert (first["terms"], first["related"], first["lines"]) == (["MBT"], ["3104-030201"], [3, 6])
    assert (second["id"], second["date"], second["time"], second["via"]) == (
        "3104-030301",
        "2031-03-03",
        "20:48",
        "Yahoo",
    )
    assert second["headline"] == {"ja": "港が開く=当局"}
    assert any("2031.03:03" in doubt for doubt in second["doubts"])


def test_a_commentary_is_kept_whole(folder: Folder, store: Store) -> None:
    prose = "The bay has grown in ten years from a row of sheds to the largest port there is, and it grows on. " * 3
    account = take(folder, store, f"Institute of the Bay\n\n{prose}\n\n{prose}\n", "view.txt")
    assert account.head == "view.txt: commentary, 2 paragraphs, 3 lines used, 0 repairs, 0 doubts"
    (kept,) = store.imports.all()
    assert json.loads(kept.document)["paragraphs"][0]["text"] == prose.strip()


def test_the_review_command(folder: Folder, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    assert main(["-d", str(folder.path), "import", str(tmp_path / "page.txt")]) == 0
    capsys.readouterr()
    assert main(["-d", str(folder.path), "review"]) == 0
    assert capsys.readouterr().out.endswith("4 to look at\n")
    assert main(["-d", str(folder.path), "review", "--json", "--repairs"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 6
    assert {row["file"] for row in rows} == {"page.txt"}
    assert {"line", "raw", "sentence", "item", "repair"} <= set(rows[0])


def test_a_rebuild_finds_the_pages_again(folder: Folder, store: Store) -> None:
    take(folder, store, PAGE)
    store.drop_machine_tables()
    assert [hit.id for hit in store.search.find("新型の艇")] == ["3105-030501"]


def test_a_reference_can_be_corrected_and_the_correction_taken_back(folder: Folder, store: Store) -> None:
    take(folder, store, PAGE)
    one = next(q for q in archive.review(store) if q.remark.target == "3104-030201")
    with pytest.raises(Failed, match="is no id"):
        archive.correct(store, one, "related", "3104", "mika", NOON)
    archive.correct(store, one, "related", "3104-030301", "mika", NOON)
    held = store.archive.get(one.remark.item)
    assert held is not None
    assert held.item.related == ("3104-030301",)
