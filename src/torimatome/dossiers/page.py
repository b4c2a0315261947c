"""The page of one event: everything that the desk knows of it, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from torimatome import group, triage
from torimatome.analysis.revisions import revised
from torimatome.dossiers.keeping import kept
from torimatome.dossiers.listing import Listed, line_of
from torimatome.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Citation,
    Claim,
    Dossier,
    Entity,
    Headline,
    Item,
    Label,
    Lessons,
    Ruling,
    Sentence,
)
from torimatome.plugins import Folder
from torimatome.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article of an event: how it stands to it and why, what it changed as a copy, and what its revisions changed.

    said: the words of people that hold on it, in words.
    """

    article: str
    outlet: str
    language: str
    headline: str
    url: str
    published_at: datetime | None
    role: str
    similarity: float
    reasons: tuple[str, ...]
    said: tuple[str, ...] = ()
    copy_of: str | None = None
    copied: group.Changes | None = None
    revisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim with its holder's name, the sentence that makes it, and the sentence that it answers."""

    claim: Claim
    holder: str
    sentence: str
    answers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What is counted and by whom, side by side in order of time: one holder's row."""

    counts: str
    unit: str
    holder: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """An event with its reports, families, coding, sections, claims, notes, and the events that it belongs with."""

    event: Listed
    days: tuple[date | None, date | None]
    actors: tuple[str, ...]
    places: tuple[str, ...]
    coding: str
    labels: tuple[Label, ...]
    reports: tuple[Report, ...]
    families: tuple[tuple[str, ...], ...]
    figures: tuple[Figures, ...]
    conflicts: tuple[str, ...]
    denials: tuple[Said, ...]
    notes: tuple[str, ...]
    lead: str = ""
    parts: tuple[EventPage, ...] = ()

    def as_item(self) -> Item:
        """The event as an item that is not written yet: its headline and lead, to find what it follows."""
        return Item(
            id=f"i{self.event.id}", section=self.labels[0].section if self.labels else "",
            headlines={"en": Headline(text=self.event.headline)},
            body=(Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=self.lead),)),),
            attributions=(Attribution(outlets=(), first_on=self.days[0], last_on=self.days[1]),),
        )  # fmt: skip


def page(folder: Folder, store: Store, event_id: str, lessons: Lessons | None = None) -> EventPage:
    """The page of an event. lessons: what past issues teach on its section. NotFound: it is not in this desk."""
    dossier = kept(folder, store, event_id)
    past = triage.Precedents(lessons) if lessons else triage.Precedents()
    labels = triage.classify(dossier, folder.house, folder.register, folder.known, past)
    return _Page(folder, store).of(dossier, labels)


