"""What other houses report of an event, and a sentence with what it cannot do without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from torimatome.compose.budget import NOTE
from torimatome.compose.leaning import before, leans, says_so
from torimatome.compose.lines import Line, lines
from torimatome.compose.matter import figures
from torimatome.compose.sources import Sources, is_english
from torimatome.model import Article, Outlet

_SENTENCES = 3
_NEAR = 2
# History and habit: what was so before the days of the item is no side fact of them.
BACKGROUND = re.compile(
    r"\b(?:for (?:many|several|\w+) (?:years|decades)|every (?:year|month|summer|autumn|spring|winter)|(?:each|once a) year|"
    r"traditionally|historically|has long|have long|in recent (?:years|decades)|since (?:[^.,;]{3,60} in )?(?:19|20)\d\d|in (?:the )?(?:19\d\d|20[01]\d)s?|"
    r"centur(?:y|ies)|decades|ha(?:s|ve) never|soon afterwards|at the (?:end|beginning) of (?:19|20)\d\d|have become regular|over the past)\b",
    re.IGNORECASE,
)
"""What tells of long before."""


def with_company(found: Sequence[Line], at: int, body: frozenset[str] = frozenset()) -> tuple[Line, ...]:
    """A sentence with those that it leans on and the one that says whose word it is; nothing if they are too many."""
    first, last = at, at + 1
    while first > 0 and leans(found[first], body) and before(found[first]) == found[first - 1]:
        first -= 1
    while last < len(found) and says_so(found[last]) and before(found[last]) == found[last - 1]:
        last += 1
    stands = not leans(found[first], body) and last - first <= _SENTENCES
    return tuple(found[first:last]) if stands else ()


def of_others(sources: Sources, lead: Article, outlets: Mapping[str, Outlet]) -> Iterator[Article]:
    """The English articles of the item from another house than the lead's, oldest first."""
    mine = outlets[lead.outlet].owner if lead.outlet in outlets else ""
    for article in sources.articles:
        outlet = outlets.get(article.outlet)
        if is_english(article) and outlet is not None and outlet.owner != mine:
            yield article


def with_figure(group: Sequence[Line], text: str) -> tuple[Line, ...]:
    """The sentences with one of the next two, where it has a figure that the text has not."""
    found = lines(group[0].article)
    at = found.index(group[-1]) + 1
    told = " ".join((text, *(line.text for line in group)))
    more = (line for line in found[at : at + _NEAR] if not leans(line) or line == found[at])
    return (*group, *(line for line in more if _has_new_figure(line, told) and _size((*group, line)) <= NOTE))[
        : len(group) + 1
    ]


def _has_new_figure(line: Line, told: str) -> bool:
    return bool(figures(line.text) - figures(told)) and not BACKGROUND.search(line.text)


def _size(group: Sequence[Line]) -> int:
    return sum(line.size for line in group)
