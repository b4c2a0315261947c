"""How likely it is that two articles tell one event, as log odds that add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log1p

from torimatome.group.traces import Trace
from torimatome.group.weights import DATED, UNDATED
from torimatome.group.window import Window
from torimatome.model import EntityKind, EventKind

STRANGERS = -9.0
"""Log odds of a pair that nobody looked at closer, and the least that any pair can have: one pair that looks quite
unlike must not outweigh many that are alike."""

_TRANSLATED_WITHIN = 0.75  # days; what an outlet says later in another language is as good as said twice
_ONE_PERSON_EACH = frozenset({
    EventKind.COURT, EventKind.PHONE_CALL, EventKind.LETTER, EventKind.MEETING, EventKind.APPOINTMENT,
})  # fmt: skip
_SELDOM = 2.0  # rarity from which a person tells events apart: named by less than every seventh article
_LESS_SELDOM = 1.5
_FEW = 4
"""Known names from which a share of them counts in full; 1 to 5 tried on five weeks: with 4 and 5 no noise merged."""
_LATE = 0.4
"""By hand: log odds off for each day after the second, when news like it is mostly of another step."""
_SELDOM_BY_FAR = 2.5  # named by less than every twelfth article; 2, 2.5 and 3 tried with the next, all gain alike
_PASSING = 2.0
"""Log odds off where a person of one headline stands in the other article only past its head. 0.5 to 3 tried on five
weeks, each left out once, under 24 rules of linkage: mean B-cubed F1 .948 (0) to .953 (2 and 3), across languages .904 to
.916; put among the weights it fits at -1.9 to -2.7."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two articles have in common and what parts them; each is 0..1 where nothing else is said.

    nearness and names_nearness are cosines against those of the neighbours, rarest and day are rarities, gap is in log
    days, late and passing in log odds. nearest_names is 1 for two that are each other's nearest by names, where these are
    more than one country's; known_names the share of the register's names of the one with fewer that the other has too;
    text_wording is of texts without a date.
    other_*: each names somebody or something of that kind of which the other says nothing. *_across: across languages.
    one_headline_person: somebody of the one's headline of whom the other says nothing. passing: somebody whom the other
    names only past its head, as reports of a whole visit name those of its parts.
    """

    nearness: float = 0.0
    wording: float = 0.0
    text_wording: float = 0.0
    names: float = 0.0
    names_nearness: float = 0.0
    nearest_names: float = 0.0
    known_names: float = 0.0
    rarest: float = 0.0
    numbers: float = 0.0
    day: float = 0.0
    kind: float = 0.0
    other_kind: float = 0.0
    one_visits: float = 0.0
    gap: float = 0.0
    same_language: float = 0.0
    same_desk: float = 0.0
    other_person: float = 0.0
    other_known_person: float = 0.0
    other_people: float = 0.0
    other_people_across: float = 0.0
    other_headline_names: float = 0.0
    one_headline_person: float = 0.0
    other_numbers: float = 0.0
    other_place: float = 0.0
    other_country: float = 0.0
    other_body: float = 0.0
    late: float = 0.0
    passing: float = 0.0
    undated: bool = False

    @property
    def odds(self) -> float:
        """Log odds of "one event"."""
        model = UNDATED if self.undated and self.same_language else DATED
        evidence = sum(weight * getattr(self, name) for name, weight in model.weights.items())
        return float(model.base + evidence - self.late - self.passing)


def likeness(window: Window, i: int, j: int) -> Likeness:
    """Compare two articles of a window."""
    a, b = window.traces[i], window.traces[j]
    alike, gap = a.article.language == b.article.language, gap_days(a, b)
    people = _others(_named_people(window, a), b, _named_people(window, b), a)
    return Likeness(
        nearness=float(window.nearness[i, j]),
        wording=float(window.wording[i, j]),
        text_wording=float(window.text_wording[i, j]),
        names=float(window.alike_names[i, j]),
        names_nearness=float(window.names_nearness[i, j]),
        nearest_names=float(window.nearest_names[i, j]) if window.more_than_a_country(a, b) else 0.0,
        known_names=len(a.known & b.known) / max(_FEW, min(len(a.known), len(b.known))),
        rarest=max((window.names[key] for key in a.full & b.full), default=0.0),
        numbers=window.shared_numbers(a, b),
        day=window.shared_day(a, b),
        kind=len(a.kinds & b.kinds) / max(1, min(len(a.kinds), len(b.kinds))),
        other_kind=bool(a.headline_kinds and b.headline_kinds and not a.headline_kinds & b.headline_kinds),
        one_visits=(EventKind.VISIT in a.headline_kinds) != (EventKind.VISIT in b.headline_kinds),
        gap=log1p(8 * gap),
        same_language=alike,
        same_desk=a.article.outlet == b.article.outlet and (alike or gap > _TRANSLATED_WITHIN),
        other_person=_other_person(window, a, b),
        other_known_person=bool(a.known_people - b.full and b.known_people - a.full),
        other_people=people if alike else 0,
        other_people_across=0 if alike else people,
        other_headline_names=_others(a.headline_names, b, b.headline_names, a),
        one_headline_person=any(window.names.get(p, 0.0) >= _LESS_SELDOM for p in _unnamed(a, b) | _unnamed(b, a)),
        other_numbers=min(len(a.head_numbers - b.numbers), len(b.head_numbers - a.numbers), 2),
        other_place=_other_known(a, b, EntityKind.PLACE),
        other_country=_other_known(a, b, EntityKind.COUNTRY),
        other_body=_other_known(a, b, EntityKind.BODY),
        late=_LATE * max(0.0, gap - 2),
        passing=_PASSING * any(window.names.get(p, 0.0) >= _SELDOM_BY_FAR for p in _passed(a, b) | _passed(b, a)),
        undated=a.article.published is None and b.article.published is None,
    )


def _other_known(a: Trace, b: Trace, kind: EntityKind) -> bool:
    ours, theirs = (t.headline_known.get(kind, frozenset()) for t in (a, b))
    return bool(ours - b.full and theirs - a.full)


def _unnamed(a: Trace, b: Trace) -> frozenset[str]:
    """Those of the one's headline of whom the other says nothing at all."""
    return a.headline_known.get(EntityKind.PERSON, frozenset()) - b.full


