"""The names that come with the package: whole, in the right letters, and leading nowhere empty."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from torimatome.model import Entity, EntityKind
from torimatome.profiles import Register, profile, profile_names
from torimatome.profiles.spelling import fits

LANGUAGES = ("en", "ja", "ru", "az", "tr", "hy", "ka", "fa")


@pytest.fixture(params=profile_names())
def register(request: pytest.FixtureRequest) -> Register:
    return profile(request.param).register


def of(register: Register, kind: EntityKind) -> list[Entity]:
    return list(register.of_kind(kind))


def test_there_are_enough_names(register: Register) -> None:
    counts = Counter(e.kind for e in register.entities.values())
    assert len(register.entities) >= 2500
    assert counts[EntityKind.COUNTRY] >= 195
    assert counts[EntityKind.PERSON] >= 1000
    assert counts[EntityKind.PLACE] >= 950
    assert counts[EntityKind.BODY] >= 350
    assert counts[EntityKind.INITIATIVE] >= 50
    assert len(register.offices) >= 100


def test_every_form_is_in_the_script_of_its_language(register: Register) -> None:
    for entity in register.entities.values():
        pairs = chain(
            entity.names.items(),
            entity.house.items(),
            *([(lang, f) for f in forms] for lang, forms in entity.forms.items()),
        )
        assert [(lang, form) for lang, form in pairs if not fits(form, lang)] == []


def test_what_is_referred_to_exists(register: Register) -> None:
    codes = set(register.countries)
    for entity in register.entities.values():
        assert entity.country is None or entity.country in codes, entity.id
        assert entity.part_of is None or entity.part_of in register.entities, entity.id
        for office in entity.offices:
            assert office.title in register.offices, (entity.id, office.title)
            assert office.country is None or office.country in codes, entity.id
            assert office.body is None or office.body in register.entities, (entity.id, office.body)
            assert office.from_on is None or office.to_on is None or office.from_on < office.to_on, entity.id


def test_every_person_has_a_country_a_main_form_and_the_house_form(register: Register) -> None:
    persons = of(register, EntityKind.PERSON)
    assert all(p.country for p in persons)
    assert all("en" in p.names and "ja" in p.names for p in persons)
    housed = [p for p in persons if p.house.get("ja")]
    assert len(housed) >= 0.95 * len(persons)
    assert [
        p.id for p in housed if "・" in p.house["ja"] and p.house["ja"] != p.names["ja"] and len(p.house["ja"]) > 12
    ] == []


def test_countries_have_all_languages_and_only_five_a_kanji(register: Register) -> None:
    assert [c.id for c in of(register, EntityKind.COUNTRY) if not all(lang in c.names for lang in LANGUAGES)] == []
    kanji = {code: c.house["ja"] for code, c in register.countries.items() if "ja" in c.house}
    assert kanji == {"us": "米", "ru": "露", "fr": "仏", "de": "独", "gb": "英"}


def test_no_form_of_an_entity_stands_twice(register: Register) -> None:
    for entity in register.entities.values():
        for lang, forms in entity.forms.items():
            every = [entity.names[lang], *forms]
            assert len(every) == len(set(every)), (entity.id, lang)


def test_offices_are_named_in_english_and_japanese(register: Register) -> None:
    assert [o.title for o in register.offices.values() if "en" not in o.names or "ja" not in o.names] == []


def test_a_profile_is_read_once() -> None:
    assert profile("azerbaijan") is profile("azerbaijan")


@pytest.mark.parametrize(
    ("form", "language", "good"),
    [
        ("Əliyev", "az", True),
        ("Алиев", "az", False),
        ("Сüd", "tr", False),
        ("Маршрут TRIPP", "ru", True),
        ("Aлиев", "ru", False),
        ("ალიევი", "ka", True),
        ("Ալիև", "hy", True),
        ("علی‌اف", "fa", True),
        ("EU代表部", "ja", True),
        ("アリエв", "ja", False),
    ],
)
def test_scripts(form: str, language: str, good: bool) -> None:
    assert fits(form, language) is good
