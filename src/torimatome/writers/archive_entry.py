"""An item in the old page form (grammar 2.1): its head in one of seven layouts, and its body as marked lines.

Text prints these lines as they are; HTML prints the same lines in the same order, so that both are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from torimatome.lang.scripts import WORD, has_ended, is_japanese, is_latin
from torimatome.model import Block, BlockKind, Filed, Item, MapLink, Related
from torimatome.writers.archive_sheet import filed_of, headline, printable

_TYPE = re.compile(r"[A-Z]+-?\d+\w*")
_OPENS = re.compile(r"(?:19|20)\d\d\s?[.:,．・/年-]")
_NUMBERED = re.compile(r"\d{1,2}[.．)]\s+\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The words of an entry's head. layout: A1 A2 B1 B2 B3 C1 C2 (grammar 2.1)."""

    layout: str
    date: str
    time: str
    outlet: str
    via: str
    headline: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    r"""A line of an entry's body. role: paragraph, list, data, subheading, title, map, related, label.

    edge: it begins in column 0. text holds "\n" where a term stands at the head of a line of its own. place and target
    are what a map or a related item leads to.
    """

    role: str
    text: str
    edge: bool = False
    note: bool = False
    place: str = ""
    target: str = ""


def head(item: Item, *, as_it_stood: bool = False) -> Head:
    """The head of an item's entry. as_it_stood: date, outlet and route as the source had them, slips included."""
    filed = filed_of(item)
    layout = _layout(filed)
    date = filed.dated.replace("-", ".") or filed.dated_raw
    outlet = filed.outlet or filed.outlet_raw
    via = f"({filed.via})" if layout in {"A1", "B1"} and filed.via else filed.via
    if as_it_stood:
        date, outlet = filed.dated_raw or date, filed.outlet_raw or outlet
        via = filed.via_raw if filed.via_raw and layout != "C1" else via
    words = headline(item)
    return Head(
        layout=layout, date=printable(date), time=printable(filed.time or ""), outlet=printable(outlet),
        via=printable(via), headline=f"「{words}」" if layout == "C1" and filed.quoted else words,
        id=f"<{printable(filed.id)}>" if filed.id else "",
    )  # fmt: skip


def _layout(filed: Filed) -> str:
    """The layout that it says, where it has what the layout needs; else today's."""
    wanted = {"A1": filed.time and filed.via, "A2": filed.time, "B1": filed.via, "C1": filed.via, "C2": filed.via}
    if wanted.get(filed.layout):
        return filed.layout
    if filed.time:
        return "A1" if filed.via else "A2"
    return "B1" if filed.via else "B3" if len(filed.dated) == 7 else "B2"


def body(item: Item, *, as_it_stood: bool = False) -> Iterator[Line]:
    """The lines of an item's body: blocks, and between them maps and related items where they stood; then the notes."""
    filed, terms = filed_of(item), list(item.terms)
    blocks = [(block, False) for block in item.body]
    notes = [(block, True) for note in item.notes for block in note.blocks]
    told = _untold(item, filed)
    yield from _beside(filed, 0, as_it_stood=as_it_stood, note=False)
    last = ""
    for n, (block, note) in enumerate([*blocks, *notes], 1):
        if n == len(blocks) + 1:
            yield Line(role="label", text="【註】", edge=True, note=True)
            last = ""
        made = _line(block, filed, note=note, first=n == 1, last=last)
        if made is not None:
            text = f"{made.text} {told}" if told and n == len(blocks) and made.role == "paragraph" else made.text
            text = _stranded(text, terms) if made.role == "paragraph" else text
            yield Line(role=made.role, text=text, edge=made.edge, note=note)
            last = made.text if made.role == "list" or made.edge else ""
        yield from _beside(filed, n, as_it_stood=as_it_stood, note=note)


def _untold(item: Item, filed: Filed) -> str:
    """The attribution, set at the end of the text where the head of an item of a bulletin cannot tell all of it."""
    whole = len(item.attributions) <= 1 and all(len(one.outlets) <= 1 for one in item.attributions)
    if whole and (len(filed.dated) == 7 or all(one.first_on == one.last_on for one in item.attributions)):
        return ""
    return " ".join(map(str, item.attributions))


