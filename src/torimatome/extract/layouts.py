"""A page read as its outlet's file says that it was laid out when it was fetched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from torimatome.extract.blocks import Block
from torimatome.extract.times import read_stamp
from torimatome.extract.tree import Element, all_text, attribute, dropped
from torimatome.lang import LanguagePack
from torimatome.lang.moments import read_moment
from torimatome.model import DateSource, Layout, Published
from torimatome.outlets.selectors import xpath

_STAMPS = ("datetime", "content", "data-date", "data-time")


def cleared(tree: Element, layout: Layout | None) -> None:
    """Take away what the layout says is no part of the text."""
    for selector in layout.drop if layout else ():
        for element in found(tree, selector):
            if element.getparent() is not None:
                dropped(element)


def found(tree: Element, selector: str) -> list[Element]:
    """The elements that a selector names; none where it is empty."""
    return list(tree.xpath(xpath(selector))) if selector else []


def line(tree: Element, selector: str) -> str:
    """The words of the first element of a selector that has any."""
    return next((text for e in found(tree, selector) if (text := all_text(e) or attribute(e, "content"))), "")


def paragraphs(tree: Element, blocks: Sequence[Block], selector: str) -> tuple[Block, ...]:
    """The blocks inside what the selector names."""
    chosen = frozenset(found(tree, selector))
    return tuple(b for b in blocks if chosen.intersection(b.path)) if chosen else ()


def date(tree: Element, selector: str, packs: Sequence[LanguagePack], zone: tzinfo) -> Published | None:
    """The time in the first element of a selector that has one."""
    for element in found(tree, selector):
        for stamp in (attribute(element, name) for name in _STAMPS):
            if stamp and (read := read_stamp(stamp, zone)):
                return Published(at=read[0].astimezone(zone), source=DateSource.TEXT, precision=read[1])
        for pack in packs:
            if moment := read_moment(all_text(element), pack, zone):
                return moment
    return None
