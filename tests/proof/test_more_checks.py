"""The newer checks, one slip at a time; and that the reference names every check."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from torimatome import proof
from torimatome.model import (
    Attribution,
    Block,
    BlockKind,
    Citation,
    Finding,
    Headline,
    Item,
    Note,
    OutletKind,
    Period,
    Raw,
    Sentence,
)
from torimatome.proof import catalogue

from .test_checks import PAGE, QALA, block, codes, issue, item, read

WORDS = (
    "The trial is in its second week, officials said. Mayor Ada Lin said that the port “belongs to all of us”. "
    "Clerk Bo Ray allegedly took the old “golden keys” of the port. The mayor will not resign after the vote."
)


def grounded(text: str) -> Item:
    whole = Citation(article="a", revision=1, start=0, end=len(WORDS))
    body = (Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=text, citations=(whole,)),)),)
    return replace(item(), body=body)


def told(text: str) -> set[str]:
    return {f.code for f in read(grounded(text), page=replace(PAGE, text=WORDS))}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mayor Ada Lin said that the port “belongs to nobody”.", "quotation-changed"),
        ("The mayor will resign after the vote.", "negation-changed"),
        ("Clerk Ray said that the port “belongs to all of us”.", "holder-changed"),
        ("Clerk Bo Ray took the old “golden keys” of the port.", ""),
        ("Clerk Bo Ray took the old golden keys of the port.", "hedge-cut"),
        ("Clerk Bo Ray took the old golden keys of the port.", "distance-cut"),
    ],
)
def test_a_sentence_says_what_its_passage_says(text: str, code: str) -> None:
    assert code in told(text) if code else not told(text) & {"hedge-cut", "distance-cut", "quotation-changed"}


def test_what_the_passage_says_is_not_doubted() -> None:
    assert told("Mayor Ada Lin said that the port “belongs to all of us”.") == set()
    assert told("The mayor will not resign after the vote.") == set()


@pytest.mark.parametrize(
    ("slip", "code"),
    [
        (item("Ada Lin opened it in 20311."), "year-digits"),
        (item("The list of 12.03:2030 has it."), "date-separator"),
        (item("It closes on June 31."), "date-impossible"),
        (item("It was opened on Monday, March 2."), "weekday-wrong"),
        (item("On March 6, Ada Lin opened the port."), "event-after-report"),
        (item("A blast shook Qala on March 1. The blast of March 2 hurt nobody."), "two-days"),
        (item("It has been 12 years since the port was built in 2009."), "anniversary-sum"),
        (item("The April War lasted from May 2 to May 5."), "month-of-name"),
        (item("Three cities: Qala and Lin, are meant."), "count-list"),
        (item("In total 40 people came, 12 men and 30 women."), "sum-wrong"),
        (item("Of them, 20 of 40, or 60 percent, left."), "share-wrong"),
        (item("Trade rose from 100 to 150, by 70 percent."), "share-wrong"),
        (item("The police post cost $3 billion."), "magnitude"),
        (item("The captives were brought to Qala."), "loaded-word"),
        (item("Attachés accredited in our country saw the port."), "own-voice"),
        (item("Ada Lin opened a old port."), "article"),
        (item("Ada Lin arrived to Qala."), "preposition"),
        (item("Ada Lin called it an importnat port."), "spelling"),
        (item("Ada Lin opened it. the port is old."), "capital-missing"),
        (item("Ada Lin opened the port of Qala on that day"), "stop-missing"),
        (item('Ada Lin spoke of a “new" port, and of "old” ones.'), "quotation-marks"),
        (item(ja="カラ市長、“港”を開く"), "ja-quotes"),
        (item(ja="カラ市長、２港を開く"), "ja-width"),
        (item(ja="カラ市長,港を開く"), "ja-marks"),
        (item(ja="カラ市長、 港を開く"), "ja-space"),
        (item(ja="カラ市長、アル力ナ港を開く"), "ja-look-alike"),
        (item(ja="カラ市長、大平洋の港を開く"), "ja-word"),
        (item(ja="ノルウェー、港を開く", en="Sweden opens port", text="Sweden opens the port."), "state-differs"),
        (item(ja="ノルウェー、スウェーデンに要請", en="Sweden asks Norway", text="Sweden asks Norway."), "subject-differs"),
        (item(ja="ベルトラノフ外相、港を開く"), "person-differs"),
        (item(ja="カラ市長、港を開く", en="Mayor did not open port"), "negation-lost"),
        (item(ja="カラ市長、港を開かず出席せず", en="Mayor opens port"), "negation-lost"),
        (item(ja="カラ市長、要確認"), "draft-mark"),
        (item(en="Qala opens port of Norway", ja="カラ市長、港を開く", text="Sweden opens the port."), "headline-country"),
    ],
)  # fmt: skip
def test_each_slip_is_found(slip: Item, code: str) -> None:
    found = [f for f in read(slip) if f.code == code]
    assert found, f"{code} not among {codes(slip)}"
    assert all(f.item == "i1" and f.remedy and f.message.endswith(".") for f in found)


@pytest.mark.parametrize(
    "text",
    [
        "It was opened on Sunday, March 2, 2031.",
        "It has been 22 years since the port was built in 2009.",
        "Three cities: Qala, Lin and Ray, are meant.",
        "In total 42 people came, 12 men and 30 women.",
        "Of them, 20 of 40, or 50 percent, left.",
        "Trade rose from 100 to 150, by 50 percent.",
        "An hour later a European guest came to a university.",
        "The court meets on 29 February 2028.",
        "He met Gen. lo Bianco there, at 5 p.m. and left.",
    ],
)
def test_what_is_right_is_not_doubted(text: str) -> None:
    codes_of_form = {
        "weekday-wrong",
        "anniversary-sum",
        "count-list",
        "sum-wrong",
        "share-wrong",
        "article",
        "date-impossible",
        "capital-missing",
    }
    assert not codes(item(text)) & codes_of_form


def test_a_session_that_goes_on_is_only_hinted_at() -> None:
    assert "session-longer" in codes(item("The session is held from 1 to 6 March."))


def test_terms_and_kana_keep_the_form_of_earlier_issues() -> None:
    past = tuple(replace(item(ja="英国とヴァレンナ、協議", en=f"Talks {n}"), id=f"past{n}") for n in range(3))
    now = item(ja="イギリスとバレンナ、協議", en="Talks go on")
    found = {f.code for f in proof.read(issue(now), {"a": PAGE}, {"qa.qala": QALA}, None, past)}
    assert {"house-term", "kana-forms"} <= found


def test_latin_words_are_spaced_alike() -> None:
    assert "ja-latin-space" in codes(
        item(ja="EU に要請"), item(ja="UAEで開催", en="Held"), item(ja="PAMで協議", en="Talks")
    )


def test_a_denied_figure_is_not_told_again() -> None:
    first = item(
        "Lord Mayor Ada Lin of Qala denied that Brant Harbour costs $70 million.",
        ja="市長、否定",
        en="Mayor denies cost",
    )
    later = item("Lord Mayor Ada Lin of Qala builds Brant Harbour for $70 million.")
    assert "denied-before" in {f.code for f in read(first, later) if f.item == "i2"}


def test_state_outlets_alone_on_critics() -> None:
    agency = replace(QALA, kind=OutletKind.STATE_AGENCY)
    found = proof.read(issue(item(en="Opposition rally in Qala")), {"a": PAGE}, {"qa.qala": agency})
    assert "one-sided" in {f.code for f in found}


def test_one_group_has_one_name() -> None:
    assert "group-names" in codes(
        item("The Qalian detainees left."), item("The Qalian prisoners left.", en="Prisoners left")
    )


def test_lines_set_unlike_the_rest() -> None:
    raw = ("● **甲**\n\nA b c\n", "●乙\n\nD e f\n", "● 丙\n\nG h i\n")
    items = [
        replace(item(en=f"Headline {n}"), raw=Raw(file="f", first=n, last=n, text=text)) for n, text in enumerate(raw)
    ]
    assert {"bullet-space", "bold-mixed"} <= codes(*items)


def test_days_without_an_item() -> None:
    assert "days-empty" in codes(*(item(en=f"Headline {n}") for n in range(8)))


def test_two_calls_in_one_formula_are_two_items() -> None:
    formula = "A telephone conversation took place between Minister {} and Minister {}. The ministers discussed bilateral relations and exchanged views on regional security."
    first = item(formula.format("Lindgren", "Castellano"), ja="甲", en="Lindgren calls Castellano")
    second = item(formula.format("Okonkwo", "Petrovsky"), ja="乙", en="Okonkwo calls Petrovsky")
    assert "item-doubled" not in codes(first, second)


def test_a_verdict_stands_though_the_defendant_denies() -> None:
    assert "headline-denied" not in codes(item("He denied the charges.", en="Court sentences clerk", ja="裁判所、判決"))


def prose(text: str, headline: str = "") -> set[str]:
    found = Item(id="x", section="", headlines={"ja": Headline(text=headline)}, body=(block(text),))
    period = Period(first_on=date(2031, 3, 1), last_on=date(2031, 3, 7))
    return {f.code for f in proof.read_texts((found,), period)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ソラン大統領ノルウェーの港を訪れた。", "particle-lost"),
        ("戦闘機24機ヘリ2機を失った。", "particle-lost"),
        ("両国は制裁履行すると述べた。", "particle-lost"),
        ("ノルウェースウェーデンの代表が来た。", "names-run-together"),
        ("ノルウェー、ラトビア、ギリシャの4ヵ国が参加した。", "count-list"),
        ("5月2日に始まった戦いは「4月戦争」と呼ばれる。", "month-of-name"),
    ],
)
def test_slips_of_japanese_prose(text: str, code: str) -> None:
    assert code in prose(text)


def test_japanese_prose_that_is_right() -> None:
    assert (
        prose(
            "ソラン大統領は2日、戦闘機24機と兵士500名がノルウェーで演習を行ったと発表した。大統領選挙も正式承認した。"
        )
        == set()
    )


def test_a_note_needs_its_own_source() -> None:
    noted = replace(item(), notes=(Note(blocks=(block("According to the mayor, it is old."),)),))
    assert "note-without-source" in codes(noted)


def test_a_finding_keeps_its_key_until_its_text_changes() -> None:
    def key(text: str) -> str:
        return next(f.key for f in read(item(text)) if f.code == "article")

    assert key("Ada Lin opened a old port.") == key("Ada Lin opened a old port.")
    assert key("Ada Lin opened a old port.") != key("Ada Lin opened a old port. It is big.")


def test_the_item_alone_gives_its_own_findings() -> None:
    found = proof.read_item(item("Ada Lin opened a old port."), issue(item()), {"a": PAGE}, {"qa.qala": QALA})
    assert [f.code for f in found] == ["article"]


CODES = re.compile(r'(?:finding|_told)\(\s*(?:item, )?"([a-z-]+)"')
PROOF = Path(proof.__file__).parent


def test_every_check_stands_in_the_catalogue_and_the_reference() -> None:
    used = {code for file in PROOF.glob("*.py") for code in CODES.findall(file.read_text("utf-8"))}
    ids = [check.id for check in catalogue.CATALOGUE]
    assert len(ids) == len(set(ids))
    assert used <= set(ids)
    page = Path(__file__).parents[2] / "docs" / "reference" / "checks.md"
    assert page.read_text("utf-8") == catalogue.page(), "run `make docs`"


def findings_and_severities(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(f.code, f.severity) for f in found]


def test_no_finding_is_worse_than_the_reference_says() -> None:
    order = ["hint", "warning", "error"]
    worst = {check.id: order.index(check.severity) for check in catalogue.CATALOGUE}
    spoilt = replace(
        item("Ada Lin  opened a old port in 20311.", ja="", en="Five killed."), attributions=(Attribution(outlets=()),)
    )
    for code, severity in findings_and_severities(read(spoilt)):
        assert order.index(severity) <= worst[code], code


def test_a_quotation_may_speak_of_our_country() -> None:
    assert "own-voice" not in codes(item('Ada Lin said: "Our country is proud of the port of Qala."'))
