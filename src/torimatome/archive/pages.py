"""Pages of the archive: the items of a subject, and the digest of a month."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib import resources

from torimatome.archive.filing import stream, subjects
from torimatome.errors import NotFound, Stop
from torimatome.model import ArchivePage, Item
from torimatome.plugins import Folder
from torimatome.store import Store
from torimatome.writers.archive_sheet import Sheet, order, sheet_of


def counts(folder: Folder, store: Store) -> dict[str, int]:
    """Every subject and how many items stand on it, in the archive's order."""
    of = subjects(folder, store)
    return dict(Counter(name for archived in store.archive.all() for name in of(archived)))


def subject(folder: Folder, store: Store, name: str) -> Sheet:
    """The page of a subject, newest first. NotFound: nothing stands on it; Stop: the archive is empty."""
    items = [item for item, names in stream(folder, store) if name in names]
    if not items:
        raise unknown(folder, store, name)
    older = next((page.older for page in store.archive.pages() if page.title == name and page.older), "")
    ordered = tuple(sorted(items, key=order, reverse=True))
    return sheet_of(ArchivePage(title=name, items=ordered, older=older), meanings(folder))


def check(store: Store) -> None:
    """Stop: the archive is empty."""
    if not store.archive.count():
        raise Stop("the archive is empty; bring past issues in with `torimatome import FILE` first.")


def unknown(folder: Folder, store: Store, name: str) -> Stop:
    """That nothing stands on a subject, and what there is."""
    known = ", ".join(f"“{one}”" for one in counts(folder, store))
    if not known:
        return Stop("the archive has no item on any subject; bring past issues in with `torimatome import FILE` first.")
    return NotFound(f"there is no subject “{name}” in this archive; it has: {known}.")


def digest(folder: Folder, store: Store, month: str) -> Sheet:
    """All items of a monthly issue ("2026-02"), over all subjects, in the order of their ids. NotFound: it has none."""
    items = [item for item, _ in stream(folder, store) if _issue(item) == month[2:4] + month[5:7]]
    if not items:
        found = Counter(_issue(item) for item, _ in stream(folder, store) if _issue(item))
        known = ", ".join(sorted(found)[-12:]) or "none"
        raise NotFound(
            f"no item has an id of the monthly issue {month[2:4]}{month[5:7]}; the last issues are: {known}."
        )
    title = f"{folder.house.title} {int(month[:4])}年{int(month[5:7])}月号".strip()
    return sheet_of(ArchivePage(title=title, items=tuple(sorted(items, key=order))), meanings(folder))


def _issue(item: Item) -> str:
    name = item.filed.id if item.filed else None
    return name[:4] if name and re.match(r"\d{4}-", name) else ""


def meanings(folder: Folder) -> dict[str, str]:
    """What terms stand for: the register's Japanese over the house's own list."""
    found: dict[str, str] = tomllib.loads(
        resources.files("torimatome.archive").joinpath("terms.toml").read_text("utf-8")
    )
    for entity in folder.register.entities.values():
        short, ja = entity.names.get("en", ""), entity.names.get("ja", "")
        if short.isupper() and ja and ja != short:
            found[short] = re.sub(rf"\s*[(（]{re.escape(short)}[)）]$", "", ja)
    return found
