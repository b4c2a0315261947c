"""Stems: inflected forms and careless spellings of a word come out alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.lang.stems import stem, stems, stop_words
from torimatome.lang.text import fold


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "bridge Bridges BRIDGED bridging"),
        ("ru", "министр министра министрами Министру"),
        ("az", "Bakı BAKI Baki Bakıda Bakının bakidan"),
        ("tr", "köprü köprüler köprüden kopruler KÖPRÜ"),
        ("ka", "თბილისი თბილისში თბილისის"),
        ("hy", "Երևան Երևանում Երեւանի"),
        ("fa", "کتاب کتاب‌ها كتاب"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    assert len({stem(form, language) for form in forms.split()}) == 1


def test_a_word_of_unknown_language_has_a_stem_for_each() -> None:
    assert stem("Bakıda", "az") in stems("Bakıda")
    assert stem("visited", "en") in stems("visited")
    assert stems("Баку") == ("баку",)
    assert {"the", "ve", "и"} <= stop_words()


@given(st.text(max_size=20), st.sampled_from(["", "en", "tr", "az", "ru", "und"]))
def test_a_stem_is_a_beginning_of_the_folded_word(word: str, language: str) -> None:
    assert fold(word).startswith(stem(word, language))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bakı", "BAKI"),
        ("علي كتابي", "علی کتابی"),
        ("۱۲٣", "123"),
        ("مُحَمَّد", "محمد"),
        ("می‌رود", "میرود"),
        ("Łódź", "lodz"),
    ],
)
def test_spellings_that_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)
