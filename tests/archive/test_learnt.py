"""What a desk learnt: kept in pages, shown, refused, taken back, and obeyed by the next draft."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from torimatome import plugins
from torimatome.archive.learnt import Learning
from torimatome.archive.learnt_pages import Pages
from torimatome.cli import main
from torimatome.desk import Desk
from torimatome.editing import Editing
from torimatome.errors import NotFound
from torimatome.model import Bulletin, Headline, HeadlinePair, Item, LearntKind, Lessons, Period, Section
from torimatome.triage import Precedents

NOON = datetime(2031, 5, 20, 12, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    plugins.create_folder(tmp_path / "desk", "azerbaijan", None, {})
    with Desk.opened(plugins.open_folder(tmp_path / "desk"), lambda: NOON) as desk:
        yield desk


def issued(desk: Desk, first: date, *headlines: str) -> Bulletin:
    """An issue of our own, with these English headlines."""
    items = tuple(
        Item(
            id=f"i{first:%m%d}-{n}",
            section="military",
            headlines={"en": Headline(text=text), "ja": Headline(text="演習を実施")},
        )
        for n, text in enumerate(headlines)
    )
    bulletin = Bulletin(
        id=first.isoformat(), title="t", subtitle="s", publisher="p",
        period=Period(first_on=first, last_on=first + timedelta(days=6)),
        sections=(Section(number=1, key="military", name="n", items=items),),
    )  # fmt: skip
    desk.store.bulletins.issue(bulletin, {}, NOON)
    return bulletin


def learning(desk: Desk) -> Learning:
    return Learning(desk.folder, desk.store)


def test_an_issue_teaches_later_drafts_and_never_its_own(desk: Desk) -> None:
    first = issued(desk, date(2031, 5, 3), "Lantern drill held")
    second = issued(desk, date(2031, 5, 10), "Harbour drill held")
    assert [p.en for p in learning(desk).lessons(first.period).pairs] == []
    assert [p.en for p in learning(desk).lessons(second.period).pairs] == ["Lantern drill held"]
    assert len(learning(desk).lessons().pairs) == 2


def test_what_is_refused_is_left_out_until_it_is_restored(desk: Desk) -> None:
    issued(desk, date(2031, 5, 3), "Lantern drill held")
    one = next(o for o in learning(desk).lessons().of(LearntKind.PLACEMENT) if o.subject == "word:lanter")
    learning(desk).refuse(one.id, "by chance", "kana", NOON)
    assert one.id not in {o.id for o in learning(desk).lessons().learnt}
    assert one.id in {o.id for o in learning(desk).everything().learnt}
    assert learning(desk).refusals()[one.id].reason == "by chance"
    learning(desk).restore(one.id, "kana", NOON)
    assert one.id in {o.id for o in learning(desk).lessons().learnt}
    assert len(desk.store.edits.all()) == 2
    with pytest.raises(NotFound, match="not refused"):
        learning(desk).restore(one.id, "kana", NOON)
    with pytest.raises(NotFound, match="nothing learnt"):
        learning(desk).refuse("0" * 10, "x", "kana", NOON)


def test_a_refused_pattern_takes_its_headlines_along(desk: Desk) -> None:
    issued(desk, date(2031, 5, 3), "Lantern drill held")
    (pair,) = learning(desk).lessons().pairs
    learning(desk).refuse(pair.learnt, "a slip", "kana", NOON)
    assert learning(desk).lessons().pairs == ()


def test_a_correction_is_learnt_in_place_of_what_it_corrects(desk: Desk) -> None:
    issued(desk, date(2031, 5, 3), "Lantern drill held")
    assert learning(desk).lessons().pairs
    issued(desk, date(2031, 5, 3), "Harbour drill held")
    assert [p.en for p in learning(desk).lessons().pairs] == ["Harbour drill held"]


def test_an_edit_keeps_what_it_changed_and_a_dropped_kind_is_remembered(desk: Desk) -> None:
    bulletin = issued(desk, date(2031, 5, 3), "Lantern drill held in the northern hills")
    key = bulletin.items[0].id
    Editing(desk.folder, desk.store, desk.clock).change(bulletin.id, key, "drop", "yes", "kana")
    assert desk.store.edits.all()[0].before == "Lantern drill held in the northern hills"
    (one,) = learning(desk).lessons().of(LearntKind.CHOICE)
    ((found, likeness),) = Precedents(learning(desk).lessons()).choices("Lantern drill in northern hills")
    assert (found, one.value) == (one, "drop")
    assert likeness > 0.5


def test_only_new_documents_are_read(tmp_path: Path) -> None:
    asked: list[str] = []

    def learn(key: str) -> Lessons:
        asked.append(key)
        return Lessons(pairs=(HeadlinePair(item=key, section="s", en=key),))

    pages = Pages(tmp_path / "learnt")
    pages.lessons({"2030": ["a", "b"], "2031": ["c"]}, learn)
    again = pages.lessons({"2030": ["a", "b"], "2031": ["c", "d"]}, learn)
    assert asked == ["a", "b", "c", "d"]
    assert [p.item for p in again.pairs] == ["a", "b", "c", "d"]
    less = pages.lessons({"2030": ["a"], "2031": ["c", "d"]}, learn)
    assert [p.item for p in less.pairs] == ["a", "c", "d"]
    assert len(list((tmp_path / "learnt").glob("*.part"))) == 0


@pytest.mark.parametrize("rubbish", ["", "[]", "{}", '{"keys": [1], "learnt": [[1]], "pairs": []}', "null"])
def test_a_damaged_page_is_made_again(tmp_path: Path, rubbish: str) -> None:
    pages = Pages(tmp_path)
    for _ in range(2):
        found = pages.lessons({"2030": ["a"]}, lambda key: Lessons(pairs=(HeadlinePair(item=key, section="s"),)))
        assert len(found.pairs) == 1
        for path in tmp_path.glob("*.json"):
            path.write_text(rubbish)


def test_the_command_shows_refuses_and_restores(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    issued(desk, date(2031, 5, 3), "Lantern drill held")
    (pair,) = learning(desk).lessons().pairs
    call = ["-d", str(desk.folder.path), "learnt"]
    assert main([*call, "headline"]) == 0
    assert f"{pair.learnt}  Lantern drill held → 演習を実施  [1 time: i0503-0]" in capsys.readouterr().out
    assert main([*call, "--refuse", pair.learnt]) != 0
    assert "--reason" in capsys.readouterr().err
    assert main([*call, "--refuse", pair.learnt, "--reason", "a slip", "--by", "kana"]) == 0
    assert main([*call, "--refused"]) == 0
    assert "REFUSED by kana: a slip" in capsys.readouterr().out
    assert main([*call, "--json", "headline"]) == 0
    assert '"by": "kana"' in capsys.readouterr().out
    assert main([*call, "--restore", pair.learnt]) == 0
