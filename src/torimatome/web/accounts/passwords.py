"""Passwords, by Argon2. Two are weighed at a time at most, for each takes 64 MB of memory."""

from __future__ import annotations

from threading import BoundedSemaphore
from typing import Any

from torimatome.errors import BadConfig, Stop

LEAST, MOST = 12, 200
_turns = BoundedSemaphore(2)


def hashed(password: str, name: str = "") -> str:
    """The line that is kept of a new password. Stop: it is too weak."""
    if not LEAST <= len(password) <= MOST:
        raise Stop(f"A password has {LEAST} to {MOST} characters; take a few words that only you would put together.")
    if len(set(password)) < 5 or (name and name.casefold() in password.casefold()):
        raise Stop("This password is too easy to guess; take a few words that only you would put together.")
    with _turns:
        return str(hasher().hash(password))


def fits(line: str, password: str) -> bool:
    """Whether a password is that of the line. Without a line as much work is done, so that nobody learns who is known."""
    from argon2.exceptions import InvalidHashError, VerificationError

    with _turns:
        try:
            return bool(hasher().verify(line or _nobody(), password[:MOST])) and bool(line)
        except (VerificationError, InvalidHashError):
            return False


_made: dict[str, Any] = {}


def hasher() -> Any:
    """Argon2id with the parameters of RFC 9106 for little memory, as argon2-cffi has them. BadConfig: it is not installed."""
    if "hasher" not in _made:
        try:
            from argon2 import PasswordHasher
        except ImportError as fault:
            raise BadConfig("Accounts need one more library; install `pip install 'torimatome[team]'`.") from fault
        _made["hasher"] = PasswordHasher()
    return _made["hasher"]


def _nobody() -> str:
    if "nobody" not in _made:
        _made["nobody"] = hasher().hash("nobody has this password")
    return str(_made["nobody"])
