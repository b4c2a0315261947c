"""The line grammar of a bulletin, layout by layout, in issues of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome import readers
from torimatome.config import SectionRule
from torimatome.errors import Failed
from torimatome.model import BlockKind, Bulletin, Item

FRONT = "# カラ政治・治安情報\n\n(公開情報とりまとめ)\n\n2031年3月1日～3月7日\n\n在カラ大使館\n\n## 1. 内政関連\n\n"


def issue(text: str) -> Bulletin:
    document = readers.read((FRONT + text).encode(), "issue.txt")
    assert document.bulletin is not None
    return document.bulletin


def only(text: str) -> Item:
    (item,) = issue(text).items
    return item


def test_the_title_block() -> None:
    found = issue("● 港を開く\n\nPort opens\n\nIt opened. (QALA / 02.03.2031)\n\n\\*\\*\\*END\\*\\*\\*")
    assert (found.title, found.subtitle, found.publisher) == (
        "カラ政治・治安情報",
        "(公開情報とりまとめ)",
        "在カラ大使館",
    )
    assert found.period.ja == "2031年3月1日～3月7日"
    assert found.end_mark == "***END***"


@pytest.mark.parametrize(
    "head",
    [
        "● 外相、EU に港を要請\n\nMinister urges EU to open port\n",
        "● 外相、EU に港を要請 Minister urges EU to open port\n",
        "● **外相、EU に港を要請**\nMinister urges EU to open port\n",
        "●外相、EU に港を要請\nMinister urges EU to open port\n",
        "### ●外相、EU に港を要請\n\n#### **Minister urges EU to open port**\n",
        "● **外相、EU に港を要請** **Minister urges EU to open port**\n",
        "● 外相、EU に港を要請\n\n**Minister urges EU\n\nto open port**\n",
    ],
)
def test_all_layouts_of_the_head(head: str) -> None:
    item = only(f"{head}\nThe minister spoke. (QALA / 02.03.2031)\n\nEND")
    assert item.headline("ja") == "外相、EU に港を要請"
    assert item.headline("en") == "Minister urges EU to open port"
    assert [block.text for block in item.body] == ["The minister spoke."]


def test_a_bracketed_acronym_stays_with_the_japanese() -> None:
    item = only("● 港湾会議 (QPC) が決議を採択 QPC adopts resolution on ports\n\nIt did. (QALA / 02.03.2031)\n\nEND")
    assert (item.headline("ja"), item.headline("en")) == (
        "港湾会議 (QPC) が決議を採択",
        "QPC adopts resolution on ports",
    )
    item = only("● 決議採択の港湾会議 (QPC) Harbour council adopts resolution\n\nIt did. (QALA / 02.03.2031)\n\nEND")
    assert (item.headline("ja"), item.headline("en")) == (
        "決議採択の港湾会議 (QPC)",
        "Harbour council adopts resolution",
    )


@pytest.mark.parametrize(
    ("raw", "outlets", "days"),
    [
        ("(QALA / 02.03.2031)", ("QALA",), ("2031-03-02", "2031-03-02")),
        ("(QALA, PORT-NEWS.NET / 02.03.2031)", ("QALA", "PORT-NEWS.NET"), ("2031-03-02", "2031-03-02")),
        ("(QALA / 01-02.03.2031)", ("QALA",), ("2031-03-01", "2031-03-02")),
        ("(QALA / 28.02-02.03.2031)", ("QALA",), ("2031-02-28", "2031-03-02")),
        ("(QALA / 30.12.2030-02.01.2031)", ("QALA",), ("2030-12-30", "2031-01-02")),
        ("(QALA/02.03.2031)", ("QALA",), ("2031-03-02", "2031-03-02")),
        ("(QALA / 02.03.20312)", ("QALA",), ("2031-03-02", "2031-03-02")),
        ("(QALA / 31.02.2031)", ("QALA",), ("None", "None")),
        ("(QALA)", ("QALA",), ("None", "None")),
        ("( / 02.03.2031)", (), ("2031-03-02", "2031-03-02")),
        ("(02.03.2031)", (), ("2031-03-02", "2031-03-02")),
    ],
)
def test_attributions(raw: str, outlets: tuple[str, ...], days: tuple[str, str]) -> None:
    item = only(f"● 港を開く\n\nPort opens\n\nIt opened. {raw}\n\nEND")
    (found,) = item.attributions
    assert (found.outlets, (str(found.first_on), str(found.last_on))) == (outlets, days)
    assert found.raw == raw
    assert item.body[-1].text == "It opened."
    if "None" in days or not outlets or "20312" in raw or "/" in raw.replace(" / ", ""):
        assert item.doubts


def test_an_acronym_at_the_end_of_a_paragraph_is_no_attribution() -> None:
    item = only("● 会議\n\nCouncil meets\n\nIt is the council (QPC)\n\nIt met again. (QALA / 02.03.2031)\n\nEND")
    assert [str(a) for a in item.attributions] == ["(QALA / 02.03.2031)"]


LONG = """● 外相、カラを訪問

Minister visits Qala

On March 1, the minister arrived.

He met with:

- *Ada Lin, Mayor of Qala.* They spoke of ports, “the doors

of the sea.”
- Head of the council Bo Ray: *roads*

- Cy Dee
- *Ed Foe.*

The minister spoke to the press

He welcomed the plan of the council,

“The harbour is ours, and it stays open to all who come in peace,” he said.

\\*\\*\\*

