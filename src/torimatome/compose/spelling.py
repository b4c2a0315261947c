"""One way of writing in one issue: the US, and states without their long forms (house-style 5)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from torimatome.compose.wording import outside_quotes

_DOTTED = re.compile(r"\b(?:U\.S|E\.U|U\.N|U\.K)\.")
_STATES = r"(?:Islamic |Federal |Federative |Arab |Argentine |Bolivarian )?(?:Republic|Kingdom|State) of"
# Without the long form these are two states each, or another one.
_NOT_ALONE = frozenset({"Korea", "China", "Congo", "Ireland", "Cyprus", "Micronesia", "Palestine"})


def in_one_spelling(text: str, countries: Iterable[str]) -> str:
    """The text with states as the house writes them; quotations stay as they are.

    countries: the English names of states.
    """
    long = _long_forms(tuple(countries))
    return outside_quotes(text, lambda piece: _spelled(piece, long))


def _spelled(text: str, long: re.Pattern[str]) -> str:
    return _undotted(long.sub(r"\1", text))


def _undotted(text: str) -> str:
    """U.S. as US; the stop of a sentence that ends with it stays."""
    return _DOTTED.sub(lambda m: m.group().replace(".", "") + ("." if m.end() == len(m.string) else ""), text)


@lru_cache(maxsize=8)
def _long_forms(countries: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(n) for n in sorted(set(countries) - _NOT_ALONE, key=len, reverse=True) if n)
    return re.compile(rf"\bthe {_STATES} ({names or '(?!)'})\b(?! [A-Z][a-z]+ (?:Republic|Kingdom))")
