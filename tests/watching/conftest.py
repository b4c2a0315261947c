"""A web on loopback with a paper on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.collect.herald import furnish
from tests.collect.playground import Web, serving


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as made:
        yield furnish(made)
