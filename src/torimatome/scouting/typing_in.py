"""An article of a printed weekly or monthly as a person types it: held against its cover date and pages, then kept as evidence."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from torimatome.errors import BadConfig, NotFound, Stop
from torimatome.extract.typed import MEDIA_TYPE
from torimatome.model import Capture, Outlet, Role
from torimatome.plugins import Folder
from torimatome.store import Store
from torimatome.tables import spelled

KEYS = ("outlet", "cover_date", "pages", "headline", "byline", "language", "text")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENOUGH = 3
"""So many issues with a day must be known before another weekday is doubted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed. pages as printed, "12-13"; page_count is counted from them."""

    outlet: Outlet
    cover_date: date
    headline: str
    text: str
    by: str
    pages: str = ""
    byline: str = ""
    language: str = ""

    @property
    def page_count(self) -> int | None:
        """How many pages it has."""
        return sum(last - first + 1 for first, last in _ranges(self.pages)) or None

    @property
    def url(self) -> str:
        """The same headline of the same issue is the same article: typed again, it is its next revision."""
        mark = sha256(" ".join(self.headline.split()).casefold().encode()).hexdigest()[:12]
        return f"urn:torimatome:typed:{self.outlet.id}:{self.cover_date}:{mark}"

    def as_toml(self) -> str:
        """The form that is kept."""
        said: Mapping[str, object] = {
            "outlet": self.outlet.id, "cover_date": self.cover_date.isoformat(), "pages": self.pages or None, "page_count": self.page_count,
            "headline": self.headline, "byline": self.byline or None, "language": self.language or None, "by": self.by, "text": self.text,
        }  # fmt: skip
        return "".join(f"{key} = {spelled(value)}\n" for key, value in said.items() if value is not None)


def read_form(text: str, name: str) -> dict[str, str]:
    """A form in a file: TOML, or lines like "headline: ..." with the text below a blank line. BadConfig: neither."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        head, blank, body = text.replace("\r\n", "\n").lstrip("\ufeff\n").partition("\n\n")
        pairs = [line.partition(":") for line in head.split("\n")]
        if not blank or not all(colon for _, colon, _ in pairs):
            raise BadConfig(
                f"{name} is no form: write lines like “headline: ...”, an empty line, then the text; or TOML."
            ) from None
        said = {key.strip().lower().replace(" ", "_"): value.strip() for key, _, value in pairs} | {"text": body}
    if strange := next((key for key in said if key not in KEYS), None):
        raise BadConfig(f"{name}: {strange} is not known; known here: {', '.join(KEYS)}.")
    return {key: str(value) for key, value in said.items()}


def typed(folder: Folder, said: Mapping[str, str], by: str, today: date) -> Typed:
    """What a person typed, each value checked. Stop: a value is missing or cannot be."""
    for key in ("outlet", "cover_date", "headline", "text"):
        if not said.get(key, "").strip():
            raise Stop(
                f"the {key.replace('_', ' ')} is missing; give it with --{key.replace('_', '-')} or in the form."
            )
    outlet = folder.known.get(said["outlet"])
    if outlet is None:
        raise NotFound(f"there is no outlet {said['outlet']!r}; write its file into {folder.path / 'outlets'} first.")
    try:
        on = date.fromisoformat(said["cover_date"].strip().replace(".", "-").replace("/", "-"))
    except ValueError:
        raise Stop(f"{said['cover_date']!r} is no cover date; write it as 2026-02-14.") from None
    if on.year < 1900 or (on - today).days > 62:
        raise Stop(f"the cover date {on} cannot be: it lies more than two months ahead, or before 1900.")
    pages = said.get("pages", "").replace("–", "-").strip()
    if pages and not list(_ranges(pages)):
        raise Stop(f"{said['pages']!r} are no pages; write them as 12, 12-13 or 12, 14-15.")
    return Typed(
        outlet=outlet, cover_date=on, headline=" ".join(said["headline"].split()), text=said["text"].strip(), by=by, pages=pages,
        byline=said.get("byline", "").strip(), language=said.get("language", "").strip(),
    )  # fmt: skip


def _ranges(pages: str) -> Iterator[tuple[int, int]]:
    """Page ranges, 12-13 and 112-5 alike; nothing of what are none."""
    found = []
    for part in pages.split(",") if pages else ():
        m = re.fullmatch(r"\s*(\d{1,4})\s*(?:-\s*(\d{1,4}))?\s*", part)
        if not m:
            return
        last = m[2] or m[1]
        last = m[1][: len(m[1]) - len(last)] + last
        if not int(m[1]) <= int(last) <= int(m[1]) + 200:
            return
        found.append((int(m[1]), int(last)))
    yield from found


def doubts(store: Store, one: Typed) -> Iterator[str]:
    """What a person should look at again: a cover date on another weekday than all the others of this outlet."""
    names = {one.outlet.attribution, *one.outlet.names.values()}
    filed = (held.item.filed for held in store.archive.all() if held.item.filed and held.item.filed.outlet in names)
    days = [found for f in filed if (found := _day(f.dated))]
    days += [
        a.reported_on
        for a in store.articles.all()
        if a.outlet == one.outlet.id and a.route and a.route.way == "print" and a.reported_on
    ]
    usual = Counter(day.weekday() for day in set(days) - {one.cover_date}).most_common(1)
    if (
        usual
        and usual[0][1] >= _ENOUGH
        and 5 * usual[0][1] >= 4 * len(set(days) - {one.cover_date})
        and usual[0][0] != one.cover_date.weekday()
    ):
        yield (
            f"{one.outlet.attribution} is dated on a {_WEEKDAYS[usual[0][0]]}, but {one.cover_date} is a"
            f" {_WEEKDAYS[one.cover_date.weekday()]}; look at the cover again."
        )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10].replace(".", "-"))
    except ValueError:
        return None


def keep_typed(store: Store, one: Typed, clock: Callable[[], datetime]) -> str:
    """Keep what was typed as a snapshot; its address."""
    body = one.as_toml().encode()
    state = store.captures.bytes_of(Role.PAGE, sha256(body).hexdigest())
    if state is None:
        capture = Capture(
            role=Role.PAGE, outlet=one.outlet.id, url_asked=one.url, url_reached=one.url, fetched_at=clock(), status=200,
            headers=(("Content-Type", MEDIA_TYPE),), body=body,
        )  # fmt: skip
        store.captures.keep(capture)
    return one.url
