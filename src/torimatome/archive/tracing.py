"""Where an item of the archive comes from: its file, its lines as they stood, its id, what it leads to and what to it."""

from __future__ import annotations

from collections.abc import Iterator

from torimatome.errors import NotFound
from torimatome.model import Bulletin, Item
from torimatome.store import Archived, Shelved, Store


def item_of(store: Store, name: str) -> tuple[Bulletin, Item]:
    """An item of a bulletin by its key or archive id, in the draft if there is one. NotFound: there is none."""
    found = store.archive.get(name)
    if found and found.bulletin and found.origin == "import":
        bulletin = store.archive.bulletin(found.bulletin)
        if bulletin:
            return bulletin, found.item
    key = found.item.id if found else name
    ids = [found.bulletin] if found and found.bulletin else store.bulletins.ids()
    for bulletin in filter(None, map(store.bulletins.get, ids)):
        for item in bulletin.items:
            if item.id == key:
                return bulletin, item
    raise NotFound(f"there is no item {name!r} in any bulletin of this desk; `draft` shows the ids.")


def provenance(store: Store, found: Archived) -> Iterator[str]:
    """The item of a past issue or page for a person: whence it came, what people changed, its references, its raw lines."""
    item = found.item
    yield from (headline.text for headline in item.headlines.values())
    given = "given here" if found.id and not (item.filed and item.filed.id) else "the page's own"
    yield f"   id {found.id} ({given})" if found.id else "   no archive id yet"
    yield f"   key {item.id}"
    for shelved, n in store.archive.standings(item.id):
        yield _standing(store, shelved, n)
    yield from (f"   {doubt}" for doubt in item.doubts)
    for related in item.related:
        target = store.archive.get(related)
        yield f"   leads to {related}: {_title(target.item) if target else 'not in this desk'}"
    for name in {found.id, item.id} - {""}:
        for other in store.archive.leading_to(name):
            yield f"   is led to by {other.id or other.item.id}: {_title(other.item)}"
    yield ""
    yield from (block.text for block in item.body if block.text)
    if item.raw:
        yield ""
        yield f"   {item.raw.file}, lines {item.raw.first} to {item.raw.last}, as they stood:"
        yield from (f"   | {line}" for line in item.raw.text.split("\n"))


def _standing(store: Store, shelved: Shelved, n: int) -> str:
    where = f"issue {shelved.bulletin}" if shelved.bulletin else f"page “{shelved.title}”"
    state = "" if shelved.counts else " (a later edition counts)"
    if shelved.origin == "issue":
        return f"   item {n} of {where}, issued by this desk{state}"
    at = store.imports.imported_at(shelved.source)
    return f"   item {n} of {where}, from {shelved.name}, imported {at:%Y-%m-%dT%H:%M:%SZ}{state}"


def _title(item: Item) -> str:
    return item.headline("ja") or item.headline("en")
