"""What a commentary rests on, opened: items, events and articles of the desk, and sources by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from torimatome import lang
from torimatome.analysis.reading import day, headlines, quotes, title
from torimatome.analysis.support import supports
from torimatome.lang.dates import find_dates
from torimatome.lang.text import fold, sentences
from torimatome.model import Article, Item
from torimatome.model.commentary import Ground, GroundKind, Outline, Support, Witness
from torimatome.plugins import Folder
from torimatome.store import Store
from torimatome.store.archive_rows import Archived

Against = Callable[[str], Sequence[str]]
"""What was said later against what an event's reports told, in words: `dossiers.page` knows it, the door hands it in."""

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
            sentences=tuple(s for a in read for s in said(a)), against=tuple(self.against(event.id)),
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
            url=article.url, sentences=tuple(said(article)), language=article.language,
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


def said(article: Article) -> Iterator[str]:
    """All that an article says, its headline first."""
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
