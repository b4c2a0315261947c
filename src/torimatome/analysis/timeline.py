"""A timeline of items: dates by event, one sentence each with the items that say so, and a choice of dates for a length.

The day of an event is the one that the item's headline or opening names and that lies shortly before its report; else the
day of the report. Dates are chosen by reference (as in Kessler, Tannier, Hagège et al., 2012): a date counts once for
each item whose event lies on it, and once for each later item that names it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from torimatome import lang
from torimatome.analysis.marks import words
from torimatome.analysis.reading import HEADLINE, day, headlines, is_japanese, quotes
from torimatome.lang.dates import DateSpan, find_dates
from torimatome.model import Item
from torimatome.model.following import Milestone, Quote

SHORTLY = timedelta(days=10)
"""An event that an item reports lies at most so far before the report; what lies further is looked back on."""
LATELY = timedelta(days=45)
"""A monthly or a weekly of the trade reports so late, where its first dated sentence says so."""
BESIDE = timedelta(days=3)
"""Another day so near in the sentence of the event itself is part of its telling, no date of its own."""
OPENING = 2
"""So many sentences of the body are the opening."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that stands for a date: its own item's event, or what a later item names."""

    on: date
    quote: Quote
    item: str
    own: bool
    reported_on: date


Topic = Callable[[str], bool]
"""Whether a sentence speaks of what was asked for."""


def timeline(
    items: Iterable[Item], first: date | None = None, last: date | None = None, limit: int = 0,
    topic: Topic = lambda _: True,
) -> tuple[Milestone, ...]:  # fmt: skip
    """The dates of some items in order, within the days; with a limit so many that are referred to most.

    topic: a date that only a sentence off the question names, in an item about other things, is none of its dates.
    """
    by_day: defaultdict[date, list[_Told]] = defaultdict(list)
    for item in items:
        heads = any(topic(q.text) for q in headlines(item))
        for told in _told(item):
            on_topic = topic(told.quote.text) or (told.own and heads)
            if on_topic and (first is None or told.on >= first) and (last is None or told.on <= last):
                by_day[told.on].append(told)
    found = [_milestone(on, told) for on, told in by_day.items()]
    if limit:
        found = sorted(found, key=lambda m: (-m.references, -(len(m.items) - len(m.named_by)), m.on))[:limit]
    return tuple(sorted(found, key=lambda m: m.on))


def event_day(item: Item) -> date | None:
    """The day of what an item reports."""
    return next((told.on for told in _told(item)), None)


def _told(item: Item) -> Iterator[_Told]:
    """What an item tells of dates: its event first, then each other day that it names, once."""
    reported = day(item)
    if reported is None:
        return
    seen: set[date] = set()
    sentences = list(quotes(item))
    opening = [*headlines(item), *sentences[:OPENING]]
    dated = [(quote, span) for quote in opening for span in _days(quote, reported)]
    near = [(quote, span) for quote, span in dated if reported - SHORTLY <= span.first_on <= reported]
    near = near or [(q, s) for q, s in dated[:1] if q.block <= 0 and reported - LATELY <= s.first_on <= reported]
    event, said = _of_verb(near) if near else (reported, opening[0] if opening else None)
    if said is None:
        return
    if said.block == HEADLINE and sentences:
        said = next((q for q in sentences if is_japanese(q.text) == is_japanese(said.text)), said)
    seen.add(event)
    yield _Told(event, said, item.id, own=True, reported_on=reported)
    for quote in sentences:
        for span in _days(quote, reported):
            beside = quote == said and abs(span.first_on - event) <= BESIDE
            if span.first_on not in seen and span.kind != "weekday" and not beside:
                seen.add(span.first_on)
                yield _Told(span.first_on, quote, item.id, own=False, reported_on=reported)


def _of_verb(near: Sequence[tuple[Quote, DateSpan]]) -> tuple[date, Quote]:
    """The day of the first dated sentence that its verb has: the first of an English one, the last of a Japanese."""
    quote = near[0][0]
    here = [span for other, span in near if other == quote]
    return (here[-1] if is_japanese(quote.text) else here[0]).first_on, quote


def _days(quote: Quote, on: date) -> Iterator[DateSpan]:
    """The exact days that a sentence names, none that lies before there were archives."""
    code = "ja" if is_japanese(quote.text) else "en"
    yield from (s for s in find_dates(quote.text, lang.pack(code), on) if s.exact and s.last_on - s.first_on <= SHORTLY)


def _milestone(on: date, told: Sequence[_Told]) -> Milestone:
    """A date with its most central sentence: the one whose words the others of the date share most, by its length."""
    own = [one for one in told if one.own] or list(told)
    counts = Counter(w for one in told for w in set(words(one.quote.text)))
    best = max(own, key=lambda one: (_central(one.quote.text, counts), one.reported_on, one.item))
    reporting = tuple(dict.fromkeys(one.item for one in sorted(told, key=lambda o: (not o.own, o.reported_on, o.item))))
    named = tuple(dict.fromkeys(one.item for one in told if not one.own))
    return Milestone(
        on=on, text=best.quote.text, items=reporting, quote=best.quote, named_by=named,
        reported_on=min(one.reported_on for one in told), references=len(reporting), foreseen=all(o.reported_on < on for o in told),
    )  # fmt: skip


def _central(text: str, counts: Counter[str]) -> float:
    said = set(words(text))
    return sum(counts[w] for w in said) / math.sqrt(len(said) + 5)
