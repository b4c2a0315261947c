"""What an article leaves behind for comparing it with others: names by sound, numbers, days, kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from torimatome.group.folding import CJK
from torimatome.group.mentions import WORDS
from torimatome.group.roles import role_of
from torimatome.group.sounds import sounds, without_ending
from torimatome.lang import LanguagePack, pack
from torimatome.lang.dates import DateSpan, find_dates
from torimatome.lang.numbers import find_numbers
from torimatome.lang.tenses import DateRole, told_dates
from torimatome.lang.text import fold, lower, sentences
from torimatome.model import Article, CoverageRole, Entity, EntityKind, Mention
from torimatome.profiles.register import Register

HEAD = 2
"""Sentences that count as the head of an article beside its headline: they say who did what."""

_BY_ID = frozenset({EntityKind.BODY, EntityKind.INITIATIVE})
_HAPPENING = frozenset({DateRole.EVENT, DateRole.PLAN})
_LONGEST_RANGE, _SHORT_RANGE = 15, 4  # days
_CASELESS = frozenset({"ka", "fa"})
_CODE = re.compile(r"\b(?=[A-Z\d-]*[A-Z])[A-Z][A-Z\d]*(?:-?\d+[A-Z]*|[A-Z]{2,})\b")


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """One article's evidence. head is of headline and first sentences, full of everything.

    days: of the head; told_days: of everything, without those of reports and memorials, head_days those of the head.
    Ids of the register are known, of full; known_people, of the head; headline_known, of the headline and by kind.
    headline_names: the keys of each name of the headline.
    """

    article: Article
    head: frozenset[str]
    full: frozenset[str]
    known: frozenset[str]
    scene: frozenset[str]
    people: tuple[frozenset[str], ...]
    first_person: str | None
    numbers: frozenset[str]
    head_numbers: frozenset[str]
    days: frozenset[date]
    told_days: frozenset[date]
    head_days: frozenset[date]
    kinds: frozenset[str]
    headline_kinds: frozenset[str]
    spelling: Mapping[str, str]
    head_text: str
    role: CoverageRole
    known_people: frozenset[str]
    headline_known: Mapping[EntityKind, frozenset[str]]
    headline_names: tuple[frozenset[str], ...]


def trace(
    article: Article,
    mentions: Sequence[Mention],
    register: Register,
    places: Mapping[str, Entity] = MappingProxyType({}),
) -> Trace:
    """Read an article once for all comparisons. places: folded names of places, for the dateline."""
    own = pack(article.language)
    itself = article.outlet.rpartition(".")[2]  # "Trend reports": in its own text an outlet's name tells nothing
    mentions = [m for m in mentions if m.entity or fold(m.surface) != itself]
    scene = _scene(article, own, places)
    spans = sentences(article.text, own)
    end = spans[min(HEAD, len(spans)) - 1].end if spans else 0
    head_text = f"{article.headline}\n\n{article.text[:end]}"
    text = f"{article.headline}\n\n{article.text}"
    in_head = [m for m in mentions if m.in_headline or m.start < end]
    told = [t for t in told_dates(text, own, article.reported_on) if t.role in _HAPPENING]
    full = _keys(mentions, text, own, register) | scene
    return Trace(
        article=article,
        head=_keys(in_head, head_text, own, register) | scene,
        full=full,
        known=frozenset(key for key in full if register.get(key) is not None),
        scene=scene,
        people=tuple(keys for m in in_head if (keys := _person_keys(m, own, register))),
        first_person=next((m.entity for m in in_head if _is_person(m, register)), None),
        numbers=frozenset(_numbers(text, own, article.reported_on)),
        head_numbers=frozenset(_numbers(head_text, own, article.reported_on)),
        days=_days(find_dates(head_text, own, article.reported_on), _LONGEST_RANGE),
        told_days=_days((t.span for t in told), _SHORT_RANGE),
        head_days=_days((t.span for t in told if t.span.start < len(head_text)), _SHORT_RANGE),
        kinds=_kinds(head_text, own),
        headline_kinds=_kinds(article.headline, own),
        spelling=_spelling(mentions, own, register),
        head_text=head_text,
        role=role_of(article, own),
        known_people=_known(in_head, register).get(EntityKind.PERSON, frozenset()),
        headline_known=_known([m for m in mentions if m.in_headline], register),
        headline_names=tuple(keys for m in mentions if m.in_headline and (keys := _keys([m], "", own, register))),
    )


def _known(mentions: Iterable[Mention], register: Register) -> dict[EntityKind, frozenset[str]]:
    """Ids of those whom the register knows, by kind; continents, seas and the like tell nothing apart."""
    found: dict[EntityKind, set[str]] = {}
    for mention in mentions:
        entity = register.get(mention.entity)
        if entity is not None and not entity.wide:
            found.setdefault(entity.kind, set()).add(entity.id)
    return {kind: frozenset(ids) for kind, ids in found.items()}


def _spelling(mentions: Sequence[Mention], own: LanguagePack, register: Register) -> dict[str, str]:
    """Key -> the name as it stands in the article, first come."""
    found: dict[str, str] = {}
    for mention in mentions:
        entity = register.get(mention.entity)
        for key in _of_entity(entity) if entity else _of_surface(mention.surface, own):
            found.setdefault(key, mention.surface)
    return found


def _is_person(mention: Mention, register: Register) -> bool:
    entity = register.get(mention.entity)
    return entity is not None and entity.kind is EntityKind.PERSON


def _person_keys(mention: Mention, own: LanguagePack, register: Register) -> frozenset[str]:
    """The keys of a known person, or of a name of several words that nobody knows; of anything else, none."""
    entity = register.get(mention.entity)
    if entity is not None:
        return frozenset(_of_entity(entity)) if entity.kind is EntityKind.PERSON else frozenset()
    unknown = mention.entity is None and re.search(r"[\s・＝]", mention.surface)
    return _of_surface(mention.surface, own) if unknown else frozenset()


def _keys(mentions: Iterable[Mention], text: str, own: LanguagePack, register: Register) -> frozenset[str]:
    keys: set[str] = set()
    for mention in mentions:
        entity = register.get(mention.entity)
        if entity is not None:
            keys |= set() if entity.wide else _of_entity(entity)
        elif mention.entity is None:
            keys |= _of_surface(mention.surface, own)
        if entity is None and mention.entity:
            text = text.replace(mention.surface, " ")  # an outlet names itself
    keys |= set(_CODE.findall(text))
    if own.code in _CASELESS:
        for word in WORDS.finditer(text):
            keys |= {k for k in _of_surface(word[0], own) if len(k) > 3}
    return frozenset(keys)


def country_keys(register: Register) -> frozenset[str]:
    """The keys of all countries: two articles that have no more than one in common may be of anything there."""
    return frozenset(key for entity in register.of_kind(EntityKind.COUNTRY) for key in _of_entity(entity))


def place_names(register: Register) -> dict[str, Entity]:
    """Folded form -> place, in any language."""
    found: dict[str, Entity] = {}
    for entity in register.of_kind(EntityKind.PLACE):
        for name in (*entity.names.values(), *(f for forms in entity.forms.values() for f in forms)):
            found.setdefault(fold(name), entity)
    return found


def _scene(article: Article, own: LanguagePack, places: Mapping[str, Entity]) -> frozenset[str]:
    """The place of the dateline: where a reporter was is where it happened."""
    if article.dateline is None:
        return frozenset()
    place = article.dateline.place or re.split(r"[,.(/\d]", article.dateline.raw)[0]
    known = places.get(fold(place.strip()))
    return frozenset(_of_entity(known)) if known else _of_surface(place.strip().title(), own)


@lru_cache(maxsize=8192)
def _surface_keys(surface: str, code: str, suffixes: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for word in re.split(r"[\s・＝\-'’]+", surface):
        for stem in without_ending(word, suffixes) if code != "en" else (word,):
            found |= sounds(stem, code)
        if len(word) > 3 and not found:  # too few consonants to be known by sound: Munich, Kiyev
            found.add(f"={fold(word)}")
    return frozenset(found)


def _of_surface(surface: str, own: LanguagePack) -> frozenset[str]:
    return _surface_keys(surface, own.code, own.suffixes)


def _of_entity(entity: Entity) -> set[str]:
    """The entity's id, and how its English name sounds: so it meets those whom only one language knows.

    The words of bodies and undertakings (ministry, of, foreign) are too common for that, and many.
    """
    if entity.kind in _BY_ID:
        return {entity.id}
    name = entity.names.get("en", "")
    return {entity.id} | {key for word in re.split(r"[\s\-]+", name) for key in sounds(word, "en")}


def _numbers(text: str, own: LanguagePack, on: date | None) -> Iterator[str]:
    """The figures of a text that are no part of a date, no year, and not so small that every text has them."""
    dates = find_dates(text, own, on)
    for span in find_numbers(text, own):
        if any(d.start < span.end and span.start < d.end for d in dates):
            continue
        if span.unit or (span.value > 2 and not (1900 <= span.value < 2100)):
            yield f"{span.value:.12g}{span.unit}"


def _kinds(head: str, own: LanguagePack) -> frozenset[str]:
    text = lower(head, own.code)
    return frozenset(kind for kind, stems in own.kinds.items() if stems and _stems(stems).search(text))


@lru_cache(maxsize=512)
def _stems(stems: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the stems at the beginning of a word; anywhere in a script without blanks."""
    return re.compile("|".join(s if CJK.search(s) else rf"(?<!\w){re.escape(s)}" for s in stems))


def _days(spans: Iterable[DateSpan], longest: int) -> frozenset[date]:
    """The days of dates; a range counts with all its days, a longer one with none."""
    found: set[date] = set()
    for span in spans:
        if span.exact and (span.last_on - span.first_on).days < longest:
            found |= {span.first_on + timedelta(days=n) for n in range((span.last_on - span.first_on).days + 1)}
    return frozenset(found)
