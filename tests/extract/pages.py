"""Small pages of our own, in the layouts that news sites have."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from torimatome.extract import article
from torimatome.model import Article, Entry, Outlet, OutletKind, Role, Snapshot

FETCHED = datetime(2026, 5, 20, 12, tzinfo=UTC)
URL = "https://harbour.example/news/1"
TITLE = "Harbour library opens a reading room for sailors"
PARAGRAPHS = (
    "The harbour library has opened a reading room for sailors, the port authority said on Thursday. It holds maps.",
    "The director thanked the crews who gave books in eleven languages and asked them to bring more in autumn.",
    "Nobody was late.",
    "The room stays open until midnight, because ships do not keep office hours, and tea is served at the door.",
)


def outlet(*, languages: tuple[str, ...] = ("en",), zone: str = "Asia/Baku", name: str = "Harbour News") -> Outlet:
    return Outlet(
        id="xx.harbour", attribution="HARBOUR", names={"en": name}, country="xx", kind=OutletKind.SITE,
        owner="harbour", timezone=zone, domains=("harbour.example",), languages=languages,
    )  # fmt: skip


def entry(**kwargs: Any) -> Entry:
    return Entry(outlet="xx.harbour", feed_url="https://harbour.example/rss", url=URL, **kwargs)


def read(
    body: str | bytes, *, house: Outlet | None = None, found: Entry | None = None, media_type: str = "text/html"
) -> Article:
    snapshot = Snapshot(
        id="s1", role=Role.PAGE, outlet="xx.harbour", sha256="", url_asked=URL, url_reached=URL, fetched_at=FETCHED,
        status=200, media_type=media_type, warc_file="", warc_offset=0,
    )  # fmt: skip
    data = body.encode() if isinstance(body, str) else body
    return article(snapshot, data, found, house or outlet())


def modern(
    *,
    title: str = TITLE,
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    head: str = "",
    date: str = "",
    lang: str = "en",
    encoding: str = "utf-8",
) -> str:
    """A page with an <article>, boxes, comments and a cookie notice."""
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="{encoding}"><title>{title} | Harbour News</title>
{head}</head><body><div class="cookie-notice"><p>This site uses cookies so that it knows you when you come again.</p></div>
<nav><ul><li><a href="/a">Ships</a></li><li><a href="/b">Weather and tides today</a></li></ul></nav>
<main><article><h1>{title}</h1><div class="meta">{date}</div>{text}</article>
<section class="related"><h2>Read also</h2><a href="/2"><h4>Two tugs collide in fog near the old lighthouse</h4></a>
<span>3 January 2020, 10:00</span></section>
<section class="comments"><h2>Comments (1)</h2><p>I waited for this room for a very long time, thank you all!</p></section></main>
<footer><p>&copy; 2026 Harbour News. All rights reserved.</p></footer></body></html>"""


def old(*, title: str = TITLE, paragraphs: tuple[str, ...] = PARAGRAPHS, date: str = "", sign: str = "") -> str:
    """A table page with <font> and <br>, without any metadata."""
    text = "<br><br>\n".join(paragraphs)
    return f"""<html><head><title>Harbour News :: {title}</title></head><body><table width=900><tr>
<td width=150><b>Sections</b><br><a href="/a">Ships</a><br><a href="/b">Weather</a></td>
<td><font size=1><a href="/">Home</a> &gt;&gt; Port</font><br><font size=4><b>{title}</b></font><br>
<font size=1>{date}</font><br><br><font size=2>{text}</font><br><div align=right><i>{sign}</i></div>
<hr><a href="#p">[Print]</a> Share: <a href="#f">Elsewhere</a><br><br><b>Read also</b><br>
<font size=1>03.01.2020 10:00</font> <a href="/2"><font size=2>Two tugs collide in fog near the old lighthouse</font></a>
<hr><b>Comments</b><table><tr><td><b>Mia</b> When will the pier be painted at last?</td></tr></table></td></tr>
<tr><td colspan=2>&copy; 1999-2026 Harbour News. All rights reserved.</td></tr></table></body></html>"""


def locked(*, title: str = TITLE, paragraphs: tuple[str, ...] = PARAGRAPHS, date: str = "", lang: str = "en") -> str:
    """An application's page whose text stands behind a wall that only the script closes."""
    rest = "".join(f'<div class="txt"><p>{p}</p></div>' for p in paragraphs[1:])
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>{title} – Harbour News</title></head><body><div id="app">
<div class="Top"><a href="/">Harbour News</a></div><article class="Art_x1"><h1>{title}</h1>
<div class="Row"><span class="Row_date">{date}</span><span class="Row_author">Ada Quay</span></div>
<div class="teaser-part"><p>{paragraphs[0]}</p></div>
<div class="wall-prompt"><p>This is for members only. Log in to read on and support us.</p></div>
<div class="wall-content is-locked" hidden>{rest}</div></article>
<div class="Rail"><span>Most read</span><a href="/2">Two tugs collide in fog near the old lighthouse</a></div></div>
<noscript>Please enable JavaScript.</noscript><script>var a = "<p>not a text</p>";</script></body></html>"""
