"""What happened, kept up to date: items and events counted once, series with their items, indicators that change."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from torimatome.archive import take_in
from torimatome.chronicle.asked import Asked, Wish
from torimatome.chronicle.occurrences import Occurrences
from torimatome.cli import main
from torimatome.errors import BadConfig, NotFound
from torimatome.model import Article, Coding, Coverage, DateSource, Event, EventKind, Published, Quad, Step
from torimatome.model.coding import Act, Actor
from torimatome.plugins import Folder, create_folder, open_folder
from torimatome.store import Store, open_store

AT = datetime(2032, 1, 1, tzinfo=UTC)
HEAD = "中央アジア情勢に関する報道\n\n年 月 日\n出   典\n標       題\n要             旨\n"
CLASH = """2031.03.04 時事通信

(Yahoo)

キルギス、タジクが銃撃戦 8人死亡 <3104-030401>
 キルギスとタジキスタンの国境地帯で3日、双方の国境警備隊が銃撃戦を繰り広げ、8人が死亡した。
"""
TWICE = """2031.03.04 BBC

キルギスとタジク、国境地帯で銃撃戦 <3104-030402>
 キルギスとタジキスタンの国境地帯で3日に国境警備隊の銃撃戦があり、11人が死亡した。
"""
DRILL = """2031.05.20 時事通信

(Yahoo)

