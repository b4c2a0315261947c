"""How the lines are set, where an issue was read from a file: bullets, bold, NOTEs, holes in the week (B8, J1, J2, M1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

from torimatome.model import Finding, Item
from torimatome.proof.context import HINT, Context, finding

_LONGEST_HOLE = 3
_FEW = 8


def _blank(raw: str) -> bool | None:
    lines = raw.strip().split("\n")
    return None if len(lines) < 3 or re.search(r"[A-Za-z]{3,} [A-Za-z]{2,}", lines[0]) else not lines[1].strip()


_TESTS: tuple[tuple[str, str, Callable[[str], bool | None], str], ...] = (
    ("bullet-space", "the space after ●", lambda raw: "● " in raw if "●" in raw else None, "Write ● and one space."),
    ("bold-mixed", "bold headlines", lambda raw: bool(re.match(r"[^\n]*\*\*", raw)), "Set all headlines alike."),
    ("note-style", "the type of NOTEs", lambda raw: bool(re.search(r"NOTE:\**\s+\*(?!\*)", raw)) if "NOTE:" in raw else None, "Set all NOTEs alike."),
    ("layout-mixed", "a blank line between the two headlines", _blank, "Divide all headlines alike: two lists may have been joined."),
)  # fmt: skip


def alike(context: Context) -> Iterator[Finding]:
    """The items of an issue are set alike; the first of the few that differ is named."""
    for code, what, form, mend in _TESTS:
        seen = [(item, form(item.raw.text)) for item in context.bulletin.items if item.raw]
        yes, no = [i for i, v in seen if v is True], [i for i, v in seen if v is False]
        if yes and no:
            few = min(no, yes, key=len)
            yield finding(code, HINT, f"Items differ in {what}: {len(few)} of {len(yes) + len(no)} are unlike the rest.", mend,
                          item=few[0], at="headline.ja")  # fmt: skip


def note_halves(item: Item, _: Context) -> Iterator[Finding]:
    """A NOTE of two paragraphs is slanted in both or in none."""
    _before, note, after = (item.raw.text if item.raw else "").partition("NOTE: *")
    lines = [line for line in after.split("\n")[1:] if line.strip() and not line.startswith(("●", "#"))]
    if note and any(not line.lstrip().startswith(("*", "NOTE", "[")) for line in lines):
        yield finding("note-style", HINT, "A paragraph of a NOTE is slanted, another is not.", "Set the whole NOTE alike.",
                      item=item, at="notes")  # fmt: skip


def holes(context: Context) -> Iterator[Finding]:
    """Days of the week from which nothing is told."""
    days = {a.last_on for item in context.bulletin.items for a in item.attributions if a.last_on}
    days |= {a.first_on for item in context.bulletin.items for a in item.attributions if a.first_on}
    period, empty = context.bulletin.period, 0
    day = period.first_on
    while (
        day <= period.last_on and (period.last_on - period.first_on).days <= 31 and len(context.bulletin.items) >= _FEW
    ):
        empty = 0 if day in days else empty + 1
        if empty == _LONGEST_HOLE:
            first = day - timedelta(days=_LONGEST_HOLE - 1)
            yield finding("days-empty", HINT, f"Nothing is told of the days from {first:%d.%m.%Y} to {day:%d.%m.%Y}.",
                          "See whether the feeds were read on those days.", at="period")  # fmt: skip
        day += timedelta(days=1)


def note_kept(item: Item, _: Context) -> Iterator[Finding]:
    """A headline has no spaces at its ends and no marks of a draft."""
    for code in ("ja", "en"):
        text = item.headline(code)
        if match := re.search(r"\b(?:TODO|TBC|TBD|XXX|FIXME)\b|\?\?|要確認|要修正|【仮】", text):
            yield finding("draft-mark", HINT, f"A mark of the draft stands in the headline: {match.group()}.", "Settle it and take it out.",
                          item=item, at=f"headline.{code}")  # fmt: skip
