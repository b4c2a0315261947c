"""The English summary: blocks of cited sentences, by the kind of item (house-style 2, grammar 1.6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from torimatome.compose import budget
from torimatome.compose.chapters import Chapter
from torimatome.compose.days import front
from torimatome.compose.evidence import plain
from torimatome.compose.guests import Guest, guest_of
from torimatome.compose.hand import Hand
from torimatome.compose.leaning import is_unheld
from torimatome.compose.lines import Line, facts, lines
from torimatome.compose.occasion import Occasion, occasion_of, with_occasion
from torimatome.compose.offices import Form
from torimatome.compose.ordering import apart
from torimatome.compose.select import select
from torimatome.compose.sources import tree
from torimatome.compose.weigh import Scale
from torimatome.model import Article, Block, BlockKind, Citation, EventKind, Sentence

_LIST_FROM = 3  # meetings of one journey from which the house sets them as a list (grammar 1.6, form A)
_WITH_MATTER = 2  # of a minister's meetings; the others are names alone (002-17)
_NEW_PARAGRAPH = 75  # words after which the next source paragraph opens a paragraph of ours
_POINTS_BACK = re.compile(r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Such|Among them)\b")
_TOUR = re.compile(
    r"\b(?:museum|monument|memorial|wreath|park|cemetery|alley|mausoleum|exhibition|dinner|tour(?:s|ed)?|gallery|theat(?:re|er)|"
    r"arriv\w+|complet\w+|ends?|leaves|departs?|airport)\b",
    re.IGNORECASE,
)
_IN_TIME = frozenset({EventKind.INCIDENT})  # told as it happened, one thing after the other
_GOING = re.compile(r"\b(?:arriv\w+|complet\w+|ends?|leaves|departs?|airport)\b", re.IGNORECASE)
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
    blocks = _paragraphs(chosen_of(chapter, hand, words), hand)
    occasion = _occasion(chapter)
    return with_occasion(blocks, occasion) if occasion else blocks


def _occasion(chapter: Chapter) -> Occasion | None:
    return occasion_of(lines(chapter.articles[0])) if chapter.kind is EventKind.LETTER else None


def chosen_of(
    chapter: Chapter, hand: Hand, words: int, known: frozenset[str] = frozenset(), *, skip_first: bool = False
) -> tuple[Line, ...]:
    """The sentences chosen from a chapter's articles."""
    found = [line for a in chapter.articles for line in lines(a) if not is_unheld(line)]
    scale = Scale(articles=tuple(a for d in tree(chapter.dossier) for a in d.articles) or chapter.articles)
    occasion = _occasion(chapter)
    rest = [line for line in found[skip_first:] if occasion is None or line != occasion.line]
    chosen = select(rest, scale, words, known, first=not skip_first, size=hand.size)
    return chosen if chapter.kind in _IN_TIME else apart(chosen)


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
    """A paragraph for each chapter, none telling what one before it told; stars before what only accompanied the talks."""
    blocks: list[Block] = []
    known: frozenset[str] = frozenset()
    minor = _minor(found)
    for chapter in found:
        chosen = chosen_of(chapter, hand, _share(chapter, found), known)
        known |= frozenset(f for line in chosen for f in facts(line.text))
        told = _paragraphs(chosen, hand, front=not blocks)
        if chapter is minor and blocks and told:
            blocks.append(Block(kind=BlockKind.SEPARATOR))
        blocks += told
    return tuple(blocks)


