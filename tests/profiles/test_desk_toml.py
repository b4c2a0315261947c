"""desk.toml: what it may say, what it takes from its profile, and its faults."""

from __future__ import annotations

import pytest

from torimatome.errors import BadConfig
from torimatome.outlets import bundled
from torimatome.profiles import house_of_profile, profile_names, read_house

DESK = 'profile = "azerbaijan"\n'


def test_what_is_not_said_comes_from_the_profile() -> None:
    house = read_house(DESK + 'publisher = "Our desk"\n[collect]\nmin_delay_s = 0.5\n')
    assert house.title == "アゼルバイジャン政治・治安情報"
    assert house.publisher == "Our desk"
    assert house.collect.min_delay_s == 0.5
    assert not house.collect.allow_private_addresses
    assert house.follow == house_of_profile("azerbaijan").follow
    assert [s.key for s in house.sections] == ["military", "domestic", "foreign"]
    assert house.sections[0].moves_to == "domestic"
    assert (house.first_weekday, house.carry_over_days, house.end_mark) == (5, 1, "END")


def test_a_desk_may_say_everything_otherwise() -> None:
    house = read_house(
        DESK
        + 'first_weekday = "Monday"\nfollow = []\nend_mark = "*"\n[[sections]]\nkey = "all"\nname = "全て"\n'
        + '[collect]\nresolve = { "a.example" = "127.0.0.1:1" }\nallow_private_addresses = true\n'
    )
    assert house.first_weekday == 0
    assert house.follow == ()
    assert [s.key for s in house.sections] == ["all"]
    assert house.collect.resolve == {"a.example": "127.0.0.1:1"}


def test_triage_is_taken_over_key_by_key() -> None:
    house = read_house(DESK + '[triage]\ndefault_section = "domestic"\n')
    assert house.triage == {**house_of_profile("azerbaijan").triage, "default_section": "domestic"}


def test_a_profile_on_a_profile() -> None:
    house = read_house('profile = "central-asia"')
    assert house.title == "中央アジア情勢に関する報道"
    assert house.home == "kz"
    assert house.ids.months_later == 1
    assert house.ids.months_later_of["gb.janes-defence-weekly"] == 2
    assert house.triage.keys() >= house_of_profile("azerbaijan").triage.keys()


@pytest.mark.parametrize("name", profile_names())
def test_profiles_follow_outlets_that_exist(name: str) -> None:
    follow = house_of_profile(name).follow
    assert [f for f in follow if f not in bundled()] == []
    assert len(follow) == len(set(follow))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("profile = azerbaijan", "line 1"),
        ('title = "x"', "profile must be text"),
        ('profile = "atlantis"', "profile cannot be used: There is no profile"),
        (DESK + "zork = 1", "line 2: zork is not a known key"),
        (DESK + "[collect]\nfoo = 1", "line 3: collect.foo is not a known key"),
        (DESK + "[collect]\nmin_delay_s = -1", "line 3: collect.min_delay_s must be a number"),
        (DESK + '[collect]\nallow_private_addresses = "yes"', "must be true or false"),
        (DESK + "[collect]\nretries = 1.5", "whole number"),
        (DESK + 'home = "Baku"', "line 2: home must be a two-letter"),
        (DESK + 'timezone = "Asia/Atlantis"', '"Asia/Atlantis" is not known'),
        (DESK + 'timezone = "../etc/passwd"', "is not known"),
        (DESK + 'first_weekday = "Caturday"', "must be one of monday"),
        (DESK + 'follow = ["azertag"]', '"azertag" is not an outlet id'),
        (DESK + 'title = ""', "title must be text that is not empty"),
        (DESK + '[[sections]]\nkey = "a"\nname = "A"\nmoves_to = "b"', "must be the key of another section"),
        (DESK + '[[sections]]\nkey = "a"\nname = "A"\n[[sections]]\nkey = "a"\nname = "A"', "stands twice"),
        (DESK + '[ids]\nmonths_later_of = { "gb.x" = 13 }', "whole numbers of months"),
        (DESK + "sections = 3", "must be a list of tables"),
        (DESK + "collect = 3", "must be a table"),
        (DESK + "triage = 3", "must be a table"),
    ],
)
def test_faults_are_named(text: str, said: str) -> None:
    with pytest.raises(BadConfig, match=r"^my-desk/desk\.toml") as fault:
        read_house(text, "my-desk/desk.toml")
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)
