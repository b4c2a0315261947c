"""Reads the shared bulletins, archive page and commentary, and compares every field with the checked reading."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.shared import material, skips
from torimatome import exports, readers
from torimatome.model import Attribution, Block, Item

_KINDS = {"quote": "quotation"}
_FILED_KINDS = {
    "spec_line": "data", "outline_bullet": "list_item", "outline_title": "subheading", "outline_subheading": "subheading",
}  # fmt: skip

Triple = tuple[str, object, object]


def triples() -> list[Triple]:
    """Each field of all seeds: where, as read, as checked."""
    material("seeds", "archive-part.txt")
    bulletins = sorted(material("seeds").glob("bulletin-*.txt"))
    found = [triple for seed in bulletins for triple in compare(seed)]
    found += compare_archive(material("seeds", "archive-part.txt"))
    return found + list(compare_commentary(material("seeds", "commentary-2023.txt")))


def figures() -> dict[str, float]:
    """The share of fields that agree, of archive items that agree in all, and of stranded terms put back."""
    found = triples()
    archive = [(where.split()[0], a == b) for where, a, b in found if where.startswith("entry")]
    wrong = {entry for entry, same in archive if not same}
    terms = [(a, b) for where, a, b in found if where.endswith(" terms") and b]
    return {
        "fields": sum(a == b for _, a, b in found) / len(found),
        "archive_items": 1 - len(wrong) / len({entry for entry, _ in archive}),
        "terms": sum(a == b for a, b in terms) / len(terms),
    }


@skips
def main() -> int:
    """Print the share of fields that agree, and each that does not; 1 if any does not."""
    pairs = triples()
    for where, read, gold in pairs:
        if read != gold:
            print(f"{where}\n  read {read!r}\n  gold {gold!r}")
    same = sum(read == gold for _, read, gold in pairs)
    print(f"{same} of {len(pairs)} fields equal the checked reading", figures())
    return int(same < len(pairs))


def compare_archive(seed: Path) -> Iterator[Triple]:
    """Each field of the archive page's entries."""
    gold = json.loads(material("gold", f"{seed.stem}.json").read_text("utf-8"))
    document = readers.read(seed.read_bytes(), seed.name)
    text = seed.read_text("utf-8").split("\n")
    yield "archive lines", [u.number for u in document.lines], [n for n, line in enumerate(text, 1) if line.strip()]
    yield "archive not understood", [n for n in document.lines if n.use == "not understood"], []
    yield "archive entries", len(document.items), len(gold)
    for item, right in zip(document.items, gold, strict=True):
        yield from ((f"entry-{right['n']} {name}", a, b) for name, a, b in _entry(item, right))


def _entry(item: Item, gold: dict[str, Any]) -> Iterator[Triple]:
    filed, raw = item.filed, item.raw
    assert filed is not None
    assert raw is not None
    yield "id", filed.id, gold["id"]
    yield "date", (filed.dated, filed.dated_raw), (gold["date"], gold["date_raw"])
    yield "precision", "month" if len(filed.dated) == 7 else "day", gold["date_precision"]
    yield "time", filed.time, gold["time"]
    yield "outlet", (filed.outlet, filed.outlet_raw), (gold["outlet"], gold["outlet_raw"])
    yield "outlet known", bool(filed.outlet_id), True
    yield "via", (filed.via or None, filed.via_raw or None), (gold["via"], gold["via_raw"])
    yield "layout", filed.layout, gold["layout"].split()[0]
    yield "headline", dict(_texts(item)), {gold["language_of_headline"]: gold["headline"]}
    yield "quoted", filed.quoted, gold["headline_quoted"]
    yield "told by", filed.told_by, (gold["headline_attribution_suffix"] or {"who": ""})["who"]
    body = [b for b in gold["blocks"] if b["type"] not in {"note", "note_marker", "map", "related"}]
    yield "kinds", [b.kind.value for b in item.body], [_FILED_KINDS.get(b["type"], b["type"]) for b in body]
    yield "body", exports.filed_body(item), gold["summary_clean"]
    yield "body without wraps", _bare_text(exports.filed_body(item)), _bare_text(gold["summary"])
    yield "notes", exports.notes(item), [note.strip() for note in gold["notes"]]
    yield "explained", list(filed.explained), gold["inline_notes"]
    yield "terms", list(item.terms), gold["glossary_terms"]
    maps = [(m.place, m.provider or None, m.raw) for m in filed.maps]
    yield "maps", maps, [(m["place"], m["provider"], m["raw"]) for m in gold["map_links"]]
    related = [(r.id, r.source, r.dated, r.label or None, r.raw) for r in filed.related]
    wanted = [(r["id"], r["source"], r["date"], r["label"], r["raw"]) for r in gold["related"]]
    yield "related", related, wanted
    outline = (filed.feature.title, filed.feature.pages) if filed.feature else None
    yield "feature", outline, (gold["outline"]["title"], gold["outline"]["pages"]) if gold["outline"] else None
    yield "lines", [raw.first, raw.last], gold["lines"]


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    yield from ((language, headline.text) for language, headline in item.headlines.items())


def _bare_text(parts: list[str]) -> str:
    return "".join("".join(parts).split())


def compare_commentary(seed: Path) -> Iterator[Triple]:
    """The organisation, the paragraphs and the account of a commentary."""
    text = seed.read_text("utf-8").split("\n")
    document = readers.read(seed.read_bytes(), seed.name)
    filled = [n for n, line in enumerate(text, 1) if line.strip()]
    yield "commentary kind", document.kind, "commentary"
    yield "commentary lines", [use.number for use in document.lines], filled
    yield "commentary organisation", document.organisation, text[filled[0] - 1].strip()
    yield "commentary paragraphs", [p.text for p in document.paragraphs], [text[n - 1].strip() for n in filled[1:]]


def compare(seed: Path) -> Iterator[tuple[str, object, object]]:
    """Each field of an issue: where, as read, as checked."""
    gold = json.loads(material("gold", f"{seed.stem}.json").read_text("utf-8"))
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
