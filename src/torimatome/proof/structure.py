"""The issue as a whole: title block, sections, order, empty and doubled items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from torimatome.lang.text import fold
from torimatome.model import BlockKind, Finding, Item, Mend
from torimatome.proof.context import ERROR, HINT, WARNING, Context, body_text, finding, quoted

_ALIKE = 0.6
_SAME_NAMES = 0.75
_NAME = re.compile(r"[A-ZÀ-ÞƏŞÇĞİÖÜ][\w’'-]{2,}|\d+")


def title_block(context: Context) -> Iterator[Finding]:
    """Title, subtitle, publisher and end mark are there, and the period runs forward."""
    bulletin = context.bulletin
    for name in ("title", "subtitle", "publisher"):
        if not getattr(bulletin, name):
            yield finding(f"{name}-missing", ERROR if name == "title" else WARNING, f"The issue has no {name}.",
                          f"Give the {name} in desk.toml.", at=name)  # fmt: skip
    if bulletin.period.last_on < bulletin.period.first_on:
        yield finding("period-backwards", ERROR, f"The period {bulletin.period.ja} ends before it begins.",
                      "Put the first day first.", at="period")  # fmt: skip
    if not bulletin.end_mark:
        yield finding("end-missing", HINT, "The issue has no end mark.", "Give end_mark in desk.toml.", at="end")


def sections(context: Context) -> Iterator[Finding]:
    """Sections are numbered 1, 2, 3 and each holds an item."""
    for place, section in enumerate(context.bulletin.sections, 1):
        if section.number != place:
            yield finding("section-number", ERROR, f"Section {section.name} is numbered {section.number} in place {place}.",
                          f"Number it {place}.", at="section")  # fmt: skip
        if not section.items:
            yield finding("section-empty", WARNING, f"Section {section.name} has no items.",
                          "Leave it out and number the rest again.", at="section")  # fmt: skip
    if not context.bulletin.items:
        yield finding("issue-empty", ERROR, "The issue has no items.", "Draft it again, or check the period.")


def order(context: Context) -> Iterator[Finding]:
    """Inside a section the older report stands first."""
    for section in context.bulletin.sections:
        dated = [(item, day) for item in section.items if (day := _day(item))]
        for (_, before), (item, day) in pairwise(dated):
            if day < before:
                earlier = [i for i, other in dated if other <= day and i.id != item.id]
                yield finding("order", WARNING, f"The item of {day:%d.%m.%Y} stands after one of {before:%d.%m.%Y}.",
                              "Move it up: the order is by day of report.", item=item, at="place",
                              mend=Mend(field="order", value=f"after:{earlier[-1].id}" if earlier else "first"))  # fmt: skip


def _day(item: Item) -> date | None:
    return item.attribution.last_on if item.attribution else None


def body(item: Item, _: Context) -> Iterator[Finding]:
    """An item has a body with words in it."""
    if not any(block.text.strip() for block in item.body if block.kind is not BlockKind.SEPARATOR):
        yield finding("body-empty", ERROR, "The item has no body.", "Write a summary or drop the item.",
                      item=item, at="body")  # fmt: skip


def doubled(context: Context) -> Iterator[Finding]:
    """No item is told twice in one issue."""
    words = {item.id: _words(item) for item in context.bulletin.items}
    for first, second in combinations(context.bulletin.items, 2):
        if _same_headline(first, second) or (_alike(words[first.id], words[second.id]) and _same_names(first, second)):
            yield finding("item-doubled", WARNING, f"The item tells the same as {quoted(first.headline('en'))}.",
                          "Join the two, or drop one.", item=second, at="body")  # fmt: skip


def already_issued(item: Item, context: Context) -> Iterator[Finding]:
    """No item of an earlier issue comes again."""
    for past in context.past_of_headline(item):
        if past.id != item.id and not (past.raw and past.raw == item.raw) and _alike(_words(past), _words(item)):
            yield finding("item-issued-before", WARNING, f"An earlier issue has the item as {past.id}.",
                          "Drop it, or say what is new.", item=item, at="body")  # fmt: skip


def _same_headline(first: Item, second: Item) -> bool:
    return any(
        first.headline(code) and fold(first.headline(code)) == fold(second.headline(code)) for code in ("ja", "en")
    )


def _same_names(first: Item, second: Item) -> bool:
    """Whether two items name the same: two telephone calls in one formula differ in little else."""
    mine, other = (set(_NAME.findall(f"{item.headline('en')}\n{body_text(item)}")) for item in (first, second))
    return len(mine & other) >= _SAME_NAMES * len(mine | other)


def _words(item: Item) -> frozenset[str]:
    return frozenset(word for word in fold(body_text(item)).split() if len(word) > 3)


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether most of the longer words are common to both (Jaccard)."""
    return len(first & second) >= _ALIKE * len(first | second) > 0
