"""Pages of accounts: log in and out, one's own password and tokens; for administrators who there is, and the audit log."""

from __future__ import annotations

import hashlib

from starlette.responses import Response

from torimatome.errors import NotFound, Stop
from torimatome.web.accounts.door import BROWSER_LENGTH, AccountsDoor, address_of
from torimatome.web.accounts.people import TOKEN_DAYS
from torimatome.web.site import Ask, Page, post
from torimatome.web.visiting import SESSION, Role, remember

_LINES = 100
_LONGEST_TOKEN_DAYS = 366


def _door(ask: Ask) -> AccountsDoor:
    """The door with accounts. NotFound: the desk has none."""
    if not isinstance(ask.site.door, AccountsDoor):
        raise NotFound(ask.t("accounts.none"))
    return ask.site.door


def login_form(ask: Ask) -> Response:
    """The page where one says who one is."""
    door = _door(ask)
    if door.visitor(ask.request):
        return ask.go(ask.query.get("to", "/"))
    return ask.show("login.html", to=ask.query.get("to", "/"), said="", name="")


def login(ask: Ask) -> Response:
    """Let somebody in, by a new secret; or say that name and password do not fit, whichever of them is wrong."""
    door, name, to = _door(ask), ask.form.get("name")[:100], ask.form.get("to") or "/"
    people, origin = door.people, address_of(ask.request)
    if wait := door.limits.wait(name, origin):
        people.note("", "login refused: too many tries", _shadow(name), origin, 429)
        answer = ask.show("login.html", 429, to=to, name=name, said=ask.t("accounts.too-many", n=-(-wait // 60)))
        answer.headers["Retry-After"] = str(wait)
        return answer
    account = people.check(name, ask.form.get("password"))
    if account is None:
        door.limits.failed(name, origin)
        people.note("", "login failed", _shadow(name), origin, 403)
        return ask.show("login.html", 403, to=to, name=name, said=ask.t("accounts.wrong"))
    door.limits.passed(name, origin)
    people.leave(ask.visitor.session)
    secret = people.enter(account, ask.request.headers.get("user-agent", "")[:BROWSER_LENGTH])
    people.note(account.name, "login", "", origin)
    onward = ask.go(to)
    remember(onward, SESSION, secret, secure=door.secure, same="lax")
    return onward


def _shadow(name: str) -> str:
    """A name that was tried, so that the log can tell tries apart: not itself, for it may be a password typed too early."""
    return f"name with digest {hashlib.sha256(name.encode()).hexdigest()[:8]}"


def logout(ask: Ask) -> Response:
    """End this session, or all of the visitor's."""
    people = _door(ask).people
    if ask.form.get("everywhere"):
        people.leave_everywhere(ask.visitor.name)
    people.leave(ask.visitor.session)
    answer = ask.go("/login")
    answer.delete_cookie(SESSION, path="/")
    return answer


def me(ask: Ask) -> Response:
    """The visitor's own account: role, sessions, tokens."""
    keys = _door(ask).people.store.accounts
    name = ask.visitor.name
    return ask.show(
        "me.html", sessions=keys.keys(name, "session"), tokens=keys.keys(name, "token"), new="", roles=tuple(Role)
    )


def new_password(ask: Ask) -> Response:
    """Another password for the visitor, who says the old one first; all sessions end, and a new one begins."""
    door, name = _door(ask), ask.visitor.name
    origin = address_of(ask.request)
    if door.limits.wait(name, origin) or not (door.people.check(name, ask.form.get("old"))):
        door.limits.failed(name, origin)
        raise Stop(ask.t("accounts.wrong-old"))
    account = door.people.password(name, ask.form.get("new"), name)
    answer = ask.go("/me")
    remember(answer, SESSION, door.people.enter(account), secure=door.secure, same="lax")
    return answer


def new_token(ask: Ask) -> Response:
    """A token for a program of the visitor's; shown this once."""
    people, name = _door(ask).people, ask.visitor.name
    secret = people.token(name, _role(ask), ask.form.get("label"), _days(ask.form.get("days")), name)
    keys = people.store.accounts
    return ask.show(
        "me.html", sessions=keys.keys(name, "session"), tokens=keys.keys(name, "token"), new=secret, roles=tuple(Role)
    )


def old_token(ask: Ask) -> Response:
    """Make a token of the visitor's worthless."""
    _door(ask).people.revoke(ask.visitor.name, ask.form.get("token_of"), ask.visitor.name)
    ask.say(ask.t("accounts.revoked"))
    return ask.go("/me")


def people(ask: Ask) -> Response:
    """Who may come in."""
    found = _door(ask).people.store.accounts
    return ask.show(
        "people.html", accounts=found.all(), roles=tuple(Role), sessions=lambda name: len(found.keys(name, "session"))
    )


def add(ask: Ask) -> Response:
    """A new account, with a first password that its person then changes."""
    _door(ask).people.add(ask.form.get("name"), _role(ask), ask.form.get("password"), ask.visitor.name)
    ask.say(ask.t("accounts.added", name=ask.form.get("name")))
    return ask.go("/people")


def change(ask: Ask) -> Response:
    """Another role or password for an account; or it is closed, opened again, or logged out everywhere."""
    door, name, act, by = _door(ask).people, ask.form.get("name"), ask.form.get("act"), ask.visitor.name
    match act:
        case "role":
            door.role(name, _role(ask), by)
        case "password":
            door.password(name, ask.form.get("password"), by)
        case "disable" | "enable":
            door.active(name, by, active=act == "enable")
        case "logout":
            door.leave_everywhere(door.named(name).name)
        case _:
            raise NotFound(f"{act!r} is nothing that can be done to an account.")
    ask.say(ask.t("accounts.changed", name=name))
    return ask.go("/people")


def log(ask: Ask) -> Response:
    """The audit log, the latest first."""
    before = ask.query.get("before", "")
    acts = _door(ask).people.store.accounts.acts(
        _LINES,
        int(before) if before.isascii() and before.isdecimal() and len(before) < 10 else 0,
        ask.query.get("by", ""),
    )
    return ask.show(
        "audit.html", acts=acts, by=ask.query.get("by", ""), more=acts[-1].number if len(acts) == _LINES else 0
    )


def _role(ask: Ask) -> Role:
    try:
        return Role(ask.form.get("role"))
    except ValueError:
        raise Stop(f"{ask.form.get('role')!r} is no role; there are: {', '.join(Role)}.") from None


def _days(text: str) -> int:
    days = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else TOKEN_DAYS
    return min(max(days, 1), _LONGEST_TOKEN_DAYS)


PAGES = (
    Page("/login", login_form, open=True),
    Page("/login", login, "POST", open=True),
    post("/logout", logout, Role.READER),
    Page("/me", me),
    post("/me/password", new_password, Role.READER),
    post("/me/token", new_token, Role.READER),
    post("/me/token/revoke", old_token, Role.READER),
    Page("/people", people, role=Role.ADMIN),
    post("/people", add, Role.ADMIN),
    post("/people/change", change, Role.ADMIN),
    Page("/people/audit", log, role=Role.ADMIN),
)
