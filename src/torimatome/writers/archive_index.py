"""The index of a folder of subject pages."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from torimatome.writers.archive_html import top, ways
from torimatome.writers.archive_sheet import Way, printable


def write(title: str, subjects: Sequence[tuple[Way, Sequence[Way]]]) -> str:
    """Every subject with its years."""
    words = escape(printable(title))
    parts = "".join(_subject(way, years) for way, years in subjects)
    return f'{top(words)}<main>\n<header class="top">\n<h1>{words}</h1>\n</header>\n{parts}</main>\n</body>\n</html>\n'


def _subject(way: Way, years: Sequence[Way]) -> str:
    name = escape(printable(way.words))
    link = f'<a href="{escape(way.href)}">{name}</a><small>{way.count:,}件</small>'
    return f'<section class="subject">\n<h2>{link}</h2>\n{ways(tuple(years), name)}</section>\n'
