"""Who is named with which office: the parties of a sentence or of a list's lead, English and Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from torimatome.analysis.reading import Finder, is_japanese
from torimatome.lang.text import fold
from torimatome.model import Entity, EntityKind, Mention
from torimatome.model.following import Party
from torimatome.profiles.register import Register

LEVELS: tuple[tuple[str, int, str], ...] = (
    ("head of an organisation", 3, r"high representative"),
    ("presidential aide", 4, r"assistant to the president|presidential (?:aide|assistant|adviser|advisor)|大統領補佐官|大統領府"),
    ("vice president", 2, r"vice[- ]president|副大統領|国家副主席"),
    ("deputy prime minister", 2, r"deputy prime minister|vice premier|副首相"),
    ("deputy minister", 4, r"deputy (?:foreign |defen[cs]e )?(?:minister|fm|secretary)|vice minister|次官|副大臣|副長官|副[^、。]{0,8}相"),
    ("head of state", 1, r"president|head of state|king|emir|sultan|大統領|国家主席|国王|首長|総統|最高指導者"),
    ("head of government", 2, r"prime minister|\bpm\b|premier|chancellor|首相"),
    ("speaker", 3, r"speaker|chair\w* of (?:the )?(?:milli majlis|parliament|national assembly|senate)|国会議長|下院議長|上院議長|議会議長"),
    ("foreign minister", 3, r"foreign minister|minister of foreign affairs|\bfm\b|secretary of state|high representative|counterpart|外相|国務長官"),
    ("minister", 3, r"minister|secretary of (?:defen[cs]e|the security council)|大臣|長官|相(?!談|互|手|当)"),
    ("ambassador", 5, r"ambassador|charg[eé] d'affaires|大使|公使"),
    ("member of parliament", 5, r"\bmp\b|\bmep\b|senator|congress\w+|foreign affairs committee|committee\b.*\b(?:parliament|bundestag)|議員|議長"),
    ("head of an organisation", 4, r"secretary[- ]general|director[- ]general|commissioner|special envoy|special representative|事務総長|特使|代表|事務局長"),
    ("company or association", 7, r"chief executive|\bceo\b|chairman of the board|corporation|\binc\b|company|社長|会長"),
)  # fmt: skip
"""Levels of offices: their name, rank (1 is the highest) and the words by which they are known, tried in order."""

_EN_OFFICE = (
    r"(?:(?:First|Acting|Deputy|Vice|Foreign|Prime|Defen[cs]e|Interior|Energy|Economy|Senior|Special)[ -])*"
    r"(?:[Pp]resident(?:ial)?|Minister|PM|FM|MFA|Premier|Chancellor|Speaker|Ambassador|Secretary(?:[ -]General)?|Commissioner|Envoy|"
    r"Chairman|Chairwoman|Chair|Chief|Head|Director|King|Emir|counterpart|Representative|Senator|Assistant|Adviser|Lady)"
)
_EN_TAIL = r"(?: (?:of|for|to|on|and|&|the|at)| [A-Z][\w.’'&-]+| Affairs| -)*"
_NAME = r"[A-Z][\w’'-]+(?: (?:al|bin|von|van|de|der|den|el|ben|ibn)(?= ))?(?:[ -][A-Z][\w’'.-]+){1,3}"
_LONGEST_OFFICE = 120
_OFFICE = re.compile(rf"\b{_EN_OFFICE}\b")
_LEAD_NAME = re.compile(rf"^({_NAME}), (.+)$")
_TRAILING = re.compile(rf"({_NAME})$")
_AFTER_OFFICE = re.compile(rf"^,? ?({_NAME})")

_JA_OFFICE = re.compile(
    r"(?:第[1一]|筆頭|臨時|暫定|前|元)?(?:副|外務|国防|特別)?(?:大統領補佐官|大統領(?!府|選|令|夫人)|国家主席|首相(?!府|官邸)|外相|国防相|内相|法相|財務相|経済相|"
    r"[一-龠]{1,6}相(?=代行|[がはとをにの、]|$)|国防長官|国務長官|国連事務総長|事務総長|大使(?!館)|外務次官|次官|国会議長|議長|特使|特別代表|書記|国王|皇太子|首長|長官)(?:代行)?"
)
_JA_RUN = re.compile(r"[ァ-ヶー・＝A-Za-z一-龠々]{0,12}")
_JA_LEFT = re.compile(r"(?:[ァ-ヶー・＝]|[A-Za-z.’' -]|同国|[一-龠々]){1,24}$")
_ABBREVIATED: Mapping[str, str] = {
    "米": "us",
    "露": "ru",
    "ロ": "ru",
    "中": "cn",
    "独": "de",
    "仏": "fr",
    "英": "gb",
    "韓": "kr",
    "印": "in",
    "伊": "it",
    "土": "tr",
    "日": "jp",
}
_TITLES: Mapping[str, str] = {
    "大統領": "president", "国家主席": "state-president", "首相": "prime-minister", "外相": "foreign-minister",
    "president": "president", "prime minister": "prime-minister", "pm": "prime-minister", "foreign minister": "foreign-minister",
    "fm": "foreign-minister", "minister of foreign affairs": "foreign-minister",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A party at [start, end) of a text."""

    party: Party
    start: int
    end: int


