"""An empty desk of a profile that reads Japanese archive pages, with its store open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from torimatome import plugins
from torimatome.plugins import Folder
from torimatome.store import Store, open_store


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return plugins.create_folder(tmp_path / "desk", "central-asia", None, {})


@pytest.fixture
def store(folder: Folder) -> Iterator[Store]:
    with open_store(folder.data) as store:
        yield store
