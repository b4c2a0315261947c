"""What a desk's archive follows, kept in the store: found lazily, item by item as at once, people's words over all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from torimatome.archive import review, settle, take_in
from torimatome.archive.following import Following, headline
from torimatome.cli import main
from torimatome.errors import Failed, NotFound
from torimatome.plugins import Folder, create_folder
from torimatome.store import Store, open_store

AT = datetime(2024, 1, 1, tzinfo=UTC)
HEAD = """中央アジア情勢に関する報道

年 月 日
出   典
標       題
要             旨
"""
LATER = """2019.03.20 時事通信

(Yahoo)

タシケントの吊橋爆発で容疑者拘束 <1904-032001>
 ウズベキスタンの警察が20日、タシケントの吊橋の爆発の容疑者を拘束した。 タシケントの吊橋で3日に起きた爆発では9人が死亡した。
【関連記事:9904-030301 (時事 2019.03.03)】
"""
FIRST = """2019.03.03 時事通信

(Yahoo)

タシケントの吊橋で爆発 <1904-030302>
 ウズベキスタンのタシケントにある吊橋で3日に爆発があり、5人が死亡した。 武装組織が犯行声明を出した。
"""
OTHER = """2019.03.05 時事通信

(Yahoo)

キルギスで小麦の収穫始まる <1904-030501>
 キルギスの農業省は小麦の収穫が始まったと発表した。
