"""kill -9 at random moments of a run over the simulated week, the clock jumping in between: `python -m evals.kills [N]`.

After each kill the database and the WARC files must be whole; whenever a run gets to its end, every article of the week
must be there once. Kept out of `python -m evals`, as it takes minutes.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from evals.shared import MissingError, material
from evals.week import WEEKS, serving, write_outlets
from torimatome import plugins, providers
from torimatome.desk import Desk
from torimatome.errors import DeskError
from torimatome.model import Role

MEAN_S = 0.5
"""Mean life of a run before it is killed; an undisturbed one takes some six seconds, half of it grouping."""

RENEWED = 1 / 5
"""Share of kills after which the run goes on to its end and a new desk begins, so that all moments are struck."""


@dataclass
class Tally:
    """What was seen over all kills."""

    kills: int = 0
    ended: int = 0
    lost: int = 0
    doubled: int = 0
    broken: int = 0
    asked_twice: int = 0
    pages_when_killed: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def trial(number: int, seed: int, work: Path) -> Tally:
    """So many kills over the first week."""
    chance, tally = random.Random(seed), Tally()
    week = material(f"week-{WEEKS[0]}")
    with serving(week, work, "none") as sites:
        write_outlets(week, sites, work / "outlets")
        expected = articles_of(work, Path(f"{work}/whole"))
        desk = fresh(work)
        while tally.kills < number:
            if killed(desk, chance):
                tally.kills += 1
                check(desk, tally)
                if chance.random() < RENEWED:
                    tally.ended += 1
                    finish(desk)
                    check(desk, tally, expected)
                    desk = fresh(work)
            else:
                tally.ended += 1
                check(desk, tally, expected)
                desk = fresh(work)
            if tally.kills % 50 == 0:
                print(tally.kills, tally.ended, tally.lost, tally.doubled, tally.broken, flush=True)
        finish(desk)
        check(desk, tally, expected)
        tally.ended += 1
    return tally


def fresh(work: Path) -> Path:
    """A new desk that follows the week's outlets."""
    desk = work / "desk"
    shutil.rmtree(desk, ignore_errors=True)
    settings = {"allow_private_addresses": True, "min_delay_s": 0.0, "daily_requests": 0}
    plugins.create_folder(desk, "azerbaijan", work / "outlets", settings)
    return desk


def articles_of(work: Path, keep: Path) -> Counter[str]:
    """What an undisturbed run finds: each article's address, with the number of its revisions."""
    desk = fresh(work)
    finish(desk)
    shutil.copytree(desk, keep)
    return found_in(desk)


def found_in(desk: Path) -> Counter[str]:
    """Each article's address, with the number of its texts."""
    with closing(sqlite3.connect(desk / "data" / "torimatome.db")) as db:
        rows = db.execute("SELECT json_extract(json, '$.url') FROM articles").fetchall()
    return Counter(url for (url,) in rows)


def killed(desk: Path, chance: random.Random) -> bool:
    """One run in a process of its own, killed after a random time; False: it came to its end before."""
    jump = timedelta(seconds=chance.uniform(-2, 2) * 86_400) if chance.random() < 0.3 else timedelta()
    life_s = chance.expovariate(1 / MEAN_S)
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            finish(desk, jump)
        os._exit(0)
    end = time.monotonic() + life_s
    while time.monotonic() < end:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def finish(desk: Path, jump: timedelta = timedelta()) -> None:
    """One run to its end."""
    with Desk.opened(plugins.open_folder(desk), lambda: datetime.now(UTC) + jump) as opened:
        for _ in opened.collect(force=True):
            pass


def check(desk: Path, tally: Tally, expected: Counter[str] | None = None) -> None:
    """Look at the desk as a kill or an end left it."""
    if not (desk / "data" / "torimatome.db").exists():
        return
    with closing(sqlite3.connect(desk / "data" / "torimatome.db")) as db:
        said = db.execute("PRAGMA integrity_check").fetchone()[0]
    if said != "ok":
        tally.broken += 1
        tally.faults.append(said)
    try:
        with Desk.opened(plugins.open_folder(desk)) as opened:
            snapshots = list(opened.store.captures.all())
            for snapshot in snapshots:
                opened.store.captures.body(snapshot.id)
    except DeskError as error:
        tally.broken += 1
        tally.faults.append(str(error))
        return
    pages = Counter(s.url_asked for s in snapshots if s.role is Role.PAGE)
    if expected is None:
        tally.pages_when_killed.append(len(pages))
        return
    tally.asked_twice += sum(count - 1 for count in pages.values())
    found = found_in(desk)
    tally.lost += sum((expected - found).values())
    tally.doubled += sum((found - expected).values())


def main(arguments: list[str]) -> int:
    """Kill, and say what was lost."""
    number = int(arguments[0]) if arguments else 500
    seed = int(arguments[1]) if arguments[1:] else 1
    began = time.monotonic()
    # Without vectors: they are the larger part of a run's time, and are put away by a few (tests/providers/test_shelf.py).
    with tempfile.TemporaryDirectory() as folder, patch.object(providers, "nano", lambda: None):
        try:
            tally = trial(number, seed, Path(folder))
        except MissingError as missing:
            print(f"kills: skipped, as {missing}")
            return 0
    at: Any = sorted(tally.pages_when_killed) or [0]
    print(f"{tally.kills} kills (seed {seed}, {time.monotonic() - began:.0f} s), {tally.ended} runs to the end:")
    print(f"  lost {tally.lost}, doubled {tally.doubled}, database or WARC broken {tally.broken}")
    print(
        f"  pages asked twice {tally.asked_twice}; pages kept when killed: {at[0]} to {at[-1]}, median {at[len(at) // 2]}"
    )
    print("\n".join(tally.faults[:5]))
    return 1 if tally.lost or tally.doubled or tally.broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
