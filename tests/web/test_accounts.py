"""Accounts from the command line and from the page of administrators; and where the desk refuses to listen."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.team import NAMES, PASSWORD, Clock, Team, login
from torimatome import cli, plugins, web
from torimatome.desk import Desk
from torimatome.errors import NotFound, Stop
from torimatome.store import open_store
from torimatome.web.accounts import passwords
from torimatome.web.accounts.people import People, least
from torimatome.web.serving import check
from torimatome.web.visiting import Role

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """The command line on a desk of its own; the first word may be what is typed."""
    from argon2 import PasswordHasher

    monkeypatch.setitem(passwords._made, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    cli.main(["init", str(tmp_path / "desk")])

    def said(*words: str, typed: str = "") -> tuple[int, str, str]:
        capsys.readouterr()
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        try:
            code = cli.main(["-d", str(tmp_path / "desk"), *words])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return said


def test_the_first_administrator_is_made_by_a_command(say: Say) -> None:
    assert say("account", "add", "kana", "--role", "admin", typed=f"{PASSWORD}\n") == (0, "kana: admin\n", "")
    assert say("account", "list")[1] == "admin    kana\n1 account\n"
    code, _, err = say("account", "add", "kana", typed=f"{PASSWORD}\n")
    assert (code, "already" in err) == (2, True)


def test_accounts_are_changed_by_commands(say: Say) -> None:
    say("account", "add", "kana", "--role", "admin", typed=PASSWORD)
    say("account", "add", "田中 一", typed=PASSWORD)
    assert say("account", "role", "田中 一", "editor")[1] == "田中 一: editor\n"
    assert say("account", "disable", "田中 一")[0] == 0
    assert "(disabled)" in say("account", "list")[1]
    assert say("account", "enable", "田中 一")[0] == 0
    assert say("account", "password", "田中 一", typed="some other words here\n")[0] == 0
    assert say("account", "password", "nobody", typed=PASSWORD)[0] == 2
    secret = say("account", "token", "kana", "--role", "reader", "--label", "feed")[1].strip()
    assert secret.startswith("tmt_")
    told = say("account", "tokens", "kana")[1]
    assert "feed" in told
    assert secret not in told
    assert "0 tokens" in say("account", "tokens", "kana", "--revoke", told.split()[0])[1]


@pytest.mark.parametrize("change", [("role", "kana", "editor"), ("disable", "kana")])
def test_the_last_administrator_stays(say: Say, change: tuple[str, ...]) -> None:
    say("account", "add", "kana", "--role", "admin", typed=PASSWORD)
    code, _, err = say("account", *change)
    assert (code, "last administrator" in err) == (2, True)


@pytest.mark.parametrize("password", ["short", "", "x" * 201, "aaaaaaaaaaaaaaaa", "my name is kana!"])
def test_a_weak_password_is_refused(say: Say, password: str) -> None:
    code, _, err = say("account", "add", "kana", typed=password)
    assert code == 2
    assert err.count("\n") == 1
    assert not password or password not in err


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\nb\x00", "\u202eadmin", "..."])
def test_a_name_that_nobody_can_have(office: Desk, name: str) -> None:
    people = People(office.store, Clock())
    with pytest.raises(Stop):
        people.add(name, Role.READER, PASSWORD, "test")


def test_a_backup_brings_the_accounts_back(office: Desk, tmp_path: Path) -> None:
    from torimatome.store import backup, restore

    Team(office)
    backup(office.folder.path, tmp_path / "a.backup")
    restore(tmp_path / "a.backup", tmp_path / "again")
    with open_store(plugins.open_folder(tmp_path / "again").data) as store:
        assert {a.name for a in store.accounts.all()} >= {*NAMES.values()}


def test_what_the_machine_makes_again_leaves_accounts_alone(office: Desk) -> None:
    team = Team(office)
    secret = team.people.enter(team.people.named("emi"))
    with office.store.transaction():
        office.store.drop_machine_tables()
        assert team.people.whose(secret, "session")


def test_of_many_sessions_the_oldest_end(office: Desk) -> None:
    team = Team(office)
    secrets = []
    for _ in range(25):
        team.clock.wait(seconds=1)
        secrets.append(team.people.enter(team.people.named("emi")))
    assert len(office.store.accounts.keys("emi", "session")) <= 20
    assert team.people.whose(secrets[0], "session") is None
    assert team.people.whose(secrets[-1], "session")


def test_an_administrator_changes_accounts_on_a_page(office: Desk) -> None:
    team = Team(office)
    with team.browser(Role.ADMIN) as ada, team.browser(Role.READER) as rin:
        ada.post("/people/change", {"name": "rin", "act": "role", "role": "editor"})
        assert rin.get("/me").status_code == 303  # the role is another one: they log in again
        assert login(rin, "rin").status_code == 303
        assert "rin" in ada.get("/people").text
        assert ada.post("/people", {"name": "x", "role": "king", "password": PASSWORD}).status_code == 422
        assert ada.post("/people/change", {"name": "rin", "act": "eat"}).status_code == 404
        made = ada.post("/me/token", {"label": "feed", "role": "reader", "days": "7"}).text
        assert "tmt_" in made
        assert "tmt_" not in ada.get("/me").text
        assert ada.post("/people/change", {"name": "ada", "act": "disable"}).status_code == 422


def test_a_desk_without_accounts_has_no_pages_of_accounts(client: object, desk: Desk) -> None:
    from tests.web.client import Client

    with Client(web.application(desk)) as browser:
        assert browser.get("/people").status_code == 404
        assert browser.get("/login").status_code == 404


def test_the_lower_role_counts() -> None:
    assert least("admin", "reader") is least("reader", "editor") is Role.READER


def test_nobody_has_an_account_that_is_not_there(office: Desk) -> None:
    with pytest.raises(NotFound, match="no account 'zoe'"):
        People(office.store, Clock()).named("zoe")


CERT = web.Way(cert=Path(__file__), key=Path(__file__), names=("desk.example",))
PROXY = web.Way(proxies=("127.0.0.1",), names=("desk.example",))


@pytest.mark.parametrize(
    ("host", "way", "accounts", "wrong"),
    [
        ("127.0.0.1", web.Way(), False, ""),
        ("127.0.0.1", web.Way(), True, ""),
        ("127.0.0.1", PROXY, True, ""),
        ("0.0.0.0", CERT, True, ""),
        ("127.0.0.1", PROXY, False, "no accounts"),
        ("0.0.0.0", CERT, False, "no accounts"),
        ("0.0.0.0", web.Way(names=("desk.example",)), True, "unsealed"),
        ("192.0.2.7", web.Way(), True, "unsealed"),
        ("0.0.0.0", web.Way(proxies=("10.0.0.1",)), True, "--name"),
        ("0.0.0.0", web.Way(cert=Path(__file__)), True, "both"),
        ("127.0.0.1", web.Way(cert=Path("none.pem"), key=Path("none.pem")), True, "none.pem"),
        ("127.0.0.1", web.Way(proxies=("everybody",)), True, "everybody"),
    ],
)
def test_where_the_desk_listens(host: str, way: web.Way, accounts: bool, wrong: str) -> None:
    if not wrong:
        check(host, way, has_accounts=accounts)
        return
    with pytest.raises(Stop) as told:
        check(host, way, has_accounts=accounts)
    assert wrong in str(told.value)
    assert str(told.value).endswith(".")
