"""How likely it is that two articles tell one event, as log odds that add up, with the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log1p

from torimatome.group.traces import Trace
from torimatome.group.window import Window

STRANGERS = -6.0
"""Log odds of a pair that nobody looked at closer: heads unlike and no rare name in common."""

# Logistic regression over the candidate pairs of both shared weeks (3,319, of which 182 are of one event; copies left
# out), rounded. A weight for shared wording gained 0.02 on one week and lost 0.07 on ECB+: left out.
_BASE = -5.0
_HEAD = 5.4
_BODY = 4.2
_NAMES = 2.2
_NUMBERS = 4.4
_KIND = 0.7
_GAP = -0.55
_SAME_DESK = -2.9  # a desk seldom writes twice of one event in one language, but often of the next one like it
_NO_NAME = -0.6
_OTHER_DAY = -0.5
_TRANSLATED_WITHIN = 0.75  # days; what an outlet says later in another language is as good as said twice
_LATE = -0.4  # by hand: for each day after the second, when news like it is mostly of another step


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two articles have in common, each 0..1 but for the gap (days) and the flags."""

    head: float
    body: float
    names: float
    numbers: float
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
    same_language, gap = a.article.language == b.article.language, gap_days(a, b)
    return Likeness(
        head=float(window.heads[i, j]),
        body=float(window.bodies[i, j]),
        names=window.shared_names(a.full, b.full),
        numbers=window.shared_numbers(a, b),
        kind=len(a.kinds & b.kinds) / max(1, min(len(a.kinds), len(b.kinds))),
        gap=gap,
        same_language=same_language,
        same_desk=a.article.outlet == b.article.outlet and (same_language or gap > _TRANSLATED_WITHIN),
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
