"""How likely it is that two articles tell one event, as log odds that add up, with the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log1p

from torimatome.group.traces import Trace
from torimatome.group.window import Window

STRANGERS = -6.0
"""Log odds of a pair that nobody looked at closer: heads unlike and no rare name in common."""

# Logistic regression over the candidate pairs of both shared weeks (about 4,800, of which 230 are of one event),
# rounded; each week's own fit put on the other loses at most 0.01 of pairwise F1.
_BASE = -5.3
_HEAD = 6.4
_BODY = 4.6
_NAMES = 3.3
_NUMBERS = 4.0
_WORDS = -5.0  # wording that two texts of one language share lifts their cosines too; it is not to count twice
_KIND = 0.85
_GAP = -0.65
_SAME_DESK = -2.3  # a desk seldom writes twice of one event in one language, but often of the next one like it
_NO_NAME = -0.8
_OTHER_DAY = -1.0
_LATE = -0.4  # for each day after the second, when news of an event is mostly news of another step


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two articles have in common, each 0..1 but for the gap (days) and the flags."""

    head: float
    body: float
    names: float
    head_names: float
    numbers: float
    words: float
    kind: float
    gap: float
    same_language: bool
    same_desk: bool
    other_day: bool

    @property
    def odds(self) -> float:
        """Log odds of "one event"."""
        return (
            _BASE
            + _HEAD * self.head
            + _BODY * self.body
            + _NAMES * self.names
            + _NUMBERS * self.numbers
            + _WORDS * self.words
            + _KIND * self.kind
            + _GAP * log1p(8 * self.gap)
            + _LATE * max(0.0, self.gap - 2)
            + _SAME_DESK * self.same_desk
            + _NO_NAME * (self.names < 0.01)
            + _OTHER_DAY * self.other_day
        )


def likeness(window: Window, i: int, j: int) -> Likeness:
    """Compare two articles of a window."""
    a, b = window.traces[i], window.traces[j]
    same_language = a.article.language == b.article.language
    return Likeness(
        head=float(window.heads[i, j]),
        body=float(window.bodies[i, j]),
        names=window.shared_names(a.full, b.full),
        head_names=window.shared_names(a.head, b.head),
        numbers=window.shared_numbers(a, b),
        words=window.shared_words(a, b) if same_language else 0.0,
        kind=len(a.kinds & b.kinds) / max(1, min(len(a.kinds), len(b.kinds))),
        gap=gap_days(a, b),
        same_language=same_language,
        same_desk=same_language and a.article.outlet == b.article.outlet,
        other_day=bool(a.days and b.days) and not a.days & b.days,
    )


def gap_days(a: Trace, b: Trace) -> float:
    """Days between two publications; half a day where one has no date."""
    first, second = a.article.published, b.article.published
    if first is None or second is None:
        return 0.5
    return abs((first.at - second.at).total_seconds()) / 86400


def chance(odds: float) -> float:
    """Log odds as 0..1."""
    return 1 / (1 + exp(-max(-50.0, min(50.0, odds))))
