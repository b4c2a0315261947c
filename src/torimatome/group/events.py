"""An event made of the articles that tell it: id, kind, days, who and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256

from torimatome.group.traces import Trace
from torimatome.model import EntityKind, Event, EventKind
from torimatome.profiles.register import Register

_ACTORS = frozenset({EntityKind.PERSON, EntityKind.BODY, EntityKind.COUNTRY})
_MOST = 8
_RARE_FIRST = (
    EventKind.PHONE_CALL, EventKind.LETTER, EventKind.INTERVIEW, EventKind.EXERCISE, EventKind.COURT,
    EventKind.APPOINTMENT, EventKind.RESOLUTION, EventKind.REGULATION, EventKind.INCIDENT, EventKind.CEREMONY,
    EventKind.VISIT, EventKind.MEETING, EventKind.REPORT, EventKind.STATEMENT,
)  # fmt: skip


def event_of(traces: Sequence[Trace], register: Register) -> Event:
    """Traces in order of publication: the first one gives the event its id, so that a rebuild finds it again."""
    first_on, last_on = _days(traces)
    return Event(
        id=event_id(traces[0].article.id),
        kind=_kind(traces),
        first_on=first_on,
        last_on=last_on,
        actors=_most_named(traces, register, _ACTORS),
        places=_most_named(traces, register, frozenset({EntityKind.PLACE})),
    )


def event_id(article: str) -> str:
    """The id of the event whose earliest article this is."""
    return f"e{sha256(article.encode()).hexdigest()[:12]}"


def _kind(traces: Sequence[Trace]) -> EventKind:
    """What most headlines and heads speak of (a headline counts twice); of equals the more special."""
    votes: Counter[str] = Counter()
    for trace in traces:
        votes.update(trace.kinds)
        votes.update(dict.fromkeys(trace.headline_kinds, 2))
    if not votes:
        return EventKind.OTHER
    return max((k for k in _RARE_FIRST if votes[k]), key=lambda k: votes[k], default=EventKind.OTHER)


def _days(traces: Sequence[Trace]) -> tuple[date | None, date | None]:
    """The days that most heads name, of those not after the last report and not long before the first."""
    reports = [t.article.reported_on for t in traces if t.article.reported_on]
    if not reports:
        named = sorted(d for t in traces for d in t.days)
        return (named[-1], named[-1]) if named else (None, None)
    first, last = min(reports), max(reports)
    votes = Counter(d for t in traces for d in t.days if first - timedelta(days=4) <= d <= last)
    if not votes:
        return first, first
    best = [d for d, n in votes.items() if n == max(votes.values())]
    return min(best), max(best)


def _most_named(traces: Sequence[Trace], register: Register, kinds: frozenset[EntityKind]) -> tuple[str, ...]:
    votes = Counter(
        key for t in traces for key in t.head if (entity := register.get(key)) is not None and entity.kind in kinds
    )
    return tuple(key for key, _ in sorted(votes.items(), key=lambda v: (-v[1], v[0]))[:_MOST])
