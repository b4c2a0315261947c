"""Plain text in the old page form (grammar 2): what desks have printed since 2008."""

from __future__ import annotations

from collections.abc import Iterator

from torimatome.model import Item
from torimatome.writers.archive_entry import Head, Line, body, head
from torimatome.writers.archive_sheet import Sheet, printable

ARCHIVE = "text"
SUFFIX = ".txt"

_COLUMNS = "年 月 日\n出   典\n標       題\n要             旨\n"


def write(sheet: Sheet, *, as_it_stood: bool = False) -> Iterator[str]:
    """The page, item by item. as_it_stood: with the slips of the sources in dates, outlets and links to maps."""
    yield f"{printable(sheet.title)}\n\n"
    if older := printable(sheet.older):
        yield f"{older}\n\n"
    yield _COLUMNS
    yield from (entry(item, as_it_stood=as_it_stood) for item in sheet.items)


def entry(item: Item, *, as_it_stood: bool = False) -> str:
    """One item."""
    lines = [_line(line) for line in body(item, as_it_stood=as_it_stood)]
    return _head(head(item, as_it_stood=as_it_stood)) + "".join(f"{line}\n" for line in lines)


def _head(found: Head) -> str:
    title = " ".join(filter(None, (found.headline, found.id)))
    date = f"{found.date}\n {found.time}\n" if found.layout[0] == "A" else f"{found.date} "
    match found.layout:
        case "A1" | "B1" | "C2":
            return f"{date}{found.outlet}\n\n{found.via}\n\n{title}\n"
        case "C1":
            return f"{date}{found.via} {found.outlet}記事\n\n{found.headline}\n\n" + (
                f"{found.id}\n" if found.id else ""
            )
        case _:
            return f"{date}{found.outlet} {title}\n"


def _line(line: Line) -> str:
    return line.text if line.edge else f" {line.text}"
