"""Profiles: whole desks to start from. A profile may stand on another one: `profile = "azerbaijan"` in its desk.toml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from torimatome.errors import NotFound
from torimatome.model import Entity
from torimatome.profiles.clashes import Namesake, namesake, wrong_entry
from torimatome.profiles.glossary import read_glossary
from torimatome.profiles.naming import read_entities, read_offices
from torimatome.profiles.register import OfficeName, Register
from torimatome.tables import Table


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One profile: its desk.toml as text, its whole register, the profile under it, and the outlets it follows."""

    name: str
    desk_toml: str
    register: Register
    base: str | None = None
    follow: tuple[str, ...] = ()


def read_register(names_toml: str, glossary_toml: str = "", where: str = "") -> Register:
    """The register of one names file and one glossary; where is the folder as the reader knows it."""
    prefix = f"{where.rstrip('/')}/" if where else ""
    named = _read_names([(names_toml, f"{prefix}names.toml")])
    return Register(named.entities, named.offices, read_glossary(glossary_toml, f"{prefix}glossary.toml"))


def _read_names(files: Iterable[tuple[str, str]]) -> Register:
    entities: dict[str, Entity] = {}
    offices: dict[str, OfficeName] = {}
    namesakes: dict[Namesake, Entity] = {}
    for text, where in files:
        table = Table.read(text, where)
        for entity in read_entities(table):
            if entity.id in entities:
                raise wrong_entry(text, where, entity, "stands twice")
            entities[entity.id] = entity
            other = namesakes.setdefault(namesake(entity), entity)
            if other is not entity:
                said = f'has the name "{entity.names["en"]}" and kind, country and offices of {other.id}'
                raise wrong_entry(text, where, entity, said)
        offices |= read_offices(table)
        table.done()
    return Register(entities, offices)


def profile_names() -> tuple[str, ...]:
    """The profiles that come with the package: the folders that hold a desk.toml."""
    folders = resources.files("torimatome.profiles").iterdir()
    return tuple(sorted(f.name for f in folders if f.is_dir() and (f / "desk.toml").is_file()))


@cache
def profile(name: str) -> Profile:
    """The profile of that name. Raises NotFound."""
    if name not in profile_names():
        raise NotFound(f'There is no profile "{name}"; the profiles are {", ".join(profile_names())}.')
    folder = resources.files("torimatome.profiles") / name
    desk_toml = (folder / "desk.toml").read_text("utf-8")
    desk = Table.read(desk_toml, f"profiles/{name}/desk.toml")
    base = desk.text("profile", "")
    register, follow = _own_register(folder), desk.texts("follow")
    if not base:
        return Profile(name=name, desk_toml=desk_toml, register=register, follow=follow)
    under = profile(base)
    register = register.over(under.register)
    return Profile(name=name, desk_toml=desk_toml, register=register, base=base, follow=follow or under.follow)


def _own_register(folder: Traversable) -> Register:
    """names.toml and all files of names/, and glossary.toml, as far as they are there."""
    inner = sorted(f.name for f in _entries(folder / "names") if f.name.endswith(".toml"))
    files = [("names.toml", folder / "names.toml"), *((f"names/{name}", folder / "names" / name) for name in inner)]
    named = _read_names(
        (file.read_text("utf-8"), f"profiles/{folder.name}/{name}") for name, file in files if file.is_file()
    )
    glossary = folder / "glossary.toml"
    terms = (
        read_glossary(glossary.read_text("utf-8"), f"profiles/{folder.name}/glossary.toml")
        if glossary.is_file()
        else ()
    )
    return Register(named.entities, named.offices, terms)


def _entries(folder: Traversable) -> Iterable[Traversable]:
    return folder.iterdir() if folder.is_dir() else ()
