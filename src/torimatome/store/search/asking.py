"""The little language of the search box: `from:2023-01 outlet:TREND person:アリエフ "exact phrase" -word free words`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from torimatome.errors import Stop

FILTERS = ("from", "to", "outlet", "section", "person", "place", "subject", "language", "kind", "id")
"""What may stand before a colon."""
_SHORT = {"lang": "language", "since": "from", "until": "to", "till": "to"}
_PART = re.compile(
    r'(?P<no>(?<!\S)-)?(?:(?P<name>[A-Za-z]+):(?=\S))?(?:["“”„«»](?P<quoted>[^"“”„«»]*)["“”„«»]?|(?P<word>[^\s"“”„«»]+))'
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_BARE = re.compile(r"(?<!\S)-?([A-Za-z]+):\s*$")
_LONGEST = 2000
_EXAMPLES = {
    "from": "2023-01", "to": "2023", "outlet": "TREND", "section": "economy", "person": "アリエフ", "place": "Baku",
    "subject": '"peace talks"', "language": "ru", "kind": "item", "id": "202301001",
}  # fmt: skip
_NO_VALUE = "{0}: has nothing behind it; write {0}:{1}, without a space, or take it away."
_NO_MINUS = "a minus leaves out words, not {0}:; take the minus away, or leave out words, as in -rain."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question taken apart: its free words and phrases, filters by name, and what an answer must not have."""

    words: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    without: tuple[str, ...] = ()

    def values(self, name: str) -> tuple[str, ...]:
        """What was asked of a filter."""
        return tuple(value for key, value in self.filters if key == name)


def asked(query: str) -> Asked:
    """A typed question taken apart. A name before a colon that is no filter is words, as in "U.S.: talks".

    Stop: a filter with nothing behind it, or with a minus before it.
    """
    query = query[:_LONGEST]
    if (end := _BARE.search(query)) and end[1].lower() in FILTERS:
        raise Stop(_NO_VALUE.format(end[1].lower(), _EXAMPLES[end[1].lower()]))
    words: list[str] = []
    filters: list[tuple[str, str]] = []
    without: list[str] = []
    for found in _PART.finditer(query):
        name, value = (found["name"] or "").lower(), found["quoted"] if found["quoted"] is not None else found["word"]
        name = _SHORT.get(name, name)
        if name in FILTERS and (found["no"] or (not value.strip() and found["quoted"] is not None)):
            raise Stop(_NO_MINUS.format(name) if found["no"] else _NO_VALUE.format(name, _EXAMPLES[name]))
        if name in FILTERS and value.strip():
            filters.append((name, value.strip()))
        elif found["no"] and value.strip():
            without.append(value.strip())
        elif found["quoted"] is not None:
            words.append(f'"{value}"')
        else:
            words.append(found.group().removeprefix("-") if found["no"] else found.group())
    return Asked(words=" ".join(words), filters=tuple(filters), without=tuple(without))


def day(text: str, *, last: bool = False) -> date:
    """2023, 2023-01 or 2023-01-05 as its first day, or its last. Stop: it is no date."""
    found = _DAY.fullmatch(text)
    try:
        if found:
            year, month, number = (int(part) if part else 0 for part in found.groups())
            month = month or (12 if last else 1)
            return date(year, month, number or (monthrange(year, month)[1] if last else 1))
    except (ValueError, IndexError):
        pass
    raise Stop(f"{text!r} is no date; write a year, a month or a day: 2023, 2023-01 or 2023-01-05.")
