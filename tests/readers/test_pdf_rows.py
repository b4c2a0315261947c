"""The rows of a PDF put together: lines that a program told in parts, dashes inside a sentence, headlines at a page's foot."""

from __future__ import annotations

from torimatome.readers import pdf_rows
from torimatome.readers.pdf_paragraphs import groups
from torimatome.readers.pdf_rows import Row

WIDE = 400.0


def row(text: str, foot: float, right: float = WIDE, page: int = 0) -> Row:
    return Row(text, 0.0, right, foot, 10.0, page, 10.0)


def texts(*rows: Row) -> list[list[str]]:
    return [[one.text for one in group.rows] for group in groups(rows)]


def line(text: str, left: float, foot: float) -> Row:
    letters = [pdf_rows._Letter(ch, left + 5 * n, foot, left + 5 * n + 5, foot + 10, 10, foot, False) for n, ch in enumerate(text)]  # fmt: skip
    return next(pdf_rows._row(letters, 0))


def test_parts_of_one_line_are_one_row() -> None:
    told = [
        line("The Long Bay", 0, 100),
        line("– 2031 regatta", 63, 100),
        line("—to date", 133.5, 100.5),
        line("was held.", 0, 84),
    ]
    found = pdf_rows.without_air(list(pdf_rows._whole_lines(told)))
    assert [one.text for one in found] == ["The Long Bay – 2031 regatta—to date", "was held."]


def test_cells_that_stand_apart_are_no_line() -> None:
    assert len(list(pdf_rows._whole_lines([line("2031.03.04", 0, 100), line("QALA", 58, 100)]))) == 2


def test_a_dash_inside_a_sentence_opens_no_list() -> None:
    rows = [row("The crews of four ports left for the regatta Long Bay", 100), row("– 2031 and for the fair.", 84, 150)]
    assert texts(*rows) == [[one.text for one in rows]]


def test_a_dash_after_a_colon_or_a_short_row_opens_a_list() -> None:
    full = [row("Words of a paragraph that goes on for many rows of the page and", 16.0 * n) for n in range(60, 6, -1)]
    rows = [
        row("The crews of four ports left for these regattas:", 96),
        row("- 2031 Long Bay", 80, 120),
        row("- two of old boats", 64, 120),
    ]
    assert [len(group) for group in texts(*full, *rows)] == [55, 1, 1]


def test_a_headline_at_the_foot_of_a_page_is_no_part_of_the_body() -> None:
    rows = [
        row("● 港を開く", 60, 120), row("Minister opens the port of the long bay and its two piers", 40, 396),
        row("On March 2, the port was opened in the presence of all crews", 700, page=1),
        row("of the four towns.", 684, 100, page=1),
    ]  # fmt: skip
    assert [len(group) for group in texts(*rows)] == [1, 1, 2]


def test_the_second_row_of_a_headline_stays_with_it() -> None:
    rows = [
        row("● 港を開く", 60, 120), row("Minister opens the port of the long bay in the presence of", 40, 396),
        row("Qala Mayor and guests", 700, 120, page=1), row("On March 2, the port was opened.", 660, page=1),
    ]  # fmt: skip
    assert [len(group) for group in texts(*rows)] == [1, 2, 1]
