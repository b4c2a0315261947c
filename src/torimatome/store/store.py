"""The store of one desk: its nouns, each with its few functions, over one database and one folder of WARC files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, delete, text

from torimatome.store import tables
from torimatome.store.accounts import Accounts
from torimatome.store.archive import Archive
from torimatome.store.articles import Articles
from torimatome.store.bulletins import Bulletins
from torimatome.store.captures import Captures
from torimatome.store.chronicle import Chronicle
from torimatome.store.collecting import Entries, Feeds, Hosts, Pages
from torimatome.store.commentary import Commentaries
from torimatome.store.completions import Completions
from torimatome.store.database import Database
from torimatome.store.drafted import Drafts, Visits
from torimatome.store.engine import DATABASE, engine_of
from torimatome.store.events import Events, Vectors
from torimatome.store.faults import told
from torimatome.store.following import Following
from torimatome.store.imports import Imports
from torimatome.store.lock import run_lock
from torimatome.store.numbers import Numbers
from torimatome.store.people import Edits, Rulings
from torimatome.store.problems import Problems
from torimatome.store.remarks import Remarks
from torimatome.store.search import Search
from torimatome.store.settlements import ACCEPTED, Settlement, Settlements
from torimatome.store.shelving import relay, shelve
from torimatome.store.warc import Folder
from torimatome.store.watching import Watched

_UNSHELVED = text(
    "SELECT coalesce((SELECT max(number) FROM imports), 0) > coalesce((SELECT max(source) FROM documents"
    " WHERE origin = 'import'), 0) OR coalesce((SELECT max(number) FROM issued), 0) >"
    " coalesce((SELECT max(source) FROM documents WHERE origin = 'issue'), 0)"
)


class Store:
    """Everything that a desk keeps. Each write is safe on the disk when it returns, alone or within `transaction`."""

    def __init__(self, data: Path, database: Database) -> None:
        self.data = data
        self._database = database
        self.search = Search(database)
        self.captures = Captures(database, Folder(data / "warc"))
        self.entries = Entries(database)
        self.feeds = Feeds(database)
        self.pages = Pages(database)
        self.hosts = Hosts(database)
        self.articles = Articles(database, self.search)
        self.vectors = Vectors(database)
        self.events = Events(database)
        self.bulletins = Bulletins(database, self.search)
        self.drafted = Drafts(database)
        self.watched = Watched(database)
        self.edits = Edits(database)
        self.visits = Visits(database)
        self.rulings = Rulings(database)
        self.imports = Imports(database, self.search)
        self.archive = Archive(database, self.imports, self.bulletins)
        self.numbers = Numbers(database)
        self.remarks = Remarks(database)
        self.settlements = Settlements(database)
        self.problems = Problems(database)
        self.completions = Completions(database)
        self.accounts = Accounts(database)
        self.following = Following(database)
        self.commentaries = Commentaries(database)
        self.chronicle = Chronicle(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def run(self) -> AbstractContextManager[None]:
        """`with store.run():` holds the desk for one run. Busy: another run holds it."""
        return run_lock(self.data / "run.lock")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside are kept together or not at all. No `await` inside: others would write into it."""
        with self._database.write():
            yield

    def settle(self, word: Settlement) -> bool:
        """Keep a person's word on a doubt, and lay a correction over its item. False: it is here. Failed: it does not fit."""
        with self._database.write() as connection:
            new = self.settlements.add(word)
            if new and word.item and word.act != ACCEPTED:
                relay(connection, word.item, self.search)
        return new

    def reindex(self) -> int:
        """Make the index of snapshots again from the WARC files alone; how many there are."""
        return self.captures.reindex()

    def drop_machine_tables(self) -> None:
        """Forget all that the machine made: what people did stays, and what the files say is read again."""
        with self._database.write() as connection:
            self._database.make_anew(connection, tables.of_colour("machine"))
            self.captures.reindex()
            self._shelve_all(connection)

    def shelve_again(self) -> None:
        """Fill the archive's tables where imports or issues are not in them, as in a desk of an older version."""
        with self._database.write() as connection:
            if connection.execute(_UNSHELVED).scalar():
                for table in (tables.documents, tables.archived, tables.remarks):
                    connection.execute(delete(table))
                self._shelve_all(connection)

    def _shelve_all(self, connection: Connection) -> None:
        for reading in chain(self.imports.readings(), self.bulletins.readings()):
            shelve(connection, reading, None)
        self.search.index(found.item for found in self.archive.all())


def open_store(data: Path, *, readonly: bool = False, still: bool = False) -> Store:
    """Open a desk's data folder, or begin it; bring its tables up to date and mend what a crash left.

    still: to be read only, without a byte written anywhere, as on a full disk; what was written last may be missing.
    NewerDesk, BadConfig: not ours to open; NotFound: to be read only, and not there; NoRoom: the disk is full.
    """
    readonly = readonly or still
    if not readonly:
        with told(data / DATABASE):
            data.mkdir(mode=0o700, parents=True, exist_ok=True)  # what was gathered is for the desk's own people
            (data / "warc").mkdir(exist_ok=True)
    store = Store(data, Database(engine_of(data, readonly=readonly, still=still)))
    try:
        if not readonly:
            store.captures.mend()
            store.shelve_again()
    except BaseException:
        store.close()
        raise
    return store
