"""The changes that people make to a bulletin: each names what it replaces, and none is ever lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from torimatome.config import House
from torimatome.editing.carrying import with_notices
from torimatome.editing.laying import AFTER, FIRST, LAST, Laid, lay
from torimatome.editing.proposing import dossier_of, proposals_of
from torimatome.errors import Failed, NotFound, Stop
from torimatome.model import Bulletin, Dossier, Drafted, Edit, Item, Period, Proposal, choice, digest, in_force
from torimatome.model.marked import attribution_of
from torimatome.model.people import CHOICES, choices, field_value
from torimatome.plugins import Folder
from torimatome.store import Store
from torimatome.triage import Choice

_BEFORE = timedelta(days=60)
"""From issues of so many days back items can be carried over."""


class Conflict(Failed):
    """Somebody else changed the value first. edit: what was to be said, kept aside; now: what stands, and by whom."""

    def __init__(self, edit: Edit, now: str, by: str) -> None:
        self.edit, self.now, self.by = edit, now, by
        super().__init__(
            f"{by or 'The machine'} changed the {edit.field} of {edit.item} while you wrote; both texts are kept: choose."
        )


@dataclass(frozen=True)
class Editing:
    """What people change in the bulletins of one desk."""

    folder: Folder
    store: Store
    clock: Callable[[], datetime]

    # --- the machine's side -----------------------------------------------------------------------------------

    def wanted(self) -> frozenset[str]:
        """The items that people keep or send on, whether triage takes them or not."""
        named = {e.item for field in ("keep", "carry") for e in self.store.edits.about(field)}
        return frozenset(key for key, word in self._words(named).items() if _takes(word))

    def lay_out(self, period: Period, items: Sequence[Item], choices: Sequence[Choice]) -> Bulletin:
        """Keep what the machine made of a period, with all that it left out, and the bulletin as people want it."""
        found = proposals_of(choices, self.folder, self.store)
        drafted = Drafted(
            bulletin=period.id, period=period, items=tuple(items), proposals=found,
            articles=self.store.drafted.articles(period),
        )  # fmt: skip
        with self.store.transaction():
            self.store.drafted.save(drafted)
            return self._save(drafted.bulletin).bulletin

    def waiting(self, bulletin: str) -> list[Proposal]:
        """Events that people took in and for which no item is written yet."""
        written = {i.id for i in self.drafted(bulletin).items}
        asked = [p for p in self.store.drafted.proposals(bulletin) if p.item not in written]
        words = self._words(p.item for p in asked)
        return [p for p in asked if (p.chosen and p.item not in words) or _takes(words.get(p.item))]

    def dossier(self, proposal: Proposal) -> Dossier:
        """All that is known of an event, to write its item from."""
        return dossier_of(proposal, self.folder, self.store)

    def take_in(self, bulletin: str, items: Iterable[Item]) -> None:
        """Put newly written items to the machine's."""
        with self.store.transaction():
            for item in items:
                self.store.drafted.add(bulletin, item)
            self._save(bulletin)

    # --- looking ----------------------------------------------------------------------------------------------

    def drafted(self, bulletin: str) -> Drafted:
        """An issue as the machine made it; of a desk of an older version the draft as it stands. NotFound: there is none."""
        found = self.store.drafted.get(bulletin)
        if found:
            return found
        draft = self.store.bulletins.get(bulletin)
        if draft is None:
            raise NotFound(f"There is no bulletin {bulletin!r} in this desk.")
        return Drafted(bulletin=draft.id, period=draft.period, items=draft.items)

    def laid(self, bulletin: str) -> Laid:
        """The bulletin as people want it, and what they left out."""
        drafted = self.drafted(bulletin)
        carried = self._carried(drafted.period)
        proposals = self.store.drafted.proposals(bulletin)
        keys = [i.id for i in (*drafted.items, *carried)]
        edits = in_force(self.store.edits.history(*keys))
        return lay(drafted, carried, edits, self.folder.house, proposals)

    def history(self, item: str, field: str = "") -> tuple[Edit, ...]:
        """All that people did to an item, or to one of its fields, the latest first."""
        found = self.store.edits.history(item)
        of_field = {e.number for e in found if not field or e.field == field}
        return tuple(e for e in reversed(found) if e.number in of_field)

    def last_of(self, bulletin: str, by: str) -> Edit | None:
        """A person's last change to a bulletin that is still in force."""
        keys = [
            *(i.id for i in self.drafted(bulletin).items),
            *(p.item for p in self.store.drafted.proposals(bulletin)),
        ]
        mine = [e for e in in_force(self.store.edits.history(*dict.fromkeys(keys))) if e.by == by]
        return max(mine, key=lambda e: e.number, default=None)

    # --- changing ---------------------------------------------------------------------------------------------

    def change(self, bulletin: str, item: str, field: str, value: str, by: str, seen: str | None = None) -> Edit | None:
        """Keep a change. seen: digest of the value that the person saw. None: nothing changes. Conflict: another was first."""
        value = checked(field, value, self.folder.house)
        with self.store.transaction():
            laid = self.laid(bulletin)
            edit, now = self._edit(laid, bulletin, item, field, value, by)
            clash = seen is not None and digest(now) != seen and value != now
            if value == now and field != "order":
                return None
            kept = replace(edit, aside=clash)
            kept = replace(kept, number=self.store.edits.add(kept))
            if not clash:
                self._save(bulletin)
                return kept
        raise Conflict(kept, now, self._author(item, field))

    def undo(self, bulletin: str, number: int, by: str) -> Edit:
        """Take a change back; to take back the taking back makes it hold again. NotFound: there is none of that number."""
        found = self.store.edits.get(number)
        if found is None:
            raise NotFound(f"There is no change number {number} in this desk.")
        undoing = Edit(
            item=found.item, field=found.field, value="", replaces=digest(""), by=by, at=self.clock(), undoes=number,
        )  # fmt: skip
        with self.store.transaction():
            self.store.edits.add(undoing)
            self._save(bulletin)
        return found

    def adopt(self, bulletin: str, number: int, by: str) -> Edit | None:
        """Say again what a change said: an older one, or one that was put aside."""
        found = self.store.edits.get(number)
        if found is None:
            raise NotFound(f"There is no change number {number} in this desk.")
        return self.change(bulletin, found.item, found.field, found.value, by)

    def move(self, bulletin: str, item: str, to: str, by: str) -> Edit | None:
        """Move an item inside its section: "up", "down", "first", "last" or "after:ITEM"."""
        laid = self.laid(bulletin)
        section = next((s.items for s in laid.bulletin.sections if any(i.id == item for i in s.items)), ())
        keys = [i.id for i in section]
        if item not in keys:
            raise NotFound(f"There is no item {item!r} in the bulletin {bulletin}.")
        at = keys.index(item)
        steps = {"up": at - 2, "down": at + 1}
        if to in steps:
            if (to == "up" and at == 0) or (to == "down" and at == len(keys) - 1):
                return None
            to = FIRST if steps[to] < 0 else f"{AFTER}{keys[steps[to]]}"
        return self.change(bulletin, item, "order", to, by)

    def next_issue(self, bulletin: str) -> date:
        """The first day after an issue's days."""
        return self.drafted(bulletin).period.last_on + timedelta(days=1)

    def _edit(
        self, laid: Laid, bulletin: str, item: str, field: str, value: str, by: str
    ) -> tuple[Edit, str]:  # fmt: skip
        """The change as it is to be kept, and the value as it stands."""
        machine, now = laid.machine.get(item), laid.everything.get(item)
        if machine is None or now is None:
            found = next((p for p in self.store.drafted.proposals(bulletin) if p.item == item), None)
            if found is None or field not in CHOICES:
                raise NotFound(f"There is no item {item!r} in the bulletin {bulletin}.")
            before, made, stands = found.title, "", ""
        else:
            made, stands = field_value(machine, field), field_value(now, field)
            before = made if field not in (*CHOICES, "order") else now.headline("en") or now.headline("ja")
        if field in CHOICES:
            word = choice(self.store.edits.of_item(item))
            stands = word.value if word and word.field == field else ""
        edit = Edit(
            item=item, field=field, value=value, replaces=digest(made), by=by, at=self.clock(), before=before
        )  # fmt: skip
        return edit, stands

    def _save(self, bulletin: str) -> Laid:
        """Lay all edits over the machine's draft and keep the bulletin so."""
        laid = self.laid(bulletin)
        self.store.bulletins.save(with_notices(self.store, laid.bulletin))
        return laid

    def _carried(self, period: Period) -> list[Item]:
        """Items of earlier issues that people sent on to this one."""
        sent = {
            e.item for e in self.store.edits.about("carry")
            if e.field == "carry" and e.value and date.fromisoformat(e.value) in period
        }  # fmt: skip
        if not sent:
            return []
        earlier = [
            d for d in self.store.drafted.before(period.first_on) if period.first_on - d.period.last_on < _BEFORE
        ]
        found = {i.id: i for d in reversed(earlier) for i in d.items if i.id in sent}
        words = self._words(found)
        return [i for key, i in found.items() if (word := words.get(key)) and word.field != "drop"]

    def _words(self, items: Iterable[str]) -> dict[str, Edit]:
        return choices(self.store.edits.history(*items))

    def _author(self, item: str, field: str) -> str:
        held = [e for e in self.store.edits.of_item(item) if e.field == field]
        return held[-1].by if held else ""