def _line(block: Block, filed: Filed, *, note: bool, first: bool, last: str) -> Line | None:
    """A block as a line; a separator has no form here."""
    text, kind = printable(block.text), block.kind
    if kind is BlockKind.SEPARATOR or not text:
        return None
    safe = not _OPENS.match(text)
    if kind is BlockKind.SUBHEADING and filed.feature and not note:
        if first and text == printable(filed.feature.title):
            return Line(role="title", text=f"= {text} =", edge=True)
        if is_japanese(text[:1]):
            return Line(role="subheading", text=text, edge=True)
    if kind is BlockKind.DATA and safe:
        return Line(role="data", text=text, edge=True)
    if kind is BlockKind.LIST_ITEM:
        return Line(role="list", text=f" {text}" if _NUMBERED.match(text) else f"・{text}")
    # A sentence that a list has interrupted goes on in column 0.
    goes_on = note and last and not has_ended(last) and is_japanese(text[:1])
    return Line(role="paragraph", text=text, edge=bool(goes_on))


def _beside(filed: Filed, after: int, *, as_it_stood: bool, note: bool) -> Iterator[Line]:
    """Maps and related items that stand after so many blocks."""
    done: set[str] = set()
    for one in filed.maps:
        if one.after == after and not (as_it_stood and one.raw in done):
            done.add(one.raw)
            text = one.raw if as_it_stood and one.raw else _map(one)
            yield Line(role="map", text=printable(text), edge=True, note=note, place=printable(one.place))
    for other in filed.related:
        if other.after == after:
            yield Line(role="related", text=_related(other), edge=True, note=note, target=other.id)


def _map(link: MapLink) -> str:
    space = " " if is_latin(link.place[-1:]) else ""
    provider = f" ({link.provider})" if link.provider else ""
    return f"【{link.place}{space}の位置{provider}】"


def _related(other: Related) -> str:
    told = " ".join(filter(None, (other.source, other.dated.replace("-", "."))))
    return printable(f"【{other.label}関連記事:{other.id}{f' ({told})' if told else ''}】")


def _stranded(text: str, terms: list[str]) -> str:
    """The text with a line's end before each term that is due: the old page's mark of a linked term."""
    done, rest = "", text
    while terms and (found := _place(done, rest, terms)):
        at, count = found
        done += rest[:at].removesuffix(" ") + "\n"
        rest = rest[at:]
        del terms[:count]
        word = WORD.match(rest)
        step = word.end() if word else 1
        done, rest = done + rest[:step], rest[step:]
    return done + rest


def _place(done: str, text: str, terms: list[str]) -> tuple[int, int] | None:
    """Where the next term stands so that it would be read as one, and how many terms are glued together there."""
    term = terms[0]
    at = text.find(term)
    while at >= 0:
        before = (done + text[:at]).rpartition("\n")[2]
        if before and _may_break(before) and not _OPENS.match(text[at:]) and (count := _fits(text[at:], terms)):
            return at, count
        at = text.find(term, at + 1)
    return None


def _may_break(before: str) -> bool:
    """Whether a line may end here: the reader puts a space back only between Latin and Latin."""
    if before.endswith(" "):
        return is_latin(before[-2:-1])
    return not is_latin(before[-1]) and before[-1] not in ".-" and not has_ended(before)


def _fits(rest: str, terms: list[str]) -> int:
    """How many of the terms the line's first word is; 0 where it is another word."""
    match = WORD.match(rest)
    assert match is not None
    word, term = match.group(), terms[0]
    if word == term or (" " in term and term.startswith(f"{word} ")):
        return 1
    tail = word.removeprefix(term)
    if len(terms) > 1 and tail == terms[1]:
        return 2
    return int(len(term) > 2 and word.startswith(term) and bool(_TYPE.fullmatch(tail)))
