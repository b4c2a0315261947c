"""Every mend mends: with its value in place of the old one the finding is gone, and nothing else came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from torimatome import proof
from torimatome.editing.laying import ordered, split
from torimatome.model import Bulletin, Edit, Finding, Headline, Item, Mend, Note, digest, replay

from .test_checks import PAGE, QALA, SECOND, block, dated, issue, item

NOON = datetime(2031, 3, 8, 12, tzinfo=UTC)
PAST = tuple(
    replace(item("The Qala Port Authority (QPA) and the Ministry of Boats (MOB) met.", ja="英国とヴァレンナ、協議", en=f"Talks {n}"), id=f"past{n}")
    for n in range(3)
)  # fmt: skip


def found_in(bulletin: Bulletin, past: Sequence[Item] = PAST) -> tuple[Finding, ...]:
    return proof.read(bulletin, {"a": PAGE}, {"qa.qala": QALA}, None, past)


def edit(finding: Finding) -> Edit:
    assert finding.item
    assert finding.mend
    return Edit(
        item=finding.item, field=finding.mend.field, value=finding.mend.value, replaces=digest(""), by="ann", at=NOON
    )


def mended(bulletin: Bulletin, finding: Finding) -> Bulletin:
    change = edit(finding)
    if change.field == "order":
        return ordered(bulletin, [change])
    sections = [
        replace(s, items=tuple(replay(i, [change], split)[0] if i.id == finding.item else i for i in s.items))
        for s in bulletin.sections
    ]
    return replace(bulletin, sections=tuple(sections))


def headed(ja: str = "カラ市長、港を開く", en: str = "Mayor of Qala opens port") -> Item:
    return item(ja=ja, en=en)


def noted(text: str) -> Item:
    return replace(item(), notes=(Note(blocks=(block(text),)),))


BODIES = [
    ("double-space", "Ada Lin  opened the port.", "Ada Lin opened the port."),
    ("stray-letter", "Ada Lin j opened the port.", "Ada Lin opened the port."),
    ("doubled-word", "Ada Lin opened the the port.", "Ada Lin opened the port."),
    ("space-before-mark", "Ada Lin came , and opened the port.", "Ada Lin came, and opened the port."),
    ("mark-doubled", "Ada Lin came,, and opened the port.", "Ada Lin came, and opened the port."),
    ("article", "Ada Lin opened a old port.", "Ada Lin opened an old port."),
    ("article", "Ada Lin opened an port.", "Ada Lin opened a port."),
    ("preposition", "Ada Lin arrived to Qala.", "Ada Lin arrived in Qala."),
    ("spelling", "Ada Lin called it an importnat port.", "Ada Lin called it an important port."),
    ("capital-missing", "Ada Lin opened it. the port is old.", "Ada Lin opened it. The port is old."),
    ("stop-missing", "Ada Lin opened the port of Qala on that day", "Ada Lin opened the port of Qala on that day."),
    ("quotation-marks", 'Ada Lin spoke of a “new” port, and of "old" ones.', "Ada Lin spoke of a “new” port, and of “old” ones."),
    ("year-digits", "Ada Lin opened it in 20311.", "Ada Lin opened it in 2031."),
    ("date-separator", "The list of 12.03:2030 has it.", "The list of 12.03.2030 has it."),
    ("acronym-turned", "Ada Lin told the OCSE of the port.", "Ada Lin told the OSCE of the port."),
    ("acronym", "Ada Lin asked the QPA for it.", "Ada Lin asked the Qala Port Authority (QPA) for it."),
    ("subheading-mixed", "## On ports:\n\nThey open.\n\n## On boats\n\nThey sail.", "## On ports:\n\nThey open.\n\n## On boats:\n\nThey sail."),
]  # fmt: skip


def body(text: str) -> Item:
    return replay(item(), [Edit(item="i", field="body", value=text, replaces=digest(""), by="ann", at=NOON)], split)[0]


@pytest.mark.parametrize(("code", "wrong", "right"), BODIES)
def test_a_body_is_mended(code: str, wrong: str, right: str) -> None:
    slip = item(wrong) if code == "double-space" else body(wrong)
    bulletin = issue(slip)
    one = next(f for f in found_in(bulletin) if f.code == code)
    assert one.mend == Mend(field="body", value=right)
    assert code not in {f.code for f in found_in(mended(bulletin, one))}


HEADLINES = [
    ("headline-stop", "カラ市長、港を開く。", "カラ市長、港を開く"),
    ("ja-quotes", "カラ市長、“港”を開く", "カラ市長、「港」を開く"),
    ("ja-width", "カラ市長、２港を開く", "カラ市長、2港を開く"),
    ("ja-width", "カラ市長、ﾎﾞｰﾄを贈る", "カラ市長、ボートを贈る"),
    ("ja-marks", "カラ市長,港を開く", "カラ市長、港を開く"),
    ("ja-space", "カラ市長、 港を開く", "カラ市長、港を開く"),
    ("ja-look-alike", "カラ市長、アル力ナ港を開く", "カラ市長、アルカナ港を開く"),
    ("ja-look-alike", "カラ市長、ボ一ト港を開く", "カラ市長、ボート港を開く"),
    ("ja-look-alike", "カラ市長、アルへナ港を開く", "カラ市長、アルヘナ港を開く"),
    ("ja-word", "カラ市長、大平洋の港を開く", "カラ市長、太平洋の港を開く"),
    ("house-term", "イギリスの市長、港を開く", "英国の市長、港を開く"),
    ("kana-forms", "バレンナ市長、港を開く", "ヴァレンナ市長、港を開く"),
    ("sense", "カラ市長、公式訪問", "カラ市長、訪問"),
    ("bracket-width", "カラ市長（代行）、港を開く", "カラ市長(代行)、港を開く"),
    ("mark-doubled", "カラ市長、、港を開く", "カラ市長、港を開く"),
]


@pytest.mark.parametrize(("code", "wrong", "right"), HEADLINES)
def test_a_japanese_headline_is_mended(code: str, wrong: str, right: str) -> None:
    bulletin = issue(headed(wrong))
    one = next(f for f in found_in(bulletin) if f.code == code)
    assert one.mend == Mend(field="headline.ja", value=right)
    assert code not in {f.code for f in found_in(mended(bulletin, one))}


def test_an_english_headline_loses_its_stop() -> None:
    bulletin = issue(headed(en="Mayor of Qala opens port."))
    one = next(f for f in found_in(bulletin) if f.code == "headline-stop")
    assert one.mend == Mend(field="headline.en", value="Mayor of Qala opens port")


WHOLE_ISSUES = [
    ("ja-latin-space", (headed("EU に要請"), headed("UAEで開催", "Held"), headed("PAMで協議", "Talks")), "EUに要請"),
    ("bracket-width", (headed("甲（一）"), headed("乙(二)", "Held"), headed("丙(三)", "Talks")), "甲(一)"),
    ("name-forms", (headed("英国、港"), headed("英国、船", "Boat"), headed("イギリス、漁", "Fish")), "英国、漁"),
    ("money-forms", (item("It cost $5 million."), item("It cost $7.", en="B", ja="乙"), item("It cost 3 million dollars.", en="C", ja="丙")), "It cost $3 million."),
    ("name-forms", (item("Kyiv asks."), item("Kyiv answers.", en="B", ja="乙"), item("Kiev waits.", en="C", ja="丙")), "Kyiv waits."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "items", "right"), WHOLE_ISSUES)
def test_what_differs_inside_an_issue_is_made_alike(code: str, items: tuple[Item, ...], right: str) -> None:
    bulletin = issue(*items)
    one = next(f for f in found_in(bulletin, ()) if f.code == code)
    assert one.mend
    assert one.mend.value == right
    assert code not in {f.code for f in found_in(mended(bulletin, one), ())}


@pytest.mark.parametrize(
    ("code", "slip"),
    [
        ("attribution-form", dated(SECOND, "(QALA/02.03.2031)")),
        ("attribution-year", dated(SECOND, "(QALA / 02.03.20311)")),
        ("outlet-form", dated(SECOND, outlets=("Qala",))),
        ("date-not-of-page", dated(date(2031, 3, 4))),
    ],
)
def test_an_attribution_is_mended(code: str, slip: Item) -> None:
    bulletin = issue(slip)
    one = next(f for f in found_in(bulletin) if f.code == code)
    assert one.mend == Mend(field="attribution", value="(QALA / 02.03.2031)")
    assert code not in {f.code for f in found_in(mended(bulletin, one))}


def test_an_older_report_is_moved_to_its_place() -> None:
    second = replace(dated(date(2031, 3, 3)), headlines={"ja": Headline(text="乙"), "en": Headline(text="Later")})
    bulletin = issue(item(en="First"), second, item(en="Old"))
    one = next(f for f in found_in(bulletin) if f.code == "order")
    assert one.mend == Mend(field="order", value="after:i1")
    assert "order" not in {f.code for f in found_in(mended(bulletin, one))}


def test_a_note_is_mended_in_its_own_field() -> None:
    bulletin = issue(noted("It is a old port."))
    one = next(f for f in found_in(bulletin) if f.code == "article")
    assert one.mend == Mend(field="note.1", value="It is an old port.")


@pytest.mark.parametrize(
    "slip",
    [
        item("Ada Lin opened it in 20026."),  # 2002 and 2026 are both far from the issue
        item('Ada Lin spoke of a “new" port, and of "old ones.'),
        item("It was opened on Monday, March 2."),
        item("Ada Lin asked the XYZ for it."),
    ],
)  # fmt: skip
def test_what_is_not_sure_has_no_mend(slip: Item) -> None:
    doubted = {"year-digits", "quotation-marks", "weekday-wrong", "acronym"}
    assert [f.mend for f in found_in(issue(slip)) if f.code in doubted] == [None]


def test_every_kind_that_can_be_mended_is_tried_here() -> None:
    tried = {code for code, *_ in (*BODIES, *HEADLINES, *WHOLE_ISSUES)}
    assert len(tried) >= 20
