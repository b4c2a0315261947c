"""NOTEs: what limits, denies or stands beside an item, each with its own source (grammar 1.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from torimatome.compose import budget
from torimatome.compose.attribution import attribution
from torimatome.compose.chapters import Chapter
from torimatome.compose.hand import Hand
from torimatome.compose.lines import Line, content, facts, lines, overlap
from torimatome.compose.sources import Sources, is_english
from torimatome.compose.summary import told
from torimatome.model import Article, Block, BlockKind, Note, Outlet

_AT_MOST = 2
# Share of a NOTE's words that the body has, from which it adds nothing; 0.6 and 0.85 find the same facts in both weeks.
_TOLD = 0.72
_AGAINST = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|refut\w+|dismiss(?:es|ed)|disagree\w*|disput\w+|contradict\w*|maintains? that|"
    r"insists? that|not (?:true|envisaged|planned|confirmed|part of)|no confirmation|is not expected|unconfirmed|"
    r"according to (?:neighbours|witnesses|workers|residents)|(?:say|said|says) (?:that )?(?:no|nobody)|farce|"
    r"in reality|out of date|double standards|rights (?:groups|defenders|advocates|organi[sz]ations))\b",
    re.IGNORECASE,
)
# Money, shares and counts of people; a day or the number of an aircraft is nobody's claim.
_FIGURE = re.compile(
    r"[$€£]\d[\d.,]*(?: (?:million|billion|trillion))?|\d[\d.,]* (?:million|billion|trillion|per cent)|\d[\d.,]*%|"
    r"(?<![\w-])\d+ (?=(?:people|persons|soldiers|servicemen|killed|dead|wounded|injured|detainees|prisoners|civilians)\b)"
)


@dataclass(frozen=True, slots=True)
class Side:
    """A NOTE with the article it stands on."""

    note: Note
    article: Article


def notes(
    side: Sequence[Chapter], sources: Sources, lead: Article, body: Sequence[Block], hand: Hand
) -> tuple[Side, ...]:
    """The NOTEs of an item, two at most: its side events first, then what another outlet says against the body."""
    outlets = sources.outlets
    text = " ".join(b.text for b in body)
    found: list[Side] = []
    for chapter in side:
        blocks = told(chapter, hand, budget.NOTE)
        if blocks and _adds(blocks, text) and len(found) < _AT_MOST:
            found.append(_side(blocks, chapter.articles[0], lead, outlets))
            text += " " + " ".join(b.text for b in blocks)
    if not found and (against := _against(sources, lead, text, outlets)):
        block = Block(kind=BlockKind.PARAGRAPH, sentences=hand.write(against, front=False))
        found.append(_side((block,), against[0].article, lead, outlets))
    return tuple(s for s in found if any(b.sentences for b in s.note.blocks))


def _side(blocks: tuple[Block, ...], article: Article, lead: Article, outlets: Mapping[str, Outlet]) -> Side:
    """A NOTE names its source where it is not the item's own."""
    own = article.outlet != lead.outlet or article.reported_on != lead.reported_on
    source = attribution(article, (article,), outlets, range_of_days=False) if own else None
    return Side(Note(blocks=blocks, attribution=source), article)


def _adds(blocks: Sequence[Block], text: str) -> bool:
    words = " ".join(b.text for b in blocks)
    if _AGAINST.search(words):
        return True
    new = facts(words) - facts(text)
    return overlap(content(words), content(text)) < _TOLD and len(new) >= 0.35 * len(facts(words))


def _against(sources: Sources, lead: Article, text: str, outlets: Mapping[str, Outlet]) -> list[Line]:
    """The sentence of another house that says something against the body, and is about the same matter."""
    mine = outlets[lead.outlet].owner if lead.outlet in outlets else ""
    told_already = content(text)
    best: tuple[float, Line] | None = None
    for article in sources.articles:
        outlet = outlets.get(article.outlet)
        if article.id not in sources.own or not is_english(article) or outlet is None or outlet.owner == mine:
            continue
        for line in lines(article):
            words = content(line.text)
            common = len(words & told_already) / len(words) if words else 0.0
            if (
                _AGAINST.search(line.text)
                and 0.2 <= common < _TOLD
                and line.size >= 8
                and (best is None or common > best[0])
            ):
                best = (common, line)
    return [best[1]] if best else []


def denied_claims(found: Sequence[Side], sources: Sources, body: Sequence[Block]) -> tuple[Line, ...]:
    """The sentences that state a figure which a NOTE denies and the body does not yet have."""
    text = " ".join(b.text for b in body)
    claims = []
    for side in found:
        words = " ".join(b.text for b in side.note.blocks)
        figures = [f for f in _FIGURE.findall(words) if f not in text] if _AGAINST.search(words) else []
        for figure in figures[:1]:
            others = [a for a in sources.articles if is_english(a) and a.outlet != side.article.outlet]
            claims += [line for a in others for line in lines(a) if figure in line.text][:1]
    return tuple(claims)
