"""Reads both shared bulletins and compares every field with the checked reading. Run: python evals/import_seeds.py"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from torimatome import readers
from torimatome.model import Attribution, Block, Item

SHARED = Path(__file__).resolve().parents[2] / "shared"
_KINDS = {"quote": "quotation"}


def main() -> int:
    """Print the share of fields that agree, and each that does not; 1 if any does not."""
    seeds = sorted((SHARED / "seeds").glob("bulletin-*.txt"))
    if not seeds:
        print(f"skipped: there are no seeds in {SHARED / 'seeds'}")
        return 0
    pairs = [pair for seed in seeds for pair in compare(seed)]
    for where, read, gold in pairs:
        if read != gold:
            print(f"{where}\n  read {read!r}\n  gold {gold!r}")
    same = sum(read == gold for _, read, gold in pairs)
    print(f"{same} of {len(pairs)} fields equal the checked reading, in {len(seeds)} issues")
    return int(same < len(pairs))


def compare(seed: Path) -> Iterator[tuple[str, object, object]]:
    """Each field of an issue: where, as read, as checked."""
    gold = json.loads((SHARED / "gold" / f"{seed.stem}.json").read_text("utf-8"))
    document = readers.read(seed.read_bytes(), seed.name)
    text = seed.read_text("utf-8").split("\n")
    issue = document.bulletin
    assert issue is not None
    used = [line.number for line in document.lines]
    yield f"{seed.name} lines", used, [n for n, line in enumerate(text, 1) if line.strip()]
    yield f"{seed.name} not understood", [n for n in document.lines if n.use == "not understood"], []
    period = [issue.period.first_on.isoformat(), issue.period.last_on.isoformat()]
    yield f"{seed.name} period", period, [gold["period"]["from"], gold["period"]["to"]]
    yield f"{seed.name} end", issue.end_mark, gold["end_mark_raw"].replace("\\", "")
    for field in ("title", "subtitle", "publisher"):
        yield f"{seed.name} {field}", getattr(issue, field), gold[field]
    checked = [item for section in gold["sections"] for item in section["items"]]
    headings = [(s.number, s.name, len(s.items)) for s in issue.sections]
    yield f"{seed.name} sections", headings, [(s["number"], s["name_ja"], s["item_count"]) for s in gold["sections"]]
    for item, right in zip(issue.items, checked, strict=True):
        yield from ((f"{item.id} {field}", a, b) for field, a, b in _fields(item, right))


def _fields(item: Item, gold: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    yield "ja", item.headline("ja"), gold["headline_ja"]
    yield "en", item.headline("en"), gold["headline_en"]
    yield "body", [_block(b) for b in item.body], [_gold_block(b) for b in gold["body"]]
    yield "notes", _notes(item), [_bare(n["text"]) for n in gold["notes"]]
    yield "inline", [n.inline for n in item.notes], [n["position"] == "inline_bracket" for n in gold["notes"]]
    yield "attributions", [_source(a) for a in item.attributions], [_gold_source(s) for s in gold["sources"]]
    assert item.raw is not None
    yield "first line", item.raw.first, gold["headline_lines"][0]
    yield "last line", item.raw.last, max(b["lines"][1] for b in [*gold["body"], *gold["notes"]])
    breaks = [n for b in gold["body"] for n in b.get("page_break_after_line", [])]
    breaks += [n for b in gold["notes"] for n in b.get("page_break_after_line", []) if n not in breaks]
    yield "page breaks", [int(d.split()[1].rstrip(":")) for d in item.doubts if "page break" in d], breaks


def _block(block: Block) -> tuple[str, str]:
    return block.kind.value, block.text


def _gold_block(block: dict[str, Any]) -> tuple[str, str]:
    text = "" if block["type"] == "separator" else block["text"]
    return _KINDS.get(block["type"], block["type"]), text


def _notes(item: Item) -> list[str]:
    return [" ".join(block.text for block in note.blocks) for note in item.notes]


def _bare(text: str) -> str:
    return " ".join(text.removeprefix("NOTE:").split())


def _source(source: Attribution) -> tuple[object, ...]:
    return source.outlets, str(source.first_on), str(source.last_on), source.raw


def _gold_source(source: dict[str, Any]) -> tuple[object, ...]:
    return tuple(source["outlets"]), source["date_from"], source["date_to"], source["raw"]


if __name__ == "__main__":
    sys.exit(main())
