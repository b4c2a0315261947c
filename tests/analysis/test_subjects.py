"""Subjects of an item, terms of the glossary at first use, and maps proposed."""

from __future__ import annotations

from datetime import date

from tests.analysis.invented import block, find, printed, register
from torimatome.analysis.subjects import Named, subjects_of
from torimatome.analysis.terms import maps, terms
from torimatome.config import SubjectRule

RULES = (
    SubjectRule(key="arvonia", title="アルヴォニア情勢に関する報道", countries=("xa",)),
    SubjectRule(key="pipes", title="パイプラインに関する報道", words=("pipeline", "パイプライン")),
    SubjectRule(key="dolna", title="ドルナに関する報道", places=("Dolna",)),
)
ITEM = printed(
    "i", date(2024, 5, 7), {"en": "Pipelines of Arvonia"},
    block("A pipeline guarded by S-300 of the ABM opens in Dolna.", "The S-300 came from Belmark."),
)  # fmt: skip


def test_an_item_has_several_subjects_each_with_its_reason() -> None:
    names = [Named("x-arvonia", 1, early=True), Named("x-dolna", 1, early=False)]
    assert subjects_of(ITEM, names, RULES, register()) == (
        ("arvonia", "names アルヴォニア"), ("pipes", "says “pipeline”"), ("dolna", "names ドルナ"),
    )  # fmt: skip


def test_a_country_named_in_passing_is_no_subject() -> None:
    assert not subjects_of(printed("i", date(2024, 5, 7), {}), [Named("x-arvonia", 1, early=False)], RULES, register())


def test_a_word_inside_another_is_none() -> None:
    rules = (SubjectRule(key="arms", title="兵器", words=("arms",)),)
    assert not subjects_of(printed("i", date(2024, 5, 7), {"en": "Farms and charms"}), [], rules, register())


def test_terms_are_found_at_their_first_use() -> None:
    found = list(terms(ITEM, (), find, register()))
    assert [(u.term, u.quote.sentence) for u in found] == [("S-300", 0), ("ABM", 0)]


def test_maps_are_proposed_for_places_and_not_for_countries() -> None:
    assert [u.term for u in maps(ITEM, "xa", find, register())] == ["Dolna"]
