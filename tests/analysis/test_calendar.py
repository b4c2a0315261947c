"""Announced days: listed with their sentence, and settled by what later texts say."""

from datetime import date

from torimatome.analysis.calendar import Outcome, Told, calendar
from torimatome.lang import pack

PACKS = {code: pack(code) for code in ("en", "ru")}
HER = frozenset({"p-her"})
FIRST = Told(
    source="one", on=date(2031, 3, 10), language="en", names=HER,
    text="The court hearing of the harbour master will be held on 14 March. It rained on 9 March.",
)  # fmt: skip


def test_a_plan_is_listed_until_its_day() -> None:
    (found,) = calendar([FIRST], PACKS, date(2031, 3, 11))
    assert (found.first_on, found.kind, found.outcome) == (date(2031, 3, 14), "court", Outcome.AHEAD)
    assert found.sentence.startswith("The court hearing")
    (past,) = calendar([FIRST], PACKS, date(2031, 3, 20))
    assert past.outcome is Outcome.UNKNOWN


def test_a_later_text_in_another_language_says_that_it_came_true() -> None:
    later = Told(
        source="two", on=date(2031, 3, 15), language="ru", names=HER, text="Суд над начальником порта прошёл 14 марта."
    )
    (found,) = calendar([later, FIRST], PACKS, date(2031, 3, 20))
    assert (found.outcome, found.told_by) == (Outcome.CAME_TRUE, "two")


def test_what_was_put_off_did_not_come_true() -> None:
    later = Told(
        source="two",
        on=date(2031, 3, 13),
        language="en",
        names=HER,
        text="The court hearing of 14 March was postponed.",
    )
    (found, *_) = calendar([FIRST, later], PACKS, date(2031, 3, 20))
    assert found.outcome is Outcome.CALLED_OFF


def test_news_of_somebody_else_settles_nothing() -> None:
    later = Told(source="two", on=date(2031, 3, 15), language="en", text="A court met on 14 March.")
    (found,) = calendar([FIRST, later], PACKS, date(2031, 3, 20))
    assert found.outcome is Outcome.UNKNOWN


def test_a_day_of_last_year_that_names_no_year_is_nothing_to_come() -> None:
    def found(text: str) -> int:
        return len(
            calendar([Told(source="one", on=date(2031, 2, 14), language="en", text=text)], PACKS, date(2031, 2, 15))
        )

    assert found("The two met on August 8, at the harbour, where they held talks.") == 0
    assert found("In August the council met there and held talks.") == 0
    assert found("The meeting of the council will be held on August 8 at the harbour.") == 1
    assert found("The meeting of the council was set for August 2031.") == 1
