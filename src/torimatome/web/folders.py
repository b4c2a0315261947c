"""The desk's own files, changed by a person: read as the desk reads them, kept whole or not at all, and the desk reads on."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from torimatome import plugins
from torimatome.desk import Desk
from torimatome.editing import Inbox
from torimatome.errors import DeskError
from torimatome.web.library import Library
from torimatome.web.site import Ask, Site

_TURN = threading.Lock()
_PLACE = re.compile(r"^.*?\.toml(?:, line \d+)?:? ?|^.*? line \d+: ", re.DOTALL)


def text_of(file: Path) -> str:
    """A file of the desk, empty where there is none."""
    return file.read_text("utf-8-sig") if file.is_file() else ""


def keep(ask: Ask, files: Mapping[Path, str | None]) -> None:
    """Write files (None: take one away) if the desk then holds; else they stand as they stood. The pages then go by them."""
    with _TURN:
        before = {file: file.read_bytes() if file.is_file() else None for file in files}
        try:
            for file, text in files.items():
                _write(file, text.encode() if text is not None else None)
            folder = plugins.open_folder(ask.desk.folder.path)
        except (DeskError, OSError):
            for file, data in before.items():
                _write(file, data)
            raise
        renew(ask.site, folder)
        ask.desk = ask.site.desk


def renew(site: Site, folder: plugins.Folder) -> None:
    """Go on with the desk's folder as it is now."""
    site.desk = Desk(folder, site.desk.store, site.desk.clock)
    site.library, site.inbox = Library(site.desk), Inbox(folder, site.desk.store)
    site._findings.clear()  # noqa: SLF001 - what was found with the names before
    site._lessons.clear()  # noqa: SLF001


def _write(file: Path, data: bytes | None) -> None:
    """The whole file, or the one that stood there before."""
    if data is None:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as made:
        made.write(data)
        made.flush()
        os.fsync(made.fileno())
    try:
        Path(made.name).chmod(file.stat().st_mode & 0o777 if file.is_file() else 0o644)
        Path(made.name).replace(file)
    except OSError:
        with suppress(OSError):
            Path(made.name).unlink()
        raise


def plainly(error: DeskError, key: str = "") -> str:
    """The sentence of a fault without the file that it was tried in; with a capital."""
    said = _PLACE.sub("", str(error), count=1)
    said = re.sub(rf"^(?:\w+\.)?{re.escape(key)} (?=must|cannot|\")", "", said) if key else said
    return said[:1].upper() + said[1:]
