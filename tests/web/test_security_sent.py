"""What hostile programs send and ask for: paths, bodies, secrets in what is logged, and who did what from where."""

from __future__ import annotations

import asyncio
import logging

import httpx
import pytest

from tests.web.team import NAMES, Team
from torimatome.desk import Desk
from torimatome.web.api.table import BASE
from torimatome.web.guards import Bounds
from torimatome.web.visiting import Role

_TRAVERSALS = (
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "....//....//etc/passwd",
    "/etc/passwd",
    "..\\..\\x",
    "%00",
    "desk.toml",
)


@pytest.mark.parametrize("place", ["/snapshot/{}", "/article/{}", "/bulletin/{}/issued/pdf", "/bulletin/2026/issued/{}", "/bulletin/2026/document/{}", "/static/{}", BASE + "/snapshots/{}", BASE + "/bulletins/x/documents/{}"])  # fmt: skip
@pytest.mark.parametrize("path", _TRAVERSALS)
def test_path_traversal(team: Team, place: str, path: str) -> None:
    with team.browser(Role.ADMIN) as client:
        answer = client.get(place.format(path), headers=team.token(Role.ADMIN))
    assert answer.status_code in (303, 307, 404, 405, 422)
    assert "root:" not in answer.text
    assert "profile" not in answer.text[:200]


def test_a_document_is_saved_never_shown(office: Desk, team: Team) -> None:
    key = office.store.bulletins.ids()[0]
    with team.browser(Role.ADMIN) as client:
        answer = client.get(f"/bulletin/{key}/document/html")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


@pytest.mark.parametrize(
    ("path", "kind", "size"),
    [
        ("/login", "application/x-www-form-urlencoded", 3_000_000),
        (BASE + "/imports", "application/json", 17_000_000),
        ("/login", "multipart/form-data; boundary=b", 1000),
    ],
)
def test_oversize_bodies_are_refused(team: Team, path: str, kind: str, size: int) -> None:
    with team.browser() as client:
        answer = client.ask("POST", path, content=b"a" * size, headers={"Content-Type": kind, **_only_token(team)})  # type: ignore[arg-type]
    assert answer.status_code == 413


def _only_token(team: Team) -> dict[str, str]:
    return {"Authorization": team.token(Role.ADMIN)["Authorization"]}


def test_oversize_bodies_that_do_not_say_so_are_cut_off() -> None:
    assert _bounded([b"x" * 1_000_000] * 5, pause=0.0) == 413


def test_slow_bodies_are_given_up() -> None:
    assert _bounded([b"x", b"x", b"x"], pause=0.2, pause_s=0.05) == 408
    assert _bounded([b"x"] * 8, pause=0.03, whole_s=0.1) == 408
    assert _bounded([b"x"] * 3, pause=0.0) == 200


def _bounded(pieces: list[bytes], *, pause: float, pause_s: float = 5, whole_s: float = 5) -> int:
    """What becomes of a body that comes in these pieces."""
    sent: list[int] = []
    left = iter(pieces)

    async def receive() -> dict[str, object]:
        await asyncio.sleep(pause)
        piece = next(left, None)
        return {"type": "http.request", "body": piece or b"", "more_body": piece is not None}

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            sent.append(int(str(message["status"])))

    async def reads(_scope: object, receive_: object, send_: object) -> None:
        while (await receive_())["more_body"]:  # type: ignore[operator]
            pass
        await send_({"type": "http.response.start", "status": 200, "headers": []})  # type: ignore[operator]
        await send_({"type": "http.response.body", "body": b""})  # type: ignore[operator]

    scope = {"type": "http", "headers": [], "method": "POST", "path": "/"}
    asyncio.run(Bounds(reads, pause_s=pause_s, whole_s=whole_s)(scope, receive, send))  # type: ignore[arg-type]
    return sent[0]


def test_no_token_or_secret_stands_in_a_log_an_answer_or_the_tables(
    team: Team, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = team.token(Role.EDITOR)["Authorization"].removeprefix("Bearer ")
    answers: list[httpx.Response] = []
    with team.browser(Role.EDITOR) as client:
        cookie = client._client.cookies["desk"]
        paths = (f"{BASE}/me", f"{BASE}/nothing", f"{BASE}/search?q=a&limit=x", f"{BASE}/bulletins/none")
        answers += [client.get(path, headers={"Authorization": f"Bearer {secret}"}) for path in paths]
        said = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
        answers.append(client.ask("POST", f"{BASE}/rulings", content="{", headers=said))  # type: ignore[arg-type]
        answers.append(client.get("/me"))
    for kept in (secret, cookie):
        assert kept not in " ".join(
            r.getMessage() for r in caplog.records if not r.name.startswith(("httpx", "httpcore"))
        )
        assert not any(kept in a.text for a in answers)
        assert kept not in repr(team.people.store.accounts.acts())
        assert not any(
            kept in repr(k)
            for name in NAMES.values()
            for kind in ("session", "token")
            for k in team.people.store.accounts.keys(name, kind)
        )


def test_the_audit_log_tells_who_did_what_from_where(team: Team) -> None:
    with team.browser(Role.ADMIN) as client:
        client.post("/people", {"name": "new one", "role": "reader", "password": "some other words here"})
        client.post("/people/change", {"name": "new one", "act": "disable"})
        page = client.get("/people/audit").text
    said = [(a.by, a.act, a.thing) for a in team.people.store.accounts.acts(20)]
    assert ("ada", "account added as reader", "new one") in said
    assert ("ada", "account disabled", "new one") in said
    assert ("ada", "POST", "/people/change") in said
    assert "account disabled" in page
    assert "127.0.0.1" in page
