"""A simulated week from its running web servers to the scorer: `python -m evals.week 2026-02-14`.

The desk is set up with nothing but the profile, the servers' addresses and the import of the other week's issue.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from evals.shared import material

WEEKS = ("2026-02-14", "2026-01-24")
KINDS = {"state agency": "state-agency", "independent site": "site", "international body": "body"}
FEEDS = {"rss2": "rss", "jsonfeed": "json", "newssitemap": "sitemap"}


def score(week: str, *, keep: Path | None = None, faults: str = "none") -> Mapping[str, float]:
    """The scorer's figures for one week. keep: a folder that holds desk, run and report afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        work = keep or Path(folder)
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        with serving(material(f"week-{week}"), work, faults) as sites:
            write_outlets(material(f"week-{week}"), sites, work / "outlets")
            run_desk(week, work)
        return report(week, work)


@contextlib.contextmanager
def serving(week: Path, work: Path, faults: str) -> Iterator[list[dict[str, str]]]:
    """The week's sites on loopback, while the block lasts."""
    config = work / "sites.json"
    command = [sys.executable, str(material("tools", "simweb.py")), str(week), "--crawl-delay", "0.05"]
    if faults != "none":
        command += ["--fault", faults]
    with (work / "simweb.log").open("w") as log:
        server = subprocess.Popen(
            [*command, "--write-config", str(config), "--log", str(work / "requests.jsonl")], stdout=log, stderr=log
        )
        try:
            yield wait_for(config, server)
        finally:
            server.terminate()
            server.wait()


def wait_for(config: Path, server: subprocess.Popen[bytes]) -> list[dict[str, str]]:
    """The sites' addresses, once all of them answer."""
    for _ in range(200):
        if server.poll() is not None:
            raise RuntimeError("the simulated web did not start")
        if config.exists() and (text := config.read_text()).strip():
            with contextlib.suppress(ValueError):
                sites: list[dict[str, str]] = json.loads(text)
                return sites
        time.sleep(0.1)
    raise RuntimeError("the simulated web did not answer")


def write_outlets(week: Path, sites: list[dict[str, str]], folder: Path) -> None:
    """One outlet file for each site, as a desk that follows the simulated web would have."""
    folder.mkdir()
    outlets = {o["key"]: o for o in json.loads((week / "outlets.json").read_text("utf-8"))}
    for site in sites:
        o = outlets[site["key"]]
        lines = [
            f'id = "{o["country"]}.{o["key"]}"',
            f"attribution = {json.dumps(o['attribution'], ensure_ascii=False)}",
            f"names = {{ en = {json.dumps(o['name'], ensure_ascii=False)} }}",
            f'country = "{o["country"]}"',
            f'kind = "{KINDS.get(o["kind"], o["kind"])}"',
            f'owner = "{o["owner"]}"',
            f'timezone = "{o["timezone"]}"',
            f'domains = ["{site["base_url"].removeprefix("http://")}"]',
            f"languages = {json.dumps(o['languages'])}",
            "[[feeds]]",
            f'url = "{site["feed_url"]}"',
            f'kind = "{FEEDS.get(site["kind"], site["kind"])}"',
        ]
        (folder / f"{o['key']}.toml").write_text("\n".join(lines) + "\n", "utf-8")


def run_desk(week: str, work: Path) -> None:
    """The stable command line, as any user would call it."""
    other = next(w for w in WEEKS if w != week)
    first = date.fromisoformat(week)
    period = f"{first}..{first + timedelta(days=6)}"
    desk = ["-d", str(work / "desk")]
    call("init", str(work / "desk"), "--profile", "azerbaijan", "--outlets", str(work / "outlets"),
         "--allow-private", "--min-delay", "0.05")  # fmt: skip
    call(*desk, "import", str(material("seeds", f"bulletin-{other}.txt")))
    call(*desk, "collect", "--once")
    bulletin = call(*desk, "draft", period).splitlines()[-1]
    call(*desk, "export-run", str(work / "run.json"), "--bulletin", bulletin)
    call(*desk, "publish", bulletin, "--format", "docx,pdf,html,md,txt,json", "--out", str(work / "out"))


def call(*arguments: str) -> str:
    """One command of the desk; its output. RuntimeError: it failed."""
    run = subprocess.run(
        [sys.executable, "-m", "torimatome.cli", *arguments], capture_output=True, text=True, check=False
    )
    sys.stderr.write(run.stderr)
    if run.returncode:
        raise RuntimeError(f"torimatome {' '.join(arguments)} ended with {run.returncode}: {run.stderr}")
    return run.stdout.strip()


def report(week: str, work: Path) -> Mapping[str, float]:
    """What the scorer says of the exported run."""
    command = [
        sys.executable,
        str(material("tools", "score.py")),
        str(material(f"week-{week}")),
        str(work / "run.json"),
    ]
    gold = ["--bulletin", str(material("gold", f"bulletin-{week}.json"))]
    text = subprocess.run([*command, *gold], capture_output=True, text=True, check=True).stdout
    (work / "score.txt").write_text(text, "utf-8")
    data = json.loads(subprocess.run([*command, *gold, "--json"], capture_output=True, text=True, check=True).stdout)
    return {name: float(row["value"]) for name, row in data.items() if row["value"] is not None}


def main() -> None:
    """Score the named weeks and print each figure with its detail."""
    for week in sys.argv[1:] or WEEKS:
        keep = Path(tempfile.gettempdir()) / f"torimatome-week-{week}"
        score(week, keep=keep)
        print(f"== {week} (kept in {keep})")
        print((keep / "score.txt").read_text("utf-8"))


if __name__ == "__main__":
    main()
