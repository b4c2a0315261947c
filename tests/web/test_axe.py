"""Each page under axe-core, in both languages, light and dark: names, contrast, structure (WCAG 2.2 A and AA) without a violation.

axe.min.js is axe-core 4.14.1 by Deque Systems, under the Mozilla Public License 2.0 (tests/web/axe/LICENSE.txt); only tests load it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.browser import Browser, needed
from tests.web.conftest import PERSIAN
from tests.web.served import served
from tests.web.team import Team
from torimatome.desk import Desk
from torimatome.web.pages import first_run
from torimatome.web.visiting import SESSION, Role
from torimatome.web.weeks import path_of

pytestmark = needed
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
TAGS = '["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]'
RUN = f"""return axe.run(document, {{runOnly: {TAGS}, iframes: false}})
  .then((found) => found.violations.map((v) => `${{v.id}}: ${{v.nodes.map((n) => n.html.slice(0, 160) + " | " + (n.any[0] || n.all[0] || n.none[0] || {{}}).message).slice(0, 3).join("\\n    ")}}`))"""


def pages(desk: Desk) -> dict[str, str]:
    bulletin = desk.bulletin(desk.store.bulletins.ids()[-1])
    week, one = path_of(bulletin.period), bulletin.items[0]
    return {
        "home": "/", "week": week, "why": f"{week}/why/{one.id}", "note": f"{week}/note/{one.id}", "empty week": "/week/2020-01-04..2020-01-10",
        "bulletin": f"/bulletin/{bulletin.id}", "proof": f"/bulletin/{bulletin.id}/proof", "edit": f"/bulletin/{bulletin.id}/edit",
        "history": f"/bulletin/{bulletin.id}/edit/{one.id}/history", "publish": f"/bulletin/{bulletin.id}/publish",
        "item": f"/item/{one.id}", "article": f"/article/{one.articles[0]}", "persian": f"/article/{PERSIAN}", "search": "/search?q=Qala",
        "nothing found": "/search?q=zzzz", "learnt": "/learnt", "work": "/work", "wrong": "/bulletin/none",
        "event": f"/event/{one.id[1:]}", "archive": "/archive", "contacts": "/archive/contacts", "storylines": "/archive/storylines",
        "storyline": f"/archive/storyline/{one.id}", "subjects": "/archive/subjects", "timeline": "/archive/timeline", "figures": "/archive/figures",
        "names": "/registers", "new name": "/registers/names-new", "name": f"/registers/names/{next(iter(desk.folder.register.entities))}",
        "outlets": "/registers/outlets", "outlet": "/registers/outlets/az.khazar", "health": "/registers/health",
        "review": "/registers/review", "calendar": "/calendar", **{f"first run {step}": f"/first-run/{step}" for step in first_run.STEPS},
    }  # fmt: skip


def looks(browser: Browser, address: str, language: str, width: int) -> list[str]:
    """What is wrong with a page in light, and with its contrast in the dark; on a phone only what may change there."""
    browser.scheme("light")
    browser.open(address)
    browser.run(AXE)
    if width < 500:
        return [str(one) for one in browser.run(RUN.replace(TAGS, rules("target-size")))]
    told = browser.run(RUN)
    browser.scheme("dark")
    return [
        str(one)
        for one in (*told, *(browser.run(RUN.replace(TAGS, rules("color-contrast"))) if language == "en" else ()))
    ]


def rules(name: str) -> str:
    return f'{{type: "rule", values: ["{name}"]}}'


@pytest.mark.parametrize(("language", "width"), [("en", 1300), ("ja", 1300), ("ja", 420)])
def test_no_page_has_a_violation(site: str, browser: Browser, desk: Desk, language: str, width: int) -> None:
    browser.resize(width, 900)
    browser.cookie(site, "language", language)
    found = {name: told for name, path in pages(desk).items() if (told := looks(browser, site + path, language, width))}
    browser.resize(1300, 900)
    assert not found, "\n".join(f"{name}: {line}" for name, told in found.items() for line in told)
    assert browser.run("return document.documentElement.lang") == language


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_page_about_accounts_has_a_violation(office: Desk, browser: Browser, language: str) -> None:
    team = Team(office)
    with team.browser(Role.ADMIN) as admin, served(office, team.door) as site:
        browser.cookie(site, "language", language)
        found = {"/login": looks(browser, f"{site}/login", language, 1300)}
        browser.cookie(site, SESSION, str(admin._client.cookies[SESSION]))
        found |= {path: looks(browser, site + path, language, 1300) for path in ("/me", "/people", "/people/audit")}
        assert browser.run("return location.pathname") == "/people/audit"
    assert not any(found.values()), found


def test_axe_would_tell(site: str, browser: Browser) -> None:
    browser.open(site)
    browser.run(
        "document.querySelector('.find input').removeAttribute('aria-label'); document.querySelector('.find input').placeholder = ''; "
        + AXE
    )
    assert any("label" in told for told in browser.run(RUN))
