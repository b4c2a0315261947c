"""Look: what a reader of a picture chooses: its language, its title, where its points lead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

LANGUAGES = ("ja", "en")


def _nowhere(_: str) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """language: ja or en. title: instead of the picture's own. href: an item's id to a link, "" where it has none.

    several: ids to one link, for a point that stands for many; without it such a point leads to its first item.
    disputed: how a map draws lines that states dispute: dashed, solid or none.
    """

    language: str = "en"
    title: str = ""
    href: Callable[[str], str] = _nowhere
    several: Callable[[Sequence[str]], str] | None = None
    disputed: str = "dashed"

    def link(self, items: Sequence[str]) -> str:
        """Where a point of these items leads."""
        if len(items) > 1 and self.several:
            return self.several(items)
        return self.href(items[0]) if items else ""
