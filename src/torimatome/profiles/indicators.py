"""Indicators: what a desk counts over the years, from `indicators.toml` of its profile and of its own folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from torimatome.model import Act
from torimatome.model.series import Indicator
from torimatome.profiles.loading import profile
from torimatome.tables import Table

_KEY = re.compile(r"[a-z0-9][a-z0-9-]*")
_LISTS = ("actors", "recipients", "parties", "people", "places", "kinds", "words", "with_words", "without")


def read_indicators(text: str, where: str) -> dict[str, Indicator]:
    """The indicators of one file, by id. Raises BadConfig."""
    table = Table.read(text, where)
    found: dict[str, Indicator] = {}
    for row in table.tables("indicators"):
        one = _indicator(row)
        if one.id in found:
            raise row.wrong("id", f'"{one.id}" stands twice; give each indicator an id of its own')
        found[one.id] = one
    table.done()
    return found


def _indicator(row: Table) -> Indicator:
    id_ = row.text("id")
    if not _KEY.fullmatch(id_):
        raise row.wrong("id", f'"{id_}" must be of small letters, digits and hyphens, like "joint-exercises"')
    lists = {name: row.texts(name) for name in _LISTS}
    one = Indicator(
        id=id_, names=row.words("names"), acts=tuple(_act(row, a) for a in row.texts("acts")),
        measure=row.text("measure", "count"), **lists,
    )  # fmt: skip
    row.done()
    if not one.acts and not any(lists.values()):
        raise row.wrong("id", f'"{id_}" counts everything; give it acts, sides, places, people, kinds or words')
    return one


def _act(row: Table, text: str) -> Act:
    try:
        return Act(text)
    except ValueError:
        raise row.wrong("acts", f'cannot have "{text}"; an act is one of {", ".join(Act)}') from None


@cache
def indicators_of_profile(name: str) -> Mapping[str, Indicator]:
    """The indicators of a profile, over those of the profile under it."""
    file = resources.files("torimatome.profiles") / name / "indicators.toml"
    under = profile(name).base
    own = read_indicators(file.read_text("utf-8"), f"profiles/{name}/indicators.toml") if file.is_file() else {}
    return MappingProxyType({**(indicators_of_profile(under) if under else {}), **own})
