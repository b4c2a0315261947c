"""The JSON API: what its table says is what it does; edits say what they saw; whoever may not is told so and no more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

import httpx
import pytest
from docs.reference import API

from tests.web.client import Client
from tests.web.team import Team
from torimatome import web
from torimatome.desk import Desk
from torimatome.web.api.checking import Unfit, fit
from torimatome.web.api.openapi import described, page
from torimatome.web.api.table import operations
from torimatome.web.visiting import Role

BASE = "/api/v1"


@pytest.fixture(scope="module")
def emi(team: Team) -> Iterator[Program]:
    with Client(team.app) as client:
        yield Program(client, team.token(Role.EDITOR))


class Program:
    """A program with a token."""

    def __init__(self, client: Client, headers: dict[str, str]) -> None:
        self.client, self.headers = client, headers

    def get(self, path: str) -> httpx.Response:
        return self.client.get(BASE + path, headers=self.headers)

    def send(self, method: str, path: str, said: object = None, **more: str) -> httpx.Response:
        body = json.dumps(said or {})
        return self.client.ask(method, BASE + path, content=body, headers={**self.headers, **more})  # type: ignore[arg-type]


@pytest.fixture
def field(emi: Program) -> str:
    bulletin = emi.get("/bulletins").json()["items"][0]["id"]
    item = emi.get(f"/bulletins/{bulletin}/items").json()["items"][0]["id"]
    return f"/bulletins/{bulletin}/items/{item}/fields/headline.en"


def test_the_page_for_people_is_made_from_the_table() -> None:
    assert API.read_text("utf-8") == page()


def test_every_operation_has_a_name_of_its_own_and_its_path_once() -> None:
    every = list(operations())
    assert len({one.name for one in every}) == len({(one.method, one.path) for one in every}) == len(every)
    assert all(one.says.endswith(".") for one in every)


def test_openapi_is_told_to_all(team: Team) -> None:
    with team.browser() as client:
        told = client.get(f"{BASE}/openapi.json").json()
    assert told == json.loads(json.dumps(described()))
    assert told["openapi"] == "3.1.0"
    assert len(told["paths"]) > 40


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer tmt_nothing", "Basic ZW1pOng=", "bearer"])
def test_without_a_token_there_is_nothing(team: Team, given: str) -> None:
    with team.browser() as client:
        answer = client.get(f"{BASE}/status", headers={"Authorization": given})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_session_opens_no_api(team: Team) -> None:
    with team.browser(Role.ADMIN) as client:
        assert client.get(f"{BASE}/status").status_code == 401


def test_a_token_may_do_no_more_than_its_account(team: Team) -> None:
    secret = team.people.token("rin", Role.ADMIN, "", 30, "test")
    with team.browser() as client:
        told = client.get(f"{BASE}/me", headers={"Authorization": f"Bearer {secret}"}).json()
    assert told == {"name": "rin", "role": "reader"}


def test_a_token_ends(team: Team) -> None:
    headers = team.token(Role.READER)
    hashed = sha256(headers["Authorization"].removeprefix("Bearer ").encode()).hexdigest()
    with team.browser() as client:
        assert client.get(f"{BASE}/me", headers=headers).status_code == 200
        team.people.revoke("rin", hashed[:12], "test")
        assert client.get(f"{BASE}/me", headers=headers).status_code == 401
        later = team.token(Role.READER)
        team.clock.wait(days=31)
        assert client.get(f"{BASE}/me", headers=later).status_code == 401
        team.clock.wait(days=-31)


def test_one_person_on_this_machine_needs_no_token_but_no_page_may_call(desk: Desk) -> None:
    with Client(web.application(desk)) as client:
        assert client.get(f"{BASE}/me").json()["role"] == "admin"
        for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            said = {**headers, "Content-Type": "application/json"}
            assert client.ask("POST", f"{BASE}/work/collect", content="{}", headers=said).status_code == 403  # type: ignore[arg-type]
        plain = client.ask("POST", f"{BASE}/work/collect", content="{}", headers={"Content-Type": "text/plain"})  # type: ignore[arg-type]
        assert plain.status_code == 415


def test_pages_of_many_things_follow_each_other(emi: Program) -> None:
    bulletin = emi.get("/bulletins").json()["items"][0]["id"]
    whole = emi.get(f"/bulletins/{bulletin}/items").json()["items"]
    told, cursor = [], ""
    while True:
        found = emi.get(f"/bulletins/{bulletin}/items?limit=2{cursor}").json()
        told += found["items"]
        if not found["next"]:
            break
        cursor = f"&cursor={found['next']}"
    assert told == whole


def test_an_edit_says_what_it_saw_and_nothing_is_lost(emi: Program, field: str) -> None:
    seen = emi.get(field)
    tag = seen.headers["etag"]
    assert emi.send("PUT", field, {"value": "One"}).status_code == 428
    first = emi.send("PUT", field, {"value": "Envoys meet at the lake"}, **{"If-Match": tag})
    assert (first.status_code, first.json()["value"]) == (200, "Envoys meet at the lake")
    second = emi.send("PUT", field, {"value": "Envoys part at the lake"}, **{"If-Match": tag})
    told = second.json()
    assert second.status_code == 412
    assert (told["now"], told["yours"], told["by"]) == ("Envoys meet at the lake", "Envoys part at the lake", "emi")
    bulletin = field.split("/")[2]
    adopted = emi.send("POST", f"/bulletins/{bulletin}/adopt", {"number": told["kept"]})
    assert adopted.json()["value"] == "Envoys part at the lake"
    assert emi.send("PUT", field, {"value": "Over all"}, **{"If-Match": "*"}).json()["value"] == "Over all"
    last = emi.get(field)
    assert (
        emi.client.get(BASE + field, headers={**emi.headers, "If-None-Match": last.headers["etag"]}).status_code == 304
    )
    item = field.rpartition("/fields")[0]
    assert emi.get(f"{item}/history?field=headline.en").json()["items"][0]["value"] == "Over all"


def test_undo_gives_back_what_was(emi: Program, field: str) -> None:
    before = emi.get(field).json()["value"]
    edit = emi.send("PUT", field, {"value": "For a moment"}, **{"If-Match": "*"}).json()["number"]
    assert emi.send("POST", f"/bulletins/{field.split('/')[2]}/undo", {"number": edit}).status_code == 200
    assert emi.get(field).json()["value"] == before


def test_a_bulletin_is_approved_and_published_as_it_was_seen(emi: Program, field: str) -> None:
    path = f"/bulletins/{field.split('/')[2]}"
    old = emi.get(path).headers["etag"]
    emi.send("PUT", field, {"value": "Changed meanwhile"}, **{"If-Match": "*"})
    assert emi.send("POST", f"{path}/approve", **{"If-Match": old}).status_code == 412
    tag = emi.get(path).headers["etag"]
    assert emi.send("POST", f"{path}/approve", **{"If-Match": tag}).json()["by"] == "emi"
    issued = emi.send("POST", f"{path}/publish", {"formats": ["txt", "md"]}, **{"If-Match": tag}).json()
    assert issued["formats"] == [".md", ".txt"]
    document = emi.get(f"{path}/documents/txt?edition={issued['edition']}")
    assert b"Changed meanwhile" in document.content
    assert "attachment" in document.headers["content-disposition"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/nothing", "", 404),
        ("DELETE", "/status", "", 405),
        ("GET", "/bulletins/none", "", 404),
        ("GET", "/bulletins?limit=0", "", 422),
        ("GET", "/bulletins?limit=many", "", 422),
        ("GET", "/bulletins?colour=red", "", 422),
        ("GET", "/contacts?from=soon", "", 422),
        ("GET", "/weeks/2026-99-99..2026-01-01", "", 404),
        ("POST", "/rulings", "{", 400),
        ("POST", "/rulings", "[]", 422),
        ("POST", "/rulings", '{"article": "a", "other": "b", "same": "yes"}', 422),
        ("POST", "/rulings", '{"article": "a", "other": "b", "same": true, "x": 1}', 422),
        ("POST", "/rulings", '{"article": "a", "other": "b", "same": NaN}', 400),
        ("POST", "/rulings", "[" * 100_000, 400),
        ("POST", "/imports", '{"name": "a.txt", "data": "***"}', 422),
    ],
)
def test_what_does_not_fit_is_one_sentence(emi: Program, method: str, path: str, body: str, status: int) -> None:
    answer = emi.client.ask(method, BASE + path, content=body, headers=emi.headers)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["detail"].endswith((".", "?"))
    assert "Traceback" not in answer.text


def test_fit_knows_every_word_that_the_table_uses() -> None:
    from torimatome.web.api import checking

    words = {word for one in operations() for p in one.params for word in p.schema} - {"type", "items"}
    assert words <= {*checking._WORDS}
    with pytest.raises(Unfit):
        fit({"type": "integer"}, True, "n")


def test_every_get_that_needs_no_id_answers(emi: Program) -> None:
    for one in operations():
        if one.method == "GET" and "{" not in one.path and one.role is not Role.ADMIN:
            query = "?q=Baku" if any(p.needed for p in one.params) else ""
            assert emi.get(one.path + query).status_code == 200, one.path
