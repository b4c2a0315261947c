"""What numbers count, in the languages of the house."""

import pytest

from torimatome.lang import pack
from torimatome.lang.counts import FATES
from torimatome.lang.quantities import find_quantities


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        (
            "en",
            "The fire killed 2 sailors and injured at least 7.",
            [(2, "", "killed", ""), (7, "", "wounded", "at_least")],
        ),
        ("en", "Up to 300 families got $4 million.", [(300, "", "families", "up_to"), (4e6, "USD", "money", "")]),
        ("ru", "Двое погибли, ранены пятеро.", [(2, "", "killed", ""), (5, "", "wounded", "")]),
        ("ru", "Свыше 40 тысяч голосов за 12 км дороги.", [(40000, "", "votes", "over"), (12, "km", "", "")]),
        ("az", "9 mindən çox əsgər, 3 gəmi.", [(9000, "", "soldiers", "over"), (3, "", "ships", "")]),
        ("tr", "En az 4 kişi öldü, 20 araç yandı.", [(4, "", "killed", "at_least"), (20, "", "vehicles", "")]),
        ("hy", "Զոհվել է երկու մարդ, խոցվել 6 անօդաչու։", [(2, "", "killed", ""), (6, "", "drones", "")]),
        ("ka", "დაიღუპა ორი ადამიანი, დაშავდა 9.", [(2, "", "killed", ""), (9, "", "wounded", "")]),
        ("fa", "دو نفر کشته و ۷ نفر زخمی شدند.", [(2, "", "killed", ""), (7, "", "wounded", "")]),
        ("ja", "2人が死亡し、約30人が負傷した。", [(2, "", "killed", ""), (30, "", "wounded", "about")]),
        ("ja", "賛成84票、1万9000人以上の予備役", [(84, "", "votes", ""), (19000, "", "reservists", "over")]),
    ],
)
def test_value_unit_counted_and_qualifier(code: str, text: str, told: list[tuple[float, str, str, str]]) -> None:
    found = find_quantities(text, pack(code))
    assert [(q.value, q.unit, q.counts, q.qualifier) for q in found] == told


def test_ranges_are_one_quantity() -> None:
    (q,) = find_quantities("They sent 10-15 trucks.", pack("en"))
    assert (q.value, q.value_to, q.counts) == (10, 15, "vehicles")


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "the 36th ship and a third state"), ("ru", "36-я сессия"), ("ja", "第3回"), ("az", "3-cü gəmi")],
)
def test_ordinals_count_nothing(code: str, text: str) -> None:
    assert find_quantities(text, pack(code)) == ()


def test_a_year_counts_nothing() -> None:
    (q,) = find_quantities("The 2031 exercise plan", pack("en"))
    assert q.counts == ""


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("en", "No one was killed, one sailor was injured.", [(0, "killed"), (1, "wounded")]),
        ("en", "There is no information about the dead.", []),
        ("ru", "Погибших нет, один человек ранен.", [(0, "killed"), (1, "wounded")]),
        ("ru", "Нет данных о погибших.", []),
        ("tr", "Can kaybı yok, bir kişi yaralandı.", [(0, "killed"), (1, "wounded")]),
        ("ja", "死者は出ていない。", [(0, "killed")]),
        ("en", "One of the quays is closed.", []),
    ],
)
def test_nobody_and_one_count_where_something_happened_to_people(
    code: str, text: str, told: list[tuple[float, str]]
) -> None:
    assert [(q.value, q.counts) for q in find_quantities(text, pack(code))] == told


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("az", "Yaralanan gizir 29 yaşlı Ramin Quliyevdir."),
        ("tr", "34 yaşındaki kadın öldü."),
        ("en", "A man aged 34 was killed."),
        ("en", "The killed were Ali (31) and others."),
        ("ru", "Погиб 29-летний прапорщик."),
        ("hy", "Զոհվել է 29-ամյա զինծառայող։"),
        ("ka", "გარდაიცვალა 34 წლის ქალი."),
        ("fa", "مرد ۳۴ ساله کشته شد."),
        ("ja", "29歳の男性が死亡した。"),
        ("ja", "男性（34）が死亡した。"),
        ("en", "A citizen born in 1991 was detained."),
        ("hy", "Նա ձերբակալվել է 2024 թվականի աշնանը։"),
        ("en", "They were arrested for 30 days, then for two more weeks."),
        ("az", "22 ölkəni təmsil edən 31 qonaq gəldi."),
        ("tr", "Deprem 4,9 ölçülüyor."),
        ("ka", "დღესასწაულთან დაკავშირებით 61 კონცერტი გაიმართა."),
        ("en", "Section 907 of the Freedom Support Act stays."),
        ("en", "This is the first pardon order of 2026."),
    ],
)
def test_ages_years_and_terms_are_not_numbers_of_victims(code: str, text: str) -> None:
    assert not {q.counts for q in find_quantities(text, pack(code))} & FATES
