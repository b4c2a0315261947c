"""A desk whose tables are on a server: moved there and back, backed up, and what is refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.postgresql import Server
from tests.store.store_nouns import NOON, article, bulletin, capture, item
from torimatome.errors import BadConfig, Busy, Failed, Stop
from torimatome.model import Edit
from torimatome.store import backup, move, open_store, restore

EDIT = Edit(item="i1", field="headline.en", value="Bridges open", replaces="", by="leyla", at=NOON)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A desk with something of each kind, in its own file."""
    data = tmp_path / "desk" / "data"
    with open_store(data) as store:
        for n in (1, 2, 3):
            store.captures.keep(capture(n))
            store.articles.save(article(n))
        store.edits.add(EDIT)
        store.bulletins.issue(bulletin(item(1)), {"txt": b"issued"}, NOON)
        store.shelve_again()
    return data


def what_it_holds(data: Path) -> tuple[object, ...]:
    with open_store(data) as store:
        return (
            list(store.captures.all()), store.articles.all(), [e.value for e in store.edits.of_item("i1")],
            store.bulletins.ids(), [hit.id for hit in store.search.find("bridge")], list(store.archive.all()),
        )  # fmt: skip


def test_a_desk_moves_to_a_server_and_back(filled: Path, server: Server) -> None:
    before = what_it_holds(filled)
    url = server.fresh()
    assert move(filled, url) > 10
    assert not (filled / "torimatome.db").exists()
    assert (filled / "torimatome.db.moved").exists()
    assert what_it_holds(filled) == before
    with open_store(filled) as store:  # numbers go on behind those that came along
        store.edits.add(Edit(item="i1", field="section", value="culture", replaces="", by="kana", at=NOON))
        store.articles.save(article(4))
        store.captures.keep(capture(4))
    there = what_it_holds(filled)
    with pytest.raises(Stop, match="there already"):
        move(filled, url)
    move(filled, "file")
    assert not (filled / "server.toml").exists()
    assert what_it_holds(filled) == there


def test_a_server_that_holds_a_desk_is_not_laid_over(filled: Path, tmp_path: Path, server: Server) -> None:
    url = server.fresh()
    move(filled, url)
    other = tmp_path / "other" / "data"
    with open_store(other) as store:
        store.articles.save(article(9))
    with pytest.raises(Stop, match="holds a desk already"):
        move(other, url)
    assert not (other / "server.toml").exists()
    with open_store(other) as store:
        assert store.articles.latest("a9") == article(9)


def test_a_backup_of_a_desk_on_a_server_comes_back_as_a_file(filled: Path, tmp_path: Path, server: Server) -> None:
    move(filled, server.fresh())
    before = what_it_holds(filled)
    (filled.parent / "desk.toml").write_text("# a desk\n")
    backup(filled.parent, tmp_path / "desk.tar.gz")
    restore(tmp_path / "desk.tar.gz", tmp_path / "again")
    assert not (tmp_path / "again" / "data" / "server.toml").exists()
    assert what_it_holds(tmp_path / "again" / "data") == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("postgresql://kana:secret@127.0.0.1/desk", "must not hold the password"),
        ("postgresql://127.0.0.1:port/desk", "not the address of a server"),
        ("mysql://127.0.0.1/desk", "begins with postgresql://"),
        ("postgresql://kana@127.0.0.1:1/desk", "cannot be reached"),
    ],
)
def test_an_address_that_will_not_do_is_one_sentence(tmp_path: Path, words: str, said: str) -> None:
    (tmp_path / "server.toml").write_text(f'url = "{words}"\n')
    with pytest.raises((BadConfig, Failed), match=said):
        open_store(tmp_path)


def test_a_server_toml_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "server.toml").write_text("url = ")
    with pytest.raises(BadConfig, match="holds one line"):
        open_store(tmp_path)


def test_a_database_of_another_kind_is_refused(tmp_path: Path, server: Server) -> None:
    server.do("CREATE DATABASE wrong TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    for url, said in (
        (server.url("wrong"), "keeps its texts as LATIN1"), (server.url("nowhere"), 'database "nowhere" does not exist'),
    ):  # fmt: skip
        (tmp_path / "server.toml").write_text(f'url = "{url}"\n')
        with pytest.raises((BadConfig, Failed), match=said):
            open_store(tmp_path)


def test_tables_of_another_program_are_left_alone(tmp_path: Path, server: Server) -> None:
    import psycopg

    url = server.fresh()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE recipes (name text)")
    (tmp_path / "server.toml").write_text(f'url = "{url}"\n')
    with pytest.raises(BadConfig, match="tables of another program"):
        open_store(tmp_path)


def test_a_write_that_waits_too_long_is_one_sentence(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("torimatome.store.engine_postgresql._WAIT", "10ms")
    (tmp_path / "server.toml").write_text(f'url = "{server.fresh()}"\n')
    with open_store(tmp_path) as one, open_store(tmp_path) as two, one.transaction():
        one.articles.save(article(1))
        assert two.articles.all() == []
        with pytest.raises(Busy, match="held by another process"):
            two.articles.save(article(2))
