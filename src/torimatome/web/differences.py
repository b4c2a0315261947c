"""What changed between two revisions of an article, word by word, so that a person can read it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from torimatome.model import Article

# A word or one sign, with the space after it; of scripts without spaces each character stands alone.
_CJK = "\u3040-\u30ff\u3400-\u9fff"
_WORDS = re.compile(rf"(?:[{_CJK}]|[^\W{_CJK}]+|\S|^)\s*")


@dataclass(frozen=True, slots=True)
class Change:
    """A run of text: how is "same", "added" or "removed"."""

    text: str
    how: str = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a later revision changed: the headline, and the paragraphs that are not as they were."""

    first: Article
    last: Article
    headline: list[Change]
    paragraphs: list[list[Change]]
    unchanged: int


def difference(first: Article, last: Article) -> Difference:
    """Two revisions of one article, compared paragraph by paragraph and then word by word."""
    before, after = first.paragraphs, last.paragraphs
    paragraphs: list[list[Change]] = []
    unchanged = 0
    for how, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            unchanged += b - a
        else:
            olds, news = before[a:b], after[c:d]
            pairs = max(len(olds), len(news))
            paragraphs += [compare(_at(olds, n), _at(news, n)) for n in range(pairs)]
    return Difference(
        first=first, last=last, headline=compare(first.headline, last.headline), paragraphs=paragraphs,
        unchanged=unchanged,
    )  # fmt: skip


def compare(old: str, new: str) -> list[Change]:
    """One text against another: what stayed, what went, what came."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    found: list[Change] = []
    keys = [word.strip() for word in before], [word.strip() for word in after]
    for how, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if how == "equal":
            found.append(Change("".join(after[c:d])))
        else:
            found += [Change("".join(before[a:b]), "removed"), Change("".join(after[c:d]), "added")]
    return [change for change in found if change.text]


def excerpt(changes: Sequence[Change], most: int = 16) -> list[Change]:
    """The changes with so many characters around them, for a line that has no room for the whole."""

    def cut(n: int, text: str) -> str:
        head, tail = text[: most if n else 0], text[-most:] if n + 1 < len(changes) else ""
        return text if len(text) <= len(head) + len(tail) else f"{head}…{tail}"

    return [Change(cut(n, one.text)) if one.how == "same" else one for n, one in enumerate(changes)]


def _at(texts: tuple[str, ...], n: int) -> str:
    return texts[n] if n < len(texts) else ""