ロシアとカザフスタンが合同軍事演習 <3106-052001>
 ロシア軍とカザフスタン軍が19日、カスピ海で合同軍事演習を始めた。
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that has read its items: made once, because the register takes a second to get ready."""
    folder = create_folder(tmp_path_factory.mktemp("made") / "desk", "central-asia", None, {})
    with open_store(folder.data) as store:
        take_in(folder, store, "page.txt", f"{HEAD}{CLASH}\n{TWICE}\n{DRILL}".encode(), AT)
        assert Occurrences(folder, store).update()
    return folder.path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[tuple[Folder, Store]]:
    folder = open_folder(Path(shutil.copytree(made, tmp_path / "desk")))
    with open_store(folder.data) as store:
        yield folder, store


def _event(store: Store, on: date, articles: int = 3) -> None:
    """A clash as articles of several outlets tell it."""
    covered = []
    for n in range(articles):
        at = datetime(on.year, on.month, on.day, 12, n, tzinfo=UTC)
        article = Article(
            id=f"a{n}", revision=1, outlet=f"o{n}", url=f"http://x.example/{n}", language="en", published=Published(at=at, source=DateSource.FEED),
            headline="Border guards of Kyrgyzstan and Tajikistan exchange fire", text="Border guards exchanged fire on Tuesday near Batken.",
        )  # fmt: skip
        store.articles.save(article)
        covered.append(Coverage(event="e1", article=article.id))
    coding = Coding(
        act=Act.FIGHT, mode="clash", actors=(Actor(country="KG"),), recipients=(Actor(country="TJ"),), on=on
    )
    store.events.lay([Event(id="e1", kind=EventKind.INCIDENT, first_on=on, coding=coding)], covered)


def test_two_items_of_a_clash_are_one_event_in_both_directions(desk: tuple[Folder, Store]) -> None:
    asked = Asked(*desk)
    curve = asked.dyad("キルギス", "Tajikistan")
    assert (curve.events, asked.dyad("tj", "kg").events) == (1, 1)
    (bar,) = (b for b in curve.bars if b.occurrences)
    assert (bar.first_on, bar.value, bar.balance, bar.classes[Quad.MATERIAL_CONFLICT]) == (date(2031, 3, 1), 1, -2, 1)
    assert set(asked.links(curve)[bar.occurrences[0]][1]) == {"3104-030401", "3104-030402"}


def test_a_flood_of_reports_makes_no_event_more(desk: tuple[Folder, Store]) -> None:
    folder, store = desk
    occurrences = Occurrences(folder, store)
    for count in (3, 30):
        _event(store, date(2031, 7, 1), count)
        occurrences.update()
        assert Asked(folder, store).dyad("kg", "tj").events == 2


def test_an_event_that_is_gone_is_no_longer_counted(desk: tuple[Folder, Store]) -> None:
    folder, store = desk
    _event(store, date(2031, 7, 1))
    occurrences = Occurrences(folder, store)
    occurrences.update()
    store.events.replace(date(2031, 6, 1), date(2031, 8, 1), [], [])
    occurrences.update()
    assert Asked(folder, store).dyad("kg", "tj").events == 1
    assert store.chronicle.months().keys() >= {"jp.jiji"}
    assert "o0" not in store.chronicle.months()


def test_the_panel_is_of_outlets_that_report_throughout(desk: tuple[Folder, Store]) -> None:
    wish = Wish(step=Step.YEAR, first=date(2031, 3, 1), last=date(2031, 3, 31))
    curve = Asked(*desk).dyad("kg", "tj", wish)
    assert {"jp.jiji"} < set(curve.panel)
    assert [(b.value, b.panel) for b in curve.bars] == [(1, 1)]
    other = Asked(*desk).dyad("kg", "tj", replace(wish, panel=("kg.kabar",)))
    assert [(b.value, b.panel) for b in other.bars] == [(1, 0)]


def test_what_the_register_says_of_an_outlet_stands_over_what_it_reported(desk: tuple[Folder, Store]) -> None:
    folder, store = desk
    wish = Wish(step=Step.YEAR, first=date(2031, 3, 1), last=date(2031, 3, 31))
    for first, last, inside in (
        (date(2031, 3, 15), None, False),
        (date(2031, 3, 1), None, True),
        (None, date(2031, 3, 30), False),
        (date(2020, 1, 1), date(2031, 3, 31), True),
    ):
        jiji = replace(folder.known["jp.jiji"], read_from=first, read_until=last)
        dated = replace(folder, known={**folder.known, "jp.jiji": jiji})
        assert ("jp.jiji" in Asked(dated, store).dyad("kg", "tj", wish).panel) is inside


def test_indicators_count_and_count_anew_when_the_desk_changes_them(desk: tuple[Folder, Store]) -> None:
    folder, store = desk
    assert Asked(folder, store).indicator("exercises").events == 1
    assert Asked(folder, store).indicator("border-clash-deaths").bars[0].value == 11
    own = '[[indicators]]\nid = "exercises"\nnames = { en = "Sea" }\nwords = ["地上"]\n[[indicators]]\nid = "guards"\nnames = { en = "Guards" }\nwords = ["警備隊"]\n'
    (folder.path / "indicators.toml").write_text(own, "utf-8")
    again = open_folder(folder.path)
    Occurrences(again, store).update()
    asked = Asked(again, store)
    assert (asked.indicator("exercises").events, asked.indicator("guards").events) == (0, 1)


def test_what_is_not_known_is_said(desk: tuple[Folder, Store]) -> None:
    folder, store = desk
    with pytest.raises(NotFound, match="did you mean"):
        Asked(folder, store).dyad("kyrgyzstann")
    with pytest.raises(NotFound, match='did you mean "exercises"'):
        Asked(folder, store).indicator("exercise")
    (folder.path / "indicators.toml").write_text("[[indicators]]\nid = 3\n", "utf-8")
    with pytest.raises(BadConfig):
        Occurrences(folder, store).update()


def test_rebuild_makes_the_same_again(desk: tuple[Folder, Store]) -> None:
    folder, store = desk
    before = [(o, i) for o, i in store.chronicle.links(range(1, 9)).values()]
    names = store.chronicle.names()
    store.drop_machine_tables()
    assert store.chronicle.size() == 0
    Occurrences(folder, store).update()
    assert sorted(store.chronicle.links(range(1, 9)).values()) == sorted(before)
    assert store.chronicle.names() == names


def test_the_commands_answer_as_text_and_data(desk: tuple[Folder, Store], capsys: pytest.CaptureFixture[str]) -> None:
    folder, store = desk
    store.close()
    call = ["-d", str(folder.path)]
    assert main([*call, "dyad", "kg", "tj", "--events"]) == 0
    text = capsys.readouterr().out
    assert "balance -2" in text
    assert "3104-030401, 3104-030402; jp.jiji" in text
    assert main([*call, "dyad", "kg", "--by", "year", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["events"], told["points"][0]["material_conflict"]) == (1, 1)
    assert main([*call, "dyad", "kg", "tj", "--class", "verbal-cooperation", "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("2031-03-01,0.0,0.0")
    assert main([*call, "dyads", "kg", "--json"]) == 0
    assert {(d["actor"], d["recipient"]) for d in json.loads(capsys.readouterr().out)} == {("kg", "tj"), ("tj", "kg")}
    assert main([*call, "indicator", "--list"]) == 0
    assert "exercises" in capsys.readouterr().out
    assert main([*call, "indicator", "exercises", "--from", "2031-05-01", "--to", "2031-01-01"]) == 2
    assert "earlier day first" in capsys.readouterr().err


def test_figures_of_one_event_stand_in_conflict(desk: tuple[Folder, Store], capsys: pytest.CaptureFixture[str]) -> None:
    folder, store = desk
    store.close()
    assert main(["-d", str(folder.path), "figures", "3104-030401", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    killed = {(f["value"], f["outlet"], f["source"]) for f in told["figures"] if f["counts"] == "killed"}
    assert {value for value, _, _ in killed} == {8.0, 11.0}
    assert all(f["on"] == "2031-03-03" for f in told["figures"])
    assert len(told["conflicts"]) == 1
    assert any("conflict" in why for f in told["figures"] for why in f["disputed"])


def test_a_storylines_page_tells_event_days_and_report_days(
    desk: tuple[Folder, Store], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, store = desk
    store.close()
    assert main(["-d", str(folder.path), "storyline", "3104-030401"]) == 0
    assert "2031-03-03  (told 2031-03-04)  3104-030401" in capsys.readouterr().out
    assert main(["-d", str(folder.path), "timeline", "カザフスタン", "--format", "json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["date"], one["items"]) == ("2031-05-19", ["3106-052001"])
