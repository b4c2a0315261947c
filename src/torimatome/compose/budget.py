"""How many words an item may have, by its kind (house-style 2: median 90, letters under 50, courts and visits to 230)."""

from __future__ import annotations

from torimatome.model import EventKind, LearntKind, Lessons
from torimatome.model.learnt import NOTHING_LEARNT

# Read off the 52 items of the past issues by kind (spec/house-style.md 2); set as upper guides, not tuned on a week.
_WORDS = {
    EventKind.LETTER: 60, EventKind.PHONE_CALL: 95, EventKind.MEETING: 95, EventKind.STATEMENT: 110,
    EventKind.COURT: 125, EventKind.RESOLUTION: 125, EventKind.REPORT: 110, EventKind.EXERCISE: 85,
    EventKind.REGULATION: 100, EventKind.INCIDENT: 100, EventKind.INTERVIEW: 130, EventKind.VISIT: 100,
    EventKind.APPOINTMENT: 60, EventKind.CEREMONY: 90, EventKind.OTHER: 95,
}  # fmt: skip
_SHARE = 0.75
"""The guide is a length that so large a share of past items does not pass, as the table has upper guides. Over .6, .75 on two
shared weeks and three of our own writing, four issues learnt: facts .797 (three weeks) and .821 (five), .812 without."""
_ITEMS = 20
"""So many past items of a kind weigh as much as the table. Not tuned."""
_FEW = 10
"""Fewer say nothing of a kind: with the two to six of one issue, one shared week lost a fact and the other won one."""
_AT_LEAST, _AT_MOST = 40, 230
PART = 60
"""Words for one part of a visit told in running text."""
FULLEST = 100
"""Words for the part of a visit that has most to tell: 85 tells one fact less in one of five weeks, and 16 words fewer."""
TOUR = 35
"""Words for an arrival, a farewell, a museum or a wreath."""
MEETING = 50
"""Words for one meeting in a list."""
SPEECH = 115
"""Words for an interview or a speech inside a visit."""
NOTE = 55
"""Words of a NOTE."""


def words_for(kind: EventKind, lessons: Lessons = NOTHING_LEARNT) -> int:
    """The guide for an item of one event: the table's, moved to what past items had, the farther the more there are."""
    guide = _WORDS.get(kind, 95)
    learnt = next((one for one in lessons.of(LearntKind.LENGTH) if one.subject == kind), None)
    if learnt is None or learnt.count < _FEW:
        return guide
    share = learnt.count / (learnt.count + _ITEMS)
    return min(max(round(guide + share * (learnt.upper(_SHARE) - guide)), min(guide, _AT_LEAST)), _AT_MOST)
