"""Every fault and hazard of ../shared/tools in one run: the outcome of each, and what the request log says of our manners.

`python -m evals.faults` prints the tables. A fault that strikes a feed must not cost an article.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from evals.shared import MissingError, material
from evals.week import WEEKS, serving, write_outlets
from torimatome import plugins
from torimatome.desk import Desk
from torimatome.model import Role

HAZARDS = ("/big", "/big-chunked", "/loop", "/bomb", "/meta", "/xxe.xml", "/billion.xml")
GAP_S = 0.05
"""The gap that desk and robots.txt of this run ask for."""


@dataclass(frozen=True)
class Asked:
    """One line of the request log."""

    at: datetime
    outlet: str
    path: str
    status: int
    agent: str
    conditional: bool


@dataclass(frozen=True)
class Outcome:
    """What became of one fault or hazard."""

    name: str
    where: str
    good: bool
    words: str


@dataclass(frozen=True)
class Trip:
    """Three rounds over a week with all faults, the hazards being feeds of one outlet."""

    outcomes: tuple[Outcome, ...]
    manners: Mapping[str, float]


def trip() -> Trip:
    """Run it. MissingError: the material is not here."""
    week = material(f"week-{WEEKS[0]}")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        with serving(week, work, "standard") as sites:
            write_outlets(week, sites, work / "outlets")
            hazardous = add_hazards(work / "outlets")
            settings: dict[str, object] = {
                "allow_private_addresses": True, "min_delay_s": GAP_S, "contact": "+https://desk.example/about",
            }  # fmt: skip
            plugins.create_folder(work / "desk", "azerbaijan", work / "outlets", settings)
            lines, first = rounds(work)
            struck = faults_of(sites[0]["base_url"])
        log = list(read_log(work / "requests.jsonl"))
        found, hosts = kept(work / "desk"), {s["key"]: s["base_url"] for s in sites}
        expected = wanted(week, work)
        outcomes = (*of_faults(struck, found, expected, log), *of_hazards(hazardous, lines, log))
        return Trip(outcomes, manners(log[:first], log[first:], hosts))


def add_hazards(folder: Path) -> str:
    """Make the hazards feeds of the first outlet; its key."""
    file = min(folder.glob("*.toml"))
    text = file.read_text("utf-8")
    base = next(line for line in text.splitlines() if line.startswith("domains")).split('"')[1]
    more = "".join(f'[[feeds]]\nurl = "http://{base}{path}"\nkind = "rss"\n' for path in HAZARDS)
    file.write_text(text + more, "utf-8")
    return file.stem


def rounds(work: Path) -> tuple[list[str], int]:
    """Three rounds; the lines of all, and how many requests the first one made."""
    lines: list[str] = []
    first = 0
    for n in range(3):
        with Desk.opened(plugins.open_folder(work / "desk")) as desk:
            lines += desk.collect(force=True)
        if n == 0:
            first = len(list(read_log(work / "requests.jsonl")))
    return lines, first


def faults_of(base: str) -> dict[str, str]:
    """The faults that are on, with their outlets."""
    import urllib.request

    with urllib.request.urlopen(f"{base}/__control") as answer:
        state = json.load(answer)
    return {row["fault"]: row["outlet"] for row in state["faults"]}


def read_log(file: Path) -> Iterator[Asked]:
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield Asked(
            at=datetime.fromisoformat(row["time"]), outlet=row["outlet"], path=row["path"], status=row["status"],
            agent=row["user_agent"] or "", conditional=bool(row["if_none_match"] or row["if_modified_since"]),
        )  # fmt: skip


def kept(desk: Path) -> dict[str, set[str]]:
    """Paths of the pages that were kept, by outlet."""
    found: dict[str, set[str]] = defaultdict(set)
    with Desk.opened(plugins.open_folder(desk)) as opened:
        for snapshot in opened.store.captures.all(Role.PAGE):
            found[snapshot.outlet.partition(".")[2]].add(path_of(snapshot.url_asked))
    return found


def wanted(week: Path, work: Path) -> dict[str, set[str]]:
    """Paths of all articles, by outlet."""
    import subprocess

    file = work / "urls.json"
    command = [sys.executable, str(material("tools", "simweb.py")), str(week), "--dump-urls", str(file)]
    subprocess.run(command, check=True, capture_output=True)
    found: dict[str, set[str]] = defaultdict(set)
    for row in json.loads(file.read_text("utf-8")).values():
        found[row["outlet"]].add(path_of(row["path"]))
    return found


def path_of(url: str) -> str:
    return unquote(urlsplit(url).path).rstrip("/")


def of_faults(
    struck: Mapping[str, str], found: Mapping[str, set[str]], expected: Mapping[str, set[str]], log: list[Asked]
) -> Iterator[Outcome]:
    for fault, outlet in sorted(struck.items()):
        lost = len(expected[outlet] - found[outlet])
        allowed = 1 if fault == "missing" else 0
        asked = sum(one.outlet == outlet for one in log)
        words = f"{len(expected[outlet]) - lost} of {len(expected[outlet])} articles kept, {asked} requests"
        yield Outcome(fault, outlet, lost <= allowed, words)


def of_hazards(outlet: str, lines: list[str], log: list[Asked]) -> Iterator[Outcome]:
    for path in HAZARDS:
        said = next(
            (line for line in lines if f"{path} " in line or (path == "/meta" and "169.254." in line)),
            "nothing to tell: read without harm",
        )
        times = sum(one.path == path for one in log)
        probed = any("xxe-probe" in one.path for one in log)
        yield Outcome(path, outlet, 0 < times <= 6 and not probed, f"asked {times} times; {said.strip()}")


def manners(first: list[Asked], later: list[Asked], hosts: Mapping[str, str]) -> dict[str, float]:
    """Figures of the log; gaps are from one line to the next of a host."""
    everything = [*first, *later]
    gaps, private, before_robots = [], 0, 0
    for outlet in hosts:
        own = [one for one in everything if one.outlet == outlet]
        gaps += [(two.at - one.at).total_seconds() for one, two in pairwise(own)]
        private += sum(one.path.startswith("/private") for one in own)
        before_robots += bool(own) and own[0].path != "/robots.txt"
    fetched = {(one.outlet, one.path) for one in first if one.status == 200}
    again = [one for one in later if (one.outlet, one.path) in fetched and one.path not in HAZARDS]
    return {
        "hosts": len(hosts),
        "requests": len(everything),
        "gap_min_s": min(gaps),
        "gaps_short": sum(gap < GAP_S * 0.98 for gap in gaps),
        "closed_asked": private,
        "before_robots": before_robots,
        "no_contact": sum("+https://desk.example/about" not in one.agent for one in everything),
        "again": len(again),
        "again_unconditional": sum(not one.conditional for one in again),
        "again_in_full": sum(one.status == 200 for one in again),
    }


def figures() -> dict[str, float]:
    """Shares of faults and hazards that ended well, and the manners."""
    made = trip()
    good = sum(outcome.good for outcome in made.outcomes) / len(made.outcomes)
    slips = ("gaps_short", "closed_asked", "before_robots", "no_contact", "again_in_full")
    allowed = {"again_in_full": 2 * made.manners["hosts"]}  # this web's robots.txt has no validators
    mannerly = sum(made.manners[name] <= allowed.get(name, 0) for name in slips) / len(slips)
    return {"outcomes_good": good, "mannerly": mannerly, **made.manners}


def main() -> int:
    try:
        made = trip()
    except MissingError as missing:
        print(f"faults: skipped, as {missing}")
        return 0
    print("| fault or hazard | outlet | good | outcome |\n|---|---|---|---|")
    for outcome in made.outcomes:
        print(f"| {outcome.name} | {outcome.where} | {'yes' if outcome.good else 'NO'} | {outcome.words} |")
    for name, value in made.manners.items():
        print(f"{name} {value:g}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
