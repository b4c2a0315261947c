"""Figures that only a report in another language has: one fixed sentence, marked, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from tests.invented_news import OUTLETS, REGISTER, article, dossier, house
from torimatome import compose
from torimatome.model import Citation, Claim, EventKind, Headline, Item

BOARD = article(
    "h",
    "Board sums up the year",
    "The army of Rovia summed up the year at a meeting of its board on March 3.",
    outlet="rv.herald",
)


def item(text: str, others: tuple[Claim, ...] = (), changes: Mapping[str, object] = MappingProxyType({})) -> Item:
    foreign = article("f", "Yekun", text, outlet="rv.wire", language="az")
    claim = Claim(
        event="e1", field="number", value="19 mindən", holder="rv.wire", counts="reservists", value_number=19_000,
        qualifier="over", citation=Citation(article="f", revision=1, start=0, end=len(text)),
    )  # fmt: skip
    claims = (replace(claim, **changes), *others)  # type: ignore[arg-type]
    event = replace(dossier("e1", BOARD, foreign, kind=EventKind.EXERCISE), claims=claims)
    heads = {"en": Headline(text=BOARD.headline)}
    return compose.item(event, "military", heads, BOARD, OUTLETS, house(), REGISTER)


def last(found: Item) -> str:
    return found.body[-1].sentences[-1].text


CALLED = "Ötən il 19 mindən çox ehtiyatda olan hərbi vəzifəli toplanışlara çağırılıb."


def test_a_figure_that_only_a_foreign_report_has_is_told_as_its_outlets_and_marked() -> None:
    found = item(CALLED)
    assert last(found) == "WIRE, in Azerbaijani, gives a figure of more than 19,000 reservists."
    assert found.body[-1].sentences[-1].citations[0].article == "f"
    assert any("read by rule in Azerbaijani" in d and CALLED in d for d in found.doubts)
    assert found.attributions[0].outlets == ("HERALD",)  # its holder stands in the sentence


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Partiya 19 mindən, polis isə 9 mindən çox nəfər deyir.", {}),  # two numbers: whose is whose?
        ("Guya 19 mindən çox ehtiyatda olan toplanışlara çağırılıb, iddia olunur.", {}),  # hedged
        ("Rayonda 19000 nəfərlik məktəb verilib.", {}),  # room for so many
        ("Anbarda 19000 kq yük tapılıb.", {}),
        (CALLED, {"value_number": 2, "value": "iki"}),
        (CALLED, {"value_to": 20_000}),
        (CALLED, {"counts": "countries"}),
        (CALLED, {"counts": "wounded"}),  # what befell people is told of other days too
        ("Yaralanan 29 yaşlı əsgər xəstəxanadadır.", {"counts": "soldiers", "value_number": 29, "qualifier": None}),
        (CALLED, {"unit": "USD"}),
    ],
)
def test_what_is_not_sure_is_not_told(text: str, changes: dict[str, object]) -> None:
    assert last(item(text, changes=changes)) == BOARD.text.replace("The army", "On March 3, the army").replace(
        " on March 3.", "."
    )


def test_a_figure_that_another_source_contradicts_is_not_told() -> None:
    other = Claim(
        event="e1", field="number", value="12 000", holder="rv.herald", counts="reservists", value_number=12_000,
        citation=Citation(article="h", revision=1, start=0, end=9),
    )  # fmt: skip
    assert "figure" not in last(item(CALLED, others=(other,)))
