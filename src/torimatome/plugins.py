"""What a desk is made of: its folder read into House, Register and outlets."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from torimatome import outlets as shelf
from torimatome import profiles
from torimatome.config import House
from torimatome.errors import BadConfig, NotFound
from torimatome.model import Outlet
from torimatome.profiles.register import Register
from torimatome.tables import spelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A desk's folder, read: outlets are those it follows, known all that the register has, own the ids of its own files."""

    path: Path
    house: House
    register: Register
    outlets: Mapping[str, Outlet]
    known: Mapping[str, Outlet]
    own: tuple[str, ...] = ()

    @property
    def unfollowed(self) -> tuple[str, ...]:
        """Outlets that have a file in the folder, and yet nobody looks at them."""
        return tuple(outlet for outlet in self.own if outlet not in self.outlets)

    @property
    def data(self) -> Path:
        """Where the store lives."""
        return self.path / "data"


def open_folder(path: Path) -> Folder:
    """Read a desk's folder. NotFound: there is no desk; BadConfig: a file in it does not hold."""
    if not (path / "desk.toml").is_file():
        raise NotFound(f"{path} is not a desk: it has no desk.toml; make one with `torimatome init {path}`.")
    house = profiles.read_house(_text(path / "desk.toml"), str(path / "desk.toml"))
    own = dict(_own_outlets(path / "outlets"))
    known = {**shelf.bundled(), **own}
    return Folder(
        path=path, house=house, register=_register(path, house), known=known, outlets=_followed(path, house, known),
        own=tuple(own),
    )  # fmt: skip


def create_folder(path: Path, profile: str, outlets: Path | None, settings: Mapping[str, object]) -> Folder:
    """A new desk from a profile. outlets: a folder of outlet files, which alone the desk then follows."""
    if path.exists() and not path.is_dir():
        raise BadConfig(f"{path} is a file; name a folder for the desk.")
    if (path / "desk.toml").exists():
        raise BadConfig(f"{path} is a desk already; choose another folder or remove its desk.toml.")
    profiles.profile(profile)
    own = dict(_own_outlets(outlets)) if outlets else {}
    if outlets and not own:
        raise BadConfig(f"{outlets} holds no outlet file (*.toml); name a folder of outlet files.")
    path.mkdir(parents=True, exist_ok=True)
    (path / "outlets").mkdir(exist_ok=True)
    for file in sorted(outlets.glob("*.toml")) if outlets else ():
        shutil.copy(file, path / "outlets" / file.name)
    house = profiles.house_of_profile(profile)
    (path / "desk.toml").write_text(_starting_desk(house, tuple(own) or house.follow, settings), "utf-8")
    return open_folder(path)


def _starting_desk(house: House, follow: Sequence[str], settings: Mapping[str, object]) -> str:
    """A short desk.toml: what a desk is most likely to change. All else comes from the profile."""
    names = ("title", "subtitle", "publisher")
    lines = [f'profile = "{house.profile}"', *(f"{name} = {spelled(getattr(house, name))}" for name in names)]
    lines += ["", "# Ids of the outlets that this desk follows.", "follow = ["]
    lines += [f"  {spelled(outlet)}," for outlet in follow]
    lines += ["]", "", "[collect]"]
    lines += [f"{key} = {spelled(value)}" for key, value in settings.items()]
    return "\n".join(lines) + "\n"


def _own_outlets(folder: Path) -> Iterator[tuple[str, Outlet]]:
    if folder.exists() and not folder.is_dir():
        raise BadConfig(f"{folder} is not a folder; name the folder that holds the outlet files.")
    for file in sorted(folder.glob("*.toml")):
        outlet = shelf.read_outlet(_text(file), str(file))
        yield outlet.id, outlet


def _followed(path: Path, house: House, known: Mapping[str, Outlet]) -> Mapping[str, Outlet]:
    for outlet in house.follow:
        if outlet not in known:
            raise BadConfig(
                f"{path / 'desk.toml'} follows the outlet {outlet!r}, which no file describes;"
                f" add {path / 'outlets'}/{outlet.rpartition('.')[2]}.toml or take it from `follow`."
            )
    return {outlet: known[outlet] for outlet in house.follow}


def _register(path: Path, house: House) -> Register:
    """The profile's register under the desk's own names.toml and glossary.toml."""
    register = profiles.profile(house.profile).register
    names, terms = path / "names.toml", path / "glossary.toml"
    if names.exists() or terms.exists():
        own = profiles.read_register(_text(names), _text(terms), str(path))
        register = own.over(register)
    return register


def _text(file: Path) -> str:
    """A text file in UTF-8, with or without a byte order mark; nothing where there is no file."""
    try:
        return file.read_text("utf-8-sig") if file.exists() else ""
    except UnicodeDecodeError as error:
        raise BadConfig(f"{file} is not UTF-8 text (byte {error.start}); save it as UTF-8.") from error
