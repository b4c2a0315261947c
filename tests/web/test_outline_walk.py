"""The outline's editor and the new pictures in a real browser: by keys, two people at once, and under axe."""

from __future__ import annotations

import pytest

from tests.web.browser import CONTROL, ENTER, Browser, browsing, needed
from tests.web.test_axe import looks
from tests.web.test_outline_editor import HERE, TEXT, outline
from tests.web.test_pictured_pages import PAGES
from torimatome.desk import Desk

pytestmark = needed
WRITTEN = {
    "commentaries": "/commentaries", "outline": HERE, "open": f"{HERE}?open=3&suggest=1", "found": f"{HERE}?open=1&q=Aghdam",
    "add": f"{HERE}?add=1", "text": f"{HERE}/text", "versions": "/commentary/qala/versions", "commentary": "/commentary/qala",
    "no map": "/pictures/map", "none found": "/pictures/map?q=zzzz",
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(office: Desk) -> Desk:
    """What is served here is changed too."""
    return office


@pytest.fixture(autouse=True)
def _kept(office: Desk) -> None:
    item = office.store.archive.newest(1)[0].item.id
    office.store.commentaries.keep("qala", TEXT.format(item=item), "ann", office.clock())


def comes(browser: Browser, script: str) -> bool:
    """Whether something comes to hold."""
    told = browser.run(
        f"return (async () => {{ for (let i = 0; i < 150; i += 1) {{ if ({script}) return true; await new Promise((go) => setTimeout(go, 40)); }} return false; }})()"
    )
    return bool(told)


def test_a_statement_is_opened_written_moved_and_taken_back_by_keys(site: str, browser: Browser, office: Desk) -> None:
    browser.cookie(site, "language", "ja")
    browser.open(site + HERE)
    for key in "je":
        browser.type(key)
    assert comes(browser, "document.activeElement.name === 'text'")
    browser.run("document.activeElement.select()")
    browser.type("The bridge is open to all." + CONTROL + ENTER)
    assert comes(browser, "document.querySelector('#s1 .words')?.textContent.includes('open to all')")
    assert outline(office).statements[0].text == "The bridge is open to all."
    assert comes(browser, "document.activeElement.id === 's1'")
    browser.type("J")
    assert comes(browser, "document.querySelector('#s2 .words')?.textContent.includes('open to all')")
    browser.type("u")
    assert comes(browser, "document.querySelector('#s1 .words')?.textContent.includes('open to all')")
    assert [line for line in browser.complaints() if "Autofocus" not in line] == []


def test_looking_for_support_and_tying_it_loses_nothing_typed(site: str, browser: Browser, office: Desk) -> None:
    browser.cookie(site, "language", "en")
    browser.open(f"{site}{HERE}?open=2")
    browser.run("document.querySelector('#open textarea').select()")
    browser.type("Somebody paid for the lamps.")
    browser.run("document.querySelector('#open [name=q]').focus()")
    browser.type("Aghdam" + ENTER)
    assert comes(browser, "document.querySelector('#found [name=tie]')")
    assert browser.run("return document.querySelector('#open textarea').value") == "Somebody paid for the lamps."
    browser.click("#found [name=tie]")
    assert comes(browser, "document.querySelector('#b-e3')")
    one = outline(office).statements[1]
    assert (one.text, one.rests_on) == ("Somebody paid for the lamps.", ("e2", "e3"))
    assert [line for line in browser.complaints() if "Autofocus" not in line] == []


def test_two_browsers_on_one_statement_see_both_texts(site: str, browser: Browser, office: Desk) -> None:
    with browsing() as other:
        for one in (browser, other):
            one.open(f"{site}{HERE}?open=1")
            one.run("document.querySelector('#open textarea').select()")
        other.type("Bob was first." + CONTROL + ENTER)
        assert comes(other, "document.querySelector('#s1 .words')?.textContent.includes('Bob was first')")
    browser.type("Ann was second." + CONTROL + ENTER)
    assert comes(browser, "document.querySelector('.clash')")
    both = browser.run("return document.querySelector('.clash').textContent")
    assert "Bob was first." in both
    assert "Ann was second." in both
    browser.click(".clash button.main")
    assert comes(browser, "document.querySelector('#s1 .words')?.textContent.includes('Ann was second')")
    assert outline(office).statements[0].text == "Ann was second."
    browser.complaints()


@pytest.mark.parametrize(("language", "width"), [("en", 1300), ("ja", 420)])
def test_no_new_page_has_a_violation(site: str, browser: Browser, language: str, width: int) -> None:
    browser.resize(width, 900)
    browser.cookie(site, "language", language)
    found = {
        name: told
        for name, path in {**WRITTEN, **PAGES}.items()
        if (told := looks(browser, site + path, language, width))
    }
    browser.resize(1300, 900)
    assert not found, found
