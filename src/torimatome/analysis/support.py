"""What each statement of an outline rests on: who says so, which figures have a source, which dates agree, what was denied.

Pure: whoever asks opens the grounds first and hands in what a reader finds there (a Witness for each ground, by its words).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from torimatome import lang
from torimatome.analysis.marks import words as words_of
from torimatome.analysis.own_figures import YEAR, figures_of
from torimatome.analysis.reading import is_japanese
from torimatome.lang.dates import DateSpan, find_dates
from torimatome.lang.quantities import Quantity
from torimatome.model.commentary import (
    Basis,
    Figure,
    Outline,
    Precision,
    Standing,
    Statement,
    StatementKind,
    Support,
    Witness,
)

ABOUT = timedelta(days=31)
"""How far an approximate date reaches to either side; not tuned: "around June" said of a month is a month off at most."""
_END = date(9999, 1, 1)
_CAUSE = re.compile(
    r"\b(?:because|due to|owing to|as a result|caused by|led to|attribut\w+|in response to|reason)\b|ため|原因|により|を受け",
    re.IGNORECASE,
)


def supports(outline: Outline, witnesses: Mapping[str, Witness]) -> tuple[Support, ...]:
    """The support of each statement, in order. witnesses: by `str(ground)`."""
    judge = _Judge(outline, witnesses)
    return tuple(judge.of(one) for one in outline.statements)


def below(one: Statement, named: Mapping[str, Statement]) -> Iterator[str]:
    """The names of all statements that one rests on, step by step, each once."""
    seen, waiting = set[str](), list(one.rests_on)
    while waiting:
        key = waiting.pop()
        if key in named and key not in seen:
            seen.add(key)
            yield key
            waiting += named[key].rests_on


def bases_of(one: Statement, outline: Outline) -> tuple[Basis, ...]:
    """What a statement rests on, also by way of other statements, each once."""
    named = {s.name: s for s in outline.statements if s.name}
    known = {b.key: b for b in outline.bases}
    keys = [*one.rests_on, *(key for name in below(one, named) for key in named[name].rests_on)]
    return tuple(known[key] for key in dict.fromkeys(keys) if key in known)


Named = Mapping[str, Sequence[tuple[date, date]]]
"""Words for a date, and the days that they may mean."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of a witness, with its figures."""

    text: str
    source: str
    figures: tuple[Quantity, ...]
    words: frozenset[str]


class _Judge:
    """Looks at statement after statement; each witness's sentences are read once."""

    def __init__(self, outline: Outline, witnesses: Mapping[str, Witness]) -> None:
        self._outline = outline
        self._witnesses = witnesses
        self._read: dict[str, tuple[_Said, ...]] = {}

    def of(self, one: Statement) -> Support:
        bases = bases_of(one, self._outline)
        keys = dict.fromkeys(str(ground) for basis in bases for ground in basis.grounds)
        found = tuple(self._witnesses[key] for key in keys if key in self._witnesses)
        held = tuple(w for w in found if not w.missing)
        figures = tuple(self._figures(one, held))
        outlets = {outlet for w in held for outlet in w.outlets}
        families = {family for w in held for family in w.families}
        return Support(
            statement=one, standing=_standing(one, held), bases=bases, witnesses=found, figures=figures,
            outlets=len(outlets), families=len(families), faults=tuple(_faults(one, bases, found, figures)),
            marks=tuple(_marks(one, bases, held, self._days(one, bases), (outlets, families))),
        )  # fmt: skip

    def _figures(self, one: Statement, held: Sequence[Witness]) -> Iterator[Figure]:
        """Each figure of a statement, tied to the sentence that has it and shares most words with it."""
        said = [s for w in held for s in self._sentences(w)]
        own = frozenset(words_of(one.text))
        for shown, q in figures_of(one.text, self._outline.language, self._outline.dated_on):
            having = [s for s in said if any(_same(q, other) for other in s.figures)]
            best = max(having, key=lambda s: len(own & s.words), default=None)
            yield Figure(words=shown, sentence=best.text if best else "", source=best.source if best else "")

    def _sentences(self, witness: Witness) -> tuple[_Said, ...]:
        if witness.key not in self._read:
            self._read[witness.key] = tuple(_said(text, witness) for text in witness.sentences)
        return self._read[witness.key]

    def _days(self, one: Statement, bases: Sequence[Basis]) -> Named:
        """The days, months and years that a statement names; what lacks its year or month, as it may be meant of each basis."""
        text = one.text
        spans = self._spans(text, self._outline.dated_on)
        told = {text[s.start : s.end]: [(s.first_on, s.last_on)] for s in spans}
        for on in {span[1] for basis in bases if (span := reach(basis)) and span[1] < _END}:
            for s in self._spans(text, on):
                told.setdefault(text[s.start : s.end], []).append((s.first_on, s.last_on))
        bare = (m for m in YEAR.finditer(text) if not any(s.start <= m.start() < s.end for s in spans))
        return {**told, **{m[0]: [(date(int(m[0]), 1, 1), date(int(m[0]), 12, 31))] for m in bare}}

    def _spans(self, text: str, on: date | None) -> list[DateSpan]:
        found = find_dates(text, lang.pack(self._outline.language), on, vague=True)
        return [s for s in found if s.kind != "weekday"]


