"""Forms: read exactly, and only those of our own pages are obeyed; the words of the pages in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from tests.web.client import Client
from torimatome.desk import Desk
from torimatome.errors import Stop
from torimatome.web.forms import Tokens, parsed
from torimatome.web.texts import Speaker, table

ROOM = Path(__file__).parents[2] / "src" / "torimatome" / "web"


def test_a_form_is_read() -> None:
    form = parsed(b"a=1&a=2&b=%E8%A9%A6+%0D%0Ay&c=", "application/x-www-form-urlencoded")
    assert form.all("a") == ["1", "2"]
    assert (form.get("b"), form.get("c", "x"), form.get("d", "x")) == ("試 \ny", "", "x")


def test_an_upload_is_read_byte_for_byte() -> None:
    data = bytes(range(256)) + b"\r\n--x\r\n\n"
    head = b'--XX\r\nContent-Disposition: form-data; name="to"\r\n\r\n/\r\n--XX\r\n'
    file = b'Content-Disposition: form-data; name="file"; filename="a/b\\c.pdf"\r\nContent-Type: x/y\r\n\r\n'
    form = parsed(head + file + data + b"\r\n--XX--\r\n", "multipart/form-data; boundary=XX")
    assert form.files["file"].data == data
    assert form.files["file"].name == "c.pdf"
    assert form.get("to") == "/"


def test_what_is_no_form_is_refused() -> None:
    with pytest.raises(Stop):
        parsed("&".join(f"a{n}=1" for n in range(3000)).encode(), "application/x-www-form-urlencoded")
    with pytest.raises(Stop):
        parsed(b"\xff\xfe=1", "application/x-www-form-urlencoded")


def test_a_token_is_of_one_browser_and_one_run() -> None:
    tokens = Tokens()
    assert tokens.fits("a", tokens.of("a"))
    assert not tokens.fits("b", tokens.of("a"))
    assert not Tokens().fits("a", tokens.of("a"))
    assert not tokens.fits("a", "ü")


def test_a_form_without_its_token_changes_nothing_and_loses_nothing(ann: Client, office: Desk) -> None:
    one = office.bulletin(office.store.bulletins.ids()[-1])
    path, fields = f"/bulletin/{one.id}/edit/{one.items[0].id}/change", {"field": "headline.ja", "value": "試し<b>"}
    answer = ann.ask("POST", path, data={**fields, "token": "no"})
    assert answer.status_code == 403
    assert "試し&lt;b&gt;" in answer.text
    assert office.bulletin(one.id) == one


@pytest.mark.parametrize(
    "header",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://127.0.0.1:9"},
    ],
)
def test_a_form_of_another_site_is_refused_whatever_it_carries(
    ann: Client, office: Desk, header: dict[str, str]
) -> None:
    one = office.bulletin(office.store.bulletins.ids()[-1])
    answer = ann.post(
        f"/bulletin/{one.id}/edit/{one.items[0].id}/change", {"field": "headline.ja", "value": "x1"}, headers=header
    )
    assert answer.status_code == 403
    assert "x1" not in answer.text
    assert office.bulletin(one.id) == one


def test_a_form_leads_only_to_our_own_pages(ann: Client) -> None:
    for to in ("http://evil.example/", "//evil.example", "/\\evil.example"):
        assert ann.post("/person", {"to": to, "language": "en"}).headers["location"] == "/"


def test_the_cookies_are_for_no_script_and_no_other_site(office: Desk) -> None:
    from torimatome import web

    with Client(web.application(office)) as new:
        said = new.get("/").headers["set-cookie"]
    assert "HttpOnly" in said
    assert "samesite=strict" in said.lower()


@pytest.mark.parametrize(
    ("asked", "language"), [("ja,en;q=0.5", "ja"), ("de, en;q=0.8, ja;q=0.9", "ja"), ("fr", "en"), (";;q=x", "en")]
)
def test_the_pages_speak_the_browsers_language(office: Desk, asked: str, language: str) -> None:
    from torimatome import web

    with Client(web.application(office)) as new:
        assert f'<html lang="{language}">' in new.get("/", headers={"Accept-Language": asked}).text


def test_a_person_may_choose_the_language_and_the_name(office: Desk) -> None:
    from torimatome import web

    with Client(web.application(office)) as new:
        new.post("/person", {"language": "ja", "name": "花子 <b>"})
        page = new.get("/").text
    assert '<html lang="ja">' in page
    assert 'value="花子 &lt;b&gt;"' in page


def test_every_text_is_in_both_languages_with_the_same_values() -> None:
    for key, said in table().items():
        assert {"en", "ja"} <= said.keys(), key
        named = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (said["en"], said["ja"])]
        assert named[0] == named[1] or {"n"} == named[0] ^ named[1], key


def test_every_text_that_is_named_exists() -> None:
    for file in (*ROOM.glob("templates/*.html"), *ROOM.glob("pages/*.py")):
        for key in re.findall(r"""\bt\(["']([\w.-]+)["'][,)]""", file.read_text("utf-8")):
            assert Speaker("en").has(key), f"{key} in {file.name}"


def test_one_is_not_many() -> None:
    assert (Speaker("en")("week.events", n=1), Speaker("en")("week.events", n=2)) == ("1 event", "2 events")
