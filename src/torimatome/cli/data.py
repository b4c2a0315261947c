"""What commands print for other programs: JSON, and rows as CSV or Parquet."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

from torimatome.errors import Stop
from torimatome.writers.spreadsheet import csv_of


def put_json(value: object) -> None:
    """Print a value as JSON; days and times as their text."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def put(form: str, whole: object, rows: Sequence[Mapping[str, Any]]) -> None:
    """Print the whole as JSON, or its rows as CSV or Parquet."""
    write: dict[str, Callable[[], None]] = {
        "json": lambda: put_json(whole),
        "csv": lambda: print(csv_of(rows), end=""),
        "parquet": lambda: _parquet(rows),
    }
    write[form]()


def _parquet(rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows as a Parquet file on standard output. Stop: pyarrow is not there, or a terminal would get the bytes."""
    if sys.stdout.isatty():
        raise Stop("Parquet is no text; write it to a file: `torimatome ... --format parquet > series.parquet`.")
    try:
        pyarrow, files = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as fault:
        raise Stop("Parquet needs pyarrow: pip install 'torimatome[parquet]'; or use --format csv or json.") from fault
    out = io.BytesIO()
    files.write_table(pyarrow.Table.from_pylist([dict(row) for row in rows]), out)
    sys.stdout.buffer.write(out.getvalue())
