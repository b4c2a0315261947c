"""The whole job in a real browser, from an empty desk to a printed correction: by mouse in English, by keyboard alone in Japanese."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.web.browser import CONTROL, ENTER, TAB, Browser, browsing, missing
from tests.web.served import served
from torimatome import plugins
from torimatome.demo import sample
from torimatome.demo.server import serving
from torimatome.demo.trip import _make_desk, _write_outlets
from torimatome.desk import Desk
from torimatome.model import Bulletin
from torimatome.store import Issue, backup, restore

pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(missing()), reason=missing() or "there is a browser")]
ALL = "document.querySelectorAll('[data-row]').length"


@dataclass(frozen=True, kw_only=True)
class Office:
    """An empty desk with the demo's outlets, served; and two people's browsers."""

    desk: Desk
    site: str
    browser: Browser
    other: Browser

    @property
    def bulletin(self) -> Bulletin:
        return self.desk.bulletin(self.desk.store.bulletins.ids()[-1])

    @property
    def issues(self) -> tuple[Issue, ...]:
        return self.desk.store.bulletins.issues(self.bulletin.id)

    def comes(self, condition: str, browser: Browser | None = None) -> None:
        """Wait until something is so in a browser."""
        assert comes(browser or self.browser, condition), condition

    def headline(self, item: str) -> str:
        return next(i for i in self.bulletin.items if i.id == item).headline("en")


def comes(browser: Browser, condition: str) -> bool:
    """Whether something comes to be so, within a minute and a half, for the machine may have much to do; pages may change meanwhile."""
    for _ in range(90):
        script = f"return (async () => {{ for (let i = 0; i < 33 && !({condition}); i += 1) await new Promise((go) => setTimeout(go, 30)); return Boolean({condition}); }})()"
        if browser.run(script) is True:
            return True
    return False


@pytest.fixture(scope="module")
def browsers() -> Iterator[tuple[Browser, Browser]]:
    with browsing() as one, browsing() as two:
        one.resize(1500, 1000)
        two.resize(1500, 1000)
        yield one, two


@pytest.fixture(scope="module")
def collected(browsers: tuple[Browser, Browser], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first step of both walks: an empty desk, told to collect by a click. It is kept as a backup, to be gone on with twice."""
    place = tmp_path_factory.mktemp("walk")
    _write_outlets(place / "outlets")
    with serving(sample.outlets(), sample.articles()) as web:
        folder = _make_desk(place / "desk", place / "outlets", web.address, sorted(web.by_host))
        shutil.rmtree(place / "outlets")
        with Desk.opened(folder) as desk, served(desk) as site:
            office = Office(desk=desk, site=site, browser=browsers[0], other=browsers[1])
            assert not list(desk.store.articles.all())
            speaks(office, "en")
            office.browser.open(f"{site}/week")
            office.browser.click("form[action='/work/collect'] button")
            office.comes("document.querySelector('.work a.main')")
            office.browser.click(".work a.main")
            office.comes("document.querySelector('main form[action=\"/work/draft\"]')")
    backup(place / "desk", place / "desk.backup")
    return place / "desk.backup"


@pytest.fixture
def office(collected: Path, browsers: tuple[Browser, Browser], tmp_path: Path) -> Iterator[Office]:
    restore(collected, tmp_path / "desk")
    with Desk.opened(plugins.open_folder(tmp_path / "desk")) as desk, served(desk) as site:
        yield Office(desk=desk, site=site, browser=browsers[0], other=browsers[1])


def speaks(office: Office, language: str) -> None:
    for browser, name in ((office.browser, "Ann"), (office.other, "Bob")):
        browser.cookie(office.site, "language", language)
        browser.cookie(office.site, "name", name)


def test_the_week_by_mouse(office: Office) -> None:
    one, two = office.browser, office.other
    speaks(office, "en")
    one.open(f"{office.site}/week")
    one.click("main form[action='/work/draft'] button")
    office.comes("document.querySelector('.work a.main')")
    one.click(".work a.main")
    # the inbox: drop and undo, one event of two, two of one
    first, second, *_ = rows(one)
    one.click(f"#{first} [value=drop]")
    office.comes(f"document.querySelector('#{first}.dropped') && document.querySelector('.flash button')")
    one.click(".flash button")
    office.comes(f"document.querySelector('#{first}') && !document.querySelector('.row.dropped')")
    before = rows(one)
    one.click(f"#{first} [data-merge]")
    one.click(f"#{second} [data-merge]")
    office.comes("(document.querySelector('.flash') || {textContent: ''}).textContent.includes('Made one event')")
    one.click(f"#{rows(one)[merged(one, before)]} [data-toggles]")
    office.comes("document.querySelector('.why-inner form[action$=apart] button')")
    one.click(".why-inner form[action$=apart] button")
    office.comes("(document.querySelector('.flash') || {textContent: ''}).textContent.includes('of its own now')")
    # the editor: a headline, an item drawn to another place, a mend, two people on one line
    one.click("main header a.main")
    office.comes("document.querySelector('#one')")
    item = one.run("return document.querySelector('#one').dataset.item")
    write(one, "Ministers open a old bridge")
    office.comes("document.querySelector('.flash')")
    assert office.headline(item) == "Ministers open a old bridge"
    office.comes("document.querySelector('.mend button')")
    one.click(".mend button")
    office.comes("document.querySelector('[id=\"field-headline.en\"]').value.includes('an old')")
    section = max(office.bulletin.sections, key=lambda s: len(s.items))
    drawn, to = section.items[0].id, section.items[2].id
    office.comes(
        "!document.querySelector('#one [hx-trigger=load]')"
    )  # the proof-reader's word renews the list, which would end a drag
    one.drag(f"#contents li[data-item='{drawn}'] a", f"#contents li[data-item='{to}']")
    office.comes(
        f"[...document.querySelectorAll('#contents li')].map((i) => i.dataset.item).join().includes('{to},{drawn}')"
    )
    clash(office, item)
    one.click(".clash button.main")
    office.comes("!document.querySelector('.clash')")
    assert office.headline(item) == "Ann was second"
    # out it goes, and is corrected
    one.click("header .path a:last-child")
    one.click("main form[action$=approve] button")
    office.comes("document.querySelector('.flash')")
    one.click("main form[action$=issue] button")
    office.comes("document.querySelector('details.correct')")
    assert office.issues[0].documents[".pdf"].startswith(b"%PDF")
    one.click("details.correct summary")
    one.choose("#correct-item", item)
    one.choose("details.correct [name=field]", "headline.en")
    one.click("details.correct textarea")
    one.type("Ministers open a new bridge")
    one.click("details.correct [name=reason]")
    one.type("it is new")
    one.click("details.correct button.main")
    office.comes("document.body.textContent.includes('it is new')")
    assert_corrected(office, item, "Ministers open a new bridge")
    assert [said for said in one.complaints() if "409" not in said] == []
    assert two.run("return document.documentElement.lang") == "en"


