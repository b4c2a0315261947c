"""An export for spreadsheets (CSV, Parquet) taken apart: its last column holds the lines that `import` takes in again."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO, StringIO
from typing import Any

from torimatome.errors import Failed

LINE = "for_import"
"""The column that holds a whole item as a line of JSON; the others are for people and are not read back."""
_CSV, _PARQUET = b"id,document,bulletin,", b"PAR1"
_LONGEST = 100_000_000


def is_sheet(data: bytes) -> bool:
    """Whether a file is an export for spreadsheets that has the lines in it."""
    return data.startswith(_PARQUET) or (_is_table(data) and LINE.encode() in data.partition(b"\n")[0])


def lines(name: str, data: bytes) -> Iterator[bytes]:
    """The lines in it. Failed: it cannot be read, or has them no longer."""
    yield from _of_parquet(name, data) if data.startswith(_PARQUET) else _of_csv(name, data)


def _is_table(data: bytes) -> bool:
    return data.removeprefix(BOM_UTF8).startswith(_CSV)


def _of_csv(name: str, data: bytes) -> Iterator[bytes]:
    before = csv.field_size_limit(_LONGEST)
    try:
        rows = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        yield from (_line(name, row.get(LINE)) for row in rows)
    except (csv.Error, UnicodeDecodeError) as fault:
        raise Failed(
            f"{name} is damaged ({fault}); export the archive again and import that. Nothing was imported."
        ) from fault
    finally:
        csv.field_size_limit(before)


def _of_parquet(name: str, data: bytes) -> Iterator[bytes]:
    try:
        files: Any = import_module("pyarrow.parquet")
    except ImportError as fault:
        raise Failed(
            f"{name} is a Parquet file; reading it needs pyarrow (pip install 'torimatome[parquet]')."
        ) from fault
    try:
        table = files.ParquetFile(BytesIO(data))
        if LINE not in table.schema_arrow.names:
            raise Failed(f"{name} is no Parquet file of `torimatome export`; it has no column “{LINE}”.")
        for batch in table.iter_batches(columns=[LINE]):
            yield from (_line(name, value) for value in batch.column(0).to_pylist())
    except (OSError, ValueError) as fault:
        raise Failed(f"{name} is damaged; export the archive again and import that. Nothing was imported.") from fault


def _line(name: str, value: object) -> bytes:
    if not isinstance(value, str) or not value:
        raise Failed(
            f"A row of {name} has nothing in its column “{LINE}”; export the archive again. Nothing was imported."
        )
    return value.encode()
