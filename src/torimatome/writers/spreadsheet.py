"""Rows as CSV, with nothing in them that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

_FORMULA, _CONTROL = ("=", "+", "-", "@", "＝", "＋", "－", "＠"), ("\t", "\r", "\n")


def csv_of(rows: Sequence[Mapping[str, Any]], columns: Sequence[str] = (), *, end: str = "\n") -> str:
    """Rows with the names of their columns above them: those given, else the first row's; nothing where there is neither."""
    out = io.StringIO()
    if rows or columns:
        table = csv.writer(out, lineterminator=end)
        table.writerow(columns or rows[0])
        table.writerows([cell(v) for v in row.values()] for row in rows)
    return out.getvalue()


def cell(value: object) -> object:
    """A value for a spreadsheet: lists in one cell, texts guarded."""
    if isinstance(value, list | tuple):
        return guarded(" ".join(map(str, value)))
    return guarded(value) if isinstance(value, str) else value


def guarded(text: str) -> str:
    """A text with a mark before it where it would else be a formula."""
    return f"'{text}" if text.lstrip()[:1] in _FORMULA or text[:1] in _CONTROL else text
