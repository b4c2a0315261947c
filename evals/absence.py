"""A desk that was away for 1, 3 and 6 days over the simulated weeks: what share of the articles it has when it is back.

The web's clock and the desk's go together. The desk looks in once as the week begins, is away, and looks in again; what
had been published by then is what it should have. `python -m evals.absence` prints each trip with what the rounds said.
"""

from __future__ import annotations

import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from evals.faults import kept, read_log, wanted
from evals.shared import MissingError, material
from evals.week import WEEKS, serving, write_outlets
from torimatome import plugins
from torimatome.desk import Desk

AWAY_DAYS = (1, 3, 6)


@dataclass(frozen=True)
class Trip:
    """One absence. expected: pages that stand on the web at the end; had: those of them that were kept."""

    week: str
    days: int
    expected: int
    had: int
    overrun: int
    requests: int
    lines: tuple[str, ...]


def trip(week: str, days: int) -> Trip:
    """Look in, go away, look in again. MissingError: the material is not here."""
    folder = material(f"week-{week}")
    first = datetime.fromisoformat(f"{week}T12:00:00+04:00").astimezone(UTC)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        with serving(folder, work, "none") as sites:
            base = sites[0]["base_url"]
            write_outlets(folder, sites, work / "outlets")
            settings: dict[str, object] = {"allow_private_addresses": True, "min_delay_s": 0.05}
            plugins.create_folder(work / "desk", "azerbaijan", work / "outlets", settings)
            look_in(work, base, first)
            before = len(list(read_log(work / "requests.jsonl")))
            lines = look_in(work, base, first + timedelta(days=days))
            requests = len(list(read_log(work / "requests.jsonl"))) - before
            expected, found = out_by_now(work, folder, sites), kept(work / "desk")
        had = sum(len(paths & found.get(outlet, set())) for outlet, paths in expected.items())
        count = sum(map(len, expected.values()))
        overrun = sum("window moved on" in line for line in lines)
        return Trip(week, days, count, had, overrun, requests, tuple(lines))


def look_in(work: Path, base: str, at: datetime) -> list[str]:
    """A round as the web and the desk stand at that time."""
    urllib.request.urlopen(f"{base}/__control?as_of={urllib.parse.quote(at.isoformat())}").close()
    with Desk.opened(plugins.open_folder(work / "desk"), lambda: at) as desk:
        return list(desk.collect())


def out_by_now(work: Path, week: Path, sites: list[dict[str, str]]) -> dict[str, set[str]]:
    """Paths of the articles that answer now, by outlet."""
    bases = {site["key"]: site["base_url"] for site in sites}
    return {key: {path for path in paths if answers(bases[key] + path)} for key, paths in wanted(week, work).items()}


def answers(url: str) -> bool:
    parts = urllib.parse.urlsplit(url)
    quoted = parts._replace(path=urllib.parse.quote(parts.path)).geturl()
    for candidate in (quoted, quoted + "/"):
        try:
            with urllib.request.urlopen(candidate) as answer:
                return bool(answer.status == 200)
        except urllib.error.HTTPError:
            continue
    return False


def figures() -> Mapping[str, float]:
    """Recall after each absence, the lower of the two weeks."""
    trips = [trip(week, days) for days in AWAY_DAYS for week in WEEKS]
    return {f"recall_{d}_days": min(t.had / t.expected for t in trips if t.days == d) for d in AWAY_DAYS}


def main() -> int:
    try:
        trips = [trip(week, days) for week in WEEKS for days in AWAY_DAYS]
    except MissingError as missing:
        print(f"absence: skipped, as {missing}")
        return 0
    for one in trips:
        print(
            f"{one.week}, away for {one.days} days: {one.had} of {one.expected} articles, {one.overrun} feeds overrun, {one.requests} requests"
        )
        print("".join(f"    {line}\n" for line in one.lines if "window" in line or "reaches" in line), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
