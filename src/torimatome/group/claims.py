"""Claims: the figures and denials of an event's articles, each with its holder and the sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from torimatome.lang import LanguagePack
from torimatome.lang.dates import find_dates
from torimatome.lang.numbers import NumberSpan, find_numbers
from torimatome.lang.text import Span, lower, sentences
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


def claims(
    dossier: Dossier, packs: Mapping[str, LanguagePack], register: Register, outlets: Mapping[str, Outlet]
) -> tuple[Claim, ...]:
    """What is claimed, in order of publication. Copies, opinions and looks back claim nothing of their own.

    field is "denial" (value: the sentence) or "number" (value: the figure as written, with the word it counts).
    holder is the id of a speaker named in the sentence, else that of the outlet.
    """
    roles = {c.article: c.role for c in dossier.every_coverage}
    events = {c.article: c.event for c in dossier.every_coverage}
    named = {key: found for d in (dossier, *dossier.parts) for key, found in d.mentions.items()}
    told: list[Claim] = []
    for article in dossier.every_article:
        own = packs.get(article.language)
        if own is not None and roles.get(article.id) in _FIRST_HAND:
            reading = _Reading(article, own, named.get(article.id, ()), register, frozenset(outlets))
            told.extend(reading.claims(events[article.id]))
    return tuple(told)


@dataclass(frozen=True)
class _Reading:
    """One article, read for what it claims."""

    article: Article
    own: LanguagePack
    named: Sequence[Mention]
    register: Register
    outlets: frozenset[str]

    def claims(self, event: str) -> Iterator[Claim]:
        """Denials and figures, sentence by sentence."""
        for span in sentences(self.article.text, self.own):
            small = lower(span.text, self.own.code)
            holder = self._holder(span, small) or self.article.outlet
            cited = Citation(article=self.article.id, revision=self.article.revision, start=span.start, end=span.end)
            if _says(small, self.own.deny_words):
                yield Claim(event=event, field="denial", value=span.text, holder=holder, citation=cited)
            for value in _figures(span.text, self.own, self.article):
                yield Claim(event=event, field="number", value=value, holder=holder, citation=cited)

    def _holder(self, span: Span, small: str) -> str | None:
        """The first person or body that the sentence names, if somebody says something in it; or an outlet it quotes."""
        if not _says(small, (*self.own.say_words, *self.own.deny_words)):
            return None
        inside = [m for m in self.named if not m.in_headline and span.start <= m.start < span.end]
        for mention in inside:
            entity = self.register.get(mention.entity)
            if entity is not None and entity.kind in _SPEAKERS:
                return entity.id
        return next((m.entity for m in inside if m.entity in self.outlets), None)


def _figures(sentence: str, own: LanguagePack, article: Article) -> Iterator[str]:
    """Figures that are no dates, with the word after them: "27 families", "$7 billion"."""
    dates = find_dates(sentence, own, article.reported_on)
    for number in find_numbers(sentence, own):
        if any(d.start < number.end and number.start < d.end for d in dates):
            continue
        written = sentence[number.start : number.end]
        if number.unit:
            yield written
        elif counted := _counted(sentence, number):
            yield f"{written} {counted}"


def _counted(sentence: str, number: NumberSpan) -> str:
    """The word that directly follows a figure."""
    match = _COUNTED.match(sentence, number.end + 1) if sentence[number.end : number.end + 1] == " " else None
    return match[0] if match else ""


def _says(small: str, stems: Sequence[str]) -> bool:
    return any(
        stem in small if not stem.isascii() else re.search(rf"(?<!\w){re.escape(stem)}", small) for stem in stems
    )
