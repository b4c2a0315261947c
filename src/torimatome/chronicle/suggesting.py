"""What of the desk may support a statement: items and articles, found by its words, names and days, each with its reasons."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from torimatome import lang
from torimatome.analysis.reading import Finder, headlines, quotes
from torimatome.analysis.support import reach
from torimatome.chronicle.support import said
from torimatome.lang.dates import find_dates
from torimatome.model.commentary import Basis, Outline, Statement, Suggestion
from torimatome.store import Hit, Store

Search = Callable[[str, int], Sequence[Hit]]
"""The desk's search."""
NEAR = timedelta(days=14)
"""A report lies at most so far from the day it may support; not tuned."""
_LOOKED_AT = 40
_RARE = math.log(1 + _LOOKED_AT)
"""What a name weighs that one item in all has: a country that all name is no reason alone."""
_LEAST = 0.2
"""What shares less is not told. Chosen by eye on the shared commentary, 0.2 to 0.4: below it hardly anything agrees."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A hit, opened: the names of its headline, and its sentences with theirs."""

    hit: Hit
    heads: frozenset[str]
    sentences: tuple[tuple[str, frozenset[str]], ...]

    @property
    def names(self) -> frozenset[str]:
        return self.heads.union(*(names for _, names in self.sentences))


@dataclass(frozen=True)
class Suggesting:
    """Finds what of the desk may support a statement. find: the desk's search; names: finds the register's names in a text."""

    store: Store
    find: Search
    names: Finder

    def of(self, one: Statement, bases: Sequence[Basis], outline: Outline, most: int = 5) -> tuple[Suggestion, ...]:
        """Items and articles, best first, each with its reasons; none that is later than the commentary."""
        spans = [span for basis in bases if (span := reach(basis))] or _spans(one.text, outline)
        return self.about(" ".join([one.text, *(b.text for b in bases)]), spans, most, outline.dated_on)

    def about(
        self, text: str, spans: Sequence[tuple[date, date]], most: int = 5, until: date | None = None
    ) -> tuple[Suggestion, ...]:
        """The same for any words, and the days that they are about (none: any). What was reported before them is left out."""
        wanted = self._named(text)
        first = min((span[0] for span in spans), default=date.min)
        hits = {(h.kind, h.id): h for h in self._hits(text, spans)}
        read = [self._read(h) for h in hits.values()]
        bearers = {name: sum(name in r.names for r in read) for name in wanted}
        weights = {name: math.log(1 + len(read) / max(1, count)) for name, count in bearers.items()}
        may = [r for r in read if _may_tell(r.hit, first, until)]
        found = [made for r in may if (made := _judged(r, wanted, weights, spans))]
        return tuple(sorted(found, key=lambda s: (-s.score, s.id))[:most])

    def _hits(self, text: str, spans: Sequence[tuple[date, date]]) -> Iterator[Hit]:
        """What the search finds by the words, within the days and anywhere."""
        asked = _askable(text)
        if not asked:
            return
        for first, last in spans:
            yield from self.find(f"{asked} from:{_earlier(first)} to:{_later(last)}", _LOOKED_AT)
        yield from self.find(asked, _LOOKED_AT)

    def _named(self, text: str) -> frozenset[str]:
        return frozenset(m.entity for m in self.names(text) if m.entity)

    def _read(self, hit: Hit) -> _Read:
        heads, told = self._text(hit)
        return _Read(hit, self._named(heads), tuple((s, self._named(s)) for s in told))

    def _text(self, hit: Hit) -> tuple[str, tuple[str, ...]]:
        if hit.kind == "item":
            found = self.store.archive.get(hit.id)
            told = tuple(q.text for q in quotes(found.item)) if found else ()
            return (" ".join(q.text for q in headlines(found.item)) if found else ""), told
        article = self.store.articles.latest(hit.id)
        return (article.headline, tuple(said(article))[1:]) if article else ("", ())


def _judged(
    read: _Read, wanted: frozenset[str], weights: Mapping[str, float], spans: Sequence[tuple[date, date]]
) -> Suggestion | None:
    """By three things: rare names shared by its headline and one sentence, the words it covers, how near its day is."""
    hit, whole = read.hit, max(sum(weights.values()), _RARE)
    text, names = max(read.sentences, key=lambda s: _weight(s[1], weights), default=("", frozenset[str]()))
    shared = wanted & (names | read.heads)
    if wanted and not shared:
        return None
    named = _weight(shared, weights) / whole
    near = max((_nearness(hit.on, span) for span in spans), default=0.0) if hit.on else 0.0
    parts = [(2.0, named)] * bool(wanted) + [(1.0, min(1.0, hit.covers))] + [(1.0, near)] * bool(spans)
    score = sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)
    if score < _LEAST:
        return None
    why = [w for w in hit.why if "sounds like" not in w]
    reasons = [f"says “{text}”"] if text and shared & names else []
    reasons += [f"its words: {'; '.join(why[:5])}"] if why else []
    reasons += [f"reported on {hit.on:%d.%m.%Y}, near its day"] if near and hit.on else []
    return Suggestion(
        kind=hit.kind, id=hit.id, on=hit.on, outlet=hit.outlet, headline=hit.headline, score=round(score, 3),
        reasons=tuple(reasons),
    )  # fmt: skip


def _weight(names: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) for name in names)


def _may_tell(hit: Hit, first: date, until: date | None) -> bool:
    """Neither reported before the days, nor after the commentary was written."""
    return hit.on is None or (hit.on >= _earlier(first) and (until is None or hit.on <= until))


def _spans(text: str, outline: Outline) -> list[tuple[date, date]]:
    found = find_dates(text, lang.pack(outline.language), outline.dated_on, vague=True)
    return [(span.first_on, span.last_on) for span in found]


def _askable(text: str) -> str:
    """The words of a text as a query: without what the search takes for a filter, a phrase or a refusal."""
    return " ".join(re.sub(r"[^\w\s'’-]|(?<!\w)-", " ", text).split())


def _earlier(first: date) -> date:
    return first - NEAR if first > date.min + NEAR else first


def _later(last: date) -> date:
    return last + NEAR if last < date.max - NEAR else last


def _nearness(on: date, span: tuple[date, date]) -> float:
    """1 within the days, falling to 0 at NEAR from them."""
    away = max((span[0] - on).days, (on - span[1]).days, 0)
    return max(0.0, 1 - away / NEAR.days)
