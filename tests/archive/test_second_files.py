"""Files that must not take the place of what is here: another desk's, half an issue, a PDF of the same words; exports."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from torimatome import archive, readers
from torimatome.cli import main
from torimatome.errors import Failed
from torimatome.plugins import Folder
from torimatome.store import Store

NOON = datetime(2031, 4, 1, 12, tzinfo=UTC)
ITEMS = (
    ("港を開く", "Port opens", "The port of Kura opened on March 2. (QALA / 02.03.2031)"),
    ("橋を架ける", "Bridge built", "A bridge was built over the bay. (QALA / 04.03.2031)"),
    ("塔を建てる", "Tower raised", "A tower was raised on the hill. (QALA / 05.03.2031)"),
)


def issue(count: int = 3, end: str = "END", period: str = "2031年3月1日～3月7日", publisher: str = "館") -> str:
    told = "\n\n".join(f"● {ja}\n\n{en}\n\n{text}" for ja, en, text in ITEMS[:count])
    return f"湾岸情報{publisher}\n\n(副題)\n\n{period}\n\n{publisher}\n\n1. 内政関連\n\n{told}\n\n{end}\n"


def take(folder: Folder, store: Store, text: str, name: str = "issue.txt") -> str:
    return str(archive.take_in(folder, store, name, text.encode(), NOON))


def test_half_an_issue_takes_no_whole_ones_place(folder: Folder, store: Store) -> None:
    take(folder, store, issue())
    with pytest.raises(Failed, match=r"half\.txt has the first 2 of the 3 items .* no end mark; it was not imported"):
        take(folder, store, issue(2, end=""), "half.txt")
    assert len(store.archive.items()) == 3
    assert "gone: 塔を建てる" in take(folder, store, issue(2), "shorter.txt")  # with an end mark it is an edition


def test_an_issue_that_bears_another_desks_name_is_doubted_where_nothing_is_here(folder: Folder, store: Store) -> None:
    assert "This issue bears another desk's title and publisher, “湾岸情報館” by “館”; this desk is" in take(
        folder, store, issue()
    )
    (doubt,) = archive.review(store)
    assert "another desk's title" in doubt.remark.sentence
    take(folder, store, issue(period="2031年3月8日～3月14日"), "next.txt")
    assert sum("another desk's" in q.remark.sentence for q in archive.review(store)) == 1  # the rest is held against it


def test_an_issue_by_the_desk_under_another_title_is_its_own(folder: Folder, store: Store) -> None:
    assert "another desk's" not in take(folder, store, issue(publisher=folder.house.publisher))


def test_a_whole_issue_takes_a_half_ones_place(folder: Folder, store: Store) -> None:
    take(folder, store, issue(2, end=""))
    take(folder, store, issue(), "whole.txt")
    assert len(store.archive.items()) == 3


def test_another_desks_issue_of_the_same_days_is_refused(folder: Folder, store: Store) -> None:
    take(folder, store, issue())
    with pytest.raises(
        Failed, match=r"issue of “湾岸情報庁” by “庁”, for days of which this desk has an issue of “湾岸情報館”"
    ):
        take(folder, store, issue(publisher="庁"), "other.txt")
    assert len(store.imports.all()) == 1


@pytest.mark.parametrize("period", ["2031年3月41日～3月7日", "2031年3月7日～3月1日", "三月の号"])
def test_a_bulletin_without_its_period_is_no_commentary(period: str) -> None:
    long = issue(period=period).replace("(QALA", f"{'It is a long and quiet text. ' * 20}(QALA")
    with pytest.raises(Failed, match=r"x\.txt has 3 items of a bulletin, but its .* write it there"):
        readers.read(long.encode(), "x.txt")


def test_a_period_over_the_new_year_is_one() -> None:
    found = readers.read(issue(period="2031年12月27日～1月2日").encode(), "x.txt")
    assert found.bulletin is not None
    assert found.bulletin.period.last_on.year == 2032


def test_a_pdf_of_the_same_words_changes_no_spaces(
    folder: Folder, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(folder, store, issue())
    text = issue().replace("Kura opened", "Kuraopened").replace("hill", "hills")
    printed = readers.read(text.encode(), "issue.pdf", folder.house.sections)
    monkeypatch.setattr(readers, "read", lambda *_: printed)
    said = str(archive.take_in(folder, store, "issue.pdf", b"%PDF-1.7", NOON))
    assert "1 of its 3 items differ only in spaces" in said
    assert "changed: 塔を建てる" in said
    assert "changed: 港を開く" not in said
    texts = [item.item.body[0].text for item in store.archive.items()]
    assert texts[0] == "The port of Kura opened on March 2."
    assert texts[2] == "A tower was raised on the hills."


def test_settling_twice_is_told(folder: Folder, store: Store) -> None:
    take(folder, store, issue(end=""))
    (one,) = [q for q in archive.review(store) if "no end mark" in q.remark.sentence]
    assert archive.settle(store, [one], "reopened", "aiko", NOON) == 0
    assert archive.settle(store, [one], "accepted", "aiko", NOON) == 1
    assert archive.settle(store, [one], "accepted", "aiko", NOON) == 0
    assert len(store.settlements.all()) == 1


@pytest.mark.parametrize("start", [b"\xef\xbb\xbfid,document,bulletin,section\r\n,bulletin,x,y\r\n", b"PAR1\x15\x04"])
def test_an_export_that_cannot_be_imported_says_which_can(start: bytes) -> None:
    with pytest.raises(Failed, match=r"export that archive again, so that it can be imported"):
        readers.read(start, "items.csv")


def test_an_export_needs_an_ending(folder: Folder, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code = main(["-d", str(folder.path), "export", str(tmp_path / "items.xlsx")])
    assert code == 2
    assert "end its name in .jsonl, .csv, .parquet" in capsys.readouterr().err
    assert not (tmp_path / "items.xlsx").exists()


def test_what_a_kind_of_doubt_is_called() -> None:
    remark = readers.Remark(
        sentence="The attribution (KURA NEWS / 23.01.2031) is 1 day before the period (carry-over)."
    )
    assert (
        archive.Queued(file="", remark=remark).kind
        == "The attribution (… / …) is … day before the period (carry-over)."
    )
