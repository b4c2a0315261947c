"""Who signed: metadata's authors, else a short line that stands or is named as a byline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from torimatome.extract.blocks import Block, said
from torimatome.extract.headline import key
from torimatome.extract.metadata import Metadata
from torimatome.extract.tree import all_text, attribute, tag

_NAMED = re.compile(r"\b(?:authors?|byline|writer|reporter|contributors?|correspondent)\b")
_BY = re.compile(
    r"^(?:by|von|par|автор|текст|müəllif|yazan|haber|հեղինակ|ავტორი|نویسنده|文)\s*[:：]?\s+(?=\S)", re.IGNORECASE
)
_WORDS = 6


def byline(meta: Metadata, around: Sequence[Block], after: Sequence[Block], houses: Iterable[str]) -> str | None:
    """The names that signed the article, joined by commas; None where only the house itself does.

    around: blocks between headline and text; after: the two blocks that follow the text.
    """
    own = {key(h) for h in houses}
    if meta.authors:
        return ", ".join(dict.fromkeys(_plain(n) for n in meta.authors))
    visible = _visible(around, after)
    if visible:
        return visible
    signed = [name for name in meta.organisations if key(name) not in own]
    return ", ".join(signed) or None


def _plain(name: str) -> str:
    return _BY.sub("", name).strip(" ,;|")


def _visible(around: Sequence[Block], after: Sequence[Block]) -> str | None:
    for block in around:
        for element in (block.path[-1], *block.path[-1].iterdescendants()):
            text = all_text(element) if _NAMED.search(said(element)) else ""
            if text and _like_names(text):
                return _plain(text)
    for block in after[:2]:
        if _set_off(block) and _like_names(block.text):
            return _plain(block.text)
    return None


def _set_off(block: Block) -> bool:
    """Whether a line under the text is set as a signature: in italics and to the right, or as an address."""
    right = any(attribute(e, "align") == "right" or "right" in attribute(e, "style") for e in block.path[-3:])
    return (right and block.emphasised == block.text) or any(tag(e) == "address" for e in block.path[-2:])


def _like_names(text: str) -> bool:
    return 1 < len(text) <= 80 and len(text.split()) <= _WORDS and not re.search(r"\d|[.!?。]$|https?:", text)
