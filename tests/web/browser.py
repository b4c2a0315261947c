"""A headless Chromium driven through chromedriver's plain HTTP (the WebDriver standard), without a library."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, Request, build_opener

import pytest

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
)  # fmt: skip
ENTER, DOWN, ESCAPE, TAB, CONTROL = "\ue007", "\ue015", "\ue00c", "\ue004", "\ue009"
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_direct = build_opener(ProxyHandler({}))


def missing() -> str:
    """Why there can be no browser; empty where there can."""
    absent = [name for name in ("chromium", "chromedriver") if not shutil.which(name)]
    return f"{' and '.join(absent)} not installed" if absent else ""


needed = [pytest.mark.browser, pytest.mark.skipif(bool(missing()), reason=missing() or "there is a browser")]
"""The marks of a module whose tests need one."""


class Browser:
    """One window."""

    def __init__(self, session: str) -> None:
        self.session = session

    def open(self, url: str) -> None:
        """Go to a page and wait until it is there. What stood in the window is left first, so a hash counts."""
        _ask(f"{self.session}/url", {"url": "about:blank"})
        _ask(f"{self.session}/url", {"url": url})

    def run(self, script: str) -> Any:
        """What a script returns."""
        return _ask(f"{self.session}/execute/sync", {"script": script, "args": []})

    def click(self, css: str) -> None:
        """Click as a person does: the driver refuses if something lies over the place."""
        _ask(f"{self.session}/element/{self._find(css)}/click", {})

    def type(self, keys: str) -> None:
        """Type to whatever has the focus."""
        active = _ask(f"{self.session}/element/active")[_ELEMENT]
        _ask(f"{self.session}/element/{active}/value", {"text": keys})

    def wait(self, css: str) -> str:
        """The text of the first such element, when there is one."""
        _ask(f"{self.session}/timeouts", {"implicit": 5000})
        return str(_ask(f"{self.session}/element/{self._find(css)}/text"))

    def resize(self, width: int, height: int) -> None:
        """Make the window so large."""
        _ask(f"{self.session}/window/rect", {"width": width, "height": height})

    def prepare(self, script: str) -> None:
        """Run a script in each page from now on, before the page's own; the page's policy does not reach it."""
        self._command("Page.addScriptToEvaluateOnNewDocument", {"source": script})

    def press(self, key: str) -> None:
        """Press a letter and let it go, as the keyboard does it."""
        code = ord(key.upper())
        said = {"key": key, "text": key, "windowsVirtualKeyCode": code, "modifiers": 8 if key.isupper() else 0}
        self._command("Input.dispatchKeyEvent", {"type": "keyDown", **said})
        self._command("Input.dispatchKeyEvent", {"type": "keyUp", **said})

    def scheme(self, name: str) -> None:
        """Prefer "light" or "dark", as a person's machine does."""
        features = [{"name": "prefers-color-scheme", "value": name}]
        self._command("Emulation.setEmulatedMedia", {"features": features})

    def print_style(self, *, on: bool) -> None:
        """Show pages as they would be printed."""
        self._command("Emulation.setEmulatedMedia", {"media": "print" if on else ""})

    def cookie(self, site: str, name: str, value: str) -> None:
        """Hold a cookie for a site."""
        self.open(site)
        _ask(f"{self.session}/cookie", {"cookie": {"name": name, "value": value, "path": "/"}})

    def drag(self, css: str, to: str, lower: float = 0.8) -> None:
        """Draw one thing onto another with the mouse held down, as a person does; lower: how far down in it, from 0 to 1."""
        where = f"const r = document.querySelector({to!r}).getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height * {lower}]"
        x, y = self.run(where)
        start = {_ELEMENT: self._find(css)}
        moves = [
            {"type": "pointerMove", "origin": start, "x": 0, "y": 0}, {"type": "pointerDown", "button": 0},
            {"type": "pointerMove", "duration": 60, "origin": "pointer", "x": 4, "y": 4},
            {"type": "pointerMove", "duration": 120, "x": round(x), "y": round(y)},
            {"type": "pointerMove", "duration": 60, "x": round(x) + 1, "y": round(y)}, {"type": "pointerUp", "button": 0},
        ]  # fmt: skip
        _ask(f"{self.session}/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": moves}]})

    def choose(self, css: str, value: str) -> None:
        """Choose from a list, as a click on its line does."""
        self.click(f"{css} option[value={json.dumps(value)}]")

    def _command(self, name: str, values: object) -> None:
        _ask(f"{self.session}/goog/cdp/execute", {"cmd": name, "params": values})

    def picture(self, file: Path) -> None:
        """Write what the window shows."""
        file.write_bytes(base64.b64decode(_ask(f"{self.session}/screenshot")))

    def complaints(self) -> list[str]:
        """What the browser's console holds since it was last asked: violations of the policy, faults of scripts."""
        return [entry["message"] for entry in _ask(f"{self.session}/se/log", {"type": "browser"})]

    def _find(self, css: str) -> str:
        return str(_ask(f"{self.session}/element", {"using": "css selector", "value": css})[_ELEMENT])


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser with a profile of its own, while the block lasts."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, _driver() as address:
        options = {"args": [*FLAGS, f"--user-data-dir={profile}"], "binary": shutil.which("chromium")}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        session = _ask(f"{address}/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
        try:
            yield Browser(f"{address}/session/{session}")
        finally:
            _ask(f"{address}/session/{session}", method="DELETE")


@contextmanager
def _driver() -> Iterator[str]:
    """chromedriver on a port of its own choice; its address."""
    command = [shutil.which("chromedriver") or "chromedriver", "--port=0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as driver:
        try:
            assert driver.stdout is not None
            said = next(line for line in driver.stdout if "started successfully on port" in line)
            yield f"http://127.0.0.1:{said.rpartition('port ')[2].strip().rstrip('.')}"
        finally:
            driver.terminate()


def _ask(url: str, body: object = None, method: str | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = Request(url, data, {"Content-Type": "application/json"}, method=method)
    with _direct.open(request, timeout=60) as answer:
        return json.loads(answer.read())["value"]
