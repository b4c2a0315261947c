"""Read a desk.toml into a House. What it does not say, its profile's desk.toml says."""

from __future__ import annotations

import re
from functools import cache
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from torimatome.config import RIGHTS, CollectRules, House, IdRule, SectionRule, SubjectRule
from torimatome.errors import NotFound
from torimatome.profiles.house_doors import maps_of, model_of, notice_of, print_of
from torimatome.profiles.loading import profile
from torimatome.tables import Table

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PLAIN = House(title="", subtitle="", publisher="", home="", timezone="", profile="")
_COUNTRY = re.compile(r"[a-z]{2}")
_OUTLET = re.compile(r"[a-z]{2}\.[a-z0-9-]+")


def read_house(desk_toml: str, where: str = "desk.toml") -> House:
    """The house of one desk.toml; where is the file as the reader knows it. Raises BadConfig."""
    table = Table.read(desk_toml, where)
    name = table.text("profile")
    try:
        base = house_of_profile(name)
    except NotFound as fault:
        raise table.wrong("profile", f"cannot be used: {str(fault)[:-1]}") from fault
    return _house(table, name, base)


@cache
def house_of_profile(name: str) -> House:
    """The house as a profile has it, before a desk says otherwise. Raises NotFound."""
    found = profile(name)
    base = house_of_profile(found.base) if found.base else _PLAIN
    return _house(Table.read(found.desk_toml, f"profiles/{name}/desk.toml"), name, base)


def _house(table: Table, profile_name: str, base: House) -> House:
    table.text("profile", "")
    house = House(
        title=_text(table, "title", base.title),
        subtitle=table.text("subtitle", base.subtitle),
        publisher=table.text("publisher", base.publisher),
        home=_home(table, base),
        timezone=_timezone(table, base),
        profile=profile_name,
        languages=table.texts("languages", base.languages),
        reads=table.texts("reads", base.reads),
        sections=_sections(table) or base.sections,
        end_mark=table.text("end_mark", base.end_mark),
        first_weekday=_weekday(table, base),
        carry_over_days=table.whole("carry_over_days", base.carry_over_days, most=7),
        follow=_follow(table, base),
        collect=_collect(table.table("collect"), base.collect),
        model=model_of(table.table("model"), base.model),
        ids=_ids(table.table("ids"), base.ids),
        notice=notice_of(table.table("notice"), base.notice),
        print=print_of(table.table("print"), base.print),
        maps=maps_of(table.table("maps"), base.maps),
        subjects=_subjects(table) or base.subjects,
        triage={**base.triage, **table.raw("triage")},
    )
    table.done()
    return house


def _text(table: Table, key: str, default: str) -> str:
    return table.text(key) if key in table or not default else default


def _home(table: Table, base: House) -> str:
    home = _text(table, "home", base.home)
    if _COUNTRY.fullmatch(home):
        return home
    raise table.wrong("home", 'must be a two-letter country code in small letters, like "az"')


def _timezone(table: Table, base: House) -> str:
    value = _text(table, "timezone", base.timezone)
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise table.wrong("timezone", f'"{value}" is not known; use a name like "Asia/Baku"') from None


def _weekday(table: Table, base: House) -> int:
    name = table.text("first_weekday", _WEEKDAYS[base.first_weekday]).lower()
    if name in _WEEKDAYS:
        return _WEEKDAYS.index(name)
    raise table.wrong("first_weekday", f"must be one of {', '.join(_WEEKDAYS)}")


def _follow(table: Table, base: House) -> tuple[str, ...]:
    follow = table.texts("follow", base.follow)
    for outlet in follow:
        if not _OUTLET.fullmatch(outlet):
            raise table.wrong("follow", f'"{outlet}" is not an outlet id like "az.azertag"')
    return follow


def _sections(table: Table) -> tuple[SectionRule, ...]:
    rows = table.tables("sections")
    sections = tuple(_section(row) for row in rows)
    keys = [s.key for s in sections]
    for row, rule in zip(rows, sections, strict=True):
        if keys.count(rule.key) > 1:
            raise row.wrong("key", f'"{rule.key}" stands twice; give each section a key of its own')
        if rule.moves_to is not None and (rule.moves_to not in keys or rule.moves_to == rule.key):
            raise row.wrong("moves_to", f'"{rule.moves_to}" must be the key of another section')
    return sections


def _section(row: Table) -> SectionRule:
    moves_to = row.text("moves_to") if "moves_to" in row else None
    rule = SectionRule(
        key=row.text("key"), name=row.text("name"), at_least=row.whole("at_least", 1, most=99), moves_to=moves_to
    )
    row.done()
    return rule


def _subjects(table: Table) -> tuple[SubjectRule, ...]:
    rows = table.tables("subjects")
    subjects = tuple(_subject(row) for row in rows)
    keys = [s.key for s in subjects]
    for row, rule in zip(rows, subjects, strict=True):
        if keys.count(rule.key) > 1:
            raise row.wrong("key", f'"{rule.key}" stands twice; give each subject a key of its own')
    return subjects


def _subject(row: Table) -> SubjectRule:
    rule = SubjectRule(
        key=row.text("key"), title=row.text("title"), countries=row.texts("countries"), places=row.texts("places"),
        people=row.texts("people"), words=row.texts("words"),
    )  # fmt: skip
    for country in rule.countries:
        if not _COUNTRY.fullmatch(country):
            raise row.wrong("countries", f'"{country}" is not a two-letter country code in small letters, like "az"')
    if not (rule.countries or rule.places or rule.people or rule.words):
        raise row.wrong("words", "must name something; a subject needs countries, places, people or words")
    row.done()
    return rule


def _collect(table: Table, base: CollectRules) -> CollectRules:
    rules = CollectRules(
        allow_private_addresses=table.flag("allow_private_addresses", base.allow_private_addresses),
        min_delay_s=table.number("min_delay_s", base.min_delay_s, most=3600),
        user_agent=table.text("user_agent", base.user_agent),
        contact=table.text("contact", base.contact),
        timeout_s=table.number("timeout_s", base.timeout_s, least=0.1, most=600),
        max_bytes=table.whole("max_bytes", base.max_bytes, least=10_000, most=1_000_000_000),
        retries=table.whole("retries", base.retries, most=10),
        hosts_at_once=table.whole("hosts_at_once", base.hosts_at_once, least=1, most=64),
        backfill_days=table.whole("backfill_days", base.backfill_days, most=366),
        recheck_hours=table.whole("recheck_hours", base.recheck_hours, most=8784),
        daily_requests=table.whole("daily_requests", base.daily_requests, most=1_000_000),
        respect=table.texts("respect", base.respect),
        images=table.flag("images", base.images),
        resolve=table.words("resolve") or base.resolve,
    )
    if unknown := set(rules.respect) - RIGHTS:
        raise table.wrong("respect", f"does not know {min(unknown)!r}; it knows {', '.join(sorted(RIGHTS))}")
    table.done()
    return rules


def _ids(table: Table, base: IdRule) -> IdRule:
    later_of = table.raw("months_later_of") or base.months_later_of
    if not all(isinstance(v, int) and 0 <= v <= 12 for v in later_of.values()):
        raise table.wrong("months_later_of", "must give whole numbers of months from 0 to 12")
    later = table.whole("months_later", base.months_later, most=12)
    table.done()
    return IdRule(months_later=later, months_later_of=cast("dict[str, int]", later_of))
