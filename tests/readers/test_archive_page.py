"""The line grammar of an archive page, layout by layout, in pages of our own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.archive_pages import NAMES, TITLE, Entry, doubts, only, page, read, texts
from torimatome.model import BlockKind
from torimatome.model.json import from_json, to_json
from torimatome.readers import Document
from torimatome.readers.archive_cited import told_by

LAYOUTS = ("A1", "A2", "B1", "B2", "C1", "C2")


@pytest.mark.parametrize("layout", [*LAYOUTS, "B3"])
def test_all_seven_layouts(layout: str) -> None:
    monthly = layout == "B3"
    item = only(
        Entry(
            layout=layout,
            date="2031.03" if monthly else "2031.03.02",
            id="<3104-030001>" if monthly else "<3104-030201>",
        )
    )
    filed = item.filed
    assert filed is not None
    assert filed.layout == layout
    assert (filed.dated, filed.time) == ("2031-03" if monthly else "2031-03-02", "20:48" if layout[0] == "A" else None)
    assert (filed.outlet, filed.outlet_id, filed.outlet_raw) == ("岬通信", "qq.o0", "岬通信")
    assert filed.via == {"A1": "Yahoo", "B1": "Yahoo", "C1": "Yahoo", "C2": "インターネット"}.get(layout, "")
    assert item.headline("ja") == "港の新桟橋が完成"
    assert item.id == filed.id == ("3104-030001" if monthly else "3104-030201")
    assert texts(item) == ["港の新桟橋が2日、完成した。"]
    assert item.doubts == ()
    assert item.attribution is not None
    assert item.attribution.last_on == (date(2031, 3, 31) if monthly else date(2031, 3, 2))


def test_the_front_of_a_page() -> None:
    document = read(Entry())
    assert document.kind == "archive page"
    assert document.archive is not None
    assert (document.archive.title, document.archive.older) == (TITLE, "2010年以前の報道")
    assert [line.number for line in document.lines] == [1, 3, 6, 7, 8, 9, 10, 12, 14, 15]
    assert document.remarks == ()


def test_an_outlet_on_two_lines_is_put_together() -> None:
    entry = Entry(layout="A1", outlet="湾岸\n News")
    filed = only(entry).filed
    assert filed is not None
    assert (filed.outlet, filed.outlet_raw) == ("湾岸 News", "湾岸 News")


@pytest.mark.parametrize(
    ("line", "outlet", "headline"),
    [
        ("Kara Defence Weekly Navy: two boats sold", "Kara Defence Weekly", "Navy: two boats sold"),
        ("Kara Defence Media: port closed", "Kara Defence", "Media: port closed"),
        ("Kara Defence Weely Boats sold", "Kara Defence Weekly", "Boats sold"),
        ("Kaar Defence Weekly Boats sold", "Kara Defence Weekly", "Boats sold"),
        ("湾岸 News 港が開く 3年ぶり", "湾岸 News", "港が開く 3年ぶり"),
        ("港湾新聞通信 港が開く", "港湾新聞", "港が開く"),
        ("Harbour & Sea カラ港が開く", "Harbour & Sea", "カラ港が開く"),
    ],
)
def test_outlet_and_headline_are_parted_by_the_register(line: str, outlet: str, headline: str) -> None:
    item = only(f"2031.03.02 {line} <3104-030201>\n 本文。\n")
    assert item.filed is not None
    assert (item.filed.outlet, next(iter(item.headlines.values())).text) == (outlet, headline)
    assert bool(item.doubts) == (item.filed.outlet_raw != outlet)
    assert line.startswith(item.filed.outlet_raw)


@pytest.mark.parametrize("name", ["満潮新聞", "岬新聞", "港湾新報"])
def test_another_paper_is_not_taken_for_one_that_is_known(name: str) -> None:
    item = only(Entry(layout="B1", outlet=name))
    assert item.filed is not None
    assert (item.filed.outlet, item.filed.outlet_id) == (name, "")
    assert f"The outlet “{name}” is not in the register." in item.doubts[0]


def test_an_unknown_outlet_on_one_line_is_a_guess_that_is_told() -> None:
    item = only("2031.03.02 Tide Quarterly Review カラ港が開く <3104-030201>\n 本文。\n")
    assert item.filed is not None
    assert (item.filed.outlet, item.headline("ja")) == ("Tide Quarterly Review", "カラ港が開く")
    assert "is a guess" in item.doubts[0]


@pytest.mark.parametrize(
    ("raw", "dated"),
    [("2031.03:02", "2031-03-02"), ("2031.3.2", "2031-03-02"), ("2031:03:02", "2031-03-02"), ("2031.13.02", "")],
)
def test_a_date_is_read_with_a_doubt_and_kept_as_it_stood(raw: str, dated: str) -> None:
    filed, found = only(Entry(date=raw)).filed, read(Entry(date=raw)).remarks
    assert filed is not None
    assert (filed.dated, filed.dated_raw) == (dated, raw)
    assert any(raw in r.sentence and r.raw.startswith(raw) and not r.repair for r in found)


def test_stranded_terms_go_back_with_a_space_only_between_latin_and_latin() -> None:
    body = " 海上安全機構 (\nCSTO) が港で\nMBT 3両と Kara-2\nAPCを見せた。\n 次の段落。\n 装甲車と\nMBTAPC、\nSPHKX-70、\n9K7 Reefが並んだ。"
    item = only(Entry(body=body))
    assert texts(item) == [
        "海上安全機構 (CSTO) が港でMBT 3両と Kara-2 APCを見せた。",
        "次の段落。",
        "装甲車とMBTAPC、SPHKX-70、9K7 Reefが並んだ。",
    ]
    assert item.terms == ("CSTO", "MBT", "APC", "MBT", "APC", "SPH", "9K7 Reef")
    assert sum("run together" in doubt for doubt in item.doubts) == 2


def test_each_repair_stands_beside_its_raw_text() -> None:
    repairs = [r for r in read(Entry(body=" 新桟橋が完 成した。 港で\nMBTを見せた。")).remarks if r.repair]
    assert [(r.line, r.raw) for r in repairs] == [(15, " 新桟橋が完 成した。 港で"), (16, "MBTを見せた。")]
    assert "“新桟橋が完 成した。”" in repairs[0].sentence
    assert "“MBT”" in repairs[1].sentence


def test_maps_and_related_items_keep_their_place() -> None:
    body = (
        " 一つ目。\nMisaki の位置 (GoogleMap)】\n【桟橋関連記事:3103-022001 (岬 2031.02.20)】\n 二つ目。\n"
        "KitaUra の位置Minato州の位置 (Google Map)】\n【関連記事:3102-010005 (KDW 2031.01)】"
    )
    item = only(Entry(body=body))
    assert texts(item) == ["一つ目。", "二つ目。"]
    assert item.maps == ("Misaki", "KitaUra", "Minato州")
    assert item.related == ("3103-022001", "3102-010005")
    assert item.filed is not None
    assert [(m.provider, m.after) for m in item.filed.maps] == [("Google Map", 1), ("Google Map", 2), ("Google Map", 2)]
    assert [(r.label, r.source, r.dated, r.after) for r in item.filed.related] == [
        ("桟橋", "岬", "2031-02-20", 1),
        ("", "KDW", "2031-01", 2),
    ]


def test_notes_with_a_numbered_list() -> None:
    body = " 本文。\n【註】\n 最近の港は、\n  1. 客船\n  2. 貨物船\nとして使われる。\n【関連記事:3103-022001 (岬 2031.02.20)】"
    item = only(Entry(body=body))
    (note,) = item.notes
    assert [block.text for block in note.blocks] == ["最近の港は、", "1. 客船", "2. 貨物船", "として使われる。"]
    assert [b.kind.value for b in note.blocks] == ["paragraph", "list_item", "list_item", "paragraph"]
    assert item.related == ("3103-022001",)


def test_notes_inside_the_text() -> None:
    item = only(Entry(body=" 岬社(註:北島)製の艇(註:型式は(B)型)を見せた。\n 帆走(註:風で走るを見せた。"))
    assert item.filed is not None
    assert item.filed.explained == ("(註:北島)", "(註:型式は(B)型)", "(註:風で走るを見せた。")
    assert "is not closed" in item.doubts[0]


def test_a_feature_is_listed_by_its_heads() -> None:
    item = only(
        Entry(
            headline="Boats of the bay",
            body="= カラ湾の船に関する4頁の記事 =\n 湾の船。\n ・Sails\n・Oars\n造船所の今\n 造船所がある。",
        )
    )
    assert item.filed is not None
    assert item.filed.feature is not None
    assert (item.filed.feature.title, item.filed.feature.pages) == ("カラ湾の船に関する4頁の記事", 4)
    assert [(b.kind.value, b.text) for b in item.body] == [
        ("subheading", "カラ湾の船に関する4頁の記事"),
        ("paragraph", "湾の船。"),
        ("list_item", "Sails"),
        ("list_item", "Oars"),
        ("subheading", "造船所の今"),
        ("paragraph", "造船所がある。"),
    ]
    assert item.headline("en") == "Boats of the bay"


def test_lines_of_data_are_no_stranded_terms() -> None:
    item = only(Entry(body=" 二種類の艇を見せた。\nTern-1: 帆2枚、8m\nTern-2: 櫂4本"))
    assert [b.kind for b in item.body] == [BlockKind.PARAGRAPH, BlockKind.DATA, BlockKind.DATA]
    assert item.terms == ()


def test_an_entry_without_an_id_has_one_of_its_own_that_stays() -> None:
    entry = Entry(layout="B2", id="")
    later = Entry(date="2031.03.05", id="<3104-030501>")
    item = page(later, entry).items[1]
    assert item.filed is not None
    assert item.filed.id is None
    assert page(Entry(date="2031.03.06", id="<3104-030601>"), later, entry).items[2].id == item.id
    assert "has no id" in item.doubts[0]
    assert texts(item) == ["港の新桟橋が2日、完成した。"]


@pytest.mark.parametrize(
    ("headline", "who"),
    [
        ("港を開く=岬当局", "岬当局"),
        ("港を開く―北島紙", "北島紙"),
        ("港を開くと米報道", "米報道"),
        ("港で衝突=船と桟橋", ""),
        ("港で衝突=漁船同士、3人負傷", ""),
        ("Port closed, says Kara", "Kara"),
        ("Harbour Times: Port closed", "Harbour Times"),
        ("Three-day storm: Port closed", ""),
    ],
)
def test_whom_a_headline_cites(headline: str, who: str) -> None:
    assert told_by(headline) == who


def test_what_stands_between_entries_and_above_them_is_not_lost() -> None:
    document = read("作成者のことば\n", Entry(), "2030年\n", Entry(date="2030.12.02", id="<3101-120201>"))
    assert [line.use for line in document.lines if line.use in {"not understood", "heading"}] == [
        "not understood",
        "heading",
    ]
    assert any("no part of a page's head" in doubt for doubt in document.doubts)


# --- properties ---------------------------------------------------------------------------------------------

WORDS = st.lists(
    st.sampled_from(["港が", "船を", "Tern-2", "3隻", "、", "桟橋で", "開いた", "Kara", "「湾」"]),
    min_size=2,
    max_size=8,
)
SENTENCE = WORDS.map(lambda words: "湾で" + "".join(words) + "見た。")
ENTRIES = st.lists(
    st.builds(
        lambda layout, day, n, time, outlet, headline, body: Entry(
            layout=layout, date=f"2031.03.{day:02d}", time=f"{time:02d}:05", outlet=outlet, id=f"<3104-03{day:02d}{n:02d}>",
            headline=f"湾の{''.join(headline)}話", body="\n".join(f" {line}" for line in body),
        ),
        st.sampled_from(LAYOUTS), st.integers(1, 31), st.integers(1, 30), st.integers(0, 23), st.sampled_from(NAMES), WORDS,
        st.lists(st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=3),
    ),
    min_size=1, max_size=5, unique_by=lambda entry: entry.id,
)  # fmt: skip


@given(ENTRIES)
@settings(deadline=None)
def test_what_is_written_in_any_layout_is_read_back(entries: list[Entry]) -> None:
    items = page(*entries).items
    assert len(items) == len(entries)
    for item, entry in zip(items, entries, strict=True):
        assert item.filed is not None
        assert (item.filed.layout, item.filed.outlet, f"<{item.id}>") == (entry.layout, entry.outlet, entry.id)
        assert item.headline("ja") == entry.headline
        assert texts(item) == [line[1:] for line in entry.body.split("\n")]


LINES = st.sampled_from(
    ["", "2031.03.02 岬通信", "2031.03:02", " 20:48", "(Yahoo)", "インターネット", "港が開く <3104-030201>", "<3104-030201>", "「港」",
     " 本文。", " 本文", "MBTを見た。", "Kara: 3m", "【註】", "  1. 船", "【関連記事:3103-022001 (岬 2031.02.20)】", "Misaki の位置",
     "= 船の2頁の記事 =", " ・Sails", "造船所", "2030年", "<>", "2031.03.02 Yahoo 岬通信記事", "【", " "]
)  # fmt: skip


@given(st.lists(LINES, max_size=30))
@settings(deadline=None)
def test_every_line_is_used_once_whatever_comes(lines: list[str]) -> None:
    text = "\n".join(["カラ湾の報道", *lines, Entry(date="2031.01.01").text()])
    document = read(text)
    whole = [
        "カラ湾情勢に関する報道",
        "",
        "2010年以前の報道",
        "",
        "    ",
        "年 月 日",
        "出   典",
        "標       題",
        "要             旨",
        *text.split("\n"),
    ]
    assert [line.number for line in document.lines] == [n for n, line in enumerate(whole, 1) if line.strip()]
    assert len({item.id for item in document.items}) == len(document.items)
    assert from_json(Document, to_json(document)) == document


def test_a_clean_page_has_no_doubts() -> None:
    later = Entry(date="2031.03.05", id="<3104-030501>", body=" 港の新桟橋が4日、開いた。")
    assert doubts(later, Entry()) == ""


@pytest.mark.parametrize(
    ("entry", "outlet", "raw"),
    [
        (Entry(outlet="岬"), "岬通信", "岬"),
        (Entry(outlet="港湾"), "港湾新聞", "港湾"),
        (Entry(layout="B2", outlet="港湾"), "港湾新聞", "港湾"),
        (Entry(layout="B2", outlet="KDW"), "Kara Defence Weekly", "KDW"),
    ],
)
def test_short_names_of_outlets_are_known_and_told(entry: Entry, outlet: str, raw: str) -> None:
    filed = only(entry).filed
    assert filed is not None
    known = outlet != "岬通信"  # one letter is no name
    assert (filed.outlet, filed.outlet_raw) == (outlet if known else raw, raw)
    assert f"“{raw}”" in doubts(entry)
