"""A series as the pages, pictures and files show it: of a pair of actors or an indicator, with where each period leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from torimatome.chronicle.asked import Asked, Wish
from torimatome.chronicle.curve import Bar, Curve
from torimatome.errors import NotFound, Stop
from torimatome.model import Step
from torimatome.web.follows import days_of
from torimatome.web.site import Ask
from torimatome.writers.pictures import Look, picture

DYAD, INDICATOR = "/dyad", "/indicator"
Links = Mapping[int, tuple[str, tuple[str, ...]]]
_KEPT = ("actor", "recipient", "id", "step", "from", "to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A series that an address asks for. page: its address without the question; given: the question."""

    asked: Asked
    curve: Curve
    title: str
    page: str
    given: Mapping[str, str]

    def address(self, page: str = "", **said: str) -> str:
        """The same series elsewhere, or otherwise."""
        return f"{page or self.page}?{urlencode({k: v for k, v in {**self.given, **said}.items() if v})}"

    def bar_at(self, day: date) -> Bar | None:
        """The period that a day lies in."""
        before = [bar for bar in self.curve.bars if bar.first_on <= day <= self.curve.last_on]
        return before[-1] if before else None


def asked_of(ask: Ask) -> Asked:
    """What answers, over this desk."""
    return Asked(ask.desk.folder, ask.desk.store)


def dyad_of(ask: Ask) -> Shown:
    """The pair that an address names (?actor=az&recipient=am; without the second towards anybody). NotFound: none."""
    actor, recipient, lang = ask.query.get("actor", ""), ask.query.get("recipient", ""), ask.visitor.language
    if not actor:
        raise NotFound(ask.t("chronicle.no-actor"))
    asked = asked_of(ask)
    curve = _found(lambda: asked.dyad(actor, recipient, _wish(ask)))
    one, _, other = curve.name.removeprefix("dyad ").partition(">")
    towards = asked.called(other, lang) if other else ask.t("chronicle.anybody")
    return Shown(asked=asked, curve=curve, title=f"{asked.called(one, lang)} → {towards}", page=DYAD, given=_given(ask))


def indicator_of(ask: Ask) -> Shown:
    """The indicator that an address names (?id=...). NotFound: the desk counts no such thing."""
    asked, key = asked_of(ask), ask.query.get("id", "")
    if key not in asked.indicators:
        raise NotFound(ask.t("chronicle.no-indicator", id=key[:80]))
    curve = _found(lambda: asked.indicator(key, _wish(ask)))
    title = asked.indicators[key].names.get(ask.visitor.language) or curve.title
    return Shown(asked=asked, curve=curve, title=title, page=INDICATOR, given=_given(ask))


def _found(ask_for: Callable[[], Curve]) -> Curve:
    """The series; days that are none, and a desk with nothing to count, are an address of nothing."""
    try:
        return ask_for()
    except Stop as error:
        raise NotFound(str(error)) from None


def _wish(ask: Ask) -> Wish:
    said, (first, last) = ask.query.get("step", ""), days_of(ask)
    return Wish(step=Step(said) if said in set(Step) else Step.MONTH, first=first, last=last)


def _given(ask: Ask) -> dict[str, str]:
    return {name: ask.query[name] for name in _KEPT if ask.query.get(name)}


# --- as a picture -----------------------------------------------------------------------------------------------


def drawn(shown: Shown, language: str, *, classes: bool = False) -> bytes:
    """The series with its panel below it, or its four classes; a point leads to its item, or to the events of its period."""
    curve, links = shown.curve, shown.asked.links(shown.curve)
    items = {str(number): told[1] or (told[0],) for number, told in links.items()}
    look = Look(language=language, href=partial(_place, links=links), several=_several(shown, links))
    if classes:
        return _draw("quads", "Classes", look, series=curve.by_class, title=shown.title, items=items)
    return _draw("series", "Graph", look, series=curve.drawn, title=shown.title, items=items)


def _draw(kind: str, data: str, look: Look, **values: Any) -> bytes:
    room = picture(kind)
    made = room.draw(getattr(room, data)(**values), look)
    assert isinstance(made, bytes)
    return made


def _place(key: str, links: Links) -> str:
    events = {told[0] for told in links.values() if not told[1]}
    return f"/{'event' if key in events else 'item'}/{quote(key, safe='')}"


def _several(shown: Shown, links: Links) -> Callable[[Sequence[str]], str]:
    """Where a point of many items leads: to its period on the page."""
    by_item: dict[str, date] = {}
    for bar in shown.curve.bars:
        for number in bar.occurrences:
            told = links.get(number)
            by_item |= dict.fromkeys(told[1] or (told[0],), bar.first_on) if told else {}
    return lambda items: f"{shown.address(on=by_item[items[0]].isoformat())}#events" if items[0] in by_item else ""
