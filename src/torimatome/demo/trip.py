"""The demo: serve the week, make a desk, import a past issue, collect, draft, proof-read, publish."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from torimatome import plugins
from torimatome.demo import sample
from torimatome.demo.server import serving
from torimatome.desk import Desk
from torimatome.errors import Stop
from torimatome.model import Period

MARK = "demo-of-torimatome"
FORMATS = ("pdf", "docx", "html", "md", "txt", "json")


def run(out: Path, say: Callable[[str], None]) -> None:
    """Make out/ afresh: the desk in out/desk, its documents beside it. Stop: out/ is somebody else's."""
    _clear(out)
    outlets = out / "desk-outlets"
    _write_outlets(outlets)
    with serving(sample.outlets(), sample.articles()) as web:
        folder = _make_desk(out / "desk", outlets, web.address, sorted(web.by_host))
        shutil.rmtree(outlets)
        with Desk.opened(folder) as desk:
            say(desk.import_issue("past-issue.txt", sample.text("past-issue.txt").encode()).head)
            for line in desk.collect(force=True):
                say(line)
            web.corrected = True  # a page is corrected between two rounds, as it happens
            for line in desk.collect(force=True):
                say(line)
            bulletin = desk.draft(Period(first_on=sample.FIRST, last_on=sample.LAST))
            findings = desk.findings(bulletin.id)
            documents = desk.publish(bulletin.id, FORMATS)
    for name, body in documents.items():
        (out / name).write_bytes(body)
    say("")
    say(f"A bulletin of {len(bulletin.items)} items from {len(sample.articles())} sample articles, in {out}:")
    for name in documents:
        say(f"  {out / name}")
    own = Path(sys.argv[0])
    call = f"{own if own.name == 'torimatome' else 'torimatome'} -d {out / 'desk'}"
    say(f"What the proof-reader found ({len(findings)}): {call} proof {bulletin.id}")
    say(f"Where a sentence comes from:     {call} trace {bulletin.items[0].id}")
    say(f"The desk in the browser:         {call} serve")


def _clear(out: Path) -> None:
    """Only a folder that an earlier demo made is cleared."""
    if out.exists() and any(out.iterdir()) and not (out / MARK).exists():
        raise Stop(f"{out} holds something that is not the demo's; name another folder with --out.")
    if (out / MARK).exists():
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).write_text("Made by `torimatome demo`, and cleared by its next run.\n", "utf-8")


def _write_outlets(folder: Path) -> None:
    folder.mkdir()
    for outlet in sample.outlets():
        name = f"{outlet.rpartition('.')[2]}.toml"
        (folder / name).write_text(sample.text(f"outlets/{name}"), "utf-8")


def _make_desk(path: Path, outlets: Path, address: str, hosts: list[str]) -> plugins.Folder:
    settings: dict[str, object] = {"min_delay_s": 0.02, "resolve": dict.fromkeys(hosts, address)}
    plugins.create_folder(path, "azerbaijan", outlets, settings)
    (path / "names.toml").write_text(sample.text("names.toml"), "utf-8")
    return plugins.open_folder(path)
