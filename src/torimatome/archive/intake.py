"""Past documents taken into the archive, and the account of each: what it holds, what is doubtful, what it changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from torimatome import readers
from torimatome.archive import restoring
from torimatome.archive.settling import Queued
from torimatome.errors import Failed
from torimatome.lang.text import counted
from torimatome.model import Item, Remark
from torimatome.model.json import from_json, to_json
from torimatome.plugins import Folder
from torimatome.readers import Document
from torimatome.store import Store

_PDF = b"%PDF-"
SHOWN = 20
"""So many repairs and doubts an account shows; `review` has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of a file: its document, whether it is new here, and what else the archive says of it."""

    name: str
    document: Document
    new: bool
    clashes: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The doubts, then the repairs."""
        return tuple(sorted(self.document.remarks, key=lambda r: r.repair))

    @property
    def head(self) -> str:
        """What the file is and holds, in one line."""
        items, paragraphs = len(self.document.items), len(self.document.paragraphs)
        what = counted(items, "item") if items else counted(paragraphs, "paragraph")
        repairs = sum(r.repair for r in self.remarks)
        mended = f"{counted(repairs, 'repair')}, {counted(len(self.remarks) - repairs, 'doubt')}"
        lost = sum(line.use == "not understood" for line in self.document.lines)
        lines = (
            counted(len(self.document.lines), "line") + " used" + (f", {lost} of them not understood" if lost else "")
        )
        state = "" if self.new else " (known already)"
        return f"{self.name}: {self.document.kind}, {what}, {lines}, {mended}{state}"

    def lines(self) -> Iterator[str]:
        """The account for a person: at most 20 repairs and doubts, each with the text as it stood."""
        yield self.head
        yield from self.clashes
        for remark in self.remarks[:SHOWN] if self.new else ():
            yield str(Queued(file=self.name, remark=remark))
        if self.new and len(self.remarks) > SHOWN:
            yield f"... and {len(self.remarks) - SHOWN} more; `torimatome review` shows every doubt."

    def __str__(self) -> str:
        """The whole account."""
        return "\n".join(self.lines())


def take_in(folder: Folder, store: Store, name: str, data: bytes, at: datetime) -> Account | restoring.Restored:
    """Read a past document, or an export, into the archive, its bytes kept; all of it or nothing. Failed: it cannot be read.

    A file that is here and was read by the same reader under the same rules is not read again.
    """
    if restoring.is_export(name, data):
        return restoring.restore(store, name, data, at)
    # The desk's own outlets come first, so that their names win over others that are written alike.
    outlets = {**folder.outlets, **folder.known}
    reader = _reader(folder)
    known = store.archive.of_content(sha256(data).hexdigest())
    if known and known.reader == reader:
        return Account(name=name, document=from_json(Document, store.imports.document(known.source)), new=False)
    document = readers.read(data, known.name if known else name, folder.house.sections, outlets.values())
    _of_this_desk(folder, store, name, document)
    before = list(_before(store, document))
    if known is None:
        _whole(name, document, before)
    told: tuple[str, ...] = ()
    if _PDF in data[:1024] and before:
        document, told = _worded_as_here(document, before)
    foreign, taken = tuple(_foreign(folder, store, document)), tuple(_taken(store, document))
    doubts = (*document.doubts, *(remark.sentence for remark in foreign))
    document = replace(document, doubts=doubts, remarks=(*foreign, *document.remarks, *taken))
    with store.run():
        new = store.imports.add(name, data, to_json(document), at, reader=reader)
        counts = (store.archive.of_content(sha256(data).hexdigest()) or known) if new else None
        clashes = tuple(_clashes(document, before, counts=bool(counts and counts.counts))) if new else ()
    return Account(name=name, document=document, new=new, clashes=(*told, *clashes))


