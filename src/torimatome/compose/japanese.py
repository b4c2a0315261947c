"""Japanese forms of the house: persons with their offices, lists, particles, spacing and brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from torimatome.compose.people import People
from torimatome.compose.person import Person

_KANJI = re.compile(r"[一-鿿]")
_COUNTRY_CHINA = "中国"


def person_ja(person: Person, people: People) -> str:
    """アリエフ大統領, トランプ米大統領, サアル・イスラエル外相, 独外相: by house-style 5. A bare surname has no office."""
    office, country = people.office(person), people.country(person)
    if not office:
        return person.ja
    whole = person.prefix + ("閣僚" if office == "相" else office)
    if body := people.body(person):
        return person.ja + _abroad(country, people) + _of_body(body, whole)
    if (post := people.post(person)) and (post != people.home or not person.ja):
        return f"{person.ja}{_abroad(country, people)}{person.prefix}駐{_before_office(post, people)}{office}"
    if office.startswith("外務・安全保障政策"):
        return f"{person.ja}EU{office}"
    return _of_country(person.ja, whole, country, people)


def _of_country(name: str, office: str, country: str, people: People) -> str:
    if not name:
        return _before_office(country, people) + office
    if country in {"", people.home} or (country == _COUNTRY_CHINA and _KANJI.match(name)):
        return name + office
    short = _before_office(country, people)
    return f"{name}{short}{office}" if len(short) == 1 else f"{name}・{short}{office}"


def _abroad(country: str, people: People) -> str:
    return "" if country == people.home else country


def _of_body(body: str, office: str) -> str:
    body = re.sub(r"（([A-Z]+)）$", "", body).strip("「」")
    return office if office.startswith(body) or (body == "欧州連合" and office.startswith("EU")) else body + office


def _before_office(country: str, people: People) -> str:
    """米, 露, 仏, 独, 英 before an office; other countries by their names."""
    if short := people.lexicon.short.get(country):
        return short
    for entity in people.register.countries.values():
        if entity.names.get("ja") == country:
            return entity.house.get("ja") or country
    return country


def listed(parts: Sequence[str]) -> str:
    """AとB; A、B、C."""
    return "と".join(parts) if len(parts) == 2 else "、".join(parts)


def tidy(text: str) -> str:
    """No doubled particles, marks or spaces; full-width brackets; no stop at the end."""
    text = re.sub(r"\s+", " ", text).strip(" 、。.・")
    for wrong, right in (
        ("のの", "の"),
        ("、、", "、"),
        ("をを", "を"),
        ("ににに", "に"),
        ("「「", "「"),
        ("」」", "」"),
    ):
        text = text.replace(wrong, right)
    text = re.sub(r"の(?=[、をにとがで]|$)(?!に?関)", "", text)
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", text)
