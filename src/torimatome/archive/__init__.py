"""The archive's verbs: past documents taken in, doubts looked at, pages and registers made from what is filed.

Stands above the shelves and below the desk: it joins readers, store and the pure rooms for all that was published.
"""

from torimatome.archive.intake import Account, Queued, review, take_in

__all__ = ["Account", "Queued", "review", "take_in"]
