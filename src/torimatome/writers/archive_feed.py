"""Atom 1.0 (RFC 4287) of the archive's new items: what a reader of feeds shows, whole and without markup of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from torimatome.lang.scripts import is_japanese
from torimatome.model import Item
from torimatome.writers.archive_entry import Line, body, head
from torimatome.writers.archive_sheet import printable

SUFFIX = ".atom"

_NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """An item as an entry of a feed: its id for all time, when it came, where it can be read (may be empty)."""

    item: Item
    id: str
    at: datetime
    href: str = ""
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """The feed itself: its id for all time, its title, who publishes it, and its address if it has one."""

    id: str
    title: str
    author: str
    href: str = ""


def write(channel: Channel, news: Sequence[News], since: datetime) -> bytes:
    """The feed, in the order given; its bytes depend on the arguments alone. since: what an empty feed is dated."""
    updated = max((one.at for one in news), default=since)
    link = f'<link rel="self" type="application/atom+xml" href="{_said(channel.href)}"/>\n' if channel.href else ""
    entries = "".join(map(_entry, news))
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{_NAMESPACE}" xml:lang="ja">\n'
        f"<id>{_said(channel.id)}</id>\n<title>{_said(channel.title)}</title>\n<updated>{updated.isoformat()}</updated>\n"
        f"<author><name>{_said(channel.author) or '-'}</name></author>\n{link}<generator>torimatome</generator>\n"
        f"{entries}</feed>\n"
    ).encode()


def _entry(news: News) -> str:
    found = head(news.item)
    language = "" if is_japanese(found.headline) else ' xml:lang="en"'
    link = f'<link rel="alternate" type="text/html" href="{_said(news.href)}"/>\n' if news.href else ""
    categories = "".join(f'<category term="{_said(one)}"/>\n' for one in news.subjects)
    return (
        f"<entry>\n<id>{_said(news.id)}</id>\n<title{language}>{_said(found.headline) or _said(news.item.id)}</title>\n"
        f"<updated>{news.at.isoformat()}</updated>\n<published>{news.at.isoformat()}</published>\n"
        f"{link}{_author(found.outlet)}{categories}"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">\n{_content(news.item)}</div></content>\n</entry>\n'
    )


def _author(outlet: str) -> str:
    return f"<author><name>{_said(outlet)}</name></author>\n" if outlet else ""


def _content(item: Item) -> str:
    lines = list(body(item))
    notes = "".join(_paragraph(line) for line in lines if line.note)
    aside = f"<blockquote>\n{notes}</blockquote>\n" if notes else ""
    return "".join(_paragraph(line) for line in lines if not line.note) + aside


def _paragraph(line: Line) -> str:
    words = " ".join(line.text.split("\n")).strip()
    return f"<p{'' if is_japanese(words) else ' xml:lang=' + chr(34) + 'en' + chr(34)}>{escape(words)}</p>\n"


def _said(text: str) -> str:
    return escape(printable(text))
