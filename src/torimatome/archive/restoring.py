"""An export taken in again: the same documents, items, ids and people's words; what is here already is left as it is."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, islice
from typing import Any

from torimatome.archive import sheets
from torimatome.errors import Failed
from torimatome.lang.text import counted
from torimatome.model import ArchivePage, Bulletin, Item, Remark
from torimatome.model.json import Misfit, from_plain, to_json
from torimatome.readers import Document
from torimatome.store import Settlement, Store

NEEDED = frozenset({"id", "key", "item", "stands", "numbered", "day"})
"""What a line of an export must have to be taken in again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What became of an export: so many items in it, and so many of its documents were not here."""

    name: str
    items: int
    documents: int
    new_documents: int

    @property
    def new(self) -> bool:
        """Whether it brought anything."""
        return self.new_documents > 0

    @property
    def head(self) -> str:
        """All of it in one line."""
        state = f"{self.new_documents} new" if self.new else "known already"
        return f"{self.name}: export, {counted(self.items, 'item')} of {counted(self.documents, 'document')} ({state})"

    def lines(self) -> Iterator[str]:
        """The account for a person."""
        yield self.head

    def __str__(self) -> str:
        """The account."""
        return self.head


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of an export, its bytes kept: stands gives document and place there, more than one for several pages."""

    data: bytes
    item: Item
    id: str | None
    numbered: bool
    day: str
    stands: tuple[tuple[int, int], ...]
    settled: tuple[Settlement, ...]
    remarks: tuple[Remark, ...]
    source: Mapping[str, Any] | None
    apart: tuple[Settlement, ...]


def is_export(name: str, data: bytes) -> bool:
    """Whether a file is a desk's export, by its name or its first letters."""
    return name.lower().endswith(".jsonl") or data[:200].lstrip().startswith(b'{"id":') or sheets.is_sheet(data)


def restore(store: Store, name: str, data: bytes, at: datetime) -> Restored:
    """Take an export in, all of it or nothing. Failed: it is none, or an id in it belongs to another item here."""
    given = sheets.lines(name, data) if sheets.is_sheet(data) else data.split(b"\n")
    lines = [_line(name, n, raw) for n, raw in enumerate(given, 1) if raw.strip()]
    shelves = defaultdict[int, list[tuple[int, _Line]]](list)
    for line in lines:
        for document, n in line.stands:
            shelves[document].append((n, line))
    sources = {line.stands[-1][0]: line.source for line in lines if line.source}
    new = 0
    with store.run(), store.transaction():
        for number in sorted(shelves):
            if number not in sources:
                raise Failed(f"{name} is not a whole export: the line that tells of document {number} is missing.")
            placed = [line for _, line in sorted(shelves[number], key=lambda pair: pair[0])]
            new += _add(store, name, number, sources[number] or {}, placed, at)
        for line in lines:
            _give(store, line)
            for word in (*line.apart, *line.settled):
                store.settle(word)
    return Restored(name=name, items=len(lines), documents=len(shelves), new_documents=new)


def _line(name: str, number: int, raw: bytes) -> _Line:
    try:
        value = json.loads(raw)
        if not isinstance(value, dict) or NEEDED - value.keys():
            raise Misfit("it has not all that an import needs")
        source = value.get("source")
        return _Line(
            data=raw, item=from_plain(Item, value["item"]), id=value["id"], numbered=bool(value["numbered"]),
            day=str(value["day"]), stands=from_plain(_Stands, {"at": value["stands"]}).at,
            settled=_words(value.get("settled", ())), apart=_words(value.get("apart", ())),
            remarks=tuple(from_plain(Remark, one) for one in value.get("remarks", ())),
            source=source if isinstance(source, dict) else None,
        )  # fmt: skip
    except (ValueError, TypeError, RecursionError) as fault:
        raise Failed(
            f"Line {number} of {name} is no line of a desk's export ({fault}); nothing was imported."
        ) from fault


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stands:
    at: tuple[tuple[int, int], ...]


def _words(values: Any) -> tuple[Settlement, ...]:
    return tuple(from_plain(Settlement, one) for one in values)


def _add(store: Store, name: str, number: int, source: Mapping[str, Any], lines: Sequence[_Line], at: datetime) -> bool:
    """Add one document unless the archive has it. Failed: what is said of the document does not hold."""
    try:
        document = _document(source, lines, number)
        file = str(source["file"])
    except (KeyError, ValueError, TypeError) as fault:
        raise Failed(f"{name} tells wrongly of one of its documents ({fault}); nothing was imported.") from fault
    if _is_here(store, document):
        return False
    return store.imports.add(file, b"".join(line.data + b"\n" for line in lines), to_json(document), at)


def _document(source: Mapping[str, Any], lines: Sequence[_Line], number: int) -> Document:
    said = tuple(from_plain(Remark, one) for one in source.get("remarks", ()))
    own = (line.remarks for line in lines if line.stands[-1][0] == number)
    remarks = (*said, *chain.from_iterable(own))
    if "bulletin" in source:
        bulletin = from_plain(Bulletin, source["bulletin"])
        items = iter([line.item for line in lines])
        counts = [int(count) for count in source["counts"]]
        sections = tuple(
            replace(section, items=tuple(islice(items, count)))
            for section, count in zip(bulletin.sections, counts, strict=True)
        )
        return Document(kind="bulletin", bulletin=replace(bulletin, sections=sections), remarks=remarks)
    page = from_plain(ArchivePage, source["page"])
    page = replace(page, items=tuple(line.item for line in lines))
    return Document(kind="archive page", bulletin=None, archive=page, remarks=remarks)


def _is_here(store: Store, document: Document) -> bool:
    """Whether the archive has all items of the document, as they were read, in the same place."""
    if document.bulletin:
        found = store.archive.of_bulletin(document.bulletin.id)
        return [one.as_read or one.item for one in found] == list(document.items) != []
    assert document.archive is not None
    there = set(store.archive.keys_of_page(document.archive.title))
    every = (store.archive.get(item.id) if item.id in there else None for item in document.items)
    return all(one and (one.as_read or one.item) == item for one, item in zip(every, document.items, strict=True))


def _give(store: Store, line: _Line) -> None:
    """Give an item the id that it was given where it comes from."""
    if not line.numbered or not line.id:
        return
    have = store.numbers.of([line.item.id]).get(line.item.id)
    holder = store.numbers.key_of(line.id)
    if have not in (None, line.id) or holder not in (None, line.item.id):
        raise Failed(
            f"The export gives the id {line.id} to {line.item.id}, but here that item is {have or 'without one'} and the"
            f" id is {f'of {holder}' if holder else 'free'}; import it into a desk of its own."
        )
    if have is None:
        store.numbers.give(line.item.id, line.id, line.day)
