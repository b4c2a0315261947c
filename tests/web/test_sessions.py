"""Sessions: begun by a password, ended by time, by leaving, by a new password; never by what somebody else planted."""

from __future__ import annotations

import pytest

from tests.web.client import Client
from tests.web.team import NAMES, PASSWORD, Team, login
from torimatome.desk import Desk
from torimatome.web.accounts import limits
from torimatome.web.visiting import SESSION, Role


@pytest.fixture
def team(office: Desk) -> Team:
    return Team(office)


def secret(client: Client) -> str:
    return client._client.cookies.get(SESSION) or ""


def test_a_stranger_is_led_to_the_login_and_back(team: Team) -> None:
    with team.browser() as client:
        answer = client.get("/search?q=x")
        assert (answer.status_code, answer.headers["location"]) == (303, "/login?to=%2Fsearch%3Fq%3Dx")
        assert login(client, "rin", to="/search?q=x").headers["location"] == "/search?q=x"
        assert client.get("/search?q=x").status_code == 200
        assert client.get("/login").status_code == 303


def test_a_script_of_a_stranger_is_told_to_log_in(team: Team) -> None:
    with team.browser() as client:
        answer = client.get("/week", headers={"HX-Request": "true"})
        assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/login")


def test_session_fixation_the_secret_is_new_after_the_login(team: Team) -> None:
    planted = "x" * 43
    with team.browser() as client:
        client._client.cookies.set(SESSION, planted, domain="127.0.0.1")
        assert login(client, "rin").status_code == 303
        mine = secret(client)
        assert mine not in ("", planted)
        assert client.get("/me").status_code == 200
    assert team.people.whose(planted, "session") is None
    with team.browser() as thief:
        thief._client.cookies.set(SESSION, planted, domain="127.0.0.1")
        assert thief.get("/me").status_code == 303


def test_a_second_login_ends_the_session_before(team: Team) -> None:
    with team.browser(Role.READER) as client:
        first = secret(client)
        client.post("/logout")
        login(client, "rin")
        assert team.people.whose(first, "session") is None


@pytest.mark.parametrize("secure", [False, True])
def test_the_cookie_is_kept_from_scripts_and_other_sites(office: Desk, secure: bool) -> None:
    team = Team(office, secure=secure)
    with team.browser() as client:
        said = login(client, "rin").headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=lax" in said
    assert ("secure" in said) is secure


def test_over_tls_browsers_are_told_to_stay_there(office: Desk) -> None:
    with Team(office, secure=True).browser() as client:
        assert "max-age" in client.get("/login").headers["strict-transport-security"]


@pytest.mark.parametrize(("step", "steps"), [({"hours": 12}, 1), ({"hours": 11}, 16)])
def test_a_session_ends_when_idle_and_after_a_week(team: Team, step: dict[str, float], steps: int) -> None:
    with team.browser(Role.READER) as client:
        for _ in range(steps - 1):
            team.clock.wait(**step)
            if client.get("/me").status_code != 200:
                break
        team.clock.wait(**step)
        assert client.get("/me").status_code == 303
    assert (team.clock() - team.people.named("rin").made_at).days <= 8


def test_logout_ends_the_session_and_everywhere_ends_all(team: Team) -> None:
    with team.browser(Role.EDITOR) as one, team.browser(Role.EDITOR) as other, team.browser(Role.EDITOR) as third:
        old = secret(one)
        assert one.post("/logout").headers["location"] == "/login"
        assert team.people.whose(old, "session") is None
        assert other.get("/me").status_code == 200
        other.post("/logout", {"everywhere": "yes"})
        assert third.get("/me").status_code == 303


