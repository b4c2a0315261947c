"""A commentary in a desk: what it rests on is opened, suggested, drafted, kept, printed; its forecasts are scored."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.store.store_nouns import article
from torimatome.archive import take_in
from torimatome.archive.following import Following
from torimatome.archive.links import finder
from torimatome.chronicle.commentary import Commentaries
from torimatome.chronicle.forecasts import Forecasts
from torimatome.chronicle.outline import read
from torimatome.chronicle.suggesting import Suggesting
from torimatome.chronicle.support import Supporting
from torimatome.cli import main, parser
from torimatome.errors import BadConfig, NotFound, Stop
from torimatome.group import Gazetteer
from torimatome.model.commentary import Outcome, Outline, Standing, Support
from torimatome.plugins import Folder, create_folder
from torimatome.store import Hit, Store, open_store

AT = datetime(2031, 5, 2, 12, tzinfo=UTC)
PAGE = """中央アジア情勢に関する報道

年 月 日
出   典
標       題
要             旨
2019.03.20 時事通信

(Yahoo)

タシケントの吊橋爆発で容疑者拘束 <1904-032001>
 ウズベキスタンの警察が20日、タシケントの吊橋の爆発の容疑者を拘束した。 タシケントの吊橋で3日に起きた爆発では9人が死亡した。
【関連記事:1904-030302 (時事 2019.03.03)】

2019.03.03 時事通信

(Yahoo)

タシケントの吊橋で爆発 <1904-030302>
 ウズベキスタンのタシケントにある吊橋で3日に爆発があり、5人が死亡した。 武装組織が犯行声明を出した。
"""
TEXT = """title: The bridge
date: 2019-04-01

A bomb on a bridge in Tashkent killed 5 people on 3 March. {c1 = reported: e1}
It wounded 70. {reported: e1}
It is likely that the bridge opens again. {forecast: c1; look 2019-12-31; true if people cross}

