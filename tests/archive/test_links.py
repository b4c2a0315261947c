"""What ties the items of a desk's archive: contacts, storylines, subjects and doubts, from files that were taken in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from torimatome.archive import take_in
from torimatome.archive.links import Links, doubts
from torimatome.cli import main
from torimatome.plugins import Folder, create_folder
from torimatome.store import Store, open_store

AT = datetime(2024, 1, 1, tzinfo=UTC)
PAGE = """中央アジア情勢に関する報道

年 月 日
出   典
標       題
要             旨
2019.03.20 時事通信

(Yahoo)

タシケントの吊橋爆発で容疑者拘束 <1904-032001>
 ウズベキスタンの警察が20日、タシケントの吊橋の爆発の容疑者を拘束した。 武装組織の一員という。
【関連記事:9904-030301 (時事 2019.03.03)】
2019.03.03 時事通信

(Yahoo)

タシケントの吊橋で爆発 <1904-030302>
 ウズベキスタンのタシケントにある吊橋で2日に爆発があり、武装組織が犯行声明を出した。
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Folder, Store]]:
    folder = create_folder(tmp_path / "desk", "central-asia", None, {})
    with open_store(folder.data) as store:
        take_in(folder, store, "page.txt", PAGE.encode(), AT)
        yield folder, store


def test_items_are_tied_and_filed_under_several_subjects(desk: tuple[Folder, Store]) -> None:
    links = Links.of(*desk)
    (line,) = links.storylines("吊橋")
    assert line.items == ("1904-030302", "1904-032001")
    subjects = dict(links.subjects(links.items["1904-032001"]))
    assert subjects["中央アジア情勢に関する報道"] == "stands on this page"
    assert "ウズベキスタン情勢に関する報道" in subjects


def test_a_reference_by_source_and_date_is_told_as_a_doubt(desk: tuple[Folder, Store]) -> None:
    (doubt,) = [q for q in doubts(*desk) if "reference" in q.remark.sentence]
    assert "is taken to mean 1904-030302" in doubt.remark.sentence
    assert (doubt.file, doubt.remark.item) == ("page.txt", "1904-032001")


@pytest.mark.parametrize(
    "call", [["storyline"], ["storyline", "1904-032001"], ["contacts", "--json"], ["storyline", "x", "--json"]]
)
def test_the_commands_answer(call: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    create_folder(tmp_path / "desk", "central-asia", None, {})
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    assert main(["-d", str(tmp_path / "desk"), "import", str(tmp_path / "page.txt")]) == 0
    assert main(["-d", str(tmp_path / "desk"), *call]) == 0
    assert capsys.readouterr().out


def test_days_the_wrong_way_round_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    create_folder(tmp_path / "desk", "central-asia", None, {})
    assert main(["-d", str(tmp_path / "desk"), "contacts", "--from", "2024-02-02", "--to", "2024-01-01"]) != 0
    assert "give the earlier day first" in capsys.readouterr().err
