"""Files of outlets as forms: what a form says, whether it holds, and what it would touch."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path

from torimatome.desk import Desk
from torimatome.errors import DeskError, Stop
from torimatome.model import FeedKind, Outlet, OutletKind, Period
from torimatome.outlets import read_outlet
from torimatome.scouting.files import as_toml
from torimatome.tables import Table
from torimatome.web.folders import plainly, text_of
from torimatome.web.forms import Form
from torimatome.web.toml_text import Entry, with_entries, with_values

KINDS = tuple(kind.value for kind in OutletKind)
FEEDS = tuple(kind.value for kind in FeedKind)
_TEXTS = ("attribution", "country", "kind", "owner", "timezone")
_LISTS = ("domains", "languages")
_OPTIONAL = ("owner", "languages")
_FEED = ("url", "kind", "language", "every_min")
_ALL = Period(first_on=date.min, last_on=date.max)
_MOST = 500


def own_file(desk: Desk, outlet: str) -> Path | None:
    """The desk's own file of an outlet."""
    for file in sorted((desk.folder.path / "outlets").glob("*.toml")):
        if Table.read(text_of(file), str(file)).text("id", "") == outlet:
            return file
    return None


def text_for(desk: Desk, outlet: Outlet) -> str:
    """The file of an outlet, the desk's own or the register's, to be changed."""
    file = own_file(desk, outlet.id)
    if file:
        return text_of(file)
    country, _, key = outlet.id.partition(".")
    shelved = resources.files("torimatome.outlets") / country / f"{key}.toml"
    return shelved.read_text("utf-8") if shelved.is_file() else as_toml(outlet)


def file_for(desk: Desk, outlet: str) -> Path:
    """Where the desk's own file of an outlet stands, or would."""
    return own_file(desk, outlet) or desk.folder.path / "outlets" / f"{outlet.partition('.')[2]}.toml"


def values_of(outlet: Outlet) -> dict[str, object]:
    """An outlet as the fields of its form."""
    said: dict[str, object] = {"id": outlet.id, **{name: str(getattr(outlet, name)) for name in _TEXTS}}
    said |= {name: list(getattr(outlet, name)) for name in _LISTS}
    said |= {f"name_{code}": name for code, name in outlet.names.items()}
    said["crawl_delay_s"] = "" if outlet.crawl_delay_s is None else f"{outlet.crawl_delay_s:g}"
    feeds: list[object] = [
        {"url": f.url, "kind": f.kind.value, "language": f.language or "", "every_min": str(f.every_min)}
        for f in outlet.feeds
    ]
    return {**said, "feeds": feeds}


def values_in(form: Form, codes: Sequence[str]) -> dict[str, object]:
    """What a form says."""
    said: dict[str, object] = {name: form.get(name).strip() for name in ("id", *_TEXTS, "crawl_delay_s")}
    said |= {name: form.get(name).replace(",", " ").split() for name in _LISTS}
    said |= {f"name_{code}": value for code in codes if (value := form.get(f"name_{code}").strip())}
    rows = [{name: form.get(f"feed_{n}_{name}").strip() for name in _FEED} for n in range(len(form.all("feed")))]
    return {**said, "feeds": [row for row in rows if row["url"]]}


def faults(values: Mapping[str, object]) -> dict[str, str]:
    """What is wrong with each field, in a sentence."""
    found: dict[str, str] = {}
    sound = {
        "id": "xx.tried",
        "attribution": "T",
        "country": "xx",
        "kind": "site",
        "timezone": "UTC",
        "domains": ["t.example"],
    }
    for name in ("id", *_TEXTS, *_LISTS):
        if name not in _OPTIONAL or values[name]:
            _hold(found, name, {**sound, name: values[name]})
    try:
        _delay(values)
    except Stop as error:
        found["crawl_delay_s"] = plainly(error)
    for n, feed in enumerate(_feeds(values)):
        _hold(found, f"feed_{n}", {**sound, "feeds": [feed]})
    return found


