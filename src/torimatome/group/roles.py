"""How an article stands to its event: report, live blog, opinion or a look back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from torimatome.group.folding import CJK
from torimatome.lang import LanguagePack
from torimatome.lang.dates import DateSpan, find_dates
from torimatome.lang.text import lower, sentences
from torimatome.model import Article, CoverageRole

LONG_AGO = timedelta(days=30)
_CLOCK = re.compile(r"^\d{1,2}[:.]\d{2}\b")
_ENTRIES = 4  # paragraphs that begin with a clock make a live blog
_QUOTED = re.compile(r"[“\"«„「][^”\"»“」]*[”\"»“」]")
_I = {
    "en": r"\b(?:I|me|my)\b",
    "ru": r"(?i)\b(?:я|мне|меня|мой|моему)\b",
    "az": r"(?i)\b(?:mən|mənim|mənə|məncə)\b",
    "tr": r"(?i)\b(?:ben|benim|bana|bence)\b",
    "hy": r"(?i)\b(?:ես|իմ|ինձ)\b",
    "ka": r"\b(?:მე|ჩემი|ჩემთვის)\b",
    "fa": r"\b(?:من|به‌نظرم)\b",
    "ja": r"私は|私の|筆者",
}


def role_of(article: Article, own: LanguagePack) -> CoverageRole:
    """What the headline, the rubric and the first and last words of an article say of it."""
    if _is_live(article, own):
        return CoverageRole.LIVE
    if _looks_back(article, own):
        return CoverageRole.RETROSPECTIVE
    if _is_opinion(article, own):
        return CoverageRole.OPINION
    return CoverageRole.REPORT


def is_notice(article: Article, own: LanguagePack) -> bool:
    """Whether it is a daily notice of the weather, of rates or prices: no event of its own, however many print one."""
    return _says(article.headline, own.notice_words, own)


def _is_live(article: Article, own: LanguagePack) -> bool:
    """Entries with a clock; or the headline begins or ends with "LIVE", set off from the rest."""
    if sum(bool(_CLOCK.match(p)) for p in article.paragraphs) >= _ENTRIES:
        return True
    pieces = [p.strip() for p in re.split(r"\s[-–—|/]\s|[:：【】\[\]()]", lower(article.headline, own.code))]
    return len(pieces) > 1 and (pieces[0] in own.live_words or pieces[-1] in own.live_words)


def _is_opinion(article: Article, own: LanguagePack) -> bool:
    """A rubric says so, or the author speaks of himself outside quotations."""
    if _says(article.category or "", own.opinion_words, own):
        return True
    pattern = _I.get(own.code)
    if not pattern:
        return False
    own_words = _QUOTED.sub(" ", article.text)
    return len(re.findall(pattern, own_words)) >= 2


def _looks_back(article: Article, own: LanguagePack) -> bool:
    """It begins with a day long ago, or its headline looks back on one, and no day of this week is named at all."""
    on = article.reported_on
    if on is None:
        return False
    text = f"{article.headline}\n\n{article.text}"
    found = find_dates(text, own, on)
    old = [s for s in found if s.last_on < on - LONG_AGO]
    if not old or any(_is_fresh(s, old, on) for s in found):
        return False
    spans = sentences(article.text, own)
    beginning = len(text) - len(article.text) + (spans[0].end if spans else 0)
    return _says(article.headline, own.retrospective_words, own) or any(s.exact and s.end <= beginning for s in old)


def _is_fresh(span: DateSpan, old: Sequence[DateSpan], on: date) -> bool:
    """A day of the article's own week. Behind a day of a year long past, one without a year may be of that year."""
    inherits = span.kind == "partial" and any(s.kind == "full" and s.end <= span.start for s in old)
    return abs((span.last_on - on).days) <= 7 and not inherits


def _says(text: str, phrases: Iterable[str], own: LanguagePack) -> bool:
    small = lower(text, own.code)
    return any(p in small if CJK.search(p) else re.search(rf"(?<!\w){re.escape(p)}", small) for p in phrases)
