"""Opening a desk: its version, what is not a desk, a full disk, people's rows, transactions, one run at a time."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import exc

from tests.store.store_nouns import NOON, article, bulletin, capture, item
from torimatome.errors import BadConfig, Busy, Failed, NewerDesk, NoRoom, NotFound, Stop
from torimatome.model import Edit, Role, Ruling
from torimatome.model.commentary import Forecast, Outcome, Settled
from torimatome.store import Settlement, Store, engine_sqlite, open_store, tables
from torimatome.store import database as database_module
from torimatome.store.accounts import Act


def sql(store: Store, statement: str) -> list[tuple[object, ...]]:
    with store._database.write() as connection:
        result = connection.exec_driver_sql(statement)
        return [tuple(row) for row in result] if result.returns_rows else []


def test_the_migrations_make_the_tables_that_the_code_knows(store: Store) -> None:
    with store._database.read() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.metadata) == []


def test_the_version_is_that_of_the_newest_migration() -> None:
    folder = Path(database_module.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == tables.VERSION


def test_every_table_has_a_colour_and_every_table_of_people_its_guards(store: Store, place: str) -> None:
    every = [t for colour in ("machine", "people", "keys") for t in tables.of_colour(colour)]
    assert {*every} == {*tables.metadata.sorted_tables}
    names = [table.name for table in tables.of_colour("people")]
    if place == "file":
        triggers = {row[0] for row in sql(store, "SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        assert triggers == {f"{name}_no_{change}" for name in names for change in ("update", "delete")}
    else:
        triggers = {row[0] for row in sql(store, "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")}
        assert triggers == {f"{name}_kept" for name in names}


@pytest.mark.file_only
def test_the_safety_of_the_file(store: Store) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    assert {name: sql(store, f"PRAGMA {name}")[0][0] for name in wanted} == wanted


def test_opening_twice_changes_nothing(data: Path) -> None:
    with open_store(data) as store:
        store.articles.save(article(1))
    with open_store(data) as store:
        assert store.articles.latest("a1") == article(1)


def test_a_newer_desk_is_left_alone(data: Path) -> None:
    with open_store(data) as store:
        sql(store, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerDesk, match="written by a newer torimatome"):
        open_store(data)
    with pytest.raises(NewerDesk):
        open_store(data, readonly=True)


def test_an_older_desk_is_brought_up_to_date_but_not_by_a_reader(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(data) as store:
        store.articles.save(article(1))
    monkeypatch.setattr(tables, "VERSION", "0999")
    with pytest.raises(Stop, match="older version"):
        open_store(data, readonly=True)


@pytest.mark.file_only
def test_what_waits_to_be_read_still_waits_after_the_change_of_tables(data: Path) -> None:
    with pytest.MonkeyPatch.context() as older:
        older.setattr(tables, "VERSION", "0017")
        with open_store(data) as store:
            for name in ("read", "unread"):
                sql(store, f"INSERT INTO snapshots VALUES (NULL, '{name}', 'response', 'page', 'az.ganja', '', '', '',"
                    " '2026-02-14T06:00:00.000000Z', 200, '', '', 0, 0)")  # fmt: skip
            sql(store, "INSERT INTO readings VALUES ('read')")
    with open_store(data) as store:
        assert [snapshot.id for snapshot in store.captures.unread(Role.PAGE)] == ["unread"]
        store.captures.mark_read("unread")
        assert list(store.captures.unread(Role.PAGE)) == []


@pytest.mark.file_only
def test_what_is_not_a_desk_is_one_sentence(data: Path) -> None:
    data.mkdir(parents=True)
    file = data / "torimatome.db"
    file.write_bytes(b"This is a letter, and not a database at all. " * 200)
    with pytest.raises(BadConfig, match="is not a database"):
        open_store(data)
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(BadConfig, match="not a desk's"):
        open_store(data)
    file.unlink()
    file.mkdir()
    with pytest.raises(BadConfig, match="cannot be opened"):
        open_store(data)


@pytest.mark.file_only
def test_an_empty_file_is_a_new_desk(data: Path) -> None:
    data.mkdir(parents=True)
    (data / "torimatome.db").touch()
    open_store(data).close()
    open_store(data, readonly=True).close()


@pytest.mark.file_only
def test_a_reader_needs_a_desk_and_writes_nothing(data: Path) -> None:
    with pytest.raises(NotFound, match="does not exist yet"):
        open_store(data, readonly=True)
    with open_store(data) as store:
        kept = store.captures.keep(capture(1))
        with open_store(data, readonly=True) as reader:
            assert reader.captures.body(kept.id) == capture(1).body
            with pytest.raises(Failed, match="may not be written to"):
                reader.articles.save(article(1))


@pytest.mark.file_only
def test_a_full_disk_is_one_sentence_and_loses_nothing(store: Store) -> None:
    store.articles.save(article(1))
    pages = sql(store, "PRAGMA page_count")[0][0]
    sql(store, f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NoRoom, match="is full; make room"):
        store.articles.save(article(2, text="Long. " * 100_000))
    sql(store, "PRAGMA max_page_count = 1000000")
    assert store.articles.latest("a2") is None
    assert store.articles.latest("a1") == article(1)
    store.articles.save(article(2))


PEOPLE = [table.name for table in tables.of_colour("people")]


@pytest.mark.parametrize("name", PEOPLE)
def test_people_rows_are_only_ever_added_to(store: Store, place: str, name: str) -> None:
    draft = bulletin(item(1))
    store.edits.add(Edit(item="i1", field="section", value="x", replaces="", by="kana", at=NOON))
    store.rulings.add(Ruling(first="a1", second="a2", same=True, by="kana", at=NOON))
    store.bulletins.approve(draft, "kana", NOON)
    store.bulletins.issue(draft, {"txt": b"issued"}, NOON)
    store.imports.add("past.txt", b"past", "{}", NOON)
    store.numbers.give("i1", "2604-030101", "2026-03-01", NOON)
    store.settle(Settlement(remark="r1", act="accepted", by="kana", at=NOON))
    store.completions.spend("k", "answer", 1, NOON)
    store.visits.add("kana", "/week", NOON)
    store.accounts.note(Act(at=NOON, by="kana", act="login"))
    store.commentaries.keep("c", "title: The bridge", "kana", NOON)
    store.commentaries.log(
        Forecast(id="f", commentary="c", text="", words="", probability=0.5, by="", made_on=NOON.date(),
                 look_on=NOON.date(), logged_at=NOON)
    )  # fmt: skip
    store.commentaries.settle(Settled(forecast="f", outcome=Outcome.VOID, by="kana", at=NOON))
    before = sql(store, f"SELECT * FROM {name}")
    assert before
    values = ", ".join("?" if isinstance(value, bytes) else repr(value) for value in before[0])
    over = f"REPLACE INTO {name} VALUES ({values})" if place == "file" else f"TRUNCATE {name} CASCADE"
    for change in (f"UPDATE {name} SET number = 7", f"DELETE FROM {name}", over):
        with pytest.raises(exc.DBAPIError, match="is only ever added to"), store._database.write() as connection:
            connection.exec_driver_sql(change, tuple(v for v in before[0] if isinstance(v, bytes) and "?" in change))
    assert sql(store, f"SELECT * FROM {name}") == before


def test_a_transaction_is_whole_or_nothing(store: Store) -> None:
    def half() -> None:
        with store.transaction():
            store.articles.save(article(1))
            store.bulletins.save(bulletin())
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert store.articles.all() == []
    assert store.bulletins.ids() == []


def test_a_write_that_fails_inside_a_transaction_undoes_only_itself(store: Store) -> None:
    with store.transaction():
        store.articles.save(article(1))
        with suppress(KeyError), store.transaction():
            store.articles.save(article(2))
            raise KeyError
    assert [a.id for a in store.articles.all()] == ["a1"]


def test_threads_take_turns(store: Store) -> None:
    def work(start: int) -> None:
        for n in range(start, start + 5):
            store.articles.save(article(n))

    threads = [Thread(target=work, args=(start,)) for start in (1, 6, 11)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.articles.all()) == 15


def test_two_processes_may_write_by_turns(store: Store, data: Path) -> None:
    with open_store(data) as other:
        kept = [(store, other)[n % 2].captures.keep(capture(n)) for n in range(6)]
        assert list(other.captures.all()) == list(store.captures.all()) == kept
        assert store.reindex() == 6


@pytest.mark.file_only
def test_a_write_that_waits_too_long_is_one_sentence(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_sqlite, "PRAGMAS", ("busy_timeout = 1", *engine_sqlite.PRAGMAS[1:]))
    with open_store(data) as one, open_store(data) as two, one.transaction():
        one.articles.save(article(1))
        assert two.articles.all() == []
        with pytest.raises(Busy, match="held by another process"):
            two.articles.save(article(2))


HOLDER = """
import sys
from pathlib import Path
from torimatome.store import open_store
with open_store(Path(sys.argv[1])) as store, store.run():
    print("holding", flush=True)
    sys.stdin.read()
"""


def test_one_run_at_a_time(store: Store, data: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stdout.readline() == "holding\n"
        with pytest.raises(Busy, match=rf"Another run \(process {child.pid}\) holds the desk") as refused:
            store.run().__enter__()
        assert refused.value.exit_code == 1
        store.articles.save(article(1))  # a person's work goes on beside the run
        child.stdin.close()
    with store.run(), pytest.raises(Busy), store.run():
        pass
    with store.run():
        pass
