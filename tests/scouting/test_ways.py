"""Weeklies typed in, web archives and saved pages, channels and letters: from the way in to the article."""

from __future__ import annotations

import gzip
import os
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
import typst
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.collect.letters import DIGEST, letter
from tests.collect.playground import Reply
from torimatome import plugins
from torimatome.desk import Desk
from torimatome.model import Article, Role
from torimatome.scouting.typing_in import _ranges

from .conftest import House

TEXT = "The harbour council has agreed to repair the long pier before winter, its chairwoman said on Tuesday morning. "
PAGE = f"<html><body><article><h1>Pier to be repaired</h1><time datetime='2024-02-03T10:00:00+04:00'></time><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"
FORM = f"outlet: xx.herald\ncover date: 2026-02-11\npages: 12-13\nheadline: Piers of the world\n\n{TEXT}\n\nA second paragraph.\n"


def test_a_weekly_is_typed_in_from_a_form(house: House, tmp_path: Path) -> None:
    (tmp_path / "form.txt").write_text(FORM, "utf-8")
    said = house("type-in", tmp_path / "form.txt", "--by", "Mio")
    assert said.code == 0, said.err
    (one,) = house.articles
    assert (one.headline, one.outlet, one.language) == ("Piers of the world", "xx.herald", "en")
    assert len(one.paragraphs) == 2
    assert one.route is not None
    assert (one.route.typed_by, one.route.pages, one.route.page_count) == ("Mio", "12-13", 2)
    assert one.reported_on is not None
    assert one.reported_on.isoformat() == "2026-02-11"
    with Desk.opened(plugins.open_folder(house.path)) as desk:
        body = desk.store.captures.body(one.snapshot)
        assert b"Mio" in body
        assert desk.rebuild() == 1
        assert desk.store.articles.all() == [one]
    house("type-in", tmp_path / "form.txt", "--by", "Mio")
    assert [a.revision for a in house.articles] == [1]
    house("type-in", tmp_path / "form.txt", "--text", "Another text.", "--by", "Mio")
    assert [a.revision for a in house.articles] == [2]


def test_a_cover_date_on_another_weekday_is_doubted(house: House) -> None:
    for day in ("2026-01-07", "2026-01-14", "2026-01-21"):
        assert (
            house("type-in", "--outlet", "xx.herald", "--cover-date", day, "--headline", f"H {day}", "--text", TEXT).err
            == ""
        )
    said = house("type-in", "--outlet", "xx.herald", "--cover-date", "2026-01-29", "--headline", "H", "--text", TEXT)
    assert (said.code, "is dated on a Wednesday, but 2026-01-29 is a Thursday" in said.err) == (0, True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("--outlet", "xx.none"), "no outlet 'xx.none'"), (("--cover-date", "11th"), "no cover date"), (("--cover-date", "2999-01-01"), "cannot be"),
        (("--pages", "many"), "no pages"), (("--headline", " "), "headline is missing"),
    ],
)  # fmt: skip
def test_what_cannot_be_typed_is_told(change: tuple[str, str], words: str, house: House) -> None:
    said = house(
        "type-in", "--outlet", "xx.herald", "--cover-date", "2026-01-07", "--headline", "H", "--text", TEXT, *change
    )
    assert (said.code, said.err.count("\n"), words in said.err) == (2, 1, True)
    assert house.articles == []


@pytest.mark.parametrize(
    ("pages", "count"),
    [("12", 1), ("12-13", 2), ("112-5", 4), ("1, 3-4", 3), ("", 0), ("x", 0), ("9-3", 0), ("1-900", 0)],
)
def test_pages_are_counted(pages: str, count: int) -> None:
    assert sum(b - a + 1 for a, b in _ranges(pages)) == count


