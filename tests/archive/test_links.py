"""Subjects of single items."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from torimatome.archive import take_in
from torimatome.archive.links import Links
from torimatome.plugins import create_folder
from torimatome.store import open_store

PAGE = """中央アジア情勢に関する報道

年 月 日
出   典
標       題
要             旨
2019.03.20 時事通信

(Yahoo)

タシケントの吊橋爆発で容疑者拘束 <1904-032001>
 ウズベキスタンの警察が20日、タシケントの吊橋の爆発の容疑者を拘束した。
"""


def test_an_item_is_on_its_page_and_on_the_subjects_of_the_rules(tmp_path: Path) -> None:
    folder = create_folder(tmp_path / "desk", "central-asia", None, {})
    with open_store(folder.data) as store:
        take_in(folder, store, "page.txt", PAGE.encode(), datetime(2024, 1, 1, tzinfo=UTC))
        links = Links(folder, pages={"1904-032001": ("橋に関する報道",)})
        (one,) = store.archive.all()
        subjects = dict(links.subjects(one.item))
    assert subjects["橋に関する報道"] == "stands on this page"
    assert "ウズベキスタン情勢に関する報道" in subjects