def _said(text: str, witness: Witness) -> _Said:
    language = witness.language or ("ja" if is_japanese(text) else "en")
    figures = tuple(q for _, q in figures_of(text, language, witness.first_on))
    return _Said(text=text, source=witness.id or witness.key, figures=figures, words=frozenset(words_of(text)))


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether two figures say the same: one value (or one lies at an end of the other's range), nothing else counted."""
    values = {one.value, one.value_to or one.value} & {other.value, other.value_to or other.value}
    return bool(values) and _agree(one.unit, other.unit) and _agree(one.counts, other.counts)


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def _standing(one: Statement, held: Sequence[Witness]) -> Standing:
    if one.kind is StatementKind.ASIDE:
        return Standing.NOT_NEEDED
    if any(not w.by_hand for w in held):
        return Standing.SUPPORTED
    return Standing.BY_HAND if held else Standing.UNSUPPORTED


# --- what is wrong --------------------------------------------------------------------------------------------


def _faults(
    one: Statement, bases: Sequence[Basis], found: Sequence[Witness], figures: Sequence[Figure]
) -> Iterator[str]:
    """What must be mended: nothing to rest on, grounds that lead nowhere, figures without a source."""
    if one.kind is not StatementKind.ASIDE and not bases:
        yield "it rests on nothing; tie it to an event or an indicator, or call it an aside."
    for basis in bases:
        if not basis.grounds:
            yield f"{basis.key} comes from nowhere; name an item or a source at the end of line {basis.line}."
    for witness in found:
        if witness.missing:
            yield witness.missing
    for figure in figures:
        if not figure.sentence:
            yield f"no source has the figure “{figure.words}”; add one that says it, or take the figure out."


def _marks(
    one: Statement, bases: Sequence[Basis], held: Sequence[Witness], days: Named, who: tuple[set[str], set[str]]
) -> Iterator[str]:
    """What the author should know: few voices, dates that do not agree, what was denied, forecasts that cannot be scored."""
    outlets, families = who
    if held and one.kind is not StatementKind.ASIDE:
        if len(outlets) == 1:
            yield f"it rests on one source only ({next(iter(outlets))})."
        elif len(families) == 1 and len(outlets) > 1:
            yield f"its {len(outlets)} sources have one owner ({next(iter(families))})."
    yield from _dates(bases, days)
    yield from _misdated(bases, held)
    for witness in held:
        for words in witness.against:
            yield f"{witness.id or witness.key} was contradicted: {words}"
    if one.kind is StatementKind.CAUSAL and held and not any(_CAUSE.search(s) for w in held for s in w.sentences):
        yield "no source gives the cause; it is the author's own, by nearness in time."
    yield from _forecast(one)


def _dates(bases: Sequence[Basis], days: Named) -> Iterator[str]:
    """Dates of the statement that fit none of its events."""
    dated = [(basis, span) for basis in bases if (span := reach(basis))]
    for words, spans in days.items() if bases else ():
        if not dated:
            yield f"“{words}” can be held against nothing: {', '.join(b.key for b in bases)} has no date."
        elif not any(span[0] <= last and first <= span[1] for _, span in dated for first, last in spans):
            told = ", ".join(f"{b.key} ({when(b)})" for b, _ in dated)
            yield f"“{words}” fits no date of what it rests on: {told}."


def _misdated(bases: Sequence[Basis], held: Sequence[Witness]) -> Iterator[str]:
    """An event is never later than its reports, unless they foresee it."""
    by_key = {w.key: w for w in held if w.first_on and not w.by_hand}
    for basis in bases:
        reported = [w for g in basis.grounds if (w := by_key.get(str(g)))]
        span = reach(basis)
        if span and reported and all(w.last_on and w.last_on < span[0] for w in reported):
            last = max(reported, key=lambda w: w.last_on or date.min)
            yield f"{basis.key} ({when(basis)}) lies after its last report ({last.id}, {_house(last.last_on)}): foreseen, or misdated."


def _forecast(one: Statement) -> Iterator[str]:
    if one.kind is not StatementKind.FORECAST:
        return
    seen = one.foresight
    if seen is None or seen.probability is None:
        said = f"“{seen.words}” tells no number" if seen and seen.words else "no probability is stated"
        yield f"{said}; add one to its tag, such as ; 70%."
    if seen is None or seen.look_on is None:
        yield "no day to look again is stated; add one to its tag, such as ; look 2030-12-31."
    if seen is None or not seen.shown_by:
        yield "nothing says what would show it true; add to its tag ; true if ... ."


# --- dates in words -------------------------------------------------------------------------------------------


def reach(basis: Basis) -> tuple[date, date] | None:
    """The days that a basis may lie on; None: it has none."""
    if basis.first_on is None or basis.last_on is None:
        return None
    if basis.precision is not Precision.APPROX:
        return basis.first_on, basis.last_on
    return basis.first_on - ABOUT, basis.last_on + ABOUT


def when(basis: Basis) -> str:
    """Its date in the house's form: 19.09.2023, 09.2023, 11.09.2023-20.09.2023, since, about, undated."""
    first, last = basis.first_on, basis.last_on
    if first is None or last is None:
        return "undated"
    forms: dict[Precision, Callable[[], str]] = {
        Precision.YEAR: lambda: f"{first.year}",
        Precision.MONTH: lambda: f"{first:%m.%Y}",
        Precision.SINCE: lambda: f"since {_house(first)}",
        Precision.RANGE: lambda: f"{_house(first)}-{_house(last)}",
        Precision.APPROX: lambda: f"about {_about(first, last)}",
    }
    return forms.get(basis.precision, lambda: _house(first))()


def _about(first: date, last: date) -> str:
    if first == last:
        return _house(first)
    return f"{first:%m.%Y}" if (first.year, first.month) == (last.year, last.month) else f"{first.year}"


def _house(on: date | None) -> str:
    return f"{on:%d.%m.%Y}" if on else "undated"
