"""Learnt, HeadlinePair and Lessons: what past issues and people's edits teach, each with the items that show it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from statistics import median

SHOWN_ITEMS = 40
"""So many items, the newest, a learnt thing names; its count goes on."""


class LearntKind(StrEnum):
    """What can be learnt."""

    OUTLET = "outlet"
    FORM = "form"
    PRESS = "press"
    HEADLINE = "headline"
    PLACEMENT = "placement"
    LENGTH = "length"
    NOTE = "note"
    ORDER = "order"
    ATTRIBUTION = "attribution"
    LEAD = "lead"
    WORDING = "wording"
    CHOICE = "choice"
    SENTENCE = "sentence"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """One thing learnt: of a subject, a value, seen count times from first_on to last_on in these items.

    outlet: attribution form -> as written. form: entity or "office:TITLE" -> as the desk writes it in the language; press: as outlets'
    headlines on archive pages do. headline: English
    pattern -> Japanese pattern. placement: "word:STEM" or entity -> section. length: kind -> amounts (words). note: kind ->
    with or without. order: section -> which first. attribution: "outlets", "days" or "named" -> habit. lead: section ->
    outlet named first. wording: what the machine wrote -> what a person put. choice: headline -> "drop" or "keep".
    sentence: its shape, names and numbers being slots -> "cut" or "left". moved: headline -> "FROM>TO", keys of sections.
    """

    kind: LearntKind
    subject: str
    value: str
    language: str = ""
    count: int = 1
    items: tuple[str, ...] = ()
    first_on: date | None = None
    last_on: date | None = None
    amounts: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """Its name: the same as long as the same is learnt, whatever items come to show it."""
        return learnt_id(self.kind, self.subject, self.value, self.language)

    @property
    def middle(self) -> int:
        """The median of its amounts; 0: it has none."""
        return round(median(self.amounts)) if self.amounts else 0

    def upper(self, share: float) -> int:
        """The amount that so large a share of them does not pass; 0: it has none."""
        return self.amounts[min(int(len(self.amounts) * share), len(self.amounts) - 1)] if self.amounts else 0


def learnt_id(kind: str, subject: str, value: str, language: str = "") -> str:
    """The id of what is learnt of a subject."""
    return sha256(f"{kind}\x1f{subject}\x1f{value}\x1f{language}".encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlinePair:
    """The headlines of a past item and what stands behind them.

    pattern and pattern_ja are the two with each name as a slot; names the entities, act what the Japanese ends on.
    words are the beginnings of the English words. by_person: a person wrote one of the two.
    """

    item: str
    section: str
    kind: str = "other"
    en: str = ""
    ja: str = ""
    pattern: str = ""
    pattern_ja: str = ""
    names: tuple[str, ...] = ()
    act: str = ""
    words: tuple[str, ...] = ()
    on: date | None = None
    by_person: bool = False

    @property
    def learnt(self) -> str:
        """The id of the headline pattern that it shows."""
        return learnt_id(LearntKind.HEADLINE, self.pattern, self.pattern_ja)


@dataclass(frozen=True, kw_only=True)
class Lessons:
    """All that a past teaches: things learnt, and its headline pairs, oldest first."""

    learnt: tuple[Learnt, ...] = ()
    pairs: tuple[HeadlinePair, ...] = ()
    refused: frozenset[str] = field(default=frozenset())

    def of(self, kind: LearntKind) -> tuple[Learnt, ...]:
        """What is learnt of a kind."""
        return tuple(one for one in self.learnt if one.kind is kind)

    def without(self, refused: Collection[str]) -> Lessons:
        """The lessons without what people refused, by id."""
        if not refused:
            return self
        pairs = tuple(p for p in self.pairs if p.learnt not in refused)
        kept = tuple(one for one in self.learnt if one.id not in refused)
        return Lessons(learnt=kept, pairs=pairs, refused=frozenset(refused))


NOTHING_LEARNT = Lessons()
"""What a desk knows on its first day."""


def joined(many: Iterable[Lessons]) -> Lessons:
    """The lessons of several pasts as one, the same in whatever order they come."""
    found: dict[tuple[str, str, str, str], list[Learnt]] = {}
    pairs: list[HeadlinePair] = []
    for lessons in many:
        pairs += lessons.pairs
        for one in lessons.learnt:
            found.setdefault((one.kind, one.subject, one.value, one.language), []).append(one)
    pairs.sort(key=lambda p: (p.on or date.min, p.item))
    return Lessons(learnt=tuple(_summed(found[key]) for key in sorted(found)), pairs=tuple(pairs))


def _summed(same: Sequence[Learnt]) -> Learnt:
    """One thing seen in several places: counts added, the newest items kept."""
    if len(same) == 1:
        return same[0]
    by_age = sorted(same, key=lambda one: (one.last_on or date.min, one.items))
    days = [d for one in same for d in (one.first_on, one.last_on) if d]
    return replace(
        same[0], count=sum(one.count for one in same), first_on=min(days, default=None), last_on=max(days, default=None),
        items=tuple(dict.fromkeys(item for one in by_age for item in one.items))[-SHOWN_ITEMS:],
        amounts=tuple(sorted(n for one in same for n in one.amounts)),
    )  # fmt: skip
