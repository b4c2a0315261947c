"""What a later revision of an article changed that a reader must be told: its headline, a figure, a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff

from torimatome.model import Article

_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
_NAME = re.compile(r"(?<=[^.!?:;«“\"\s]\s)([^\W\d_a-z][\w'’-]+(?:\s+[^\W\d_a-z][\w'’-]+)*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """Before and after: the headlines if they differ; figures and names that went, and that came."""

    headline: tuple[str, str] | None
    figures: tuple[tuple[str, ...], tuple[str, ...]]
    names: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def matters(self) -> bool:
        """Whether the change is more than one of wording."""
        return bool(self.headline or any(self.figures) or any(self.names))

    def lines(self) -> Iterator[str]:
        """A line for each kind of change."""
        if self.headline:
            yield f"headline: {self.headline[0]} -> {self.headline[1]}"
        for kind, (gone, come) in (("figures", self.figures), ("names", self.names)):
            if gone or come:
                yield f"{kind}: {', '.join(gone) or 'none'} -> {', '.join(come) or 'none'}"


def revised(first: Article, last: Article) -> Revised:
    """What the later revision changed. Names are words with a capital inside a sentence, so only where letters have case."""
    return Revised(
        headline=None if first.headline == last.headline else (first.headline, last.headline),
        figures=_moved(_figures(first.text), _figures(last.text)),
        names=_moved(_names(first.text), _names(last.text)),
    )


def difference(first: Article, last: Article) -> str:
    """The two texts, line by line, in the form that every programmer and `patch` reads."""
    before, after = (f"{a.headline}\n\n{a.text}".splitlines() for a in (first, last))
    lines = unified_diff(before, after, f"revision {first.revision}", f"revision {last.revision}", lineterm="")
    return "\n".join(lines)


def _moved(before: Counter[str], after: Counter[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(before - after)), tuple(sorted(after - before))


def _figures(text: str) -> Counter[str]:
    """The numbers of a text; 1,200 and 1 200 are one."""
    return Counter(re.sub(r"[,\u00a0\u202f ](?=\d{3})", "", found) for found in _FIGURE.findall(text))


def _names(text: str) -> Counter[str]:
    """Each name once: that it is said more often is no change."""
    return Counter({found for found in _NAME.findall(text) if found[0].isupper()})
