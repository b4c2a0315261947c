"""`torimatome archive`: a subject as one file or split by years, a month's digest, a feed, and what it says to a mistake."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote

import feedparser
import pytest

from torimatome import readers
from torimatome.archive import filing, shelves
from torimatome.cli import main
from torimatome.cli.pages import _put
from torimatome.model import Filed, Headline, Item, Related

PAGE = """湾の報道

2007年以前の報道

2031.03.05 時事通信

(Yahoo)

艇が来た <3104-030502>
 艇が5日、来た。
【関連記事:2903-020101 (時事 2029.02.01)】
2030.02.02 時事通信 測量が始まる <3003-020201>
 測量が2日、始まった。
2029.02.01 時事通信 港が開く <2903-020101>
 港が1日、開いた。
"""
OTHER = """島の報道

2031.03.05 時事通信

(Yahoo)

艇が来た <3104-030502>
 艇が5日、来た。
【関連記事:2903-020101 (時事 2029.02.01)】
2031.03.01 時事通信 島に橋 <3104-030101>
 橋が1日、できた。
"""
ISSUE = """題

(副題)

2031年3月1日～3月7日

館

1. 内政関連

● 港を開く

Port opens

The port opened on March 3 & <b>all</b> came. (AZERTAG / 03.03.2031)

● 二社が伝える

Two tell

The pier is long. (AZERTAG, APA / 03-04.03.2031)

NOTE: It was not measured.

