"""`torimatome picture` and the pictures of `timeline`, on a small desk of our own."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from torimatome.archive import take_in
from torimatome.cli import main
from torimatome.errors import BadConfig
from torimatome.plugins import create_folder
from torimatome.profiles import read_house
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

2019.03.03 時事通信

(Yahoo)

タシケントの吊橋で爆発 <1904-030302>
 ウズベキスタンのタシケントにある吊橋で3日に爆発があり、5人が死亡した。
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pictures") / "desk"
    folder = create_folder(path, "central-asia", None, {})
    with open_store(folder.data) as store:
        take_in(folder, store, "page.txt", PAGE.encode(), datetime(2024, 1, 1, tzinfo=UTC))
    return path


def called(desk: Path, *arguments: str) -> int:
    return main(["-d", str(desk), *arguments])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["timeline", "吊橋", "--format", "svg"], "2019年3月3日"),
        (["picture", "timeline", "1904-030302", "--lang", "en"], "3 Mar 2019"),
        (["picture", "contacts"], "示すものがありません。"),
        (["picture", "map", "--query", "吊橋", "--lang", "en"], "Tashkent"),
        (["picture", "map", "タシケント", "Ford=40.1,66.2", "Nowhere at all"], "位置の分からない地名：Nowhere at all"),
        (["picture", "calendar", "--lang", "en", "--title", "What is to come"], "What is to come"),
        (["picture", "dyad", "uz", "--from", "2019-01-01", "--to", "2019-12-31"], "→"),
    ],
)
def test_each_picture_is_written(desk: Path, tmp_path: Path, arguments: list[str], words: str) -> None:
    file = tmp_path / "out.svg"
    assert called(desk, *arguments, "--out", str(file)) == 0
    assert words in file.read_text("utf-8")
    assert ET.fromstring(file.read_bytes()).tag.endswith("svg")


def test_points_lead_to_the_desk_that_is_named(desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.svg"
    assert (
        called(desk, "timeline", "吊橋", "--format", "svg", "--links", "https://desk.example/", "--out", str(file)) == 0
    )
    assert 'href="https://desk.example/item/1904-030302"' in file.read_text("utf-8")
    assert called(desk, "timeline", "吊橋", "--format", "svg", "--links", "", "--out", str(file)) == 0
    assert "href=" not in file.read_text("utf-8")


def test_a_picture_as_png(desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.png"
    assert called(desk, "timeline", "吊橋", "--format", "png", "--out", str(file)) == 0
    assert file.read_bytes()[:4] == b"\x89PNG"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["map"], "a map needs places"),
        (["map", "Ford=95,10"], "lies outside the globe"),
        (["map", "Nowhereville"], "nobody knows where Nowhereville lies; write it as NAME=LATITUDE,LONGITUDE"),
        (["timeline"], "needs a query"),
        (["dyad"], "a pair needs one who acts"),
        (["indicator"], "name one indicator"),
        (["calendar", "--from", "2024-02-02", "--to", "2024-01-01"], "give the earlier day first"),
    ],
)
def test_slips_are_one_sentence(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert called(desk, "picture", *arguments) == 2
    assert sentence in capsys.readouterr().err


def test_a_png_is_kept_from_the_terminal(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert called(desk, "timeline", "吊橋", "--format", "png") == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "torimatome: a PNG would fill the terminal with signs; give --out FILE.\n")


def test_the_desk_says_how_disputed_lines_are_drawn(desk: Path, tmp_path: Path) -> None:
    text = (desk / "desk.toml").read_text("utf-8")
    assert read_house(text + '\n[maps]\ndisputed = "none"\n').maps.disputed == "none"
    with pytest.raises(BadConfig, match="must be one of dashed, solid, none"):
        read_house(text + '\n[maps]\ndisputed = "red"\n')