"""


def _take(folder: Folder, store: Store, *entries: str, name: str = "page.txt") -> Following:
    take_in(folder, store, name, (HEAD + "\n".join(entries)).encode(), AT)
    following = Following(folder, store)
    assert following.update()
    return following


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Folder, Store]]:
    folder = create_folder(tmp_path / "desk", "central-asia", None, {})
    with open_store(folder.data) as store:
        yield folder, store


def _items(following: Following, item: str) -> tuple[str, ...]:
    found = following.of_item(item)
    assert found is not None
    return found.items


def test_items_that_come_one_after_another_are_one_storyline(desk: tuple[Folder, Store]) -> None:
    following = _take(*desk, OTHER, FIRST)
    assert _items(following, "1904-030302") == ("1904-030302",)
    following = _take(*desk, LATER, name="more.txt")
    (line,) = following.storylines("吊橋")
    assert line.items == ("1904-030302", "1904-032001")
    assert "the same places: タシケント" in "; ".join(line.ties[0].reasons)
    assert "吊橋" in headline(desk[1], "1904-030302")
    (listed,) = following.storylines()
    assert len(listed.items) == 2


def test_what_is_asked_twice_is_read_once(desk: tuple[Folder, Store], monkeypatch: pytest.MonkeyPatch) -> None:
    _take(*desk, FIRST)
    monkeypatch.setattr(Following, "_items", lambda *_: pytest.fail("read again"))
    assert Following(*desk).update()


def test_a_rebuild_finds_the_same(desk: tuple[Folder, Store]) -> None:
    following = _take(*desk, OTHER, FIRST, LATER)
    before, doubts = following.storylines("吊橋"), desk[1].following.doubts()
    desk[1].drop_machine_tables()
    following = Following(*desk)
    following.update()
    assert (following.storylines("吊橋"), desk[1].following.doubts()) == (before, doubts)


def test_doubts_between_items_wait_in_the_queue_and_are_settled(desk: tuple[Folder, Store]) -> None:
    _take(*desk, FIRST)
    _take(*desk, LATER, name="more.txt")
    told = [q for q in review(desk[1]) if q.file == "the archive"]
    sentences = " ".join(q.remark.sentence for q in told)
    assert "is taken to mean 1904-030302" in sentences
    assert "differs from 1904-030302: 5人が死亡 there, 9人が死亡 here" in sentences
    settle(desk[1], told, "accepted", "aiko", AT)
    assert not [q for q in review(desk[1]) if q.file == "the archive"]


def test_people_join_split_name_and_set_back(desk: tuple[Folder, Store]) -> None:
    following = _take(*desk, OTHER, FIRST, LATER)
    assert "1904-030302" in following.join("1904-030501", "1904-032001", "aiko", AT).items
    assert following.split("1904-030501", "aiko", AT).items == ("1904-030501",)
    named = following.name("1904-032001", "吊橋事件", "aiko", AT)
    assert (named.name, named.named_by) == ("吊橋事件", "aiko")
    assert following.storylines("吊橋事件")[0].id == "1904-030302"
    assert following.set_back("1904-032001", "aiko", AT).items == ("1904-032001",)
    assert following.background(next(a.item for a in desk[1].archive.all() if a.item.id == "1904-032001"))
    desk[1].drop_machine_tables()
    following.update()
    assert _items(following, "1904-032001") == ("1904-032001",)
    assert len(following.join("1904-032001", "1904-030302", "aiko", AT).items) == 2


def test_words_on_what_is_not_there_are_refused(desk: tuple[Folder, Store]) -> None:
    following = _take(*desk, FIRST)
    with pytest.raises(NotFound, match="no dated item 'x'"):
        following.join("x", "1904-030302", "aiko", AT)
    with pytest.raises(Failed, match="name two items"):
        following.join("1904-030302", "1904-030302", "aiko", AT)
    with pytest.raises(Failed, match="nothing to split"):
        following.split("1904-030302", "aiko", AT)
    with pytest.raises(Failed, match="at least one letter"):
        following.name("1904-030302", " ", "aiko", AT)


def test_an_item_that_is_gone_is_followed_no_more(desk: tuple[Folder, Store]) -> None:
    following = _take(*desk, OTHER, FIRST, LATER)
    with desk[1]._database.write() as connection:  # a later edition leaves it out
        connection.exec_driver_sql("UPDATE archived SET counts = 0 WHERE key = '1904-032001'")
    desk[1].following.take_note("seen", "")
    following.update()
    assert _items(following, "1904-030302") == ("1904-030302",)
    assert following.storylines() == []


def _called(folder: Path, *call: str) -> int:
    return main(["-d", str(folder), *call])


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = create_folder(tmp_path / "desk", "central-asia", None, {})
    with open_store(folder.data) as store:
        take_in(folder, store, "page.txt", (HEAD + FIRST + "\n" + LATER).encode(), AT)
    return tmp_path / "desk"


def test_the_commands_answer(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    calls = (
        ["storyline"], ["storyline", "1904-032001"], ["contacts", "--json"], ["storyline", "x", "--json"],
        ["storyline", "--name", "1904-032001", "橋"], ["storyline", "--split", "1904-032001", "--by", "aiko"],
        ["storyline", "--join", "1904-032001", "1904-030302"], ["storyline", "--background", "1904-032001"],
        ["timeline", "1904-030302"], ["timeline", "吊橋", "--format", "csv"],
    )  # fmt: skip
    for call in calls:
        assert _called(shelf, *call) == 0, call
        assert capsys.readouterr().out


def test_a_timeline_as_json_has_dates_sentences_and_items(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _called(shelf, "timeline", "吊橋", "--format", "json") == 0
    first, second = json.loads(capsys.readouterr().out)
    assert (first["date"], first["items"]) == ("2019-03-03", ["1904-030302", "1904-032001"])
    assert second["text"].startswith("ウズベキスタンの警察")
    assert _called(shelf, "timeline", "吊橋", "--format", "json", "--limit", "1", "--to", "2019-03-10") == 0
    assert [one["date"] for one in json.loads(capsys.readouterr().out)] == ["2019-03-03"]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["contacts", "--from", "2024-02-02", "--to", "2024-01-01"], "give the earlier day first"),
        (["timeline", "x", "--from", "2024-02-02", "--to", "2024-01-01"], "give the earlier day first"),
        (["timeline", "x", "--out", "x.svg"], "--out takes a picture"),
        (["storyline", "--split", "a", "--background", "b"], "give one of --join, --split, --name and --background"),
        (["storyline", "--split", "nothing"], "there is no dated item"),
    ],
)
def test_mistakes_are_told_in_a_sentence(
    call: list[str], said: str, shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _called(shelf, *call) != 0
    assert said in capsys.readouterr().err
