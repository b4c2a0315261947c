"""The register of outlets: looked up, shown, changed by a form, followed or not; what a change touches is shown first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from torimatome.errors import NotFound
from torimatome.lang.text import fold
from torimatome.model import Outlet, digest
from torimatome.outlets import read_outlet
from torimatome.web.folders import keep, text_of
from torimatome.web.follows import leaf
from torimatome.web.register_outlets import (
    FEEDS,
    KINDS,
    faults,
    file_for,
    own_file,
    text_for,
    text_with,
    touched,
    values_in,
    values_of,
)
from torimatome.web.site import Ask, Page, post
from torimatome.web.toml_text import with_text, without_text
from torimatome.web.weeks import this_week

_ADDRESS = "/registers/outlets"
_NO_FEED = {"url": "", "kind": "rss", "language": "", "every_min": "30"}
_EMPTY = {
    "id": "", "attribution": "", "country": "", "kind": "site", "owner": "", "timezone": "", "domains": [], "languages": [],
    "crawl_delay_s": "", "feeds": [],
}  # fmt: skip


def outlets(ask: Ask) -> Response:
    """The outlets that are followed and the desk's own that are not, or all that the register has."""
    query, all_too = ask.query.get("q", "").strip()[:200], bool(ask.query.get("all"))
    folder = ask.desk.folder
    asked = fold(query).split()
    aside = (folder.known[key] for key in folder.unfollowed)
    every = folder.known.values() if all_too or query else (*folder.outlets.values(), *aside)
    found = [o for o in every if all(word in _text(o) for word in asked)]
    found.sort(key=lambda o: (o.id not in folder.outlets, o.country, o.id))
    return ask.show(
        "outlets.html", leaf=leaf(ask, found), query=query, all_too=all_too, followed=folder.outlets, known=len(folder.known),
        counts=ask.desk.store.drafted.by_outlet(this_week(ask)),
    )  # fmt: skip


def outlet(ask: Ask) -> Response:
    """One outlet, with its form."""
    if ask.path["id"] == "new":
        return _shown(ask, None, _EMPTY)
    found = _outlet(ask)
    return _shown(ask, found, values_of(found))


def change(ask: Ask) -> Response:
    """Look at what a form says, or keep it as the desk's own file."""
    known = None if ask.path["id"] == "new" else _outlet(ask)
    values = values_in(ask.form, _codes(known))
    values = {**values, "id": known.id} if known else values
    wrong = faults(values)
    if not known and str(values["id"]) in ask.desk.folder.known:
        wrong["id"] = ask.t("outlets.id-taken")
    if known and ask.form.get("seen") != _stamp(known):
        wrong[""] = ask.t("names.changed-meanwhile")
    if wrong:
        return _shown(ask, known, values, wrong=wrong, status=422)
    text = text_with(text_for(ask.desk, known) if known else "", values)
    new = read_outlet(text, "outlets/new.toml")
    if ask.form.get("act") != "keep":
        return _shown(ask, known, values, touches=touched(ask.desk, known, new))
    file = file_for(ask.desk, new.id)
    if file.exists() and own_file(ask.desk, new.id) is None:
        raise NotFound(ask.t("outlets.file-taken", file=file.name))
    files = {file: text}
    if not known and ask.form.get("follow"):
        desk_toml = ask.desk.folder.path / "desk.toml"
        files[desk_toml] = with_text(text_of(desk_toml), "follow", new.id)
    keep(ask, files)
    ask.say(ask.t("outlets.kept", name=new.attribution))
    return ask.go(f"{_ADDRESS}/{new.id}")


def follow(ask: Ask) -> Response:
    """Follow an outlet, or no longer."""
    one, file = _outlet(ask), ask.desk.folder.path / "desk.toml"
    wanted = ask.form.get("follow") == "yes"
    if wanted != (one.id in ask.desk.folder.outlets):
        keep(ask, {file: (with_text if wanted else without_text)(text_of(file), "follow", one.id)})
    ask.say(ask.t("outlets.followed" if wanted else "outlets.left", name=one.attribution))
    return ask.go(ask.form.get("to", f"{_ADDRESS}/{one.id}"))


def drop(ask: Ask) -> Response:
    """Take the desk's own file away, so that the register's stands again."""
    one = _outlet(ask)
    file = own_file(ask.desk, one.id)
    if file is None:
        raise NotFound(ask.t("outlets.not-own"))
    keep(ask, {file: None})
    ask.say(ask.t("outlets.dropped", name=one.attribution))
    return ask.go(f"{_ADDRESS}/{one.id}" if one.id in ask.desk.folder.known else _ADDRESS)


def _shown(
    ask: Ask, known: Outlet | None, values: Mapping[str, object], *, wrong: Mapping[str, str] | None = None, touches: Any = None,
    status: int = 200,
) -> Response:  # fmt: skip
    feeds = [*values["feeds"], _NO_FEED]  # type: ignore[misc]
    return ask.show(
        "outlet.html", status, one=known, values=values, feeds=feeds, wrong=wrong or {}, touches=touches, kinds=KINDS,
        feed_kinds=FEEDS, codes=_codes(known), followed=known is not None and known.id in ask.desk.folder.outlets,
        own=own_file(ask.desk, known.id) if known else None, seen=_stamp(known) if known else "",
        lately=ask.desk.store.search.find("", 6, outlet=known.id, kind="article") if known else [],
    )  # fmt: skip


def _codes(known: Outlet | None) -> list[str]:
    return list(dict.fromkeys(("en", "ja", *(known.names if known else ()))))


def _outlet(ask: Ask) -> Outlet:
    found = ask.desk.folder.known.get(ask.path["id"])
    if found is None:
        raise NotFound(f"There is no outlet {ask.path['id']!r} in the register; {_ADDRESS} finds it by its name.")
    return found


def _stamp(one: Outlet) -> str:
    return digest(str(values_of(one)))


def _text(one: Outlet) -> str:
    return fold(" ".join((one.id, one.attribution, *one.names.values(), *one.domains, one.country, one.owner)))


PAGES = (
    Page(_ADDRESS, outlets),
    Page(f"{_ADDRESS}/{{id}}", outlet),
    post(f"{_ADDRESS}/{{id}}", change),
    post(f"{_ADDRESS}/{{id}}/follow", follow),
    post(f"{_ADDRESS}/{{id}}/drop", drop),
)