def _minor(found: Sequence[Chapter]) -> Chapter | None:
    """The museum or wreath after the talks at which nothing but tours remains to be told; None where none follows them."""
    tours = [bool(_TOUR.search(c.articles[0].headline)) for c in found]
    at = len(tours) - next((n for n, tour in enumerate(reversed(tours)) if not tour), len(tours))
    talked = any(c.kind in _TALKS or c.kind is EventKind.VISIT for c in found[:at])
    is_going = at < len(found) and _GOING.search(found[at].articles[0].headline)
    return found[at] if talked and at < len(found) and not is_going else None


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
    host = _host(meetings, hand)
    if host and host.title != "president":
        blocks += _named_only(meetings, host.house, hand)
    else:
        blocks.append(_heading(f"{host.house if host else 'The delegation'} held meetings with:"))
        blocks += [_item(m, hand) for m in meetings]
    for chapter in rest:
        if chapter not in opening and _adds(chapter, found):
            blocks.append(_heading_of(chapter.articles[0], hand))
            blocks += _paragraphs(chosen_of(chapter, hand, budget.SPEECH), hand, front=False)
    return tuple(blocks)


def _host(meetings: Sequence[Meeting], hand: Hand) -> Form | None:
    """The home office-holder whom most reports of the meetings name at their head; the President of equals."""
    heads = [f"{a.headline}. {lines(a)[0].text}" for m in meetings for a in m.chapter.articles[:1]]
    named = {f: sum(f.name.split()[-1] in head for head in heads) for f in hand.forms}
    return max(named, key=lambda f: (named[f], f.title == "president"), default=None)


def _adds(chapter: Chapter, found: Sequence[Chapter]) -> bool:
    """Whether a chapter tells more than the others: the round-up at the journey's end does not."""
    own = frozenset(f for a in chapter.articles for f in facts(a.text))
    others = frozenset(f for c in found if c is not chapter for a in c.articles for f in facts(a.text))
    return len(own - others) >= 0.25 * len(own)


def _heading(text: str) -> Block:
    return Block(kind=BlockKind.SUBHEADING, sentences=(Sentence(text=text),))


def _heading_of(article: Article, hand: Hand) -> Block:
    """The source's own headline of an interview or speech as a sub-heading, with its place."""
    place = Citation(
        article=article.id, revision=article.revision, start=0, end=len(article.headline), in_headline=True
    )
    text = hand.in_house_forms(plain(article.headline))
    return Block(kind=BlockKind.SUBHEADING, sentences=(Sentence(text=text, citations=(place,)),))


def _named_only(meetings: Sequence[Meeting], host: str, hand: Hand) -> list[Block]:
    """A minister's meetings (grammar 1.6, form B): the days, then role and name, and matter for the two fullest only."""
    days = [d for m in meetings for d in (m.chapter.dossier.event.first_on, m.chapter.dossier.event.last_on) if d]
    when = f"{front(min(days), max(days))} " if days else ""
    fullest = sorted(meetings, key=lambda m: -len(facts(m.chapter.articles[0].text)))[:_WITH_MATTER]
    return [_heading(f"{when}{host} held meetings with:"), *(_by_name(m, hand, told=m in fullest) for m in meetings)]


def _by_name(meeting: Meeting, hand: Hand, *, told: bool) -> Block:
    first = lines(meeting.chapter.articles[0])[0]
    sentences = _matter(meeting, hand) if told else ()
    name = f"{meeting.guest.role} {meeting.guest.name}{':' if sentences else ''}"
    return Block(kind=BlockKind.LIST_ITEM, sentences=(Sentence(text=name, citations=(first.citation,)), *sentences))


def _matter(meeting: Meeting, hand: Hand) -> tuple[Sentence, ...]:
    chosen = chosen_of(meeting.chapter, hand, budget.MEETING, skip_first=True)
    return hand.write(chosen, front=False, given=(lines(meeting.chapter.articles[0])[0],))


def _item(meeting: Meeting, hand: Hand) -> Block:
    first = lines(meeting.chapter.articles[0])[0]
    sentences = _matter(meeting, hand)
    if sentences:
        head = sentences[0]
        sentences = (Sentence(text=head.text, citations=(first.citation, *head.citations)), *sentences[1:])
    return Block(kind=BlockKind.LIST_ITEM, sentences=sentences, lead=meeting.guest.heading)
