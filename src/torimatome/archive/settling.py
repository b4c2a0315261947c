"""The queue of what is doubtful in the archive, and a person's word on each: accepted, corrected, or taken back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from torimatome import readers
from torimatome.errors import Failed, NotFound
from torimatome.model import Period, Remark
from torimatome.store import Remarked, Settlement, Store

_NOWHERE = "leads nowhere"
_RAW = 160
_SHORTEST = 4
"""So many letters of a name are asked for at least."""
_SHOWN = 8
_ACCEPTED, _ID = "accepted", "id"
_FORM = re.compile(r"\d\d(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d\d")
_PARTICULARS = re.compile(
    r"“[^”]*”|(?<=\()[A-Z][A-Z.,& -]*?(?= ?/)|(?<=probably )\S+(?=, run together)|\d[\d.:/~-]*\d|\d"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A remark that waits for a person, the file that it is about, and its name; settled: what a person said of it."""

    file: str
    remark: Remark
    name: str = ""
    settled: Settlement | None = None

    @property
    def kind(self) -> str:
        """The sentence without what is particular to the case: one kind of doubt has one."""
        return _PARTICULARS.sub("…", self.remark.sentence)

    def __str__(self) -> str:
        """The sentence, its place, and below it the text as it stood and what was said of it."""
        one = self.remark
        place = f"{self.file}:{one.line}" if one.line else self.file
        raw = f"\n      {_short(one.raw)}" if one.raw.strip() else ""
        name = f"[{self.name[:_SHOWN]}] " if self.name else ""
        return f"{name}{'mended' if one.repair else 'doubt '} {place} {one.item}: {one.sentence}{raw}{self._told()}"

    def _told(self) -> str:
        word = self.settled
        if word is None:
            return ""
        how = f"{word.field} corrected to “{_short(word.value)}”" if word.field else word.act
        return f"\n      {how} by {word.by} on {word.at:%Y-%m-%d}{': ' if word.reason else ''}{word.reason}"


def review(store: Store, *, repairs: bool = False, settled: bool = False) -> list[Queued]:
    """Every doubt that waits, in order of import, with repairs if wanted; or those that are settled.

    A reference that some page answers is none. What was settled waits no longer until it is taken back.
    """
    words = store.settlements.in_force()
    found = _every(store)
    wanted = (q for q in found if settled or repairs or not q.remark.repair)
    # An item that stands on two pages is doubted twice in the same words, and waits once.
    told = [_with(q, words.get(q.name)) for q in {q.name: q for q in wanted}.values()]
    return [q for q in told if (q.settled is not None) == settled]


def kinds(queue: Sequence[Queued]) -> list[tuple[int, Queued]]:
    """How many doubts of each kind wait, the commonest first, with the first of each."""
    counts = Counter(q.kind for q in queue)
    first = {q.kind: q for q in reversed(queue)}
    return [(count, first[kind]) for kind, count in counts.most_common()]


def named(store: Store, name: str) -> Queued:
    """A doubt or repair by its name or the beginning of it. NotFound: none is called so; Failed: several are."""
    words = store.settlements.in_force()
    every = _every(store)
    found = {q.name: q for q in every if len(name) >= _SHORTEST and q.name.startswith(name)}
    if not found:
        raise NotFound(f"No doubt is called {name!r}; `torimatome review` shows the name of each in square brackets.")
    if len(found) > 1:
        raise Failed(
            f"{len(found)} doubts begin with {name!r}; write more of the name: {', '.join(sorted(found)[:5])}."
        )
    (one,) = found.values()
    return _with(one, words.get(one.name))


def settle(store: Store, queue: Sequence[Queued], act: str, by: str, at: datetime, reason: str = "") -> int:
    """Accept doubts as they are ("accepted"), or take back what was said of them ("reopened"); how many it changed."""
    said = store.settlements.in_force()
    fixed = next((said[one.name] for one in queue if one.name in said and said[one.name].field == _ID), None)
    if fixed and act != _ACCEPTED:
        raise Failed(f"The id {fixed.value} was given for good and is not taken back; no other item will ever bear it.")
    queue = [one for one in queue if act != (said[one.name].act if one.name in said else "reopened")]
    with store.transaction():
        for one in queue:
            word = Settlement(remark=one.name, act=act, by=by, at=at, reason=reason, item=one.remark.item)
            store.settle(word)
    return len(queue)


