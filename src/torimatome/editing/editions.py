"""Editions: what was issued stays as it was; a person's correction makes the next edition, which says what it mends.

The machine's second thoughts about an issued week change nothing that was printed; only people's do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from torimatome import writers
from torimatome.editing.changing import Editing, checked
from torimatome.editing.differing import Word, corrections, fields_of, with_items
from torimatome.editing.laying import split
from torimatome.editing.templates import layout_of
from torimatome.errors import NotFound, Stop
from torimatome.model import Bulletin, Correction, Edit, Item, Source, Status, digest, replay
from torimatome.model.people import field_value
from torimatome.plugins import Folder
from torimatome.store import Issue, Store

Sources = Callable[[Bulletin], Mapping[str, Source]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How somebody wants documents this once. sources: empty as the desk has it; preview: nothing is issued or kept."""

    sources: str = ""
    pdf_in_mail: bool = False
    preview: bool = False


@dataclass(frozen=True)
class Editions:
    """The issues of one desk."""

    folder: Folder
    store: Store
    clock: Callable[[], datetime]
    sources: Sources
    wish: Wish = field(default_factory=Wish)

    # --- what is issued ---------------------------------------------------------------------------------------

    def of(self, bulletin: str) -> tuple[Issue, ...]:
        """Every edition of a bulletin. NotFound: it was never issued."""
        found = self.store.bulletins.issues(bulletin)
        if not found:
            raise NotFound(f"the bulletin {bulletin!r} has not been issued; `publish` issues it.")
        return found

    def edition(self, bulletin: str, number: int) -> Issue:
        """One edition. NotFound: there is none of that number."""
        found = self.of(bulletin)
        if not 0 < number <= len(found):
            raise NotFound(f"{bulletin} has no edition {number}; it has 1 to {len(found)}.")
        return found[number - 1]

    def status(self, bulletin: str) -> Status:
        """Where a bulletin stands in its life."""
        editions = self.store.bulletins.issues(bulletin)
        if editions:
            return Status.CORRECTED if len(editions) > 1 else Status.ISSUED
        return Status.APPROVED if self.approved(self.store.bulletins.known(bulletin)) else Status.DRAFT

    def waits(self, bulletin: str) -> bool:
        """Whether the draft says something that its last edition does not, beyond what people corrected."""
        last, draft = self.store.bulletins.issued(bulletin), self.store.bulletins.get(bulletin)
        return bool(last and draft and _words_of(self._next(bulletin)) != _words_of(draft))

    def pending(self, bulletin: str) -> tuple[Correction, ...]:
        """What people changed since the last edition: the corrections of the next one."""
        last = self._last(bulletin)
        return self._next(bulletin).corrections[len(last.corrections) :] if last else ()

    # --- approving --------------------------------------------------------------------------------------------

    def approve(self, bulletin: str, by: str) -> None:
        """Keep a person's yes to what `publish` would print now."""
        self.store.bulletins.approve(_bare(self._next(bulletin)), by, self.clock())

    def approved(self, bulletin: Bulletin) -> bool:
        """Whether somebody said yes to just this."""
        wanted = self.store.bulletins.content(_bare(bulletin))
        return any(one.content == wanted for one in self.store.bulletins.approvals(bulletin.id))

    # --- issuing ----------------------------------------------------------------------------------------------

    def write(self, bulletin: str, formats: Sequence[str]) -> dict[str, bytes]:
        """The documents by file name, kept for good. Stop: the desk asks for an approval that is missing."""
        found = self._next(bulletin)
        if self.wish.preview:
            return dict(self._printed(replace(found, status=Status.DRAFT), formats, "preview-"))
        if self.folder.house.print.approve and not self.approved(found) and found != self._last(bulletin):
            raise Stop(f"{bulletin} has not been approved as it is now; `approve {bulletin}` says yes to it.")
        kept = self._kept(found)
        wanted = [writers.writer(one) for one in formats]
        missing = [one.format for one in wanted if self._key(one.suffix) not in kept]
        made = dict(self._printed(found, missing))
        documents = {
            self._key(one.suffix): made[self._name(found, one.suffix)] for one in wanted if one.format in missing
        }
        issue = self.store.bulletins.issue(found, documents, self.clock())
        return {self._name(found, one.suffix): issue.documents[self._key(one.suffix)] for one in wanted}

    def again(self, bulletin: str, reason: str, by: str) -> Bulletin:
        """Issue the draft as it is now as the next edition, with all that differs told. Stop: nothing does."""
        last, draft = self.of(bulletin)[-1].bulletin, self.store.bulletins.known(bulletin)
        return self._issue(
            last, replace(draft, corrections=last.corrections), {}, Word(by=by, on=self._today, reason=reason)
        )

    def correct(self, bulletin: str, item: str, field: str, value: str, word: tuple[str, str]) -> Bulletin:
        """Correct a field of an issued item; the next edition, issued. word: by whom, and why. Stop: it says so already."""
        by, reason = word
        last = self.of(bulletin)[-1].bulletin
        old = next((i for i in last.items if i.id == item), None)
        if old is None:
            raise NotFound(f"{bulletin} has no item {item!r}; it has: {', '.join(i.id for i in last.items) or 'none'}.")
        if field != "drop" and field not in (*fields_of(old), f"note.{len(old.notes) + 1}"):
            raise NotFound(f"an item has no field {field!r}; it has: {', '.join(fields_of(old))}, drop.")
        edit = self._edit(old, field, checked(field, value, self.folder.house), by)
        new = None if field == "drop" else replay(old, [edit], split)[0]
        changed = with_items(last, {item: new}, self._names)
        issued = self._issue(last, changed, {}, Word(by=by, on=self._today, reason=reason))
        self._keep(bulletin, edit)
        return issued

    def _edit(self, old: Item, field: str, value: str, by: str) -> Edit:
        before = field_value(old, field)
        return Edit(
            item=old.id, field=field, value=value, replaces=digest(before), by=by, at=self.clock(), before=before
        )

    def _keep(self, bulletin: str, edit: Edit) -> None:
        """Let the draft say it too, so that a new draft of the week does not bring the error back."""
        try:
            Editing(self.folder, self.store, self.clock).change(bulletin, edit.item, edit.field, edit.value, edit.by)
        except NotFound:  # an issue without a draft, or a draft that no longer has the item
            self.store.edits.add(edit)

    def _issue(self, last: Bulletin, new: Bulletin, words: Mapping[tuple[str, str], Word], otherwise: Word) -> Bulletin:
        made = _edition(last, new, words, otherwise)
        if made == last:
            raise Stop(f"{last.id} says so already; there is nothing to correct.")
        with self.store.run():
            self.store.bulletins.issue(made, {}, self.clock())
        return made

    # --- what comes next --------------------------------------------------------------------------------------

    def _next(self, bulletin: str) -> Bulletin:
        """What `publish` prints: the draft; once issued, the last edition with what people changed since."""
        last = self._last(bulletin)
        if last is None:
            return replace(self.store.bulletins.known(bulletin), status=Status.ISSUED)
        changed, words = self._changed(last)
        return _edition(last, with_items(last, changed, self._names), words, Word(on=self._today)) if changed else last

    def _changed(self, last: Bulletin) -> tuple[dict[str, Item | None], dict[tuple[str, str], Word]]:
        """The items that people changed after the last edition, as they are now; None: taken out; and each change's word."""
        issue = self.store.bulletins.issued(last.id)
        draft = self.store.bulletins.draft(last.id)
        if issue is None or draft is None:
            return {}, {}
        now, items = {i.id: i for i in draft.items}, {i.id: i for i in last.items}
        changed: dict[str, Item | None] = {}
        words: dict[tuple[str, str], Word] = {}
        for key in dict.fromkeys((*items, *now)):
            since = [e for e in self.store.edits.history(key) if e.at >= issue.issued_at and not e.aside]
            for edit in since:
                words[key, "item" if edit.field in ("drop", "keep", "carry") else edit.field] = Word(
                    by=edit.by, on=edit.at.date()
                )
            if since and (said := _with(items.get(key), now.get(key), {e.field for e in since})) != items.get(key):
                changed[key] = said
        return changed, words

    def _last(self, bulletin: str) -> Bulletin | None:
        last = self.store.bulletins.issued(bulletin)
        return last.bulletin if last else None

    @property
    def _names(self) -> Mapping[str, str]:
        return {rule.key: rule.name for rule in self.folder.house.sections}

    @property
    def _today(self) -> date:
        return self.clock().date()

    # --- printing ---------------------------------------------------------------------------------------------

    def _kept(self, bulletin: Bulletin) -> Mapping[str, bytes]:
        """The documents of this very edition that went out already."""
        last = self.store.bulletins.issued(bulletin.id)
        return last.documents if last and last.bulletin == bulletin else {}

    def _printed(self, bulletin: Bulletin, formats: Sequence[str], before: str = "") -> Iterator[tuple[str, bytes]]:
        layout = layout_of(self.folder, self.wish.sources, attached=self.wish.pdf_in_mail)
        sources = self.sources(bulletin)
        for one in map(writers.writer, formats):
            yield before + self._name(bulletin, one.suffix), one.document(bulletin, sources, layout)

    def _name(self, bulletin: Bulletin, suffix: str) -> str:
        """bulletin-ID.pdf; bulletin-ID-edition-2.pdf; bulletin-ID-footnotes.docx where the desk's own way is another."""
        return f"bulletin-{bulletin.id}{f'-edition-{bulletin.edition}' * (bulletin.edition > 1)}{self._key(suffix)}"

    def _key(self, suffix: str) -> str:
        """How a document is kept beside others of its edition."""
        other = self.wish.sources if self.wish.sources != self.folder.house.print.sources else ""
        attached = "-with-pdf" if self.wish.pdf_in_mail and suffix == ".eml" else ""
        return f"{f'-{other}' if other else ''}{attached}{suffix}"