def _reader(folder: Folder) -> str:
    """By what a file is read: the reader's code, and the desk's sections and outlets."""
    rules = repr((folder.house.sections, sorted(folder.outlets), sorted(map(repr, folder.known.values()))))
    return sha256((_code() + rules).encode()).hexdigest()[:16]


def _code() -> str:
    global _READ  # noqa: PLW0603 - the code of a running program does not change
    if not _READ:
        folder = Path(readers.__file__).parent
        every = b"".join(file.read_bytes() for file in sorted(folder.glob("*.py")))
        _READ = sha256(every).hexdigest()
    return _READ


_READ = ""


def _of_this_desk(folder: Folder, store: Store, name: str, document: Document) -> None:
    """Failed: an issue with another title than the desk's, all of whose sections are foreign to it too."""
    bulletin, house = document.bulletin, folder.house
    if bulletin is None or not bulletin.sections or not house.sections:
        return
    keys, issues = {rule.key for rule in house.sections}, store.archive.issues()
    titles = {_plain(house.title), *(_plain(one.title) for one in issues)}
    if _plain(bulletin.title) in titles:
        return
    other = next((one for one in issues if one.bulletin == bulletin.id), None)
    if other and _publisher(store, other.bulletin) != _plain(bulletin.publisher):
        raise Failed(
            f"{name} is an issue of “{bulletin.title}” by “{bulletin.publisher}”, for days of which this desk has an issue of"
            f" “{other.title}”; it was not imported. Import it into a desk of its own."
        )
    if not any(section.key in keys for section in bulletin.sections):
        raise Failed(
            f"{name} is an issue of “{bulletin.title}”, and none of its sections is one of this desk's (“{house.title}”);"
            " import it into a desk of its own, or name its sections in desk.toml."
        )


def _publisher(store: Store, key: str) -> str:
    found = store.archive.bulletin(key)
    return _plain(found.publisher) if found else ""


def _whole(name: str, document: Document, before: Sequence[tuple[str, Item]]) -> None:
    """Failed: an issue is the beginning of the one that is here; it has no end mark, and lacks the last items."""
    issue, count = document.bulletin, len(document.items)
    if issue is None or issue.end_mark or count >= len(before):
        return
    if all(_title(a) == _title(b) for a, (_, b) in zip(document.items, before, strict=False)):
        raise Failed(
            f"{name} has the first {count} of the {len(before)} items of the issue {issue.period.ja} that is here, and no end"
            " mark; it was not imported, as it would stand in the whole issue's place."
        )


def _worded_as_here(document: Document, before: Sequence[tuple[str, Item]]) -> tuple[Document, tuple[str, ...]]:
    """A PDF's reading, whose items take their words from the archive where nothing but spaces, italics and links is other."""
    here = {item.id: item for _, item in before}
    count = 0

    def worded(item: Item) -> Item:
        nonlocal count
        other = here.get(item.id)
        if other is None or _content(other) == _content(item) or _bare(other) != _bare(item):
            return item
        count += 1
        return replace(other, raw=item.raw, doubts=item.doubts)

    if issue := document.bulletin:
        parts = (replace(part, items=tuple(map(worded, part.items))) for part in issue.sections)
        document = replace(document, bulletin=replace(issue, sections=tuple(parts)))
    elif page := document.archive:
        document = replace(document, archive=replace(page, items=tuple(map(worded, page.items))))
    said = (
        f"{count} of its {len(document.items)} items differ only in spaces, italics or links, which a PDF tells badly;"
        " those that are here stay."
    )
    return document, (said,) if count else ()


def _bare(item: Item) -> list[str]:
    """All words of an item without spaces: what its head says, then its text."""
    notes = [block for note in item.notes for block in note.blocks]
    head = [item.section, *(item.headlines[code].text for code in sorted(item.headlines)), str(item.attribution or "")]
    filed = item.filed
    head += [filed.dated, filed.time or "", filed.outlet, filed.via] if filed else []
    told = [block.text for block in (*item.body, *notes)]
    return ["".join(text.split()) for text in (*head, "".join(told), *item.related)]


