"""One item from one event: summary, NOTEs, attribution, and what nobody has checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from torimatome.compose.abroad import figures_abroad
from torimatome.compose.acronyms import expansions, spell_out
from torimatome.compose.again import by_family, families
from torimatome.compose.attribution import attribution
from torimatome.compose.chapters import chapters
from torimatome.compose.days import vague
from torimatome.compose.disputes import answers, imbalance
from torimatome.compose.foreign import coded, in_english
from torimatome.compose.hand import Hand
from torimatome.compose.introduced import introduced
from torimatome.compose.lines import has_injection
from torimatome.compose.notes import Side, denied_claims, notes
from torimatome.compose.sources import Sources, every_article, is_english, tree
from torimatome.compose.summary import body_of
from torimatome.config import House
from torimatome.lang import LanguagePack, pack
from torimatome.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Dossier,
    EventKind,
    Headline,
    Item,
    Lessons,
    Outlet,
    Sentence,
)
from torimatome.model.learnt import NOTHING_LEARNT
from torimatome.profiles.register import Register

_TALKS = frozenset({EventKind.VISIT, EventKind.MEETING})
_JOURNEYS = frozenset({EventKind.VISIT, EventKind.MEETING, EventKind.INTERVIEW, EventKind.OTHER, EventKind.CEREMONY})


def item(
    dossier: Dossier,
    section: str,
    headlines: Mapping[str, Headline],
    lead: Article,
    outlets: Mapping[str, Outlet],
    house: House,
    register: Register,
    packs: Callable[[str], LanguagePack] = pack,
    lessons: Lessons = NOTHING_LEARNT,
    disputed: Sequence[Sequence[Claim]] = (),
) -> Item:
    """The item of an event. Without an English report it says only who is named in what kind of event, and that it needs translation.

    disputed: figures of one thing that contradict each other, each with its holder.
    """
    sources = Sources(dossier=dossier, outlets=outlets, home=house.home)
    hand = replace(Hand.of(sources.articles, outlets, register, house.home), lessons=lessons)
    if is_english(lead):
        written = _written(sources, lead, hand, register, disputed)
    else:
        headlines = in_english(headlines, dossier, lead, register, hand.forms, house.home)
        written = _Written(coded(dossier, lead, outlets, register, hand.forms, house.home), (lead,))
    body, used, side = written.body, written.used, written.side
    days = [d for e in tree(dossier) for d in (e.event.first_on, e.event.last_on) if d]
    return Item(
        id=f"i{dossier.event.id}",
        section=section,
        kind=str(dossier.event.kind),
        headlines=dict(headlines),
        body=body,
        attributions=(_attributed(sources, lead, used, journey=_is_journey(dossier)),),
        notes=tuple(s.note for s in side),
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        events=tuple(d.event.id for d in tree(dossier)),
        articles=tuple(a.id for a in every_article(dossier)),
        doubts=tuple(
            dict.fromkeys((*written.doubts, *_doubts(sources, lead, body, side), *_lost_hedges(lead, body, packs)))
        ),
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """Body, the articles it stands on, NOTEs, and what the writing leaves open."""

    body: tuple[Block, ...]
    used: tuple[Article, ...]
    side: tuple[Side, ...] = ()
    doubts: tuple[str, ...] = ()


def _written(
    sources: Sources, lead: Article, hand: Hand, register: Register, disputed: Sequence[Sequence[Claim]]
) -> _Written:
    main, rest = chapters(sources, lead.outlet, register)
    body = body_of(main, hand, sources.dossier.event.kind)
    side = notes(rest, sources, lead, body, hand)
    denied = denied_claims(side, sources, body)
    if denied:
        body = (*body, Block(kind=BlockKind.PARAGRAPH, sentences=hand.write(denied, front=False)))
    more = answers(sources, lead, body, side, hand, disputed)
    if more.body:
        body = (*body, Block(kind=BlockKind.PARAGRAPH, sentences=more.body))
    side = (*side, *more.notes)
    body = introduced(_spelled_out(body, sources.articles), sources.articles, hand.people)
    body = by_family(body, families(hand.people, sources.articles))
    side = tuple(_introduced(s, sources, hand, body) for s in side)
    cited = {c.article for b in body for s in b.sentences for c in s.citations if b.kind != BlockKind.SUBHEADING}
    own = {a.id for c in main for a in c.articles} | {line.article.id for line in denied} | {a.id for a in more.used}
    used = tuple(a for a in sources.articles if a.id in cited & own) or (lead,)
    sides = tuple(s.article for s in side)
    told = " ".join(b.text for b in (*body, *(n for s in side for n in s.note.blocks)))
    counted = figures_abroad(sources, told)
    doubts = (*more.doubts, *imbalance(sources, (*used, *sides), told), *(f.doubt for f in counted))
    return _Written(_with(body, tuple(f.sentence for f in counted)), used, side, doubts)


def _introduced(side: Side, sources: Sources, hand: Hand, body: Sequence[Block]) -> Side:
    """A NOTE with whom and what it names first in full."""
    known = " ".join(b.text for b in body)
    return replace(
        side, note=replace(side.note, blocks=introduced(side.note.blocks, sources.articles, hand.people, known))
    )


def _with(body: tuple[Block, ...], more: tuple[Sentence, ...]) -> tuple[Block, ...]:
    """The body with sentences behind its last paragraph."""
    if not more:
        return body
    if body[-1:] and body[-1].kind is BlockKind.PARAGRAPH:
        return (*body[:-1], replace(body[-1], sentences=(*body[-1].sentences, *more)))
    return (*body, Block(kind=BlockKind.PARAGRAPH, sentences=more))


def _spelled_out(body: Sequence[Block], articles: Iterable[Article]) -> tuple[Block, ...]:
    """The body with acronyms spelled out where they first stand in a sentence."""
    known = expansions(a for a in articles if is_english(a))
    sentences = iter(spell_out((s for b in body if b.kind != BlockKind.SUBHEADING for s in b.sentences), known))
    return tuple(
        b
        if b.kind == BlockKind.SUBHEADING
        else Block(
            kind=b.kind, sentences=tuple(next(sentences) for _ in b.sentences), lead=b.lead, lead_last=b.lead_last
        )
        for b in body
    )


def _attributed(sources: Sources, lead: Article, used: Sequence[Article], *, journey: bool) -> Attribution:
    """The attribution; on a journey the days on which the outlet reported it, in whatever language."""
    other = [a for a in sources.articles if a.outlet == lead.outlet and not is_english(a)] if journey else []
    return attribution(lead, (*used, *other), sources.outlets, range_of_days=journey)


def _is_journey(dossier: Dossier) -> bool:
    talks = [p for p in dossier.parts if p.event.kind in _TALKS]
    return bool(dossier.parts) and (dossier.event.kind in _JOURNEYS or len(talks) > 1)


def _lost_hedges(lead: Article, body: Sequence[Block], packs: Callable[[str], LanguagePack]) -> Iterable[str]:
    """Words of doubt at the head of the source that the summary does not carry."""
    head, told = f"{lead.headline} {lead.lead}".lower(), " ".join(b.text for b in body).lower()
    lost = [h for h in packs(lead.language).hedges if re.search(rf"\b{re.escape(h)}\b", head) and h not in told]
    if lost and is_english(lead):
        yield f'The source says "{lost[0]}", the summary does not.'


def _doubts(sources: Sources, lead: Article, body: Sequence[Block], side: Sequence[Side]) -> Iterable[str]:
    """What a person should look at before print."""
    if not is_english(lead):
        yield f"Needs translation: no report in English, only in {lead.language}."
    if lead.reported_on is None:
        yield "The source of the attribution gives no date."
    for article in every_article(sources.dossier):
        if has_injection(article):
            yield f"A passage of {article.url} gives orders to machines; it was left out."
    for text in (b.text for b in (*body, *(n for s in side for n in s.note.blocks))):
        if span := vague(text):
            yield f'"{span}" leans on the day of writing: put the date.'
