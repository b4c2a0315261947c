"""The command of the archive's pages: by subject, by month, as a feed."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from torimatome import writers
from torimatome.archive import news, pages, shelves
from torimatome.archive.filing import stream
from torimatome.cli.common import Command, opened, write
from torimatome.desk import Desk
from torimatome.errors import Failed, Stop
from torimatome.lang.text import counted
from torimatome.writers.archive_sheet import Sheet


def archive(call: argparse.Namespace) -> None:
    """Print pages of the archive: a subject, all subjects split by years, a month's digest, or a feed of what is new."""
    if call.list or call.out is None:
        return _list(call)
    with opened(call) as desk:
        pages.check(desk.store)
        if call.feed:
            _one_file(call.out, ".atom or .xml")
            write(call.out, news.feed(desk.folder, desk.store, call.site or ""))
            print(call.out)
        elif call.digest:
            _one_file(call.out, "/".join(_endings()))
            _sheet(call.out, pages.digest(desk.folder, desk.store, call.digest))
        elif call.out.is_dir() or not call.out.suffix:
            _folder(desk, call.out, call.subject)
        else:
            writers.page_writer(call.out.suffix)  # an ending that nobody writes is told before the archive is read
            _sheet(call.out, pages.subject(desk.folder, desk.store, call.subject or _one_subject(desk)))
    return None


def _list(call: argparse.Namespace) -> None:
    if not call.list:
        raise Stop("name where to write with --out, a file (.html, .txt, .md, .json) or a folder; or call with --list.")
    with opened(call) as desk:
        pages.check(desk.store)
        for name, count in pages.counts(desk.folder, desk.store).items():
            print(f"{count:7,}  {name}")


def _endings() -> list[str]:
    return [one.suffix for one in writers.page_formats().values()]


def _one_file(out: Path, endings: str) -> None:
    if out.is_dir() or not out.suffix:
        raise Stop(f"{out} is a folder or has no ending; name a file that ends in {endings}.")


def _one_subject(desk: Desk) -> str:
    """The only subject, where none is named."""
    known = list(pages.counts(desk.folder, desk.store))
    if len(known) != 1:
        named = ", ".join(f"“{one}”" for one in known)
        raise Stop(f"name the subject of the page with --subject, or a folder for all of them; there are: {named}.")
    return known[0]


def _sheet(out: Path, sheet: Sheet) -> None:
    made = writers.page_writer(out.suffix)
    _put(out, made.write(sheet))
    print(f"{out}: {counted(sum(sheet.years.values()), 'item')}")


def _folder(desk: Desk, out: Path, name: str | None) -> None:
    if out.exists() and not out.is_dir():
        raise Failed(f"{out} is a file; name a folder, or a file with an ending ({', '.join(_endings())}).")
    every = stream(desk.folder, desk.store)
    found = ((item, [name] if name else names) for item, names in every if not name or name in names)
    first = next(found, None)
    if first is None and name:
        raise pages.unknown(desk.folder, desk.store, name)
    for path in shelves.split(
        chain([first] if first else [], found), out, desk.folder.house.title, pages.meanings(desk.folder), _put
    ):
        if path.suffix == ".html":
            print(path)


def _put(out: Path, parts: Iterable[str]) -> None:
    """Write a page beside its place, part by part, and move it there."""
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(out.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n", errors="replace") as file:
            file.writelines(parts)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _month(text: str) -> str:
    """2026-02."""
    if not re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a month; write it as 2026-02")
    return text


def _site(text: str) -> str:
    """An address of the web."""
    if not re.fullmatch(r"https?://[^\s<>\"'\\]+", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not an address; write it as https://desk.example/archive/")
    return text


def add(command: Command) -> None:
    """This command and its arguments."""
    one = command("archive", archive)
    one.add_argument("--subject", metavar="NAME", help="a page's title or a section's name, as --list has it")
    one.add_argument("--out", type=Path, help="a file (.html, .txt, .md, .json), or a folder for pages split by years")
    what = one.add_mutually_exclusive_group()
    what.add_argument("--digest", type=_month, metavar="YYYY-MM", help="all items of a monthly issue, by their ids")
    what.add_argument("--feed", action="store_true", help="the newest items as an Atom feed")
    what.add_argument("--list", action="store_true", help="the subjects, and how many items each has")
    one.add_argument("--site", type=_site, metavar="URL", help="where the folder is published, for the feed")
