"""The bulletin in a real browser: a click, a key or a link to a sentence lights the line that says so."""

from __future__ import annotations

from pathlib import Path

from tests.web.browser import DOWN, ESCAPE, Browser, needed
from torimatome.desk import Desk
from torimatome.model import Sentence

pytestmark = needed


def cited(desk: Desk, n: int) -> tuple[str, str, Sentence]:
    """The page, the key and the n-th sentence of the first item that has two sentences on a corrected page."""
    bulletin = desk.bulletin(desk.store.bulletins.ids()[0])
    item = next(i for i in bulletin.items if any(c.revision > 1 for s in i.body[0].sentences for c in s.citations))
    return f"/bulletin/{bulletin.id}", f"s-{item.id}-1.{n}", item.body[0].sentences[n - 1]


def source(desk: Desk, sentence: Sentence) -> str:
    place = sentence.citations[0]
    article = desk.store.articles.get(place.article, place.revision)
    assert article
    return article.text[place.start : place.end]


def lit(browser: Browser, words: str) -> bool:
    """Whether the panel comes to show these words lit, in sight of the reader."""
    script = f"""const done = () => [...document.querySelectorAll("#evidence mark")].map((m) => m.textContent).join(" ");
      return (async () => {{ for (let i = 0; i < 100 && done() !== {words!r}; i += 1)
        await new Promise((go) => setTimeout(go, 30));
      const mark = document.querySelector("#evidence mark"), box = mark && mark.getBoundingClientRect();
      return done() === {words!r} && box.top >= 0 && box.bottom <= innerHeight; }})()"""
    return browser.run(script) is True


def test_a_click_lights_the_line_that_says_so(site: str, browser: Browser, desk: Desk, tmp_path: Path) -> None:
    page, key, sentence = cited(desk, 2)
    for width in (1200, 420):
        browser.resize(width, 900)
        browser.open(site + page)
        browser.click(f'[id="{key}"]')
        assert lit(browser, source(desk, sentence)), width
        assert browser.run("return document.querySelector('.sentence.chosen').textContent") == sentence.text
    browser.picture(tmp_path / "bulletin.png")
    assert (tmp_path / "bulletin.png").stat().st_size > 10_000
    assert browser.complaints() == []


def test_keys_go_on_and_back(site: str, browser: Browser, desk: Desk) -> None:
    page, key, _ = cited(desk, 1)
    browser.resize(1200, 900)
    browser.open(site + page)
    browser.run(f"document.getElementById({key!r}).focus()")
    browser.type("\ue007")
    assert lit(browser, source(desk, cited(desk, 1)[2]))
    browser.type(DOWN)
    assert lit(browser, source(desk, cited(desk, 2)[2]))
    browser.type(ESCAPE)
    assert browser.run("return document.querySelector('.reading').hidden") is True
    assert browser.complaints() == []


def test_a_link_to_a_sentence_opens_with_its_source(site: str, browser: Browser, desk: Desk) -> None:
    page, key, sentence = cited(desk, 2)
    browser.resize(1200, 900)
    browser.open(f"{site}{page}#{key}")
    assert lit(browser, source(desk, sentence))


def test_a_hostile_article_runs_nothing(site: str, browser: Browser, desk: Desk) -> None:
    hostile = next(a for a in desk.store.articles.all() if "<script>alert(1)" in a.headline)
    for path in (f"/article/{hostile.id}", f"/snapshot/{hostile.snapshot}"):
        browser.open(site + path)
        assert "alert(1)" in browser.run("return document.body.textContent")
    assert browser.complaints() == []


def test_the_console_would_tell_of_a_violation(site: str, browser: Browser) -> None:
    """The policy holds, and the tests above would see it broken."""
    browser.open(site)
    browser.run(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title = 1'}))"
    )
    assert browser.run("return document.title") != "1"
    assert any("Content Security Policy" in said for said in browser.complaints())
