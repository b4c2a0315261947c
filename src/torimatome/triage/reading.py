"""Reading: what triage sees of an event, and whether a rule holds for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from torimatome.lang.looking_back import looks_back
from torimatome.lang.text import fold
from torimatome.model import Article, Coverage, CoverageRole, Dossier, Entity, EntityKind, Mention, Outlet, OutletKind
from torimatome.profiles.register import Register
from torimatome.triage.rules import Rule, Rules

_AT_FIRST_HAND = frozenset({CoverageRole.REPORT, CoverageRole.LIVE, CoverageRole.TRANSLATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The texts of an event by place, folded; the word lists its register names meet; who reports it, and how."""

    places: Mapping[str, str]
    names: Mapping[str, frozenset[str]]
    kinds: frozenset[str]
    outlets: frozenset[str]
    owners: frozenset[str]
    languages: frozenset[str]

    def meets(self, word_list: str, where: str, rules: Rules) -> bool:
        """Whether one word of the list, or a name that stands for it, is in that place."""
        if word_list in self.names.get(where, frozenset()):
            return True
        pattern = rules.words.get(word_list)
        return bool(pattern and pattern.search(self.places.get(where, "")))

    def holds(self, rule: Rule, rules: Rules) -> bool:
        """Whether a rule holds for the event."""
        if rule.kinds and not self.kinds & set(rule.kinds):
            return False
        if rule.houses and len(self.owners) > rule.houses:
            return False
        if self.languages & set(rule.unless_in):
            return False
        if rule.outlets and not self.outlets & set(rule.outlets):
            return False
        if any(self.meets(name, rule.where, rules) for name in rule.none):
            return False
        return all(any(self.meets(name, rule.where, rules) for name in group) for group in rule.every)


def first_hand(dossier: Dossier) -> tuple[Article, ...]:
    """The articles that tell of the event itself, its parts included; opinion and looking back left out."""
    roles = {c.article: c for c in every_coverage(dossier)}
    return tuple(a for a in every_article(dossier) if _tells(roles.get(a.id)) and not looks_back(a.headline, a.text))


def _tells(coverage: Coverage | None) -> bool:
    return coverage is None or coverage.role in _AT_FIRST_HAND


def tree(dossier: Dossier) -> Iterator[Dossier]:
    """The dossier, its parts and their parts."""
    yield dossier
    for part in dossier.parts:
        yield from tree(part)


def every_article(dossier: Dossier) -> tuple[Article, ...]:
    """All articles at any depth, each once, in the order of the tree."""
    return tuple({a.id: a for d in tree(dossier) for a in d.articles}.values())


def every_coverage(dossier: Dossier) -> tuple[Coverage, ...]:
    """All coverage at any depth."""
    return tuple(c for d in tree(dossier) for c in d.coverage)


def read(dossier: Dossier, outlets: Mapping[str, Outlet], register: Register, home: str) -> Reading:
    """What the event's own reports say; where there are none, what there is."""
    return _read(dossier, first_hand(dossier) or every_article(dossier), outlets, register, home)


def read_each(dossier: Dossier, outlets: Mapping[str, Outlet], register: Register, home: str) -> tuple[Reading, ...]:
    """What each of the event's own reports says for itself."""
    articles = first_hand(dossier) or every_article(dossier)
    return tuple(_read(dossier, (a,), outlets, register, home) for a in articles)


def _read(
    dossier: Dossier, articles: tuple[Article, ...], outlets: Mapping[str, Outlet], register: Register, home: str
) -> Reading:
    mentions = {k: v for d in tree(dossier) for k, v in d.mentions.items()}
    known = [outlets[a.outlet] for a in articles if a.outlet in outlets]
    return Reading(
        places=_places(articles),
        names=_names(articles, mentions, register, home),
        kinds=frozenset(str(d.event.kind) for d in tree(dossier)),
        outlets=frozenset(str(o.kind) for o in known),
        languages=frozenset(a.language.partition("-")[0] for a in articles),
        owners=frozenset(o.owner for o in known if o.kind is not OutletKind.AGGREGATOR),
    )


# To whom a thing was said is not whom it is about.
_TO_THE_PRESS = re.compile(
    r"\b(?:told|to|by|informed|briefed|from) (?:the )?(?:journalists|reporters|media representatives)\b|"
    r"\bжурналистам\b|\bjurnalistlere\b|\bgazetecilere\b|\bլրագրողներին\b|\bլրագրողների հետ\b"
)


def _words(text: str) -> str:
    return _TO_THE_PRESS.sub(" ", fold(text))


def _places(articles: tuple[Article, ...]) -> dict[str, str]:
    headlines = "\n".join(_words(a.headline) for a in articles)
    return {
        "category": "\n".join(fold(a.category or "") for a in articles),
        "headline": headlines,
        "lead": headlines + "\n" + "\n".join(_words(a.lead) for a in articles),
        "text": headlines + "\n" + "\n".join(_words(a.text) for a in articles),
    }


def _names(
    articles: tuple[Article, ...], mentions: Mapping[str, tuple[Mention, ...]], register: Register, home: str
) -> dict[str, frozenset[str]]:
    """home.president, abroad.foreign-minister, abroad: the offices and countries of those who are named, by place."""
    found: dict[str, set[str]] = {"headline": set(), "lead": set(), "text": set()}
    for article in articles:
        day = article.reported_on
        for mention in mentions.get(article.id, ()):
            entity = register.get(mention.entity)
            words = _stands_for(entity, home, day) if entity else ()
            found["text"].update(words)
            if mention.in_headline or mention.end <= len(article.lead):
                found["lead"].update(words)
            if mention.in_headline:
                found["headline"].update(words)
    return {place: frozenset(words) for place, words in found.items()}


def _stands_for(entity: Entity, home: str, day: date | None) -> tuple[str, ...]:
    side = "home" if entity.country == home else "abroad"
    if entity.kind is EntityKind.COUNTRY:
        return (side, f"country.{entity.country}")
    if entity.kind is EntityKind.PERSON:
        office = entity.office_on(day) if day else next(iter(entity.offices), None)
        return (f"{side}.{office.title}", f"{side}.office") if office else ()
    return (f"body.{side}",) if entity.kind is EntityKind.BODY and entity.country else ()
