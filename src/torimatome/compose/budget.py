"""How many words an item may have, by its kind (house-style 2: median 90, letters under 50, courts and visits to 230)."""

from __future__ import annotations

from torimatome.model import EventKind

# Read off the 52 items of the past issues by kind (spec/house-style.md 2); set as upper guides, not tuned on a week.
_WORDS = {
    EventKind.LETTER: 60, EventKind.PHONE_CALL: 95, EventKind.MEETING: 95, EventKind.STATEMENT: 110,
    EventKind.COURT: 125, EventKind.RESOLUTION: 125, EventKind.REPORT: 110, EventKind.EXERCISE: 85,
    EventKind.REGULATION: 100, EventKind.INCIDENT: 100, EventKind.INTERVIEW: 130, EventKind.VISIT: 100,
    EventKind.APPOINTMENT: 60, EventKind.CEREMONY: 90, EventKind.OTHER: 95,
}  # fmt: skip
PART = 60
"""Words for one part of a visit told in running text."""
FULLEST = 85
"""Words for the part of a visit that has most to tell."""
TOUR = 35
"""Words for an arrival, a farewell, a museum or a wreath."""
MEETING = 50
"""Words for one meeting in a list."""
SPEECH = 115
"""Words for an interview or a speech inside a visit."""
NOTE = 55
"""Words of a NOTE."""


def words_for(kind: EventKind) -> int:
    """The guide for an item of one event."""
    return _WORDS.get(kind, 95)
