"""Whether a text says of itself that it looks back: a history, a chronology, an explainer of old matter."""

from __future__ import annotations

import re

_HEADLINE = re.compile(
    r"^(?:looking back|flashback|timeline|chronology|explainer|background(?:er)?|on this day|throwback|from the archives?)\b|"
    r"\b(?:a|the) (?:short |brief )?(?:history|story|chronology|timeline) of\b|\bhow .{3,60} (?:grew close|came about|began|"
    r"returned in (?:19|20)\d\d)\b|\b(?:\d+|two|three|four|five|six|ten|twenty|thirty) years (?:ago|on|later)\b",
    re.IGNORECASE,
)
_TEXT = re.compile(
    r"\bthis (?:text|article|story|piece|column|essay) (?:looks? back|recalls|retells|tells (?:how|of)|goes back|is about)\b|"
    r"\bthis is the (?:story|history|chronicle) of\b|\bwe (?:look back|recall how|remember how)\b|"
    r"\b(?:a look|looking) back at\b|\bin this (?:retrospective|look back|explainer)\b",
    re.IGNORECASE,
)


def looks_back(headline: str, text: str) -> bool:
    """Whether the headline or a sentence of an English text announces that it tells of the past."""
    return bool(_HEADLINE.search(headline) or _TEXT.search(text))
