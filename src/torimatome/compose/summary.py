"""The English summary: blocks of cited sentences, by the kind of item (house-style 2, grammar 1.6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from torimatome.compose import budget
from torimatome.compose.chapters import Chapter
from torimatome.compose.evidence import plain
from torimatome.compose.guests import Guest, guest_of
from torimatome.compose.hand import Hand
from torimatome.compose.leaning import is_unheld
from torimatome.compose.lines import Line, facts, lines
from torimatome.compose.select import select
from torimatome.compose.sources import tree
from torimatome.compose.weigh import Scale
from torimatome.model import Block, BlockKind, EventKind, Sentence

_LIST_FROM = 3  # meetings of one journey from which the house sets them as a list (grammar 1.6, form A)
_NEW_PARAGRAPH = 75  # words after which the next source paragraph opens a paragraph of ours
_POINTS_BACK = re.compile(r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Such|Among them)\b")
_TOUR = re.compile(
    r"\b(?:museum|monument|memorial|wreath|park|cemetery|alley|mausoleum|exhibition|dinner|tour(?:s|ed)?|gallery|theat(?:re|er)|"
    r"arriv\w+|complet\w+|ends?|leaves|departs?|airport)\b",
    re.IGNORECASE,
)
_TALKS = frozenset({EventKind.MEETING, EventKind.PHONE_CALL})


@dataclass(frozen=True, slots=True)
class Meeting:
    """A chapter that tells of a meeting, with the guest."""

    chapter: Chapter
    guest: Guest


def body_of(found: Sequence[Chapter], hand: Hand, kind: EventKind) -> tuple[Block, ...]:
    """The blocks of an item's body from its chapters."""
    if len(found) == 1:
        return told(found[0], hand, budget.words_for(kind, hand.lessons))
    meetings = _meetings(found, hand)
    if len(meetings) >= _LIST_FROM:
        return _journey(found, meetings, hand)
    return _running(found, hand)


def told(chapter: Chapter, hand: Hand, words: int) -> tuple[Block, ...]:
    """One chapter in running text of about so many words."""
    return _paragraphs(chosen_of(chapter, hand, words), hand)


def chosen_of(
    chapter: Chapter, hand: Hand, words: int, known: frozenset[str] = frozenset(), *, skip_first: bool = False
) -> tuple[Line, ...]:
    """The sentences chosen from a chapter's articles."""
    found = [line for a in chapter.articles for line in lines(a) if not is_unheld(line)]
    scale = Scale(
        articles=tuple(a for d in tree(chapter.dossier) for a in d.articles) or chapter.articles, home=hand.home
    )
    return select(found[1:] if skip_first else found, scale, words, known, first=not skip_first)


def _paragraphs(chosen: Sequence[Line], hand: Hand, *, front: bool = True) -> tuple[Block, ...]:
    """Paragraphs: a new one where the source opens one and ours is long enough."""
    sentences = hand.write(chosen, front=front)
    groups: list[list[Sentence]] = [[]]
    for i, sentence in enumerate(sentences):
        size = sum(len(s.text.split()) for s in groups[-1])
        left = sum(len(s.text.split()) for s in sentences[i:])
        if size >= _NEW_PARAGRAPH and left >= 25 and not _POINTS_BACK.match(sentence.text):
            groups.append([])
        groups[-1].append(sentence)
    return tuple(Block(kind=BlockKind.PARAGRAPH, sentences=tuple(g)) for g in groups if g)


def _running(found: Sequence[Chapter], hand: Hand) -> tuple[Block, ...]:
    """A paragraph for each chapter, none telling what one before it told."""
    blocks: list[Block] = []
    known: frozenset[str] = frozenset()
    for chapter in found:
        chosen = chosen_of(chapter, hand, _share(chapter, found), known)
        known |= frozenset(f for line in chosen for f in facts(line.text))
        blocks += _paragraphs(chosen, hand, front=not blocks)
    return tuple(blocks)


def _share(chapter: Chapter, found: Sequence[Chapter]) -> int:
    """Words for a part: the fullest talk has an item's length, a tour or a wreath a sentence or two."""
    if _TOUR.search(chapter.articles[0].headline):
        return budget.TOUR
    fullest = max(found, key=lambda c: (not _TOUR.search(c.articles[0].headline), len(facts(c.articles[0].text))))
    return budget.FULLEST if chapter is fullest else budget.PART


def _meetings(found: Sequence[Chapter], hand: Hand) -> list[Meeting]:
    hosts = frozenset(form.name.split()[-1] for form in hand.forms)
    pairs = [(c, guest_of(lines(c.articles[0])[0].text, hosts)) for c in found if lines(c.articles[0])]
    return [Meeting(c, guest) for c, guest in pairs if guest and c.kind in _TALKS]


def _journey(found: Sequence[Chapter], meetings: Sequence[Meeting], hand: Hand) -> tuple[Block, ...]:
    """An opening, the list of meetings, then interviews and speeches under their sub-headings."""
    met = {id(m.chapter) for m in meetings}
    rest = [c for c in found if id(c) not in met]
    opening = [c for c in rest if c.kind not in (EventKind.INTERVIEW, EventKind.STATEMENT)][:1]
    blocks = [b for c in opening for b in told(c, hand, budget.MEETING)]
    who = hand.forms[0].house if hand.forms else "The delegation"
    host = next((f.house for f in hand.forms if f.title == "president"), who)
    blocks.append(_heading(f"{host} held meetings with:"))
    blocks += [_item(m, hand) for m in meetings]
    for chapter in rest:
        if chapter not in opening and _adds(chapter, found):
            blocks.append(_heading(hand.in_house_forms(plain(chapter.articles[0].headline))))
            blocks += _paragraphs(chosen_of(chapter, hand, budget.SPEECH), hand, front=False)
    return tuple(blocks)


def _adds(chapter: Chapter, found: Sequence[Chapter]) -> bool:
    """Whether a chapter tells more than the others: the round-up at the journey's end does not."""
    own = frozenset(f for a in chapter.articles for f in facts(a.text))
    others = frozenset(f for c in found if c is not chapter for a in c.articles for f in facts(a.text))
    return len(own - others) >= 0.25 * len(own)


def _heading(text: str) -> Block:
    return Block(kind=BlockKind.SUBHEADING, sentences=(Sentence(text=text),))


def _item(meeting: Meeting, hand: Hand) -> Block:
    chosen = chosen_of(meeting.chapter, hand, budget.MEETING, skip_first=True)
    first = lines(meeting.chapter.articles[0])[0]
    sentences = hand.write(chosen, front=False, given=(first,))
    if sentences:
        head = sentences[0]
        sentences = (Sentence(text=head.text, citations=(first.citation, *head.citations)), *sentences[1:])
    return Block(kind=BlockKind.LIST_ITEM, sentences=sentences, lead=meeting.guest.heading)
