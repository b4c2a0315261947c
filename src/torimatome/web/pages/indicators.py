"""Indicators: what the desk counts over years, each as a series with its turns."""

from __future__ import annotations

from starlette.responses import Response

from torimatome.web.curves import INDICATOR, asked_of, indicator_of
from torimatome.web.pages.dyads import show
from torimatome.web.site import Ask, Page


def indicators(ask: Ask) -> Response:
    """All that is counted, what has events first."""
    asked, lang = asked_of(ask), ask.visitor.language
    sizes = asked.sizes()
    found = [(i, i.names.get(lang) or i.names.get("en") or i.id, sizes.get(i.id, 0)) for i in asked.indicators.values()]
    return ask.show("indicators.html", found=sorted(found, key=lambda one: (-one[2], one[1])))


def indicator(ask: Ask) -> Response:
    """One indicator: picture, turns, table, and the events of a period."""
    return show(ask, indicator_of(ask))


PAGES = (Page("/indicators", indicators), Page(INDICATOR, indicator))
