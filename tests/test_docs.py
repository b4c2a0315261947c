"""The documents keep up with the program."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from docs.reference import PAGE, commands, page

from torimatome import model
from torimatome.config import CollectRules, House

DOCS = Path(__file__).parent.parent / "docs"


def test_the_reference_of_the_command_line_is_current() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `make docs`"


def test_every_command_says_what_it_does() -> None:
    assert all(command.description for command in commands().values())


def test_every_setting_is_documented() -> None:
    text = (DOCS / "reference" / "desk-toml.md").read_text("utf-8")
    names = [f.name for cls in (CollectRules, House) for f in fields(cls) if f.name != "collect"]
    assert [name for name in names if f"`{name}`" not in text] == []


def test_every_type_stands_in_the_glossary() -> None:
    text = (DOCS / "glossary.md").read_text("utf-8")
    types = [name for name in model.__all__ if name[0].isupper()]
    assert [name for name in types if f"\n| {name} |" not in text] == []


PAGES = [*DOCS.rglob("*.md"), DOCS.parent / "README.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    text = page.read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", text) + re.findall(r'src="([^"]+)"', text)
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_named_exists(page: Path) -> None:
    named = re.findall(r"torimatome(?: -d \S+| \[-d DESK\])? ([a-z][a-z-]+)\b", _code(page.read_text("utf-8")))
    assert [name for name in named if name not in commands()] == []


def _code(text: str) -> str:
    """What stands as code on a page."""
    return "\n".join(re.findall(r"^    .*$|`[^`\n]+`", text, re.MULTILINE))


def test_every_page_can_be_found_from_the_readme() -> None:
    readme = (DOCS.parent / "README.md").read_text("utf-8")
    pages = [page.relative_to(DOCS.parent).as_posix() for page in DOCS.rglob("*.md") if page.parent.name != "decisions"]
    assert [page for page in pages if f"({page})" not in readme] == []


def test_the_picture_is_small_enough() -> None:
    assert (DOCS / "picture.png").stat().st_size < 200_000
