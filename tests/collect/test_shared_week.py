"""A round over the simulated sites of ../shared, where they are on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from torimatome.config import CollectRules
from torimatome.errors import SetAside
from torimatome.model import Feed, FeedKind, Outlet, OutletKind, Role

from .herald import go
from .memory import Desk
from .playground import Web, get

TOOLS = Path(__file__).parents[3] / "shared" / "tools"
KINDS = {"rss2": "rss", "jsonfeed": "json", "newssitemap": "sitemap"}
RULES = CollectRules(allow_private_addresses=True, min_delay_s=0)

pytestmark = pytest.mark.skipif(not TOOLS.is_dir(), reason=f"{TOOLS} is not on this machine")


@pytest.fixture
def sites(tmp_path: Path) -> Iterator[list[dict[str, str]]]:
    """The sample week on free ports, every fault on one outlet each; the list is what its config says."""
    command = [sys.executable, str(TOOLS / "simweb.py"), str(TOOLS / "sample-week"), "--crawl-delay", "0"]
    log = ["--log", str(tmp_path / "log.jsonl"), "--fault", "truncated=baku-post"]
    count = len(json.loads((TOOLS / "sample-week" / "outlets.json").read_text("utf-8")))
    urls = tmp_path / "urls.json"
    subprocess.run([*command[:3], "--dump-urls", str(urls)], check=True)
    keys = {line["outlet"] for line in json.loads(urls.read_text("utf-8")).values()}
    log[-1] = f"truncated={min(keys)}"
    with subprocess.Popen([*command, *log], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield [json.loads(server.stdout.readline()) for _ in range(count)]
        finally:
            server.terminate()


def outlet(site: dict[str, str]) -> Outlet:
    kind = FeedKind(KINDS.get(site["kind"], site["kind"]))
    return Outlet(
        id=site["key"], attribution=site["name"], country="xx", kind=OutletKind.SITE, owner=site["key"],
        timezone="Asia/Baku", domains=(urlsplit(site["base_url"]).netloc,), feeds=(Feed(url=site["feed_url"], kind=kind),),
    )  # fmt: skip


def path_of(url: str) -> str:
    return unquote(urlsplit(url).path).rstrip("/")


def test_every_article_and_nothing_else(sites: list[dict[str, str]], web: Web, desk: Desk, tmp_path: Path) -> None:
    report = go(web, desk, *(outlet(site) for site in sites), rules=RULES)
    urls = json.loads((tmp_path / "urls.json").read_text("utf-8"))
    expected = {(line["outlet"], path_of(line["path"])) for line in urls.values()}
    assert {(c.outlet, path_of(c.url_asked)) for c in desk.of_role(Role.PAGE)} == expected
    assert report.left == 0
    assert "/private" not in (tmp_path / "log.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/big", "larger than"),
        ("/big-chunked", "larger than"),
        ("/bomb", "larger than"),
        ("/loop", "in a circle"),
        ("/meta", "link-local"),
    ],
)
def test_hazards(sites: list[dict[str, str]], web: Web, path: str, says: str) -> None:
    with pytest.raises(SetAside, match=says):
        get(web, sites[0]["base_url"] + path, rules=RULES)


@pytest.mark.parametrize("path", ["/xxe.xml", "/billion.xml"])
def test_feeds_with_entities(sites: list[dict[str, str]], web: Web, desk: Desk, path: str, tmp_path: Path) -> None:
    site = outlet({**sites[0], "feed_url": sites[0]["base_url"] + path, "kind": "rss"})
    go(web, desk, site, rules=RULES)
    titles = [entry.title for entry in desk.entries.values() if "xxe" in entry.url or "lol" in entry.url]
    assert titles
    assert all(len(title) < 60 and "root:" not in title for title in titles)
    assert "xxe-probe" not in (tmp_path / "log.jsonl").read_text("utf-8")