@ e1 | 2019-03-03 | The bomb | item 1904-030302
"""
NOW = "2031-05-02"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Folder, Store]]:
    folder = create_folder(tmp_path / "desk", "central-asia", None, {})
    with open_store(folder.data) as store:
        take_in(folder, store, "page.txt", PAGE.encode(), AT)
        yield folder, store


def _supports(desk: tuple[Folder, Store], text: str) -> tuple[Outline, tuple[Support, ...]]:
    outline = read("bridge.txt", text)
    return outline, Supporting(*desk).of(outline)


def _room(desk: tuple[Folder, Store]) -> Commentaries:
    return Commentaries(*desk, lambda: AT)


def test_an_item_is_opened_and_figures_tied_across_languages(desk: tuple[Folder, Store]) -> None:
    _, (first, second, third) = _supports(desk, TEXT)
    assert (first.standing, first.outlets, first.faults) == (Standing.SUPPORTED, 1, ())
    assert [f.source for f in first.figures] == ["1904-030302"]
    assert [f.words for f in second.figures if not f.sentence] == ["70"]
    assert third.bases == first.bases


def test_what_the_archive_holds_against_an_item_is_told(desk: tuple[Folder, Store]) -> None:
    Following(*desk).update()
    _, (first, *_) = _supports(desk, TEXT)
    assert any("9人が死亡" in m for m in first.marks)


def test_articles_are_opened_and_what_is_not_there_is_said(desk: tuple[Folder, Store]) -> None:
    desk[1].articles.save(article(1, text="The bridge was opened in Ganja by 40 people."))
    text = "title: T\n\nSome 40 people came. {e1} Others left. {e2} It rained. {e3}\n@ e1 | ? | Opening | article a1\n"
    _, found = _supports(
        desk, text + "@ e2 | ? | Left | event nothing; article none\n@ e3 | ? | Rain | item 1904-030302 “It rained”"
    )
    assert found[0].figures[0].source == "a1"
    assert [len(one.faults) for one in found] == [0, 2, 1]
    assert "does not say" in found[2].faults[0]


def test_sources_by_hand_count_by_their_owner(desk: tuple[Folder, Store]) -> None:
    names = [o for o in desk[0].known.values() if o.owner][:1]
    text = (
        f"title: T\n\nIt rained. {{e1}}\n@ e1 | ? | Rain | {names[0].attribution}, 03.03.2019 “It rained.”; Orta Post"
    )
    _, (found,) = _supports(desk, text)
    assert (found.standing, found.outlets, found.families) == (Standing.BY_HAND, 2, 2)
    assert found.witnesses[0].first_on == date(2019, 3, 3)
    assert found.witnesses[0].families == (names[0].owner,)


def test_suggestions_share_names_and_say_why(desk: tuple[Folder, Store]) -> None:
    def find(query: str, _: int) -> list[Hit]:
        assert ":" not in query.replace("from:", "").replace("to:", "")
        return [
            Hit(kind="item", id=i, headline="", snippet="", on=on, outlet="時事通信", score=1.0, covers=0.5)
            for i, on in days
        ]

    days = [("1904-030302", date(2019, 3, 3)), ("1904-032001", date(2019, 3, 20))]
    names = finder(Gazetteer(desk[0].register, desk[0].known.values()))
    outline = read(
        "x.txt",
        "title: T\ndate: 2019-03-10\n\nOn 3 March 2019 a bomb struck Tashkent: {e1} why?\n@ e1 | 2019-03-03 | Bomb",
    )
    (found,) = Suggesting(desk[1], find, names).of(outline.statements[0], outline.bases, outline)
    assert found.id == "1904-030302"
    assert "タシケント" in found.reasons[0]
    assert not Suggesting(desk[1], find, names).about("Tashkent", [(date(2020, 1, 1), date(2020, 1, 2))])


def test_a_draft_is_an_outline_whose_sentences_are_the_items_own(desk: tuple[Folder, Store]) -> None:
    text, count = _room(desk).draft("橋", ["1904-030302", "1904-032001"], None, None, 0)
    outline, found = _supports(desk, text)
    assert count == len(outline.bases) == 2
    assert all(one.standing is Standing.SUPPORTED and not one.faults for one in found)
    assert outline.language == "ja"
    with pytest.raises(NotFound, match="has a date in these days"):
        _room(desk).draft("橋", ["1904-030302"], date(2030, 1, 1), None, 0)


def test_versions_are_kept_and_forecasts_logged_once(desk: tuple[Folder, Store], tmp_path: Path) -> None:
    file, room = tmp_path / "bridge.txt", _room(desk)
    file.write_text(TEXT)
    assert len(list(room.keep(file, "kana"))) == 2
    assert list(room.keep(file, "kana")) == ["bridge: version 1 has these words already"]
    file.write_text(TEXT.replace("look 2019", "80%; look 2019").replace("killed 5", "killed five"))
    assert "version 2" in next(iter(room.keep(file, "kana")))
    assert [one.version for one, _ in room.kept()] == [2]
    (row,) = Forecasts(desk[1], lambda: AT).all()
    assert (row[0].probability, row[0].by, row[1]) == (0.8, "the author", None)
    assert len(desk[1].commentaries.forecasts()) == 2
    assert room.read("bridge")[0].statements[0].text.startswith("A bomb on a bridge in Tashkent killed five")


def test_a_forecast_without_a_day_is_not_logged_and_why(desk: tuple[Folder, Store], tmp_path: Path) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text("title: T\n\nIt is likely to open.\nIt may rain. {forecast: ; look 2031-06-01}")
    told = list(_room(desk).keep(file, "kana"))
    assert ["has no day to look again" in told[1], "has no probability" in told[2]] == [True, True]


def test_forecasts_fall_due_are_settled_and_scored(desk: tuple[Folder, Store], tmp_path: Path) -> None:
    file, log = tmp_path / "bridge.txt", Forecasts(desk[1], lambda: AT)
    file.write_text(TEXT)
    list(_room(desk).keep(file, "kana"))
    assert not log.due(date(2019, 12, 30))
    (due,) = log.due(date(2019, 12, 31))
    assert log.record().overall is None
    log.settle(due.id[:4], Outcome.FALSE, "kana")
    log.settle(due.id, Outcome.TRUE, "kana", "I looked at the wrong bridge")
    assert not log.due(date(2020, 1, 1))
    every = log.record().overall
    assert every is not None
    assert every.brier == pytest.approx((1 - 0.675) ** 2, abs=1e-4)
    with pytest.raises(NotFound, match="no forecast 'zz'"):
        log.settle("zz", Outcome.VOID, "kana")


def test_a_picture_must_be_one(desk: tuple[Folder, Store], tmp_path: Path) -> None:
    outline, found = _supports(desk, TEXT + "\n! timeline | Days\n\n! map.svg | Where\n")
    with pytest.raises(BadConfig, match=r"map.svg cannot be read"):
        _room(desk).pictures(outline, tmp_path, found)
    (tmp_path / "map.svg").write_text("<p>no</p>")
    with pytest.raises(BadConfig, match="is no SVG"):
        _room(desk).pictures(outline, tmp_path, found)
    (tmp_path / "map.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="5" height="5"/></svg>'
    )
    made = _room(desk).pictures(outline, tmp_path, found)
    assert (b"<svg" in made["timeline"].data, bool(made["map.svg"].raster)) == (True, True)


def test_a_file_that_is_there_is_not_written_over(desk: tuple[Folder, Store], tmp_path: Path) -> None:
    _room(desk).begin(tmp_path / "new-bridge.txt")
    assert read("new-bridge.txt", (tmp_path / "new-bridge.txt").read_text()).title == "New bridge"
    with pytest.raises(Stop, match="is there already"):
        _room(desk).begin(tmp_path / "new-bridge.txt")
    (tmp_path / "bad.txt").write_bytes(b"title: \xff")
    with pytest.raises(BadConfig, match="not UTF-8"):
        list(_room(desk).keep(tmp_path / "bad.txt", "kana"))


# --- the command line -----------------------------------------------------------------------------------------


def _call(folder: Folder, *words: str) -> int:
    call: argparse.Namespace = parser().parse_args(["-d", str(folder.path), *words])
    assert call
    return main(["-d", str(folder.path), *words])


def test_the_whole_way_on_the_command_line(
    desk: tuple[Folder, Store], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, file = desk[0], tmp_path / "bridge.txt"
    file.write_text(TEXT)
    assert _call(folder, "commentary", "check", str(file)) == 1
    told = capsys.readouterr().out
    assert "no source has the figure “70”" in told
    assert "3 statements: 3 supported; 2 figures, 1 without a source; 3 on one source only" in told
    file.write_text(TEXT.replace("It wounded 70. {reported: e1}\n", ""))
    assert _call(folder, "commentary", "check", str(file)) == 0
    assert _call(folder, "commentary", "print", str(file), "--out", str(tmp_path / "out"), "--format", "md,html") == 0
    assert sorted(f.name for f in (tmp_path / "out").iterdir()) == ["bridge.html", "bridge.md"]
    assert _call(folder, "commentary", "suggest", str(file), "--statement", "1") == 0
    assert "1904-030302" in capsys.readouterr().out
    assert _call(folder, "commentary", "keep", str(file), "--by", "kana") == 0
    assert _call(folder, "commentary", "list") == 0
    assert _call(folder, "forecast", "due", "--on", NOW) == 0
    assert "1 forecast to look at again" in capsys.readouterr().out
    one = desk[1].commentaries.forecasts()[0].id
    assert _call(folder, "forecast", "settle", one, "--true") == 0
    assert _call(folder, "forecast", "score") == 0
    assert "Brier 0.106" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["commentary", "check"], "needs a file"), (["commentary", "check", "none.txt"], "there is no file 'none.txt'"),
        (["commentary", "print", "FILE", "--format", "odt"], "no format 'odt'"), (["forecast", "settle", "x"], "--true, --false or --void"),
        (["commentary", "suggest", "FILE", "--statement", "9"], "no statement 9"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_one_sentence(
    desk: tuple[Folder, Store], tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    (tmp_path / "b.txt").write_text(TEXT)
    words = [str(tmp_path / "b.txt") if word == "FILE" else word for word in words]
    assert main(["-d", str(desk[0].path), *words]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
