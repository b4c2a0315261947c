"""How likely it is that two articles tell one event, as log odds that add up, with the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log1p

from torimatome.group.traces import Trace
from torimatome.group.window import Window
from torimatome.model import EventKind

STRANGERS = -6.0
"""Log odds of a pair that nobody looked at closer: heads unlike and no rare name in common."""

# Logistic regression (ridge 5) over the candidate pairs of four weeks (5,587, of which 396 are of one event; copies
# left out; pairs of large events weigh less), rounded. With each week left out once the mean of B-cubed F1 and pairs F1
# across languages is 0.92. A weight for bodies, for days named, for shared wording gained nothing.
_BASE = -4.1
_NEARNESS = 13.2
_NAMES = 0.9
_RAREST = 0.84
_NUMBERS = 5.7
_KIND = 0.96
_GAP = -0.86
_SAME_DESK = -5.3  # a desk seldom writes twice of one event in one language, but often of the next one like it
_OTHER_PERSON = -4.0  # by hand: the fit says -1.5, look-alikes need more; -2 to -8 tried, B-cubed within 0.014
_LATE = -0.4  # by hand: for each day after the second, when news like it is mostly of another step

_TRANSLATED_WITHIN = 0.75  # days; what an outlet says later in another language is as good as said twice
_ONE_PERSON_EACH = frozenset({
    EventKind.COURT, EventKind.PHONE_CALL, EventKind.LETTER, EventKind.MEETING, EventKind.APPOINTMENT,
})  # fmt: skip
_SELDOM = 2.0  # rarity from which a person tells events apart: named by less than every seventh article


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two articles have in common, each 0..1 but for nearness, rarest (a rarity), the gap (days) and the flags.

    other_person: both are of a kind of event that is about somebody, and each is about somebody else.
    """

    head: float
    nearness: float
    names: float
    rarest: float
    numbers: float
    kind: float
    gap: float
    same_language: bool
    same_desk: bool
    other_person: bool

    @property
    def odds(self) -> float:
        """Log odds of "one event"."""
        return (
            _BASE
            + _NEARNESS * self.nearness
            + _NAMES * self.names
            + _RAREST * self.rarest
            + _NUMBERS * self.numbers
            + _KIND * self.kind
            + _GAP * log1p(8 * self.gap)
            + _LATE * max(0.0, self.gap - 2)
            + _SAME_DESK * self.same_desk
            + _OTHER_PERSON * self.other_person
        )


def likeness(window: Window, i: int, j: int) -> Likeness:
    """Compare two articles of a window."""
    a, b = window.traces[i], window.traces[j]
    same_language, gap = a.article.language == b.article.language, gap_days(a, b)
    return Likeness(
        head=float(window.heads[i, j]),
        nearness=float(window.nearness[i, j]),
        names=window.shared_names(a.full, b.full),
        rarest=max((window.names[key] for key in a.full & b.full), default=0.0),
        numbers=window.shared_numbers(a, b),
        kind=len(a.kinds & b.kinds) / max(1, min(len(a.kinds), len(b.kinds))),
        gap=gap,
        same_language=same_language,
        same_desk=a.article.outlet == b.article.outlet and (same_language or gap > _TRANSLATED_WITHIN),
        other_person=_other_person(window, a, b),
    )


def _other_person(window: Window, a: Trace, b: Trace) -> bool:
    """Nobody in common; or, where spelling is no excuse, each has somebody of whom the other says nothing."""
    kinds = a.kinds & b.kinds & _ONE_PERSON_EACH
    ours = [not keys & b.full for keys in _seldom_named(window, a)]
    theirs = [not keys & a.full for keys in _seldom_named(window, b)]
    if not kinds or not ours or not theirs:
        return False
    alike = a.article.language == b.article.language and kinds - {EventKind.MEETING}
    return any(ours) and any(theirs) if alike else all(ours) and all(theirs)


def _seldom_named(window: Window, trace: Trace) -> list[frozenset[str]]:
    return [keys for keys in trace.people if max(window.names.get(key, 0.0) for key in keys) >= _SELDOM]


def gap_days(a: Trace, b: Trace) -> float:
    """Days between two publications; half a day where one has no date."""
    first, second = a.article.published, b.article.published
    if first is None or second is None:
        return 0.5
    return abs((first.at - second.at).total_seconds()) / 86400


def chance(odds: float) -> float:
    """Log odds as 0..1."""
    return 1 / (1 + exp(-max(-50.0, min(50.0, odds))))
