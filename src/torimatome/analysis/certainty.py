"""Words of certainty and of distance, and what they are worth as numbers; forecasts scored against how they came out.

The numbers are the middle of the ranges of ICD 203 (Office of the Director of National Intelligence, "Analytic
Standards", 2 January 2015, D.6.e.2.a). Words that stand in no such table are read as the nearest of it, and say so; a
word that tells no number ("may") has none, and its author must give one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from torimatome.model.commentary import StatementKind

ICD = "ICD 203"
READ = "read as ICD 203's"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A step of the scale: its name, and the range of its probability."""

    name: str
    low: float
    high: float

    @property
    def middle(self) -> float:
        """The number that the words stand for where nobody gives another."""
        return round((self.low + self.high) / 2, 3)


GRADES = {
    g.name: g
    for g in (
        Grade(name="almost no chance", low=0.01, high=0.05),
        Grade(name="very unlikely", low=0.05, high=0.20),
        Grade(name="unlikely", low=0.20, high=0.45),
        Grade(name="roughly even chance", low=0.45, high=0.55),
        Grade(name="likely", low=0.55, high=0.80),
        Grade(name="very likely", low=0.80, high=0.95),
        Grade(name="almost certain", low=0.95, high=0.99),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """Words of certainty found: as they stand, the grade (None: they tell no number), and whose reading that is."""

    words: str
    start: int
    grade: Grade | None
    by: str


def _rows(by: str, rows: Sequence[tuple[str, str]]) -> list[tuple[re.Pattern[str], str, str]]:
    return [(re.compile(pattern, re.IGNORECASE), grade, by) for pattern, grade in rows]


_TABLE = [
    *_rows(ICD, [
        (r"\balmost no chance\b|\bremote(?: chance| possibility)?\b(?= (?:that|of|chance))", "almost no chance"),
        (r"\bvery unlikely\b|\bhighly (?:improbable|unlikely)\b", "very unlikely"),
        (r"\b(?:unlikely|improbable|improbably)\b", "unlikely"),
        (r"\broughly even (?:chance|odds)\b", "roughly even chance"),
        (r"\bvery (?:likely|probable|probably)\b|\bhighly (?:probable|likely)\b", "very likely"),
        (r"\balmost certain(?:ly)?\b|\bnearly certain\b", "almost certain"),
        (r"\b(?:likely|probable|probably)\b", "likely"),
    ]),
    *_rows(READ, [
        (r"\b(?:is|are) not expected\b|\bdoubtful whether\b", "unlikely"),
        (r"\b(?:is|are) (?:\w+ )?(?:anticipated|expected|projected|foreseen|predicted)\b", "likely"),
        (r"\b(?:is|are) foreseeable(?: in the (?:near )?future)?\b", "likely"),
        (r"\b(?:undoubtedly|inevitabl[ey]|is certain to|are certain to|is bound to|are bound to)\b", "almost certain"),
        (r"\beven chance\b|\bfifty-fifty\b", "roughly even chance"),
        (r"可能性(?:は|が)(?:極めて|きわめて|非常に)高[いく]", "very likely"),
        (r"可能性(?:は|が)(?:極めて|きわめて|非常に)低[いく]", "very unlikely"),
        (r"可能性(?:は|が)低[いく]|見込みは(?:薄い|低い)", "unlikely"),
        (r"(?:ほぼ|まず)(?:確実|間違いな[いく])|必至", "almost certain"),
        (r"五分五分", "roughly even chance"),
        (r"可能性(?:は|が)高[いく]|公算が(?:大き|強|高)[いく]|見込み|見通し|おそらく|恐らく|予想され|見込まれ|予測され|だろう", "likely"),
    ]),
    *_rows("", [
        (r"\b(?:may|might|could)\b(?! \d)|\bit is possible\b|\bpossibl[ey]\b|\bcannot be ruled out\b", ""),
        (r"可能性(?:が|も)(?:ある|あり)|(?:恐|おそ)れ(?:が|も)(?:ある|あり)|かもしれない|否定できない", ""),
    ]),
]  # fmt: skip

_KINDS = [
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (StatementKind.CAUSAL, r"\b(?:attributed to|because|due to|as a result|caused by|led to|the reason)\b|原因|ためである|によるもの"),
        (StatementKind.INTERPRETATION, r"\b(?:it appears|it seems|appears to|seems to|it can be said|can be seen as|suggests|signals|signaling|effectively|presumably|veracity|uncertain|doubtful|harbinger)\b|と言える|とみられる|と思われる|と考えられる|を意味する|不明"),
        (StatementKind.REPORTED, r"\b(?:reported(?:ly)?|according to|announced|said|stated|claimed|alleged(?:ly)?|speculated|declared)\b|と報じ|によると|と発表|と述べ|とされる|だという"),
    )
]  # fmt: skip
_DISTANCE = re.compile(
    r"\b(?:reportedly|allegedly|it (?:is|was|has been) (?:reported|observed|speculated|said|alleged)|so-called|what (?:he|she|it|they) calls?|"
    r"claimed?|it appears that|it seems that|it can be said that|the veracity[^.,;]*uncertain|remains (?:uncertain|unclear|unverified))\b|"
    r"とされる|だという|信憑性は?不明|いわゆる|真偽は?不明",
    re.IGNORECASE,
)  # fmt: skip
_AHEAD = re.compile(
    r"\b(?:will|would|in the (?:near )?future|going to|in the coming)\b|今後|将来|だろう|見通し|見込|予想され|公算",
    re.IGNORECASE,
)


def certainties(text: str) -> tuple[Certainty, ...]:
    """The words of certainty of a sentence in order; of two that overlap the longer."""
    found: list[tuple[int, int, str, str]] = []
    for pattern, grade, by in _TABLE:
        for m in pattern.finditer(text):
            if not any(m.start() < end and start < m.end() for start, end, *_ in found):
                found.append((m.start(), m.end(), grade, by))
    return tuple(
        Certainty(words=text[start:end].strip(), start=start, grade=GRADES.get(grade), by=f"{by} {grade}".strip())
        for start, end, grade, by in sorted(found)
    )


def distances(text: str) -> tuple[str, ...]:
    """The words by which a sentence keeps its distance from what it tells."""
    return tuple(m.group() for m in _DISTANCE.finditer(text))


def kind_of(text: str) -> StatementKind:
    """The kind of a statement by its words, where its author gives none. Never an aside: that only a person can say."""
    graded = any(c.grade for c in certainties(text))
    if graded and (_AHEAD.search(text) or not _KINDS[1][1].search(text)):
        return StatementKind.FORECAST
    return next((kind for kind, words in _KINDS if words.search(text)), StatementKind.OBSERVED)


# --- scores ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Forecasts together: how many, the mean of what was said, how many came true, and their Brier score (0 best, 1 worst)."""

    name: str
    count: int
    said: float
    came_true: int
    brier: float


Told = tuple[str, float, bool]
"""A forecast that came out: its words, its probability, whether it came true."""

_BANDS = (0.0, 0.05, 0.20, 0.45, 0.55, 0.80, 0.95, 1.0)


def brier(told: Iterable[tuple[float, bool]]) -> float:
    """The mean square of what was said against what came (Brier, 1950)."""
    rows = list(told)
    return sum((p - came) ** 2 for p, came in rows) / len(rows) if rows else 0.0


def _scored(name: str, told: Sequence[Told]) -> Scored:
    pairs = [(p, came) for _, p, came in told]
    return Scored(
        name=name, count=len(told), said=round(sum(p for p, _ in pairs) / len(pairs), 3),
        came_true=sum(came for _, came in pairs), brier=round(brier(pairs), 4),
    )  # fmt: skip


def overall(told: Sequence[Told]) -> Scored | None:
    """All of them together; None: nothing came out yet."""
    return _scored("all", told) if told else None


def by_words(told: Iterable[Told]) -> tuple[Scored, ...]:
    """By the words that were used, most used first."""
    groups: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[one[0].lower()].append(one)
    return tuple(sorted((_scored(n or "no words", g) for n, g in groups.items()), key=lambda s: (-s.count, s.name)))


def calibration(told: Iterable[Told]) -> tuple[Scored, ...]:
    """By the bands of ICD 203: of what was called so probable, how much came true."""
    groups: defaultdict[int, list[Told]] = defaultdict(list)
    for one in told:
        groups[max(n for n, low in enumerate(_BANDS[:-1]) if one[1] >= low)].append(one)
    return tuple(_scored(f"{_BANDS[n]:.0%}-{_BANDS[n + 1]:.0%}", groups[n]) for n in sorted(groups))
