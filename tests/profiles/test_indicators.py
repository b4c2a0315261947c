"""Indicators from files: those that come with the profiles, and a desk's own faults told."""

from __future__ import annotations

import pytest

from torimatome.errors import BadConfig
from torimatome.model import Act
from torimatome.profiles import profile
from torimatome.profiles.indicators import indicators_of_profile, read_indicators


@pytest.mark.parametrize("name", ["azerbaijan", "central-asia"])
def test_every_indicator_of_a_profile_is_named_in_both_languages(name: str) -> None:
    found = indicators_of_profile(name)
    assert len(found) >= 10
    assert all({"en", "ja"} <= set(one.names) for one in found.values())
    people = {p for one in found.values() for p in one.people}
    assert people <= profile(name).register.entities.keys()


def test_a_file_is_read() -> None:
    (one,) = read_indicators(
        '[[indicators]]\nid = "ferries"\nnames = { en = "Ferries" }\nacts = ["AID"]\nwords = "ferry"\n', "x.toml"
    ).values()
    assert (one.id, one.acts, one.words, one.measure) == ("ferries", (Act.AID,), ("ferry",), "count")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('id = "A B"\nwords = "x"', "small letters"), ('id = "a"', "counts everything"), ('id = "a"\nacts = ["WAVE"]', 'cannot have "WAVE"'),
        ('id = "a"\nword = "x"\nacts = ["AID"]', "not a known key"), ('id = "a"\nwords = "x"\n[[indicators]]\nid = "a"\nwords = "y"', "stands twice"),
    ],
)  # fmt: skip
def test_a_fault_is_one_sentence_that_names_the_place(text: str, fault: str) -> None:
    with pytest.raises(BadConfig, match=fault) as told:
        read_indicators(f"[[indicators]]\n{text}\n", "own/indicators.toml")
    assert "own/indicators.toml" in str(told.value)
