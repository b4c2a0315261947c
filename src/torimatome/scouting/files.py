"""Outlet files and golden pairs of a desk's folder: written whole, followed, and taken back if the desk does not hold."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from torimatome import extract, plugins
from torimatome.collect.fetching import Answer
from torimatome.collect.urls import on_domains
from torimatome.errors import BadConfig, DeskError, NotFound, SetAside, Stop
from torimatome.lang import pack
from torimatome.model import Article, Entry, Outlet, Role, Snapshot
from torimatome.outlets import read_outlet
from torimatome.plugins import Folder
from torimatome.tables import spelled

_FOLLOW = re.compile(r"^follow\s*=\s*\[(?P<held>[^\]]*)\]", re.MULTILINE)


def as_toml(outlet: Outlet) -> str:
    """An outlet as its file says it."""
    names = ", ".join(f"{code} = {spelled(name)}" for code, name in outlet.names.items())
    lines = [f"id = {spelled(outlet.id)}", f"attribution = {spelled(outlet.attribution)}", f"names = {{ {names} }}"]
    lines += [
        f"country = {spelled(outlet.country)}",
        f"kind = {spelled(outlet.kind.value)}",
        f"owner = {spelled(outlet.owner)}",
    ]
    lines += [f"timezone = {spelled(outlet.timezone)}", f"domains = {spelled(list(outlet.domains))}"]
    lines += [f"languages = {spelled(list(outlet.languages))}"] if outlet.languages else []
    for feed in outlet.feeds:
        lines += ["", "[[feeds]]", f"url = {spelled(feed.url)}", f"kind = {spelled(feed.kind.value)}"]
        lines += [f"language = {spelled(feed.language)}"] if feed.language else []
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One page of an outlet as it would be read: its answer, and its articles or why there are none."""

    entry: Entry
    answer: Answer
    articles: tuple[Article, ...]
    complaint: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What was not found in it."""
        if not self.articles:
            return ("text",)
        one = self.articles[0]
        wants = {"headline": one.headline, "date": one.published, "byline": one.byline, "dateline": one.dateline}
        return tuple(name for name, value in wants.items() if not value)


def previewed(entry: Entry, answer: Answer, outlet: Outlet, folder: Folder) -> Preview:
    """A fetched page read as the desk would read it."""
    try:
        found = extract.articles(_snapshot(answer, outlet), answer.body, entry, outlet, _packs(folder), folder.known)
    except SetAside as error:
        return Preview(entry=entry, answer=answer, articles=(), complaint=str(error))
    return Preview(entry=entry, answer=answer, articles=found)


def _packs(folder: Folder) -> Mapping[str, object]:
    return {code: pack(code) for code in folder.house.reads}


def _snapshot(answer: Answer, outlet: Outlet) -> Snapshot:
    return Snapshot(
        id="preview", role=Role.PAGE, outlet=outlet.id, sha256="", url_asked=answer.url_asked, url_reached=answer.url_reached,
        fetched_at=answer.fetched_at, status=answer.status, media_type=answer.media_type, warc_file="", warc_offset=0,
    )  # fmt: skip


def write_outlet(folder: Folder, outlet: Outlet, golden: Preview | None) -> list[Path]:
    """Write an outlet's file and its golden pair, and follow it; all of it, or nothing. Stop: it is there already."""
    place = folder.path / "outlets"
    file = place / f"{outlet.id.partition('.')[2]}.toml"
    if file.exists():
        raise Stop(f"{file} is there already; change it, or give the new outlet another name with --id.")
    desk = folder.path / "desk.toml"
    before = desk.read_text("utf-8-sig")
    place.mkdir(exist_ok=True)
    written = [file]
    try:
        file.write_text(as_toml(outlet), "utf-8")
        written += _write_golden(place / "golden", outlet, golden) if golden else []
        if outlet.id not in folder.outlets:
            desk.write_text(_following(before, outlet.id, desk), "utf-8")
        plugins.open_folder(folder.path)
    except (DeskError, OSError):
        desk.write_text(before, "utf-8")
        for one in written:
            one.unlink(missing_ok=True)
        raise
    return written


