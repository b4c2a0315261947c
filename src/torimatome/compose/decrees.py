"""A decree printed as it was signed, told as news of it."""

from __future__ import annotations

from collections.abc import Iterable

from torimatome.compose.days import small
from torimatome.compose.guard import is_decision
from torimatome.compose.lines import Line, lines
from torimatome.compose.offices import Form


def as_news(text: str, line: Line, forms: Iterable[Form], common: frozenset[str]) -> str:
    """Of the first thing that a decree says shall be, that the President decided so; any other text as it is."""
    told = lines(line.article)
    signer = next((form for form in forms if form.title == "president"), None)
    if signer is None or line != told[0] or not is_decision(line.article.text) or signer.name not in line.article.text:
        return text
    return f"{signer.house} decided that {small(text, common)}"
