"""What many readings of English sentences look for: months, quotations."""

from __future__ import annotations

import re
from collections.abc import Callable

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH = f"(?:{MONTHS})"
QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_HELD = '"§"'


def quotations_held(text: str, change: Callable[[str], str]) -> str:
    """A text changed as a whole, its quotations as they were."""
    held = QUOTED.findall(text)
    return re.sub(_HELD, lambda _: held.pop(0), change(QUOTED.sub(_HELD, text)))
