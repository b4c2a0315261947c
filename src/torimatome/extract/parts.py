"""From the parts of a publication, wherever they were read, to an Article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from torimatome.errors import SetAside
from torimatome.extract.blocks import Block, weight
from torimatome.extract.dateline import split_dateline
from torimatome.extract.times import published
from torimatome.lang import LanguagePack, pack
from torimatome.lang.detect import detect
from torimatome.lang.moments import read_moment
from torimatome.lang.text import nfc
from torimatome.model import Article, Entry, Outlet, Published, Route, Snapshot

LEAST = 40
"""Letters (those of scripts without spaces counted twice) below which there is no text."""
_DATE_LINE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What was read: paragraphs, dates for machines (stamps), lines that may hold a date (dated), and how it came."""

    url: str
    headline: str
    paragraphs: tuple[str, ...]
    stamps: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    told: datetime | None = None
    byline: str | None = None
    language: str | None = None
    category: str | None = None
    route: Route | None = None
    pages: tuple[int, ...] = ()
    """The number of the paragraph with which each page begins."""


def article_id(url: str) -> str:
    """The id of the article at an address, whatever way it came."""
    return sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def article_of(
    parts: Parts, snapshot: Snapshot, outlet: Outlet, packs: Collection[str] = (), least: int = LEAST
) -> Article:
    """The article that the parts make. SetAside: they have too little text."""
    texts = [nfc(text) for text in parts.paragraphs]
    if weight(" ".join(texts)) < least:
        raise SetAside(f"{parts.url} has no text")
    language = detect(f"{parts.headline}\n{' '.join(texts)}"[:20_000], outlet.languages or tuple(packs), parts.language)
    first = _published(parts, language, outlet, packs, snapshot.fetched_at)
    names = (*outlet.names.values(), outlet.attribution)
    head = Block(texts[0], (texts[0],), 0, "", ())
    dateline, rest = split_dateline(head, names, pack(language), first.at.date() if first else None)
    if dateline and (rest or len(texts) > 1):
        texts[0] = rest
    return Article(
        id=article_id(parts.url),
        revision=1,
        outlet=outlet.id,
        url=parts.url,
        language=language,
        headline=nfc(parts.headline) or shortened(next(t for t in texts if t)),
        text="\n\n".join(t for t in texts if t),
        byline=nfc(parts.byline) if parts.byline else None,
        dateline=dateline,
        published=first,
        category=parts.category,
        snapshot=snapshot.id,
        first_seen_at=snapshot.fetched_at,
        route=parts.route,
        page_starts=_starts(texts, parts.pages),
    )


def fed(entry: Entry | None) -> datetime | None:
    """The time that a feed gave."""
    return entry.published_at if entry else None


def shortened(text: str, most: int = 120) -> str:
    """The first line of a text, or as much of it as makes a headline."""
    line = text.strip().partition("\n")[0]
    sentence = next(
        (line[: n + 1] for n, ch in enumerate(line) if ch in "。！？" or line[n : n + 2] in (". ", "! ", "? ")), line
    )
    if len(sentence) <= most:
        return sentence.strip().removesuffix("。").removesuffix(".") or sentence
    return sentence[:most].rpartition(" ")[0].rstrip(" ,;:") + "…" if " " in sentence[:most] else sentence[:most] + "…"


def _published(
    parts: Parts, language: str, outlet: Outlet, packs: Collection[str], fetched_at: datetime
) -> Published | None:
    readers = [pack(code) for code in dict.fromkeys((language, *outlet.languages, *packs, "en"))]
    seen = _first(parts.dated, readers, outlet)
    return published(parts.told, (), lambda: seen, outlet.zone, fetched_at) or published(
        None, parts.stamps, lambda: None, outlet.zone, fetched_at
    )


def _first(lines: Iterable[str], readers: Sequence[LanguagePack], outlet: Outlet) -> Published | None:
    """The first short line that holds a date."""
    short = (line for line in lines if weight(line) <= _DATE_LINE)
    return next((read for line in short for one in readers if (read := read_moment(line, one, outlet.zone))), None)


def _starts(texts: Sequence[str], pages: Sequence[int]) -> tuple[int, ...]:
    """Where the paragraphs of these numbers begin in the joined text."""
    places, at = [], 0
    for text in texts:
        places.append(at)
        at += len(text) + 2 if text else 0
    return tuple(places[n] for n in pages if n < len(places))
