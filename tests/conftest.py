"""The demo week, collected and printed once for all tests that look at the whole trip."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from torimatome import demo, plugins
from torimatome.desk import Desk
from torimatome.model import Article, Bulletin
from torimatome.store import backup, restore

settings.register_profile("house", deadline=None)  # no test is timed: a busy machine is no fault
settings.load_profile("house")


@dataclass
class Trip:
    """What a run of the demo left behind."""

    out: Path
    said: list[str]
    desk: Desk

    @property
    def bulletin(self) -> Bulletin:
        return self.desk.bulletin(self.desk.store.bulletins.ids()[0])

    def article(self, slug: str) -> Article:
        """The latest revision of the sample article with this slug."""
        return next(a for a in self.desk.store.articles.all() if a.url.endswith(f"/{slug}.html"))

    @contextmanager
    def copied(self, folder: Path) -> Iterator[Desk]:
        """A copy of the desk in a folder of its own, to be changed."""
        backup(self.out / "desk", folder / "desk.backup")
        restore(folder / "desk.backup", folder / "desk")
        with Desk.opened(plugins.open_folder(folder / "desk")) as desk:
            yield desk


@pytest.fixture(scope="session")
def trip(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trip]:
    out = tmp_path_factory.mktemp("demo") / "out"
    said: list[str] = []
    demo.run(out, said.append)
    with Desk.opened(plugins.open_folder(out / "desk")) as desk:
        yield Trip(out, said, desk)
