"""Figures of one event side by side: growth, corrections and contradictions told apart."""

from datetime import UTC, datetime, timedelta

import pytest

from torimatome.group import Difference, claims, conflicts, figure_rows
from torimatome.lang import pack
from torimatome.model import Citation, Claim, Coverage, Dossier, Event, EventKind
from torimatome.model.json import from_json, to_json

from .newsroom import OUTLETS, REGISTER, article, named

T0 = datetime(2031, 3, 10, 9, 0, tzinfo=UTC)


def figure(holder: str, value: float, hour: int = 0, qualifier: str | None = None, counts: str = "killed") -> Claim:
    return Claim(
        event="e", field="number", value=f"{value:g} {counts}", holder=holder,
        citation=Citation(article=f"{holder}-{hour}", revision=1, start=0, end=1),
        counts=counts, value_number=value, qualifier=qualifier, told_at=T0 + timedelta(hours=hour),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "difference"),
    [
        ([figure("a", 2), figure("b", 2, 1)], None),
        ([figure("a", 2), figure("b", 5, 3)], Difference.GROWTH),
        ([figure("a", 5), figure("b", 2, 3)], Difference.CONFLICT),
        ([figure("a", 5), figure("a", 2, 3)], Difference.CORRECTION),
        ([figure("a", 2, 0, "at_least"), figure("b", 5)], None),
        ([figure("a", 100, 0, "about"), figure("b", 105)], None),
        ([figure("a", 84, 0, None, "votes"), figure("b", 90, 2, None, "votes")], Difference.CONFLICT),
        ([figure("a", 3, 0, None, "people"), figure("b", 90, 2, None, "people")], None),
    ],
)
def test_why_figures_differ(told: list[Claim], difference: Difference | None) -> None:
    found = conflicts(told)
    assert [c.difference for c in found] == ([difference] if difference else [])


def test_two_countries_do_not_grow_into_each_other() -> None:
    told = [figure("a", 2), figure("b", 5, 3)]
    (found,) = conflicts(told, {"a": "az", "b": "am"})
    assert found.difference is Difference.CONFLICT
    assert "b says otherwise: 5 killed" in found.why


def test_the_table_stands_by_thing_and_holder() -> None:
    rows = figure_rows([figure("a", 5, 3), figure("b", 2, 1), figure("a", 2)])
    assert [(r.counts, r.holder, [c.value_number for c in r.claims]) for r in rows] == [
        ("killed", "a", [2, 5]),
        ("killed", "b", [2]),
    ]


def test_figures_meet_across_languages_and_a_denial_answers_the_first() -> None:
    told = [
        article("one", "Blast at a mill", "The blast killed 5 workers in the town."),
        article("two", "Взрыв на мельнице", "При взрыве погибли двое.", language="ru", hours=1),
        article("three", "Denial", "Samir Kerimov denied that 5 workers were killed.", hours=2),
    ]
    dossier = Dossier(
        event=Event(id="e", kind=EventKind.INCIDENT),
        articles=tuple(told),
        coverage=tuple(Coverage(event="e", article=a.id) for a in told),
        mentions=named(told),
    )
    found = claims(dossier, {"en": pack("en"), "ru": pack("ru")}, REGISTER, OUTLETS)
    killed = [(c.value_number, c.counts) for c in found if c.field == "number"]
    assert killed == [(5, "killed"), (2, "killed"), (5, "killed")]
    (denial,) = [c for c in found if c.field == "denial"]
    assert denial.denies is not None
    assert denial.denies.article == "one"


def test_old_rows_still_read() -> None:
    old = (
        '{"event":"e","field":"number","value":"4 injured","holder":"h",'
        '"citation":{"article":"a","revision":1,"start":0,"end":3}}'
    )
    claim = from_json(Claim, old)
    assert claim.counts is None
    assert from_json(Claim, to_json(figure("a", 2))) == figure("a", 2)