def warc(*pages: tuple[str, int, str, bytes], packed: bool = True) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, status, kind, body in pages:
        http = StatusAndHeaders(
            f"{status} OK", [("Content-Type", kind), ("Content-Encoding", "gzip")], protocol="HTTP/1.1"
        )
        head = {"WARC-Date": "2024-02-03T08:00:00Z"}
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=BytesIO(gzip.compress(body)),
                length=len(gzip.compress(body)),
                http_headers=http,
                warc_headers_dict=head,
            )
        )
    return out.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_becomes_snapshots_at_its_own_times(house: House, tmp_path: Path, packed: bool) -> None:
    html = "text/html; charset=utf-8"
    file = tmp_path / ("old.warc.gz" if packed else "old.warc")
    file.write_bytes(
        warc(
            ("https://herald.example/2024/02/pier", 200, html, PAGE.encode()), ("https://herald.example/", 200, html, PAGE.encode()),
            ("https://herald.example/pier.jpg", 200, "image/jpeg", b"x"), ("https://stranger.example/1", 200, html, PAGE.encode()),
            ("https://stranger.example/2", 200, html, PAGE.encode()), ("https://herald.example/gone-1234", 404, html, PAGE.encode()), packed=packed,
        )
    )  # fmt: skip
    said = house("import", file)
    assert said.code == 0, said.err
    assert "1 page kept, 1 article read, 3 passed over" in said.out
    assert said.out.count("stranger.example belongs to no outlet of the register, so that 2 pages of it were left") == 1
    (one,) = house.articles
    assert (one.headline, one.url) == ("Pier to be repaired", "https://herald.example/2024/02/pier")
    assert one.first_seen_at is not None
    assert one.first_seen_at.isoformat() == "2024-02-03T08:00:00+00:00"
    assert "0 pages kept, 0 articles read, 1 known already" in house("import", file).out


def test_a_torn_archive_gives_what_is_whole(house: House, tmp_path: Path) -> None:
    whole = warc(*((f"https://herald.example/report-{n}000", 200, "text/html", PAGE.encode()) for n in range(1, 4)))
    (tmp_path / "torn.warc.gz").write_bytes(whole[:-40])
    assert "kept" in house("import", tmp_path / "torn.warc.gz").out
    (tmp_path / "junk.warc.gz").write_bytes(b"\x1f\x8b" + os.urandom(200))
    said = house("import", tmp_path / "junk.warc.gz")
    assert (said.code, said.err.count("\n")) == (1, 1)


def mhtml(url: str) -> bytes:
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: x\r\nDate: Sat, 3 Feb 2024 12:00:00 +0400\r\nMIME-Version: 1.0\r\n"
    return (
        f'{head}Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: 8bit\r\nContent-Location: {url}\r\n\r\n{PAGE}\r\n--b--\r\n"
    ).encode()


