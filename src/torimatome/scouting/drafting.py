"""An outlet as its file would say it: from guesses, and over them what a person said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from torimatome.collect.discovery import Front
from torimatome.model import Entry, Feed, Outlet, OutletKind
from torimatome.plugins import Folder
from torimatome.scouting import guessing
from torimatome.scouting.files import as_toml, outlet_of


def guessed(
    site: str, front: Front, feeds: Sequence[Feed], entries: Sequence[Entry], folder: Folder, told: Mapping[str, str]
) -> Outlet:
    """The outlet as its file would say it: guesses, under what a person said."""
    languages = tuple(dict.fromkeys(feed.language for feed in feeds if feed.language)) or (
        (front.language,) if front.language else ()
    )
    first = languages[0] if languages else ""
    country = told.get("country") or guessing.country_of(site, first, "xx")
    seen = [entry.published_at for entry in entries if entry.published_at]
    host = site.partition(":")[0]
    name = front.name or host
    kind = guessing.kind_of(host, name)
    base = f"{country}.{guessing.short_name(site)}"
    free = next(key for key in (base, *(f"{base}-{n}" for n in range(2, 100))) if key not in folder.known)
    said = {
        "id": free, "attribution": host.upper(), "name": name, "country": country, "kind": kind.value, "language": first or "en",
        "timezone": guessing.timezone_of(country, seen),
    }  # fmt: skip
    return written({**said, **told}, site, tuple(feeds), languages)


def written(said: Mapping[str, str], site: str, feeds: tuple[Feed, ...], languages: Sequence[str]) -> Outlet:
    """The outlet as it will be read from its file. BadConfig: what a person said does not hold."""
    outlet = Outlet(
        id=said["id"], attribution=said["attribution"], names={said["language"]: said["name"]}, country=said["country"],
        kind=OutletKind.SITE, owner=said["id"].partition(".")[2], timezone=said["timezone"], domains=(site,),
        languages=tuple(dict.fromkeys((said["language"], *languages))), feeds=feeds,
    )  # fmt: skip
    text = as_toml(outlet).replace(f'kind = "{OutletKind.SITE.value}"', f'kind = "{said["kind"]}"', 1)
    return outlet_of(text)


def stub(site: str) -> Outlet:
    """An outlet of which nothing is known but its site."""
    return Outlet(
        id="xx.new", attribution="NEW", country="xx", kind=OutletKind.SITE, owner="new", timezone="UTC", domains=(site,)
    )
