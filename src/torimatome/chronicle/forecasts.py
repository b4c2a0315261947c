"""Forecasts logged when a commentary is kept, looked at again when they fall due, settled, and scored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from torimatome.analysis.certainty import Scored, Told, by_words, calibration, overall
from torimatome.errors import NotFound
from torimatome.lang.text import fold
from torimatome.model.commentary import Forecast, Outcome, Outline, Settled, StatementKind
from torimatome.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All forecasts that came out, scored: together, by their words, by how probable they were called."""

    overall: Scored | None
    by_words: tuple[Scored, ...]
    calibration: tuple[Scored, ...]


@dataclass(frozen=True)
class Forecasts:
    """The log of one desk's forecasts."""

    store: Store
    clock: Callable[[], datetime]

    def log(self, outline: Outline) -> tuple[list[Forecast], list[str]]:
        """Log the forecasts of a commentary that are new or said otherwise; and which cannot be logged, and why."""
        held = {one.id: one for one in self.store.commentaries.forecasts()}
        logged, left = list[Forecast](), list[str]()
        for one in _of(outline, self.clock()):
            if isinstance(one, str):
                left.append(one)
            elif not _same(held.get(one.id), one):
                self.store.commentaries.log(one)
                logged.append(one)
        return logged, left

    def all(self) -> tuple[tuple[Forecast, Settled | None], ...]:
        """Every forecast in force and how it came out, the one to be looked at next first."""
        settled = self.store.commentaries.settled()
        latest = {one.id: one for one in self.store.commentaries.forecasts()}
        rows = ((one, settled.get(one.id)) for one in latest.values())
        return tuple(sorted(rows, key=lambda row: (row[0].look_on, row[0].id)))

    def due(self, on: date) -> tuple[Forecast, ...]:
        """Those that wait to be looked at again."""
        return self.store.commentaries.due(on)

    def settle(self, id_: str, outcome: Outcome, by: str, reason: str = "") -> Forecast:
        """Keep a person's word on how one came out. NotFound: there is none of that id, or of that beginning."""
        known = {one.id: one for one, _ in self.all()}
        found = [one for name, one in known.items() if id_ and name.startswith(id_)]
        if id_ not in known and len(found) != 1:
            some = ", ".join(sorted(known)[:8]) or "none yet; `torimatome commentary keep` logs those of a commentary"
            raise NotFound(f"there is no forecast {id_!r} in this desk (it has: {some}).")
        one = known.get(id_) or found[0]
        self.store.commentaries.settle(Settled(forecast=one.id, outcome=outcome, by=by, at=self.clock(), reason=reason))
        return one

    def record(self) -> Record:
        """The scores; what was called void does not count."""
        told: list[Told] = [
            (one.words, one.probability, word.outcome is Outcome.TRUE)
            for one, word in self.all()
            if word and word.outcome is not Outcome.VOID
        ]
        return Record(overall=overall(told), by_words=by_words(told), calibration=calibration(told))


def _of(outline: Outline, at: datetime) -> Iterator[Forecast | str]:
    """The forecasts of an outline; for one that cannot be scored the reason."""
    for one in outline.statements:
        seen = one.foresight
        if one.kind is not StatementKind.FORECAST or seen is None:
            continue
        if seen.probability is None or seen.look_on is None:
            needed = "probability" if seen.probability is None else "day to look again"
            yield f"line {one.line}: this forecast is not logged, for it has no {needed}; give it one."
            continue
        yield Forecast(
            id=sha256(f"{outline.id}\0{fold(one.text)}".encode("utf-8", "backslashreplace")).hexdigest()[:10],
            commentary=outline.id, text=one.text, words=seen.words, probability=seen.probability, by=seen.by,
            made_on=outline.dated_on or at.date(), look_on=seen.look_on, shown_by=seen.shown_by, logged_at=at,
        )  # fmt: skip


def _same(held: Forecast | None, one: Forecast) -> bool:
    return held is not None and replace(held, logged_at=one.logged_at) == one
