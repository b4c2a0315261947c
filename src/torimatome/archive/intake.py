"""Past documents taken into the archive: the account of an import, and the queue of what is doubtful in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from torimatome import readers
from torimatome.model import Item
from torimatome.model.json import from_json, to_json
from torimatome.plugins import Folder
from torimatome.readers import Document, Remark
from torimatome.store import Store, bulletin_of

SHOWN = 20
"""So many repairs and doubts an account shows; `review` has them all."""
_RAW = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A remark that waits for a person, and the file that it is about."""

    file: str
    remark: Remark

    def __str__(self) -> str:
        """The sentence, its place, and below it the text as it stood."""
        one = self.remark
        place = f"{self.file}:{one.line}" if one.line else self.file
        raw = f"\n      {_short(one.raw)}" if one.raw.strip() else ""
        return f"{'mended' if one.repair else 'doubt '} {place} {one.item}: {one.sentence}{raw}"


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
        if not self.document.items:
            what = f"{len(self.document.paragraphs)} paragraphs"
        else:
            what = f"{len(self.document.items)} items"
        repairs = sum(r.repair for r in self.remarks)
        doubts = len(self.remarks) - repairs
        lost = sum(line.use == "not understood" for line in self.document.lines)
        lines = f"{len(self.document.lines)} lines used" + (f", {lost} of them not understood" if lost else "")
        state = "" if self.new else " (known already)"
        return f"{self.name}: {self.document.kind}, {what}, {lines}, {repairs} repairs, {doubts} doubts{state}"

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


def take_in(folder: Folder, store: Store, name: str, data: bytes, at: datetime) -> Account:
    """Read a past document into the archive, its bytes kept; all of it or nothing. Failed: it cannot be read."""
    # The desk's own outlets come first, so that their names win over others that are written alike.
    outlets = {**folder.outlets, **folder.known}
    document = readers.read(data, store.imports.name_of(data) or name, folder.house.sections, outlets.values())
    with store.run():
        clashes = tuple(_clashes(store, document))
        new = store.imports.add(name, data, to_json(document), at)
    return Account(name=name, document=document, new=new, clashes=clashes)


def _clashes(store: Store, document: Document) -> Iterator[str]:
    """Items and issues that the archive has under the same id with other content."""
    if document.bulletin:
        start = f'{{"kind":"{document.kind}","bulletin":{{"id":"{document.bulletin.id}"'
        for other in filter(None, map(bulletin_of, store.imports.beginning(start))):
            if [_content(i) for i in other.items] != [_content(i) for i in document.items]:
                yield f"An issue of {other.period.ja} is here already with other text; this one now counts."
        return
    known = {found.item.id: found.item for found in store.archive.filed()} if document.archive else {}
    for item in document.items:
        if item.id in known and _content(known[item.id]) != _content(item):
            yield f"The item {item.id} is here already with other text; this one now counts."


def _content(item: Item) -> str:
    return to_json(replace(item, raw=None, doubts=()))


def review(store: Store, *, repairs: bool = False) -> list[Queued]:
    """Every doubt of every import in order, with repairs if wanted; a reference that some page answers is none."""
    known = {found.item.id for found in store.archive.filed()}
    found = [Queued(file=given.name, remark=remark) for given in store.imports.all() for remark in _of(given.document)]
    waiting = [
        q for q in found if (repairs or not q.remark.repair) and not (q.remark.target and q.remark.target in known)
    ]
    return [*waiting, *_holes(store)]


def _of(document: str) -> Sequence[Remark]:
    return [from_json(Remark, json.dumps(value)) for value in json.loads(document).get("remarks", ())]


def _holes(store: Store) -> Iterator[Queued]:
    """Weeks between imported issues for which there is none."""
    periods = [bulletin.period for bulletin in store.archive.bulletins()]
    for last, first in readers.checks.missing_issues(periods):
        yield Queued(
            file="the archive", remark=Remark(sentence=f"No issue covers the days between {last} and {first}.")
        )


def _short(raw: str) -> str:
    """A raw line, cut where it is long."""
    flat = raw.strip()
    return flat if len(flat) <= _RAW else f"{flat[:_RAW]}..."
