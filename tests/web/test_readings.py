"""Many who ask what the proof-reader says while it reads share its next reading."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from threading import Barrier, Event
from types import SimpleNamespace
from typing import Any, cast

from torimatome.desk import Desk
from torimatome.web.site import Site

ASKERS = 12


class _Changing(Site):
    """A site whose bulletin is another one each time somebody looks, read slowly."""

    def __init__(self) -> None:
        self.read_times, self.began, self.go_on = 0, Event(), Event()
        super().__init__(cast("Desk", SimpleNamespace(folder=None, store=None, clock=None, findings=self._slowly)))
        self._stamps = count()

    def _slowly(self, _: str, **__: Any) -> tuple[()]:
        self.read_times += 1
        self.began.set()
        assert self.go_on.wait(10)
        return ()

    def _stamp(self, bulletin: str) -> str:
        return str(next(self._stamps))


def test_who_waits_together_shares_one_reading() -> None:
    site, there = _Changing(), Barrier(ASKERS + 1)

    def ask(_: int) -> None:
        there.wait(10)
        site.findings("b")

    with ThreadPoolExecutor(ASKERS + 1) as pool:
        first = pool.submit(site.findings, "b")
        assert site.began.wait(10)
        others = [pool.submit(ask, n) for n in range(ASKERS)]
        there.wait(10)
        site.go_on.set()
        waited: tuple[Future[Any], ...] = (first, *others)
        assert all(one.result(10) in ((), None) for one in waited)
    assert site.read_times < ASKERS


def test_who_looks_at_the_editor_takes_the_reading_that_is_made() -> None:
    site = _Changing()
    with ThreadPoolExecutor(ASKERS) as pool:
        asked = [pool.submit(site.findings_so_far, "b") for _ in range(ASKERS)]
        assert site.began.wait(10)
        site.go_on.set()
        assert {one.result(10) for one in asked} == {((), False)}
    assert site.read_times == 1
