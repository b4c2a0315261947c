"""A clock that jumps: the service neither sleeps for ever nor stops looking."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.collect.playground import Web
from torimatome import plugins
from torimatome.desk import Desk
from torimatome.watching import missed_hours, next_due, verdicts

from .test_service import NOW, Clock, desk_of, rounds


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(hours=-1), timedelta(days=400)])
def test_after_a_jump_all_is_due_and_nothing_is_lost(tmp_path: Path, web: Web, jump: timedelta) -> None:
    folder, clock = desk_of(tmp_path, web), Clock()
    rounds(folder, clock, 1)
    clock.at = NOW + jump
    with Desk.opened(plugins.open_folder(folder), clock) as desk:
        assert timedelta() < next_due(desk.folder, desk.store, clock()) <= timedelta(minutes=15)
        assert len(verdicts(desk.folder, desk.store, clock())) == 1
        assert len(list(missed_hours(desk.folder, desk.store, clock(), timedelta(days=3)))) <= 1
    asked = len(web.paths)
    rounds(folder, clock, 1)
    assert "/rss.xml" in web.paths[asked:]
