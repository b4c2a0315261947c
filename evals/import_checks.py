"""Sets the doubts and repairs of an import beside the slips that people found in the shared archive page by reading."""

from __future__ import annotations

import sys
from typing import Any

from evals.desk_documents import gold
from evals.shared import material, skips
from torimatome import readers
from torimatome.readers import Remark


def measured() -> tuple[list[tuple[bool, str, str]], list[Remark], int]:
    """Each slip with whether a remark speaks of its words or stands in its lines; remarks on clean entries; all entries."""
    entries = gold("archive-part")
    document = readers.read(material("seeds", "archive-part.txt").read_bytes(), "archive-part.txt")
    told = [r for r in document.remarks if not _is_wrap(r)]
    slips = [
        (_is_told(entry, slip, told), entry["id"] or "-", slip["seed_text"])
        for entry in entries
        for slip in entry["anomalies"]
    ]
    spans = [entry["lines"] for entry in entries if entry["anomalies"]]
    doubts = [r for r in told if not r.repair and r.item]
    return slips, [r for r in doubts if not any(a <= r.line <= b for a, b in spans)], len(entries)


def _is_wrap(remark: Remark) -> bool:
    """Whether a repair is of the page's form and no slip of a person."""
    return remark.repair and ("line's end" in remark.sentence or "stranded term" in remark.sentence)


def _is_told(entry: Any, slip: Any, told: list[Remark]) -> bool:
    """Whether a remark stands on a line of the entry that holds the slip's own words, or speaks of them."""
    words = slip["seed_text"].split(" / ")[0]
    first, last = entry["lines"]
    near = [r for r in told if first <= r.line <= last]
    return any(words in r.raw or words[:4] in r.sentence for r in near) or (slip["kind"] == "id_missing" and bool(near))


def figures() -> dict[str, float]:
    """The share of slips on whose line something is told, and 1 less the false doubts an entry."""
    slips, false, entries = measured()
    return {"slips_told": sum(told for told, _, _ in slips) / len(slips), "not_doubted": 1 - len(false) / entries}


@skips
def main() -> int:
    """Print what is told and what is not."""
    slips, false, _ = measured()
    for told, entry, words in slips:
        print("told  " if told else "missed", entry, words)
    for remark in false:
        print("false ", remark.item, remark.sentence)
    print(figures())
    return 0


if __name__ == "__main__":
    sys.exit(main())
