"""WARC files and saved web pages taken over as snapshots, at the address and time that they have of themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path

from torimatome.collect.shapes import is_front
from torimatome.collect.urls import canonical_url
from torimatome.errors import Failed
from torimatome.lang.text import counted
from torimatome.model import Capture, Role
from torimatome.notebook import Notebook
from torimatome.plugins import Folder
from torimatome.scouting.files import outlet_on
from torimatome.scouting.guessing import site_of
from torimatome.store.foreign import Archived, archived

WARCS = (".warc", ".warc.gz")
PAGES = (".mht", ".mhtml")
_SAVED = re.compile(rb"<!--\s*saved from url=\((\d{1,5})\)(\S{1,4000}?)\s*-->", re.IGNORECASE)
_SINGLE = re.compile(rb"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)", re.IGNORECASE)
_SINGLE_DATE = re.compile(rb"saved date:\s*\w{3} (\w{3} \d{2} \d{4} \d{2}:\d{2}:\d{2} GMT[+-]\d{4})", re.IGNORECASE)
_OWN = re.compile(
    rb"""<link\b[^>]{0,400}?\brel=["']?canonical["']?[^>]{0,400}?\bhref=["']([^"'>]+)|<meta\b[^>]{0,400}?\bproperty=["']og:url["'][^>]{0,400}?\bcontent=["']([^"'>]+)""",
    re.IGNORECASE,
)
_READABLE = ("text/html", "application/xhtml", "application/pdf", "wordprocessingml")
_MOST_BYTES = 30_000_000
_MOST_PARTS = 2000


@dataclass(slots=True, kw_only=True)
class TakenOver:
    """What became of a file: pages kept by outlet, pages that were here, and hosts that belong to no outlet."""

    name: str
    kept: Counter[str] = field(default_factory=Counter)
    known: int = 0
    others: int = 0
    broken: int = 0
    strangers: Counter[str] = field(default_factory=Counter)
    articles: int = 0

    @property
    def new(self) -> bool:
        """Whether it brought anything."""
        return bool(self.kept)

    def lines(self) -> Iterator[str]:
        """The account for a person."""
        here = f", {self.known} known already" if self.known else ""
        parts = f", {self.others} passed over (pictures, lists, errors)" if self.others else ""
        torn = f", {counted(self.broken, 'record')} damaged" if self.broken else ""
        yield f"{self.name}: {counted(self.kept.total(), 'page')} kept, {counted(self.articles, 'article')} read{here}{parts}{torn}"
        yield from (f"  {outlet}: {counted(n, 'page')}" for outlet, n in self.kept.most_common())
        for host, n in self.strangers.most_common():
            yield f"  {host} belongs to no outlet of the register, so that {counted(n, 'page')} of it were left; `outlet add {host}` makes one."


def is_saved(path: Path, head: bytes) -> bool:
    """Whether a file is a web archive or a page that somebody saved, and no past issue."""
    name = path.name.lower()
    if name.endswith((*WARCS, *PAGES)):
        return True
    is_page = name.endswith((".html", ".htm"))
    return is_page and bool(
        _SAVED.search(head) or _SINGLE.search(head) or path.with_name(f"{path.stem}_files").is_dir()
    )


def take_over(folder: Folder, notebook: Notebook, path: Path) -> TakenOver:
    """Keep the pages of a file as snapshots; what was kept before is not kept again. Failed: it cannot be read."""
    told = TakenOver(name=path.name)
    for one in _pages(path):
        if one is None or one.body is None:
            told.broken += 1
        else:
            _take(folder, notebook, one, told)
    if told.broken and not (told.kept or told.known or told.others or told.strangers):
        raise Failed(f"{path.name} cannot be read: it is damaged, or no web archive and no saved page.")
    return told


def _take(folder: Folder, notebook: Notebook, one: Archived, told: TakenOver) -> None:
    kind = next((value for name, value in one.headers if name.lower() == "content-type"), "").lower()
    if (
        one.status != 200
        or not one.body
        or not any(k in kind for k in _READABLE)
        or not one.url.startswith(("http://", "https://"))
    ):
        told.others += 1
        return
    outlet = outlet_on(folder, one.url)
    if outlet is None:
        told.strangers[site_of(one.url)] += 1
        return
    if is_front(one.url):
        told.others += 1
        return
    url = canonical_url(one.url)
    state = notebook.page_state(url)
    capture = Capture(
        role=Role.PAGE, outlet=outlet.id, url_asked=url, url_reached=one.url, fetched_at=min(one.at, notebook.clock()),
        status=200, headers=one.headers, body=one.body,
    )  # fmt: skip
    snapshots = notebook.store.captures
    if snapshots.has(capture):
        told.known += 1
        return
    snapshot = notebook.keep(capture)
    if state is None:
        notebook.remember(snapshot, url)
    told.kept[outlet.id] += 1


# --- what a file holds


def _pages(path: Path) -> Iterator[Archived | None]:
    name = path.name.lower()
    if name.endswith(WARCS):
        with path.open("rb") as file:
            yield from archived(file)
    elif name.endswith(PAGES):
        yield _of_mhtml(path)
    else:
        yield _of_html(path)


def _bytes(path: Path) -> bytes:
    """Failed: it is bigger than any page."""
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise Failed(f"{path.name} is too big for a saved page.")
    return data


def _of_html(path: Path) -> Archived | None:
    """A page saved by a browser: its address stands in a comment, or in its own head."""
    body = _bytes(path)
    head = body[:200_000]
    found = _SAVED.search(head)
    single = _SINGLE.search(head)
    own = _OWN.search(head)
    url = found[2] if found else single[1] if single else (own[1] or own[2]) if own else b""
    if not url:
        raise Failed(f"{path.name} does not say where it was saved from; save it anew as a single file (.mhtml).")
    said = _SINGLE_DATE.search(head)
    at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    if said:
        at = datetime.strptime(said[1].decode(), "%b %d %Y %H:%M:%S GMT%z")
    return Archived(
        url=unescape(url.decode("utf-8", "replace")),
        at=at,
        status=200,
        headers=(("Content-Type", "text/html"),),
        body=body,
    )


def _of_mhtml(path: Path) -> Archived | None:
    """The page of a .mht file: the part that its head names, else its first page."""
    try:
        message = BytesParser(policy=compat32).parsebytes(_bytes(path))
        pages = [
            p
            for p, _ in zip(message.walk(), range(_MOST_PARTS), strict=False)
            if p.get_content_type() in {"text/html", "application/xhtml+xml"}
        ]
        where = str(message.get("Snapshot-Content-Location") or message.get("Content-Location") or "").strip()
        page = next(
            (p for p in pages if where and str(p.get("Content-Location", "")).strip() == where), next(iter(pages), None)
        )
        if page is None:
            return None
        body = page.get_payload(decode=True)
        charset = page.get_param("charset", "")
        kind = (
            f"text/html; charset={charset}"
            if isinstance(charset, str) and charset.isascii() and charset
            else "text/html"
        )
        url = where or str(page.get("Content-Location", "")).strip()
        return Archived(
            url="".join(url.split()), at=_dated(message, path), status=200, headers=(("Content-Type", kind),),
            body=body if isinstance(body, bytes) else b"",
        )  # fmt: skip
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError):
        return None


def _dated(message: Message, path: Path) -> datetime:
    try:
        at = parsedate_to_datetime(str(message.get("Date", "")))
    except (ValueError, TypeError, IndexError):
        at = None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)) if at else datetime.fromtimestamp(path.stat().st_mtime, UTC)


def head_of(path: Path) -> bytes:
    """The beginning of a file."""
    with path.open("rb") as file:
        return file.read(65_536)
