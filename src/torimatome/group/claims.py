"""Claims: the figures and denials of an event's articles, each with its holder and the sentence that says so."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from torimatome.group.claims_denied import NEGATED, Said, answered
from torimatome.group.claims_forms import doubts, one_of, set_against
from torimatome.group.claims_negated import denies_in_other_words, negates
from torimatome.group.claims_voices import replaced, turn
from torimatome.group.shortened import shortened
from torimatome.lang import LanguagePack
from torimatome.lang.counts import FATES
from torimatome.lang.dates import find_dates
from torimatome.lang.quantities import Quantity, find_quantities
from torimatome.lang.text import Span, lower, sentences
from torimatome.lang.times import UNSPACED
from torimatome.model import (
    Article,
    Citation,
    Claim,
    CoverageRole,
    Dossier,
    EntityKind,
    Mention,
    Outlet,
)
from torimatome.profiles.register import Register

_FIRST_HAND = frozenset({CoverageRole.REPORT, CoverageRole.LIVE, CoverageRole.TRANSLATION})
_SPEAKERS = frozenset({EntityKind.PERSON, EntityKind.BODY})
_COUNTED = re.compile(r"[^\W\d_]+")
_COUNTER = re.compile(r"品目|世帯|議席|[かカヵヶ][国村月所]|[^\W\d_]")
_LONG_AGO = timedelta(days=30)
"""A figure beside a day so long before the report is not of this event: it is told, but counts nothing here."""


def claims(
    dossier: Dossier,
    packs: Mapping[str, LanguagePack],
    register: Register,
    outlets: Mapping[str, Outlet],
    earlier: Mapping[str, Sequence[Article]] = MappingProxyType({}),
) -> tuple[Claim, ...]:
    """What is claimed, in order of publication. Copies, opinions and looks back claim nothing of their own.

    earlier: the revisions before the last, by article: what only they claim is claimed too, and what a later one says
    again is cited from the first that said it.

    field is "denial", "correction" or "doubt", that something is not confirmed or told otherwise elsewhere (value: the
    sentence), or "number" (value: the figure as written, with the word it counts). holder is the id of a speaker named
    in the sentence, else that of the outlet. A denial or correction names the place it answers, where an earlier claim
    of the same matter was found; a figure that its own sentence sets against another names that sentence.
    """
    roles = {c.article: c.role for c in dossier.every_coverage}
    events = {c.article: c.event for c in dossier.every_coverage}
    named = {key: found for d in (dossier, *dossier.parts) for key, found in d.mentions.items()}
    told: list[tuple[datetime | None, Said]] = []
    for article in dossier.every_article:
        own = packs.get(article.language)
        if own is not None and roles.get(article.id) in _FIRST_HAND:
            known: set[str] = set()
            names = named.get(article.id, ())
            for revision in map(shortened, (*earlier.get(article.id, ()), article)):
                here = names if revision.revision == article.revision else tuple(_moved(names, revision.text))
                reading = _Reading(revision, own, here, register, frozenset(outlets))
                said = [s for s in reading.said(events[article.id]) if s.text not in known]
                known |= {s.text for s in said}
                told.extend((told_at(revision), s) for s in said)
    return answered(s for _, s in sorted(told, key=lambda t: t[0].timestamp() if t[0] else math.inf))


def told_at(article: Article) -> datetime | None:
    """When a revision said what it says: a later one not before it was changed."""
    if article.revision > 1 and article.modified_at:
        return article.modified_at
    return article.published.at if article.published else None


def _moved(names: Iterable[Mention], text: str) -> Iterator[Mention]:
    """The names of the last revision where they stand in another."""
    for surface, entity in {m.surface: m.entity for m in names if m.entity}.items():
        for match in re.finditer(re.escape(surface), text):
            yield Mention(entity=entity, surface=surface, start=match.start(), end=match.end())


@dataclass(frozen=True)
class _Reading:
    """One article, read for what it claims."""

    article: Article
    own: LanguagePack
    named: Sequence[Mention]
    register: Register
    outlets: frozenset[str]

    def said(self, event: str) -> Iterator[Said]:
        """Each sentence with its holder and its claims: denials, corrections and figures."""
        for span in sentences(self.article.text, self.own):
            small = lower(span.text, self.own.code)
            inside = [m for m in self.named if not m.in_headline and span.start <= m.start < span.end]
            speaker = self._speaker(inside, small)
            holder = speaker or self.article.outlet
            yield Said(
                holder=holder,
                text=small,
                language=self.own,
                countries=frozenset(c for m in inside if (c := self._country(m.entity))),
                country=self._country(speaker),
                claims=tuple(self._claims(event, span, inside, holder)),
                citation=self._cited(span),
                against=set_against(span.text, find_quantities(span.text, self.own)),
            )

    def _claims(self, event: str, span: Span, inside: Sequence[Mention], holder: str) -> Iterator[Claim]:
        small, at, cited = lower(span.text, self.own.code), told_at(self.article), self._cited(span)
        told = tuple(_figures(span.text, self.own, self.article))
        field = _field(small, self.own, told)
        if field:
            yield Claim(event=event, field=field, value=span.text, holder=holder, citation=cited, told_at=at)
        cut = turn(span.text, self.own, [q for _, q, _ in told])
        anew = replaced(span.text, self.own, [q for _, q, _ in told])
        for value, q, is_here in told:
            later = cut is not None and q.start >= cut
            by = self._voice(span, cut, inside, later=later) if cut is not None else holder
            counts = (q.counts or None) if is_here else None
            if anew and q in anew:
                counts = next((a.counts for a in anew if a.counts in FATES), counts)
            yield Claim(
                event=event, field="number", value=value, holder=by, citation=cited, told_at=at, counts=counts,
                unit=q.unit or None, value_number=q.value, value_to=q.value_to, qualifier=q.qualifier or None,
                denies=cited if later or (anew and q is anew[1]) else None,
            )  # fmt: skip

    def _voice(self, span: Span, cut: int, inside: Sequence[Mention], *, later: bool) -> str:
        """Who speaks before the turn of a sentence, or behind it."""
        middle = span.start + cut
        here = [m for m in inside if (m.start >= middle) is later]
        small = lower(span.text[cut:] if later else span.text[:cut], self.own.code)
        return self._speaker(here, small) or self.article.outlet

    def _cited(self, span: Span) -> Citation:
        return Citation(article=self.article.id, revision=self.article.revision, start=span.start, end=span.end)

    def _country(self, entity: str | None) -> str | None:
        known = self.register.get(entity) if entity else None
        return known.country if known else None

    def _speaker(self, inside: Sequence[Mention], small: str) -> str | None:
        """The first person or body that the sentence names, if somebody says something in it; or an outlet it quotes."""
        if not _says(small, (*self.own.say_words, *self.own.deny_words)):
            return None
        for mention in inside:
            entity = self.register.get(mention.entity)
            if entity is not None and entity.kind in _SPEAKERS:
                return entity.id
        return next((m.entity for m in inside if m.entity in self.outlets), None)


def _figures(sentence: str, own: LanguagePack, article: Article) -> Iterator[tuple[str, Quantity, bool]]:
    """Figures that are no dates, with the word after them ("27 families", "$7 billion"), and whether they are of now."""
    on = article.reported_on
    dates = find_dates(sentence, own, on)
    is_here = not (on and dates and all(d.last_on < on - _LONG_AGO for d in dates))
    figures = find_quantities(sentence, own, dates)
    yield from ((word, q, is_here) for word, q in one_of(lower(sentence, own.code), own, figures))
    anew = replaced(sentence, own, figures) or ()
    for q in figures:
        written = sentence[q.start : q.end]
        word = _counted(sentence, q, own.code)
        if q.unit.isupper() or q.unit == "%":
            yield written, q, is_here
        elif word or q.counts or q.unit or q in anew:
            yield f"{written}{'' if own.code in UNSPACED else ' '}{word}".strip(), q, is_here


def _counted(sentence: str, q: Quantity, code: str) -> str:
    """The word that directly follows a figure; in Japanese its counter."""
    after = sentence[q.end : q.end + 40]
    if code in UNSPACED:
        counter = _COUNTER.match(after)
        return counter[0] if counter else ""
    match = _COUNTED.match(after, 1) if after[:1] == " " else None
    return match[0] if match else ""


_CORRECTS = re.compile(
    r"\b(?:corrected|correction|revised (?:the|its|their|down|up)|earlier reported|previously reported|initially reported)\b|"
    r"\b(?:уточнил|уточнен|уточнён|исправлен|ранее сообщалось)|dəqiqləşdir|düzəliş|daha əvvəl .{0,30}bildiril|"
    r"düzelt|daha önce .{0,30}bildiril|ճշգրտ|ուղղում|დააზუსტ|შესწორებ|اصلاح کرد|تصحیح|پیشتر گزارش|訂正|修正した|当初.{0,20}とされ"
)


def _field(small: str, own: LanguagePack, told: Sequence[tuple[str, Quantity, bool]]) -> str | None:
    if _says(small, own.deny_words) or denies_in_other_words(small):
        return "denial"
    if _corrects(small, told) or replaced(small, own, [q for _, q, _ in told]):
        return "correction"
    if doubts(small):
        return "doubt"
    return NEGATED if told and negates(small) else None


def _corrects(small: str, figures: Sequence[object]) -> bool:
    """Whether a sentence says that a figure was told otherwise before."""
    found = _CORRECTS.search(small)
    return found is not None and (bool(figures) or found.start() == 0)


def _says(small: str, stems: Sequence[str]) -> bool:
    return any(
        stem in small if not stem.isascii() else re.search(rf"(?<!\w){re.escape(stem)}", small) for stem in stems
    )
