"""Event coding: what the sentence tells, who does it and to whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.group.coding import Coder, Named, actor_codes
from torimatome.model import Act

ENGLISH = [
    ("Uzbekistan agreed to reopen two crossings with Tajikistan, the border service said.", Act.AGREE, ("UZ",), ("TJ",)),
    ("Kazakhstan refused to extradite a blogger to Russia on Monday.", Act.REJECT, ("KZ",), ("RU",)),
    ("Turkey urged Armenia to close the plant.", Act.DEMAND, ("TR",), ("AM",)),
    ("Iran threatened to expel Azerbaijani diplomats.", Act.THREATEN, ("IR",), ("AZ",)),
    ("Georgia said it will not join the sanctions against Russia.", Act.REJECT, ("GE",), ("RU",)),
    ("Azerbaijan will send 200 tons of aid to Kyrgyzstan.", Act.AGREE, ("AZ",), ("KG",)),
    ("Russia will impose sanctions on Moldova, a deputy minister said.", Act.THREATEN, ("RU",), ("MD",)),
    ("Armenian troops shelled Azerbaijani positions overnight.", Act.FIGHT, ("AM",), ("AZ",)),
    ("The Turkish minister met his Georgian counterpart in Batumi.", Act.CONSULT, ("TR",), ("GE",)),
    ("Two Georgian citizens were arrested by Russian police.", Act.COERCE, ("RU",), ("GE",)),
    ("France condemned the trial of an activist in Iran.", Act.DISAPPROVE, ("FR",), ("IR",)),
    ("The United Nations sent food aid to Afghanistan.", Act.AID, ("IGO",), ("AF",)),
    ("Hundreds of Georgian students protested against the law.", Act.PROTEST, ("GE",), ("GE",)),
    ("After three days of fighting, Tajikistan and Kyrgyzstan agreed on a truce.", Act.AGREE, ("TJ", "KG"), ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "actors", "recipients"), ENGLISH, ids=lambda value: str(value)[:40])
def test_english_sentences(text: str, act: Act, actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    coding = Coder("en").code(text)
    assert coding is not None
    assert (coding.act, actor_codes(coding.actors), actor_codes(coding.recipients)) == (act, actors, recipients)


OTHERS = [
    ("ru", "Министр отказался комментировать обыски", Act.REJECT),
    ("ru", "В Тбилиси прошёл митинг оппозиции", Act.PROTEST),
    ("az", "Nazirlər telefonla danışıb", Act.CONSULT),
    ("az", "Polis üç nəfəri saxlayıb", Act.COERCE),
    ("tr", "Bakanlık saldırıyı kınadı", Act.DISAPPROVE),
    ("hy", "Դատարանը ձերբակալել է երկու հոգու", Act.COERCE),
    ("ka", "მინისტრი შეხვდა ელჩს", Act.CONSULT),
    ("fa", "وزیر خارجه با سفیر دیدار کرد", Act.CONSULT),
    ("ja", "外相、停戦を要求", Act.DEMAND),
    ("ja", "両国、国境貿易で合意", Act.AGREE),
]


@pytest.mark.parametrize(("language", "text", "act"), OTHERS)
def test_other_languages(language: str, text: str, act: Act) -> None:
    coding = Coder(language).code(text)
    assert coding is not None
    assert coding.act is act


def test_where_the_verb_comes_last_the_second_name_is_the_other_side() -> None:
    text = "バイラモフ外相、ミルゾヤン外相と会談"
    named = (Named(start=0, end=5, country="AZ"), Named(start=8, end=13, country="AM"))
    coding = Coder("ja").code(text, named)
    assert coding is not None
    assert (actor_codes(coding.actors), actor_codes(coding.recipients)) == (("AZ",), ("AM",))


def test_what_is_reported_later_does_not_speak() -> None:
    coding = Coder("en").code("Kazakh police detained four men, Russian media reported.")
    assert coding is not None
    assert actor_codes(coding.actors) == ("KZ",)
    assert "RU" not in actor_codes(coding.recipients)


def test_a_sentence_without_an_act_is_not_coded() -> None:
    assert Coder("en").code("The weather stays mild.") is None
    assert Coder("xx").code("anything") is None


@given(st.text(max_size=400))
def test_no_text_is_too_odd(text: str) -> None:
    Coder("en").code(text)
    Coder("ja").code(text)


def test_a_name_that_only_describes_somebody_else_does_not_act() -> None:
    coding = Coder("en").code("Syrian-backed fighters attacked Turkish troops.")
    assert coding is not None
    assert "SY" not in actor_codes((*coding.actors, *coding.recipients))


def test_the_longer_of_two_names_counts() -> None:
    text = "Georgia urged South Korea to wait."
    known = (Named(start=20, end=25, country="XX", entity="a-part-of-it"),)
    coding = Coder("en").code(text, known)
    assert coding is not None
    assert (actor_codes(coding.actors), actor_codes(coding.recipients)) == (("GE",), ("KR",))
