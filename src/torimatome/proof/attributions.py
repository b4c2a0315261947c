"""Attributions: their form, their outlets, and their dates against the period and the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from torimatome.lang.text import fold
from torimatome.model import Attribution, Finding, Item, Mend, field_value
from torimatome.proof.context import ERROR, HINT, WARNING, Context, finding
from torimatome.proof.mending import each, once

_FORM = re.compile(
    r"\((?:[^\s,/()][^,/()]*)(?:, [^\s,/()][^,/()]*)* / (?:\d\d(?:\.\d\d(?:\.\d{4})?)?-)?\d\d\.\d\d\.\d{4}\)"
)
_LONG_YEAR = re.compile(r"\.\d{5,}")
_OLD_DAYS = 7
_SAYS = re.compile(r"\b(?:according to|(?:said|report|told|not|wrote|post|stat|argu|condemn|stress|emphasi|announc|add|claim|confirm|deni)"
                   r"(?:ed|s|es|s?ed|z?ed)?)\b", re.IGNORECASE)  # fmt: skip


def _all(item: Item) -> Iterator[Attribution]:
    yield from item.attributions
    yield from (note.attribution for note in item.notes if note.attribution)


def present(item: Item, _: Context) -> Iterator[Finding]:
    """Every item has an attribution."""
    if not item.attributions:
        yield finding("attribution-missing", ERROR, "The item has no attribution.",
                      "End the body with (OUTLET / DD.MM.YYYY).", item=item, at="attribution")  # fmt: skip


def form(item: Item, _: Context) -> Iterator[Finding]:
    """(OUTLET / DD.MM.YYYY), with its spaces, an outlet and a date."""
    for attribution in _all(item):
        shown = attribution.raw or str(attribution)
        if not _FORM.fullmatch(shown) and not _LONG_YEAR.search(shown):
            yield finding("attribution-form", ERROR if not attribution.outlets or not attribution.last_on else WARNING,
                          f"The attribution {shown} is not in the form (OUTLET / DD.MM.YYYY).",
                          f"Write {attribution}." if attribution.last_on and attribution.outlets
                          else "Give both the outlet and the day of its report.", item=item, at="attribution",
                          mend=_plain(item, attribution) if attribution.last_on and attribution.outlets else None)  # fmt: skip


def year(item: Item, _: Context) -> Iterator[Finding]:
    """A year has four digits."""
    for attribution in _all(item):
        if attribution.raw and _LONG_YEAR.search(attribution.raw):
            yield finding("attribution-year", ERROR, f"The year in {attribution.raw} has more than four digits.",
                          f"Write {attribution}, if that is the day.", item=item, at="attribution",
                          mend=_plain(item, attribution) if attribution.last_on else None)  # fmt: skip


def outlet(item: Item, context: Context) -> Iterator[Finding]:
    """Every outlet is written as the register has it."""
    for name in {name: 0 for attribution in _all(item) for name in attribution.outlets} if context.outlets else ():
        known = context.attribution_forms.get(fold(name))
        if known is None:
            yield finding("outlet-unknown", WARNING, f"The outlet {name} is not in the register.",
                          "Correct the name or add an outlet file.", item=item, at="attribution")  # fmt: skip
        elif known != name:
            yield finding("outlet-form", WARNING, f"The outlet is written {name}; the register has {known}.",
                          f"Write {known}.", item=item, at="attribution", mend=each(rf"(?<=[(,/ ]){re.escape(name)}(?=[,) /])", known))  # fmt: skip


def period(item: Item, context: Context) -> Iterator[Finding]:
    """A report is of the period, or of the days just before it; never later."""
    days = context.bulletin.period
    for attribution in _all(item):
        last = attribution.last_on
        if last and last > days.last_on:
            yield finding("date-after-period", ERROR, f"{attribution} is later than the last day, {days.last_on:%d.%m.%Y}.",
                          "Correct the date, or keep the item for the next issue.", item=item, at="attribution")  # fmt: skip
        elif last and last < days.first_on:
            lag = (days.first_on - last).days
            severity = HINT if lag == 1 else WARNING if lag <= _OLD_DAYS else ERROR
            yield finding("date-before-period", severity,
                          f"{attribution} is {lag} day{'s' * (lag > 1)} before the first day, {days.first_on:%d.%m.%Y}.",
                          "Keep it only as carry-over that the last issue could not have.",
                          item=item, at="attribution")  # fmt: skip


def page_day(item: Item, context: Context) -> Iterator[Finding]:
    """The date is the day, in the outlet's own zone, on which a page of that outlet appeared."""
    attribution = item.attribution
    if attribution is None or attribution.last_on is None or attribution.first_on is None:
        return
    pages = [a for a in context.of_item(item) if _name(a.outlet, context) in attribution.outlets and a.reported_on]
    days = sorted({a.reported_on for a in pages if a.reported_on})
    if days and not any(attribution.first_on <= day <= attribution.last_on for day in days):
        seen = ", ".join(f"{day:%d.%m.%Y}" for day in days)
        right = str(Attribution(outlets=attribution.outlets, first_on=days[0], last_on=days[0]))
        yield finding("date-not-of-page", ERROR, f"{attribution} does not agree with the outlet's own pages, of {seen}.",
                      "Write the day on which the outlet reported, by its own clock.", item=item, at="attribution",
                      mend=once(str(attribution), right) if len(days) == len(attribution.outlets) == 1 else None)  # fmt: skip


def page_outlet(item: Item, context: Context) -> Iterator[Finding]:
    """Every outlet named has a page among the item's articles."""
    have = {_name(article.outlet, context) for article in context.of_item(item)}
    for name in item.attribution.outlets if item.attribution and have else ():
        if name not in have:
            yield finding("outlet-without-page", WARNING, f"No page of {name} is among the articles of the item.",
                          "Name the outlet that was read, or add its page.", item=item, at="attribution")  # fmt: skip


def note(item: Item, _: Context) -> Iterator[Finding]:
    """A NOTE has an attribution of its own: it need not come from the item's page."""
    for found in item.notes:
        text = " ".join(block.text for block in found.blocks)
        if not found.attribution:
            named = "" if _SAYS.search(text) else " and names nobody who says so"
            yield finding("note-without-source", HINT, f"A NOTE has no attribution{named}.",
                          "Add (OUTLET / DD.MM.YYYY) to the NOTE.", item=item, at="notes")  # fmt: skip


def _plain(item: Item, wrong: Attribution) -> Mend:
    """The attribution in the form of the house: it is read, only its writing is not."""
    for n, found in enumerate(item.notes, 1):
        if found.attribution is wrong:
            return Mend(field=f"note.{n}", value=field_value(item, f"note.{n}"))
    return Mend(field="attribution", value=field_value(item, "attribution"))


def _name(outlet_id: str, context: Context) -> str:
    known = context.outlets.get(outlet_id)
    return known.attribution if known else outlet_id
