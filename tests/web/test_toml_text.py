"""Files that people wrote, changed in place: what changes changes, comments stay."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.errors import Stop
from torimatome.tables import spelled
from torimatome.web.toml_text import with_entries, with_entry, with_values, without_entry

BLOCKS = """# ours
title = "a # b"  # the name

[[person]]  # first
id = "x-a"   # stays
en = ["Ann", "Anne"] # names

# about Bob
[[person]]
id = "x-b"
en = "Bob"

[office.mayor]
rank = 3
"""
INLINE = """# ours
person = [
  # the first
  { id = "x-a", en = "Ann ] } #" },
  { id = "x-b", en = ["Bob"] } # last
]
"""


@pytest.mark.parametrize("text", [BLOCKS, INLINE, "", "a = 1", "person = []\n"])
def test_an_entry_is_added(text: str) -> None:
    made = with_entry(text, "person", "id", {"id": "x-c", "en": ["Cy", 'C"y'], "sure": False})
    assert tomllib.loads(made)["person"][-1] == {"id": "x-c", "en": ["Cy", 'C"y'], "sure": False}
    assert all(line in made for line in text.splitlines() if "#" in line and "Bob" not in line)


def test_an_entry_is_changed_in_its_place() -> None:
    made = with_entry(BLOCKS, "person", "id", {"id": "x-a", "en": ["Ann"], "ja": "アン"})
    assert made == BLOCKS.replace('["Ann", "Anne"]', '["Ann"]').replace("# names\n", '# names\nja = "アン"\n')
    again = with_entry(INLINE, "person", "id", {"id": "x-b", "en": "Bo"})
    assert again == INLINE.replace('{ id = "x-b", en = ["Bob"] }', '{ id = "x-b", en = "Bo" }')


@pytest.mark.parametrize("text", [BLOCKS, INLINE])
@pytest.mark.parametrize("key", ["x-a", "x-b"])
def test_an_entry_is_taken_out(text: str, key: str) -> None:
    made = without_entry(text, "person", "id", key)
    assert [row["id"] for row in tomllib.loads(made)["person"]] == [k for k in ("x-a", "x-b") if k != key]
    assert "# ours" in made


def test_the_last_entry_leaves_a_file_that_holds() -> None:
    made = without_entry(without_entry(BLOCKS, "person", "id", "x-a"), "person", "id", "x-b")
    assert tomllib.loads(made) == {"title": "a # b", "office": {"mayor": {"rank": 3}}}


def test_values_are_set_and_taken_out() -> None:
    made = with_values(BLOCKS, {"title": "c", "follow": ["a", "b"], "none": None})
    assert 'title = "c"  # the name' in made
    assert tomllib.loads(made)["follow"] == ["a", "b"]
    assert "title" not in tomllib.loads(with_values(BLOCKS, {"title": None}))


def test_a_list_is_laid_over_another() -> None:
    made = with_entries(BLOCKS, "person", [{"id": "x-a", "en": ["Ann", "Anne"]}])
    assert "# names" in made
    assert "Bob" not in made
    assert len(tomllib.loads(with_entries(BLOCKS, "person", [{"id": str(n)} for n in range(4)]))["person"]) == 4


def test_what_is_not_understood_is_left_alone() -> None:
    with pytest.raises(Stop):
        with_values("a.b = 1\n", {"a": 2})


VALUES = st.one_of(st.text(), st.integers(-(10**9), 10**9), st.booleans(), st.lists(st.text(max_size=9), max_size=4))
ENTRIES = st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), VALUES, max_size=5)


@given(st.lists(ENTRIES, max_size=4), ENTRIES, st.booleans())
def test_whatever_is_written_is_read_again(
    rows: list[dict[str, object]], entry: dict[str, object], inline: bool
) -> None:
    """with_entry and without_entry check themselves; here they must also never refuse what we wrote."""
    held = [{**row, "id": f"x-{n}"} for n, row in enumerate(rows)]
    text = f"person = {spelled(held)}\n" if inline else with_entries("# own\n", "person", held)
    made = with_entry(text, "person", "id", {**entry, "id": "x-1"})
    assert {**entry, "id": "x-1"} in tomllib.loads(made)["person"]
    gone = without_entry(made, "person", "id", "x-1")
    assert all(row["id"] != "x-1" for row in tomllib.loads(gone).get("person", []))
