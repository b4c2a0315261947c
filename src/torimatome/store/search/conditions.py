"""What an answer must be, as terms of the index: a span of days becomes years, months and days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from torimatome.lang.text import fold
from torimatome.store.search.indexing import ID, fact
from torimatome.store.search.questions import named
from torimatome.store.search.ranking import Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """facts: each a name (kind, outlet, section, subject, language) with values, any of which will do.

    naming: each some forms of names, any of which an answer must have. without: words and phrases that it must not have.
    ids: it must be one of these. subjects: each some ids and some forms of names; an answer has any of them.
    """

    facts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    first_on: date | None = None
    last_on: date | None = None
    naming: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    subjects: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, first_on: date | None = None, last_on: date | None = None, **facts: str | None) -> Filter:
        """A filter of one value each."""
        given = tuple((name, (value,)) for name, value in facts.items() if value is not None)
        return cls(facts=given, first_on=first_on, last_on=last_on)

    def __bool__(self) -> bool:
        return bool(
            self.facts or self.first_on or self.last_on or self.naming or self.without or self.ids or self.subjects
        )

    @property
    def dated(self) -> bool:
        """Whether the days of an answer matter."""
        return bool(self.first_on or self.last_on)

    def conditions(self, days: tuple[date, date] | None) -> list[Condition]:
        """The facts as terms; `days`: the first and last of the index, where they matter."""
        found = [Condition(tuple(fact(name, value) for value in values)) for name, values in self.facts]
        if self.ids:
            found.append(Condition(tuple(ID + fold(one) for one in self.ids)))
        for ids, forms in self.subjects:
            parts = tuple(part for form in forms for part in named(form))
            found.append(Condition(tuple(ID + fold(one) for one in ids), parts))
        if days:
            first, last = max(self.first_on or days[0], days[0]), min(self.last_on or days[1], days[1])
            found.append(Condition(tuple(fact("on", name) for name in span(first, last))))
        return found


def span(first: date, last: date) -> Iterator[str]:
    """The fewest whole years, whole months and days that are the days from first to last."""
    day = first
    while day <= last:
        year, month = date(day.year, 12, 31), _end_of_month(day)
        if day.day == 1 and day.month == 1 and year <= last:
            yield f"{day:%Y}"
            day = year
        elif day.day == 1 and month <= last:
            yield f"{day:%Y-%m}"
            day = month
        else:
            yield f"{day:%Y-%m-%d}"
        if day == date.max:
            return
        day += timedelta(days=1)


def _end_of_month(day: date) -> date:
    return date(day.year, 12, 31) if day.month == 12 else day.replace(month=day.month + 1, day=1) - timedelta(days=1)
