"""What a commentary rests on, opened: items, events and articles of the desk; and what else of it may support a statement."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from torimatome import lang
from torimatome.analysis.reading import Finder, day, headlines, quotes, title
from torimatome.analysis.support import reach, supports
from torimatome.lang.dates import find_dates
from torimatome.lang.text import fold, sentences
from torimatome.model import Article, Item
from torimatome.model.commentary import Basis, Ground, GroundKind, Outline, Statement, Suggestion, Support, Witness
from torimatome.plugins import Folder
from torimatome.store import Hit, Store
from torimatome.store.archive import Archived

Against = Callable[[str], Sequence[str]]
"""What was said later against what an event's reports told, in words: `dossiers.page` knows it, the door hands it in."""
Search = Callable[[str, int], Sequence[Hit]]
"""The desk's search."""

_DIFFERS = re.compile(r"differs from (\S+):")
"""How a contradiction between items names the older of the two."""


def _nothing(_: str) -> Sequence[str]:
    return ()


@dataclass(frozen=True)
class Supporting:
    """Opens the grounds of outlines in one desk."""

    folder: Folder
    store: Store
    against: Against = _nothing

    def of(self, outline: Outline) -> tuple[Support, ...]:
        """The support of each statement, in order."""
        grounds = {str(g): g for basis in outline.bases for g in basis.grounds}
        return supports(outline, {key: self.witness(g) for key, g in grounds.items()})

    def witness(self, ground: Ground) -> Witness:
        """What a reader finds at a ground; a quotation that stands in an outline counts only for a source by hand."""
        found = _OPENED[ground.kind](self, ground)
        if ground.quote and not found.missing and ground.kind is not GroundKind.HAND:
            there = [s for s in found.sentences if _plain(ground.quote) in _plain(s)]
            if not there:
                return Witness(key=str(ground), missing=f"{ground.kind} {ground.name} does not say “{ground.quote}”; copy its words exactly.")  # fmt: skip
        return found

    def _item(self, ground: Ground) -> Witness:
        found = self.store.archive.get(ground.name)
        if found is None:
            return _missing(ground, "`torimatome search` shows the ids")
        item = found.item
        told = tuple(dict.fromkeys(o for a in item.attributions for o in a.outlets)) or _filed(item)
        days = [d for a in item.attributions for d in (a.first_on, a.last_on) if d] or [d for d in [day(item)] if d]
        return Witness(
            key=str(ground), id=found.id or item.id, outlets=told, families=self._families(told),
            first_on=min(days, default=None), last_on=max(days, default=None), headline=title(item),
            sentences=tuple(q.text for q in (*headlines(item), *quotes(item))), against=tuple(self._doubts(found)),
        )  # fmt: skip

    def _event(self, ground: Ground) -> Witness:
        event = self.store.events.get(ground.name)
        covering = self.store.events.coverage(ground.name) if event else []
        read = [a for c in covering if (a := self.store.articles.latest(c.article))]
        if not event or not read:
            return _missing(ground, "`torimatome events` shows the ids")
        days = [a.published.at.date() for a in read if a.published]
        outlets = tuple(dict.fromkeys(a.outlet for a in read))
        english = [a.headline for a in read if a.language.startswith("en")]
        return Witness(
            key=str(ground), id=event.id, outlets=tuple(map(self._printed, outlets)), families=self._families(outlets),
            first_on=event.first_on or min(days, default=None), last_on=max(days, default=event.last_on),
            headline=(english or [read[0].headline])[0], url=read[0].url,
            sentences=tuple(s for a in read for s in _said(a)), against=tuple(self.against(event.id)),
        )  # fmt: skip

    def _article(self, ground: Ground) -> Witness:
        article = self.store.articles.latest(ground.name)
        if article is None:
            return _missing(ground, "`torimatome search` shows the ids")
        on = article.published.at.date() if article.published else None
        event = self.store.events.of_article(article.id)
        return Witness(
            key=str(ground), id=article.id, outlets=(self._printed(article.outlet),),
            families=self._families((article.outlet,)), first_on=on, last_on=on, headline=article.headline,
            url=article.url, sentences=tuple(_said(article)), language=article.language,
            against=tuple(self.against(event.id)) if event else (),
        )  # fmt: skip

    def _hand(self, ground: Ground) -> Witness:
        """A source by hand: its outlet is what stands before the first comma."""
        outlet = ground.name.partition(",")[0].strip() or ground.name
        named = (outlet,) if outlet else ()
        found = find_dates(ground.name, lang.pack("en"))
        on = found[0].first_on if found else _house_day(ground.name)
        url = re.search(r"https?://\S+", ground.name)
        return Witness(
            key=str(ground), outlets=named, families=self._families(named), first_on=on, last_on=on,
            url=url[0] if url else "", sentences=(ground.quote,) if ground.quote else (), by_hand=True,
        )  # fmt: skip

    # --- who says so --------------------------------------------------------------------------------------------

    @cached_property
    def _owners(self) -> Mapping[str, str]:
        """The owner of each outlet, by all that it is called."""
        named = ((name, o) for o in self.folder.known.values() for name in (o.id, o.attribution, *o.names.values()))
        return {fold(name): o.owner or o.id for name, o in named}

    def _families(self, outlets: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._owners.get(fold(o), o) for o in outlets))

    def _printed(self, outlet: str) -> str:
        known = self.folder.known.get(outlet)
        return known.attribution if known else outlet

    # --- what was said later ------------------------------------------------------------------------------------

    @cached_property
    def _doubted(self) -> Mapping[str, Sequence[str]]:
        """What the archive holds against each item: contradictions between it and another."""
        found: dict[str, list[str]] = {}
        for one in self.store.following.doubts():
            if one.scope not in {"references", "holes"}:
                older = _DIFFERS.search(one.sentence)
                for item in {one.item, one.target, older[1] if older else ""} - {""}:
                    told = one.sentence if item == one.item else f"{one.item} says otherwise: {one.sentence}"
                    found.setdefault(item, []).append(told)
        return found

    def _doubts(self, found: Archived) -> Iterator[str]:
        yield from dict.fromkeys(s for key in (found.item.id, found.id) for s in self._doubted.get(key, ()))
        for event in found.item.events:
            yield from self.against(event)


