"""Text to a tree, safely: no network, no entities, bounded size and depth."""

from __future__ import annotations

import re
from typing import Any

from lxml import html
from lxml.etree import Comment, HTMLParser, ParserError, ProcessingInstruction, XMLSyntaxError, strip_elements

from torimatome.errors import SetAside

MAX_LETTERS = 6_000_000
MAX_ELEMENTS = 60_000
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"^\s*<!doctype[^\[>]*(\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_NUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

Element = Any
"""An lxml element, without the methods of lxml.html: looking up its class would take a fifth of the time of a page."""


def parse(text: str) -> Element:
    """The tree of a page. SetAside: nothing in it, or too much."""
    if len(text) > MAX_LETTERS:
        raise SetAside("the page is too big to read")
    # HTML needs no DTD: without the declaration there are no entities to expand or to fetch.
    text = _DOCTYPE.sub("", _XML_DECLARATION.sub("", _NUL.sub("", text), count=1), count=1)
    if not text.strip():
        raise SetAside("the page is empty")
    parser = HTMLParser(no_network=True, recover=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text, parser=parser)
    except (ParserError, XMLSyntaxError, ValueError, AssertionError) as error:
        raise SetAside("the page is no HTML that can be read") from error
    if float(str(tree.xpath("count(//*)"))) > MAX_ELEMENTS:
        raise SetAside("the page has too many elements to read")
    strip_elements(tree, Comment, ProcessingInstruction, with_tail=False)
    return tree


def attribute(element: Element, name: str) -> str:
    """An attribute's value, or nothing."""
    return str(element.get(name) or "").strip()


def tokens(element: Element) -> str:
    """What an element says of itself: class, id, role and the like."""
    names = ("class", "id", "role", "data-testid", "data-component", "itemprop", "rel", "aria-label")
    return " ".join(v for n in names if (v := attribute(element, n)))


def tag(element: Element) -> str:
    """The element's tag in lower case."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def dropped(element: Element) -> None:
    """Take an element out of its tree; the text after it stays."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail and before is None:
        parent.text = (parent.text or "") + element.tail
    elif element.tail:
        before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def squeeze(text: str) -> str:
    """Text with single spaces."""
    return " ".join(text.split())


def all_text(element: Element) -> str:
    """All words of an element, with single spaces."""
    return squeeze(" ".join(element.itertext()))