def test_the_week_by_keyboard_alone_in_japanese(office: Office) -> None:
    one = office.browser
    speaks(office, "ja")
    one.open(f"{office.site}/week")
    one.type("g")
    office.comes("document.querySelector('.work a.main')")
    one.type(ENTER)
    office.comes(ALL)
    first, second, *_ = rows(one)
    for key in "jd":
        one.type(key)
    office.comes(f"document.querySelector('#{first}.dropped') && document.querySelector('.row.at').id === '{second}'")
    one.type("u")
    office.comes(f"document.querySelector('#{first}') && !document.querySelector('.row.dropped')")
    one.type("?")
    assert one.run(
        "return document.querySelector('#keys').open && document.querySelector('#keys').textContent.includes('採用')"
    )
    one.type(ESCAPE_DIALOG)
    before = rows(one)
    for key in "jmjm":
        one.type(key)
    office.comes("(document.querySelector('.flash') || {textContent: ''}).textContent.includes('統合しました')")
    for key in "j" * (merged(one, before) + 1) + "o":
        one.type(key)
    office.comes("document.querySelector('.why-inner form[action$=apart] button')")
    one.type("x")
    office.comes(
        "(document.querySelector('.flash') || {textContent: ''}).textContent.includes('別の出来事に分けました')"
    )
    one.type("f")
    one.type("zzz")
    office.comes(f"{ALL} === 0")
    one.open(f"{office.site}/week")
    one.type("b")
    office.comes("document.querySelector('#one')")
    item = one.run("return document.querySelector('#one').dataset.item")
    one.type("H")
    one.type("Ministers open a old bridge" + CONTROL + ENTER)
    office.comes("document.querySelector('.mend button')")
    one.run("document.activeElement.blur()")
    one.type("m")
    office.comes("document.querySelector('[id=\"field-headline.en\"]').value.includes('an old')")
    clash(office, item)
    assert "あなたの入力" in one.run("return document.querySelector('.clash').textContent")
    one.type(CONTROL + ENTER)
    office.comes("!document.querySelector('.clash')")
    one.type("P")
    office.comes("document.querySelector('.checks')")
    one.type("a")
    office.comes("document.querySelector('.flash')")
    one.type("F")
    office.comes("document.querySelector('details.correct')")
    assert office.issues[0].documents[".pdf"].startswith(b"%PDF")
    one.type("x")
    place = [i.id for i in office.issues[0].bulletin.items].index(item)
    one.type("\ue015" * place + TAB + "\ue015" + TAB + "Ministers open a new bridge" + TAB + "it is new" + ENTER)
    office.comes("document.body.textContent.includes('it is new')")
    assert_corrected(office, item, "Ministers open a new bridge")


ESCAPE_DIALOG = "\ue00c"


def rows(browser: Browser) -> list[str]:
    assert comes(browser, ALL)
    return [str(key) for key in browser.run("return [...document.querySelectorAll('[data-row]')].map((r) => r.id)")]


def merged(browser: Browser, before: list[str]) -> int:
    """The place of the event that two became: a row that was not there, or else the first."""
    return next((n for n, key in enumerate(rows(browser)) if key not in before), 0)


def write(browser: Browser, text: str) -> None:
    """Put a text in place of the English headline, and leave the field by a click elsewhere."""
    browser.run("document.getElementById('field-headline.en').select()")
    browser.type(text)
    browser.run("document.activeElement.blur()")


def clash(office: Office, item: str) -> None:
    """Two browsers with one line open: the second to save sees both texts, and nothing is lost."""
    one, two = office.browser, office.other
    for browser in (one, two):
        browser.open(f"{office.site}/bulletin/{office.bulletin.id}/edit?item={item}")
        office.comes("document.querySelector('#one')", browser)
    write(two, "Bob was first")
    office.comes("document.querySelector('.flash')", two)
    write(one, "Ann was second")
    office.comes("document.querySelector('.clash')")
    both = one.run("return document.querySelector('.clash').textContent")
    assert "Bob was first" in both
    assert "Ann was second" in both
    assert office.headline(item) == "Bob was first"


def assert_corrected(office: Office, item: str, text: str) -> None:
    last = office.issues[-1]
    assert last.edition == 2
    assert next(i for i in last.bulletin.items if i.id == item).headline("en") == text
    assert last.documents[".pdf"].startswith(b"%PDF")
