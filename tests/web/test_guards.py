"""What stands before the pages: own hosts only, strict headers, loopback only; and faults in one sentence."""

from __future__ import annotations

import socket

import pytest

from tests.web.client import Client
from torimatome import web
from torimatome.desk import Desk
from torimatome.errors import Failed, NoRoom, Stop
from torimatome.web.guards import POLICY, bare
from torimatome.web.serving import is_loopback
from torimatome.web.site import asset


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.0.7:8300", "", "[2001:db8::1]:80"])
def test_a_foreign_host_is_refused(client: Client, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert answer.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize("host", ["127.0.0.1:8300", "localhost", "LOCALHOST:1", "[::1]:8300"])
def test_its_own_names_are_answered(client: Client, host: str) -> None:
    assert client.get("/search", headers={"Host": host}).status_code == 200


def test_bare_host() -> None:
    assert [bare(h) for h in ("a:1", "[::1]:2", "[::1]", "a")] == ["a", "::1", "::1", "a"]


@pytest.mark.parametrize("path", ["/", "/search", "/nowhere", "/static/desk.js", "/static/desk.css"])
def test_every_answer_has_strict_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_only_a_static_file_named_by_its_content_is_kept(client: Client) -> None:
    assert "immutable" in client.get(asset("desk.css")).headers["cache-control"]
    assert client.get("/?v=1").headers["cache-control"] == "no-store"


def test_no_page_has_inline_script_or_style(client: Client, desk: Desk) -> None:
    for path in ("/", f"/bulletin/{desk.store.bulletins.ids()[0]}", "/search?q=Baku"):
        page = client.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert page.count("<script") == page.count('<script src="/static/')


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "desk.example", ""])
def test_an_address_of_the_net_is_refused(desk: Desk, host: str) -> None:
    with pytest.raises(Stop, match="this machine alone"):
        web.serve(desk, host, 0)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "localhost", "::1", "[::1]"])
def test_loopback_is_loopback(host: str) -> None:
    assert is_loopback(host)


def test_a_taken_port_is_one_sentence(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(Failed, match="choose another with --port"):
        web.serve(desk, "127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize(
    ("error", "status"),
    [(NoRoom("the disk is full."), 507), (Failed("a record is damaged."), 500), (ZeroDivisionError(), 500)],
)
def test_a_fault_is_one_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Desk, "search", fail)
    with Client(web.application(desk), careless=True) as client:
        answer = client.get("/search?q=x")
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert (str(error).capitalize() or "a fault of its own") in answer.text
