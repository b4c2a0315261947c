"""The list of hostile cases is that of the tests."""

from __future__ import annotations

from docs.reference import hostile_cases


def test_the_list_of_hostile_cases_is_true() -> None:
    assert hostile_cases.PAGE.read_text("utf-8") == hostile_cases.page(), "python -m docs.reference.hostile_cases"
    assert hostile_cases.count() >= 120