def checked(field: str, value: str, house: House) -> str:
    """A value as it is kept. Stop: it cannot be."""
    value = value.replace("\r\n", "\n").strip()
    if field.startswith("headline.") or field in ("section", "order", *CHOICES):
        value = " ".join(value.split())
    if field.startswith("headline.") and not value:
        raise Stop("A headline cannot be empty; write one, or drop the item.")
    if field == "section" and value not in {s.key for s in house.sections}:
        known = ", ".join(s.key for s in house.sections)
        raise Stop(f"There is no section {value!r} in this house; there are: {known}.")
    if field == "attribution" and any(attribution_of(line) is None for line in value.splitlines() or [""]):
        raise Stop(f"{value!r} is no attribution; write (OUTLET / DD.MM.YYYY).")
    if field == "order" and value not in (FIRST, LAST) and not value.startswith(AFTER):
        raise Stop(f"{value!r} is no place; say first, last or after:ITEM.")
    return _checked_choice(field, value)


def _checked_choice(field: str, value: str) -> str:
    if field == "carry" and value:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise Stop(f"{value!r} is no day to carry an item over to; write YYYY-MM-DD.") from None
    return "yes" if field in ("keep", "drop") and value else value


def _takes(word: Edit | None) -> bool:
    return word is not None and word.field in ("keep", "carry")
