"""Which items of the archive following has not read yet, or has kept though they are gone."""

from __future__ import annotations

from sqlalchemy import text

from torimatome.store.database import Database
from torimatome.store.following_tables import following_notes
from torimatome.store.noting import Noting

_STAMP = "d.origin || d.source || ':' || d.reader || ':' || a.n"
"""Of which reading an item is; what people corrected since is told by the settlements."""
_SEEN = text(
    "SELECT (SELECT count(*) || ':' || coalesce(max(number), 0) FROM imports) || ' ' ||"
    " (SELECT coalesce(max(number), 0) FROM issued) || ' ' || (SELECT coalesce(max(number), 0) FROM settlements)"
)
_NEW = text(
    f"SELECT a.key, a.number, {_STAMP} AS stamp FROM archived a JOIN documents d ON d.number = a.document"  # noqa: S608
    f" LEFT JOIN followed f ON f.key = a.key WHERE a.counts = 1 AND (f.key IS NULL OR f.stamp <> {_STAMP})"
    " ORDER BY a.day, a.key"
)
_NEW_COUNT = text(f"SELECT count(*) FROM ({str(_NEW).split(' ORDER BY')[0]}) AS waiting")  # noqa: S608
_GONE = text("SELECT key FROM followed WHERE key NOT IN (SELECT key FROM archived WHERE counts = 1)")
_CORRECTED = text("SELECT DISTINCT item FROM settlements WHERE number > :seen AND item <> ''")


class Behind(Noting):
    """What lies behind what was followed so far. Its notes tell how far that is."""

    notes = following_notes

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._waiting: tuple[tuple[str, str], int] | None = None

    def seen(self) -> str:
        """Changes with every import, issue and settlement."""
        with self._database.read() as connection:
            return str(connection.execute(_SEEN).scalar())

    def behind(self) -> tuple[list[tuple[str, str]], list[str]]:
        """Items that wait to be read, oldest first, each with its stamp; and those that are kept but are gone."""
        with self._database.read() as connection:
            settled = int((self.note("seen") or "0").rsplit(" ", 1)[-1])
            corrected = set(connection.execute(_CORRECTED, {"seen": settled}).scalars())
            new = {row.key: row.stamp for row in connection.execute(_NEW)}
            if corrected:
                stamps = text(str(_NEW).split(" AND (")[0])
                new |= {row.key: row.stamp for row in connection.execute(stamps) if row.key in corrected}
            return list(new.items()), list(connection.execute(_GONE).scalars())

    def waiting(self) -> int:
        """How many items wait to be read; counted once as long as nothing comes and nothing is read."""
        key = (self.seen(), self.note("seen"))
        if self._waiting is None or self._waiting[0] != key:
            with self._database.read() as connection:
                settled = int((key[1] or "0").rsplit(" ", 1)[-1])
                corrected = connection.execute(_CORRECTED, {"seen": settled}).first()
                count = len(self.behind()[0]) if corrected else int(connection.execute(_NEW_COUNT).scalar_one())
            self._waiting = (key, count)
        return self._waiting[1]
