"""The machine dies in the middle of a run: nothing is lost and nothing is doubled."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from torimatome import plugins
from torimatome.demo import sample
from torimatome.demo.server import SampleWeb, serving
from torimatome.desk import Desk
from torimatome.model import Role


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk that follows the sample outlets; `wire` points it at a web."""
    outlets = tmp_path / "outlets"
    outlets.mkdir()
    for outlet in sample.outlets():
        name = f"{outlet.rpartition('.')[2]}.toml"
        (outlets / name).write_text(sample.text(f"outlets/{name}"), "utf-8")
    plugins.create_folder(tmp_path / "desk", "azerbaijan", outlets, {"min_delay_s": 0.02})
    return tmp_path / "desk"


def wire(desk: Path, web: SampleWeb) -> None:
    text = (desk / "desk.toml").read_text("utf-8")
    hosts = ", ".join(f'"{host}" = "{web.address}"' for host in sorted(web.by_host))
    (desk / "desk.toml").write_text(f"{text}resolve = {{ {hosts} }}\n", "utf-8")


def pages(desk: Path) -> int:
    """How many pages have been kept so far."""
    if not (desk / "data" / "torimatome.db").exists():
        return 0
    with Desk.opened(plugins.open_folder(desk)) as opened:
        return sum(1 for _ in opened.store.captures.all(Role.PAGE))


def test_a_killed_run_goes_on_where_it_was(desk: Path) -> None:
    with serving(sample.outlets(), sample.articles()) as web:
        wire(desk, web)
        collect = [sys.executable, "-m", "torimatome.cli", "-d", str(desk), "collect", "--once"]
        first = subprocess.Popen(collect, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            if pages(desk) >= 5 or first.poll() is not None:
                break
            time.sleep(0.05)
        first.send_signal(signal.SIGKILL)
        first.wait()
        assert 0 < pages(desk) < len(sample.articles()), "killed in the middle"
        subprocess.run(collect, check=True, stdout=subprocess.DEVNULL)
    with Desk.opened(plugins.open_folder(desk)) as opened:
        articles = opened.store.articles.all()
        kept = Counter(s.url_asked for s in opened.store.captures.all(Role.PAGE))
        assert {a.url.rpartition("/")[2] for a in articles} == {f"{s.id}.html" for s in sample.articles()}
        # A page whose answer was kept but not yet noted may be asked once more; its text stays one revision.
        assert sum(kept.values()) <= len(sample.articles()) + len(sample.outlets())
        assert all(len(opened.store.articles.revisions(a.id)) == 1 for a in articles)
