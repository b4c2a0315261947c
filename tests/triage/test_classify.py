"""Placement: the counterpart decides, past issues have a voice, the reason is in words."""

from __future__ import annotations

import pytest

from tests.invented_news import OUTLETS, REGISTER, article, dossier, house
from torimatome import triage
from torimatome.errors import BadConfig
from torimatome.model import HeadlinePair, Lessons


@pytest.mark.parametrize(
    ("headline", "section"),
    [
        ("Rovian envoy meets Lutia's deputy defence minister", "military"),
        ("Rovian envoy meets Lutia's deputy foreign minister", "foreign"),
        ("Court in Rovia jails two Lutian citizens over smuggling", "military"),
        ("Journalist jailed by court in Rovia", "domestic"),
        ("Tarin Velo of Rovia visits Lutia and its army museum", "foreign"),
        ("Rovia changes the colour of its passports", "foreign"),
    ],
)
def test_the_counterpart_decides(headline: str, section: str) -> None:
    labels = triage.classify(dossier("e1", article("a1", headline)), house(), REGISTER, OUTLETS)
    assert labels[0].section == section
    assert labels[0].reason
    assert all(0 <= label.score <= 1 for label in labels)


def test_past_issues_place_what_no_rule_places() -> None:
    pair = HeadlinePair(
        item="p", section="domestic", en="Rovia marks the lantern holiday", words=("holida", "lanter", "marks", "rovia")
    )
    past = triage.Precedents(Lessons(pairs=(pair,)))
    ours = dossier("e1", article("a1", "Rovia marks lantern holiday with fireworks"))
    labels = triage.classify(ours, house(), REGISTER, OUTLETS, past)
    assert labels[0].section == "domestic"
    assert "lantern" in labels[0].reason


def test_a_rule_for_an_unknown_section_never_starts_a_run() -> None:
    wrong = [{"section": "weather", "name": "x", "points": 1, "every": ["army"]}]
    with pytest.raises(BadConfig, match="section"):
        triage.read_rules(house(placement=wrong))
    with pytest.raises(BadConfig, match="where"):
        triage.read_rules(house(choice=[{"name": "x", "where": "footnote"}]))


def test_words_are_compared_without_accents_and_may_go_on() -> None:
    rules = triage.read_rules(house(words={"court": ["məhkəmə*", "суд", "裁判"]}))
    assert rules.words["court"].search("bakinin mehkemesi")
    assert rules.words["court"].search("в москве суд решил")
    assert not rules.words["court"].search("судно")
    assert rules.words["court"].search("軍事裁判所")


def test_one_report_of_the_echo_abroad_does_not_move_a_matter() -> None:
    rules = [
        {"section": "domestic", "name": "a court of home", "points": 3, "every": ["court"]},
        {"section": "foreign", "name": "a voice from abroad", "points": 4, "every": ["rival"]},
    ]
    heads = ("Court in Rovia jails editor", "Rovia: editor jailed", "Rovian court and the editor")
    told = [article(f"a{n}", text) for n, text in enumerate(heads)]
    echo = article("e", "Lutia's guild deplores what happened to editor")
    labels = triage.classify(dossier("e1", *told, echo), house(placement=rules), REGISTER, OUTLETS)
    assert labels[0].section == "domestic"
    assert labels[1].section == "foreign"