@dataclass(frozen=True)
class Reader:
    """Finds the parties of texts, by the register and the offices held on a day."""

    find: Finder
    register: Register

    def parties(self, text: str, on: date | None) -> list[Named]:
        """The parties that a text names, from left to right."""
        mentions = tuple(self.find(text))
        found = list(self._japanese(text, mentions, on) if is_japanese(text) else self._english(text, mentions, on))
        return [n for k, n in enumerate(found) if not any(o.start <= n.start < o.end for o in found[:k])]

    def lead(self, text: str, on: date | None) -> Party | None:
        """Whom the lead of a list item names: "Name, Office." or "Office Name."."""
        text = text.strip().rstrip(".:")
        known = [m for m in self.find(text) if self._kind(m) is EntityKind.PERSON]
        if known:
            name = known[0]
            office = (text[: name.start] + text[name.end :]).strip(" ,")
            return self._party(name.surface, name.entity, office, text, on)
        first = _LEAD_NAME.match(text) or _TRAILING.search(text)
        if first is None:
            return None
        office = first[2] if first.lastindex == 2 else text[: first.start()]
        return self._party(first[1], None, office.strip(" ,"), text, on)

    # --- English -------------------------------------------------------------------------------------------

    def _english(self, text: str, mentions: tuple[Mention, ...], on: date | None) -> Iterator[Named]:
        """Persons of the register with the office before or behind them; unknown names behind an office."""
        persons = [m for m in mentions if self._kind(m) is EntityKind.PERSON]
        taken = [(m.start, m.end) for m in mentions if self._kind(m) not in (None, EntityKind.OUTLET)]
        floors = [0, *(m.end for m in persons)]
        found = [self._known(text, m, on, floor) for m, floor in zip(persons, floors, strict=False)]
        for office in _OFFICE.finditer(text):
            if any(n.start <= office.start() < n.end for n in found):
                continue
            unknown = self._unknown(text, office, mentions, taken, on)
            found += [unknown] if unknown else []
        yield from sorted(found, key=lambda n: (n.start, -n.end))

    def _known(self, text: str, mention: Mention, on: date | None, floor: int) -> Named:
        opening = text[max(floor, mention.start - _LONGEST_OFFICE) : mention.start]
        before = re.search(rf"({_EN_OFFICE}{_EN_TAIL},? ?)$", opening)
        start = mention.start - len(before[1]) if before else mention.start
        office = before[1].strip(" ,") if before else ""
        behind = re.match(rf"(?: [A-Z][\w’'-]+)*, ({_EN_OFFICE}[^,.;]*)", text[mention.end :])
        end = mention.end + (behind.end() if behind and not before else 0)
        office = office or (behind[1].strip() if behind else "")
        return Named(self._party(mention.surface, mention.entity, office, office, on), start, end)

    def _unknown(
        self,
        text: str,
        office: re.Match[str],
        mentions: tuple[Mention, ...],
        taken: list[tuple[int, int]],
        on: date | None,
    ) -> Named | None:
        """An office with a name that nobody knows, or, where it is held by one person only, with none."""
        before = re.search(rf"({_NAME}), (?:the )?$", text[: office.start()])
        if before and not any(s < before.end(1) and before.start(1) < e for s, e in taken):
            said = re.match(r"[^,.;]*", text[office.start() :])
            phrase = said.group() if said else office.group()
            return Named(
                self._party(before[1], None, phrase, phrase, on), before.start(1), office.start() + len(phrase)
            )
        tail = re.match(rf"{_EN_TAIL}", text[office.end() :])
        end = office.end() + (tail.end() if tail else 0)
        phrase = text[office.start() : end].rstrip()
        inner = [m for m in mentions if office.start() <= m.start < end and self._kind(m) is not EntityKind.PERSON]
        cut = max((m.end for m in inner), default=office.end())
        name = _TRAILING.search(phrase) if cut - office.start() < len(phrase) else None
        if (
            name
            and office.start() + name.start() >= cut
            and not any(s < office.start() + name.end() and office.start() + name.start() < e for s, e in taken)
        ):
            named = self._party(name[1], None, phrase[: name.start()].strip(), self._around(text, office), on)
            return Named(named, office.start(), office.start() + name.end())
        after = _AFTER_OFFICE.match(text[office.end() :])
        if after and not any(s < office.end() + after.end() and office.end() + after.start(1) < e for s, e in taken):
            named = self._party(after[1], None, office.group(), self._around(text, office), on)
            return Named(named, office.start(), office.end() + after.end())
        return self._holder(text, office, on)

    def _around(self, text: str, office: re.Match[str]) -> str:
        return text[max(0, office.start() - 40) : office.end() + 60]

    def _holder(self, text: str, office: re.Match[str], on: date | None) -> Named | None:
        """The one who held an office of a country on that day: Armenian PM."""
        title = _TITLES.get(office.group().lower())
        before = [m for m in self.find(text[: office.start()]) if office.start() - m.end <= 3]
        country = self._country(before[-1]) if before else None
        holder = self._held(title, country, on)
        if holder is None or not before:
            return None
        surface = text[before[-1].start : office.end()]
        return Named(self._party(surface, holder.id, office.group(), surface, on), before[-1].start, office.end())

    # --- Japanese ------------------------------------------------------------------------------------------

    def _japanese(self, text: str, mentions: tuple[Mention, ...], on: date | None) -> Iterator[Named]:
        """An office and what stands before it without a break: name, country, both, or a country's short form."""
        floor = 0
        for office in _JA_OFFICE.finditer(text):
            opens = max(
                (m.end for m in mentions if office.start() <= m.start and m.end < office.end()), default=office.start()
            )
            left = _JA_LEFT.search(text[floor:opens])
            start = floor + left.start() if left else opens
            inside = [
                m
                for m in mentions
                if max(floor, start - 1) <= m.start and m.end <= opens and _JA_RUN.fullmatch(text[m.end : opens])
            ]
            person = next((m for m in reversed(inside) if self._kind(m) is EntityKind.PERSON), None)
            country = next(
                (c for m in reversed(inside) if self._kind(m) is EntityKind.COUNTRY and (c := self._country(m))), None
            )
            country = country or _ABBREVIATED.get(text[opens - 1 : opens])
            first = min((m.start for m in inside), default=start)
            written = text[first : office.end()]
            floor = office.end()
            title = text[opens : office.end()]
            if title[0] in _ABBREVIATED and len(title) > 2:
                country, title = _ABBREVIATED[title[0]], title[1:]
            if person:
                yield Named(
                    self._party(person.surface, person.entity, written, written, on, country), first, office.end()
                )
                continue
            holder = self._held(_TITLES.get(title), country, on)
            name = _katakana(text[start:opens], [text[m.start : m.end] for m in inside])
            if holder and not name:
                yield Named(self._party(written, holder.id, written, written, on, country), first, office.end())
            elif name or country:
                yield Named(
                    self._party(name or written, None, written, written, on, country), min(first, start), office.end()
                )

    # --- both ----------------------------------------------------------------------------------------------

    def _kind(self, mention: Mention) -> EntityKind | None:
        entity = self.register.get(mention.entity)
        return entity.kind if entity else None

    def _country(self, mention: Mention) -> str | None:
        entity = self.register.get(mention.entity)
        return entity.country if entity else None

    def _held(self, title: str | None, country: str | None, on: date | None) -> Entity | None:
        if title is None or country is None or on is None:
            return None
        persons = self.register.of_kind(EntityKind.PERSON)
        titles = {title, "state-president"} if title == "president" else {title}
        held = [
            e
            for e in persons
            for o in e.offices
            if o.title in titles and (o.country or e.country) == country and o.held_on(on)
        ]
        dated = [e for e in held if any(o.title in titles and o.from_on for o in e.offices)]
        return (dated or held)[0] if len({e.id for e in dated or held}) == 1 else None

    def _party(
        self, surface: str, entity: str | None, office: str, text: str, on: date | None, country: str | None = None
    ) -> Party:
        known = self.register.get(entity)
        name = (known.names.get("en") or known.names.get("ja") or surface) if known else surface
        country = (known.country if known else None) or country or self._country_in(text)
        level, rank = level_of(office)
        if known and level == "other" and on and (held := known.office_on(on)):
            title = self.register.office(held)
            office = (title.names.get("en") or held.title) if title else held.title
            level, rank = level_of(office)
        return Party(name=name, entity=entity if known else None, office=office, country=country, rank=rank)

    def _country_in(self, text: str) -> str | None:
        return next((c for m in self.find(text) if (c := self._country(m))), None)


def _katakana(text: str, known: list[str]) -> str:
    """The name in what stands before an office, without the names that are known."""
    for one in known:
        text = text.replace(one, "")
    runs = re.findall(r"[ァ-ヶー]{2,}(?:[・＝][ァ-ヶー]{2,})*", text)
    return runs[-1] if runs else ""


def level_of(office: str) -> tuple[str, int]:
    """The level of an office as written, and its rank; "other" where it says nothing."""
    small = office.lower()
    return next(((level, rank) for level, rank, words in LEVELS if re.search(words, small)), ("other", 9))


def same(one: Party, other: Party) -> bool:
    """Whether two parties are one person: by entity, else by the last word of the name."""
    if one.entity and other.entity:
        return one.entity == other.entity
    return fold(one.name).split()[-1] == fold(other.name).split()[-1]


def joined(one: Party, other: Party) -> Party:
    """The fuller of two tellings of one person."""
    best, rest = (
        (one, other)
        if (one.entity is not None, len(one.name)) >= (other.entity is not None, len(other.name))
        else (other, one)
    )
    rank = min(best.rank, rest.rank)
    return replace(best, office=best.office or rest.office, country=best.country or rest.country, rank=rank)
