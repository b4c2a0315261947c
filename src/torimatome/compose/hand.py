"""Hand: writes chosen sentences in the house's way, each with the place it stands on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from torimatome.compose.also import with_also
from torimatome.compose.antecedents import is_sure, named, persons
from torimatome.compose.bearers import with_offices_behind
from torimatome.compose.days import absolute, by_its_day, common_words, dated, days_named, front_of, small
from torimatome.compose.decrees import as_news
from torimatome.compose.flips import flipped
from torimatome.compose.holders import with_holders
from torimatome.compose.joining import joined
from torimatome.compose.leaning import is_quoted_claim, leans
from torimatome.compose.lines import Line
from torimatome.compose.marks import QUOTED, quotations_held
from torimatome.compose.offices import Form, by_office, country_names, home_forms, in_house_forms
from torimatome.compose.possession import owners, turned_round
from torimatome.compose.recast import recast
from torimatome.compose.saying import speaker_first
from torimatome.compose.shorten import shortened
from torimatome.compose.spelling import in_one_spelling
from torimatome.compose.wording import (
    outlet_names,
    outside_quotes,
    pressed,
    without_dateline,
    without_opener,
    without_outlet,
)
from torimatome.model import Article, EntityKind, Lessons, Outlet, Sentence
from torimatome.model.learnt import NOTHING_LEARNT
from torimatome.profiles.register import Register

_TALKS = re.compile(
    r"\b(?:met|meets?|meeting|talks|conversation|receiv(?:es|ed)|negotiations|consultations|call)\b", re.IGNORECASE
)

_SPEAKER = re.compile(
    r"\b([^\W\d_a-z][\w’'-]+)(?:, [^,.]{3,60},)? (?:said|says|noted|stated|told|added|stressed|emphasi[sz]ed|recalled|stresses|notes)\b"
)
_TALKED = re.compile(r"\b(?:talked with the|had a conversation with|spoke with the|exchanged views)\b")


@dataclass(frozen=True, kw_only=True)
class Hand:
    """What the writing of one item needs to know."""

    forms: tuple[Form, ...]
    countries: tuple[str, ...]
    outlets: Mapping[str, tuple[str, ...]]
    people: frozenset[str]
    common: frozenset[str]
    lessons: Lessons = NOTHING_LEARNT
    states: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    home: str = ""

    @classmethod
    def of(cls, articles: Sequence[Article], outlets: Mapping[str, Outlet], register: Register, home: str) -> Hand:
        """The hand for an item that stands on these articles."""
        day = next((a.reported_on for a in articles if a.reported_on), None)
        texts = [t for a in articles if a.language.startswith("en") for t in (a.headline, a.text)]
        known = frozenset(e.names.get("en", "") for e in register.of_kind(EntityKind.PERSON)) - {""}
        return cls(
            forms=home_forms(articles, register, home, day),
            countries=country_names(register, home),
            outlets={a.outlet: outlet_names(outlets[a.outlet]) for a in articles if a.outlet in outlets},
            people=persons(texts, known),
            common=common_words(tuple(texts)),
            home=home,
            states={c.names["en"]: c.forms.get("en", ()) for c in register.countries.values() if c.names.get("en")},
        )

    def write(self, chosen: Sequence[Line], *, front: bool = True, given: Sequence[Line] = ()) -> tuple[Sentence, ...]:
        """The sentences in house forms. front: the first one begins with the event's date where it names one.

        given: lines that stand before these in other words. What leans on a line that is not there is left out.
        """
        kept: list[Line] = []
        for line in chosen:
            if self._stands(line, (*given, *kept)):
                kept.append(line)
        written = [self._sentence(line, kept, front=front and i == 0) for i, line in enumerate(kept)]
        told = with_holders(self._dated_by_the_next(written, kept) if front else written, self.common)
        one = with_also(joined(told, sorted({name.split()[-1] for name in self.people})))
        source = " ".join(line.text for line in kept)
        return tuple(replace(s, text=self._in_manner(s.text, source)) for s in one)

    def _in_manner(self, text: str, source: str) -> str:
        """A finished sentence in the house's own spelling and order of names, its turns other than the source's."""
        text = with_offices_behind(in_one_spelling(text, self.states), self.people, self.states)
        return flipped(turned_round(text, owners(self.states)), source)

    def size(self, line: Line) -> int:
        """The words of a sentence as it will be written."""
        return len(self._sentence(line, (), front=False).text.split())

    def _dated_by_the_next(self, written: Sequence[Sentence], kept: Sequence[Line]) -> Sequence[Sentence]:
        """The sentences, the first dated by the second where that only says when: as "The visit began on March 3" does."""
        if len(written) < 2 or written[0].text.startswith("On ") or not follows(kept[1], kept):
            return written
        day = front_of(written[1].text, kept[1].article.reported_on)
        if day is None:
            return written
        cited = (*written[0].citations, *written[1].citations)
        return [Sentence(text=f"{day} {small(written[0].text, self.common)}", citations=cited), *written[2:]]

    def _stands(self, line: Line, kept: Sequence[Line]) -> bool:
        """Whether a reader can follow the sentence: the one it leans on stands before it, or its pronoun has a name."""
        return not leans(line) or follows(line, kept) or is_sure(line, self.people)

    def _sentence(self, line: Line, kept: Sequence[Line], *, front: bool) -> Sentence:
        text = named(line, self.people)
        text = as_news(without_dateline(text) if line.number == 0 else text, line, self.forms, self.common)
        text = without_outlet(text, self.outlets.get(line.article.outlet, ()))
        text = without_opener(text)
        if not follows(line, kept):
            text = outside_quotes(text, alone)
        text = self._in_full(text, line) if line.number == 0 else text
        text = self.in_house_forms(by_office(text, line, self.forms, self.countries))
        on = line.article.reported_on
        text = dated(text, on, common=self.common) if front else text
        text = absolute_outside_quotes(text, on, line.article.text)
        text = outside_quotes(text, lambda piece: by_its_day(piece, _days_before(line)))
        text = outside_quotes(text, lambda piece: self._country_for_our(piece, line))
        text = speaker_first(shortened(pressed(text)), self.common)
        text = recast(text, self.common, talks=_of_talks(line))
        return Sentence(text=self._with_speaker(text, line), citations=(line.citation,))

    def _with_speaker(self, text: str, line: Line) -> str:
        """A claim with some quoted words in it closed by its speaker, where the article has one only."""
        if not is_quoted_claim(line) or not text.endswith("."):
            return text
        families = {name.split()[-1] for name in self.people}
        speakers = set(_SPEAKER.findall(line.article.text))
        return f"{text[:-1]}, {next(iter(speakers))} said." if len(speakers) == 1 and speakers <= families else text

    def _in_full(self, text: str, line: Line) -> str:
        """The text of a first sentence with "The Assembly" of a body's own page as the body's full name."""
        found = re.match(r"The ([A-Z]\w+)(?= [a-z])(?! (?:of|for|on)\b)", text)
        names = (
            n
            for n in self.outlets.get(line.article.outlet, ())
            if found and found[1] in n.split() and len(n.split()) > 2
        )
        name = next(names, "")
        if not found or not name:
            return text
        return f"The {name.removeprefix('The ')}{text[found.end() :]}"

    def _country_for_our(self, text: str, line: Line) -> str:
        """A text of a body of the home country with the country's name for "our country" and "our army"."""
        home = self.countries[0] if self.countries else ""
        if not home or line.article.outlet.partition(".")[0] != self.home:
            return text
        text = re.sub(r"\b[Oo]ur (?:country|homeland|motherland|state|republic)\b", home, text)
        return re.sub(
            r"\b[Oo]ur (?=(?:army|armed|servicemen|soldiers|military|navy|air force|units|troops|citizens|forces)\b)",
            f"{home}'s ",
            text,
        )

    def in_house_forms(self, text: str) -> str:
        """A text with the home office-holders in house forms."""
        return in_house_forms(text, self.forms, self.countries)


def _of_talks(line: Line) -> bool:
    """Whether the sentence stands in a report of talks, or behind one that tells of a conversation."""
    article = line.article
    told = f"{article.headline}. {article.lead}"
    return bool(_TALKS.search(told) or _TALKED.search(article.text[: line.citation.start]))


def alone(text: str) -> str:
    """The text without "also" and "too", which point at a sentence before it."""
    text = re.sub(r"\b(was|were|is|are|has|have|had|will) also\b", r"\1", text)
    return re.sub(r",? (?:too|as well)\.$", ".", text)


def follows(line: Line, kept: Sequence[Line]) -> bool:
    """Whether the sentence just before it in its article is kept."""
    return any(k.article is line.article and k.number == line.number - 1 for k in kept)


def absolute_outside_quotes(text: str, on: date | None, source: str) -> str:
    """Relative days made absolute; quotations stay as they are."""
    if re.search(r"[\"“”]", QUOTED.sub("", text)):  # one that never ends: nobody knows what is quoted
        return text
    return quotations_held(text, lambda told: absolute(told, on, source))


def _days_before(line: Line) -> frozenset[date]:
    """The days named in the article before the sentence or in it."""
    return days_named(line.article.text[: line.end], line.article.reported_on)