def _plain(title: str) -> str:
    return "".join(title.split()).casefold()


def _before(store: Store, document: Document) -> Iterator[tuple[str, Item]]:
    """What the archive has under the same ids, as it was read: of an issue all items, of a page those that it shares."""
    if document.bulletin:
        found = store.archive.of_bulletin(document.bulletin.id)
        yield from ((one.origin, one.as_read or one.item) for one in found)
    elif document.archive:
        every = (store.archive.get(item.id) for item in document.items)
        yield from ((one.origin, one.as_read or one.item) for one in every if one)


def _clashes(document: Document, before: Sequence[tuple[str, Item]], *, counts: bool) -> Iterator[str]:
    """Items and issues that the archive had under the same id with other content, and what is other in them."""
    items = [item for _, item in before]
    if document.bulletin and items:
        if [_content(i) for i in items] == [_content(i) for i in document.items]:
            return
        ours = any(origin == "issue" for origin, _ in before)
        which = "this one now counts" if counts else "our own counts" if ours else "the later one still counts"
        yield f"An issue of {document.bulletin.period.ja} is here already with other text; {which}."
        yield from _changes(items, document.items)
        return
    known = {item.id: item for item in items}
    for item in document.items:
        if item.id in known and _content(known[item.id]) != _content(item):
            yield f"The item {item.id} is here already with other text; this one now counts."


def _taken(store: Store, document: Document) -> Iterator[Remark]:
    """Ids of a page that were given here to other items. The page's stand, as they were printed first.

    Ours were printed too, as an id is given when an item first goes onto a page, so that nothing is changed but by a person.
    """
    for item in document.items:
        own = item.filed.id if item.filed else None
        key = store.numbers.key_of(own) if own else None
        holder = store.archive.get(key) if key and key != item.id else None
        if holder:
            sentence = f"The id {own} was given here to “{_title(holder.item)}”; both bear it now, and this one is found by it."
            line = item.raw.first if item.raw else 0
            yield Remark(sentence=sentence, line=line, raw=f"<{own}>", item=item.id)


def _foreign(folder: Folder, store: Store, document: Document) -> Iterator[Remark]:
    """An issue whose title and publisher are both other than the house's, where no issue is here to hold it against."""
    issue, house = document.bulletin, folder.house
    if issue is None or not (issue.title and issue.publisher and house.title and house.publisher):
        return
    others = [one for one in store.archive.issues() if one.bulletin != issue.id]
    if others or _plain(issue.title) == _plain(house.title) or _plain(issue.publisher) == _plain(house.publisher):
        return
    sentence = (
        f"This issue bears another desk's title and publisher, “{issue.title}” by “{issue.publisher}”; this desk is"
        f" “{house.title}” by “{house.publisher}”."
    )
    yield Remark(sentence=sentence, raw=issue.title)


def _changes(old: Sequence[Item], new: Sequence[Item]) -> Iterator[str]:
    """What is other in a second edition: items that are the same are left out, wherever they stand."""
    same = {_words(item) for item in old} & {_words(item) for item in new}
    before = {_title(item): item for item in old if _words(item) not in same}
    after = {_title(item): item for item in new if _words(item) not in same}
    told = [f"   changed: {title}" for title in after if title in before]
    told += [f"   new: {title}" for title in after if title not in before]
    told += [f"   gone: {title}" for title in before if title not in after]
    yield from told[:SHOWN]
    if not told:
        yield "   only the order of its items, or what is around them, is other."
    if len(told) > SHOWN:
        yield f"   ... and {len(told) - SHOWN} more."


def _title(item: Item) -> str:
    return item.headline("ja") or item.headline("en") or item.id


def _words(item: Item) -> str:
    return _content(replace(item, id=""))


def _content(item: Item) -> str:
    return to_json(replace(item, raw=None, doubts=()))
