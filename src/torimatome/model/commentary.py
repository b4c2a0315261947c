"""Outline and its parts: a commentary as statements, each tied to what it rests on; forecasts, and how they came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class StatementKind(StrEnum):
    """What a statement does; all but an aside must rest on something."""

    OBSERVED = "observed"
    REPORTED = "reported"
    INTERPRETATION = "interpretation"
    CAUSAL = "causal"
    FORECAST = "forecast"
    ASIDE = "aside"


class Precision(StrEnum):
    """How exactly a basis is dated. SINCE: from that day on."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    SINCE = "since"
    APPROX = "approx"
    UNDATED = "undated"


class GroundKind(StrEnum):
    """Where a basis comes from: an item, event or article of the desk, or a source entered by hand."""

    ITEM = "item"
    EVENT = "event"
    ARTICLE = "article"
    HAND = "hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where a basis comes from. name is an id, or for a source by hand its words; quote what it says, exactly."""

    kind: GroundKind
    name: str
    quote: str = ""

    def __str__(self) -> str:
        """As it is written in an outline."""
        return f"{self.kind} {self.name}" + (f" “{self.quote}”" if self.quote else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Something that statements rest on: key is e1 (event), i1 (indicator) or f1 (figure). [first_on, last_on], both days in it."""

    key: str
    text: str
    first_on: date | None = None
    last_on: date | None = None
    precision: Precision = Precision.UNDATED
    grounds: tuple[Ground, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Foresight:
    """What makes a statement a forecast that can be scored: how probable, when to look again, what would show it true."""

    words: str = ""
    probability: float | None = None
    by: str = ""
    look_on: date | None = None
    shown_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of a commentary. rests_on: keys of bases, or names of statements.

    name: what other statements call it. words: those of certainty or distance that it uses. stated: its author gave the kind,
    which else was read from its words. line: where it stands in the outline's file.
    """

    number: int
    text: str
    kind: StatementKind
    rests_on: tuple[str, ...] = ()
    name: str = ""
    words: tuple[str, ...] = ()
    foresight: Foresight | None = None
    stated: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A picture that the outline places: a file beside it, and its caption, which is also told to those who cannot see it."""

    file: str
    caption: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of an outline; heading stands above it, plate below it."""

    statements: tuple[Statement, ...] = ()
    heading: str = ""
    heading_ja: str = ""
    plate: Plate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A commentary as its author wrote it: paragraphs of statements, and what they rest on."""

    id: str
    title: str
    title_ja: str = ""
    organisation: str = ""
    author: str = ""
    dated_on: date | None = None
    language: str = "en"
    passages: tuple[Passage, ...] = ()
    bases: tuple[Basis, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in order."""
        return tuple(s for passage in self.passages for s in passage.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A ground opened: what a reader finds there. key: the ground as written.

    id: the item's archive id or the article's; outlet as in an attribution; family: its owner, else the outlet itself.
    sentences: all that it says, in language (empty: by its letters); against: later denials, corrections and contradictions of it, in words. missing: why it
    could not be opened.
    """

    key: str
    id: str = ""
    outlets: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    first_on: date | None = None
    last_on: date | None = None
    headline: str = ""
    url: str = ""
    sentences: tuple[str, ...] = ()
    language: str = ""
    against: tuple[str, ...] = ()
    missing: str = ""
    by_hand: bool = False


class Standing(StrEnum):
    """How a statement stands. BY_HAND: its sources are named, and none of them can be opened here."""

    SUPPORTED = "supported"
    BY_HAND = "by hand only"
    UNSUPPORTED = "unsupported"
    NOT_NEEDED = "needs none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure in a statement: its words there, and the source sentence that has it; empty: no source has it."""

    words: str
    sentence: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What a statement rests on, looked up: bases (also those of statements it rests on), witnesses, figures, and doubts.

    outlets and families count who says so; marks are sentences for the author, faults those that must be mended.
    """

    statement: Statement
    standing: Standing
    bases: tuple[Basis, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    figures: tuple[Figure, ...] = ()
    outlets: int = 0
    families: int = 0
    faults: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A forecast as it was logged, and never changed: of which commentary, how probable by what words, when to look again."""

    id: str
    commentary: str
    text: str
    words: str
    probability: float
    by: str
    made_on: date
    look_on: date
    logged_at: datetime
    shown_by: str = ""


class Outcome(StrEnum):
    """How a forecast came out. VOID: it cannot be said, or it no longer means anything."""

    TRUE = "true"
    FALSE = "false"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A person's word on how a forecast came out; of several the last holds."""

    forecast: str
    outcome: Outcome
    by: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A published item, or an article, that may support a statement: score 0..1, and the reasons in words."""

    kind: str
    id: str
    on: date | None
    outlet: str
    headline: str
    score: float
    reasons: tuple[str, ...]