def _hold(found: dict[str, str], name: str, values: Entry) -> None:
    try:
        read_outlet(_written("", values), "tried.toml")
    except DeskError as error:
        found[name] = plainly(error, name.partition("_")[0])


def _delay(values: Mapping[str, object]) -> float | None:
    said = str(values.get("crawl_delay_s") or "")
    try:
        found = float(said) if said else None
    except ValueError:
        found = -1.0
    if found is not None and not 0 <= found <= 3600:
        raise Stop(f"“{said[:20]}” must be a number of seconds from 0 to 3600.")
    return found


def _feeds(values: Mapping[str, object]) -> list[dict[str, object]]:
    """Feeds as a file says them: without what is left empty."""
    rows: list[dict[str, str]] = values.get("feeds") or []  # type: ignore[assignment]
    return [_feed(row) for row in rows]


def _feed(row: Mapping[str, str]) -> dict[str, object]:
    every = row.get("every_min") or "30"
    said: dict[str, object] = {"url": row["url"], "kind": row.get("kind") or "rss"}
    said |= {"language": row["language"]} if row.get("language") else {}
    minutes = int(every) if every.isascii() and every.isdecimal() else -1
    return {**said, "every_min": minutes} if minutes != 30 else said


def text_with(text: str, values: Mapping[str, object]) -> str:
    """A file with what a form says, everything else as it stands: comments, layouts, senders of letters."""
    now = Table.read(text, "the file")
    names = {k.removeprefix("name_"): v for k, v in values.items() if k.startswith("name_")}
    said: dict[str, object] = {name: values[name] for name in ("id", *_TEXTS) if values[name]}
    said |= {"names": names or None, "domains": values["domains"], "languages": values["languages"] or None}
    said["crawl_delay_s"] = _delay(values)
    if said.get("owner") == values["id"] and "owner" not in now:
        said.pop("owner")
    return _written(text, {**said, "feeds": _feeds(values)})


def _written(text: str, values: Entry) -> str:
    feeds: Sequence[Entry] = values.get("feeds") or ()  # type: ignore[assignment]
    made = with_values(text, {k: v for k, v in values.items() if k != "feeds"})
    return with_entries(made, "feeds", _over(made, feeds)) if feeds or "feeds" in made else made


def _over(text: str, feeds: Sequence[Entry]) -> list[Entry]:
    """Feeds with what the form does not say of those that stand there: senders, the name of a password."""
    stood = {row.get("url"): row for row in tomllib.loads(text).get("feeds", [])}
    plain = set(_FEED)
    return [_as_it_stood(stood.get(f["url"], {}), f, plain) for f in feeds]


def _as_it_stood(was: Entry, feed: Entry, plain: set[str]) -> Entry:
    kept = {k: v for k, v in was.items() if k not in plain or k in feed or (k == "every_min" and v == 30)}
    return {**kept, **feed}


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What a change touches: the articles and items of the outlet, and in words what will be otherwise."""

    articles: int
    items: int
    changes: Sequence[tuple[str, str, str]]
    family: Sequence[str] = ()
    followed: bool = True
    more: bool = False


def touched(desk: Desk, old: Outlet | None, new: Outlet) -> Touched:
    """What the new file would touch: field by field, and how much stands under the outlet's name."""
    one = old or new
    here = desk.store.drafted.by_outlet(_ALL).get(one.id, 0)
    hits = desk.store.search.find("", _MOST, outlet=one.attribution, kind="item")
    before, after = (values_of(old) if old else {}), values_of(new)
    keys = [k for k in dict.fromkeys((*before, *after)) if before.get(k) != after.get(k)]
    family = [o.attribution for o in desk.folder.known.values() if o.owner == new.owner and o.id != new.id]
    return Touched(
        articles=here, items=len(hits), more=len(hits) == _MOST, followed=new.id in desk.folder.outlets,
        changes=[(k, _said(before.get(k)), _said(after.get(k))) for k in keys],
        family=family if not old or old.owner != new.owner else (),
    )  # fmt: skip


def _said(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(_said(one) for one in value)
    return " ".join(filter(None, value.values())) if isinstance(value, Mapping) else str(value or "")
