"""Near-duplicates and wire copies: one language, almost the same words, no other names or figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from torimatome.group.components import Components
from torimatome.group.mentions import WORDS
from torimatome.lang import LanguagePack, pack
from torimatome.lang.text import fold, sentences
from torimatome.model import Article, Mention, Outlet

ALIKE = 0.6
"""Share of the shorter text's word pairs that stand in the longer one. On both shared weeks copies have 0.88 and more,
other texts 0.21 and less, but for look-alikes of one template (0.51 to 0.88), which names and figures part."""

TEMPLATE = 0.4
"""Share of word pairs above which two texts that differ in names or figures are of one template, not of one event."""

_LETTERS = 4  # a shingle of Japanese, which has no blanks
_COMMON = 40  # a shingle in more articles than this is a formula and finds no candidates
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_TOKEN = re.compile(r"\d+|[\u30a1-\u30fa\u30fc]+|[\u3040-\u309f\u3400-\u9fff]|[^\W\d_]+")
_HEAD = 2  # sentences
_NIGHT = timedelta(hours=14)
_FORMULA = 0.8  # likeness of two heads that are the same sentence with other figures


@dataclass(frozen=True, slots=True)
class Copy:
    """That one article (by place in the window) repeats another; share of its words, and what gave it away."""

    copy: int
    original: int
    share: float
    credited: bool


def copies(
    articles: Sequence[Article], mentions: Mapping[str, tuple[Mention, ...]], outlets: Mapping[str, Outlet]
) -> tuple[tuple[Copy, ...], tuple[tuple[int, int], ...]]:
    """All copies, each of the one original of its family, and the look-alikes: pairs of one template that differ.

    articles come in order of publication.
    """
    shingles = [_shingles(a.text, a.language) for a in articles]
    press = _Press.of(outlets.values())
    texts = [_Text.of(a, mentions.get(a.id, ()), press) for a in articles]
    family = Components(len(articles))
    share: dict[tuple[int, int], float] = {}
    look_alikes: list[tuple[int, int]] = []
    for i, j in _candidates(articles, shingles):
        value = len(shingles[i] & shingles[j]) / min(len(shingles[i]), len(shingles[j]))
        if texts[i].differs_from(texts[j]):
            look_alikes += [(i, j)] if value >= TEMPLATE and swapped(texts[i], texts[j]) else []
        elif value >= ALIKE:
            share[i, j] = value
            family.join(i, j)
    found: list[Copy] = []
    for group in family.groups():
        if len(group) > 1:
            found.extend(_links(group, articles, texts, share))
    return tuple(found), tuple(look_alikes)


def _links(
    group: Sequence[int], articles: Sequence[Article], texts: Sequence[_Text], share: Mapping[tuple[int, int], float]
) -> Iterator[Copy]:
    """The original is whom the others credit; among equals the earliest, and a dated one before an undated."""
    credit = Counter(j for i in group for j in group if i != j and articles[j].outlet in texts[i].credited)
    original = min(group, key=lambda i: (-credit[i], articles[i].published is None, i))
    for i in group:
        if i != original:
            value = share.get((min(i, original), max(i, original)), ALIKE)
            yield Copy(i, original, value, articles[original].outlet in texts[i].credited)


def _candidates(articles: Sequence[Article], shingles: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of one language that share shingles enough, by way of an inverted index."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, (article, own) in enumerate(zip(articles, shingles, strict=True)):
        for shingle in own:
            holders[article.language, shingle].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= _COMMON:
            shared.update((i, j) for k, i in enumerate(held) for j in held[k + 1 :])
    for (i, j), count in sorted(shared.items()):
        if count >= 5 and count >= TEMPLATE / 2 * min(len(shingles[i]), len(shingles[j])):
            yield i, j


@lru_cache(maxsize=2048)
def _shingles(text: str, language: str) -> frozenset[str]:
    text = fold(text)
    if language == "ja":
        bare = re.sub(r"\W", "", text)
        return frozenset(bare[i : i + _LETTERS] for i in range(len(bare) - _LETTERS + 1))
    words = re.findall(r"\w+", text)
    return frozenset(f"{a} {b}" for a, b in pairwise(words))


@dataclass(frozen=True, slots=True)
class _Press:
    """The outlets as they are looked for in texts: ids, the words of their names, and how each may be credited."""

    ids: frozenset[str]
    words: frozenset[str]
    names: tuple[tuple[str, str, re.Pattern[str]], ...]

    @classmethod
    def of(cls, outlets: Iterable[Outlet]) -> _Press:
        written = [(o.id, name) for o in outlets for name in dict.fromkeys((o.attribution, *o.names.values()))]
        folded = [(key, fold(name)) for key, name in written]
        return cls(
            ids=frozenset(key for key, _ in written),
            words=frozenset(w for _, name in written for w in _words(name)),
            names=tuple((key, name, _credit(name)) for key, name in folded if len(name) > 2),
        )

    def credited(self, text: str) -> Iterator[str]:
        """時事通信, AZERTAG: outlets whose name, or how it is printed, stands in a folded text as a word."""
        # To look for the bare letters first costs a tenth of the pattern, and nearly no name is in a text.
        return (key for key, name, pattern in self.names if name in text and pattern.search(text))


def _credit(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}" if name.isascii() else re.escape(name))


@dataclass(frozen=True, slots=True)
class _Text:
    """What tells two texts of one template apart: names and figures; and the outlets that the text credits."""

    head: tuple[str, ...]
    words: frozenset[str]
    on: datetime | None
    whole: str
    names: frozenset[str]
    figures: frozenset[str]
    credited: frozenset[str]

    @classmethod
    def of(cls, article: Article, mentions: Iterable[Mention], press: _Press) -> _Text:
        own = pack(article.language)
        listed = list(mentions)
        in_text = [m for m in listed if not m.in_headline and m.entity not in press.ids]
        names = {w for m in in_text for w in _words(m.surface)} - press.words - _calendar(own)
        whole = fold(f"{article.headline} {article.text}")
        named = frozenset(press.credited(fold(article.text)))
        by_mention = frozenset(m.entity for m in listed if m.entity in press.ids and m.entity)
        credited = (named | by_mention) - {article.outlet}
        spans = sentences(article.text, own)[:_HEAD]
        head = f"{article.headline} {article.text[: spans[-1].end if spans else 0]}"
        words = frozenset(_TOKEN.findall(whole))
        at = article.published.at if article.published else None
        return cls(
            tuple(_TOKEN.findall(fold(head))),
            words,
            at,
            whole,
            frozenset(names),
            frozenset(_FIGURE.findall(whole)),
            credited,
        )

    def differs_from(self, other: _Text) -> bool:
        """Whether each tells of somebody, some place or some figure that the other knows nothing of.

        An edited copy leaves things out or adds some; only another event does both.
        """
        ours = {n for n in self.names if n not in other.whole} | (self.figures - other.figures)
        theirs = {n for n in other.names if n not in self.whole} | (other.figures - self.figures)
        return bool(ours) and bool(theirs)


def swapped(a: _Text, b: _Text) -> bool:
    """Whether the heads put other names in one another's place: the same sentence told of somebody or some place else.

    A wire story that two desks edited differs too, but adds and leaves out. Of ECB+'s pairs of one event and one wording
    13 in 270 swap a name so, of the look-alikes of five weeks all 7. Figures count only where nearly all else is the
    same and a night lies between: on one day a figure changes because more is known.
    """
    found = SequenceMatcher(None, a.head, b.head, autojunk=False)
    figures = _apart(a, b) >= _NIGHT and found.ratio() >= _FORMULA
    for kind, i, i_end, j, j_end in found.get_opcodes():
        if kind == "replace" and _is_swap(a, b, a.head[i:i_end], b.head[j:j_end], figures=figures):
            return True
    return False


def _is_swap(a: _Text, b: _Text, ours: Sequence[str], theirs: Sequence[str], *, figures: bool) -> bool:
    names = any(w in a.names and w not in b.words for w in ours) and any(
        w in b.names and w not in a.words for w in theirs
    )
    numbers = any(w.isdigit() and w not in b.words for w in ours) and any(
        w.isdigit() and w not in a.words for w in theirs
    )
    return names or (figures and numbers)


def _apart(a: _Text, b: _Text) -> timedelta:
    return abs(a.on - b.on) if a.on and b.on else timedelta(0)


def _words(name: str) -> Iterator[str]:
    yield from (fold(w[0]) for w in WORDS.finditer(name) if len(w[0]) > 2)


def _calendar(own: LanguagePack) -> frozenset[str]:
    return frozenset(fold(w) for w in (*own.months, *own.weekdays))
