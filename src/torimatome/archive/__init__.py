"""The archive's verbs: past documents taken in, doubts looked at, pages and registers made from what is filed.

Stands above the shelves and below the desk: it joins readers, store and the pure rooms for all that was published.
"""

from torimatome.archive.evidence import evidence
from torimatome.archive.finding import Questions
from torimatome.archive.intake import Account, take_in
from torimatome.archive.lossless import extras
from torimatome.archive.numbers import numbered
from torimatome.archive.restoring import Restored
from torimatome.archive.settling import Queued, correct, kinds, named, review, settle
from torimatome.archive.tracing import item_of, provenance
from torimatome.archive.wording import remembering, worded

__all__ = [
    "Account",
    "Questions",
    "Queued",
    "Restored",
    "correct",
    "evidence",
    "extras",
    "item_of",
    "kinds",
    "named",
    "numbered",
    "provenance",
    "remembering",
    "review",
    "settle",
    "take_in",
    "worded",
]
