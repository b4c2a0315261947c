"""Names files and their faults: one sentence each, that names the file, the line and the key."""

from __future__ import annotations

from datetime import date

import pytest

from torimatome.errors import BadConfig, NotFound
from torimatome.model import EntityKind, Office
from torimatome.profiles import profile, read_register

NAMES = """
person = [
  { id = "x-ann-bee", en = ["Ann Bee", "Anne Bee"], ja = "アン・ビー", ja_house = "ビー", ru = "Энн Би", country = "az",
    offices = ["foreign-minister 2020-07-16..2024", "ambassador fr 2024..", "chairman @x-club"] },
]
[[body]]
id = "x-club"
en = "The Club"
sure = false
[office.foreign-minister]
rank = 3
en = ["Foreign Minister", "FM"]
ja = "外相"
""".replace('country = "az",\n    offices', 'country = "az", offices')


def test_a_person_is_read_whole() -> None:
    register = read_register(NAMES)
    ann = register["x-ann-bee"]
    assert ann.kind is EntityKind.PERSON
    assert ann.names == {"en": "Ann Bee", "ja": "アン・ビー", "ru": "Энн Би"}
    assert ann.forms == {"en": ("Anne Bee",)}
    assert ann.house == {"ja": "ビー"}
    assert ann.office_on(date(2023, 12, 31)) == Office(
        title="foreign-minister", country="az", from_on=date(2020, 7, 16), to_on=date(2024, 1, 1)
    )
    assert ann.office_on(date(2024, 1, 1)) == Office(title="ambassador", country="fr", from_on=date(2024, 1, 1))
    assert ann.offices[2] == Office(title="chairman", body="x-club")
    assert not register["x-club"].sure
    assert register.offices["foreign-minister"].forms == {"en": ("FM",)}


def test_the_desk_stands_over_the_profile() -> None:
    own = read_register('person = [{ id = "Q7747", en = "V. P.", country = "ru" }]')
    both = own.over(profile("azerbaijan").register)
    assert both["Q7747"].names["en"] == "V. P."
    assert len(both.entities) == len(profile("azerbaijan").register.entities)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("person = [", "line 1"),
        (
            'person = [\n{ id = "x-a", en = "Аня" }]',
            'line 2: person.en "Аня" is not in the script of language en (entry x-a)',
        ),
        (
            '[[body]]\nid = "x-a"\nen = "A"\ncountry = "az"\n\n[[body]]\nid = "x-b"\nen = "A"\ncountry = "az"',
            'line 7: x-b has the name "A" and kind, country and offices of x-a; keep one entry',
        ),
        ('person = [{ id = "a", en = "A" }]', "Wikidata id"),
        ('person = [{ id = "x-a" }]', "no name"),
        ('person = [{ id = "x-a", en = "A" }, { id = "x-a", en = "B" }]', "line 1: x-a stands twice"),
        ('[[animal]]\nid = "x-a"', "line 1: animal is not a known key"),
        ('[[person]]\nid = "x-a"\nen = "A"\ncolour = "red"', "line 4: person.colour is not a known key"),
        (
            '[[person]]\nid = "x-a"\nen = "A"\noffices = ["King of all"]',
            'line 4: person.offices "King of all" must be like',
        ),
        ('[[person]]\nid = "x-a"\nen = "A"\noffices = ["king 2020-13.."]', "is not a day"),
        ('[[person]]\nid = "x-a"\nen = "A"\ncountry = "AZE"', "two-letter code"),
        ('[[person]]\nid = "x-a"\nen = ["A", ""]', "none of them empty"),
        ("[office.king]\nrank = 0\nen = 'King'", "whole number from 1 to 9"),
    ],
)
def test_faults_are_named(text: str, said: str) -> None:
    with pytest.raises(BadConfig, match=r"^my-desk/names\.toml") as fault:
        read_register(text, "", "my-desk")
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)


def test_an_unknown_profile_is_not_found() -> None:
    with pytest.raises(NotFound, match=r"azerbaijan, central-asia"):
        profile("atlantis")


def test_a_profile_on_another_has_its_names_and_terms() -> None:
    assert profile("central-asia").base == "azerbaijan"
    assert profile("central-asia").register.terms == profile("azerbaijan").register.terms


@pytest.mark.parametrize(
    "apart",
    ['country = "am"', 'country = "az"\noffices = ["mayor"]', 'country = "az"\nnear = ["river"]'],
)
def test_two_of_one_name_that_something_tells_apart_are_no_clash(apart: str) -> None:
    both = read_register(f'[[person]]\nid = "x-a"\nen = "A"\ncountry = "az"\n[[person]]\nid = "x-b"\nen = "A"\n{apart}')
    assert set(both.entities) == {"x-a", "x-b"}
