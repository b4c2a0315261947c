"""The marks inside an entry's body: maps, related items, notes, features, lines of data (grammar 2.1, 2.4, 2.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from torimatome.model import Feature, MapLink, Related

NOTE = re.compile(r"【\s*[註注]\s*】\s*")
BULLET = re.compile(r"[・･]\s*(?=\S)|[-–•]\s+(?=\S)")
NUMBERED = re.compile(r"\d{1,2}[.．)]\s+(?=\S)")
DATA = re.compile(r"[A-Za-z0-9À-ɏ][^:：。、]{0,40}[:：]\s+\S")
_INLINE = re.compile(r"[(（]\s*[註注]\s*[:：](?P<words>[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)(?P<end>[)）]?)")
_FEATURE = re.compile(r"[=＝]\s*(?P<title>.*\S)\s*[=＝]$")
_PAGES = re.compile(r"(\d{1,3})\s*頁")
_MAP = re.compile(
    r"(?:【\s*)?(?P<places>(?:[^\s【】。、](?:[^【】。、]{0,38}?[^\s【】。、])?\s?の位置\s*)+)(?:[(（](?P<provider>[^()（）]*)[)）])?\s*】?"
)
_PLACE = re.compile(r"(?P<place>.+?)\s?の位置\s*")
_REFERENCE = re.compile(
    r"【?\s*(?P<label>[^【】:：]{0,30}?)関連記事\s*[:：]\s*(?P<id>[\d‐–-]+)\s*"
    r"(?:[(（]\s*(?P<source>[^()（）]*?)\s*(?P<date>\d{4}[.:]\d{1,2}(?:[.:]\d{1,2})?)?\s*[)）])?\s*】?"
)


def maps(text: str, after: int) -> tuple[MapLink, ...]:
    """The links to maps in a line that holds nothing else."""
    match = _MAP.fullmatch(text)
    if match is None:
        return ()
    provider = re.sub(r"Google\s*Maps?", "Google Map", (match["provider"] or "").strip())
    found = [m["place"].strip() for m in _PLACE.finditer(match["places"])]
    return tuple(MapLink(place=place, provider=provider, raw=text, after=after) for place in found)


def related(text: str, after: int) -> tuple[Related, ...]:
    """The related items named in a line that holds nothing else."""
    found = list(_REFERENCE.finditer(text))
    if not found or "".join(m.group() for m in found).strip() != text.strip():
        return ()
    return tuple(_related(m, after) for m in found)


def _related(match: re.Match[str], after: int) -> Related:
    parts = [int(part) for part in re.split("[.:]", match["date"] or "") if part]
    dated = "-".join(f"{part:02d}" for part in parts)
    name = match["id"].replace("‐", "-").replace("–", "-")
    return Related(
        id=name, label=match["label"].strip(), source=(match["source"] or "").strip(), dated=dated,
        raw=match.group().strip(), after=after,
    )  # fmt: skip


def feature(text: str) -> Feature | None:
    """= ナゴルノ・カラバフ紛争に関する2頁の記事 = ."""
    match = _FEATURE.match(text)
    if match is None:
        return None
    pages = _PAGES.search(match["title"])
    return Feature(title=match["title"].strip(), pages=int(pages[1]) if pages else None)


def explained(text: str) -> Iterator[tuple[str, bool]]:
    """The (註:...) inside a text, and whether each is closed; one that is not runs to the end of the text."""
    for match in _INLINE.finditer(text):
        closed = bool(match["end"])
        yield (match.group() if closed else text[match.start() :]), closed
