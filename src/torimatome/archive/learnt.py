"""What the desk has learnt from its past issues and its people; what was refused is left out of every draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256

from torimatome.analysis.learnt import lessons_of
from torimatome.analysis.learnt_edits import lessons_of_edits
from torimatome.analysis.learnt_forms import Forms
from torimatome.analysis.learnt_words import everything
from torimatome.archive.learnt_pages import Pages
from torimatome.errors import NotFound
from torimatome.model import Edit, Lessons, Period, digest
from torimatome.model.learnt import joined
from torimatome.plugins import Folder
from torimatome.store import Shelved, Store
from torimatome.store.settlements import ACCEPTED

FORM = "1"
"""Raised whenever something else is learnt from the same document, so that old pages are not believed."""
_THING = "learnt:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """That a person wants a learnt thing not to be used: why, who and when."""

    learnt: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Learning:
    """The lessons of one desk."""

    folder: Folder
    store: Store

    def lessons(self, period: Period | None = None) -> Lessons:
        """What the next draft goes by. period: what is drafted, whose own issue and later ones of ours teach nothing."""
        return self.everything(period).without(self.refusals())

    def everything(self, period: Period | None = None) -> Lessons:
        """All that was learnt, refused or not."""
        documents = {key: d for key, d in self._documents.items() if period is None or _teaches(d, period)}
        groups: dict[str, list[str]] = {}
        for key, document in documents.items():
            groups.setdefault(_group(document), []).append(key)
        pages = Pages(self.store.data / "learnt" / self._stamp)
        learnt = pages.lessons(groups, lambda key: self._learn(documents[key]))
        late = self._items_from(period) if period else frozenset()
        edits = (edit for edit in self.store.edits.all() if edit.item not in late)
        return joined([learnt, lessons_of_edits(edits, self.forms, self._headline)])

    def _items_from(self, period: Period) -> frozenset[str]:
        """The items of an issue and of later ones, whose edits teach it nothing: it must come out alike whenever it is made."""
        keys = [key for key in self.store.bulletins.ids() if key >= period.first_on.isoformat()]
        found = [item.id for key in keys if (draft := self.store.bulletins.get(key)) for item in draft.items]
        made = [item.id for key in keys if (own := self.store.drafted.get(key)) for item in own.items]
        return frozenset((*found, *made))

    def _headline(self, item: str) -> str:
        """The English headline of an item that a person moved, wherever it stands."""
        return self._headlines.get(item, "")

    @cached_property
    def _headlines(self) -> Mapping[str, str]:
        drafts = (self.store.bulletins.get(key) for key in self.store.bulletins.ids())
        return {item.id: item.headline("en") for draft in drafts if draft for item in draft.items}

    def name(self, subject: str) -> str:
        """What an entity or office is called, for people."""
        register = self.folder.register
        office = register.offices.get(subject.removeprefix("office:"))
        if subject.startswith("office:") and office:
            return office.names.get("en", subject)
        entity = register.get(subject)
        return entity.names.get("en") or next(iter(entity.names.values()), subject) if entity else subject

    def refusals(self) -> Mapping[str, Refusal]:
        """What people refused and did not take back, by id."""
        found: dict[str, Refusal] = {}
        for edit in self.store.edits.all():
            if edit.item.startswith(_THING) and edit.field == "refused":
                learnt = edit.item.removeprefix(_THING)
                found.pop(learnt, None)
                if edit.value:
                    found[learnt] = Refusal(learnt=learnt, reason=edit.value, by=edit.by, at=edit.at)
        return found

    def refuse(self, learnt: str, reason: str, by: str, at: datetime) -> None:
        """Use a thing no more. NotFound: nothing of that id was learnt."""
        lessons = self.everything()
        if learnt not in {one.id for one in everything(lessons)}:
            raise NotFound(f"nothing learnt has the id {learnt!r}; `learnt` shows the ids.")
        self._say(learnt, reason, by, at)

    def restore(self, learnt: str, by: str, at: datetime) -> None:
        """Use a refused thing again. NotFound: it is not refused."""
        if learnt not in self.refusals():
            raise NotFound(f"{learnt!r} is not refused; `learnt --refused` shows what is.")
        self._say(learnt, "", by, at)

    def _say(self, learnt: str, value: str, by: str, at: datetime) -> None:
        edit = Edit(item=f"{_THING}{learnt}", field="refused", value=value, replaces=digest(""), by=by, at=at)
        self.store.edits.add(edit)

    def _learn(self, document: Shelved) -> Lessons:
        items = [found.item for found in self.store.archive.of_document(document.number)]
        country = self.folder.register.countries.get(self.folder.house.home)
        return lessons_of(items, self.forms, country.id if country else "")

    @cached_property
    def _documents(self) -> Mapping[str, Shelved]:
        """What counts of bulletins and archive pages, by a key that is new whenever the content is."""
        corrections: dict[int, list[str]] = {}
        for word in self.store.settlements.all():
            if word.act != ACCEPTED:
                for document, _ in self.store.archive.standings(word.item):
                    corrections.setdefault(document.number, []).append(f"{word.act} {word.field} {word.value}")
        return {
            f"{d.origin} {d.source} {d.sha256[:16]} {digest(repr(corrections.get(d.number, '')))}": d
            for d in self.store.archive.documents()
            if d.counts
        }

    @cached_property
    def forms(self) -> Forms:
        """The forms of the register's names, ready to be found."""
        return Forms(self.folder.register)

    @cached_property
    def _stamp(self) -> str:
        """Of all that learning depends on besides the documents: names, home, and how it is done."""
        register = self.folder.register
        said = repr((FORM, self.folder.house.home, *register.entities.values(), *register.offices.values()))
        return sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:12]


def _teaches(document: Shelved, period: Period) -> bool:
    """Whether a document is of other days, and, if we made it, of earlier ones. An archive page always is."""
    if document.first_on is None or document.last_on is None:
        return True
    earlier = document.last_on < period.first_on
    return earlier or (document.origin == "import" and period.last_on < document.first_on)


def _group(document: Shelved) -> str:
    """The page that a document's lessons stand on: its year's; an archive page has its own."""
    return str(document.first_on.year) if document.first_on else f"page-{document.source}"
