"""Sources numbered in the order in which a bulletin's sentences first lean on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from torimatome.model import Block, Bulletin, Sentence, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A numbered source as a reader is told of it. url is empty where it is no web address."""

    number: int
    outlet: str
    headline: str
    language: str
    time: str
    url: str

    @property
    def words(self) -> str:
        """Outlet, headline and time in one line."""
        return " · ".join(part for part in (self.outlet, self.headline, self.time) if part)


class References:
    """The numbers of a bulletin's sources."""

    def __init__(self, bulletin: Bulletin, sources: Mapping[str, Source]) -> None:
        cited = dict.fromkeys(key for sentence in _sentences(bulletin) for key in _keys(sentence))
        self._numbers = {key: n for n, key in enumerate((k for k in cited if k in sources), 1)}
        self.listed = tuple(_reference(n, sources[key]) for key, n in self._numbers.items())

    def of(self, sentence: Sentence) -> tuple[int, ...]:
        """The numbers of the sources of a sentence, each once, rising."""
        return tuple(sorted({self._numbers[key] for key in _keys(sentence) if key in self._numbers}))


def _keys(sentence: Sentence) -> Iterator[str]:
    return (f"{c.article}@{c.revision}" for c in sentence.citations)


def _sentences(bulletin: Bulletin) -> Iterator[Sentence]:
    for item in bulletin.items:
        blocks: list[Block] = [*item.body, *(block for note in item.notes for block in note.blocks)]
        yield from (sentence for block in blocks for sentence in block.sentences)


def _reference(number: int, source: Source) -> Reference:
    return Reference(
        number=number, outlet=source.attribution or source.outlet, headline=source.headline,
        language=source.language, time=_time(source), url=web_address(source.url),
    )  # fmt: skip


def _time(source: Source) -> str:
    if source.published_at:
        return _moment(source.published_at)
    return f"seen {_moment(source.fetched_at)}" if source.fetched_at else ""


def _moment(at: datetime) -> str:
    offset = at.strftime("%z")
    return f"{at:%d.%m.%Y %H:%M} (UTC{offset[:3]}:{offset[3:5]})" if offset else f"{at:%d.%m.%Y %H:%M}"


def web_address(url: str) -> str:
    """The address if it is one that a reader may safely follow, else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc and not any(ch <= " " for ch in url) else ""
