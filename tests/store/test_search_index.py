"""The index through its life: whatever was put in, replaced and taken out, it answers as one made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import pytest
from alembic import command
from alembic.config import Config
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, func, select

from tests.store.store_nouns import article, item
from torimatome.model import Article, Block, BlockKind, Headline, Sentence
from torimatome.store import Store, open_store, tables
from torimatome.store.search import indexing, nearness, ranking
from torimatome.store.search.postings import Postings
from torimatome.store.search.questions import Part, Way
from torimatome.store.search.ranking import Ranking

TEXTS = (
    "The bridge of Ganja opens",
    "橋がギャンジャで開通した",
    "Мост в Гяндже открыт",
    "Ganja: the bridge, again",
    "Rain",
)
QUERIES = (
    "bridge",
    '"bridge of Ganja"',
    "開通",
    "橋",
    "Гянджа мост",
    "bridge rain",
    "-rain",
    "brid",
    "what of the bridge",
)


@pytest.fixture(params=(0, 3, 64), ids=lambda most: f"{most}-waiting")
def _few_wait(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_MOST_WAITING", request.param)


def answers(store: Store) -> list[list[tuple[Any, ...]]]:
    """All that can be seen of the answers, in the order of ids: of equals the newer comes first."""
    found = [store.search.find(q) for q in QUERIES] + [store.search.find("", kind=kind) for kind in ("article", "item")]
    return [sorted((h.id, h.kind, round(h.score, 4), h.why, h.covers) for h in hits) for hits in found]


def of(n: int, text: str, kind: str) -> Any:
    if kind == "article":
        return article(n, headline="", text=text)
    block = Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=text),))
    return item(n, body=(block,), headlines={"ja": Headline(text=text[:6])})


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """Two stores that live through all examples."""
    place = tmp_path_factory.mktemp("desks")
    with open_store(place / "old") as old, open_store(place / "new") as new:
        yield old, new


steps = st.lists(
    st.tuples(
        st.sampled_from(("put", "drop", "undone", "look")), st.integers(1, 6), st.sampled_from(TEXTS),
        st.sampled_from(("article", "item")),
    ),
    max_size=25,
)  # fmt: skip


@pytest.mark.usefixtures("_few_wait")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_it_answers_as_one_made_anew(two: tuple[Store, Store], taken: list[tuple[Any, ...]]) -> None:
    left: dict[tuple[str, int], Any] = {}
    old, new = two
    for store in two:
        store.search.forget("article", [f"a{n}" for n in range(1, 7)])
        store.search.forget("item", [f"i{n}" for n in range(1, 7)])
    for act, n, text, kind in taken:
        if act == "put":
            left[kind, n] = of(n, text, kind)
            old.search.index([left[kind, n]])
        elif act == "drop":
            left.pop((kind, n), None)
            old.search.forget(kind, [f"{kind[0]}{n}"])
        elif act == "undone":
            with pytest.raises(ZeroDivisionError):
                _undone(old, [of(n, text, kind), of(9, "bridge of a dream", kind)])
        else:
            old.search.find(text)
    new.search.index(left.values())
    assert answers(old) == answers(new)


def _undone(store: Store, things: Any) -> None:
    """Index and ask, and think better of it."""
    with store.transaction():
        store.search.index(things)
        store.search.forget("item", ["i1"])
        store.search.forget("article", ["b1"])
        store.search.find("bridge")
        raise ZeroDivisionError


def many(count: int, start: int = 1) -> Iterator[Article]:
    for n in range(start, start + count):
        yield article(1 + n % 28, id=f"b{n}", headline=f"Bridge {n}", text=f"Bridge number {n} of the river opened.")


def test_what_waits_is_found_and_is_written_when_it_is_enough(store: Store) -> None:
    store.search.index(many(1))
    assert [hit.id for hit in store.search.find("1")] == ["b1"]
    assert lists_of(store) == 1  # the mark alone
    store.search.index(many(80, 2))
    assert lists_of(store) > 100
    store.search.index(many(1, 82))
    assert [hit.id for hit in store.search.find("82")] == ["b82"]
    assert len(store.search.find("bridge", 200)) == 82
    assert len(store.search.find("brid", 200)) == 82


def lists_of(store: Store) -> int:
    with store._database.read() as connection:
        return int(connection.execute(select(func.count(tables.search_postings.c.term.distinct()))).scalar() or 0)


@pytest.mark.usefixtures("_few_wait")
def test_two_processes_write_and_each_finds_what_the_other_wrote(data: Path) -> None:
    with open_store(data) as one, open_store(data) as other:
        for n in range(1, 24, 2):
            one.search.index(many(1, n))
            assert len(other.search.find("bridge", 99)) == n
            other.search.index(many(1, n + 1))
            assert len(one.search.find("bridge", 99)) == n + 1
            assert [hit.id for hit in one.search.find(f'"number {n + 1} of"')] == [f"b{n + 1}"]
        one.search.forget("article", ["b4"])
        assert "b4" not in {hit.id for hit in other.search.find("bridge", 99)}


@pytest.mark.usefixtures("_few_wait")
def test_a_process_that_ends_in_the_middle_leaves_what_was_before(data: Path) -> None:
    with open_store(data) as store:
        store.search.index(many(5))
    with open_store(data) as dying, pytest.raises(ZeroDivisionError):
        _undone(dying, many(70, 6))
    with open_store(data) as store:
        assert len(store.search.find("bridge", 99)) == 5
        store.search.index(many(3, 6))
        assert len(store.search.find("bridge", 99)) == 8


@pytest.mark.file_only
def test_lists_of_an_older_form_are_made_anew(data: Path) -> None:
    with open_store(data) as store:
        store.search.index(many(70))
    raw = sqlite3.connect(next(iter(data.glob("*.db"))))
    with raw:
        raw.execute("UPDATE search_postings SET data = x'6f6c642e' WHERE term = '!'")
        raw.execute("DELETE FROM search_postings WHERE term LIKE '&%' OR term = 'bridg'")
    raw.close()
    with open_store(data) as store:
        assert len(store.search.find('"the river"', 99)) == 70
        assert len(store.search.find("bridges", 99)) == 70


@pytest.mark.file_only
def test_a_desk_of_the_second_tables_is_found_whole(data: Path) -> None:
    """Made by the migrations up to that version, and filled as that version filled it."""
    with open_store(data) as newest:
        file = next(iter(newest.data.glob("*.db"))).name
    (data / file).unlink()
    engine = create_engine(f"sqlite:///{data / file}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "torimatome.store:migrations")
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        for n in range(1, 81):
            # A text that was replaced had got a new number; the vectors follow their text.
            row = (
                n * 2,
                "article",
                f"b{n}",
                f"Bridge {n}",
                f"Bridge number {n} of the river",
                "en",
                "2026-03-01",
                "o",
                "",
            )
            connection.exec_driver_sql(f"INSERT INTO search_texts VALUES ({','.join('?' * 9)})", row)
        near = np.asarray([1.0, 0.0], dtype="<f2").tobytes()
        connection.exec_driver_sql("INSERT INTO search_vectors (text, maker, data) VALUES (14, 'm', ?)", (near,))
    engine.dispose()
    with open_store(data) as store:
        assert len(store.search.find("bridge", 99)) == 80
        assert [hit.id for hit in store.search.find('"number 7 of the"')] == ["b7"]
        asked = np.asarray([1.0, 0.0], dtype=np.float32)
        assert [hit.id for hit in store.search.find("", vector=asked, maker="m")] == ["b7"]
        store.search.index([article(7, id="b7", headline="", text="Rain")])
        assert len(store.search.find("bridge", 99)) == 79
        assert [hit.on for hit in store.search.find("", 1, last_on=date(2026, 3, 1))] == [date(2026, 3, 1)]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=12), min_size=5, max_size=40), st.integers(1, 6))
@settings(max_examples=40, deadline=None)
def test_lists_that_are_left_out_bring_nothing_in(texts: list[list[str]], most: int) -> None:
    """What is found by looking at rare words first is what all words find."""
    lists: dict[str, Any] = {}
    for n, letters in enumerate(texts, 1):
        for letter in letters:
            lists.setdefault(letter, {})[n] = (n << 8) | (50 + 20 * letters.count(letter)) % 256
    held = Postings(waiting={k: np.asarray(list(v.values()), dtype=np.uint32) for k, v in lists.items()})
    held._kept.update(dict.fromkeys(lists, np.zeros(0, dtype=np.uint32)))
    parts = [Part(letter, (Way("word", (letter,)),)) for letter in sorted(lists)]
    every = Ranking(None, held, len(texts) + 1, len(texts))  # type: ignore[arg-type]
    with mock.patch.object(ranking, "_FIRST", 1):
        few = every.any_of(parts, (), most).best(most)
    whole = every.any_of(parts, (), most).best(most)
    assert [round(score, 3) for _, score in few] == [round(score, 3) for _, score in whole]


# --- meaning, of which only signs are kept ----------------------------------------------------------------------


def filled(store: Store, rows: nearness.Rows) -> None:
    store.search.index(many(len(rows)))
    for one in reversed(store.search.without_vectors("m", len(rows))):
        store.search.keep_vectors("m", one.number, rows[[one.number - 1]])


def near(store: Store, asked: nearness.Rows, limit: int = 5, **more: Any) -> list[str]:
    return [hit.id for hit in store.search.find("", limit, vector=asked, maker="m", **more)]


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> nearness.Rows:
    """Rows in one corner, as those of sentence embedders lie."""
    monkeypatch.setattr(nearness, "_WHOLE", 50)
    monkeypatch.setattr(nearness, "_READ", 40)
    monkeypatch.setattr(nearness, "_AT_ONCE", 32)
    made = np.random.default_rng(4).standard_normal((160, 100)).astype(np.float32) + 1.0
    found: nearness.Rows = (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)
    return found


def test_signs_find_what_whole_rows_find(store: Store, rows: nearness.Rows) -> None:
    filled(store, rows)
    for n in range(0, 160, 13):
        (asked, *_), cosines = rows[[n]] + 0.02, rows @ rows[n]
        assert near(store, asked, 1) == [f"b{n + 1}"]
        best = [f"b{m + 1}" for m in np.argsort(-cosines)[:3]]
        assert len(set(near(store, asked, 10)) & set(best)) >= 2
    (shelf,) = store.search._shelves.values()
    assert shelf.centre is not None
    assert not len(shelf.rows)


def test_signs_follow_what_is_added_and_taken_away(store: Store, rows: nearness.Rows) -> None:
    filled(store, rows)
    assert near(store, rows[9], 1) == ["b10"]
    store.search.forget("article", ["b10"])
    assert near(store, rows[9], 1) != ["b10"]
    store.search.index([article(3, id="new", headline="", text="Rain")])
    (new,) = store.search.without_vectors("m")
    store.search.keep_vectors("m", new.number, rows[[9]])
    assert near(store, rows[9], 1) == ["new"]
    assert near(store, rows[9], 200, kind="item") == []
    only = near(store, rows[9], 200, first_on=date(2026, 3, 5), last_on=date(2026, 3, 5))
    assert only
    assert all(int(one[1:]) % 28 == 4 for one in only)
    assert near(store, np.ones(7, dtype=np.float32)) == []
    assert near(store, np.zeros(100, dtype=np.float32))