The fee fell by \\$7 million. [NOTE: *A clerk said the sum was less. He named the

council's report.*] The rest stays.

Later he saw the museum. (QALA / 01-02.03.2031)

**NOTE:** Two boats left during the

*night. They came back.*

A second paragraph belongs to it. (PORT-NEWS.NET / 02.03.2031)

NOTE: Another one.

END"""


def test_a_long_item_with_every_kind_of_block() -> None:
    item = only(LONG)
    kinds = [block.kind for block in item.body]
    para, quote, head, entry, bar = (
        BlockKind.PARAGRAPH,
        BlockKind.QUOTATION,
        BlockKind.SUBHEADING,
        BlockKind.LIST_ITEM,
        BlockKind.SEPARATOR,
    )
    assert kinds == [para, head, entry, entry, entry, entry, head, para, quote, bar, para, para]
    first, second, third, fourth = (block for block in item.body if block.kind is entry)
    assert first.text == "Ada Lin, Mayor of Qala. They spoke of ports, “the doors of the sea.”"
    assert (second.lead, second.lead_last, second.text) == ("roads", True, "Head of the council Bo Ray: roads")
    assert (third.lead, third.text, fourth.lead) == ("", "Cy Dee", "Ed Foe.")
    assert item.body[10].text.startswith("The fee fell by $7 million. [NOTE: A clerk")
    assert [note.inline for note in item.notes] == [True, False, False]
    assert item.notes[0].blocks[0].text == "A clerk said the sum was less. He named the council's report."
    assert [block.text for block in item.notes[1].blocks] == [
        "Two boats left during the night. They came back.",
        "A second paragraph belongs to it.",
    ]
    assert str(item.notes[1].attribution) == "(PORT-NEWS.NET / 02.03.2031)"
    assert sum("page break" in doubt for doubt in item.doubts) == 3
    assert item.raw is not None
    assert item.raw.text == LONG.rpartition("\n\nEND")[0]


def test_sections_by_the_house_and_by_name() -> None:
    text = (
        FRONT
        + "● 港\n\nPort opens\n\nIt did. (QALA / 02.03.2031)\n\n### 3. 外政関連\n\n● 会談\n\nThey meet\n\nThey met. (QALA / 03.03.2031)\n\nEND"
    )
    rules = (SectionRule(key="home", name="内政関係"), SectionRule(key="abroad", name="外政関連"))
    document = readers.read(text.encode(), "issue.md", rules)
    assert document.bulletin is not None
    assert [(s.number, s.key, s.name) for s in document.bulletin.sections] == [
        (1, "home", "内政関連"),
        (3, "abroad", "外政関連"),
    ]
    assert [i.section for i in document.bulletin.items] == ["home", "abroad"]
    assert len(document.doubts) == 2
    assert [i.section for i in issue("● 港\n\nPort opens\n\nIt did. (QALA / 02.03.2031)").items] == ["内政関連"]


def test_what_is_missing_is_doubted_and_nothing_is_lost() -> None:
    text = "stray line\n\n● Port opens\n\nIt did.\n\n● 会談のみ\n\nThey met and talked for hours. (QALA / 03.03.2031)"
    document = readers.read((FRONT + text).encode(), "issue.txt")
    assert document.bulletin is not None
    first, second = document.bulletin.items
    assert first.headline("ja") == ""
    assert first.headline("en") == "Port opens"
    assert any("no Japanese headline" in d for d in first.doubts)
    assert any("no attribution" in d for d in first.doubts)
    assert second.headline("en") == ""
    assert any("no English headline" in d for d in second.doubts)
    assert any("between a section's heading" in d for d in document.doubts)
    assert any("no end mark" in d for d in document.doubts)


PIECES = st.sampled_from([
    "● 港を開く", "● 港を開く Port opens again", "Port opens", "It opened.", "and so on", "- one", "- *A, B.* c", "***", "NOTE: x",
    "[NOTE: y", "z]", "1. 外政関連", "## 2. 内政関連", "END", "(QALA / 02.03.2031)", "It. (QALA / 3.3.2031)", "*", "\\*", "“", "15, 2027.",
    "", "", "[^1]: q", "#", "●", "NOTE:",
])  # fmt: skip


@given(st.lists(PIECES, max_size=25))
def test_every_line_is_used_once(lines: list[str]) -> None:
    text = FRONT + "\n".join(lines)
    document = readers.read(text.encode(), "issue.txt")
    assert [line.number for line in document.lines] == [n for n, line in enumerate(text.split("\n"), 1) if line.strip()]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\x00\n", "is empty"),
        (b"%PDF-1.7 xx", "damaged"),
        (b"PK\x03\x04 rubbish", "damaged"),
        (b"PK\x03\x04 word/document.xml", "damaged"),
        (b'{"a": 1}', "JSON"),
        (b"<!doctype html><p>hello", "is no bulletin"),
        (bytes(range(256)) * 4, "no text"),
        (b"Dear all, see you on Friday.", "is no bulletin"),
    ],
)
def test_what_is_not_read_is_said_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(Failed) as caught:
        readers.read(data, "file.x")
    assert words in str(caught.value)
    assert str(caught.value).startswith("file.x ")
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda b: b"PK\x03\x04word/document.xml" + b))
def test_garbage_gives_a_sentence_and_no_traceback(data: bytes) -> None:
    with pytest.raises(Failed):
        readers.read(data, "x")


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"])
def test_encodings(code: str) -> None:
    text = (FRONT + "● 港を開く\r\n\r\nPort opens\r\n\r\nIt did. (QALA / 02.03.2031)\r\n\r\nEND").replace("～", "~")
    document = readers.read(text.encode(code), "x")
    assert document.bulletin is not None
    assert document.bulletin.items[0].headline("ja") == "港を開く"
