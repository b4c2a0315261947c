"""Storylines of the shared archive page against those that its reading lists: pairs of items in one storyline.

With the whole register, with none, and streamed: the older three quarters at once and the rest one by one, or all so.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

from evals.shared import material, skips
from torimatome import outlets, profiles, readers
from torimatome.analysis.marks import Marks, marks
from torimatome.analysis.reading import Finder
from torimatome.analysis.storylines import Storylines
from torimatome.archive.links import finder
from torimatome.group import Gazetteer

Pairs = set[tuple[str, str]]
_PAGE = "archive-part"


def figures() -> dict[str, float]:
    """Pairwise F1, precision and recall."""
    right = _right()
    register = profiles.profile("central-asia").register
    full = _marks(finder(Gazetteer(register, outlets.bundled().values())))
    plain = _marks(lambda _: ())
    whole = Storylines.of(full, register)
    cut = len(full) * 3 // 4
    streamed = Storylines.of(full[:cut], register)
    for one in full[cut:]:
        streamed.add(one)
    f1, precision, recall = _score(whole, right)
    empty = Storylines(register)
    for one in full:
        empty.add(one)
    return {
        "from_empty_f1": _score(empty, right)[0],
        "pairs_f1": f1, "pairs_precision": precision, "pairs_recall": recall,
        "no_register_f1": _score(Storylines.of(plain, register), right)[0], "streamed_f1": _score(streamed, right)[0],
    }  # fmt: skip


def _marks(find: Finder) -> list[Marks]:
    register = profiles.profile("central-asia").register
    file = material("seeds", f"{_PAGE}.txt")
    read = (marks(item, find, register) for item in readers.read(file.read_bytes(), file.name).items)
    return sorted((one for one in read if one), key=lambda m: (m.on, m.item))


def _right() -> Pairs:
    """The pairs that share a storyline; an item without an id goes by its place on the page."""
    file = material("seeds", f"{_PAGE}.txt")
    items = readers.read(file.read_bytes(), file.name).items
    gold = json.loads(material("gold", f"{_PAGE}.json").read_text("utf-8"))
    told = [(item.id, set(entry["storylines"])) for item, entry in zip(items, gold, strict=True)]
    return {(a, b) for a, mine in told for b, theirs in told if a < b and mine & theirs}


def _score(lines: Storylines, right: Pairs) -> Sequence[float]:
    found = pairs([s.items for s in lines.storylines()])
    both = len(found & right)
    precision, recall = both / max(1, len(found)), both / len(right)
    return 2 * precision * recall / max(precision + recall, 1e-9), precision, recall


def pairs(lines: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    """Every two items that stand in one storyline."""
    return {(a, b) for line in lines for a in line for b in line if a < b}


@skips
def main() -> int:
    """Print the figures."""
    print(figures())
    return 0


if __name__ == "__main__":
    sys.exit(main())
