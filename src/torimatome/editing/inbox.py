"""The inbox of a week: its events with people's words on them, filtered, counted, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from torimatome.lang.text import fold
from torimatome.model import Edit, EntityKind, Period, Problem, Proposal
from torimatome.model.people import choices
from torimatome.plugins import Folder
from torimatome.store import Store

PAGE = 40
"""So many events stand on a page; the rest follow on the next ones."""
_AGAIN = timedelta(minutes=30)
"""Who comes back within this time is still on the same visit."""
_LATELY = timedelta(days=3)


class State(StrEnum):
    """How an event stands to the issue."""

    CHOSEN = "chosen"
    KEPT = "kept"
    OPEN = "open"
    DROPPED = "dropped"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An event in the inbox. word: what a person said of it last; unread: it came after this person's visit before."""

    proposal: Proposal
    state: State
    word: Edit | None = None
    unread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person wants to see. Empty fields want everything; name is an id of the register; at: page from 1."""

    query: str = ""
    outlet: str = ""
    section: str = ""
    name: str = ""
    language: str = ""
    state: str = ""
    unread: bool = False
    newest: bool = False
    at: int = 1

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not any((self.query, self.outlet, self.section, self.name, self.language, self.state, self.unread))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many events of the days there are by each thing that can be asked for."""

    states: Mapping[str, int] = field(default_factory=dict)
    outlets: Sequence[tuple[str, int]] = ()
    sections: Mapping[str, int] = field(default_factory=dict)
    languages: Sequence[tuple[str, int]] = ()
    people: Sequence[tuple[str, int]] = ()
    places: Sequence[tuple[str, int]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A page of the inbox. found: how many events fit, of all of the days."""

    period: Period
    rows: tuple[Row, ...]
    found: int
    all: int
    pages: int
    unread: int
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What the week lacks: days without any article, followed outlets that sent nothing, what went wrong lately."""

    days: tuple[date, ...] = ()
    silent: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    new: int = 0


class Inbox:
    """The weeks of one desk as people see them. Kept while the desk is served: texts for searching are made once."""

    def __init__(self, folder: Folder, store: Store) -> None:
        self.folder, self.store = folder, store
        self._texts: dict[str, tuple[tuple[Proposal, ...], list[str]]] = {}

    def week(self, bulletin: str, period: Period, wanted: Wanted, since: datetime | None = None) -> Week:
        """The events of an issue's days as a person wants them. since: the person's visit before this one."""
        proposals = self.store.drafted.proposals(bulletin)
        near = [(n, p) for n, p in enumerate(proposals) if self._is_near(p, period)]
        words = choices(self.store.edits.history(*(p.item for _, p in near)))
        rows = [(n, self._row(p, words.get(p.item), since)) for n, p in near]
        texts = self._searched(bulletin, proposals) if wanted.query else []
        asked = fold(wanted.query).split()
        found = [r for n, r in rows if self._fits(r, wanted) and all(w in texts[n] for w in asked)]
        if wanted.newest:
            found.sort(key=lambda r: (r.proposal.last_on or date.min, str(r.proposal.seen_at or "")), reverse=True)
        pages = max(1, -(-len(found) // PAGE))
        at = min(max(1, wanted.at), pages)
        every = [r for _, r in rows]
        return Week(
            period=period, rows=tuple(found[(at - 1) * PAGE : at * PAGE]), found=len(found), all=len(every), pages=pages,
            unread=sum(r.unread for r in every), counts=self._counts(every),
        )  # fmt: skip

    def row(self, bulletin: str, item: str, since: datetime | None = None) -> Row | None:
        """One event as it stands now."""
        found = next((p for p in self.store.drafted.proposals(bulletin) if p.item == item), None)
        return self._row(found, choices(self.store.edits.history(item)).get(item), since) if found else None

    def visit(self, by: str, page: str, now: datetime) -> datetime | None:
        """Note that a person looks at a page; when the visit before was. A look soon after belongs to the same visit."""
        last = self.store.visits.last(by, page)
        if last and now - last[0] < _AGAIN:
            return last[1] if len(last) > 1 else None
        self.store.visits.add(by, page, now)
        return last[0] if last else None

    def missing(self, period: Period, drafted: int, now: datetime) -> Missing:
        """What is not there. drafted: how many articles of these days the draft knew."""
        here = self.store.drafted.by_outlet(period)
        days = {period.first_on + timedelta(days=n) for n in range((period.last_on - period.first_on).days + 1)}
        told = {p.last_on for p in self.store.drafted.proposals(period.id)}
        lately = [n.problem for n in self.store.problems.recent(100) if now - n.last_at < _LATELY]
        return Missing(
            days=tuple(sorted(d for d in days - told if d <= now.date())) if told else (),
            silent=tuple(key for key in self.folder.outlets if key not in here), problems=tuple(lately),
            new=max(0, self.store.drafted.articles(period) - drafted),
        )  # fmt: skip

    def _is_near(self, proposal: Proposal, period: Period) -> bool:
        """Whether an event is told of in these days, or was just before them; one without a day is looked at by a person."""
        if proposal.first_on is None or proposal.last_on is None:
            return True
        carried = period.first_on - timedelta(days=self.folder.house.carry_over_days)
        return proposal.chosen or (proposal.last_on >= carried and proposal.first_on <= period.last_on)

    def _row(self, proposal: Proposal, word: Edit | None, since: datetime | None) -> Row:
        states = {"drop": State.DROPPED, "keep": State.KEPT, "carry": State.CARRIED}
        state = states[word.field] if word else State.CHOSEN if proposal.chosen else State.OPEN
        new = since is not None and proposal.seen_at is not None and proposal.seen_at > since
        return Row(proposal=proposal, state=state, word=word, unread=new)

    def _fits(self, row: Row, wanted: Wanted) -> bool:
        p = row.proposal
        return (
            (not wanted.outlet or wanted.outlet in p.outlets)
            and (not wanted.section or wanted.section == p.section)
            and (not wanted.name or wanted.name in p.names)
            and (not wanted.language or wanted.language in p.languages)
            and (not wanted.state or wanted.state == row.state)
            and (not wanted.unread or row.unread)
        )

    def _searched(self, bulletin: str, proposals: tuple[Proposal, ...]) -> list[str]:
        """What each event is found by: its title, outlets and names in all their languages."""
        known = self._texts.get(bulletin)
        if known is None or known[0] is not proposals:
            known = (proposals, [fold(" ".join(self._said(p))) for p in proposals])
            self._texts[bulletin] = known
        return known[1]

    def _said(self, proposal: Proposal) -> Iterable[str]:
        yield proposal.title
        yield from (o.attribution if (o := self.folder.known.get(key)) else key for key in proposal.outlets)
        for entity in filter(None, map(self.folder.register.get, proposal.names)):
            yield from entity.names.values()

    def _counts(self, rows: Sequence[Row]) -> Counts:
        names = Counter(name for r in rows for name in r.proposal.names)
        kinds = {name: e.kind for name in names if (e := self.folder.register.get(name))}
        return Counts(
            states=Counter(str(r.state) for r in rows), sections=Counter(r.proposal.section for r in rows),
            outlets=Counter(o for r in rows for o in r.proposal.outlets).most_common(),
            languages=Counter(code for r in rows for code in r.proposal.languages).most_common(),
            people=[(k, n) for k, n in names.most_common() if kinds.get(k) is EntityKind.PERSON],
            places=[(k, n) for k, n in names.most_common() if kinds.get(k) in (EntityKind.PLACE, EntityKind.COUNTRY)],
        )  # fmt: skip
