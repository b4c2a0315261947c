"""Finding and Problem: what was noticed, and what could not be done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that proof-reading noticed. item and field say where; code names the check.

    key names the finding at just this text: when the text changes it is another. accepted is the reason for which a person
    lets it stand.
    """

    code: str
    severity: Severity
    message: str
    remedy: str = ""
    item: str | None = None
    field: str = ""
    key: str = ""
    accepted: str = ""


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
