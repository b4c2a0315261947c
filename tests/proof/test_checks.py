"""One slip at a time: each is found by its own check, and a clean item has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from torimatome import proof
from torimatome.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Bulletin,
    Citation,
    DateSource,
    Finding,
    Headline,
    Item,
    Note,
    Outlet,
    OutletKind,
    Period,
    Published,
    Section,
    Sentence,
    Severity,
)
from torimatome.model.item import UNTRANSLATED

QALA = Outlet(id="qa.qala", attribution="QALA", country="qa", kind=OutletKind.AGENCY, owner="q", timezone="Asia/Baku", domains=("qala.example",))  # fmt: skip
PAGE = Article(
    id="a", revision=1, outlet="qa.qala", url="https://qala.example/a", language="en",
    headline="Port of Qala reopens",
    text="On March 2, Mayor Ada Lin opened the port of Qala. It can take 10,000 boats a year, officials in Qala said.",
    published=Published(at=datetime(2031, 3, 2, 9, tzinfo=UTC), source=DateSource.FEED),
)  # fmt: skip
CITED = (Citation(article="a", revision=1, start=0, end=50),)
AZ = replace(PAGE, language="az", headline="Qala limanı açıldı", text="Mer Ada Lin martın 2-də limanı açıb. Liman ildə 10 min gəmi qəbul edir.")  # fmt: skip
GOOD = "On March 2, Mayor Ada Lin opened the port, which can take 10 thousand boats."


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind=kind, sentences=(Sentence(text=text, citations=CITED),))


def item(text: str = GOOD, ja: str = "カラ市長、港を開く", en: str = "Mayor of Qala opens port") -> Item:
    return Item(
        id="i", section="home", articles=("a",), body=(block(text),),
        headlines={k: Headline(text=v) for k, v in {"ja": ja, "en": en}.items() if v},
        attributions=(Attribution(outlets=("QALA",), first_on=date(2031, 3, 2), last_on=date(2031, 3, 2)),),
    )  # fmt: skip


def issue(*items: Item) -> Bulletin:
    named = tuple(replace(found, id=f"{found.id}{n}") for n, found in enumerate(items, 1))
    return Bulletin(
        id="b", title="カラ情報", subtitle="(とりまとめ)", publisher="在カラ大使館",
        period=Period(first_on=date(2031, 3, 1), last_on=date(2031, 3, 7)),
        sections=(Section(number=1, key="home", name="内政関連", items=named),),
    )  # fmt: skip


def read(*items: Item, page: Article = PAGE) -> tuple[Finding, ...]:
    return proof.read(issue(*items), {"a": page}, {"qa.qala": QALA})


def codes(*items: Item, page: Article = PAGE) -> set[str]:
    return {found.code for found in read(*items, page=page)}


def test_a_clean_item_has_no_findings() -> None:
    assert read(item()) == ()
    assert read(item(), page=AZ) == ()


def dated(day: date, raw: str | None = None, outlets: tuple[str, ...] = ("QALA",)) -> Item:
    return replace(item(), attributions=(Attribution(outlets=outlets, first_on=day, last_on=day, raw=raw),))


SECOND = date(2031, 3, 2)


@pytest.mark.parametrize(
    ("slip", "code"),
    [
        (item("On March 2, Mayor Ada Lin opened the port for 12,000 boats."), "figure-unsupported"),
        (item("On March 2, Mayor Bo Ray opened the port."), "name-unsupported"),
        (item("On March 5, Mayor Ada Lin opened the port."), "day-unsupported"),
        (item(ja=""), "headline-missing"),
        (item(en=""), "headline-missing"),
        (item(ja="Mayor opens port"), "headline-language"),
        (item(en="Mayor of Qala opens port."), "headline-stop"),
        (item(en="Five killed at port of Qala", ja="カラ港、再開"), "headline-stronger"),
        (item("Mayor Ada Lin allegedly opened the port."), "hedge-lost"),
        (item(en="Qala granted status", text="Qala is granted it once the final decision is made."), "headline-pending"),
        (item(en="Mayor arrested in Qala", text="She was arrested, a report said. The mayor denied it."), "headline-denied"),
        (item(en="Mayor of Qala opens 3 ports"), "headline-figure"),
        (item(ja="カラ市長、3港を開く"), "headline-figure"),
        (item(ja="カラ市長、公式訪問", en="Mayor pays working visit"), "sense"),
        (item(en="Mayor of Qala to visit port", ja="カラ市長、港を訪問"), "future-lost"),
        (item(en="Mayor of Qala denies port deal", ja="カラ市長、港湾合意"), "denial-lost"),
        (replace(item(), body=()), "body-empty"),
        (item("Mayor Ada Lin  opened the port."), "double-space"),
        (item("Mayor Ada Lin j opened the port."), "stray-letter"),
        (item("Mayor Ada Lin opened the the port."), "doubled-word"),
        (item("Mayor Ada Lin opened “the port."), "quotation-open"),
        (item("Mayor Ada Lin (of Qala opened the port."), "bracket-open"),
        (item("The meeting also touched on the port."), "antecedent-lost"),
        (item("The port opens, according to the service."), "antecedent-lost"),
        (item("The day before, Ada Lin opened the port."), "day-relative"),
        (item("Mayor Ada Lin opened the QPRX port."), "acronym"),
        (item("Ada Lin opened “Bridge of Ports” and “Ports Bridge” there."), "name-forms"),
        (replace(item(), attributions=()), "attribution-missing"),
        (dated(SECOND, "(QALA/02.03.2031)"), "attribution-form"),
        (dated(SECOND, "(QALA / 02.03.20311)"), "attribution-year"),
        (dated(SECOND, outlets=("QALLA",)), "outlet-unknown"),
        (dated(SECOND, outlets=("Qala",)), "outlet-form"),
        (dated(date(2031, 3, 9)), "date-after-period"),
        (dated(date(2031, 2, 20)), "date-before-period"),
        (dated(date(2031, 3, 4)), "date-not-of-page"),
        (dated(SECOND, outlets=("QALA", "PORT")), "outlet-without-page"),
        (replace(item(), notes=(Note(blocks=(block("The port is old.", BlockKind.PARAGRAPH),)),)), "note-without-source"),
        (replace(item(), headlines={**item().headlines, "ja": Headline(text="カラ市長", unverified=("Lin",))}), "headline-unverified"),
        (replace(item(), body=(Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text="It opened."),)),)), "sentence-uncited"),
    ],
)  # fmt: skip
def test_each_slip_is_found(slip: Item, code: str) -> None:
    found = [f for f in read(slip) if f.code == code]
    assert found, f"{code} not among {codes(slip)}"
    assert all(f.item == "i1" and f.remedy and f.message.endswith(".") for f in found)


def test_numbers_and_names_are_found_across_languages() -> None:
    assert "figure-unsupported" not in codes(item("Ada Lin opened it for 10 000 boats."), page=AZ)
    assert "figure-unsupported" in codes(item("Ada Lin opened it for 12 000 boats."), page=AZ)
    hints = [f for f in read(item("There Bogdan Raymond opened it."), page=AZ) if f.code == "name-unsure"]
    assert [f.severity for f in hints] == [Severity.HINT]


def test_the_outlets_own_clock_decides_the_day() -> None:
    late = replace(
        PAGE, published=Published(at=datetime.fromisoformat("2031-03-03T01:30:00+04:00"), source=DateSource.FEED)
    )
    assert "date-not-of-page" in codes(item(), page=late)
    assert "date-not-of-page" not in codes(dated(date(2031, 3, 3)), page=late)


def test_order_and_doubles() -> None:
    late, early = dated(date(2031, 3, 4)), dated(SECOND)
    assert "order" in codes(late, early)
    assert "order" not in codes(early, late)
    assert "item-doubled" in codes(item(), item())
    other = replace(item("Qala fines nobody this year.", ja="別件", en="No fines"))
    assert "item-doubled" not in codes(item(), other)


def test_sections_and_title_block() -> None:
    bad = replace(
        issue(item()),
        title="",
        end_mark="",
        period=Period(first_on=date(2031, 3, 7), last_on=date(2031, 3, 1)),
        sections=(Section(number=2, key="x", name="外政関連"),),
    )
    found = {f.code for f in proof.read(bad)}
    assert found == {
        "title-missing",
        "end-missing",
        "period-backwards",
        "section-number",
        "section-empty",
        "issue-empty",
    }


def test_one_name_in_two_forms() -> None:
    first = item("Mayor Ada Lin spoke of Karabakh and of Aliyev.")
    second = item("Mayor Ada Lin spoke of Garabagh and of Aliev.", ja="別の件", en="Another matter")
    found = [f.message for f in read(first, second) if f.code == "name-forms"]
    assert set(found) == {"The issue writes both Karabakh and Garabagh.", "The issue writes both Aliev and Aliyev."}


def test_what_was_issued_before_is_found() -> None:
    past = replace(item(), id="past")
    found = proof.read(issue(item()), {"a": PAGE}, {"qa.qala": QALA}, precedents=(past,))
    assert [f.code for f in found] == ["item-issued-before"]


def test_findings_stand_in_order_of_place_and_the_worst_first() -> None:
    found = read(item(ja=""), item(ja="", text="Mayor Ada Lin j opened it for 12,000 boats."))
    places = [(f.item, f.severity) for f in found]
    assert [place for place, _ in places] == sorted(place or "" for place, _ in places)
    assert found[0].severity is Severity.ERROR


def test_a_headline_that_awaits_translation_is_one_error_and_no_false_figure() -> None:
    waiting = item(ja=f"{UNTRANSLATED}Qalada 7 yeni gəmi")
    found = [f.code for f in read(waiting) if f.field == "headline.ja"]
    assert found == ["headline-untranslated"]


def test_a_line_that_only_leads_to_a_list_needs_no_page() -> None:
    cited = replace(item(), articles=(PAGE.id,), body=(block("The mayor held meetings with:"), *item().body))
    assert not [f for f in read(cited) if f.code == "sentence-uncited" and "held meetings" in f.message]


def test_a_note_by_hand_is_told_of_beside_the_note_and_needs_no_page_once_it_names_its_source() -> None:
    note = Note(blocks=(Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text="According to Lin, it is old."),)),))
    noted = replace(item(), articles=(PAGE.id,), notes=(note,))
    found = {f.code: f for f in read(noted) if f.field == "notes"}
    assert {"sentence-uncited", "note-without-source"} <= set(found)
    assert "names nobody" not in found["note-without-source"].message
    sourced = replace(note, attribution=Attribution(outlets=("APA",), first_on=date(2026, 3, 9)))
    assert not [
        f for f in read(replace(noted, notes=(sourced,))) if f.code == "sentence-uncited" and f.field == "notes"
    ]


def test_one_and_another_are_one_each_and_both_are_two() -> None:
    told = item("A guard killed one man and held another.", ja="1名死亡、1名拘束", en="Man killed, another held")
    assert not [f for f in read(told) if f.code == "headline-figure"]
    page = replace(PAGE, text="Mayors of both towns opened the port.")
    said = item("Mayors of the two towns opened the port.")
    assert not [f for f in read(said, page=page) if f.code == "figure-unsupported"]


def test_a_quotation_of_two_sentences_keeps_its_no() -> None:
    text = '"Qala builds a port. There is no deal on money for a port elsewhere," Mayor Ada Lin said.'
    whole = (Citation(article="a", revision=1, start=0, end=len(text)),)
    quotes = replace(item(), body=(Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=text, citations=whole),)),))
    assert "negation-changed" not in codes(quotes, page=replace(PAGE, text=text))
    lost = replace(PAGE, text=text.replace("There is no deal", "There is a deal").replace('" Mayor', '" Mayor never'))
    assert "negation-changed" in codes(quotes, page=lost)


def test_a_year_that_the_page_calls_this_or_next_stands_in_it() -> None:
    page = replace(
        PAGE, text="On March 2, Mayor Ada Lin said the port of Qala will open this year and be widened next year."
    )
    assert "figure-unsupported" not in codes(
        item("Mayor Ada Lin said the port will open in 2031 and be widened in 2032."), page=page
    )
    assert "figure-unsupported" in codes(item("Mayor Ada Lin said the port will open by 2033 boats."), page=page)


def test_the_publisher_of_a_page_is_named_by_it() -> None:
    found = item("On March 2, the Herring Board opened the port.")
    board = replace(QALA, names={"en": "The Herring Board"})
    assert not [f for f in proof.read(issue(found), {"a": PAGE}, {"qa.qala": board}) if f.code == "name-unsupported"]
    assert "name-unsupported" in codes(found)


def test_what_is_said_to_happen_is_still_to_come() -> None:
    told = item(en="Ada Lin: Qala will not pay for port", ja="リン市長、港に資金を出さないと発言")
    assert "future-lost" not in codes(told)
