"""Twenty people at once on one desk, each with a browser's session, against a server process: on a file, and on PostgreSQL.

Each looks at the week, opens an item of their own and saves it, some rounds long, with a pause to read as short as a fast
reader's; then all append a word each to one headline, so that most are too late and have to look again. Lost is an edit that
was said to be kept and is not in the history, or a word of the headline that somebody else's save wrote over.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

import httpx

from torimatome import demo, plugins
from torimatome.desk import Desk
from torimatome.store import move
from torimatome.store.backup import backup, restore
from torimatome.web.accounts.people import People
from torimatome.web.visiting import Role

PEOPLE, ROUNDS, WORDS = 20, 3, 1
_THINK_S = 1.0
_PASSWORD = "four words nobody says"


class Person:
    """Somebody at a browser: what they did, and how long each answer took."""

    def __init__(self, url: str, n: int) -> None:
        self.n, self.name = n, f"person {n}"
        self.http = httpx.Client(base_url=url, timeout=120, trust_env=False)
        self.took: dict[str, list[float]] = {}
        self.kept: list[tuple[str, str]] = []
        self.clashes = 0
        self._random = random.Random(n)

    def ask(self, what: str, method: str, path: str, **more: object) -> httpx.Response:
        """One request, timed."""
        began = time.perf_counter()
        answer = self.http.request(method, path, **more)  # type: ignore[arg-type]
        self.took.setdefault(what, []).append(time.perf_counter() - began)
        if answer.status_code >= 500:
            raise RuntimeError(f"{method} {path}: {answer.status_code} {answer.text[:500]}")
        return answer

    def login(self) -> None:
        """Say who one is."""
        fields = {
            "token": _token(self.ask("login page", "GET", "/login").text),
            "name": self.name,
            "password": _PASSWORD,
        }
        assert self.ask("login", "POST", "/login", data=fields).status_code == 303

    def work(self, bulletin: str, week: str, items: list[str]) -> None:
        """Rounds of reading and editing an item of one's own."""
        item, field = items[self.n % len(items)], f"note.{1 + self.n // len(items)}"
        self.token = _token(self.ask("me", "GET", "/me").text)
        for round_ in range(ROUNDS):
            self._think()
            self.ask("week", "GET", week)
            self._think()
            self.ask("editor", "GET", f"/bulletin/{bulletin}/edit?item={item}")
            self._think()
            value = f"Person {self.n} looked again, round {round_}."
            self._save(bulletin, item, field, value, "")
        self.ask("search", "GET", "/search?q=Baku")

    def append(self, bulletin: str, item: str) -> None:
        """Put words to the one headline that everybody writes."""
        for n in range(WORDS):
            word = f"w{self.n}x{n}"
            while True:
                self._think()
                page = self.ask("item", "GET", f"/bulletin/{bulletin}/edit/{item}", headers={"HX-Request": "true"}).text
                now, seen = _headline(page)
                if self._save(bulletin, item, "headline.en", f"{now} {word}", seen):
                    break

    def _save(self, bulletin: str, item: str, field: str, value: str, seen: str) -> bool:
        fields = {"token": self.token, "field": field, "value": value, "seen": seen}
        answer = self.ask(
            "save", "POST", f"/bulletin/{bulletin}/edit/{item}/change", data=fields, headers={"HX-Request": "true"}
        )
        if answer.status_code == 409:
            self.clashes += 1
            return False
        assert answer.status_code == 200, answer.text[:500]
        self.kept.append((item, value))
        return True

    def _think(self) -> None:
        time.sleep(self._random.uniform(0.5, 1.5) * _THINK_S)


def measure() -> dict[str, float]:
    """Seconds at the 95th of a hundred answers, clashes, and edits lost (0), on a file and on a server."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        demo.run(folder / "out", lambda _: None)
        backup(folder / "out" / "desk", folder / "desk.backup")
        figures |= _on(folder, "file", "")
        from tests.postgresql import programs, running

        if where := programs():
            with running(where) as server:
                figures |= _on(folder, "postgresql", server.fresh())
    return figures


def _on(folder: Path, kind: str, url: str) -> dict[str, float]:
    desk = folder / kind
    restore(folder / "desk.backup", desk)
    if url:
        move(plugins.open_folder(desk).data, url)
    bulletin, week, items = _prepared(desk)
    with _served(desk) as address:
        people = [Person(address, n) for n in range(PEOPLE)]
        with ThreadPoolExecutor(PEOPLE) as pool:
            list(pool.map(lambda one: one.login(), people))
            began = time.perf_counter()
            list(pool.map(lambda one: one.work(bulletin, week, items), people))
            worked = time.perf_counter() - began
            list(pool.map(lambda one: one.append(bulletin, items[0]), people))
    took: dict[str, list[float]] = {}
    for one in people:
        for what, times in one.took.items():
            took.setdefault(what, []).extend(times)
    said = {
        f"{kind}_{what.replace(' ', '_')}_p95_s": round(quantiles(times, n=20)[-1], 3)
        for what, times in sorted(took.items())
    }
    return {
        **said, f"{kind}_working_s": round(worked, 1), f"{kind}_requests": sum(map(len, took.values())), f"{kind}_saves": sum(len(p.kept) for p in people),
        f"{kind}_clashes": sum(p.clashes for p in people), f"{kind}_lost": _lost(desk, people, bulletin, items[0]),
    }  # fmt: skip


def _prepared(desk: Path) -> tuple[str, str, list[str]]:
    """The accounts made; the bulletin, the address of its week, its items."""
    with Desk.opened(plugins.open_folder(desk)) as opened:
        people = People(opened.store, opened.clock)
        people.add("the administrator", Role.ADMIN, _PASSWORD, "benchmark")
        for n in range(PEOPLE):
            people.add(f"person {n}", Role.EDITOR, _PASSWORD, "benchmark")
        found = opened.bulletin(opened.store.bulletins.ids()[0])
        return found.id, f"/week/{found.period.first_on}..{found.period.last_on}", [i.id for i in found.items]


def _lost(desk: Path, people: list[Person], bulletin: str, shared: str) -> int:
    """Edits that were said to be kept and are not, or were written over unseen."""
    with Desk.opened(plugins.open_folder(desk)) as opened:
        headline = next(i for i in opened.bulletin(bulletin).items if i.id == shared).headline("en")
        history = {
            (e.item, e.value)
            for key in {i for p in people for i, _ in p.kept}
            for e in opened.store.edits.history(key)
            if not e.aside
        }
    words = {f"w{p.n}x{n}" for p in people for n in range(WORDS)}
    return sum(one not in history for p in people for one in p.kept) + len(words - {*headline.split()})


@contextmanager
def _served(desk: Path) -> Iterator[str]:
    """The desk served by a process of its own."""
    command = [sys.executable, "-m", "torimatome.cli", "-d", str(desk), "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        found = re.search(r"http://\S+", server.stderr.readline())
        assert found
        try:
            yield found.group()
        finally:
            server.terminate()


def _token(page: str) -> str:
    found = re.search('name="token" value="([^"]+)"', page)
    assert found, page[:300]
    return found.group(1)


def _headline(page: str) -> tuple[str, str]:
    """The English headline as the form has it, and the digest of what is seen."""
    from html import unescape

    form = next(f for f in re.findall(r"<form.*?</form>", page, re.DOTALL) if 'value="headline.en"' in f)
    seen = re.search(r'name="seen" value="([^"]*)"', form)
    value = re.search(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL) or re.search(
        r'name="value"[^>]*value="([^"]*)"', form
    )
    assert seen, form
    assert value, form
    return unescape(value.group(1)).strip(), seen.group(1)
