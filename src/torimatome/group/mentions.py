"""The names of an article: those that the register knows, and runs of letters that look like names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from torimatome.group.gazetteer import Gazetteer, Hit
from torimatome.lang import LanguagePack
from torimatome.lang.text import fold, sentences
from torimatome.model import Article, EntityKind, Mention

WORDS = re.compile(r"[^\W\d_]+(?:['’\-\u200c][^\W\d_]+)*")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{2,}(?:[・＝][\u30a1-\u30fa\u30fc]{2,})*")


def mentions(article: Article, gazetteer: Gazetteer, pack: LanguagePack) -> tuple[Mention, ...]:
    """All names with exact offsets: those of the headline first, then those of the text, from left to right."""
    hits = {flag: gazetteer.hits(part, pack) for part, flag in _parts(article)}
    spelled_out = {h.entities[0] for part, flag in _parts(article) for h in hits[flag] if _is_full(part, h)}
    small = _small_words(article.text)
    found: list[Mention] = []
    for part, flag in _parts(article):
        starts = {s.start for s in sentences(part, pack)}
        known = [_named(part, hit, spelled_out, flag) for hit in hits[flag]]
        known = [m for m in known if not _is_namesake(part, m, known, gazetteer, starts)]
        unknown = _unknown(part, known, starts, small, flag)
        found.extend(sorted((*known, *unknown), key=lambda m: m.start))
    return tuple(found)


def _parts(article: Article) -> tuple[tuple[str, bool], ...]:
    return (article.headline, True), (article.text, False)


def _is_full(part: str, hit: Hit) -> bool:
    return bool(re.search(r"[\s・＝]", part[hit.start : hit.end]))


def _named(part: str, hit: Hit, spelled_out: set[str], flag: bool) -> Mention:
    """Of several bearers of a name, the one that the article names in full; else the register's first."""
    entity = next((e for e in hit.entities if e in spelled_out), hit.entities[0])
    return Mention(entity=entity, surface=part[hit.start : hit.end], start=hit.start, end=hit.end, in_headline=flag)


def _is_namesake(part: str, mention: Mention, known: Sequence[Mention], gazetteer: Gazetteer, starts: set[int]) -> bool:
    """A bare surname behind a first name that nobody knows: Rashad Aliyev is not the Aliyev of the register."""
    if gazetteer.kinds.get(mention.entity or "") is not EntityKind.PERSON or " " in mention.surface:
        return False
    before = re.search(rf"({WORDS.pattern}) $", part[: mention.start])
    if not before or not before[1][0].isupper() or before.start() in starts:
        return False
    if any(m.start <= before.start() < m.end for m in known) or before[1].isupper():
        return False
    return fold(before[1]) not in gazetteer.titles


def _small_words(text: str) -> frozenset[str]:
    """The words that stand somewhere in the text with a small letter: no names, wherever else they stand."""
    return frozenset(fold(w[0]) for w in WORDS.finditer(text) if w[0][0].islower())


def _unknown(
    part: str, known: Sequence[Mention], starts: set[int], small: frozenset[str], flag: bool
) -> Iterator[Mention]:
    taken = [(m.start, m.end) for m in known]
    for start, end in (*_capital_runs(part, starts, small, flag), *(m.span() for m in _KATAKANA.finditer(part))):
        if not any(start < b and a < end for a, b in taken):
            yield Mention(entity=None, surface=part[start:end], start=start, end=end, in_headline=flag)


def _capital_runs(part: str, starts: set[int], small: frozenset[str], flag: bool) -> Iterator[tuple[int, int]]:
    """Neighbouring capitalised words. The first word of a sentence counts only where another follows it.

    A headline in which nearly all words have capitals says nothing of names.
    """
    words = list(WORDS.finditer(part))
    long = [w for w in words if len(w[0]) > 3]
    if flag and len(long) > 3 and sum(w[0][0].isupper() for w in long) > 0.75 * len(long):
        return
    run: list[re.Match[str]] = []
    for word in (*words, None):
        if word and word[0][0].isupper() and fold(word[0]) not in small and (not run or _adjoins(part, run[-1], word)):
            run.append(word)
            continue
        if run and (len(run) > 1 or run[0].start() not in starts) and len(part[run[0].start() : run[-1].end()]) > 1:
            yield run[0].start(), run[-1].end()
        run = [word] if word and word[0][0].isupper() and fold(word[0]) not in small else []


def _adjoins(part: str, left: re.Match[str], right: re.Match[str]) -> bool:
    return part[left.end() : right.start()] == " "
