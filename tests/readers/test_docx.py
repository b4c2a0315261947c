"""A DOCX that somebody typed: no styles of ours, so the line grammar decides."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from torimatome import readers
from torimatome.errors import Failed
from torimatome.model import BlockKind


@given(st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=20))
@settings(max_examples=40, deadline=None)
def test_a_damaged_docx_gives_a_sentence(changes: list[tuple[float, int]]) -> None:
    file = BytesIO()
    docx.Document().save(file)
    data = bytearray(file.getvalue())
    for place, value in changes:
        data[int(place * len(data))] = value
    with pytest.raises(Failed):
        readers.read(bytes(data), "damaged.docx")


def test_a_typed_docx_is_read_by_the_line_grammar() -> None:
    document = docx.Document()
    for text in ("カラ政治・治安情報", "(公開情報とりまとめ)", "2031年3月1日～3月7日", "在カラ大使館", "1. 内政関連"):
        document.add_paragraph(text)
    document.add_paragraph("● 外相、港を訪問\nMinister visits port")
    document.add_paragraph("He met with:")
    document.add_paragraph("Ada Lin, Mayor", style="List Bullet")
    document.add_paragraph("Bo Ray, Head of the council. (QALA / 02.03.2031)", style="List Bullet")
    document.add_paragraph("END")
    file = BytesIO()
    document.save(file)
    found = readers.read(file.getvalue(), "typed.docx").bulletin
    assert found is not None
    (item,) = found.items
    assert (item.headline("ja"), item.headline("en")) == ("外相、港を訪問", "Minister visits port")
    assert [block.kind for block in item.body] == [BlockKind.SUBHEADING, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM]
    assert str(item.attribution) == "(QALA / 02.03.2031)"
