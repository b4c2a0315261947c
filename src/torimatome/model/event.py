"""Event, Coverage, Claim, Label and Dossier: what happened, and who reports it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from torimatome.model.article import Article
from torimatome.model.coding import Coding
from torimatome.model.item import Citation
from torimatome.model.names import Mention


class EventKind(StrEnum):
    """Kinds of event that the house keeps apart (house-style: kinds of item)."""

    MEETING = "meeting"
    VISIT = "visit"
    PHONE_CALL = "phone_call"
    LETTER = "letter"
    STATEMENT = "statement"
    INTERVIEW = "interview"
    COURT = "court"
    INCIDENT = "incident"
    EXERCISE = "exercise"
    REGULATION = "regulation"
    RESOLUTION = "resolution"
    REPORT = "report"
    APPOINTMENT = "appointment"
    CEREMONY = "ceremony"
    OTHER = "other"


class CoverageRole(StrEnum):
    """How an article stands to an event. Only REPORT, LIVE and TRANSLATION tell it at first hand."""

    REPORT = "report"
    COPY = "copy"
    TRANSLATION = "translation"
    LIVE = "live"
    RETROSPECTIVE = "retrospective"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, where and when. part_of names the visit or session that it belongs to.

    The id is made from the id of the event's earliest article, so that a rebuild finds it again.
    """

    id: str
    kind: EventKind
    first_on: date | None = None
    last_on: date | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    part_of: str | None = None
    coding: Coding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """That an article reports an event, how alike (0..1), and why it was grouped, in words."""

    event: str
    article: str
    role: CoverageRole = CoverageRole.REPORT
    similarity: float = 1.0
    reasons: tuple[str, ...] = ()
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who says what about an event: a field, its value, its holder and the place that says so.

    A figure also has what it counts (killed, votes, money), its unit, its value as a number (value_to: of a range) and
    how exact it is said to be (over, at_least). denies: the place that a denial or correction answers, if it was found.
    """

    event: str
    field: str
    value: str
    holder: str
    citation: Citation
    counts: str | None = None
    unit: str | None = None
    value_number: float | None = None
    value_to: float | None = None
    qualifier: str | None = None
    told_at: datetime | None = None
    denies: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A section (key) proposed for an event, with a score 0..1 and the reason in words."""

    event: str
    section: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An event with all that is known of it: what triage and compose work on. parts are the visit's own events."""

    event: Event
    articles: tuple[Article, ...]
    coverage: tuple[Coverage, ...]
    mentions: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    parts: tuple[Dossier, ...] = ()

    @property
    def every_article(self) -> tuple[Article, ...]:
        """The articles of the event and of its parts, oldest first, without date last."""
        seen = {a.id: a for d in (self, *self.parts) for a in d.articles}
        return tuple(sorted(seen.values(), key=lambda a: a.age))

    @property
    def every_coverage(self) -> tuple[Coverage, ...]:
        """The coverage of the event and of its parts."""
        return tuple(c for d in (self, *self.parts) for c in d.coverage)
