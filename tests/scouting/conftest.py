"""A site of invented pages, and a desk to take it into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.collect.playground import Web, serving
from torimatome import plugins
from torimatome.cli import main
from torimatome.desk import Desk
from torimatome.model import Article

OUTLET = """id = "xx.herald"
attribution = "HERALD"
names = {{ en = "The Herald" }}
country = "xx"
kind = "site"
timezone = "Asia/Baku"
domains = ["127.0.0.1:{port}", "herald.example"]
languages = ["en", "ru"]
{more}"""


@dataclass
class Said:
    code: int
    out: str
    err: str


@dataclass
class House:
    """A desk's folder that follows one outlet, and its commands."""

    path: Path
    web: Web
    run: Callable[..., Said]

    def describe(self, more: str = "") -> None:
        (self.path / "outlets" / "herald.toml").write_text(OUTLET.format(port=self.web.port, more=more), "utf-8")

    def __call__(self, *arguments: object) -> Said:
        return self.run("-d", self.path, *arguments)

    @property
    def articles(self) -> list[Article]:
        with Desk.opened(plugins.open_folder(self.path)) as desk:
            return desk.store.articles.all()


class Ungrouped:
    """Puts nothing into events: the register of a whole profile takes seconds to make ready, and no test here asks for events."""

    def lately(self, today: date) -> int:
        return 0


@pytest.fixture(autouse=True)
def _ungrouped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "assigning", Ungrouped())


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


@pytest.fixture
def house(tmp_path: Path, web: Web, capsys: pytest.CaptureFixture[str]) -> House:
    def run(*arguments: object) -> Said:
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    outlets = tmp_path / "given"
    outlets.mkdir()
    (outlets / "herald.toml").write_text(OUTLET.format(port=web.port, more=""), "utf-8")
    desk = tmp_path / "desk"
    said = run("init", desk, "--profile", "azerbaijan", "--outlets", outlets, "--allow-private", "--min-delay", "0")
    assert said.code == 0, said.err
    return House(desk, web, run)
