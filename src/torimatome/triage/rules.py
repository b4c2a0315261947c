"""Rules: what the profile says of choice and placement, as its desk.toml has it under [triage]."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from torimatome.config import House
from torimatome.lang.text import fold
from torimatome.tables import Table

_PLACES = ("category", "headline", "lead", "text")
# Scripts that write without spaces: a word may begin anywhere in them.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One reason to choose an event, or to place it.

    every: from each of these groups one word list must be met; none: no list of these may be; both within the
    place named by where. kinds: the kinds of event it holds for (empty: all). outlets: only where one of
    these kinds of outlet reports it. houses: only where no more independent houses than so many report it (0: any number);
    unless_in: only where no report is in one of these languages.
    section is None in a rule of choice.
    """

    name: str
    points: float
    every: tuple[tuple[str, ...], ...] = ()
    none: tuple[str, ...] = ()
    where: str = "lead"
    kinds: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    houses: int = 0
    unless_in: tuple[str, ...] = ()
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules of a desk, and the word lists they name.

    choose_at is the sum of points from which an event is chosen; default_section takes what no rule places;
    principal_hosts are the offices that get an item each for one guest, the first of them the visit's own;
    home_places are datelines of no journey; own_item names word lists whose talks are items of their own.
    """

    words: Mapping[str, re.Pattern[str]]
    choice: tuple[Rule, ...] = ()
    placement: tuple[Rule, ...] = ()
    choose_at: float = 3.0
    default_section: str = ""
    principal_hosts: tuple[str, ...] = ()
    home_places: tuple[str, ...] = ()
    own_item: tuple[str, ...] = ()


def read_rules(house: House) -> Rules:
    """The rules of a house. Raises BadConfig for a rule that names an unknown section or place."""
    table = Table(house.triage, "desk.toml", inside="triage.")
    lists = table.table("words")
    words = {name: _pattern(lists.texts(name)) for name in table.raw("words")}
    rules = Rules(
        words=words,
        choice=tuple(_rule(row) for row in table.tables("choice")),
        placement=tuple(_rule(row, house) for row in table.tables("placement")),
        choose_at=table.number("choose_at", 3.0, most=100),
        default_section=table.text("default_section", house.sections[-1].key if house.sections else ""),
        principal_hosts=table.texts("principal_hosts"),
        home_places=table.texts("home_places"),
        own_item=table.texts("own_item"),
    )
    table.done()
    return rules


def _rule(row: Table, house: House | None = None) -> Rule:
    rule = Rule(
        name=row.text("name"),
        points=row.number("points", 1.0, least=-100, most=100),
        every=tuple(tuple(group.split("|")) for group in row.texts("every")),
        none=row.texts("none"),
        where=row.text("where", "lead"),
        kinds=row.texts("kinds"),
        outlets=row.texts("outlets"),
        houses=row.whole("houses", 0, most=100),
        unless_in=row.texts("unless_in"),
        section=row.text("section") if house else None,
    )
    row.done()
    if rule.where not in _PLACES:
        raise row.wrong("where", f"must be one of {', '.join(_PLACES)}")
    if house and rule.section not in {s.key for s in house.sections}:
        raise row.wrong("section", "must be the key of one of the house's sections")
    return rule


@lru_cache(maxsize=1024)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern over folded text; a word that ends in * may go on."""
    return re.compile("|".join(_one(word) for word in words) or r"(?!)")


def _one(word: str) -> str:
    folded = re.escape(fold(word.removesuffix("*"))).replace(r"\ ", r"\s+")
    if _UNSPACED.search(word):
        return folded
    return rf"(?<!\w){folded}" + ("" if word.endswith("*") else r"(?!\w)")
