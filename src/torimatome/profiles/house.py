"""Read a desk.toml into a House. What it does not say, its profile's desk.toml says."""

from __future__ import annotations

from dataclasses import fields
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from torimatome.config import CollectRules, House, SectionRule
from torimatome.errors import BadConfig, NotFound
from torimatome.profiles.loading import profile
from torimatome.tables import Table

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_house(desk_toml: str, where: str = "desk.toml") -> House:
    """The house of one desk.toml; where is the file as the reader knows it. Raises BadConfig."""
    table = Table.read(desk_toml, where)
    base = _base(table)
    sections = _sections(table) or (base.sections if base else ())
    house = House(
        title=_text(table, "title", base),
        subtitle=_text(table, "subtitle", base),
        publisher=_text(table, "publisher", base),
        home=_text(table, "home", base),
        timezone=_timezone(table, base),
        profile=table.text("profile", ""),
        languages=table.texts("languages", base.languages if base else House.languages),
        reads=table.texts("reads", base.reads if base else House.reads),
        sections=sections,
        end_mark=table.text("end_mark", base.end_mark if base else "END"),
        first_weekday=_weekday(table, base),
        carry_over_days=table.whole("carry_over_days", base.carry_over_days if base else 1, most=7),
        follow=table.texts("follow") if "follow" in table or not base else base.follow,
        collect=_collect(table.table("collect"), base.collect if base else CollectRules()),
        triage=table.raw("triage") or (base.triage if base else {}),
    )
    table.done()
    return house
