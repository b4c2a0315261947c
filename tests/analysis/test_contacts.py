"""Contacts: English sentences, Japanese headlines, lists below a visit; what did not happen is none."""

from __future__ import annotations

from datetime import date

import pytest

from tests.analysis.invented import block, filed, find, printed, register
from torimatome.analysis.contacts import Contacts
from torimatome.analysis.parties import Reader
from torimatome.model import BlockKind, Item, Means

ON = date(2024, 5, 7)
CONTACTS = Contacts(Reader(find, register()))


def _pairs(item: Item) -> list[tuple[str, str, Means]]:
    return [(c.host.name, c.guest.name, c.means) for c in CONTACTS.of(item)]


@pytest.mark.parametrize(
    ("sentence", "guest", "means"),
    [
        ("On May 6, President Orlov met with Foreign Minister Ilona Varga in Dolna.", "Ilona Varga", Means.IN_PERSON),
        ("President Orlov received Belmark's Foreign Minister Ilona Varga.", "Ilona Varga", Means.IN_PERSON),
        ("President Orlov and Milan Senka held a telephone conversation.", "Milan Senka", Means.TELEPHONE),
        ("President Orlov sent a letter of condolence to Milan Senka.", "Milan Senka", Means.LETTER),
        ("The meeting between Pavel Orlov and Milan Senka took an hour.", "Milan Senka", Means.IN_PERSON),
        ("President Orlov met Tomas Hrabal, Chairman of the Board of Hrabal Steel.", "Tomas Hrabal", Means.IN_PERSON),
        ("オルロフ大統領、ヴァルガ・ベルマルク外相と会談", "Ilona Varga", Means.IN_PERSON),
        ("オルロフ大統領とセンカ大統領が電話会談", "Milan Senka", Means.TELEPHONE),
        ("オルロフ大統領、ヴァルガ外相を迎える", "Ilona Varga", Means.IN_PERSON),
        ("オルロフ大統領、センカ大統領に祝賀書簡を送付", "Milan Senka", Means.LETTER),
    ],
)
def test_who_met_whom_and_how(sentence: str, guest: str, means: Means) -> None:
    assert _pairs(printed("i", ON, {}, sentence)) == [("Pavel Orlov", guest, means)]


@pytest.mark.parametrize(
    "sentence",
    [
        "President Orlov will meet Milan Senka next week.",
        "President Orlov refused to meet Milan Senka.",
        "President Orlov recalled his recent meeting with Milan Senka.",
        "オルロフ大統領、センカ大統領と会談へ",
        "オルロフ大統領はセンカ大統領と会談する予定。",
        "President Orlov spoke about Milan Senka.",
        "",
    ],
)
def test_what_did_not_happen_is_no_contact(sentence: str) -> None:
    assert _pairs(printed("i", ON, {}, sentence)) == []


def test_headline_and_body_are_one_contact_with_day_place_and_sentences() -> None:
    heads = {"ja": "オルロフ大統領、ヴァルガ外相と会談", "en": "President Orlov meets Ilona Varga"}
    (one,) = CONTACTS.of(printed("i", ON, heads, "On May 6, President Orlov met with Foreign Minister Varga in Dolna."))
    assert (one.first_on, one.place, one.level, len(one.quotes)) == (date(2024, 5, 6), "Dolna", "foreign minister", 3)


def test_a_list_below_a_visit_gives_each_guest() -> None:
    item = printed(
        "i", ON, {"en": "President Orlov's visit to Belmark"},
        block("President Orlov held meetings with:", kind=BlockKind.SUBHEADING),
        block("They spoke of bridges.", kind=BlockKind.LIST_ITEM, lead="Ilona Varga, Foreign Minister of Belmark."),
        block("They spoke of roads.", kind=BlockKind.LIST_ITEM, lead="President of Belmark Milan Senka."),
        block("They spoke of ships.", kind=BlockKind.LIST_ITEM, lead="Greta Holm, Chief Executive Officer of Holm Inc."),
        block("The visit ended.", kind=BlockKind.PARAGRAPH),
    )  # fmt: skip
    assert [c.guest.name for c in CONTACTS.of(item)] == ["Ilona Varga", "Milan Senka", "Greta Holm"]


def test_a_japanese_summary_names_country_and_town() -> None:
    item = filed(
        "1", "2024-05-07", "外相会談", "アルヴォニアのオルロフ大統領が6日、ブレゾヴォでヴァルガ外相と会談した。"
    )
    (one,) = CONTACTS.of(item)
    assert (one.guest.name, one.place, one.first_on) == ("Ilona Varga", "Brezovo", date(2024, 5, 6))