def _passed(a: Trace, b: Trace) -> frozenset[str]:
    """Those of the one's headline whom the other names, but only past its head: it tells of that event in passing."""
    return (a.headline_known.get(EntityKind.PERSON, frozenset()) - b.known_people) & b.full


def _others(ours: Sequence[frozenset[str]], b: Trace, theirs: Sequence[frozenset[str]], a: Trace) -> int:
    """How many people each names of whom the other says nothing: the fewer of the two counts, and two at most."""
    return min(sum(not keys & b.full for keys in ours), sum(not keys & a.full for keys in theirs), 2)


def _other_person(window: Window, a: Trace, b: Trace) -> bool:
    """Nobody in common; or, where spelling is no excuse, each has somebody of whom the other says nothing."""
    kinds = a.kinds & b.kinds & _ONE_PERSON_EACH
    ours = [not keys & b.full for keys in _named_people(window, a, _SELDOM)]
    theirs = [not keys & a.full for keys in _named_people(window, b, _SELDOM)]
    if not kinds or not ours or not theirs:
        return False
    alike = a.article.language == b.article.language and kinds - {EventKind.MEETING}
    return any(ours) and any(theirs) if alike else all(ours) and all(theirs)


def _named_people(window: Window, trace: Trace, least: float = _LESS_SELDOM) -> list[frozenset[str]]:
    return [keys for keys in trace.people if max(window.names.get(key, 0.0) for key in keys) >= least]


def gap_days(a: Trace, b: Trace) -> float:
    """Days between two publications; half a day where one has no date."""
    first, second = a.article.published, b.article.published
    if first is None or second is None:
        return 0.5
    return abs((first.at - second.at).total_seconds()) / 86400


def chance(odds: float) -> float:
    """Log odds as 0..1."""
    return 1 / (1 + exp(-max(-50.0, min(50.0, odds))))
