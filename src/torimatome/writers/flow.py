"""A bulletin as the paragraphs that every format prints, in order; a format only decides how they look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from torimatome.model import Block, BlockKind, Bulletin, Item, Note
from torimatome.writers.notices import edition, notices
from torimatome.writers.references import References

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\ufeff\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """The words on one line, without what no document may hold: control characters and halves of pairs."""
    return " ".join(_UNPRINTABLE.sub("", text).split())


class Style(StrEnum):
    """How a run of words is set."""

    PLAIN = "plain"
    ITALIC = "italic"
    LABEL = "label"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words set in one style, and the numbers of the sources behind them. Runs are divided by one space."""

    text: str
    style: Style = Style.PLAIN
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph. role: title, subtitle, period, publisher, edition, correction, section, ja, en, end, or a BlockKind's value.

    item is the id of the item that it belongs to; note tells a block of a NOTE; first the block that carries the label.
    """

    role: str
    runs: tuple[Run, ...] = ()
    item: str | None = None
    note: bool = False
    first: bool = False

    @property
    def text(self) -> str:
        """The paragraph in plain words."""
        return " ".join(run.text for run in self.runs)


def flow(bulletin: Bulletin, references: References) -> Iterator[Para]:
    """The paragraphs of a bulletin. A title block's empty line is left out, as is an empty end mark."""
    front = {"title": bulletin.title, "subtitle": bulletin.subtitle, "period": bulletin.period.ja}
    for role, text in {**front, "publisher": bulletin.publisher}.items():
        yield from _line(role, text)
    yield from _line("edition", edition(bulletin))
    for notice in notices(bulletin):
        yield from _line("correction", notice)
    for section in bulletin.sections:
        yield from _line("section", f"{section.number}. {section.name}")
        for item in section.items:
            yield from (replace(para, item=item.id) for para in item_flow(item, references))
    yield from _line("end", bulletin.end_mark)


def item_flow(item: Item, references: References) -> Iterator[Para]:
    """The paragraphs of one item: headlines, body with its attribution at the end, notes."""
    ja, en = item.headline("ja"), item.headline("en")
    yield from _line("ja", f"● {ja or en}")
    if ja:
        yield from _line("en", en)
    yield from _attributed(_blocks(item.body, references), " ".join(str(a) for a in item.attributions))
    for note in item.notes:
        if not _stands_in_body(note, item):
            yield from _note(note, references)


def _stands_in_body(note: Note, item: Item) -> bool:
    words = " ".join(block.text for block in note.blocks)
    return note.inline and any(words in block.text for block in item.body)


def _note(note: Note, references: References) -> Iterator[Para]:
    attribution = str(note.attribution) if note.attribution else ""
    for n, para in enumerate(_attributed(_blocks(note.blocks, references), attribution)):
        label = (Run(text="NOTE:", style=Style.LABEL),) if n == 0 else ()
        yield replace(para, runs=(*label, *para.runs), note=True, first=n == 0)


def _line(role: str, text: str) -> Iterator[Para]:
    if words := clean(text):
        yield Para(role=role, runs=(Run(text=words),))


def _blocks(blocks: Sequence[Block], references: References) -> list[Para]:
    return [Para(role=block.kind.value, runs=tuple(_runs(block, references))) for block in blocks]


def _runs(block: Block, references: References) -> Iterator[Run]:
    lead = [Run(text=text, style=Style.ITALIC)] if (text := clean(block.lead)) else []
    words = [Run(text=text, refs=references.of(s)) for s in block.sentences if (text := clean(s.text))]
    yield from (*words, *lead) if block.lead_last else (*lead, *words)


def _attributed(paras: list[Para], attribution: str) -> list[Para]:
    """The paragraphs with the attribution as last words; after a separator it stands alone."""
    if not attribution:
        return paras
    run = Run(text=clean(attribution), style=Style.ATTRIBUTION)
    if not paras or paras[-1].role == BlockKind.SEPARATOR:
        return [*paras, Para(role=BlockKind.PARAGRAPH.value, runs=(run,))]
    return [*paras[:-1], replace(paras[-1], runs=(*paras[-1].runs, run))]