def follow(folder: Folder, outlet: str) -> None:
    """Follow an outlet that the register has."""
    desk = folder.path / "desk.toml"
    desk.write_text(_following(desk.read_text("utf-8-sig"), outlet, desk), "utf-8")


def outlet_on(folder: Folder, url: str) -> Outlet | None:
    """The outlet on whose hosts an address lies, those that the desk follows first."""
    every = {**folder.outlets, **folder.known}.values()
    return next((one for one in every if on_domains(url, one.domains)), None)


def _following(text: str, outlet: str, desk: Path) -> str:
    """desk.toml with one more outlet that it follows, everything else as it stands."""
    found = _FOLLOW.search(text)
    if found is None:
        raise BadConfig(f'{desk} has no list `follow = [...]`; write one with "{outlet}" and those that you follow.')
    held = found["held"].rstrip()
    comma = "" if not held.strip() or held.endswith(",") or held.rpartition("\n")[2].lstrip().startswith("#") else ","
    return f"{text[: found.start('held')]}{held}{comma}\n  {spelled(outlet)},\n{text[found.end('held') :]}"


# --- golden pairs


def _write_golden(place: Path, outlet: Outlet, golden: Preview) -> list[Path]:
    name = outlet.id.partition(".")[2]
    page, told = place / f"{name}.page", place / f"{name}.json"
    place.mkdir(exist_ok=True)
    page.write_bytes(golden.answer.body)
    answer, entry = golden.answer, golden.entry
    said = {
        "url": answer.url_asked, "url_reached": answer.url_reached, "fetched_at": answer.fetched_at.isoformat(),
        "media_type": answer.media_type, "entry": {"title": entry.title, "published_at": _iso(entry.published_at)},
        "expected": [_expected(one) for one in golden.articles],
    }  # fmt: skip
    told.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return [page, told]


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _expected(article: Article) -> dict[str, str | None]:
    return {
        "headline": article.headline, "published_at": _iso(article.published.at if article.published else None),
        "byline": article.byline, "language": article.language, "text": article.text,
    }  # fmt: skip


def check_golden(folder: Folder, outlet: Outlet) -> list[str]:
    """What a golden pair is read otherwise than it was: a line for each. NotFound: there is no pair. BadConfig: it does not hold."""
    name = outlet.id.partition(".")[2]
    page, told = (folder.path / "outlets" / "golden" / f"{name}{suffix}" for suffix in (".page", ".json"))
    if not (page.is_file() and told.is_file()):
        raise NotFound(f"{outlet.id} has no golden pair ({page} and {told.name}); `torimatome outlet add` writes one.")
    try:
        said = json.loads(told.read_text("utf-8"))
        at, published = datetime.fromisoformat(said["fetched_at"]), said["entry"]["published_at"]
        entry = Entry(
            outlet=outlet.id, feed_url="", url=said["url"], title=said["entry"]["title"],
            published_at=datetime.fromisoformat(published) if published else None,
        )  # fmt: skip
        answer = Answer(
            url_asked=said["url"], url_reached=said["url_reached"], fetched_at=at, status=200,
            headers=(("Content-Type", said["media_type"]),), body=page.read_bytes(),
        )  # fmt: skip
        wanted = [{str(k): v for k, v in one.items()} for one in said["expected"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadConfig(f"{told} does not hold ({type(error).__name__}: {error}); write the pair anew.") from error
    return list(_differences(wanted, previewed(entry, answer, outlet, folder)))


def _differences(wanted: Sequence[Mapping[str, str | None]], got: Preview) -> list[str]:
    if got.complaint:
        return [got.complaint]
    if len(wanted) != len(got.articles):
        return [f"{len(wanted)} articles were expected, {len(got.articles)} are read"]
    pairs = (
        (name, value, _expected(one)[name])
        for want, one in zip(wanted, got.articles, strict=True)
        for name, value in want.items()
    )
    return [f"{name}: expected {_short(value)}, read {_short(now)}" for name, value, now in pairs if value != now]


def _short(value: str | None) -> str:
    return "nothing" if value is None else f"“{value[:80]}{'…' if len(value) > 80 else ''}”"


def outlet_of(text: str) -> Outlet:
    """An outlet from the text of its file, so that what is proposed is what will be read."""
    return read_outlet(text, "the proposed file")