_OPENED: Mapping[GroundKind, Callable[[Supporting, Ground], Witness]] = {
    GroundKind.ITEM: Supporting._item,  # noqa: SLF001 - its own
    GroundKind.EVENT: Supporting._event,  # noqa: SLF001
    GroundKind.ARTICLE: Supporting._article,  # noqa: SLF001
    GroundKind.HAND: Supporting._hand,  # noqa: SLF001
}


def _missing(ground: Ground, how: str) -> Witness:
    return Witness(key=str(ground), missing=f"there is no {ground.kind} {ground.name} in this desk; {how}.")


def _filed(item: Item) -> tuple[str, ...]:
    return (item.filed.outlet,) if item.filed and item.filed.outlet else ()


def _said(article: Article) -> Iterator[str]:
    pack = lang.pack(article.language)
    yield article.headline
    yield from (article.text[s.start : s.end] for s in sentences(article.text, pack))


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _house_day(text: str) -> date | None:
    """19.09.2023, as attributions have it."""
    found = re.search(r"\b(\d{2})\.(\d{2})\.(\d{4})\b", text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


# --- suggestions ----------------------------------------------------------------------------------------------

NEAR = timedelta(days=14)
"""A report lies at most so far from the day it may support; not tuned."""
_LOOKED_AT = 40
_RARE = math.log(1 + _LOOKED_AT)
"""What a name weighs that one item in all has: a country that all name is no reason alone."""
_LEAST = 0.2
"""What shares less is not told. Chosen by eye on the shared commentary, 0.2 to 0.4: below it hardly anything agrees."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A hit, opened: the names of its headline, and its sentences with theirs."""

    hit: Hit
    heads: frozenset[str]
    sentences: tuple[tuple[str, frozenset[str]], ...]

    @property
    def names(self) -> frozenset[str]:
        return self.heads.union(*(names for _, names in self.sentences))


@dataclass(frozen=True)
class Suggesting:
    """Finds what of the desk may support a statement. find: the desk's search; names: finds the register's names in a text."""

    store: Store
    find: Search
    names: Finder

    def of(self, one: Statement, bases: Sequence[Basis], outline: Outline, most: int = 5) -> tuple[Suggestion, ...]:
        """Items and articles, best first, each with its reasons; none that is later than the commentary."""
        spans = [span for basis in bases if (span := reach(basis))] or _spans(one.text, outline)
        return self.about(" ".join([one.text, *(b.text for b in bases)]), spans, most, outline.dated_on)

    def about(
        self, text: str, spans: Sequence[tuple[date, date]], most: int = 5, until: date | None = None
    ) -> tuple[Suggestion, ...]:
        """The same for any words, and the days that they are about (none: any). What was reported before them is left out."""
        wanted = self._named(text)
        first = min((span[0] for span in spans), default=date.min)
        hits = {(h.kind, h.id): h for h in self._hits(text, spans)}
        read = [self._read(h) for h in hits.values()]
        bearers = {name: sum(name in r.names for r in read) for name in wanted}
        weights = {name: math.log(1 + len(read) / max(1, count)) for name, count in bearers.items()}
        may = [r for r in read if _may_tell(r.hit, first, until)]
        found = [made for r in may if (made := _judged(r, wanted, weights, spans))]
        return tuple(sorted(found, key=lambda s: (-s.score, s.id))[:most])

    def _hits(self, text: str, spans: Sequence[tuple[date, date]]) -> Iterator[Hit]:
        """What the search finds by the words, within the days and anywhere."""
        asked = _askable(text)
        if not asked:
            return
        for first, last in spans:
            yield from self.find(f"{asked} from:{_earlier(first)} to:{_later(last)}", _LOOKED_AT)
        yield from self.find(asked, _LOOKED_AT)

    def _named(self, text: str) -> frozenset[str]:
        return frozenset(m.entity for m in self.names(text) if m.entity)

    def _read(self, hit: Hit) -> _Read:
        heads, told = self._text(hit)
        return _Read(hit, self._named(heads), tuple((s, self._named(s)) for s in told))

    def _text(self, hit: Hit) -> tuple[str, tuple[str, ...]]:
        if hit.kind == "item":
            found = self.store.archive.get(hit.id)
            told = tuple(q.text for q in quotes(found.item)) if found else ()
            return (" ".join(q.text for q in headlines(found.item)) if found else ""), told
        article = self.store.articles.latest(hit.id)
        return (article.headline, tuple(_said(article))[1:]) if article else ("", ())


def _judged(
    read: _Read, wanted: frozenset[str], weights: Mapping[str, float], spans: Sequence[tuple[date, date]]
) -> Suggestion | None:
    """By three things: rare names shared by its headline and one sentence, the words it covers, how near its day is."""
    hit, whole = read.hit, max(sum(weights.values()), _RARE)
    text, names = max(read.sentences, key=lambda s: _weight(s[1], weights), default=("", frozenset[str]()))
    shared = wanted & (names | read.heads)
    if wanted and not shared:
        return None
    named = _weight(shared, weights) / whole
    near = max((_nearness(hit.on, span) for span in spans), default=0.0) if hit.on else 0.0
    parts = [(2.0, named)] * bool(wanted) + [(1.0, min(1.0, hit.covers))] + [(1.0, near)] * bool(spans)
    score = sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)
    if score < _LEAST:
        return None
    why = [w for w in hit.why if "sounds like" not in w]
    reasons = [f"says “{text}”"] if text and shared & names else []
    reasons += [f"its words: {'; '.join(why[:5])}"] if why else []
    reasons += [f"reported on {hit.on:%d.%m.%Y}, near its day"] if near and hit.on else []
    return Suggestion(
        kind=hit.kind, id=hit.id, on=hit.on, outlet=hit.outlet, headline=hit.headline, score=round(score, 3),
        reasons=tuple(reasons),
    )  # fmt: skip


def _weight(names: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) for name in names)


def _may_tell(hit: Hit, first: date, until: date | None) -> bool:
    """Neither reported before the days, nor after the commentary was written."""
    return hit.on is None or (hit.on >= _earlier(first) and (until is None or hit.on <= until))


def _spans(text: str, outline: Outline) -> list[tuple[date, date]]:
    found = find_dates(text, lang.pack(outline.language), outline.dated_on, vague=True)
    return [(span.first_on, span.last_on) for span in found]


def _askable(text: str) -> str:
    """The words of a text as a query: without what the search takes for a filter, a phrase or a refusal."""
    return " ".join(re.sub(r"[^\w\s'’-]|(?<!\w)-", " ", text).split())


def _earlier(first: date) -> date:
    return first - NEAR if first > date.min + NEAR else first


def _later(last: date) -> date:
    return last + NEAR if last < date.max - NEAR else last


def _nearness(on: date, span: tuple[date, date]) -> float:
    """1 within the days, falling to 0 at NEAR from them."""
    away = max((span[0] - on).days, (on - span[1]).days, 0)
    return max(0.0, 1 - away / NEAR.days)
