"""NOTEs: what limits, denies or stands beside an item, each with its own source (grammar 1.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from torimatome.compose import budget
from torimatome.compose.attribution import attribution
from torimatome.compose.beside import answered, beside
from torimatome.compose.chapters import Chapter
from torimatome.compose.company import BACKGROUND, of_others, with_company, with_figure
from torimatome.compose.hand import Hand
from torimatome.compose.lines import Line, content, facts, lines, overlap
from torimatome.compose.sources import Sources, is_english
from torimatome.compose.summary import chosen_of
from torimatome.compose.voices import is_answer, is_ours
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
# Share of a NOTE's words that the body has, from which it adds nothing; 0.6 and 0.85 find the same facts in both weeks.
_TOLD = 0.72
# Likewise of a contrary sentence; at 0.72 the item's own news comes as its contradiction, once in 128 items.
_NEAR = 0.6
_FAR = 0.15
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
    for chapter in sorted(side, key=lambda c: c.dossier is not sources.dossier):
        # The item's own event, which another house alone tells in English, is told whatever its kind.
        fact = _side_fact(chapter, hand, any_act=chapter.dossier is sources.dossier)
        group = fact or _denial(chapter, sources)
        sentences = hand.write(group, front=True)
        blocks = (Block(kind=BlockKind.PARAGRAPH, sentences=sentences),) if sentences else ()
        if (
            blocks
            and (_adds(blocks, text) or (fact and _is_of_others(sentences[0].text, text)))
            and len(found) < _AT_MOST
        ):
            found.append(_side(blocks, group[0].article, lead, outlets))
            text += " " + " ".join(b.text for b in blocks)
    group = _of_another(sources, lead, text, hand.people) if len(found) < _AT_MOST else ()
    if group and group[0].article.id not in {one.article.id for one in found}:
        front = is_answer(lead)  # the thing itself, which the item answers, has its day
        block = Block(kind=BlockKind.PARAGRAPH, sentences=hand.write(group, front=front))
        found.append(_side((block,), group[0].article, lead, outlets))
    return tuple(s for s in found if any(b.sentences for b in s.note.blocks))


def _of_another(sources: Sources, lead: Article, text: str, people: frozenset[str]) -> tuple[Line, ...]:
    """What another house tells of the event itself: an answer, a contradiction, what was answered, or what it alone has."""
    outlets = sources.outlets
    group = (
        answered(sources, lead, text, outlets, people)
        or _against(sources, lead, text, outlets)
        or _asked(sources, lead, text, outlets)
        or beside(sources, lead, text, outlets)
    )
    return with_figure(group, text) if group else ()


def _side_fact(chapter: Chapter, hand: Hand, *, any_act: bool = False) -> tuple[Line, ...]:
    """A talk or incident of the same days: what it was, and a sentence or two of its matter, no history."""
    first = lines(chapter.articles[0])[:1]
    told = " ".join(line.text for line in first)
    if not any_act and not _TALK.search(told) and not (chapter.kind in _SIDE_FACTS and _ACT.search(told)):
        return ()
    return tuple(line for line in chosen_of(chapter, hand, budget.NOTE) if not BACKGROUND.search(line.text))[
        :_SENTENCES
    ]


def _denial(chapter: Chapter, sources: Sources) -> tuple[Line, ...]:
    """The sentence that denies or limits something, in whichever report of the part, with what it leans on and who says so."""
    own = {a.id for a in chapter.dossier.articles} - {a.id for a in chapter.articles}
    others = (a for a in sources.articles if a.id in own and is_english(a))
    for found in (lines(a) for a in (*chapter.articles, *others)):
        against = (i for i, line in enumerate(found) if _is_contrary(line))
        if group := next((group for i in against if (group := with_company(found, i))), ()):
            return group
    return ()


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
    for article in of_others(sources, lead, outlets):
        found = lines(article)
        for i, line in enumerate(found):
            common = _common(line, body)
            if _FAR <= common < _NEAR and (group := with_company(found, i, body)):
                options.append((common, group))
    return max(options, key=lambda o: o[0], default=(0.0, ()))[1]


def _asked(sources: Sources, lead: Article, text: str, outlets: Mapping[str, Outlet]) -> tuple[Line, ...]:
    """What was said first, from another house, where the item tells the answer to it and not the thing itself."""
    if not _ANSWER.search(f"{lead.headline}. {lead.lead}"):
        return ()
    body = content(text)
    for article in of_others(sources, lead, outlets):
        for line in lines(article)[:1]:
            words = content(line.text)
            near = len(words & body) / len(words) if words else 0.0
            if _ASKS.search(line.text) and not _AGAINST.search(line.text) and 0.2 <= near < _TOLD:
                return (line,)
    return ()


def _common(line: Line, body: frozenset[str]) -> float:
    """The share of a contrary sentence's words that the body has; 0 for what is not contrary, too short or history."""
    words = content(line.text)
    return len(words & body) / len(words) if words and line.size >= 8 and _is_contrary(line) else 0.0


def _is_contrary(line: Line) -> bool:
    return bool(_AGAINST.search(line.text)) and not BACKGROUND.search(line.text) and not is_ours(line.text)


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
