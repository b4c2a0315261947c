"""What a headline may rest on: the English articles of a dossier, their headlines and first sentences, with places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from torimatome.lang import LanguagePack
from torimatome.lang.text import sentences
from torimatome.model import Article, Citation, CoverageRole, Dossier

_ELEMENT = re.compile(r"<(script|style)\b.*?(?:</\1>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_TAIL = re.compile(
    r", (?:some |local |several )?(?:media|reports|sources|analysts|experts|observers|officials)(?: outlets)? (?:have |has )?"
    r"(?:say|said|suggest\w*|report\w*|claim\w*|indicat\w*)$|"
    r", (?:the )?[A-Z][^,]{1,60}? (?:reports|reported|informs|informed|has learned|was told)\b.*$|"
    r",? (?:[A-Z][\w.]*(?: [A-Z][\w.]*)?(?:['’]s? [\w.]+ correspondent)? (?:reports|informs|said|was told)\b.*"
    r"|according to [A-Z][\w.]+|citing [A-Z].*|with reference to .*|has learned.*|an? source (?:said|told).*)$"
)
_STATE = re.compile(
    r"^(?:UPDATED?(?: \d)?|CORRECTED|CORRECTION|EXCLUSIVE|Exclusive|BREAKING(?: NEWS)?|URGENT|VIDEO|PHOTO)\s*[:|–-]\s*"
    r"|\s*[–-] (?:UPDATED?|LIVE|VIDEO|PHOTOS?)$"
)
"""What an outlet says of its article, not of the news."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATED = re.compile(
    rf"^(?:(?:[Ll]ate |[Ee]arly )?(?:on|On|in|In) )?(?:{_MONTH} ?\d{{1,2}}(?: ?[-–] ?\d{{1,2}})?|\d{{1,2}}(?: ?[-–] ?\d{{1,2}})? {_MONTH})(?:,? \d{{4}})?, (?=\S)"
)
_PRIMARY = (CoverageRole.REPORT, CoverageRole.LIVE, CoverageRole.TRANSLATION, CoverageRole.COPY)


@dataclass(frozen=True, slots=True)
class Passage:
    """A headline or sentence and the place that says it."""

    text: str
    citation: Citation
    headline: bool


@dataclass(frozen=True, slots=True)
class Report:
    """An English article as lines: its headline and its first sentences."""

    article: Article
    headline: Passage
    opening: tuple[Passage, ...]


def plain(headline: str) -> str:
    """A headline without markup, doubled spaces and a stop at its end."""
    text = _TAG.sub("", _ELEMENT.sub("", headline))
    return re.sub(r"\s+", " ", _STATE.sub("", text.strip())).strip().rstrip(".").strip()


def reports(dossier: Dossier, lead: Article, packs: Callable[[str], LanguagePack]) -> tuple[Report, ...]:
    """The English articles: the lead first, then the reports in order of age, opinion and looking back last."""
    roles = {c.article: c.role for c in dossier.every_coverage}
    own = {a.id for a in dossier.articles}
    others = [a for a in dossier.every_article if a.id != lead.id]
    others.sort(key=lambda a: (roles.get(a.id, CoverageRole.REPORT) not in _PRIMARY, a.id not in own))
    english = [a for a in (lead, *others) if a.language.startswith("en")]
    return tuple(_source(a, packs(a.language)) for a in english)


def _source(article: Article, pack: LanguagePack, count: int = 3) -> Report:
    whole = Citation(
        article=article.id, revision=article.revision, start=0, end=len(article.headline), in_headline=True
    )
    spans = sentences(article.text, pack)[:count]
    opening = tuple(
        Passage(
            _undated(_TAIL.sub("", s.text).rstrip(". ")),
            Citation(article=article.id, revision=article.revision, start=s.start, end=s.end),
            headline=False,
        )
        for s in spans
    )
    headline = Passage(plain(article.headline), whole, headline=True)
    if not headline.text and opening:  # a text that came without one: its first sentence stands for it
        headline = replace(opening[0], headline=True)
    return Report(article, headline, opening)


def _undated(sentence: str) -> str:
    """A sentence without the day that it begins with."""
    text = _DATED.sub("", sentence)
    return text[:1].upper() + text[1:]


def cited(lines: Sequence[Passage]) -> tuple[Citation, ...]:
    """The places of some lines, each once."""
    return tuple(dict.fromkeys(line.citation for line in lines))


def common_words(told: Sequence[Report]) -> frozenset[str]:
    """Words that the reports also write small: they are no names, whatever a headline's capitals say."""
    return frozenset(word for report in told for word in _SMALL.findall(report.article.text))


_SMALL = re.compile(r"\b[a-z]{3,}\b")
_WORD = re.compile(r"[A-Za-z]{4,}")


def _stems(text: str) -> set[str]:
    return {word.lower()[:6] for word in _WORD.findall(text)}


def central(passage: Passage, others: Sequence[Report]) -> float:
    """How much of a passage's words the other reports use at their heads, 0..1; nothing where there are none."""
    own = _stems(passage.text)
    if not own or not others:
        return 0.0
    heads = [_stems(" ".join((r.headline.text, *(p.text for p in r.opening[:1])))) for r in others]
    return sum(len(own & head) / len(own) for head in heads) / len(heads)
