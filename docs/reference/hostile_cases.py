"""The list of hostile cases that have tests: `python -m docs.reference.hostile_cases` writes it, a test holds it true."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "reference" / "hostile-cases.md"
FILES = (
    "tests/collect/test_hostile_addresses.py",
    "tests/collect/test_hostile_answers.py",
    "tests/collect/test_hostile_documents.py",
    "tests/collect/test_addresses.py",
    "tests/collect/test_fetcher.py",
    "tests/collect/test_trouble.py",
    "tests/collect/test_fuzz.py",
    "tests/store/test_captures.py",
    "tests/store/test_backup.py",
    "tests/store/test_health.py",
)
HEAD = """# Hostile cases

What comes from outside and means no good, or a machine that fails, each with a test called so. Made by
`python -m docs.reference.hostile_cases`; a test keeps it true.
"""


def listed(file: str) -> Iterator[tuple[str, list[str]]]:
    """Each test of a file with the names of its cases, or none where it is one case."""
    for node in ast.parse((ROOT / file).read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name, [name for mark in node.decorator_list for name in _names(mark)]


def _names(mark: ast.expr) -> Iterator[str]:
    """The names in `@cases({...})`."""
    if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Name) and mark.func.id == "cases":
        table = mark.args[0]
        if isinstance(table, ast.Dict):
            yield from (str(key.value) for key in table.keys if isinstance(key, ast.Constant))


def count() -> int:
    """How many cases there are."""
    return sum(max(1, len(names)) for file in FILES for _, names in listed(file))


def page() -> str:
    """The whole list."""
    parts = [HEAD, f"{count()} cases.\n"]
    for file in FILES:
        parts.append(f"## {file}\n")
        for name, names in listed(file):
            words = name.removeprefix("test_").replace("_", " ")
            parts.append(f"- {words}" + (f": {'; '.join(names)}" if names else ""))
        parts.append("")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
