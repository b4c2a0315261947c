"""Items and stored events read as tellings: day, act, sides, and the words and names by which they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from torimatome import group, lang
from torimatome.analysis.marks import kinds, words
from torimatome.analysis.reading import Finder, day, headlines, is_japanese, quotes, title
from torimatome.analysis.tellings import Telling
from torimatome.analysis.timeline import event_day
from torimatome.chronicle.acting import CLASH, Acting, sides
from torimatome.lang.text import fold, sentences
from torimatome.model import Article, Coding, EntityKind, Event, EventKind, Item, Mention, Outlet
from torimatome.profiles.register import Register

OPENING = 2
"""So many sentences of a body are read for the act, and twice as many for what indicators look for."""
TERMS = 60
_KATAKANA = re.compile(r"[ァ-ヶー]")
_KEPT = 16_384


def finder(gazetteer: group.Gazetteer) -> Finder:
    """The register's names in a text; half of a longer word in katakana is none, nor is the bare word of an office."""

    @lru_cache(maxsize=_KEPT)
    def find(text: str) -> tuple[Mention, ...]:
        code = "ja" if is_japanese(text) else "en"
        article = Article(id="", revision=1, outlet="", url="", language=code, headline="", text=text)
        known = [m for m in group.mentions(article, gazetteer, lang.pack(code)) if m.entity]
        return tuple(m for m in known if not _torn(m, text) and fold(m.surface) not in gazetteer.titles)

    return find


def _torn(mention: Mention, text: str) -> bool:
    """Whether a name in katakana is cut out of a longer word."""
    first, end = mention.start, mention.end
    left = first > 0 and _KATAKANA.match(text[first]) and _KATAKANA.match(text[first - 1])
    right = end < len(text) and _KATAKANA.match(text[end - 1]) and _KATAKANA.match(text[end])
    return bool(left and right)


@dataclass(frozen=True)
class Reader:
    """Reads with the register's names and the outlets that are known."""

    find: Finder
    register: Register
    outlets: Mapping[str, Outlet]

    def item(self, item: Item, issue: str = "") -> Telling | None:
        """What an item tells; None: nobody knows its day."""
        reported = day(item)
        if reported is None:
            return None
        heads, body = [q.text for q in headlines(item)], [q.text for q in quotes(item)]
        coding = self._acting.coding(heads, body[:OPENING], reported)
        said = (*heads, *body[: 2 * OPENING])
        return Telling(
            id=item.id, on=event_day(item) or reported, reported_on=reported, text=title(item), said=said,
            terms=self._terms(said), names=self._names(said), kind=_kind(item.kind, heads), items=(item.id,),
            outlets=self._printed_by(item), events=item.events, related=_related(item), issue=issue, **_coded(coding),
        )  # fmt: skip

    def event(self, event: Event, articles: Sequence[Article], items: Sequence[str]) -> Telling | None:
        """What a stored event tells; None: nobody knows its day."""
        days = [a.reported_on for a in articles if a.reported_on]
        if event.first_on is None or not days:
            return None
        first = min(articles, key=lambda a: (a.language != "en", a.reported_on or date.max, a.id))
        said = tuple(s for a in articles[:_ARTICLES] for s in _opening(a))
        return Telling(
            id=event.id, on=event.first_on, reported_on=min(days), text=first.headline, said=said, terms=self._terms(said),
            names=tuple(sorted({*event.actors, *event.places, *self._names(said)})), kind=event.kind.value,
            items=tuple(items), outlets=tuple(dict.fromkeys(a.outlet for a in articles)), stored=True, **_coded(event.coding),
        )  # fmt: skip

    @cached_property
    def _acting(self) -> Acting:
        return Acting(self.find, self.register)

    @cached_property
    def _by_form(self) -> dict[str, str]:
        """Outlets by every form in which an attribution may write them."""
        return {fold(form): o.id for o in self.outlets.values() for form in (o.id, o.attribution, *o.names.values())}

    def _printed_by(self, item: Item) -> tuple[str, ...]:
        """The outlets of an item by id; as written where no register has them."""
        if item.filed:
            told: tuple[str, ...] = (item.filed.outlet_id or item.filed.outlet or item.filed.outlet_raw,)
        else:
            told = item.attribution.outlets if item.attribution else ()
        return tuple(dict.fromkeys(self._by_form.get(fold(one), one) for one in told if one))

    def _terms(self, texts: Sequence[str]) -> tuple[str, ...]:
        """The names and words of the first sentences, those of the headline first."""
        found = [t for text in texts for t in (*(f"={m.entity}" for m in self.find(text) if m.entity), *words(text))]
        return tuple(dict.fromkeys(found))[:TERMS]

    def _names(self, texts: Sequence[str]) -> tuple[str, ...]:
        """The register's people, places and bodies in the texts, countries by their code."""
        found = (self.register.get(m.entity) for text in texts for m in self.find(text))
        each = (e.country if e.kind is EntityKind.COUNTRY and e.country else e.id for e in found if e)
        return tuple(sorted(set(each)))


_ARTICLES = 4
"""So many articles of an event are read; the others tell the same."""


def _opening(article: Article) -> Iterator[str]:
    """The headline and the first sentences, in languages that indicators are written in."""
    if article.language in {"en", "ja"}:
        yield article.headline
        yield from (s.text for s in sentences(article.text, lang.pack(article.language))[:OPENING])


def _coded(coding: Coding | None) -> dict[str, Any]:
    """Act and sides as a telling has them."""
    if coding is None:
        return {}
    return {
        "act": coding.act, "mutual": coding.mode == CLASH, "actors": sides(coding.actors), "recipients": sides(coding.recipients),
    }  # fmt: skip


def _kind(kind: str, heads: Sequence[str]) -> str:
    """The kind of event that an item has, or that its headline speaks of."""
    if kind != EventKind.OTHER:
        return kind
    found = {one for head in heads for one in kinds(head)}
    return next((k.value for k in EventKind if k.value in found), kind)


def _related(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*item.related, *(r.id for r in (item.filed.related if item.filed else ())))))
