"""A web on loopback, a paper on it, and what the collector remembers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .herald import furnish
from .memory import Desk
from .playground import Web, serving


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def paper(web: Web) -> Web:
    return furnish(web)
