"""NOTEs: what limits, denies or stands beside an item, each with its own source (grammar 1.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from torimatome.compose import budget
from torimatome.compose.attribution import attribution
from torimatome.compose.chapters import Chapter
from torimatome.compose.hand import Hand
from torimatome.compose.leaning import before, leans, says_so
from torimatome.compose.lines import Line, content, facts, lines, overlap
from torimatome.compose.sources import Sources, is_english
from torimatome.compose.summary import chosen_of
from torimatome.model import Article, Attribution, Block, BlockKind, EventKind, Note, Outlet

_AT_MOST = 2
_SENTENCES = 3
_SIDE_FACTS = frozenset(
    {EventKind.MEETING, EventKind.PHONE_CALL, EventKind.INCIDENT, EventKind.LETTER, EventKind.APPOINTMENT}
)
_ACT = re.compile(
    r"\b(?:met|meet(?:s|ing)?|held|receiv(?:es|ed)|talks?|talked|conversation|spoke (?:by|on)|call(?:ed)?|visit(?:s|ed)|killed|wounded|"
    r"injured|attack\w*|detained|arrested|explo\w+|crash\w*|fired|shot|sent|letter|message|appointed)\b"
)
_TALK = re.compile(
    r"\b(?:met with|received|(?:had|held|has held) (?:an? )?(?:\w+ )?(?:conversation|meeting|talks)|has had an? (?:\w+ )?(?:conversation|meeting|talk)|"
    r"(?:conversation|meeting|talks) (?:took place|was held|were held))\b"
)
# History and habit: what was so before the days of the item is no side fact of them.
_BACKGROUND = re.compile(
    r"\b(?:for (?:many|several|\w+) (?:years|decades)|every (?:year|month|summer|autumn|spring|winter)|(?:each|once a) year|"
    r"traditionally|historically|has long|have long|in recent (?:years|decades)|since (?:19|20)\d\d|in (?:the )?(?:19\d\d|20[01]\d)s?|"
    r"centur(?:y|ies)|decades|soon afterwards|at the (?:end|beginning) of (?:19|20)\d\d|have become regular|over the past)\b",
    re.IGNORECASE,
)
# Share of a NOTE's words that the body has, from which it adds nothing; 0.6 and 0.85 find the same facts in both weeks.
_TOLD = 0.72
_AGAINST = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|refut\w+|dismiss(?:es|ed)|disagree\w*|disput\w+|contradict\w*|maintains? that|"
    r"insists? that|not (?:true|envisaged|planned|confirmed|part of)|no confirmation|is not expected|unconfirmed|"
    r"according to (?:neighbours|witnesses|workers|residents)|(?:say|said|says) (?:that )?(?:no|nobody)|farce|"
    r"in reality|out of date|unethical|baseless|groundless|unfounded|biased|slander\w*|interference|answered (?:appeals|calls|accusations|critics|criticism)|double standards|rights (?:groups|defenders|advocates|organi[sz]ations))\b",
    re.IGNORECASE,
)
# An answer, and what may have been answered (the other way round: a demand with its answer, is house-style 000-14).
_ANSWER = re.compile(
    r"\b(?:in (?:answer|reply|response) to|answer(?:s|ed)|repl(?:y|ies|ied) to|respon(?:ds|ded) to|reject(?:s|ed)|dismiss(?:es|ed)|"
    r"den(?:y|ies|ied)|comment(?:s|ed) on|protest(?:s|ed))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:call(?:s|ed) (?:for|on)|demand(?:s|ed)|urg(?:es|ed)|accus(?:es|ed)|critici[sz](?:es|ed)|condemn(?:s|ed)|appeal(?:s|ed)|"
    r"adopt(?:s|ed)|said|says|claim(?:s|ed)|wrote|published)\b"
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

    @classmethod
    def of(cls, blocks: tuple[Block, ...], article: Article, source: Attribution | None) -> Side:
        """A NOTE from its blocks, with its own source where that is not the item's."""
        return cls(Note(blocks=blocks, attribution=source), article)


def notes(
    side: Sequence[Chapter], sources: Sources, lead: Article, body: Sequence[Block], hand: Hand
) -> tuple[Side, ...]:
    """The NOTEs of an item, two at most: its side events first, then what another outlet says against the body."""
    outlets = sources.outlets
    text = " ".join(b.text for b in body)
    found: list[Side] = []
    for chapter in side:
        fact = _side_fact(chapter, hand)
        sentences = hand.write(fact or _denial(chapter), front=True)
        blocks = (Block(kind=BlockKind.PARAGRAPH, sentences=sentences),) if sentences else ()
        if (
            blocks
            and (_adds(blocks, text) or (fact and _is_of_others(sentences[0].text, text)))
            and len(found) < _AT_MOST
        ):
            found.append(_side(blocks, chapter.articles[0], lead, outlets))
            text += " " + " ".join(b.text for b in blocks)
    if not found and (against := _against(sources, lead, text, outlets)):
        block = Block(kind=BlockKind.PARAGRAPH, sentences=hand.write(against, front=False))
        found.append(_side((block,), against[0].article, lead, outlets))
    if not found and (asked := _asked(sources, lead, text, outlets)):
        block = Block(kind=BlockKind.PARAGRAPH, sentences=hand.write(asked, front=True))
        found.append(_side((block,), asked[0].article, lead, outlets))
    return tuple(s for s in found if any(b.sentences for b in s.note.blocks))


