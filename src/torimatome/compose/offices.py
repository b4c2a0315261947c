"""House forms of office-holders: President Aliyev, FM Bayramov, PM Ali Asadov (house-style 5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from torimatome.compose.lines import Line
from torimatome.compose.wording import outside_quotes
from torimatome.model import Article, Entity, EntityKind
from torimatome.profiles.register import Register

# Offices whose holders the house writes by a short form, and how: {0} is the whole name, {1} the last word of it.
_SHORT = {"president": "President {1}", "foreign-minister": "FM {1}", "prime-minister": "PM {0}"}
_LONG = {
    "president": r"(?:President|head of state|leader)",
    "foreign-minister": r"(?:Foreign Minister|Minister of Foreign Affairs|Minister for Foreign Affairs|FM)",
    "prime-minister": r"(?:Prime Minister|PM|Premier)",
}
_TWO = re.compile(r"\b(?:both|under) [^\W\d_a-z]\w+ and $")
_NAME = r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){1,2}"


@dataclass(frozen=True, slots=True)
class Form:
    """How one person of the home country is written."""

    name: str
    title: str

    @property
    def house(self) -> str:
        """The house form: office and name."""
        return _SHORT[self.title].format(self.name, self.name.split()[-1])


def home_forms(articles: Iterable[Article], register: Register, home: str, day: date | None) -> tuple[Form, ...]:
    """The home holders of the great offices: from the register, else as the articles themselves name them."""
    country = register.countries.get(home)
    names = _country_names(country)
    forms = dict(_from_texts(articles, names))
    for entity in register.of_kind(EntityKind.PERSON):
        office = entity.office_on(day) if day else next(iter(entity.offices), None)
        if office and office.country in (None, home) and entity.country == home and office.title in _SHORT:
            forms[office.title] = entity.names.get("en", "")
    return tuple(Form(name, title) for title, name in forms.items() if name)


def _country_names(country: Entity | None) -> tuple[str, ...]:
    if country is None:
        return ()
    return tuple(dict.fromkeys((country.names.get("en", ""), *country.forms.get("en", ()))))


def _from_texts(articles: Iterable[Article], names: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """(title, name) of office-holders whom a text ties to the home country in so many words."""
    if not names:
        return
    country = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    for article in articles:
        for title, long in _LONG.items():
            pattern = rf"(?:(?:{country}) {long}|{long} of (?:the )?(?:{country})),? ({_NAME})"
            for found in re.findall(pattern, f"{article.headline}. {article.text}"):
                yield title, " ".join(found.split()[:2])


def in_house_forms(text: str, forms: Iterable[Form], country_names: tuple[str, ...]) -> str:
    """The text with the home office-holders in house forms, and prime ministers before a name as PM."""
    change = _changes(tuple(forms), country_names)
    return outside_quotes(text, change)


def country_names(register: Register, home: str) -> tuple[str, ...]:
    """The home country's English names and adjectives."""
    return _country_names(register.countries.get(home))


def _alone(house: str, found: re.Match[str]) -> str:
    """The house form of a name, but not of the second of one family: "under both Ada and Tarin Velo"."""
    return found.group() if _TWO.search(found.string[: found.start()]) else house


def _changes(forms: tuple[Form, ...], names: tuple[str, ...]) -> Callable[[str], str]:
    country = "|".join(map(re.escape, sorted((n for n in names if n), key=len, reverse=True))) or "(?!)"
    steps: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = []
    for form in forms:
        name, long, house = re.escape(form.name), _LONG[form.title], form.house
        of = rf"(?: of (?:the )?(?:Republic of )?(?:{country}))?"
        steps += [
            (re.compile(rf"\bPresidents {name} and (?=[^\W\d_a-z])"), f"Presidents {form.name.split()[-1]} and "),
            (
                re.compile(
                    rf"\b{name}, (?:the |who is (?:the )?)?{long}(?: of (?:the )?(?:Republic of )?(?:{country})),"
                ),
                house,
            ),
            (re.compile(rf"(?:\b[Tt]he )?\b(?:(?:{country})(?:['’]s)? )?{long}{of},? {name}\b"), house),
            (re.compile(rf"\b{name}\b"), partial(_alone, house)),
        ]
    steps.append((re.compile(r"(?<!Deputy )\bPrime Minister (?=[^\W\d_a-z])(?!of\b)"), "PM "))

    def change(text: str) -> str:
        for pattern, by in steps:
            text = pattern.sub(by, text)
        text = re.sub(r"(?<!Deputy )\b(?:Foreign )?Minister (?=FM\b)", "", text)
        return re.sub(r"\b(President|FM|PM) \1\b", r"\1", text)

    return change


def lesser(text: str, forms: Iterable[Form], seen: set[str]) -> str:
    """The text with a house form that was already written cut to the name alone: Aliyev, Bayramov."""
    for form in forms:
        if form.house in seen:
            short = form.name.split()[-1]
            text = re.sub(rf"(?<!the )\b{re.escape(form.house)}\b(?!['’]s visit)", short, text)
        elif form.house in text:
            seen.add(form.house)
    return text


_HEADS = re.compile(
    r"\b(?:President(?!ial)s?|King|Queen|Emir|Sultan|Emperor|Pope|Prince|heads of state)\b(?! of (?:the )?(?:Court|Bank|University|Company|Corporation))"
)
_AT_HEAD = r"(?P<who>[Tt]he (?:{country}) (?:foreign )?minister|[Tt]he (?:{country}) (?:president|head of state|leader)|[Tt]he head of state(?! of\b))(?!['’])"


def by_office(text: str, line: Line, forms: Iterable[Form], names: tuple[str, ...]) -> str:
    """The sentence with "The Rovian minister" as the minister's name, where its article has one such person only."""
    country = "|".join(map(re.escape, sorted((n for n in names if n), key=len, reverse=True))) or "(?!)"
    found = re.match(_AT_HEAD.format(country=country), text)
    if found is None or line.number == 0:
        return text
    title = "foreign-minister" if "minister" in found["who"] else "president"
    form = next((f for f in forms if f.title == title and f.name), None)
    whole = f"{line.article.headline}. {line.article.text}"
    if form is None or form.name not in whole or not _is_only(form, whole, country):
        return text
    rest = text[found.end() :]
    return form.house + (
        re.sub(r"\bthe head of state(?! of\b)", "the President", rest) if title == "president" else rest
    )


def _is_only(form: Form, text: str, country: str) -> bool:
    """Whether the text speaks of no other holder of such an office: of no other head of state, or of no other home minister."""
    if form.title == "president":
        own = re.sub(
            rf"\b(?:First )?Vice[- ]President|\bPresidents? (?:of (?:the )?(?:Republic of )?(?:{country}),? )?(?:{re.escape(form.name)}|{re.escape(form.name.split()[-1])})|\b(?:the|The) President\b(?! of)|\bPresident of (?:the )?(?:Republic of )?(?:{country})\b|{re.escape(form.name)}, President",
            "",
            text,
        )
        return not _HEADS.search(own)
    ministers = re.findall(
        rf"(?:{country})['’]?s? (?:\w+ )?[Mm]inister(?!ial)|Minister of (?!Foreign)(?:\w+ ){{1,4}}of (?:the )?(?:Republic of )?(?:{country})",
        text,
    )
    return all(re.search(r"(?i)(?:foreign |^\S+ )minister", m) for m in ministers)