def test_a_new_password_needs_the_old_one_and_ends_all_other_sessions(team: Team) -> None:
    with team.browser(Role.EDITOR) as one, team.browser(Role.EDITOR) as other:
        wrong = one.post("/me/password", {"old": "not the one at all", "new": "another four words"})
        assert wrong.status_code == 422
        assert one.post("/me/password", {"old": PASSWORD, "new": "another four words"}).status_code == 303
        assert one.get("/me").status_code == 200
        assert other.get("/me").status_code == 303
    with team.browser() as again:
        assert login(again, "emi").status_code == 403
        assert login(again, "emi", "another four words").status_code == 303


def test_a_disabled_account_is_out_at_once_with_its_tokens(team: Team) -> None:
    headers = team.token(Role.EDITOR)
    with team.browser(Role.EDITOR) as client:
        assert client.get("/api/v1/me", headers=headers).json() == {"name": "emi", "role": "editor"}
        team.people.active("emi", "ada", active=False)
        assert client.get("/me").status_code == 303
        assert client.get("/api/v1/me", headers=headers).status_code == 401
        assert login(client, "emi").status_code == 403


def test_nobody_learns_which_accounts_there_are(team: Team) -> None:
    team.people.active("aki", "ada", active=False)
    with team.browser() as client:
        said = [login(client, name, "wrong words here").text for name in ("rin", "aki", "nobody")]
    assert (
        len({text.replace("rin", "?").replace("aki", "?").replace("nobody", "?").split("<form")[0] for text in said})
        == 1
    )


def test_as_much_work_is_done_for_a_name_that_nobody_has(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    from torimatome.web.accounts import passwords

    weighed: list[str] = []
    real = passwords.hasher()

    class Counting:
        def verify(self, line: str, password: str) -> bool:
            weighed.append(line)
            return bool(real.verify(line, password))

        def hash(self, password: str) -> str:
            return str(real.hash(password))

    monkeypatch.setitem(passwords._made, "hasher", Counting())
    assert team.people.check("nobody", "wrong words here") is None
    assert team.people.check("rin", "wrong words here") is None
    assert len(weighed) == 2


def test_too_many_tries_have_to_wait(team: Team) -> None:
    with team.browser() as client:
        for _ in range(limits.PER_PAIR):
            assert login(client, "rin", "wrong words here").status_code == 403
        answer = login(client, "rin")
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) > 0
        assert login(client, "aki").status_code == 303  # another person at the same address
        client.post("/logout")
        team.clock.wait(minutes=16)
        assert login(client, "rin").status_code == 303


def test_an_address_that_tries_many_names_has_to_wait() -> None:
    from tests.web.team import Clock

    clock = Clock()
    tried = limits.Limits(clock)
    for n in range(limits.PER_ADDRESS):
        assert not tried.wait(f"n{n}", "192.0.2.1")
        tried.failed(f"n{n}", "192.0.2.1")
    assert tried.wait("rin", "192.0.2.1")
    assert not tried.wait("rin", "192.0.2.2")
    clock.wait(minutes=15)
    assert not tried.wait("rin", "192.0.2.1")


def test_what_is_remembered_of_tries_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.web.team import Clock

    monkeypatch.setattr(limits, "_MOST", 100)
    tried = limits.Limits(Clock())
    for n in range(300):
        tried.failed(f"n{n}", f"192.0.2.{n}")
    assert len(tried._failures) <= 100


def test_the_password_stands_nowhere_in_the_answer_or_the_log(team: Team) -> None:
    with team.browser() as client:
        page = client.get("/login")
        answer = client.ask("POST", "/login", data={"token": "stale", "name": "rin", "password": PASSWORD})
        assert answer.status_code == 403
        assert PASSWORD not in answer.text
        assert PASSWORD not in login(client, PASSWORD, PASSWORD).text.replace(f'value="{PASSWORD}"', "")
        assert page.headers["cache-control"] == "no-store"
    assert not any(PASSWORD in repr(act) for act in team.people.store.accounts.acts())


def test_names_of_all_roles_are_of_accounts(team: Team) -> None:
    assert {a.name for a in team.people.store.accounts.all()} >= {*NAMES.values()}
