"""`torimatome names`: one entity with all its forms, forms that several share, names that the register lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from torimatome import plugins
from torimatome.cli import main
from torimatome.model import Article
from torimatome.store import open_store

OWN = """
person = [{ id = "x-ann-quill", en = ["Ann Quillfeather", "Anne Quillfeather"], ja = "アン・キルフェザー", ja_house = "キルフェザー",
  country = "az", offices = ["mayor 2020-05..2024"], near = ["Tarsk"], sure = false }]
""".replace("\n  country", " country")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    plugins.create_folder(tmp_path / "desk", "azerbaijan", None, {})
    (tmp_path / "desk" / "names.toml").write_text(OWN, "utf-8")
    return tmp_path / "desk"


def said(desk: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["-d", str(desk), "names", *arguments])
    captured = capsys.readouterr()
    return code, captured.out + captured.err


@pytest.mark.parametrize("query", ["x-ann-quill", "Anne Quillfeather", "Quillfeather", "キルフェザー"])
def test_an_entity_is_shown_with_its_forms_and_offices(
    desk: Path, capsys: pytest.CaptureFixture[str], query: str
) -> None:
    code, out = said(desk, capsys, query)
    assert code == 0
    assert "x-ann-quill: person, az (uncertain)" in out
    assert "en  Ann Quillfeather; Anne Quillfeather" in out
    assert "ja  アン・キルフェザー; キルフェザー (house)" in out
    assert "2020-05-01..2024-01-01  Mayor, az" in out
    assert "only near: Tarsk" in out


def test_a_name_that_is_not_there(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = said(desk, capsys, "Oswin Tarrant")
    assert code != 0
    assert 'the register has no name "Oswin Tarrant"' in out


def test_one_thing_is_asked_at_a_time(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for asked in ([], ["--new", "--shared"], ["Baku", "--new"]):
        code, out = said(desk, capsys, *asked)
        assert code != 0
        assert "wants one thing" in out


def test_new_names_are_listed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(desk / "data") as store:
        text = "The pilot Oswin Tarrant met Ilham Aliyev in Baku."
        store.articles.save(Article(id="a", revision=1, outlet="az.x", url="u", language="en", headline="", text=text))
    code, out = said(desk, capsys, "--new")
    assert code == 0
    assert "en Oswin Tarrant (1) | 1 article: a" in out
    assert "Aliyev" not in out


def test_shared_forms_are_listed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = said(desk, capsys, "--shared")
    assert code == 0
    assert "en  Georgia: Q230, p-georgia-us" in out


def test_a_clash_in_the_desks_own_file_names_the_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twice = '[[body]]\nid = "x-a"\nen = "A Club"\n[[body]]\nid = "x-b"\nen = "A Club"\n'
    (desk / "names.toml").write_text(twice, "utf-8")
    code, out = said(desk, capsys, "Baku")
    assert code != 0
    assert "names.toml, line 5: x-b has the name" in out
