"""The store room: all that a desk keeps, on one disk, in a way that outlives crashes.

`open_store(folder)` gives a `Store`; its attributes are the nouns: captures, entries, feeds, pages, articles, vectors,
events, bulletins, edits, rulings, imports, archive, numbers, remarks, settlements, problems, search.
"""

from torimatome.store import health
from torimatome.store.archive_rows import Archived, Printed, Shelved
from torimatome.store.backup import backup, restore
from torimatome.store.bulletins import Approval, Issue
from torimatome.store.imports import Import, bulletin_of
from torimatome.store.moving import move
from torimatome.store.problems import Noted
from torimatome.store.remarks import Remarked
from torimatome.store.search import Hit
from torimatome.store.settlements import Settlement
from torimatome.store.store import Store, open_store

__all__ = [
    "Approval",
    "Archived",
    "Hit",
    "Import",
    "Issue",
    "Noted",
    "Printed",
    "Remarked",
    "Settlement",
    "Shelved",
    "Store",
    "backup",
    "bulletin_of",
    "health",
    "move",
    "open_store",
    "restore",
]
