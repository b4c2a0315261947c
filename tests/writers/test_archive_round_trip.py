"""What a writer of the archive writes, the reader reads: every field of every item, in all seven layouts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.writers.archive_samples import OUTLETS, kept, pages
from torimatome import readers, writers
from torimatome.model import ArchivePage
from torimatome.model.json import from_json
from torimatome.writers import archive_text
from torimatome.writers.archive_sheet import sheet_of


def again(page: ArchivePage, suffix: str) -> readers.Document:
    made = "".join(writers.page_writer(suffix).write(sheet_of(page)))
    return readers.read(made.encode(), f"page{suffix}", outlets=OUTLETS)


@pytest.mark.parametrize("suffix", [".txt", ".html"])
@given(page=pages())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_page_comes_back(suffix: str, page: ArchivePage) -> None:
    document = again(page, suffix)
    assert document.archive is not None
    assert [kept(item) for item in document.items] == [kept(item) for item in page.items]
    assert (document.archive.title, document.archive.older) == (page.title, page.older)
    assert not [line for line in document.lines if line.use == "not understood"]


@given(page=pages())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_page_comes_back_from_json(page: ArchivePage) -> None:
    assert from_json(ArchivePage, "".join(writers.page_writer(".json").write(sheet_of(page)))) == page


SLIPS = """湾の報道

2031.03:05
 20:48
港湾新聞

(Yahoo)

桟橋が完成 <3104-030501>
 桟橋が5日、完 成した。
Qala の位置 (GoogleMap)】
2031.03.04 Qala Defence Weely Boats of the bay <3105-030401>
 艇の隊は
MBTを見せた。 港が開いた。
"""


def test_slips_are_written_right_and_can_be_written_as_they_stood() -> None:
    page = readers.read(SLIPS.encode(), "page.txt", outlets=OUTLETS).archive
    assert page is not None
    right = "".join(archive_text.write(sheet_of(page)))
    assert "2031.03.05\n 20:48\n港湾新聞\n\n(Yahoo)\n\n桟橋が完成 <3104-030501>\n" in right
    assert " 桟橋が5日、完成した。\n【Qala の位置 (Google Map)】\n" in right
    assert (
        "2031.03.04 Qala Defence Weekly Boats of the bay <3105-030401>\n 艇の隊は\nMBTを見せた。 港が開いた。\n"
        in right
    )
    stood = "".join(archive_text.write(sheet_of(page), as_it_stood=True))
    assert "2031.03:05\n" in stood
    assert "\nQala の位置 (GoogleMap)】\n" in stood
    assert "Qala Defence Weely Boats" in stood
    read = readers.read(stood.encode(), "page.txt", outlets=OUTLETS)
    assert [replace(i, raw=None, doubts=()) for i in read.items] == [
        replace(i, raw=None, doubts=()) for i in page.items
    ]
