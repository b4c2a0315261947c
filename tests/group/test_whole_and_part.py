"""A visit and its parts, look-alikes without a date: whom one headline names tells whole and part, and two matters, apart."""

from __future__ import annotations

from itertools import pairwise

import pytest

from torimatome.group import Gazetteer, mentions
from torimatome.group.likeness import Likeness, likeness
from torimatome.group.window import Window, window
from torimatome.lang import pack
from torimatome.model import Article
from torimatome.profiles import profile
from torimatome.profiles.register import Register

from .newsroom import REGISTER, article, named

FILLERS = [
    article(f"f{n}", f"Harvest report {n}", "Prices of grain rose a little.", hours=n / 20, outlet="az.quill")
    for n in range(30)
]
VISIT = article(
    "visit",
    "Envoy of the Isles ends her stay",
    "The envoy of the Isles spent two days in the capital.",
    "She thanked her hosts.",
    "On the second day she also saw Samir Kerimov.",
)
PART = article(
    "part",
    "Samir Kerimov receives envoy of the Isles",
    "Samir Kerimov received the envoy of the Isles.",
    "Trade was discussed.",
    outlet="az.harbour",
)
OTHER = article("other", "Envoy of the Isles sees the port", "The envoy of the Isles saw the port.", outlet="az.hoshi")


def _seen(*press: Article) -> Window:
    ordered = [*press, *FILLERS]
    return window(ordered, named(ordered), {}, REGISTER)


def test_a_person_of_one_headline_stands_in_the_report_of_the_whole_only_in_passing() -> None:
    seen = _seen(VISIT, PART, OTHER)
    whole, apart = likeness(seen, 0, 1), likeness(seen, 1, 2)
    assert whole.passing > 0
    assert not whole.one_headline_person
    assert apart.one_headline_person
    assert not apart.passing
    assert likeness(seen, 1, 0).passing == whole.passing


def test_who_stands_in_the_head_too_is_not_passed() -> None:
    seen = _seen(article("head", "Envoy of the Isles received", "Samir Kerimov received the envoy."), PART)
    alike = likeness(seen, 0, 1)
    assert not alike.passing
    assert not alike.one_headline_person


def test_a_person_whom_everybody_names_tells_nothing_apart() -> None:
    press = [
        article(f"p{n}", "Samir Kerimov speaks" if n % 2 else "Budget grows", "The budget grows.", *words)
        for n, words in enumerate([(), (), ("It was long.", "Nobody left.", "Samir Kerimov spoke."), ()])
    ]
    seen = window(press, named(press), {}, REGISTER)
    for i, j in pairwise(range(4)):
        assert not likeness(seen, i, j).passing
        assert not likeness(seen, i, j).one_headline_person


@pytest.mark.parametrize("evidence", ["passing", "one_headline_person"])
def test_both_speak_against_one_event(evidence: str) -> None:
    assert Likeness(**{evidence: 1.0}).odds < Likeness().odds  # type: ignore[arg-type]


def test_undated_headlines_that_each_name_another_place_are_of_two_matters() -> None:
    press = [
        article("a", "Weather at Qaraburun tomorrow", "Clouds are over Qaraburun.", hours=None),
        article("b", "Weather at Ximtepe tomorrow", "Clouds are over Ximtepe.", hours=None, outlet="az.quill"),
        article("c", "Weather tomorrow", "Clouds are over Qaraburun and Ximtepe.", hours=None, outlet="az.hoshi"),
    ]
    seen = window(press, named(press), {}, Register({}))
    assert likeness(seen, 0, 1).other_headline_names == 1
    assert likeness(seen, 0, 2).other_headline_names == likeness(seen, 1, 2).other_headline_names == 0
    assert (
        Likeness(undated=True, same_language=1, other_headline_names=1).odds
        < Likeness(undated=True, same_language=1).odds
    )


def test_one_country_in_common_makes_nobody_the_nearest_by_names() -> None:
    press = [
        article("a", "Grain of Russia", "Grain from Russia is dear."),
        article("b", "Trains to Russia", "The trains run.", outlet="az.quill"),
        article("c", "Bertrand Quillfeather in Russia", "Bertrand Quillfeather came to Russia.", outlet="az.hoshi"),
        article("d", "Bertrand Quillfeather", "Bertrand Quillfeather is in Russia.", outlet="az.harbour"),
    ]
    seen = window(press, named(press), {}, REGISTER)
    assert seen.nearest_names[0, 1] > 0
    assert likeness(seen, 0, 1).nearest_names == 0
    assert likeness(seen, 2, 3).nearest_names == seen.nearest_names[2, 3] > 0


def test_an_outlet_s_own_name_in_its_text_is_no_name() -> None:
    press = [
        article("a", "Boats", "The boats are new, Lanterna Lantern writes."),
        article("b", "Boats", "The boats are new, Vesper writes.", outlet="az.vesper"),
    ]
    gazetteer = Gazetteer(Register({}))
    names = {a.id: mentions(a, gazetteer, pack(a.language)) for a in press}
    assert any(m.surface == "Vesper" for m in names["b"])
    assert not window(press, names, {}, Register({})).traces[1].full


def test_the_short_russian_name_of_a_country_is_in_the_register() -> None:
    register = profile("azerbaijan").register
    assert "США" in register.countries["us"].forms["ru"]