def test_a_folder_of_saved_pages(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "my_saved_files"  # a name that a browser's own folders have too
    (folder / "pier_files").mkdir(parents=True)
    (folder / "pier_files" / "frame.html").write_text("<html>an advertisement</html>")
    url = "https://herald.example/2024/02/pier-{}"
    (folder / "pier.html").write_text(f"<!-- saved from url=(0044){url.format(1)} -->{PAGE}")
    (folder / "a.mhtml").write_bytes(mhtml(url.format(2)))
    (folder / "single.htm").write_text(
        f"<!DOCTYPE html><!-- Page saved with SingleFile \n url: {url.format(3)} \n saved date: Sat Feb 03 2024 12:00:00 GMT+0400 (x) \n-->{PAGE}"
    )
    said = house("import", folder)
    assert said.code == 0, said.err
    assert sorted(a.url for a in house.articles) == [url.format(n) for n in (1, 2, 3)]
    seen = {a.url[-1]: a.first_seen_at for a in house.articles}
    assert {str(seen[n]) for n in "23"} == {"2024-02-03 08:00:00+00:00"}


POST = """<div class="tgme_widget_message" data-post="herald/{n}"><div class="tgme_widget_message_author"><a href="{base}/s/herald">
<span>Herald</span></a></div>{extra}<div class="tgme_widget_message_text js-message_text">{text}</div><span class="views">{views}</span>
<a class="tgme_widget_message_date" href="https://t.example/herald/{n}"><time datetime="2026-03-10T0{h}:00:00+00:00"></time></a></div>"""
FORWARD = '<div class="tgme_widget_message_forwarded_from">Forwarded from <a class="tgme_widget_message_forwarded_from_name" href="#"><span>Quay</span></a></div>'


def channel(house: House, posts: dict[int, str], views: int = 1, extra: str = "") -> None:
    made = "".join(
        POST.format(n=n, h=n % 10, text=text, views=views, base=house.web.base, extra=extra if n == 12 else "")
        for n, text in posts.items()
    )
    house.web.routes["/s/herald"] = Reply(
        body=f"<html><body>{made}</body></html>".encode(), headers={"Content-Type": "text/html; charset=utf-8"}
    )


def test_posts_of_a_channel_are_kept_edited_and_missed(house: House) -> None:
    house.describe(f'[[feeds]]\nurl = "{house.web.base}/s/herald"\nkind = "channel"\n')
    posts = {
        11: "The pier is closed.",
        12: "<b>Storm comes</b><br/><br/>It comes at noon.<br/>Stay home.",
        13: "Ferries wait until Friday.",
    }
    with Desk.opened(plugins.open_folder(house.path), clock=_march) as desk:

        def look(shown: dict[int, str], views: int = 1) -> list[Article]:
            channel(house, shown, views=views, extra=FORWARD)
            list(desk.collect(force=True))
            return sorted(desk.store.articles.all(), key=lambda a: a.url)

        one, two, _ = look(posts)
        assert (two.headline, two.text, one.headline) == (
            "Storm comes",
            "It comes at noon.\n\nStay home.",
            "The pier is closed",
        )
        assert two.url == "https://t.example/herald/12"
        assert two.route is not None
        assert two.route.forwarded_from == "Quay"
        assert two.published is not None
        assert two.published.at.isoformat() == "2026-03-10T06:00:00+04:00"
        look(posts, views=500)
        assert len(list(desk.store.captures.all(Role.PAGE))) == 1  # more views are nothing new
        one, two, _ = found = look({11: "The pier is open.", 13: posts[13]})
        assert (one.text, one.revision) == ("The pier is open.", 2)
        assert two.text.startswith("It comes")
        assert _gone(found) == {"12"}
        assert _gone(look({11: "The pier is open.", 13: posts[13]})) == {"12"}
        assert _gone(look({11: "The pier is open."})) == {"12", "13"}  # the newest post is taken down too
        assert _gone(found := look({11: "The pier is open.", 12: posts[12]})) == {"13"}  # one is back
        assert len(list(desk.store.captures.all(Role.PAGE))) == 4
        desk.rebuild()
        assert sorted(desk.store.articles.all(), key=lambda a: a.url) == found
        assert [path for path in house.web.paths if path not in {"/s/herald", "/robots.txt"}] == []


def _gone(found: list[Article]) -> set[str]:
    return {a.url[-2:] for a in found if a.route and a.route.gone_at}


def test_letters_of_a_file_become_articles(house: House, tmp_path: Path) -> None:
    body = letter(subject="This week", html=DIGEST).replace(b"\r\n", b"\n")
    (tmp_path / "box").write_bytes(b"From a@b Tue Mar 10 09:15:00 2026\n" + body)
    house.describe(f'[[feeds]]\nurl = "file://{tmp_path}/box"\nkind = "mail"\nsenders = ["@harbour.example"]\n')
    with Desk.opened(plugins.open_folder(house.path), clock=_march) as desk:
        lines = list(desk.collect())
        assert "2 pages read" in lines
        before = desk.store.articles.all()
        assert [a.headline for a in sorted(before, key=lambda a: a.url)] == [
            "Pier to be repaired before winter",
            "Ferries change their timetable",
        ]
        assert b"message/rfc822" in gzip.decompress(
            b"".join(f.read_bytes() for f in (house.path / "data" / "warc").iterdir())
        )
        assert b"WARC-Type: resource" in gzip.decompress(desk.store.captures.records(before[0].snapshot))
        desk.rebuild()
        assert desk.store.articles.all() == before
        assert "0 pages read" in list(desk.collect(force=True))


def _march() -> datetime:
    return datetime(2026, 3, 11, tzinfo=UTC)


def test_a_ministrys_list_of_documents_is_fetched_and_read(house: House) -> None:
    prose = "The commission for the harbour met in its second session and heard the report of the pilot service. " * 3
    made: bytes = typst.compile(f"= Decision on the northern channel\n\n4 March 2026\n\n{prose}".encode(), format="pdf")
    house.describe(f'[[feeds]]\nurl = "{house.web.base}/documents/"\nkind = "listing"\n')
    links = "".join(
        f'<li><a href="/documents/2026/03/decision-{n}.pdf">Decision number {n} of the harbour commission</a></li>'
        for n in (1201, 1202, 1203)
    )
    house.web.routes["/documents/"] = Reply(
        body=f"<html><body><ul>{links}</ul></body></html>".encode(), headers={"Content-Type": "text/html"}
    )
    house.web.routes["/documents/2026/03/decision-1201.pdf"] = Reply(
        body=made, headers={"Content-Type": "application/pdf"}
    )
    with Desk.opened(plugins.open_folder(house.path), clock=_march) as desk:
        list(desk.collect())
        (one,) = desk.store.articles.all()
    assert (one.headline, one.page_starts) == ("Decision on the northern channel", (0,))
    assert one.published is not None
    assert one.published.at.date().isoformat() == "2026-03-04"
