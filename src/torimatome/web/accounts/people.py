"""People: accounts made and changed, who comes in by which password or key, and what the audit log says of it."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from torimatome.errors import NotFound, Stop
from torimatome.store import Store
from torimatome.store.accounts import Account, Act, Key
from torimatome.web.accounts import passwords
from torimatome.web.visiting import RANKS, Role

IDLE, LONGEST = timedelta(hours=12), timedelta(days=7)
"""A session ends after so long without a request, and after so long in any case."""
_NOTED = timedelta(minutes=1)
TOKEN_DAYS = 90
_MOST_SESSIONS = 20
_PREFIX = "tmt_"  # so that a token that leaked is known for one


@dataclass(frozen=True)
class People:
    """The people of one desk."""

    store: Store
    clock: Callable[[], datetime]

    # --- accounts ---------------------------------------------------------------------------------------------

    def any(self) -> bool:
        """Whether the desk has accounts, so that everybody is asked who they are."""
        return bool(self.store.accounts.all())

    def add(self, name: str, role: Role, password: str, by: str) -> Account:
        """Make an account. Stop: there is one of that name already, or the name or password cannot be had."""
        name = _name(name)
        if self.store.accounts.get(name):
            raise Stop(f"There is an account {name!r} already; `account role` and `account password` change it.")
        line = passwords.hashed(password, name)
        made = Account(name=name, role=role.value, password=line, made_at=self.clock())
        return self._saved(made, by, f"account added as {role.value}")

    def role(self, name: str, role: Role, by: str) -> Account:
        """Give an account another role; it has to log in again. Stop: the last administrator would be gone."""
        found = self.named(name)
        if role is not Role.ADMIN:
            self._keep_one(found)
        return self._saved(replace(found, role=role.value), by, f"role changed to {role.value}")

    def password(self, name: str, password: str, by: str) -> Account:
        """Give an account another password; whoever is logged in with the old one is so no longer."""
        found = self.named(name)
        return self._saved(replace(found, password=passwords.hashed(password, name)), by, "password changed")

    def active(self, name: str, by: str, *, active: bool) -> Account:
        """Close an account, or open it again."""
        found = self.named(name)
        if not active:
            self._keep_one(found)
        return self._saved(replace(found, active=active), by, "account enabled" if active else "account disabled")

    def named(self, name: str) -> Account:
        """An account by its name. NotFound: there is none."""
        found = self.store.accounts.get(_name(name))
        if found is None:
            raise NotFound(f"There is no account {name!r}; `account list` shows those that there are.")
        return found

    def _saved(self, account: Account, by: str, act: str) -> Account:
        """Keep the account; its open sessions end, and those tokens that it may no longer have."""
        with self.store.transaction():
            self.store.accounts.save(account)
            self.store.accounts.take_all(account.name, *(("session",) if account.active else ()))
            self.note(by, act, account.name)
        return account

    def _keep_one(self, account: Account) -> None:
        others = [a for a in self.store.accounts.all() if a.active and a.role == "admin" and a.name != account.name]
        if account.role == "admin" and account.active and not others:
            raise Stop(f"{account.name!r} is the last administrator; make another one first.")

    # --- coming in --------------------------------------------------------------------------------------------

    def check(self, name: str, password: str) -> Account | None:
        """The account, if the password is its own; None in as long a time whether there is such an account or not."""
        found = self.store.accounts.get(_plain(name))
        right = passwords.fits(found.password if found else "", password)
        return found if found and right and found.active else None

    def enter(self, account: Account, label: str = "") -> str:
        """Begin a session; the secret for the browser's cookie. Of too many the oldest ends."""
        for old in self.store.accounts.keys(account.name, "session")[: -_MOST_SESSIONS + 1 or None]:
            if len(self.store.accounts.keys(account.name, "session")) >= _MOST_SESSIONS:
                self.store.accounts.take(old.hash)
        return self._given(account, "session", account.role, label, LONGEST)

    def token(self, name: str, role: Role, label: str, days: int, by: str) -> str:
        """A token for a program, which may do what both its role and the account's may; shown once, here."""
        account = self.named(name)
        if not account.active:
            raise Stop(f"The account {name!r} is disabled.")
        secret = self._given(account, "token", role.value, label, timedelta(days=days), _PREFIX)
        self.note(by, f"token made for {role.value}", account.name)
        return secret

    def whose(self, secret: str, kind: str) -> tuple[Account, Key] | None:
        """The account that a key opens the desk for, if it still does."""
        key = self.store.accounts.key(_hash(secret)) if secret else None
        now = self.clock()
        if key is None or key.kind != kind or now >= key.until:
            return None
        if kind == "session" and now - key.seen_at >= IDLE:
            self.store.accounts.take(key.hash)
            return None
        account = self.store.accounts.get(key.account)
        if account is None or not account.active:
            return None
        self.store.accounts.used(key, now, _NOTED)
        return account, key

    def leave(self, secret: str) -> None:
        """End a session."""
        self.store.accounts.take(_hash(secret))

    def leave_everywhere(self, name: str) -> None:
        """End all sessions of an account."""
        self.store.accounts.take_all(name, "session")

    def revoke(self, name: str, start: str, by: str) -> Key:
        """Make a token worthless, named by the first letters of its hash. NotFound: none, or several."""
        found = [k for k in self.store.accounts.keys(name, "token") if len(start) >= 6 and k.hash.startswith(start)]
        if len(found) != 1:
            raise NotFound(f"{name!r} has no single token {start!r}; `account tokens {name}` shows them.")
        self.store.accounts.take(found[0].hash)
        self.note(by, "token revoked", name)
        return found[0]

    def _given(self, account: Account, kind: str, role: str, label: str, lasts: timedelta, prefix: str = "") -> str:
        secret, now = prefix + secrets.token_urlsafe(32), self.clock()
        self.store.accounts.give(
            Key(hash=_hash(secret), kind=kind, account=account.name, role=role, label=label[:100], made_at=now,
                seen_at=now, until=now + lasts)
        )  # fmt: skip
        return secret

    def note(self, by: str, act: str, thing: str = "", origin: str = "", status: int = 200) -> None:
        """Add a line to the audit log; what is too long for a line is cut."""
        line = Act(at=self.clock(), by=by[:100], act=act[:200], thing=thing[:300], origin=origin[:60], status=status)
        self.store.accounts.note(line)


def least(one: str, other: str) -> Role:
    """The lower of two roles."""
    return min(Role(one), Role(other), key=RANKS.__getitem__)


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())[:100]


def _name(name: str) -> str:
    """A name as it is kept. Stop: nobody can be called so."""
    plain = _plain(name)
    if not 1 <= len(plain) <= 60 or not plain.isprintable() or not any(map(str.isalnum, plain)):
        raise Stop(f"{name!r} cannot be an account's name; take 1 to 60 letters, digits, dots or spaces.")
    return plain
