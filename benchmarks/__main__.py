"""`python -m benchmarks [NAME ...]`: each module of this folder that gives `measure()`; its figures are printed and kept."""

from __future__ import annotations

import importlib
import json
import pkgutil
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

import benchmarks

HISTORY = Path(__file__).parent / "history.jsonl"


def main(wanted: list[str]) -> None:
    """Measure the named ones, or all; print and keep a row of each."""
    names = [module.name for module in pkgutil.iter_modules(benchmarks.__path__) if module.name != "__main__"]
    for name in wanted or names:
        measure = getattr(importlib.import_module(f"benchmarks.{name}"), "measure", None)
        if measure is None:
            continue
        row = {"at": datetime.now(UTC).date().isoformat(), "python": platform.python_version(), "of": name, **measure()}
        print(json.dumps(row), flush=True)
        with HISTORY.open("a") as history:
            history.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