def correct(store: Store, one: Queued, field: str, value: str, by: str, at: datetime, reason: str = "") -> Settlement:
    """Correct a field of the item that a doubt is about; its text as read is kept beside it.

    The id is what was printed of an item whose page lost it. Failed: the doubt is about no item, no such field, or a value
    that does not fit it.
    """
    if not one.remark.item:
        raise Failed(f"The doubt {one.name[:_SHOWN]} is about no item, so nothing can be corrected; --accept it.")
    if field == _ID:
        return _numbered(store, one, value.strip().strip("<>"), by, at, reason)
    word = Settlement(
        remark=one.name, act="corrected", by=by, at=at, reason=reason, item=one.remark.item, field=field, value=value
    )
    store.settle(word)
    return word


def _numbered(store: Store, one: Queued, value: str, by: str, at: datetime, reason: str) -> Settlement:
    """Give an item without an id the printed one, for good. Failed: no id by its form, another's, or it has one."""
    key = one.remark.item
    item = store.archive.get(key)
    if not _FORM.fullmatch(value):
        raise Failed(
            f"{value!r} is no id; write it like 1203-030701 (year and month of the issue, day, running number)."
        )
    have = item.item.filed.id if item and item.item.filed else None
    with store.transaction():
        have = have or store.numbers.of([key]).get(key)
        if have and have != value:
            raise Failed(f"The item {key} bears the id {have} already, and an id is never changed.")
        holder = store.archive.get(value)
        other = store.numbers.key_of(value) or (holder.item.id if holder else key)
        if other != key:
            raise Failed(f"The id {value} is that of {other} already; an id is never given twice.")
        if not have:
            store.numbers.give(key, value, item.day if item else "")
        word = Settlement(remark=one.name, act=_ACCEPTED, by=by, at=at, reason=reason, item=key, field=_ID, value=value)
        store.settle(word)
    return word


def _queued(one: Remarked) -> Queued:
    remark = Remark(
        sentence=one.sentence, line=one.line, raw=one.raw, item=one.item, repair=one.repair, target=one.target
    )
    return Queued(file=one.file, remark=remark, name=one.name)


def _with(one: Queued, word: Settlement | None) -> Queued:
    return Queued(file=one.file, remark=one.remark, name=one.name, settled=word)


def _every(store: Store) -> list[Queued]:
    """All that was ever doubted; that a reference leads nowhere, as its reader said, is not said again."""
    read = [_queued(one) for one in store.remarks.waiting()]
    said = {(q.remark.item, q.remark.target) for q in read if q.remark.target}
    between = [
        q for q in _between(store) if not (_NOWHERE in q.remark.sentence and (q.remark.item, q.remark.target) in said)
    ]
    return [*read, *_holes(store), *between]


def _holes(store: Store) -> Iterator[Queued]:
    """Weeks between issues for which there is none."""
    issues = [(one.first_on, one.last_on) for one in store.archive.issues()]
    periods = [Period(first_on=first, last_on=last) for first, last in issues if first and last]
    for last, first in readers.checks.missing_issues(periods):
        sentence = f"No issue covers the days between {last} and {first}."
        yield Queued(
            file="the archive", remark=Remark(sentence=sentence), name=store.remarks.name("the archive", sentence)
        )


def _between(store: Store) -> Iterator[Queued]:
    """What does not agree between items, as `archive.following` found it last."""
    for one in store.following.doubts():
        remark = Remark(sentence=one.sentence, raw=one.raw, item=one.item, target=one.target)
        name = store.remarks.name("the archive", one.item, one.sentence, one.raw)
        yield Queued(file="the archive", remark=remark, name=name)


def _short(raw: str) -> str:
    """A raw line, cut where it is long."""
    flat = raw.strip()
    return flat if len(flat) <= _RAW else f"{flat[:_RAW]}..."
