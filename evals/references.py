"""References and contradictions of the shared archive page: how many of the references in it lead where they should."""

from __future__ import annotations

import sys

from evals.shared import material, skips
from torimatome import outlets, profiles, readers
from torimatome.analysis.contradictions import Contradictions
from torimatome.analysis.marks import marks
from torimatome.analysis.references import References
from torimatome.analysis.storylines import Storylines
from torimatome.archive.links import finder
from torimatome.group import Gazetteer
from torimatome.model import Contradiction

MEANT = {
    ("2308-071001", "2305-043005"): None, ("2111-100901", "2111-100603"): "2111-100603", ("2109-083004", "0521-100003"): None,
    ("1606-050401", "1502-011415"): "1502-011415", ("1605-040402", "1502-011415"): "1502-011415",
    ("1410-091008", "1204-033001"): "1204-033001",
}  # fmt: skip
"""grammar.md 2.4, as far as the entries are on the shared part of the page; None: the target is not there."""


def read() -> tuple[References, list[Contradiction]]:
    """The references, and the contradictions between linked items and inside storylines."""
    file = material("seeds", "archive-part.txt")
    items = {i.id: i for i in readers.read(file.read_bytes(), file.name).items}
    register = profiles.profile("central-asia").register
    find = finder(Gazetteer(register, outlets.bundled().values()))
    references = References.of(items.values())
    judge = Contradictions(find, register)
    lines = Storylines.of([m for m in (marks(i, find, register) for i in items.values()) if m], register)
    found = list(judge.between(items, [(r.source, r.target) for r in references.found if r.target]))
    return references, [*found, *(c for s in lines.storylines() for c in judge.within(items, s))]


def figures() -> dict[str, float]:
    """The share of references resolved, or left open, as they should be; and how many contradictions were found."""
    references, found = read()
    right = sum(MEANT.get((r.source, r.related.id), "?") == r.target for r in references.found)
    return {"references": right / len(references.found), "contradictions_found": float(len(found))}


@skips
def main() -> int:
    """Print the figures and every contradiction, to be judged by eye."""
    references, found = read()
    for open_one in references.dangling():
        print(open_one.source, open_one.reason, [c.item for c in open_one.candidates])
    for one in found:
        print(one, f"\n    {one.first.text}\n    {one.second.text}")
    print(figures())
    return 0


if __name__ == "__main__":
    sys.exit(main())
