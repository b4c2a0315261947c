"""Hand: writes chosen sentences in the house's way, each with the place it stands on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from torimatome.compose.antecedents import is_lost, named, persons
from torimatome.compose.days import absolute, common_words, dated
from torimatome.compose.lines import Line
from torimatome.compose.offices import Form, country_names, home_forms, in_house_forms
from torimatome.compose.shorten import shortened
from torimatome.compose.wording import outlet_names, outside_quotes, pressed, without_opener, without_outlet
from torimatome.model import Article, EntityKind, Outlet, Sentence
from torimatome.profiles.register import Register


@dataclass(frozen=True, kw_only=True)
class Hand:
    """What the writing of one item needs to know."""

    forms: tuple[Form, ...]
    countries: tuple[str, ...]
    outlets: Mapping[str, tuple[str, ...]]
    people: frozenset[str]
    common: frozenset[str]

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
        )

    def write(self, chosen: Sequence[Line], *, front: bool = True) -> tuple[Sentence, ...]:
        """The sentences in house forms. front: the first one begins with the event's date where it names one."""
        kept = [line for line in chosen if not is_lost(line, chosen, self.people)]
        return tuple(self._sentence(line, kept, front=front and i == 0) for i, line in enumerate(kept))

    def _sentence(self, line: Line, kept: Sequence[Line], *, front: bool) -> Sentence:
        text = without_outlet(named(line, self.people), self.outlets.get(line.article.outlet, ()))
        if not any(k.number == line.number - 1 and k.article is line.article for k in kept):
            text = without_opener(text)
            text = outside_quotes(text, lambda t: re.sub(r"\b(was|were|is|are|has|have|had|will) also\b", r"\1", t))
        text = self.in_house_forms(text)
        on = line.article.reported_on
        text = dated(text, on, common=self.common) if front else text
        text = absolute_outside_quotes(text, on)
        text = shortened(pressed(text))
        return Sentence(text=text, citations=(line.citation,))

    def in_house_forms(self, text: str) -> str:
        """A text with the home office-holders in house forms."""
        return in_house_forms(text, self.forms, self.countries)


def absolute_outside_quotes(text: str, on: date | None) -> str:
    """Relative days made absolute; where a quotation stands in the sentence nothing is touched."""
    return text if re.search(r"[\"“”]", text) else absolute(text, on)
