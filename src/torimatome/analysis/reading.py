"""How this room reads a published item: its day, its title, its sentences. Names are found by whoever asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from torimatome.model import Block, Item, Mention
from torimatome.model.following import Quote

Finder = Callable[[str], Sequence[Mention]]
"""Finds the register's names in a text, with offsets; `archive.links` makes one of the gazetteer."""

HEADLINE = -1
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def day(item: Item) -> date | None:
    """The day of the report: as filed (a month counts as its first day), else the last day of the attribution."""
    if item.filed and item.filed.dated:
        dated = item.filed.dated
        return date.fromisoformat(dated if len(dated) == 10 else f"{dated}-01")
    told = item.attribution
    return (told and (told.last_on or told.first_on)) or item.last_on or item.first_on


def title(item: Item) -> str:
    """The headline to know an item by: Japanese, else English, else any."""
    return item.headline("ja") or item.headline("en") or next((h.text for h in item.headlines.values()), "")


def blocks(item: Item) -> tuple[Block, ...]:
    """The blocks of the body, then those of the notes."""
    return (*item.body, *(block for note in item.notes for block in note.blocks))


def headlines(item: Item) -> Iterator[Quote]:
    """Each headline as a quotation."""
    for n, headline in enumerate(item.headlines.values()):
        yield Quote(item=item.id, block=HEADLINE, sentence=n, text=headline.text)


def quotes(item: Item) -> Iterator[Quote]:
    """Each sentence of body and notes, in order; a lead of a list item counts as part of its first sentence."""
    for n, block in enumerate(blocks(item)):
        texts = [s.text for s in block.sentences] or ([block.lead] if block.lead else [])
        for k, text in enumerate(texts):
            yield Quote(item=item.id, block=n, sentence=k, text=text)


def is_japanese(text: str) -> bool:
    """Whether a text is written in Japanese: it holds kana or Chinese characters."""
    return bool(_JAPANESE.search(text))
