"""A table of entries in a PDF: its columns found by the white between them, its rows by the dates in the first one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from torimatome.readers.pdf_rows import Row

_LEAST_COLUMNS, _MOST_COLUMNS = 3, 7
_SHARE = 0.02
"""On so many of the rows an edge must be shared to be a column's. A choice."""
_NEAR, _WHITE = 2.0, 1.5
"""Points by which edges may differ, and that stand between columns at least. Choices."""
_LEAST_DATED = 2
_SHARE_CENTRED = 0.1
_DATED = re.compile(r"(?:19|20)\d\d\s?[.:,．・/-]\s?\d{1,2}(?:\s?[.:,．・/-]\s?\d{1,2})?(?:\s|$)")


def columns(rows: Sequence[Row]) -> tuple[float, ...]:
    """The left edges of the columns, if the rows are a table whose first column has dates; else nothing."""
    if sum(bool(_DATED.match(row.text)) for row in rows) < _LEAST_DATED:
        return ()
    edges: list[float] = []
    shared = _edges(rows)
    for edge in shared:
        if not edges or _parts_rows(rows, edge):
            edges.append(edge)
    if not _LEAST_COLUMNS <= len(edges) <= _MOST_COLUMNS:
        return ()
    starts = [row for row in rows if abs(row.left - edges[0]) <= _NEAR and _DATED.match(row.text)]
    return tuple(edges) if len(starts) >= _LEAST_DATED and _stand_beside(starts, rows, edges) else ()


def _edges(rows: Sequence[Row]) -> list[float]:
    """The left edges that many rows share."""
    counts = Counter(round(row.left) for row in rows)
    least = max(3, _SHARE * len(rows))
    often = sorted(x for x, count in counts.items() if count + counts[x - 1] + counts[x + 1] >= least and count)
    return [float(x) for n, x in enumerate(often) if n == 0 or x - often[n - 1] > _NEAR]


def _parts_rows(rows: Sequence[Row], edge: float) -> bool:
    """Whether white stands before an edge in nearly all rows that run over it."""
    over = [row for row in rows if row.left < edge - _NEAR and row.right > edge + _NEAR]
    return sum(not _is_cut(row, edge) for row in over) <= max(2, _SHARE * len(rows))


def _is_cut(row: Row, edge: float) -> bool:
    seen = [letter for letter in row.letters if letter.text.strip()]
    after = next((n for n, letter in enumerate(seen) if n and letter.left >= edge - _NEAR), 0)
    return bool(after) and seen[after].left - seen[after - 1].right > _WHITE and seen[after].left <= edge + _NEAR


def _stand_beside(starts: Sequence[Row], rows: Sequence[Row], edges: Sequence[float]) -> bool:
    """Whether beside most dates something stands in the last column, at the same height or a little off."""
    last = {
        (row.page, round(row.foot / 20) + off) for row in rows if row.left >= edges[-1] - _NEAR for off in (-1, 0, 1)
    }
    return 2 * sum((row.page, round(row.foot / 20)) in last for row in starts) > len(starts)


def column(row: Row, edges: Sequence[float]) -> int:
    """The column of a row, from 1; 0 for one that crosses into the next."""
    first, last = bisect_right(edges, row.left + 2), bisect_right(edges, row.right - 2)
    return first if first == last or not first else 0


def entries(rows: Sequence[Row], edges: Sequence[float]) -> tuple[list[Row], list[list[list[Row]]]]:
    """The rows before the first entry, and for each entry the rows of each of its cells.

    Cells begin at one height as a rule, so that all below a date is its entry's; where they are centred, the order counts
    in which a program writes: row by row, and each row cell by cell.
    """
    centred = _divided(rows, edges)[1]
    if sum(map(_stands_above, centred)) <= _SHARE_CENTRED * len(centred):
        rows = sorted(rows, key=lambda row: (row.page, -row.foot - (row.size / 2 if _is_date(row, edges) else 0)))
    return _divided(rows, edges)


def _is_date(row: Row, edges: Sequence[float]) -> bool:
    return column(row, edges) == 1 and _DATED.match(row.text) is not None


def _divided(rows: Sequence[Row], edges: Sequence[float]) -> tuple[list[Row], list[list[list[Row]]]]:
    front, found = list[Row](), list[defaultdict[int, list[Row]]]()
    for row in rows:
        if _is_date(row, edges):
            found.append(defaultdict(list))
        if found:
            found[-1][column(row, edges) or len(edges)].append(row)
        else:
            front.append(row)
    return front, [[entry[n] for n in range(1, len(edges) + 1)] for entry in found]


def _stands_above(cells: Sequence[Sequence[Row]]) -> bool:
    """Whether words of an entry stand higher than its date."""
    date = cells[0][0]
    return any(row.page == date.page and row.foot > date.foot + date.size for row in cells[-1])
