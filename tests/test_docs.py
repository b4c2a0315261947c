"""The documents keep up with the program."""

from dataclasses import fields
from pathlib import Path

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
