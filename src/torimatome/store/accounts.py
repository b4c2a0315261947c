"""Who may come in: accounts, the keys that open the desk for a while, and the audit log, which is only ever added to.

Of a key only the hash is kept: who reads the tables cannot come in with what stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import Column, Index, Integer, Table, Text, delete, insert, select, update

from torimatome.store.columns import Moment, Words, metadata, must, number, people
from torimatome.store.database import Database
from torimatome.store.dialect import put

accounts = Table(
    "accounts",
    metadata,
    Column("name", Words, primary_key=True),
    must("role", Text),
    must("password", Text),  # Argon2's own line: parameters, salt and hash
    must("active", Integer),
    must("made_at", Moment),
    info={"colour": "keys"},  # people's, and yet replaced in place: an old password is kept nowhere
)
account_keys = Table(
    "account_keys",
    metadata,
    Column("hash", Text, primary_key=True),
    must("kind", Text),  # "session" or "token"
    must("account", Words),
    must("role", Text),
    must("label", Words),
    must("made_at", Moment),
    must("seen_at", Moment),
    must("until", Moment),
    Index("account_keys_by_account", "account"),
    info={"colour": "keys"},
)
audit = people(
    "audit",
    number(),
    must("at", Moment),
    must("by", Words),
    must("act", Words),
    must("thing", Words),
    must("origin", Words),
    must("status", Integer),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person who may come in. role: "reader", "analyst", "editor" or "admin"; password: Argon2's line."""

    name: str
    role: str
    password: str
    made_at: datetime
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What opens the desk for an account until some time: a browser's session, or a program's token. hash: of its secret."""

    hash: str
    kind: str
    account: str
    role: str
    made_at: datetime
    seen_at: datetime
    until: datetime
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A line of the audit log: who did what to which thing, when, from which address, and how it ended (HTTP's number)."""

    at: datetime
    by: str
    act: str
    thing: str = ""
    origin: str = ""
    status: int = 200
    number: int = 0


class Accounts:
    """The accounts of one desk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- accounts ---------------------------------------------------------------------------------------------

    def get(self, name: str) -> Account | None:
        """An account by its name, active or not."""
        with self._database.read() as connection:
            row = connection.execute(select(accounts).where(accounts.c.name == name)).mappings().one_or_none()
        return Account(**{**row, "active": bool(row["active"])}) if row else None

    def all(self) -> list[Account]:
        """Every account, by name."""
        with self._database.read() as connection:
            rows = connection.execute(select(accounts).order_by(accounts.c.name)).mappings().all()
        return [Account(**{**row, "active": bool(row["active"])}) for row in rows]

    def save(self, account: Account) -> None:
        """Keep an account, in place of the one of its name."""
        with self._database.write() as connection:
            put(connection, accounts, [{**asdict(account), "active": int(account.active)}])

    # --- keys -------------------------------------------------------------------------------------------------

    def give(self, key: Key) -> None:
        """Keep a key; those whose time is over go."""
        with self._database.write() as connection:
            connection.execute(delete(account_keys).where(account_keys.c.until < key.made_at))
            connection.execute(insert(account_keys).values(asdict(key)))

    def key(self, hash_: str) -> Key | None:
        """The key of a hash, its time over or not."""
        with self._database.read() as connection:
            row = connection.execute(select(account_keys).where(account_keys.c.hash == hash_)).mappings().one_or_none()
        return Key(**row) if row else None

    def keys(self, account: str, kind: str) -> list[Key]:
        """An account's sessions or tokens, the oldest first."""
        wanted = select(account_keys).where(account_keys.c.account == account, account_keys.c.kind == kind)
        with self._database.read() as connection:
            rows = connection.execute(wanted.order_by(account_keys.c.made_at, account_keys.c.hash)).mappings().all()
        return [Key(**row) for row in rows]

    def used(self, key: Key, at: datetime, every: timedelta) -> None:
        """Note that a key was used; so often at most, for a note is a write."""
        if key.seen_at == key.made_at or at - key.seen_at >= every:
            with self._database.write() as connection:
                own = account_keys.c.hash == key.hash
                connection.execute(update(account_keys).where(own).values(seen_at=at))

    def take(self, hash_: str) -> None:
        """Make a key worthless."""
        with self._database.write() as connection:
            connection.execute(delete(account_keys).where(account_keys.c.hash == hash_))

    def take_all(self, account: str, *kinds: str) -> None:
        """Make all keys of an account worthless, or those of some kinds."""
        wanted = delete(account_keys).where(account_keys.c.account == account)
        with self._database.write() as connection:
            connection.execute(wanted.where(account_keys.c.kind.in_(kinds)) if kinds else wanted)

    # --- audit ------------------------------------------------------------------------------------------------

    def note(self, act: Act) -> None:
        """Add a line to the audit log."""
        row = asdict(act)
        del row["number"]
        with self._database.write() as connection:
            connection.execute(insert(audit).values(row))

    def acts(self, most: int = 100, before: int = 0, by: str = "") -> Sequence[Act]:
        """Lines of the audit log, the latest first; before: only those of lower numbers."""
        wanted = select(audit).order_by(audit.c.number.desc()).limit(most)
        wanted = wanted.where(audit.c.number < before) if before else wanted
        wanted = wanted.where(audit.c.by == by) if by else wanted
        with self._database.read() as connection:
            return [Act(**row) for row in connection.execute(wanted).mappings()]
