"""The trip of an article, in order. Read this first.

    collect   feeds and pages of the outlets -> captures, kept as evidence (snapshots)
    extract   a snapshot -> an article: text, headline, byline, dateline, time, language
    group     articles -> mentions, events and their coverage, in any language
    triage    events -> sections, rank, choice
    compose   a chosen event -> an item: headlines, summary, attribution, notes; items -> a bulletin
    proof     a bulletin against its evidence -> findings
    write     a bulletin -> documents

Pure rooms know nothing of files, clocks or each other; this module hands them what they need and keeps what they
give. Machine values can be made again from the snapshots (`rebuild`); what people decide lies over them: their changes
to an issue (`editing`), and their word on which articles tell one event (`dossiers.Judging`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from torimatome import collect, compose, extract, group, lang, proof, providers, triage
from torimatome.analysis.learnt_forms import Forms
from torimatome.analysis.learnt_habits import Habits
from torimatome.analysis.learnt_use import in_house_forms
from torimatome.archive import Account, Questions, Restored, item_of, numbered, remembering, take_in, worded
from torimatome.archive.learnt import Learning
from torimatome.archive.proofread import weighed
from torimatome.dossiers import Assigning, disputed
from torimatome.editing import Editing
from torimatome.editing.editions import Editions, Wish
from torimatome.errors import Failed, SetAside
from torimatome.lang.text import counted
from torimatome.model import (
    Article,
    Bulletin,
    Coverage,
    Dossier,
    Finding,
    Item,
    Lessons,
    Period,
    Problem,
    Role,
    Snapshot,
    Source,
)
from torimatome.notebook import Notebook
from torimatome.plugins import Folder
from torimatome.scouting.departures import notice_gone
from torimatome.scouting.undated import file_beside
from torimatome.store import Hit, Store, open_store
from torimatome.watching import go_round

BEFORE, AFTER = timedelta(days=7), timedelta(days=2)
"""How far around a period events are grouped: a visit may begin before it, a copy may come after it."""


def now() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """A desk's folder with its store open, and the verbs in the order of the trip."""

    folder: Folder
    store: Store
    clock: Callable[[], datetime] = now

    @classmethod
    @contextmanager
    def opened(cls, folder: Folder, clock: Callable[[], datetime] = now) -> Iterator[Desk]:
        """The desk, while the block lasts."""
        with open_store(folder.data) as store:
            yield cls(folder, store, clock)

    # --- collect, extract ---------------------------------------------------------------------------------

    def collect(self, *, force: bool = False, since: datetime | None = None) -> Iterator[str]:
        """One round over the outlets, then read what came: a line for each thing worth telling. Failed: no feed was read."""
        with self.store.run():
            began = self.clock()
            report = go_round(self.folder, self.store, self.clock, force=force, since=since)
            yield from report.lines()
            yield f"{self.read()} pages read"
            yield f"{counted(self.assigning.lately(self.clock().date()), 'article')} put into events"
            noted = (n.problem for n in self.store.problems.recent() if n.last_at >= began)
            yield from (f"{p.remedy}: {p.message}" for p in noted if p.stage == "extract")
        if report.problems and not any(t.feeds or t.feeds_unchanged for t in report.tallies):
            raise Failed(f"no feed could be read; the first said: {report.problems[0].message}")

    def read(self) -> int:
        """Read every snapshot of a page that nobody has read yet; the number of articles that came of it."""
        count, undated = 0, list[Article]()
        for snapshot in self.store.captures.unread(Role.PAGE):
            with self.store.transaction():
                articles = self._read(snapshot)
                self.store.captures.mark_read(snapshot.id)
            count += len(articles)
            undated += [article for article in articles if not article.published]
        file_beside(self.store, undated)
        return count

    def _read(self, snapshot: Snapshot) -> list[Article]:
        outlet = self.folder.known.get(snapshot.outlet)
        if outlet is None:
            return []
        entry = self.store.entries.of_url(collect.canonical_url(snapshot.url_asked))
        try:
            body = self.store.captures.body(snapshot.id)
            read = extract.articles(snapshot, body, entry, outlet, self.packs, self.folder.known)
        except SetAside as error:
            problem = Problem(stage="extract", subject=snapshot.url_asked, message=str(error))
            self.store.problems.add(problem, snapshot.fetched_at)
            return []
        saved = [self.store.articles.save(article) for article in read]
        notice_gone(self.store, snapshot, body, outlet, saved)
        return saved

    # --- group --------------------------------------------------------------------------------------------

    def dossiers(self, first: date, last: date) -> tuple[Dossier, ...]:
        """Group the articles of some days into events, and keep the events."""
        return self.assigning.of_days(first, last)

    @cached_property
    def assigning(self) -> Assigning:
        """Puts articles into events: all of some days, or those that are new."""
        return Assigning(self.folder, self.store, self.gazetteer, providers.nano())

    @cached_property
    def gazetteer(self) -> group.Gazetteer:
        """The register made ready for finding names in texts."""
        return group.Gazetteer(self.folder.register, self.folder.known.values())

    @cached_property
    def forms(self) -> Forms:
        """The forms of the register's names, as what was learnt needs them."""
        return Forms(self.folder.register)

    @cached_property
    def written(self) -> group.Written:
        """All forms of the register's names."""
        return group.Written(self.folder.register.entities.values())

    @cached_property
    def packs(self) -> Mapping[str, lang.LanguagePack]:
        """The languages that this desk reads."""
        return {code: lang.pack(code) for code in self.folder.house.reads}

    # --- triage, compose ----------------------------------------------------------------------------------

    def draft(self, period: Period, pen: providers.Pen | None = None) -> Bulletin:
        """Draft the bulletin of a period, with a model's wording if it has a pen, and people's edits laid over it."""
        with self.store.run():
            return self._draft(period, pen)

    def _draft(self, period: Period, pen: providers.Pen | None = None) -> Bulletin:
        house, register = self.folder.house, self.folder.register
        dossiers = self.dossiers(period.first_on - BEFORE, period.last_on + AFTER)
        lessons, last = Learning(self.folder, self.store).lessons(period), self.last_issue(period)
        past = triage.Precedents(lessons)
        units = triage.units(dossiers, house, register, self.folder.known)
        labels = {d.event.id: triage.classify(d, house, register, self.folder.known, past) for d in units}
        choices = triage.choose(period, units, labels, house, register, self.folder.known, past, last)
        editor = Editing(self.folder, self.store, self.clock)
        wanted = editor.wanted()
        taken = (c for c in choices if c.chosen or f"i{c.dossier.event.id}" in wanted)
        items = compose.as_issue([self.write_up(c.dossier, c.label.section, lessons, period) for c in taken], house)
        return editor.lay_out(period, worded(pen, items, self.folder, self.store), choices)

    def write_up(self, dossier: Dossier, section: str, lessons: Lessons, period: Period) -> Item:
        """The item of an event in the desk's own form."""
        house, outlets = self.folder.house, self.folder.known
        lead = compose.lead(dossier, outlets, house, lessons)
        day = lead.reported_on or period.last_on
        register = in_house_forms(self.folder.register, lessons, day)
        headlines = compose.headlines(dossier, lead, register, lang.pack, lessons, house, day)
        apart = disputed(self.folder, dossier)
        item = compose.item(dossier, section, headlines, lead, outlets, house, register, lang.pack, lessons, apart)
        return Habits(lessons, self.forms).applied(item)

    def past(self, period: Period) -> list[Item]:
        """Published items to learn from: imported issues, and our own older ones; never those of the days themselves."""
        return [a.item for a in self.store.archive.apart(period)]

    def last_issue(self, period: Period) -> list[Item]:
        """The items of the issue before, which need not be told again."""
        return [a.item for a in self.store.archive.issue_before(period.first_on)]

    # --- proof, write -------------------------------------------------------------------------------------

    def findings(self, bulletin: str, *, accepted: bool = False) -> tuple[Finding, ...]:
        """Read a bulletin against its evidence, without what people accepted, or with it."""
        found = self.bulletin(bulletin)
        articles = {a.id: a for a in self._cited(found)}
        every = proof.read(found, articles, self.folder.known, self.packs, self.past(found.period))
        return weighed(self.store, every, accepted=accepted)

    def publish(self, bulletin: str, formats: Sequence[str], wish: Wish | None = None) -> dict[str, bytes]:
        """The documents of a bulletin by file name; what was published is kept for good."""
        with self.store.run():
            documents = self.editions(wish).write(bulletin, formats)
            numbered(self.folder, self.store, self.store.archive.of_bulletin(bulletin))
        return documents

    def editions(self, wish: Wish | None = None) -> Editions:
        """What was issued, and what comes next."""
        return Editions(self.folder, self.store, self.clock, self.sources, wish or Wish())

    def bulletin(self, bulletin: str) -> Bulletin:
        """A bulletin by its id. NotFound: there is none."""
        return self.store.bulletins.known(bulletin)

    def sources(self, bulletin: Bulletin) -> dict[str, Source]:
        """What readers are told of each article that a bulletin stands on, by 'article@revision'."""
        return {f"{a.id}@{a.revision}": self.source(a) for a in self._cited(bulletin)}

    def _cited(self, bulletin: Bulletin) -> list[Article]:
        found = (self.store.articles.latest(a) for item in bulletin.items for a in item.articles)
        return [a for a in found if a]

    def source(self, article: Article) -> Source:
        """What readers are told of an article."""
        snapshot = self.store.captures.snapshot(article.snapshot)
        outlet = self.folder.known.get(article.outlet)
        return Source(
            article=article.id, revision=article.revision, outlet=article.outlet,
            attribution=outlet.attribution if outlet else article.outlet, headline=article.headline,
            language=article.language, url=article.url,
            published_at=article.published.at if article.published else None,
            fetched_at=snapshot.fetched_at if snapshot else None, snapshot=article.snapshot,
        )  # fmt: skip

    # --- past issues, questions ---------------------------------------------------------------------------

    def import_issue(self, name: str, data: bytes) -> Account | Restored:
        """Read a past document into the archive, its bytes kept; the account of its lines, repairs and doubts."""
        return take_in(self.folder, self.store, name, data, self.clock())

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Articles and items, best first; a name of the register is found in all its forms."""
        return Questions(self.folder, self.store, self.written, providers.nano()).find(query, limit)

    def run(self, bulletin: str | None) -> tuple[list[Article], Sequence[Coverage], Bulletin | None]:
        """All articles, the coverage of their events, and a bulletin: what `export-run` writes."""
        articles = self.store.articles.all()
        return articles, self.store.events.coverage(), self.bulletin(bulletin) if bulletin else None

    def item(self, item: str) -> tuple[Bulletin, Item]:
        """An item of a bulletin by its id or archive id. NotFound: there is none."""
        return item_of(self.store, item)

    def rebuild(self) -> int:
        """Drop all machine values and make them again from snapshots, imports and people's decisions; or nothing."""
        with self.store.run(), self.store.transaction():
            drafts = [
                (b.period, remembering(b, self.folder, self.store))
                for b in map(self.bulletin, self.store.bulletins.ids())
            ]
            self.store.drop_machine_tables()
            notebook = Notebook(self.store, self.clock)
            for snapshot in self.store.captures.all(Role.FEED):
                if outlet := self.folder.known.get(snapshot.outlet):
                    body, rules = self.store.captures.body(snapshot.id), self.folder.house.collect
                    self.store.entries.add(collect.entries_again(snapshot, body, outlet, rules))
            for snapshot in self.store.captures.all(Role.PAGE):
                notebook.remember(snapshot, collect.canonical_url(snapshot.url_asked))
            count = self.read()
            for period, pen in drafts:
                self._draft(period, pen)
            self.assigning.lately(self.clock().date())
        return count
