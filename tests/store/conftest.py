"""A desk's data folder, and the store in it: every test runs with a file, and again with a server.

A test marked `file_only` is about the file itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgresql import Server, programs, running
from torimatome.store import Store, open_store


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Both places for every test that uses a data folder."""
    if "data" in metafunc.fixturenames:
        alone = metafunc.definition.get_closest_marker("file_only")
        metafunc.parametrize("place", ["file"] if alone else ["file", "server"])


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server for these tests."""
    where = programs()
    if where is None:
        pytest.skip("PostgreSQL is not installed")
    with running(where) as found:
        yield found


@pytest.fixture
def data(tmp_path: Path, place: str, request: pytest.FixtureRequest) -> Path:
    """A data folder that nothing is in yet."""
    folder = tmp_path / "desk" / "data"
    if place == "server":
        server: Server = request.getfixturevalue("server")
        folder.mkdir(parents=True)
        (folder / "server.toml").write_text(f'url = "{server.fresh()}"\n')
    return folder


@pytest.fixture
def store(data: Path) -> Iterator[Store]:
    """The store in it."""
    with open_store(data) as opened:
        yield opened
