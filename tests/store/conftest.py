"""A desk's data folder, and the store in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from torimatome.store import Store, open_store


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "data"


@pytest.fixture
def store(data: Path) -> Iterator[Store]:
    with open_store(data) as opened:
        yield opened