def _side_fact(chapter: Chapter, hand: Hand) -> tuple[Line, ...]:
    """A talk or incident of the same days: what it was, and a sentence or two of its matter, no history."""
    first = lines(chapter.articles[0])[:1]
    told = " ".join(line.text for line in first)
    if not _TALK.search(told) and not (chapter.kind in _SIDE_FACTS and _ACT.search(told)):
        return ()
    return tuple(line for line in chosen_of(chapter, hand, budget.NOTE) if not _BACKGROUND.search(line.text))[
        :_SENTENCES
    ]


def _denial(chapter: Chapter) -> tuple[Line, ...]:
    """The sentence that denies or limits something, with what it leans on and who says so."""
    found = [line for a in chapter.articles for line in lines(a)]
    against = (i for i, line in enumerate(found) if _AGAINST.search(line.text) and not _BACKGROUND.search(line.text))
    return next((group for i in against if (group := with_company(found, i))), ())


def with_company(found: Sequence[Line], at: int, body: frozenset[str] = frozenset()) -> tuple[Line, ...]:
    """A sentence with those that it leans on and the one that says whose word it is; nothing if they are too many."""
    first, last = at, at + 1
    while first > 0 and leans(found[first], body) and before(found[first]) == found[first - 1]:
        first -= 1
    while last < len(found) and says_so(found[last]) and before(found[last]) == found[last - 1]:
        last += 1
    stands = not leans(found[first], body) and last - first <= _SENTENCES
    return tuple(found[first:last]) if stands else ()


def _side(blocks: tuple[Block, ...], article: Article, lead: Article, outlets: Mapping[str, Outlet]) -> Side:
    """A NOTE names its source where it is not the item's own."""
    own = article.outlet != lead.outlet or article.reported_on != lead.reported_on
    source = attribution(article, (article,), outlets, range_of_days=False) if own else None
    return Side.of(blocks, article, source)


def _is_of_others(first: str, text: str) -> bool:
    """Whether the first sentence of a side fact names somebody of whom the item has not told."""
    return bool(facts(first) - facts(text))


def _adds(blocks: Sequence[Block], text: str) -> bool:
    words = " ".join(b.text for b in blocks)
    if _AGAINST.search(words):
        return True
    new = facts(words) - facts(text)
    return overlap(content(words), content(text)) < _TOLD and len(new) >= 0.35 * len(facts(words))


def _against(sources: Sources, lead: Article, text: str, outlets: Mapping[str, Outlet]) -> tuple[Line, ...]:
    """What another house says against the body, about the same matter: the sentence nearest to it, with its company."""
    body = content(text)
    options: list[tuple[float, tuple[Line, ...]]] = []
    for article in _of_others(sources, lead, outlets):
        found = lines(article)
        for i, line in enumerate(found):
            common = _common(line, body)
            if 0.2 <= common < _TOLD and (group := with_company(found, i, body)):
                options.append((common, group))
    return max(options, key=lambda o: o[0], default=(0.0, ()))[1]


def _of_others(sources: Sources, lead: Article, outlets: Mapping[str, Outlet]) -> Iterator[Article]:
    """The event's English articles from another house than the lead's, oldest first."""
    mine = outlets[lead.outlet].owner if lead.outlet in outlets else ""
    for article in sources.articles:
        outlet = outlets.get(article.outlet)
        if article.id in sources.own and is_english(article) and outlet is not None and outlet.owner != mine:
            yield article


def _asked(sources: Sources, lead: Article, text: str, outlets: Mapping[str, Outlet]) -> tuple[Line, ...]:
    """What was said first, from another house, where the item tells the answer to it and not the thing itself."""
    if not _ANSWER.search(f"{lead.headline}. {lead.lead}"):
        return ()
    body = content(text)
    for article in _of_others(sources, lead, outlets):
        for line in lines(article)[:1]:
            words = content(line.text)
            near = len(words & body) / len(words) if words else 0.0
            if _ASKS.search(line.text) and not _AGAINST.search(line.text) and 0.2 <= near < _TOLD:
                return (line,)
    return ()


def _common(line: Line, body: frozenset[str]) -> float:
    """The share of a contrary sentence's words that the body has; 0 for what is not contrary, too short or history."""
    words = content(line.text)
    contrary = _AGAINST.search(line.text) and not _BACKGROUND.search(line.text) and line.size >= 8
    return len(words & body) / len(words) if contrary and words else 0.0


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
