"""Corrections of earlier issues that no issue has told yet: the next one carries them."""

from __future__ import annotations

from dataclasses import replace

from torimatome.model import Bulletin
from torimatome.store import Store


def with_notices(store: Store, bulletin: Bulletin) -> Bulletin:
    """A draft with the notices that it owes its readers; another issue that went out with one has told it."""
    told = store.bulletins.corrections()
    elsewhere = {c for carrier, c in told if carrier not in (c.bulletin, bulletin.id)}
    owed = (c for carrier, c in told if carrier == c.bulletin and c.period.last_on < bulletin.period.last_on)
    return replace(bulletin, corrections=tuple(c for c in dict.fromkeys(owed) if c not in elsewhere))
