"""A second reading of a page, by trafilatura, for pages that our own reading gets little from."""

from __future__ import annotations

import re

# Trafilatura deletes these letters, which Persian and others need; they travel as letters of a script nobody writes.
_GUARD = str.maketrans({"\u200c": "\ua66e", "\u200d": "\ua66f", "\u00ad": "\ua670"})
_BACK = str.maketrans({"\ua66e": "\u200c", "\ua66f": "\u200d", "\ua670": "\u00ad"})
_LONGEST = 2_000_000
_SOURCE = re.compile(r"</?(?:script|style|meta|head|html|title|body)\b", re.IGNORECASE)
"""On a damaged page a <title> that is never closed holds the source that follows as its text (found by fuzzing)."""


def by_trafilatura(html: str) -> tuple[str, ...]:
    """The paragraphs that trafilatura finds; none where it finds nothing or fails."""
    from trafilatura import extract

    if len(html) > _LONGEST:
        return ()
    guarded = html.translate(_GUARD).replace("&zwnj;", "\ua66e").replace("&#8204;", "\ua66e")
    try:
        text = extract(guarded, include_comments=False, include_tables=False, fast=True)
    except Exception:  # noqa: BLE001  (a foreign library on foreign pages: whatever it raises means no second reading)
        return ()
    lines = (line.strip() for line in (text or "").translate(_BACK).split("\n"))
    return tuple(line for line in lines if line and not _SOURCE.search(line))