END
"""

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def desk(tmp_path: Path, call: Call) -> Path:
    """A desk with two pages and an issue."""
    folder = tmp_path / "desk"
    assert call("init", folder, "--profile", "azerbaijan")[0] == 0
    for name, text in (("page.txt", PAGE), ("other.txt", OTHER), ("issue.txt", ISSUE)):
        (tmp_path / name).write_text(text, "utf-8")
        assert call("-d", folder, "import", tmp_path / name)[0] == 0
    return folder


class _Rules:
    """The desk's rules of subjects without the register's names, which take seconds to make ready."""

    def __init__(self, *_: object) -> None: ...

    def subjects(self, item: Item) -> tuple[tuple[str, str], ...]:
        return (("橋に関する報道", "says “島に橋”"),) if "島に橋" in item.headline("ja") else ()


@pytest.fixture(autouse=True)
def _quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "real_rules" not in request.node.name:
        monkeypatch.setattr(filing, "Links", _Rules)


def test_real_rules_put_an_item_on_its_subjects(desk: Path, call: Call, tmp_path: Path) -> None:
    text = PAGE.replace("港が開く <2903-020101>", "アルメニア首相、港を訪問 <2903-020101>")
    (tmp_path / "page.txt").write_text(text, "utf-8")
    assert call("-d", desk, "import", tmp_path / "page.txt")[0] == 0
    code, _, said = call("-d", desk, "archive", "--subject", "アルメニア情勢に関する報道", "--out", tmp_path / "p.txt")
    assert (code, said) == (0, "")
    assert re.findall(r"<(.*)>", (tmp_path / "p.txt").read_text("utf-8")) == ["2903-020101"]


def links(page: Path) -> list[str]:
    return re.findall(r'href="([^"]+)"', page.read_text("utf-8"))


def test_the_subjects_are_listed(desk: Path, call: Call) -> None:
    _, out, _ = call("-d", desk, "archive", "--list")
    assert sorted(out.split()) == sorted(["2", "内政関連", "3", "湾の報道", "2", "島の報道", "1", "橋に関する報道"])


def test_a_subject_as_one_file_is_the_page_that_was_read(desk: Path, call: Call, tmp_path: Path) -> None:
    call("-d", desk, "archive", "--subject", "湾の報道", "--out", tmp_path / "p.txt")
    assert (tmp_path / "p.txt").read_text("utf-8").replace(
        "年 月 日\n出   典\n標       題\n要             旨\n", ""
    ) == PAGE
    call("-d", desk, "archive", "--subject", "湾の報道", "--out", tmp_path / "p.html")
    assert len(readers.read((tmp_path / "p.html").read_bytes(), "p.html").items) == 3
    call("-d", desk, "archive", "--subject", "湾の報道", "--out", tmp_path / "p.json")
    assert json.loads((tmp_path / "p.json").read_text("utf-8"))["title"] == "湾の報道"
    call("-d", desk, "archive", "--subject", "湾の報道", "--out", tmp_path / "p.md")
    assert "### 艇が来た \\<3104-030502\\>" in (tmp_path / "p.md").read_text("utf-8")


def test_items_of_a_bulletin_are_filed_in_todays_layout(desk: Path, call: Call, tmp_path: Path) -> None:
    call("-d", desk, "archive", "--subject", "内政関連", "--out", tmp_path / "p.txt")
    text = (tmp_path / "p.txt").read_text("utf-8")
    assert re.search(
        r"2031\.03\.03 アゼルタジ 港を開く <3104-0303\d\d>\n The port opened on March 3 & <b>all</b> came\.\n", text
    )
    assert " The pier is long. (AZERTAG, APA / 03-04.03.2031)\n【註】\n It was not measured.\n" in text
    assert len(readers.read(text.encode(), "p.txt").items) == 2


def test_subjects_split_by_years_lead_to_each_other(desk: Path, call: Call, tmp_path: Path) -> None:
    out = tmp_path / "all"
    code, said, _ = call("-d", desk, "archive", "--out", out)
    assert code == 0
    assert len(said.splitlines()) == 7
    assert {p.relative_to(out).as_posix() for p in out.rglob("*.html")} == {
        "index.html", "湾の報道/2031.html", "湾の報道/2030.html", "湾の報道/2029.html", "島の報道/2031.html",
        "内政関連/2031.html", "橋に関する報道/2031.html",
    }  # fmt: skip
    for page in out.rglob("*.html"):
        for link in (one for one in links(page) if not one.startswith("https:")):
            path, _, name = unquote(link).partition("#")
            target = (page.parent / path).resolve() if path else page
            assert target.is_file(), (page, link)
            assert not name or f'id="{name}"' in target.read_text("utf-8"), (page, link)
    assert "2029.html#2903-020101" in links(out / "湾の報道" / "2031.html")
    assert "2031.html#3104-030502" in links(out / "湾の報道" / "2029.html")
    assert "../%E6%B9%BE%E3%81%AE%E5%A0%B1%E9%81%93/2029.html#2903-020101" in links(out / "島の報道" / "2031.html")
    assert len(readers.read((out / "湾の報道" / "2030.txt").read_bytes(), "y.txt").items) == 1


def test_a_page_made_twice_has_the_same_bytes(desk: Path, call: Call, tmp_path: Path) -> None:
    for name in ("a", "b"):
        call("-d", desk, "archive", "--out", tmp_path / name)
        call("-d", desk, "archive", "--feed", "--out", tmp_path / name / "f.atom")
    files = [p.relative_to(tmp_path / "a") for p in (tmp_path / "a").rglob("*") if p.is_file()]
    assert len(files) == 14
    assert [f for f in files if (tmp_path / "a" / f).read_bytes() != (tmp_path / "b" / f).read_bytes()] == []


def test_the_digest_of_a_month_over_all_subjects(desk: Path, call: Call, tmp_path: Path) -> None:
    code, _, _ = call("-d", desk, "archive", "--digest", "2031-04", "--out", tmp_path / "d.txt")
    assert code == 0
    text = (tmp_path / "d.txt").read_text("utf-8")
    names = re.findall(r"<(\d{4}-\d{6})>$", text, re.MULTILINE)
    assert len(names) == 4
    assert names == sorted(names)
    assert "2031年4月号" in text


def test_the_feed(desk: Path, call: Call, tmp_path: Path) -> None:
    call("-d", desk, "archive", "--feed", "--site", "https://desk.example/a", "--out", tmp_path / "f.atom")
    read = feedparser.parse((tmp_path / "f.atom").read_bytes())
    assert not read["bozo"]
    assert len(read["entries"]) == 6
    assert read["entries"][0]["id"] == "tag:az.torimatome.invalid,2026:item/3104-030502"
    assert read["entries"][0]["link"].startswith("https://desk.example/a/")
    assert "2031.html?id=3104-030502#3104-030502" in read["entries"][0]["link"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--subject", "海の報道", "--out", "p.html"), ("海の報道", "“湾の報道”", "“島の報道”")),
        (("--out", "p.html"), ("--subject", "“湾の報道”")),
        (("--subject", "湾の報道", "--out", "p.exe"), (".exe", ".html")),
        (("--subject", "湾の報道"), ("--out",)),
        (("--digest", "2031-04", "--out", "here"), ("folder", ".html")),
        (("--feed", "--out", "here"), ("folder", ".atom")),
        (("--digest", "2031-09", "--out", "d.html"), ("3109", "3104")),
        (("--digest", "April", "--out", "d.html"), ("April", "2026-02")),
        (("--feed", "--site", "desk", "--out", "f.atom"), ("'desk'", "https://")),
        (("--out", "plain"), ("plain is a file", "folder")),
    ],
)
def test_a_mistake_gets_one_sentence(
    desk: Path,
    call: Call,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    words: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here").mkdir()
    (tmp_path / "plain").write_text("")
    code, out, said = call("-d", desk, "archive", *arguments)
    assert code in {1, 2}
    assert out == ""
    assert said.count("\n") == 1
    assert [word for word in words if word not in said] == []
    assert not (tmp_path / arguments[-1]).is_file() or arguments[-1] == "plain"


def test_an_empty_archive(tmp_path: Path, call: Call) -> None:
    call("init", tmp_path / "desk", "--profile", "azerbaijan")
    for arguments in (["--list"], ["--out", tmp_path / "all"], ["--feed", "--out", tmp_path / "f.atom"]):
        code, _, said = call("-d", tmp_path / "desk", "archive", *arguments)
        assert code == 2
        assert "torimatome import FILE" in said
    assert not (tmp_path / "all").exists()


def _item(n: int) -> Item:
    day = date(2031, 12, 31) - timedelta(days=n // 3)
    name = f"{(day.year + day.month // 12) % 100:02}{day.month % 12 + 1:02}-{day:%m%d}{n % 3 + 1:02}"
    related = (Related(id="3201-123101"),) if n == 5_999 else ()
    filed = Filed(id=name, layout="B2", dated=day.isoformat(), dated_raw="", outlet="時事通信", related=related)
    return Item(id=name, section="", headlines={"ja": Headline(text=f"港の{n}")}, filed=filed)


def test_a_stream_is_put_in_order_year_by_year(tmp_path: Path) -> None:
    """Items come in any order; each page has its year's, newest first."""
    stream = ((_item(n * 7 % 6_000), ["../湾", "湾/"] if n % 2 else ["湾/"]) for n in range(6_000))
    made = list(shelves.split(stream, tmp_path / "out", "題", {}, _put))
    assert {p.parent.name for p in made} == {"out", "湾", "湾-1"}
    assert [p for p in tmp_path.rglob("*") if p.suffix == ".part"] == []
    one = next(p for p in made if p.name == "2029.txt" and len(re.findall("^20", p.read_text("utf-8"), re.MULTILINE)) == 3 * 365)  # fmt: skip
    heads = re.findall(r"^(20\S+) .*<\d{4}-\d{4}(\d\d)>$", one.read_text("utf-8"), re.MULTILINE)
    assert heads == sorted(heads, reverse=True)
    assert datetime(2029, 1, 1, tzinfo=UTC).strftime("%Y.%m.%d") == heads[-1][0]
