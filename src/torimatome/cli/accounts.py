"""Commands of accounts: who of a team may come in by the browser, and which programs by a token."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from torimatome.cli.common import Command, opened
from torimatome.errors import Stop
from torimatome.lang.text import counted

if TYPE_CHECKING:
    from torimatome.web.accounts.people import People

_ROLES = ("reader", "analyst", "editor", "admin")
_DAYS, _MOST_DAYS = 90, 3660


@contextmanager
def _people(call: argparse.Namespace) -> Iterator[People]:
    from torimatome.web.accounts.people import People  # the web's libraries load only here

    with opened(call) as desk:
        yield People(desk.store, desk.clock)


def account(call: argparse.Namespace) -> None:
    """Make and change the accounts of a team; the first one makes `serve` ask everybody who they are."""
    call.act(call)


def add_one(call: argparse.Namespace) -> None:
    """Make an account; the password is asked for, or read from standard input."""
    from torimatome.web.visiting import Role

    with _people(call) as people:
        made = people.add(call.name, Role(call.role), _password(), _by())
    print(f"{made.name}: {made.role}")


def list_all(call: argparse.Namespace) -> None:
    """List the accounts with their roles."""
    with _people(call) as people:
        found = people.store.accounts.all()
    for one in found:
        print(f"{one.role:8} {one.name}{'' if one.active else ' (disabled)'}")
    print(counted(len(found), "account"))


def change_role(call: argparse.Namespace) -> None:
    """Give an account another role; it has to log in again."""
    from torimatome.web.visiting import Role

    with _people(call) as people:
        made = people.role(call.name, Role(call.role), _by())
    print(f"{made.name}: {made.role}")


def change_password(call: argparse.Namespace) -> None:
    """Give an account another password, asked for or read from standard input; its sessions end."""
    with _people(call) as people:
        people.password(call.name, _password(), _by())
    print(f"{call.name}: another password; whoever was logged in is so no longer")


def disable(call: argparse.Namespace) -> None:
    """Close an account: its sessions and tokens end; what its person wrote stays."""
    with _people(call) as people:
        people.active(call.name, _by(), active=False)
    print(f"{call.name}: disabled")


def enable(call: argparse.Namespace) -> None:
    """Open a disabled account again, with the password it had."""
    with _people(call) as people:
        people.active(call.name, _by(), active=True)
    print(f"{call.name}: may come in again")


def token(call: argparse.Namespace) -> None:
    """Make a token for a program that uses the API; it is shown this once."""
    from torimatome.web.accounts.people import least
    from torimatome.web.visiting import Role

    with _people(call) as people:
        role = Role(call.role) if call.role else Role(people.named(call.name).role)
        secret = people.token(call.name, role, call.label, call.days, _by())
        sys.stderr.write(
            f"torimatome: for {least(role, people.named(call.name).role)}, {counted(call.days, 'day')}; kept nowhere.\n"
        )
    print(secret)


def tokens(call: argparse.Namespace) -> None:
    """List an account's tokens, or revoke one by the beginning of its id."""
    with _people(call) as people:
        if call.revoke:
            people.revoke(call.name, call.revoke, _by())
        found = people.store.accounts.keys(people.named(call.name).name, "token")
    for one in found:
        used = "never used" if one.seen_at == one.made_at else f"last used {one.seen_at:%Y-%m-%d}"
        print(f"{one.hash[:12]}  {one.role:8} until {one.until:%Y-%m-%d}, {used}  {one.label}")
    print(counted(len(found), "token"))


def _password() -> str:
    """A new password: typed twice at a terminal, else the first line of standard input. Stop: they differ."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if first != getpass.getpass("Again: "):
        raise Stop("The two passwords differ; call again.")
    return first


def _by() -> str:
    """Who changes accounts from the command line, for the audit log."""
    try:
        return f"{getpass.getuser()} (command line)"
    except (KeyError, OSError):
        return "command line"


def _days(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text) <= _MOST_DAYS):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days from 1 to {_MOST_DAYS}")
    return int(text)


def add(command: Command) -> None:
    """These commands and their arguments."""
    acts = command("account", account).add_subparsers(
        required=True,
        metavar="ACT",
        help="add, list, role, password, disable, enable, token, tokens; `account ACT --help` shows how",
    )
    made: dict[str, argparse.ArgumentParser] = {}
    for name, act in {
        "add": add_one, "list": list_all, "role": change_role, "password": change_password, "disable": disable,
        "enable": enable, "token": token, "tokens": tokens,
    }.items():  # fmt: skip
        made[name] = acts.add_parser(name, help=act.__doc__, description=act.__doc__)
        made[name].set_defaults(act=act)
        if name != "list":
            made[name].add_argument("name", metavar="NAME", help="of the account")
    made["add"].add_argument("--role", choices=_ROLES, default="reader", help="what it may do (default: reader)")
    made["role"].add_argument("role", choices=_ROLES, help="what it may do from now on")
    made["token"].add_argument("--role", choices=_ROLES, help="what the token may do at most (default: as its account)")
    made["token"].add_argument("--label", default="", metavar="TEXT", help="what it is for")
    made["token"].add_argument(
        "--days", type=_days, default=_DAYS, metavar="N", help=f"how long it opens the desk (default: {_DAYS})"
    )
    made["tokens"].add_argument("--revoke", metavar="ID", help="make this token worthless")
