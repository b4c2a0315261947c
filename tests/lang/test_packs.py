"""Every language's folder says enough, in lower case of its own."""

from __future__ import annotations

import unicodedata

import pytest

from torimatome.lang import codes, pack
from torimatome.lang.text import lower
from torimatome.model import EventKind

KINDS = {str(kind) for kind in EventKind} - {"other"}


def test_the_eight_languages_of_the_first_desk_are_there() -> None:
    assert {"az", "en", "fa", "hy", "ja", "ka", "ru", "tr"} <= set(codes())


@pytest.mark.parametrize("code", codes())
def test_a_pack_names_all_months_weekdays_and_kinds(code: str) -> None:
    own = pack(code)
    assert set(own.months.values()) == set(range(1, 13))
    assert set(own.weekdays.values()) == set(range(7))
    assert {-1, 0, 1} <= set(own.relative_days.values())
    assert set(own.kinds) == KINDS
    assert all(own.kinds.values())
    assert own.hedges
    assert own.deny_words
    assert own.say_words
    assert own.suffixes
    assert own.stop_words


@pytest.mark.parametrize("code", codes())
def test_words_are_in_lower_case_and_composed(code: str) -> None:
    own = pack(code)
    words = [*own.months, *own.relative_days, *own.suffixes, *own.stop_words, *own.hedges, *own.number_words]
    words += [word for stems in own.kinds.values() for word in stems]
    assert [w for w in words if w != unicodedata.normalize("NFC", lower(w, code))] == []


def test_an_unknown_language_has_an_empty_pack() -> None:
    assert pack("xx-YY").code == "xx"
    assert not pack("xx").months