def _edition(last: Bulletin, new: Bulletin, words: Mapping[tuple[str, str], Word], otherwise: Word) -> Bulletin:
    """The next edition of an issue; the last one itself where nothing differs that a reader sees."""
    told = tuple(corrections(last, new, words, otherwise))
    if not told:
        return last
    return replace(
        new, status=Status.CORRECTED, edition=last.edition + 1, corrections=(*last.corrections, *told),
        title=last.title, subtitle=last.subtitle, publisher=last.publisher, end_mark=last.end_mark,
    )  # fmt: skip


def _with(old: Item | None, new: Item | None, fields: set[str]) -> Item | None:
    """The old item with these fields as the new one has them."""
    if old is None or new is None:
        return new if fields & {"drop", "keep", "carry"} else old
    changed = old
    for one in fields:
        kind, _, which = one.partition(".")
        if kind == "headline" and which in new.headlines:
            changed = replace(changed, headlines={**changed.headlines, which: new.headlines[which]})
        elif kind == "note":
            changed = replace(changed, notes=new.notes)
        elif one == "section":
            changed = replace(changed, section=new.section)
        elif one == "body":
            changed = replace(changed, body=new.body)
        elif one == "attribution":
            changed = replace(changed, attributions=new.attributions)
    return changed


def _bare(bulletin: Bulletin) -> Bulletin:
    """What a yes is said to: the words, whatever their state."""
    return replace(bulletin, status=Status.APPROVED)


def _words_of(bulletin: Bulletin) -> list[tuple[str, str]]:
    """All that people read in the items of a bulletin."""
    return [(f"{i.id} {f}", field_value(i, f)) for i in bulletin.items for f in fields_of(i)]