@dataclass(frozen=True)
class _Page:
    folder: Folder
    store: Store

    def of(self, dossier: Dossier, labels: Sequence[Label] = ()) -> EventPage:
        event, claims = dossier.event, dossier.claims
        by_id = {a.id: a for a in dossier.articles}
        countries = {c.holder: country for c in claims if (country := self._country(c.holder))}
        return EventPage(
            event=line_of(self.folder, dossier), lead=_lead(dossier), days=(event.first_on, event.last_on),
            actors=tuple(map(self.name, event.actors)), places=tuple(map(self.name, event.places)), labels=tuple(labels),
            coding=self._coding(dossier), reports=tuple(self._reports(dossier)),
            families=group.families(dossier.coverage, by_id, self.folder.known),
            figures=tuple(self._figures(claims)),
            conflicts=tuple(self._conflict(c) for c in group.conflicts(claims, countries)),
            denials=tuple(self.said(c) for c in claims if c.field != "number"),
            notes=tuple(self._notes(dossier)), parts=tuple(self.of(p) for p in dossier.parts),
        )  # fmt: skip

    def name(self, key: str) -> str:
        """An entity or outlet by its English name."""
        known: Entity | None = self.folder.register.get(key)
        outlet = self.folder.known.get(key)
        names = known.names if known else outlet.names if outlet else {}
        return names.get("en") or next(iter(names.values()), key)

    def _country(self, holder: str) -> str | None:
        known = self.folder.register.get(holder)
        return known.country if known else None

    def _coding(self, dossier: Dossier) -> str:
        """CONSULT (meeting): az Ilham Aliyev -> am Nikol Pashinyan; 2026-02-14, Baku."""
        coding = dossier.event.coding
        if coding is None:
            return ""
        sides = (
            ", ".join(f"{a.country or a.sector} {self.name(a.entity) if a.entity else ''}".strip() for a in side)
            for side in (coding.actors, coding.recipients)
        )
        actors, recipients = sides
        when = ", ".join(filter(None, (coding.on.isoformat() if coding.on else "", self.name(coding.place))))
        mode = f" ({coding.mode})" if coding.mode else ""
        towards = f" -> {recipients}" if recipients else ""
        return f"{coding.act.value}{mode}: {actors or 'somebody'}{towards}" + (f"; {when}" if when else "")

    def _reports(self, dossier: Dossier) -> Iterator[Report]:
        told = {c.article: c for c in dossier.coverage}
        by_id = {a.id: a for a in dossier.articles}
        words = self.store.rulings.all()
        for article in sorted(dossier.articles, key=lambda a: a.age):
            coverage = told[article.id]
            original = by_id.get(coverage.duplicate_of or "")
            yield Report(
                article=article.id, outlet=self.name(article.outlet), language=article.language, headline=article.headline,
                url=article.url, published_at=article.published.at if article.published else None,
                role=coverage.role.value, similarity=coverage.similarity, reasons=coverage.reasons,
                said=tuple(_word(r, article.id) for r in group.ruled(words, article.id)),
                copy_of=coverage.duplicate_of,
                copied=group.changes(article, original) if original else None,
                revisions=tuple(self._revisions(article)),
            )  # fmt: skip

    def _revisions(self, article: Article) -> Iterator[str]:
        before: Article | None = None
        for one in self.store.articles.revisions(article.id) if article.revision > 1 else ():
            if before:
                lines = tuple(revised(before, one).lines()) or ("wording only",)
                yield f"revision {one.revision}: {'; '.join(lines)}"
            before = one

    def _figures(self, claims: Sequence[Claim]) -> Iterator[Figures]:
        for row in group.figure_rows(claims):
            if row.counts:
                told = tuple(self.said(c) for c in row.claims)
                yield Figures(counts=row.counts, unit=row.unit, holder=self.name(row.holder), said=told)

    def _conflict(self, found: group.Conflict) -> str:
        """In words, the holders by name."""
        why = found.why
        for holder in sorted({c.holder for c in found.claims}, key=len, reverse=True):
            why = why.replace(holder, self.name(holder))
        return f"{found.difference.value}, {found.counts}: {why}"

    def said(self, claim: Claim) -> Said:
        """A claim with the sentences that it stands on."""
        answers = self._sentence(claim.denies) if claim.denies else ""
        return Said(
            claim=claim, holder=self.name(claim.holder), sentence=self._sentence(claim.citation), answers=answers
        )

    def _sentence(self, place: Citation) -> str:
        article = self.store.articles.get(place.article, place.revision)
        return article.text[place.start : place.end] if article else ""

    def _notes(self, dossier: Dossier) -> Iterator[str]:
        """What became of people's words: those taken back, those that could not be obeyed."""
        words = self.store.rulings.all()
        here = {c.article: n for n, c in enumerate(dossier.coverage)}
        yield from group.overruled(words, here)
        for article in here:
            for one in group.ruled(words, article):
                other = one.second if one.first == article else one.first
                elsewhere = other not in here and self.store.events.of_article(other) is not None
                if one.same and elsewhere:
                    yield group.unheeded(article, other)


def _lead(dossier: Dossier) -> str:
    """The first paragraph of the first English article, else of the first."""
    articles = dossier.every_article
    english = (a.lead for a in articles if a.language.startswith("en"))
    return next(english, articles[0].lead if articles else "")


def _word(ruling: Ruling, article: str) -> str:
    other = ruling.second if ruling.first == article else ruling.first
    what = "the same event as" if ruling.same else "not the same event as"
    return f"{ruling.by} said on {ruling.at:%Y-%m-%d}: {what} {other}"
