"""From a key press to the frame that shows its effect, in Chromium: an inbox of 1,000 events, an editor of 25 items.

What the desk must answer for shows at once and is then confirmed: "answered" is the time to the frame with the desk's own answer.
The time runs from the press (the event's own stamp) to the task after the frame in which what it changed was drawn: a row's mark
moved, a row's state changed by the server's answer, a reason opened, a letter written. A press that leads to another page ends with
that page's first contentful paint. 50 presses of each kind, one after the other, on one machine with the server.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.web.browser import Browser, browsing, missing
from tests.web.served import served

from benchmarks import web_desk
from torimatome import demo, plugins
from torimatome.desk import Desk
from torimatome.web.weeks import path_of

EVENTS, ITEMS, PRESSES = 1_000, 25, 50
WAIT_S = 10.0
DOWN = "j" * 12
"""So far down a list and back: its first page is longer."""
PROBE = """
(() => {
  const KEY = "pressed-at", told = (ms) => sessionStorage.setItem("took", String(ms));
  const now = () => performance.timeOrigin + performance.now();
  const came = sessionStorage.getItem(KEY);
  if (came) {  // the press led here: its effect is this page's first paint
    new PerformanceObserver((list) => {
      for (const one of list.getEntriesByName("first-contentful-paint")) {
        if (!sessionStorage.getItem(KEY)) return;
        sessionStorage.removeItem(KEY);
        told(performance.timeOrigin + one.startTime - Number(came));
      }
    }).observe({ type: "paint", buffered: true });
  }
  const plain = (text) => (text || "").replace(/\\bhtmx-\\S+/g, "").trim().replace(/\\s+/g, " ");
  const shows = (one) => one.type !== "attributes" || one.attributeName === "value" || one.attributeName === "open"
    || (one.attributeName === "class" && plain(one.oldValue) !== plain(one.target.getAttribute("class")));
  addEventListener("keydown", (event) => {
    const at = performance.timeOrigin + event.timeStamp;
    sessionStorage.setItem(KEY, String(at));
    let done = false;
    const drawn = () => {
      if (done) return;
      done = true;
      seen.disconnect();
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => { if (sessionStorage.getItem(KEY)) { sessionStorage.removeItem(KEY); told(now() - at); } };
        after.port2.postMessage(0);
      });
    };
    const seen = new MutationObserver((list) => { if (list.some(shows)) drawn(); });
    seen.observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true, attributeOldValue: true });
    sessionStorage.removeItem("answered");
    addEventListener("htmx:afterSwap", () => requestAnimationFrame(() => sessionStorage.setItem("answered", String(now() - at))), { once: true });
    addEventListener("input", drawn, { once: true });
    addEventListener("focusin", drawn, { once: true });
  }, true);
})();
"""


def measure() -> dict[str, float]:
    """Milliseconds: the median and the 95th of a hundred, by kind and of all."""
    if missing():
        return {}
    with tempfile.TemporaryDirectory(prefix="torimatome-") as folder:
        out = Path(folder) / "out"
        demo.run(out, lambda _: None)
        with Desk.opened(plugins.open_folder(out / "desk")) as desk:
            key = web_desk.large(desk, EVENTS, ITEMS)
            return presses(desk, key)


def presses(desk: Desk, key: str) -> dict[str, float]:
    """The same of a desk that is there."""
    bulletin = desk.bulletin(key)
    week, edit = path_of(bulletin.period), f"/bulletin/{key}/edit"
    found: dict[str, list[float]] = {}
    with served(desk) as site, browsing() as browser:
        browser.resize(1300, 900)
        browser.prepare(PROBE)
        browser.open(site + week)
        found["inbox-next"] = list(_each(browser, (DOWN + "k" * 11) * 3))
        found["inbox-why"] = list(_each(browser, "o" * PRESSES))
        found["inbox-keep-drop"], answers = [], list[float]()
        for keys in ("e" * (PRESSES // 2), "d" * (PRESSES // 2)):  # each goes on to the next row
            browser.open(site + week)
            browser.press("j")
            time.sleep(0.3)
            found["inbox-keep-drop"] += _each(browser, keys, answers)
        browser.open(site + edit)
        found["editor-next-item"] = list(_each(browser, (DOWN + "k" * 12) * 3, answers, settle_s=0.3))
        browser.open(site + edit)
        found["editor-move"] = list(_each(browser, "JK" * (PRESSES // 2), answers))
        browser.open(site + edit)
        browser.press("h")
        time.sleep(0.3)
        found["editor-letter"] = list(_each(browser, "abcdefghij" * (PRESSES // 10)))
    told = {f"{name}-{label}-ms": value for name, times in found.items() for label, value in _told(times).items()}
    whole = [ms for times in found.values() for ms in times]
    told |= {f"answered-{label}-ms": value for label, value in _told(answers).items()}
    return told | {f"keys-{label}-ms": value for label, value in _told(whole).items()} | {"presses": len(whole)}


def _told(times: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=20, method="inclusive")
    return {"p50": round(cuts[9], 1), "p95": round(cuts[18], 1)}


def _each(browser: Browser, keys: str, answers: list[float] | None = None, settle_s: float = 0.12) -> Iterator[float]:
    """Press one key after the other, each when the one before has shown its effect and the page is at rest."""
    for key in keys[:PRESSES]:
        browser.run("sessionStorage.removeItem('took')")
        browser.press(key)
        yield _took(browser, key)
        if answers is not None:
            answers.append(_took(browser, key, "answered"))
        time.sleep(settle_s)


def _took(browser: Browser, key: str, what: str = "took") -> float:
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        took = browser.run(f"return sessionStorage.getItem({what!r})")
        if took is not None:
            return float(took)
        time.sleep(0.02)
    where = browser.run("return location.pathname + ' ' + document.activeElement.outerHTML.slice(0, 200)")
    raise TimeoutError(f"the key {key!r} shows nothing after {WAIT_S} s on {where}")


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
