"""How outlets fare over time, and who is told: rounds one after another, verdicts on each outlet, notices and a page.

Stands between the collector and the doors: a round itself is `collect`'s, what is kept of it the store's.
"""

from torimatome.watching.judging import BAD, State, Verdict, judge
from torimatome.watching.notices import Post, words_of
from torimatome.watching.page import Board, serving
from torimatome.watching.rounds import go_round, missed_hours, next_due, verdicts
from torimatome.watching.service import Log, Service

__all__ = [
    "BAD", "Board", "Log", "Post", "Service", "State", "Verdict", "go_round", "judge", "missed_hours", "next_due",
    "serving", "verdicts", "words_of",
]  # fmt: skip
