"""Batch: letters that one look into a mailbox brought."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

MAX_LETTER_BYTES = 10_000_000
MAX_LETTERS = 500
MAX_BATCH_BYTES = 100_000_000
"""What one look into a mailbox may bring; the rest comes with the next one."""


@dataclass(slots=True, kw_only=True)
class Batch:
    """cursor is where the next look begins; more: there is more to be had; too_big counts letters that were left."""

    letters: list[bytes] = field(default_factory=list)
    cursor: str = ""
    more: bool = False
    too_big: int = 0
    unchanged: bool = False

    @property
    def is_full(self) -> bool:
        """Whether it holds all that one look may bring."""
        return len(self.letters) >= MAX_LETTERS or sum(map(len, self.letters)) >= MAX_BATCH_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which letters are looked for: from these senders (all, if none are named), not known yet, and not too old."""

    senders: tuple[str, ...]
    since: datetime
    is_known: Callable[[str], bool]

    def sender(self, address: str) -> bool:
        """Whether a letter of this sender is wanted; a name after @ means everybody at that house."""
        return not self.senders or any(
            address == one or (one[:1] == "@" and address.endswith(one)) for one in self.senders
        )
