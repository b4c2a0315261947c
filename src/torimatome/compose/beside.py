"""What another house tells beside the item's news: an answer to it, or what nobody else has."""

from __future__ import annotations

from collections.abc import Mapping

from torimatome.compose.company import BACKGROUND, of_others, with_company
from torimatome.compose.lines import Line, content, facts, lines, overlap
from torimatome.compose.matter import figures
from torimatome.compose.sources import Sources
from torimatome.compose.voices import is_answer, is_ours
from torimatome.model import Article, Outlet

_TOLD = 0.72  # share of an answer's words in the item from which it says nothing new; as for other NOTEs
# So much of another headline is new to the item, and so little of the sentence stands in the reports of the item's own house. On the
# 143 items of eight weeks seven sentences come, six of them to the point; the three with shares from 0.43 to 0.47 tell the item's own
# news over again. A figure of the headline that the item's house has not makes up for common words.
_NEW_IN_HEAD = 0.25
_ELSEWHERE = 0.42
_LEAST_NEW = 2
_WITH_FIGURE = 0.9


def answered(
    sources: Sources, lead: Article, text: str, outlets: Mapping[str, Outlet], people: frozenset[str]
) -> tuple[Line, ...]:
    """The head of what another house tells as an answer to the item's news, where the item does not name who gave it."""
    if is_answer(lead):
        return ()
    for article in of_others(sources, lead, outlets):
        group = with_company(lines(article), 0) if is_answer(article) else ()
        told = " ".join(line.text for line in group)
        is_named = any(name in told and name.split()[-1] in text for name in people)
        if group and not is_named and not is_ours(told) and _is_new(told, text):
            return group
    return ()


def _is_new(told: str, text: str) -> bool:
    return overlap(content(told), content(text)) < _TOLD and bool(facts(told) - facts(text))


def beside(sources: Sources, lead: Article, text: str, outlets: Mapping[str, Outlet]) -> tuple[Line, ...]:
    """What another house has in its headline and the item's own has nowhere: the sentence that tells it, with its company."""
    mine = sources.of_outlet(lead.outlet)
    body = _words(" ".join((text, *(a.headline for a in mine))))
    own = " ".join((text, *(a.text for a in mine)))
    options: list[tuple[int, tuple[Line, ...]]] = []
    for article in of_others(sources, lead, outlets):
        head = _words(article.headline)
        new = head - body
        if len(new) >= _NEW_IN_HEAD * len(head):
            options += _telling(article, new, own)
    return max(options, key=lambda option: option[0], default=(0, ()))[1]


def _telling(article: Article, new: frozenset[str], own: str) -> list[tuple[int, tuple[Line, ...]]]:
    """The sentences of an article that tell what is new in its headline, with how much of it each has."""
    found = lines(article)
    options = []
    for i, line in enumerate(found):
        group = with_company(found, i) if len(_words(line.text) & new) >= _LEAST_NEW else ()
        told = " ".join(one.text for one in group)
        if group and not is_ours(told) and not BACKGROUND.search(told) and _is_elsewhere(told, new, own):
            options.append((len(_words(told) & new), group))
    return options


def _is_elsewhere(told: str, new: frozenset[str], own: str) -> bool:
    """Whether the item's own house has nothing of this, or not the figure that the other headline puts forward."""
    common = overlap(content(told), content(own))
    if (figures(told) & new) - figures(own):
        return common < _WITH_FIGURE
    return common < _ELSEWHERE and len(facts(told) - facts(own)) >= _LEAST_NEW


def _words(text: str) -> frozenset[str]:
    """The words and the figures that carry a text."""
    return content(text) | figures(text)
