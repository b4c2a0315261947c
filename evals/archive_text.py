"""The shared archive page read, written in the old form and as HTML, and read again: what is the same, which lines differ and why."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from evals.shared import material, skips
from torimatome import readers
from torimatome.model import ArchivePage, Item
from torimatome.writers import archive_html, archive_text
from torimatome.writers.archive_entry import head
from torimatome.writers.archive_sheet import Sheet, sheet_of

_LETTERS = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
_WRAP = re.compile(f"(?<=[、「」『』{_LETTERS}])[ \t]+(?=[、。「」『』{_LETTERS}])")
"""A space between two Japanese characters; the one after 。 is house style."""


def page() -> ArchivePage:
    """The shared page as it is read."""
    seed = material("seeds", "archive-part.txt")
    found = readers.read(seed.read_bytes(), seed.name).archive
    assert found is not None
    return found


def causes(item: Item) -> Iterator[tuple[str, str, str]]:
    """Each line of an item beside the line that is written for it, and why they differ: empty where they do not."""
    assert item.raw is not None
    old, new = _lines(item.raw.text), _lines(archive_text.entry(item))
    if len(old) == len(new) + 1 and item.filed and old[2] + old[3].strip() == item.filed.outlet:
        yield f"{old[2]} / {old[3]}", item.filed.outlet, "the outlet stood on two lines"
        old, new = [*old[:2], *old[4:]], [*new[:2], *new[3:]]
    for before, after in zip_longest(old, new, fillvalue=""):
        yield before, after, _cause(before, after, item)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.split("\n") if line.strip()]


def _cause(before: str, after: str, item: Item) -> str:
    filed = item.filed
    assert filed is not None
    unwrapped = _WRAP.sub("", before)
    readings = {
        "": before,
        "the date's separator": before.replace(filed.dated_raw, head(item).date, 1),
        "the outlet's name": before.replace(filed.outlet_raw, filed.outlet, 1),
        "spaces of a line's end": unwrapped,
        "the space before the paragraph": f" {unwrapped}",
        "the map's brackets": after if "の位置" in before and _bare(before) == _bare(after) else before,
    }
    return next((cause for cause, reading in readings.items() if reading == after), "not explained")


def _bare(text: str) -> str:
    return re.sub(r"[【】\s()]|Google ?Map", "", text)


def same(first: Item, second: Item, *, raw: bool = False) -> bool:
    """Whether two items agree in all fields but line numbers; without raw also but what the source had word for word."""
    return _plain(first, raw=raw) == _plain(second, raw=raw)


def _plain(item: Item, *, raw: bool) -> Item:
    filed = item.filed
    assert filed is not None
    if not raw:
        filed = replace(
            filed, dated_raw="", outlet_raw="", via_raw="", maps=tuple(replace(one, raw="") for one in filed.maps),
            related=tuple(replace(one, raw="") for one in filed.related),
        )  # fmt: skip
    return replace(item, raw=None, doubts=(), filed=filed)


def again(sheet: Sheet, name: str, *, as_it_stood: bool = False) -> tuple[Item, ...]:
    """The items of a page that was written and read."""
    parts = archive_html.write(sheet) if name == "html" else archive_text.write(sheet, as_it_stood=as_it_stood)
    return readers.read("".join(parts).encode(), f"again.{name}").items


def figures() -> dict[str, float]:
    """The share of lines that are equal and that are explained, and of items that come back the same."""
    found = page()
    lines = [cause for item in found.items for *_, cause in causes(item)]
    sheet = sheet_of(found)
    texts, stood, pages = again(sheet, "txt"), again(sheet, "txt", as_it_stood=True), again(sheet, "html")
    return {
        "lines_equal": lines.count("") / len(lines),
        "lines_explained": 1 - lines.count("not explained") / len(lines),
        "text_items": _share(found.items, texts),
        "text_items_as_they_stood": _share(found.items, stood, raw=True),
        "html_items": _share(found.items, pages),
    }


def _share(first: tuple[Item, ...], second: tuple[Item, ...], *, raw: bool = False) -> float:
    if len(first) != len(second):
        return 0.0
    return sum(same(a, b, raw=raw) for a, b in zip(first, second, strict=True)) / len(first)


@skips
def main() -> int:
    """Print every line that differs, with its cause, and the sums; 1 if a line is not explained."""
    found = page()
    counts: Counter[str] = Counter()
    for item in found.items:
        for before, after, cause in causes(item):
            counts[cause] += 1
            if cause:
                print(f"{item.id} {cause}\n  - {before[:150]}\n  + {after[:150]}")
    print(dict(counts), figures())
    return int(counts["not explained"] > 0)


if __name__ == "__main__":
    sys.exit(main())
