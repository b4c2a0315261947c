"""Acronyms spelled out at first use, where a source of the item gives the full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from torimatome.model import Article, Citation, Sentence

_WORDS = r"(?:[A-Z][\w’'-]*|of|for|and|the|on|in|to|de)"
_AFTER = re.compile(rf"\b((?:[A-Z][\w’'-]*)(?: {_WORDS}){{1,9}})(?:,| \()\s?([A-Z]{{3,8}})\b[),]")
_STANDS_FOR = re.compile(rf"\b([A-Z]{{3,8}}) stands for (?:the )?((?:[A-Z][\w’'-]*)(?: {_WORDS}){{1,9}})")
_KNOWN = frozenset({"USA", "NATO", "CEO", "BBC", "CNN", "CIS", "UAE"})


@dataclass(frozen=True, slots=True)
class Expansion:
    """The full name behind an acronym and where a source says so."""

    full: str
    citation: Citation


def expansions(articles: Iterable[Article]) -> dict[str, Expansion]:
    """Acronym -> full name, as the articles give it, the first of them."""
    found: dict[str, Expansion] = {}
    for article in articles:
        hits = [(m[2], m[1], m) for m in _AFTER.finditer(article.text)]
        hits += [(m[1], m[2], m) for m in _STANDS_FOR.finditer(article.text)]
        for short, full, m in hits:
            whole = _spelled(full, short)
            if whole and short not in _KNOWN:
                place = Citation(article=article.id, revision=article.revision, start=m.start(), end=m.end())
                found.setdefault(short, Expansion(whole, place))
    return found


def _spelled(full: str, short: str) -> str | None:
    """The tail of the phrase whose capitals spell the acronym."""
    words = full.split()
    for first in range(len(words)):
        capitals = "".join(w[0] for w in words[first:] if w[0].isupper())
        if capitals == short:
            return " ".join(words[first:])
    return None


def spell_out(sentences: Iterable[Sentence], known: Mapping[str, Expansion]) -> tuple[Sentence, ...]:
    """The sentences with each known acronym spelled out where it first stands."""
    told: set[str] = set()
    out = []
    for sentence in sentences:
        text, cited = sentence.text, sentence.citations
        for short, meaning in known.items():
            if short in told or not re.search(rf"\b{short}\b", text):
                continue
            told.add(short)
            if meaning.full not in text:
                text = re.sub(rf"\b{short}\b(?!\))", f"{short} ({meaning.full})", text, count=1)
                cited = (*cited, meaning.citation)
        out.append(Sentence(text=text, citations=cited))
    return tuple(out)
