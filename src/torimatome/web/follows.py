"""What the archive follows, as pages and programs ask for it; and one page of a long list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Generic, TypeVar
from urllib.parse import urlencode

from torimatome.archive.finding import matter
from torimatome.archive.following import Following
from torimatome.archive.links import finder
from torimatome.errors import Stop
from torimatome.model import Item, Milestone
from torimatome.web.site import Ask
from torimatome.web.writing import Asker

One = TypeVar("One")
AT_ONCE = 500
"""So many new items are read while a page waits; more are read as work of its own."""


def following(ask: Asker) -> Following:
    """What this desk's archive follows; names are found with what the desk has ready."""
    return Following(ask.desk.folder, ask.desk.store, finder(ask.desk.gazetteer))


def caught_up(ask: Asker) -> tuple[Following, int]:
    """The same with few new items read, and how many wait."""
    found = following(ask)
    return found, found.update_few(AT_ONCE)


def dates_of(ask: Ask, query: str) -> tuple[Milestone, ...]:
    """The dates of a matter that the address asks for (?from=...&to=...&limit=25; without a limit of its own 25). Stop."""
    limit = ask.query.get("limit", "25")
    most = int(limit) if limit.isascii() and limit.isdecimal() else 0
    return caught_up(ask)[0].timeline(query, partial(matter, ask.desk.search), *days_of(ask), most)


class Heads:
    """Says an item of the archive by its key, each asked for once; a list of dates names them by their headlines."""

    def __init__(self, ask: Ask) -> None:
        self._archive, self._known = ask.desk.store.archive, dict[str, Item | None]()

    def __call__(self, key: str) -> Item | None:
        """The item, if it is there."""
        if key not in self._known:
            held = self._archive.get(key)
            self._known[key] = held.item if held else None
        return self._known[key]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf(Generic[One]):
    """A page of a list: at counts from 1; before and after are addresses, empty where there is none."""

    rows: Sequence[One]
    found: int
    at: int
    pages: int
    before: str = ""
    after: str = ""


def leaf(ask: Ask, found: Sequence[One], size: int = 50) -> Leaf[One]:
    """The page of a list that the address asks for (?at=2), and the addresses of its neighbours."""
    pages = max(1, -(-len(found) // size))
    said = ask.query.get("at", "")
    at = min(max(1, int(said) if said.isascii() and said.isdecimal() else 1), pages)
    return Leaf(
        rows=found[(at - 1) * size : at * size], found=len(found), at=at, pages=pages,
        before=_address(ask, at - 1) if at > 1 else "", after=_address(ask, at + 1) if at < pages else "",
    )  # fmt: skip


def _address(ask: Ask, at: int) -> str:
    said = [(k, v) for k, v in ask.query.multi_items() if k != "at" and v]
    return f"{ask.request.url.path}?{urlencode([*said, ('at', str(at))])}"


def days_of(ask: Ask) -> tuple[date | None, date | None]:
    """The days that an address asks for (?from=2026-01-01&to=...). Stop: they are no days, or run backwards."""
    first, last = (_day(ask.query.get(name, "").strip()) for name in ("from", "to"))
    if first and last and last < first:
        raise Stop(ask.t("archive.backwards"))
    return first, last


def outlet_name(ask: Ask) -> Callable[[str], str]:
    """Says an outlet by its attribution."""
    known = ask.desk.folder.known
    return lambda key: known[key].attribution if key in known else key


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Stop(f"“{text[:40]}” is not a day; write it as 2026-02-14.") from None
