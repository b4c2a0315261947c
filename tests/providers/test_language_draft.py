"""A whole draft with a language model: every invariant holds, and it is made again exactly."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Trip
from tests.providers.language_desk import (
    NOON,
    rules,
    texts,
)
from tests.providers.language_double import Double, Says, each, speaking
from torimatome import cli, plugins
from torimatome.archive.wording import pen_of, remembering
from torimatome.config import ModelRules
from torimatome.desk import Desk
from torimatome.model import Bulletin, Sentence
from torimatome.store import Store


@pytest.fixture(scope="module")
def folder(trip: Trip, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's desk once more."""
    path = tmp_path_factory.mktemp("model") / "desk"
    shutil.copytree(trip.out / "desk", path)
    return path


@contextmanager
def desk_with(folder: Path, double: Double, **changes: object) -> Iterator[Desk]:
    with Desk.opened(plugins.open_folder(folder), lambda: NOON) as desk:
        model = rules(double.base, **changes)
        yield replace(desk, folder=replace(desk.folder, house=replace(desk.folder.house, model=model)))


def wordy(text: str) -> str:
    """A harmless freedom and a lie in turn."""
    return (
        text.replace(" the ", " ", 1)
        if len(text) % 2
        else text.replace("On ", "Yesterday, on ", 1).replace(" the ", " ten ", 1)
    )


def told(bulletin: Bulletin) -> list[str]:
    return [s for item in bulletin.items for s in texts(item)]


def test_a_draft_with_a_model_keeps_every_invariant_and_is_rebuilt_exactly(folder: Path, trip: Trip) -> None:
    plain = set(told(trip.bulletin))
    with speaking(each(wordy)) as double, desk_with(folder, double) as desk:
        pen = pen_of(desk.folder, desk.store, desk.clock)
        found = desk.draft(trip.bulletin.period, pen)
        asked = len(double.asked)
        off = replace(desk, folder=replace(desk.folder, house=replace(desk.folder.house, model=ModelRules())))
        assert off.draft(trip.bulletin.period, remembering(found, off.folder, off.store)) == found
        assert len(double.asked) == asked > 5, "the same draft again, with no model in desk.toml, asks nobody"
        new = [s for item in found.items for b in item.body for s in b.sentences if s.text not in plain]
        held = [(s.text, words_behind(s, desk.store)) for s in new]
    assert pen.account.sentences == len(new) > 5
    assert pen.account.refused
    ours = set(re.findall(r"\w+", " ".join(plain)))
    for text, words in held:
        assert " ten " not in text
        assert set(re.findall(r"\d{3,}", text)) <= set(re.findall(r"\d+", words)), text
        assert set(re.findall(r"\w+", text)) <= ours, text
    same = [replace(i, body=(), doubts=()) for i in found.items]
    assert same == [replace(i, body=(), doubts=()) for i in trip.bulletin.items]


def words_behind(sentence: Sentence, store: Store) -> str:
    """All that the sources say in the cited places."""
    found = [(store.articles.get(c.article, c.revision), c) for c in sentence.citations]
    return " ".join(a.text[c.start : c.end] for a, c in found if a)


def test_a_draft_whose_model_fails_is_the_draft_without(folder: Path, trip: Trip) -> None:
    with speaking(lambda _: Says(404)) as double, desk_with(folder, double, name="gone") as desk:
        pen = pen_of(desk.folder, desk.store, desk.clock)
        assert desk.draft(trip.bulletin.period, pen).items == trip.bulletin.items
    assert len(double.asked) == 1
    assert any("status 404" in line for line in pen.account.lines())


def test_the_commands(folder: Path, trip: Trip, capsys: pytest.CaptureFixture[str]) -> None:
    item = trip.bulletin.items[0]
    own = folder / "desk.toml"
    before = own.read_text("utf-8")
    assert cli.main(["-d", str(folder), "draft", f"{trip.bulletin.period.first_on}", "--model"]) == 2
    assert cli.main(["-d", str(folder), "model", "--show", item.id]) == 2
    said = capsys.readouterr().err
    assert "lets nothing out" in said
    assert "nothing would leave" in said
    try:
        with speaking(lambda _: '{"ready": true}') as double:
            own.write_text(
                f'{before}\n[model]\nbase_url = "{double.base}"\nname = "double"\nsends = "summaries"\n', "utf-8"
            )
            assert cli.main(["-d", str(folder), "model"]) == 0
            assert cli.main(["-d", str(folder), "model", "--show", item.id]) == 0
            assert double.asked == []
            shown = capsys.readouterr().out
            assert f"would be asked for {item.id}; nothing was sent" in shown
            assert texts(item)[0] in shown
            assert cli.main(["-d", str(folder), "model", "--check"]) == 0
            assert "answers; nothing of the desk was sent" in capsys.readouterr().out
            assert len(double.asked) == 1
            assert not any(text in json.dumps(double.asked) for text in told(trip.bulletin))
    finally:
        own.write_text(before, "utf-8")
