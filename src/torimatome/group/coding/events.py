"""The coding of an event: what most of its articles tell first, coded once however many report it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from torimatome.group.assemble import Grouping
from torimatome.group.coding.coder import Coder
from torimatome.group.coding.nations import Named
from torimatome.lang import pack
from torimatome.lang.text import sentences
from torimatome.model import Act, Actor, Article, Coding, CoverageRole, Entity, EntityKind, Event, EventKind, Mention
from torimatome.profiles.register import Register

_WEIGHT = {"en": 2}  # the fullest of the lexicons is trusted most
_OPENING = 2  # sentences of the text that are read after the headline
_MODES = frozenset({EventKind.VISIT, EventKind.MEETING, EventKind.PHONE_CALL, EventKind.LETTER, EventKind.EXERCISE})
_FIRST_HAND = frozenset({CoverageRole.REPORT, CoverageRole.LIVE, CoverageRole.TRANSLATION})


@dataclass(frozen=True, slots=True)
class _Told:
    coding: Coding
    weight: int


def with_codings(
    grouping: Grouping,
    articles: Sequence[Article],
    mentions: Mapping[str, tuple[Mention, ...]],
    register: Register,
) -> Grouping:
    """The same grouping, each event coded from the articles that tell it at first hand."""
    by_id = {a.id: a for a in articles}
    told: dict[str, list[_Told]] = {}
    for coverage in grouping.coverage:
        article = by_id.get(coverage.article)
        if article and coverage.role in _FIRST_HAND:
            told.setdefault(coverage.event, []).extend(_read(article, mentions.get(article.id, ()), register))
    events = tuple(replace(e, coding=_of(e, told.get(e.id, ()))) for e in grouping.events)
    return replace(grouping, events=events)


def _of(event: Event, told: Sequence[_Told]) -> Coding | None:
    """The act with most weight; of its codings the one that names most sides, of equals the first."""
    if not told:
        return None
    votes: Counter[Act] = Counter()
    for one in told:
        votes[one.coding.act] += one.weight
    act = max(votes, key=lambda a: votes[a])
    best = max((t.coding for t in told if t.coding.act is act), key=lambda c: (bool(c.actors), bool(c.recipients)))
    mode = event.kind.value if event.kind in _MODES else ""
    return replace(best, mode=mode, place=event.places[0] if event.places else "", on=event.first_on)


def _read(article: Article, mentions: Sequence[Mention], register: Register) -> Iterator[_Told]:
    """The codings of the headline and of the first sentences."""
    language = pack(article.language)
    day = article.reported_on
    coder, weight = Coder(language.code), _WEIGHT.get(language.code, 1)
    headline = coder.code(article.headline, tuple(named_in(mentions, register, day, in_headline=True)))
    if headline:
        yield _Told(headline, 2 * weight)
    for span in sentences(article.text, language)[:_OPENING]:
        inside = [m for m in mentions if not m.in_headline and span.start <= m.start < span.end]
        moved = [replace(m, start=m.start - span.start, end=m.end - span.start, in_headline=True) for m in inside]
        coding = coder.code(
            article.text[span.start : span.end], tuple(named_in(moved, register, day, in_headline=True))
        )
        if coding:
            yield _Told(coding, weight)
            return


def named_in(
    mentions: Sequence[Mention], register: Register, day: date | None, *, in_headline: bool
) -> Iterator[Named]:
    """Mentions as actors: people under the country or body of their office of the day, bodies above states as such."""
    for mention in mentions:
        entity = register.get(mention.entity) if mention.entity and mention.in_headline is in_headline else None
        country = _country(entity, day) if entity else ""
        if entity and country:
            yield Named(start=mention.start, end=mention.end, country=country, entity=entity.id)


def _country(entity: Entity, day: date | None) -> str:
    """For whom an entity acts: a country, IGO for a body above states, or an empty string."""
    if entity.kind in {EntityKind.OUTLET, EntityKind.INITIATIVE}:
        return ""
    office = entity.office_on(day) if day else None
    if office:
        return (office.country or "IGO").upper()
    return (entity.country or ("IGO" if entity.kind is EntityKind.BODY else "")).upper()


def actor_codes(actors: Sequence[Actor]) -> tuple[str, ...]:
    """The countries, or the sectors of bodies without one, in order."""
    return tuple(a.country or a.sector for a in actors)
