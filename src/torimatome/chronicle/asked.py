"""Questions to the chronology: pairs of actors and indicators as series, with turns, from all outlets and a constant panel."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Any

import numpy as np

from torimatome.analysis.series import constant_panel, steady_outlets
from torimatome.chronicle.curve import Curve, bars, turning
from torimatome.chronicle.shelf import indicators
from torimatome.errors import NotFound, Stop
from torimatome.lang.text import fold
from torimatome.model import Act, Entity, EntityKind, Indicator, Occurrence, Quad, Step, quad
from torimatome.plugins import Folder
from torimatome.store import Store
from torimatome.store.chronicle_rows import Row, dyad_name, indicator_name

_QUADS = {act.value: quad(act) for act in Act}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a series is wanted: its periods, days, classes of acts, and outlets of the panel (none: those that are steady)."""

    step: Step = Step.MONTH
    first: date | None = None
    last: date | None = None
    quads: tuple[Quad, ...] = ()
    panel: tuple[str, ...] = ()
    turns: bool = True


@dataclass(frozen=True)
class Asked:
    """Answers from what `Occurrences` kept."""

    folder: Folder
    store: Store
    _panels: dict[tuple[date, date], frozenset[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """What the desk counts, by id."""
        return indicators(self.folder)

    # --- series --------------------------------------------------------------------------------------------

    def dyad(self, actor: str, recipient: str = "", wish: Wish | None = None) -> Curve:
        """What one does towards another, or towards anybody. NotFound: a name is not known."""
        wish = wish or Wish()
        a, b = self.side(actor), self.side(recipient) if recipient else ""
        names = [dyad_name(a, b)] if b else [n for n, _ in self.store.chronicle.names(dyad_name(a, ""))]
        rows = {r.occurrence: r for n in names for r in self.store.chronicle.rows(n, wish.first, wish.last)}
        title = f"{self.called(a)} > {self.called(b) if b else 'anybody'}"
        return self._curve(names[0] if b else f"dyad {a}>", title, sorted(rows.values(), key=_order), wish)

    def indicator(self, id_: str, wish: Wish | None = None) -> Curve:
        """How an indicator stands. NotFound: the desk counts no such thing."""
        wish = wish or Wish()
        if id_ not in self.indicators:
            near = get_close_matches(id_, self.indicators, 1)
            hint = f'did you mean "{near[0]}"?' if near else "`torimatome indicator --list` shows those that there are."
            raise NotFound(f'there is no indicator "{id_}"; {hint}')
        one = self.indicators[id_]
        rows = self.store.chronicle.rows(indicator_name(id_), wish.first, wish.last)
        return self._curve(indicator_name(id_), one.names.get("en", id_), rows, wish, one.measure)

    def dyads(self, query: str = "") -> list[tuple[str, str, int]]:
        """The pairs of actors with how many events each has, most first; with a query those of one side."""
        found = []
        wanted = self.side(query) if query else ""
        for name, count in self.store.chronicle.names("dyad "):
            actor, _, recipient = name.removeprefix("dyad ").partition(">")
            if not wanted or wanted in (actor, recipient):
                found.append((actor, recipient, count))
        return found

    def sizes(self) -> dict[str, int]:
        """How many events each indicator counts."""
        return {name.removeprefix("indicator "): n for name, n in self.store.chronicle.names("indicator ")}

    def links(self, curve: Curve) -> dict[int, tuple[str, tuple[str, ...]]]:
        """Of the events of a series their ids, and the items that a reader opens."""
        return self.store.chronicle.links(n for bar in curve.bars for n in bar.occurrences)

    def rows(self, curve: Curve) -> Iterator[dict[str, Any]]:
        """Each period of a series as a row of data, with the events and items that it rests on."""
        links = self.links(curve)
        for bar in curve.bars:
            told = [links[n] for n in bar.occurrences if n in links]
            yield {
                "first_on": bar.first_on, "value": bar.value, "panel": bar.panel, "balance": bar.balance,
                "panel_balance": bar.panel_balance, **{k.replace(" ", "_"): n for k, n in bar.classes.items()},
                "events": [one[0] for one in told], "items": list(dict.fromkeys(i for one in told for i in one[1])),
            }  # fmt: skip

    def data(self, curve: Curve, title: str = "") -> dict[str, Any]:
        """A whole series as data: what it is of, its periods and its turns."""
        return {
            "name": curve.name, "title": title or curve.title, "by": curve.step.value, "from": curve.first_on, "to": curve.last_on,
            "events": curve.events, "measure": curve.measure, "panel_outlets": curve.panel, "points": list(self.rows(curve)),
            "turns": [{**asdict(t), "panel_turns_too": curve.borne_out(t)} for t in curve.turns],
            "panel_turns": [asdict(t) for t in curve.panel_turns],
        }  # fmt: skip

    def occurrences(self, numbers: Collection[int]) -> dict[int, Occurrence]:
        """Events as they are counted."""
        return self.store.chronicle.occurrences(numbers)

    def _curve(self, name: str, title: str, rows: Sequence[Row], wish: Wish, measure: str = "count") -> Curve:
        if wish.quads:
            rows = [r for r in rows if _QUADS.get(r.act) in wish.quads]
        days = self._days
        if days is None or (wish.first and wish.last and wish.last < wish.first):
            raise Stop(
                "there is nothing to count yet: the desk has no events and no archive; `torimatome import` brings past issues in."
            )
        first, last = wish.first or days[0], wish.last or days[1]
        last = max(first, last)
        outlets = self.panel(wish, first, last)
        inside = np.array([r.within(outlets) for r in rows], dtype=bool)
        return Curve(
            name=name, title=title, step=wish.step, first_on=first, last_on=last, events=len(rows), measure=measure,
            bars=tuple(bars(rows, inside, wish.step, first, last)), panel=tuple(sorted(outlets)),
            turns=turning(rows, first, last) if wish.turns else (),
            panel_turns=turning([r for r, i in zip(rows, inside, strict=True) if i], first, last) if wish.turns else (),
        )  # fmt: skip

    def panel(self, wish: Wish, first: date, last: date) -> frozenset[str]:
        """The outlets of the panel: those named, those that the register says were read all the time, or that are steady."""
        if wish.panel:
            return frozenset(self._outlet(one) for one in wish.panel)
        if (first, last) not in self._panels:
            said = {
                o.id: [(o.read_from, o.read_until)] for o in self.folder.known.values() if o.read_from or o.read_until
            }
            steady = {o for o in steady_outlets(self._months, first, last) if o not in said}
            self._panels[first, last] = frozenset({*steady, *constant_panel(said, first, last)})
        return self._panels[first, last]

    @cached_property
    def _months(self) -> Mapping[str, Mapping[str, int]]:
        return self.store.chronicle.months()

    @cached_property
    def _days(self) -> tuple[date, date] | None:
        return self.store.chronicle.days()

    def _outlet(self, text: str) -> str:
        known = {**self.folder.known, **self.folder.outlets}
        forms = {fold(f): o.id for o in known.values() for f in (o.id, o.attribution, *o.names.values())}
        return forms.get(fold(text), text)

    # --- names ---------------------------------------------------------------------------------------------

    def side(self, text: str) -> str:
        """An actor as series name it: az, x-eu; by code, id or any form of its name. NotFound: nobody is called so."""
        register, wanted = self.folder.register, fold(text.strip())
        if wanted in register.countries or wanted in {"igo", "ngo", "img"} or text in register.entities:
            entity = register.get(text)
            return wanted if wanted in register.countries or entity is None else _code(entity)
        found = [e for e in self._sides() if wanted in {fold(f) for f in _forms(e)}]
        if not found:
            near = get_close_matches(wanted, [fold(f) for e in self._sides() for f in _forms(e)], 1, 0.75)
            hint = (
                f"; did you mean {near[0]}?"
                if near
                else "; give a country, its two-letter code, or a body of the register."
            )
            raise NotFound(f'no actor is called "{text}"{hint}')
        return _code(found[0])

    def called(self, side: str, language: str = "en") -> str:
        """How an actor is called."""
        entity = self.folder.register.countries.get(side) or self.folder.register.get(side)
        return (entity.names.get(language) or entity.names.get("en") or side) if entity else side.upper()

    def _sides(self) -> list[Entity]:
        kinds = (EntityKind.COUNTRY, EntityKind.BODY)
        return sorted(self.folder.register.of_kind(*kinds), key=lambda e: e.kind is not EntityKind.COUNTRY)


def _code(entity: Entity) -> str:
    return entity.country or entity.id  # a body of a state acts for it, as it is coded


def _forms(entity: Entity) -> Iterator[str]:
    yield from entity.names.values()
    for forms in entity.forms.values():
        yield from forms


def _order(row: Row) -> tuple[int, int]:
    return row.day, row.occurrence
