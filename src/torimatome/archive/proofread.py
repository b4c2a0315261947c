"""Proof-reading with a desk: what people accepted is silent; and any file is read as its reader understands it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from torimatome import proof, readers
from torimatome.errors import Failed, NotFound, Stop
from torimatome.model import Block, BlockKind, Edit, Finding, Headline, Item, Outlet, Period, Sentence, Severity, digest
from torimatome.readers import Document
from torimatome.readers.sniff import unpack
from torimatome.store import Store

Past = Callable[[Period], Sequence[Item]]
_ABOUT = "finding:"
_OF_FORM = ("line's end", "stranded term", "page break")


def weighed(store: Store, findings: Iterable[Finding], *, accepted: bool = False) -> tuple[Finding, ...]:
    """The findings that nobody accepted; with accepted also the others, each with its reason."""
    reasons = {e.item.removeprefix(_ABOUT): e.value for e in store.edits.all() if e.item.startswith(_ABOUT)}
    every = (replace(f, accepted=reasons.get(f.key, "")) for f in findings)
    return tuple(f for f in every if accepted or not f.accepted)


def accept(store: Store, findings: Sequence[Finding], key: str, reason: str, by: str, at: datetime) -> Finding:
    """Let a finding stand for a reason; an empty reason takes that back. NotFound: there is no such finding."""
    found = next((f for f in findings if f.key == key), None)
    if found is None:
        raise NotFound(f"there is no finding {key!r} here; `proof` shows the key of each.")
    if not reason.strip() and not found.accepted:
        raise Stop(f"the finding {key} was not accepted; there is nothing to take back.")
    edit = Edit(
        item=f"{_ABOUT}{key}", field="accepted", value=reason.strip(), replaces=digest(found.message), by=by, at=at
    )
    store.edits.add(edit)
    return found


def of_file(
    data: bytes, name: str, outlets: Mapping[str, Outlet], today: date, past: Past | None = None
) -> tuple[Finding, ...]:
    """The findings of any document that a reader can open. past: the published items of other days. Failed: none can."""
    try:
        document = readers.read(data, name, None, outlets.values())
    except Failed:
        return _of_text(data, name, outlets, today)
    if document.bulletin is not None:
        found = proof.read(
            document.bulletin, outlets=outlets, precedents=past(document.bulletin.period) if past else ()
        )
    else:
        found = proof.read_texts(
            document.items or _paragraphs(document), Period(first_on=today, last_on=today), outlets
        )
    return (*found, *_told_by_reader(document))


def _of_text(data: bytes, name: str, outlets: Mapping[str, Outlet], today: date) -> tuple[Finding, ...]:
    """The findings of a text of no kind that the readers know. Failed: it is no text at all."""
    page = unpack(data, name)
    items = [_item(f"line {p.line}", p.text) for p in page.pieces if p.text.strip()]
    return proof.read_texts(items, Period(first_on=today, last_on=today), outlets)


def _paragraphs(document: Document) -> list[Item]:
    return [_item(f"line {p.first}", p.text) for p in document.paragraphs]


def _item(key: str, text: str) -> Item:
    block = Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=text),))
    return Item(id=key, section="", headlines={"en": Headline(text="")}, body=(block,))


def _told_by_reader(document: Document) -> Iterator[Finding]:
    """What the reader mended or doubts, where no check of ours says the same."""
    for remark in document.remarks:
        if any(words in remark.sentence for words in _OF_FORM) or (document.bulletin is not None and remark.item):
            continue
        code, severity = ("file-mended", Severity.HINT) if remark.repair else ("file-doubt", Severity.WARNING)
        yield Finding(
            code=code, severity=severity, message=remark.sentence, remedy="Look at the line in the file.", item=remark.item or None,
            field=f"line {remark.line}" if remark.line else "file", key=digest(f"{remark.sentence}\n{remark.raw}")[:8],
        )  # fmt: skip
