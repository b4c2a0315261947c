"""Figures over time: what is counted, by which side and holder, when; denials and corrections tied, never averaged.

Printed items and the articles of stored events are read as claims. Figures of one event that cannot both be true are
shown in conflict; those of different events stand side by side and are never held against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from torimatome import group, lang
from torimatome.analysis.reading import day, headlines, is_japanese, quotes
from torimatome.chronicle.telling import Reader
from torimatome.model import (
    Article,
    Claim,
    Coverage,
    DateSource,
    Dossier,
    EntityKind,
    Event,
    EventKind,
    Item,
    Mention,
    Published,
)
from torimatome.plugins import Folder
from torimatome.store import Store

ANSWERS = ("denial", "correction", "doubt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What a source counts. on: the day of the event; side: whose country the sentence names last before the figure.

    source is an item, or an article; holder an id of the register or the outlet. disputed says which denial or correction
    answers it, or which figure of the same event it cannot stand beside.
    """

    counts: str
    unit: str
    value: float
    value_to: float | None
    qualifier: str
    said: str
    side: str
    holder: str
    on: date
    told_on: date | None
    event: str
    source: str
    outlet: str
    text: str
    disputed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A denial, correction or doubt, and the sentence and source that it answers, if that was found."""

    kind: str
    holder: str
    told_on: date | None
    source: str
    text: str
    answers: str = ""
    answered: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The figures of some items and events in order, what answers them, and in words which cannot both be true."""

    figures: tuple[Figure, ...]
    answers: tuple[Answer, ...]
    conflicts: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """Reads the figures of items, and of the stored events that they tell of."""

    folder: Folder
    store: Store
    reader: Reader

    def of_items(self, items: Iterable[Item]) -> Table:
        """The table of some items, with the articles of the events that they stand on."""
        known = [(i, on) for i in items if (on := day(i))]
        placed = self.store.chronicle.placed(i.id for i, _ in known)
        events = {i.id: str(placed.get(i.id, i.id)) for i, _ in known}
        articles = {i.id: self._printed(i, on) for i, on in known}
        for item, _ in known:
            for one in self._articles(item):
                articles.setdefault(one.id, one)
                events.setdefault(one.id, events[item.id])
        names = {a.id: self._named(a) for a in articles.values()}
        dossier = Dossier(
            event=Event(id="figures", kind=EventKind.OTHER), articles=tuple(articles.values()), mentions=names,
            coverage=tuple(Coverage(event=events[a], article=a) for a in articles),
        )  # fmt: skip
        packs = {code: lang.pack(code) for code in {*self.folder.house.reads, "en", "ja"}}
        claims = group.claims(dossier, packs, self.folder.register, self.folder.known)
        return self._table(claims, articles)

    def _articles(self, item: Item) -> Iterator[Article]:
        for event in item.events:
            covered = (self.store.articles.latest(c.article) for c in self.store.events.coverage(event))
            yield from (one for one in covered if one)

    def _printed(self, item: Item, on: date) -> Article:
        """An item as the reader of claims knows texts: in the language that most of it is in."""
        texts = [q.text for q in quotes(item)]
        code = "ja" if sum(map(is_japanese, texts)) * 2 > len(texts) or not texts else "en"
        heads = [q.text for q in headlines(item)]
        own = [t for t in heads if is_japanese(t) == (code == "ja")] or heads
        outlet = (told.outlets if (told := self.reader.item(item)) else ()) or ("",)
        published = Published(at=datetime.combine(on, time(12), UTC), source=DateSource.TEXT)
        text = "\n\n".join((*own[:1], *(t for t in texts if is_japanese(t) == (code == "ja"))))
        return Article(
            id=item.id, revision=1, outlet=outlet[0], url="", language=code, headline=own[0] if own else "", text=text, published=published,
        )  # fmt: skip

    def _named(self, article: Article) -> tuple[Mention, ...]:
        held = self.store.events.mentions(article.id)
        return held or tuple(self.reader.find(article.text))

    # --- told ----------------------------------------------------------------------------------------------

    def _table(self, claims: Sequence[Claim], articles: Mapping[str, Article]) -> Table:
        countries = {e.id: e.country for e in self.folder.register.entities.values() if e.country}
        countries |= {o.id: o.country for o in self.folder.known.values()}
        found = group.conflicts(claims, countries)
        disputed: dict[int, list[str]] = {}
        for one in found:
            for claim in one.claims:
                disputed.setdefault(id(claim), []).append(f"{one.difference.value}: {one.why}")
        for claim in claims:
            if claim.field in ANSWERS and claim.denies:
                for other in claims:
                    if other.citation == claim.denies and other.field == "number":
                        disputed.setdefault(id(other), []).append(
                            f"{claim.field} by {claim.holder} ({claim.citation.article})"
                        )
        figures = [
            self._figure(c, articles, disputed.get(id(c), ()))
            for c in claims
            if c.field == "number" and (c.counts or _is_money(c))
        ]
        figures = list(
            {(f.event, f.source, f.counts, f.unit, f.value, f.value_to): f for f in reversed(figures)}.values()
        )
        figures.sort(key=lambda f: (f.counts, f.unit, f.on, f.told_on or date.max, f.source))
        told = (f"{one.counts} {one.unit}".strip() + f": {one.why}" for one in found)
        answers = (self._answer(c, articles) for c in claims if c.field in ANSWERS)
        return Table(figures=tuple(figures), answers=tuple(answers), conflicts=tuple(dict.fromkeys(told)))

    def _figure(self, claim: Claim, articles: Mapping[str, Article], disputed: Sequence[str]) -> Figure:
        article = articles[claim.citation.article]
        held = self.store.chronicle.of_key(article.id)
        text = article.text[claim.citation.start : claim.citation.end]
        told_on = claim.told_at.date() if claim.told_at else None
        times = _times(claim, text)
        return Figure(
            counts=claim.counts or "", unit=claim.unit or "", value=(claim.value_number or 0.0) * times,
            value_to=claim.value_to * times if claim.value_to else None,
            qualifier=claim.qualifier or "", said=claim.value, side=self._side(article, claim), holder=claim.holder,
            on=held.on if held else told_on or date.min, told_on=told_on, event=held.id if held else claim.event,
            source=article.id, outlet=article.outlet, text=text, disputed=tuple(dict.fromkeys(disputed)),
        )  # fmt: skip

    def _side(self, article: Article, claim: Claim) -> str:
        """The country that the sentence names last before the figure, or first of all."""
        start, end = claim.citation.start, claim.citation.end
        at = article.text.find(claim.value.split(" ")[0], start, end)
        here = [m for m in self._named(article) if not m.in_headline and start <= m.start < end]
        known = [
            (m.start, e.country)
            for m in here
            if (e := self.folder.register.get(m.entity)) and e.country and e.kind is not EntityKind.OUTLET
        ]
        before = [c for s, c in known if s < at]
        return (before[-1:] or [c for _, c in known[:1]] or [""])[0]

    def _answer(self, claim: Claim, articles: Mapping[str, Article]) -> Answer:
        denied = claim.denies
        text = articles[denied.article].text[denied.start : denied.end] if denied else ""
        return Answer(
            kind=claim.field, holder=claim.holder, told_on=claim.told_at.date() if claim.told_at else None,
            source=claim.citation.article, text=claim.value, answers=denied.article if denied else "", answered=text,
        )  # fmt: skip


def _times(claim: Claim, text: str) -> float:
    """What the letter after a sum of money makes of it, as the archive's pages write it: $1.6B, €430M."""
    found = re.search(rf"{re.escape(claim.value)}(B|M|T|bn|mn)(?![A-Za-z])", text) if _is_money(claim) else None
    return {"M": 1e6, "mn": 1e6, "B": 1e9, "bn": 1e9, "T": 1e12}[found[1]] if found else 1.0


def _is_money(claim: Claim) -> bool:
    return bool(claim.unit and claim.unit.isupper())
