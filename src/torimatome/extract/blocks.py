"""A page as a run of blocks: what a reader sees as one paragraph, line or label, with where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from torimatome.extract.tree import Element, attribute, squeeze, tag, tokens

_SKIP = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "select", "option", "button", "textarea",
    "input", "object", "embed", "video", "audio", "canvas", "map", "head", "title", "meta", "link", "figcaption",
    "datalist", "dialog",
})  # fmt: skip
_BLOCK = frozenset({
    "html", "body", "p", "div", "section", "article", "main", "aside", "header", "footer", "nav", "ul", "ol", "li",
    "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "h1", "h2", "h3", "h4", "h5",
    "h6", "form", "figure", "dl", "dt", "dd", "pre", "address", "hr", "center", "fieldset", "details", "summary",
    "picture",
})  # fmt: skip
_EMPHASIS = frozenset({"b", "strong", "i", "em"})  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})  # fmt: skip
_BOILER_TAGS = frozenset({"nav", "footer", "aside", "form", "figure"})  # fmt: skip
_BOILER_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "alert", "toolbar",
})  # fmt: skip
# What news sites everywhere call the furniture of a page; whole words of class, id and the like.
_FURNITURE = re.compile(
    r"\b(?:related|recommend\w*|read ?more|read ?also|more news|most ?read|popular|trending|latest|share|sharing|"
    r"shares|social|socials|follow|comments?|disqus|discuss\w*|cookies?|consent|gdpr|promo\w*|advert\w*|ad|ads|adslot|dfp|"
    r"banner|sponsor\w*|newsletter|subscri\w*|signup|sign up|login|breadcrumbs?|crumbs?|tags|taglist|sidebar|rail|"
    r"footer|nav|navbar|navigation|menu|topbar|pager|pagination|widget|modal|popup|overlay|prompt|outbrain|taboola|teasers?list|"
    r"captions?|credits?|copyright|toolbar|print|hidden print|screen reader|sr only|visually hidden|skip link|"
    r"tooltip|carousel|slider|gallery|poll|quiz|author ?bio|about ?author|bio|tease|rating|feedback|donat\w*|appeal|disclaimer|masthead|"
    r"player|transcript link|audio|embed|infobox|factbox|toc|search)\b"
)
_SPLIT = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_\-/:.]+")
_NO_LETTER = re.compile(r"[\W_]+")
_CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_ENDS = re.compile(r"[.!?…։。！？؟:;»”\"')\]）」』]\s*$")
STRONG = 80
"""Weight from which a block is prose by its length alone (both shared weeks and bench/news-pages, 40..120)."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A paragraph, line or label.

    lines are its text as <br> divides it; linked counts letters inside links; emphasised is what stands in bold or
    italics at its head; path holds the elements around it, outermost first. weight is how much it says: its letters,
    those of scripts without spaces counted twice; it is asked for so often that it is counted once.
    """

    text: str
    lines: tuple[str, ...]
    linked: int
    emphasised: str
    path: tuple[Element, ...]
    weight: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", weight(self.text))

    @property
    def kind(self) -> str:
        """The tag of the nearest block element."""
        return next((t for e in reversed(self.path) if (t := tag(e)) in _BLOCK), "")

    @property
    def is_links(self) -> bool:
        """Whether most of it is links."""
        return self.linked * 2 > len(self.text)

    @property
    def is_prose(self) -> bool:
        """Long running text."""
        return self.weight >= STRONG and not self.is_links and self.kind not in HEADINGS

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as sentences end."""
        return bool(_ENDS.search(self.text))


def weight(text: str) -> int:
    """Letters and digits, those of scripts without spaces counted twice."""
    letters = len(_NO_LETTER.sub("", text))
    return letters if text.isascii() else letters + len(_CJK.findall(text))


class _Builder:
    """Walks the tree and cuts it into blocks."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.path: list[Element] = []
        self.common: tuple[Element, ...] = ()
        self.pieces: list[tuple[str, bool, bool]] = []
        self.links = self.emphasis = self.breaks = 0

    def visit(self, element: Element) -> None:
        name = tag(element)
        if not name or name in _SKIP:
            return
        if name == "br":
            self._break()
            return
        if name in _BLOCK:
            self._flush()
        self.path.append(element)
        self.links += name == "a"
        self.emphasis += name in _EMPHASIS
        self._add(element.text)
        for child in element:
            self.visit(child)
            self._add(child.tail)
        if name in _BLOCK:
            self._flush()
        self.links -= name == "a"
        self.emphasis -= name in _EMPHASIS
        self.path.pop()

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not text.isspace():
            self.breaks = 0
            self.common = _shared(self.common, self.path) if self.pieces else tuple(self.path)
        elif not self.pieces:
            return
        self.pieces.append((text.replace("\n", " "), self.links > 0, self.emphasis > 0))

    def _break(self) -> None:
        """Two breaks divide; so does one after a line that is an element of its own, as old pages set labels."""
        self.breaks += 1
        if self.breaks >= 2 or (self.pieces and len(self.common) > len(self.path)):
            self._flush()
        elif self.pieces:
            self.pieces.append(("\n", False, self.emphasis > 0))

    def _flush(self) -> None:
        self.breaks = 0
        if not self.pieces:
            return
        raw = "".join(piece for piece, _, _ in self.pieces)
        if text := squeeze(raw):
            linked = len(squeeze("".join(piece for piece, link, _ in self.pieces if link)))
            lines = tuple(line for part in raw.split("\n") if (line := squeeze(part)))
            self.found.append(Block(text, lines, linked, self._emphasised(), self.common))
        self.pieces = []

    def _emphasised(self) -> str:
        head = []
        for piece, _, emphasised in self.pieces:
            if not emphasised and piece.strip():
                break
            head.append(piece)
        return squeeze("".join(head))


def _shared(a: Sequence[Element], b: Sequence[Element]) -> tuple[Element, ...]:
    return tuple(x for x, y in zip(a, b, strict=False) if x is y)


def blocks_of(tree: Element) -> tuple[Block, ...]:
    """The blocks of a page in order."""
    builder = _Builder()
    builder.visit(tree)
    return tuple(builder.found)


def furniture(blocks: Sequence[Block]) -> frozenset[Element]:
    """The elements that hold menus, boxes, comments and the like.

    An element with more than half of the page's prose is none, whatever it is called.
    """
    prose: dict[Element, int] = defaultdict(int)
    total = 0
    for block in blocks:
        if block.is_prose:
            total += block.weight
            for element in block.path:
                prose[element] += block.weight
    elements = {element for block in blocks for element in block.path}
    return frozenset(e for e in elements if _named_so(e) and prose[e] * 2 <= total)


def _named_so(element: Element) -> bool:
    name = tag(element)
    if name in _BOILER_TAGS:
        return True
    if not element.keys():
        return False
    if attribute(element, "role").lower() in _BOILER_ROLES:
        return True
    if name in ("html", "body", "main"):
        return False
    return _is_furniture(" ".join(attribute(element, n) for n in ("class", "id", "data-testid", "data-component")))


@lru_cache(maxsize=8192)  # a site gives a few hundred names to all that it shows
def _is_furniture(names: str) -> bool:
    names = _SPLIT.sub(" ", names)
    return bool(names) and bool(_FURNITURE.search(names.lower()))


def said(element: Element) -> str:
    """What an element says of itself, in words."""
    return _SPLIT.sub(" ", tokens(element)).lower()
