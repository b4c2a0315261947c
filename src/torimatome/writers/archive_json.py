"""JSON of an archive page, an item a line: every field of every item. `ArchivePage` can be read from it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from torimatome.model.json import to_json
from torimatome.writers.archive_sheet import Sheet

ARCHIVE = "json"
SUFFIX = ".json"


def write(sheet: Sheet) -> Iterator[str]:
    """The page, item by item."""
    yield f'{{"title":{_text(sheet.title)},"items":['
    for n, item in enumerate(sheet.items):
        yield f"{',' if n else ''}\n{to_json(item)}"
    yield f'\n],"older":{_text(sheet.older)}}}\n'


def _text(words: str) -> str:
    return json.dumps(words.encode("utf-8", "replace").decode(), ensure_ascii=False)
