"""Finding and its Mend, Problem, Remark: what was noticed, what could not be done, what a reader mended or doubts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """What would mend a finding: the field of its item (as an Edit names it), and the value that it would have then."""

    field: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that proof-reading noticed. item and field say where; code names the check.

    key names the finding at just this text: when the text changes it is another. accepted is the reason for which a person
    lets it stand. mend is there where the check surely knows what would be right.
    """

    code: str
    severity: Severity
    message: str
    remedy: str = ""
    item: str | None = None
    field: str = ""
    key: str = ""
    accepted: str = ""
    mend: Mend | None = None


class Remedy(StrEnum):
    """What to do next about a problem."""

    RETRY = "retry"
    SET_ASIDE = "set aside"
    ASK = "ask"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that a run could not do. subject is a URL, a file or an id."""

    stage: str
    subject: str
    message: str
    remedy: Remedy = Remedy.SET_ASIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing that a reader mended (repair) or doubts, in a sentence, beside the text as it stood.

    line counts from 1; 0 stands for the whole file. item is the item's id. target is an id that is only in doubt
    while nothing in the archive bears it.
    """

    sentence: str
    line: int = 0
    raw: str = ""
    item: str = ""
    repair: bool = False
    target: str = ""
