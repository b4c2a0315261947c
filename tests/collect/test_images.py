"""The images of a page, where the desk wants them: a bounded number, under all rules, and nothing that is no picture."""

from __future__ import annotations

from dataclasses import replace

import pytest

from torimatome.extract.images import image_kind, images_of
from torimatome.model import Role

from .herald import ONE, RSS, go
from .memory import Desk
from .playground import RULES, Reply, Web

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 20
WANTED = replace(RULES, images=True)


def page(*names: str) -> str:
    inside = "".join(f'<img src="{name}">' for name in names)
    return f"<html><head><title>A bridge</title></head><body><article><h1>A bridge</h1>{inside}<p>It opened.</p></article></body></html>"


def test_images_of_a_page_are_kept_once(paper: Web, desk: Desk) -> None:
    paper.routes |= {ONE[0]: page("/a.png", "b.jpg", "/a.png#top"), "/a.png": PNG, "/en/b.jpg": JPEG, "/b.jpg": JPEG}
    go(paper, desk, paper.outlet(RSS), rules=WANTED)
    go(paper, desk, paper.outlet(RSS), rules=WANTED)
    assert {c.body for c in desk.of_role(Role.IMAGE)} == {PNG, JPEG}
    assert len(desk.of_role(Role.IMAGE)) == 2
    assert paper.paths.count("/a.png") == 1


def test_no_image_is_asked_for_unless_wanted(paper: Web, desk: Desk) -> None:
    paper.routes |= {ONE[0]: page("/a.png"), "/a.png": PNG}
    go(paper, desk)
    assert "/a.png" not in paper.paths


@pytest.mark.parametrize(
    "hostile",
    [
        Reply(
            200,
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            {"Content-Type": "image/svg+xml"},
        ),
        Reply(200, b"<html><script>alert(1)</script></html>", {"Content-Type": "image/png"}),
        Reply(200, b"\x7fELF" + b"\0" * 40, {"Content-Type": "image/jpeg"}),
        Reply(200, PNG + b"\0" * 2_000_001),
        Reply(200, pieces=lambda: (PNG + b"\0" * 99_999 for _ in range(60))),
        Reply(404, PNG),
        Reply(302, headers={"Location": "http://169.254.169.254/latest"}),
        Reply(302, headers={"Location": "file:///etc/passwd"}),
        Reply(302, headers={"Location": "/a.png"}),
        Reply(200, b""),
    ],
    ids=["svg", "html", "program", "large", "endless", "missing", "to-metadata", "to-file", "circle", "empty"],
)
def test_a_hostile_image_is_told_and_not_kept(paper: Web, desk: Desk, hostile: Reply) -> None:
    paper.routes |= {ONE[0]: page("/a.png"), "/a.png": hostile}
    report = go(paper, desk, paper.outlet(RSS), rules=WANTED)
    assert report.kept == 2
    assert not desk.of_role(Role.IMAGE)
    assert any("a.png" in p.message or "a.png" in p.subject for p in report.problems)


def test_robots_close_images_too(paper: Web, desk: Desk) -> None:
    paper.routes |= {"/robots.txt": "User-agent: *\nDisallow: /img/\n", ONE[0]: page("/img/a.png"), "/img/a.png": PNG}
    go(paper, desk, paper.outlet(RSS), rules=WANTED)
    assert "/img/a.png" not in paper.paths


def test_at_most_five_of_a_page(paper: Web, desk: Desk) -> None:
    names = [f"/{n}.png" for n in range(50)]
    paper.routes |= {ONE[0]: page(*names), **dict.fromkeys(names, PNG)}
    go(paper, desk, paper.outlet(RSS), rules=WANTED)
    assert len(desk.of_role(Role.IMAGE)) == 5


def test_only_web_addresses_count() -> None:
    names = ["data:image/png;base64,AA", "javascript:alert(1)", "file:///etc/passwd", "http://[", "ftp://a.example/x.png",
             "//user:pw@b.example/x.png", "", "x" * 5000, "//c.example/x.png"]  # fmt: skip
    html = page(*names).replace("<head>", '<head><meta property="og:image" content="/own.png">')
    found = images_of(html.encode(), "text/html", "https://ganja.example/1", 9)
    assert found == ("https://ganja.example/own.png", "https://c.example/x.png")
    assert images_of(b"", "text/html", "https://ganja.example/1", 9) == ()


def test_a_picture_is_known_by_its_first_bytes() -> None:
    kinds = [PNG, JPEG, b"GIF89a..", b"RIFF\0\0\0\0WEBPVP8", b"\0\0\0\x1cftypavif", b"<svg>", b"", b"RIFF\0\0\0\0WAVE"]
    assert [image_kind(one) for one in kinds] == ["png", "jpg", "gif", "webp", "avif", None, None, None]
