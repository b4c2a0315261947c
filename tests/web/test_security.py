"""What hostile pages, hostile people and hostile programs try; each test names the attack."""

from __future__ import annotations

import html.parser
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from starlette.routing import Route

from tests.web.client import Client
from tests.web.team import Team, form_token
from torimatome import web
from torimatome.desk import Desk
from torimatome.model import Article, Capture, Period, Published
from torimatome.model import Role as PageRole
from torimatome.web import app as app_module
from torimatome.web.accounts import pages as accounts_pages
from torimatome.web.api.table import BASE, operations
from torimatome.web.guards import POLICY
from torimatome.web.site import Page
from torimatome.web.visiting import RANKS, Role

# --- XSS ----------------------------------------------------------------------------------------------------

_SHAPES = (
    "<script>alert({n})</script>", "<img src=x onerror=alert({n})>", '"><svg onload=alert({n})>', "'><script>alert({n})</script>",
    "</title><script>alert({n})</script>", "</textarea><script>alert({n})</script>", "javascript:alert({n})", "<a href=javascript:alert({n})>x</a>",
    "<iframe srcdoc='<script>alert({n})</script>'>", "<body onload=alert({n})>", "{{{{7*{n}}}}}", "{{% raw %}}{n}", "<style>@import 'evil{n}'</style>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert({n})>", "<!--<img src=--><img src=x onerror=alert({n})//>",
    "<input autofocus onfocus=alert({n})>", "\u2028</script><script>alert({n})</script>", "<scr\0ipt>alert({n})</scr\0ipt>",
    "&lt;script&gt;alert({n})&lt;/script&gt;", "<svg><script xlink:href=data:,alert({n})></script>",
)  # fmt: skip
HOSTILE = [f"Envoys {shape.format(n=n)} meet" for n in range(5) for shape in _SHAPES]


class Elements(html.parser.HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.live: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "script" and not said.get("src", "").startswith("/static/"):
            self.live.append(f"script {said}")
        if tag in ("style", "iframe", "object", "embed", "math", "base") and not said.get("src", "").startswith("/"):
            self.live.append(tag)
        self.live += [f"{tag} {name}" for name, value in said.items() if name.startswith("on")]
        self.live += [
            f"{tag} {n}={v}"
            for n, v in said.items()
            if n in ("href", "src", "action") and v.strip().lower().startswith(("javascript:", "data:", "vbscript:"))
        ]


@pytest.fixture(scope="module")
def hostile(office: Desk) -> list[str]:
    """A hundred hostile titles in twenty articles (headline, text and address are hostile), grouped and drafted."""
    keys = []
    for n, titles in enumerate(zip(*[iter(HOSTILE)] * 5, strict=True)):
        title = titles[n % 5]
        url = f"http://khazar.example/x{n}.html?a=%22onmouseover=alert(1)"
        body = f"<html><head><title>{title}</title></head><body>{' '.join(titles)}</body></html>".encode()
        at = datetime(2026, 3, 14, 8, n % 60, tzinfo=UTC)
        kept = office.store.captures.keep(
            Capture(role=PageRole.PAGE, outlet="az.khazar", url_asked=url, url_reached=url, status=200, fetched_at=at,
                    headers=(("Content-Type", "text/html"),), body=body)
        )  # fmt: skip
        key = f"{n:016x}"
        office.store.articles.save(Article(
            id=key, revision=1, outlet="az.khazar", url=url, language="en", snapshot=kept.id, headline=title,
            text="\n\n".join(f"{one}. The envoys spoke in Baku." for one in titles), published=Published(at=at, source="feed", precision="minute"),  # type: ignore[arg-type]
        ))  # fmt: skip
        keys.append(key)
    bulletin = office.store.bulletins.ids()[0]
    days = office.bulletin(bulletin).period
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("torimatome.providers.nano", lambda: None)  # how alike they are is no matter here, and takes long
        office.draft(Period(first_on=days.first_on, last_on=days.last_on))
    return keys


def pages_of(office: Desk) -> Iterator[tuple[str, Page]]:
    """Every page that is shown, with addresses of things that are there."""
    bulletin = office.bulletin(office.store.bulletins.ids()[0])
    known = {
        "bulletin": bulletin.id, "item": bulletin.items[0].id, "period": f"{bulletin.period.first_on}..{bulletin.period.last_on}",
        "article": f"{0:016x}", "event": bulletin.items[0].id[1:], "snapshot": next(iter(office.store.captures.all())).id,
        "format": "txt", "outlet": "az.khazar", "name": next(iter(office.folder.register.entities)),
    }  # fmt: skip
    for page in every_page():
        path = re.sub(r"{(\w+)}", lambda found: known.get(found[1], "x"), page.path)
        yield path, page


def every_page() -> list[Page]:
    return [page for module in (*app_module.shelf(), accounts_pages) for page in module.PAGES]


def test_xss_from_100_hostile_titles_and_pages(office: Desk, hostile: list[str], team: Team) -> None:
    bulletin = office.store.bulletins.ids()[0]
    items = [i.id for i in office.bulletin(bulletin).items]
    looked = 0
    with team.browser(Role.ADMIN) as client:
        paths = [path for path, page in pages_of(office) if page.method == "GET" and page.path != "/login"]
        paths += [f"/article/{key}" for key in hostile] + [f"/item/{key}" for key in items]
        paths += [f"/passage?at={key}.1.0-20h&at={key}.1.0-9" for key in hostile]
        paths += [
            f"/search?q={shape}"
            for shape in ("Envoys", "<script>alert(1)</script>", '"><svg onload=alert(1)>', "alert")
        ]
        paths += ["/login?to=javascript:alert(1)", "/people/audit?by=<script>", "/week?q=<script>alert(1)</script>"]
        paths += [f"/nowhere/{shape}" for shape in ("<script>alert(1)</script>", "{{7*7}}")]
        for path in paths:
            answer = client.get(path)
            if answer.headers.get("content-type", "").startswith("text/html"):
                looked += 1
                if "sandbox" not in answer.headers["content-security-policy"]:
                    assert answer.headers["content-security-policy"] == POLICY
                own_style = ["style"] if "style-src 'sha256-" in answer.headers["content-security-policy"] else []
                assert Elements(answer.text).live == own_style, path
    assert looked > 100


def test_xss_of_a_snapshot_is_only_ever_text(office: Desk, hostile: list[str], team: Team) -> None:
    with team.browser(Role.READER) as client:
        for key in hostile[::2]:
            article = office.store.articles.latest(key)
            assert article
            answer = client.get(f"/snapshot/{article.snapshot}")
            assert answer.headers["content-type"].startswith("text/plain")
            assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
            assert answer.headers["x-content-type-options"] == "nosniff"


# --- IDOR: every route by every role -------------------------------------------------------------------------


def test_idor_every_page_and_form_by_every_role(office: Desk, team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may not is refused before the page is asked; a stranger is led to the login."""
    served = [r for r in team.app.routes if isinstance(r, Route) and not r.path.startswith("/api/")]
    pages = [(path, page) for path, page in pages_of(office) if not page.open]
    assert {(p.path, p.method) for p in every_page()} == {
        (r.path, next(iter(r.methods - {"HEAD"}))) for r in served if r.methods
    }
    monkeypatch.setattr("torimatome.web.app.run_in_threadpool", _untouched)
    for role in (None, *Role):
        with team.browser(role) as client:
            token = form_token(client.get("/me" if role else "/login"))
            for path, page in pages:
                said = {"data": {"token": token}} if page.method != "GET" else {}
                answer = client.ask(page.method, path, headers={"X-Look": "1"}, **said)
                may = role is not None and RANKS[role] >= RANKS[page.role]
                label = f"{role} {page.method} {path}: {answer.status_code}"
                if role is None:
                    assert answer.headers.get("location", "").startswith("/login"), label
                elif may:
                    assert answer.status_code == 299, label
                else:
                    assert answer.status_code == 403, label


async def _untouched(function: object, *values: object) -> object:
    """Instead of a page's answer, that it would have answered."""
    from starlette.responses import Response

    from torimatome.web.site import Ask

    if values and isinstance(values[0], Ask) and len(values) == 1 and values[0].request.headers.get("x-look"):
        return Response(status_code=299)
    return function(*values)  # type: ignore[operator]


def test_idor_every_operation_of_the_api_by_every_role(team: Team) -> None:
    with Client(team.app, careless=True) as client:
        for role in Role:
            headers = team.token(role)
            for one in operations():
                path = BASE + re.sub(r"{(\w+)}", "x", one.path)
                status = client.ask(one.method, path, headers=headers, content='{"?":1}').status_code  # type: ignore[arg-type]
                assert (status == 403) is (RANKS[role] < RANKS[one.role]), (role, one.name, status)
        for one in operations():
            path = BASE + re.sub(r"{(\w+)}", "x", one.path)
            assert client.ask(one.method, path, content="{}").status_code == 401, one.name  # type: ignore[arg-type]


def test_what_changes_something_takes_more_than_a_reader() -> None:
    own = {"/person", "/logout", "/me/password", "/me/token", "/me/token/revoke", "/login"}
    assert all(page.role is not Role.READER for page in every_page() if page.method != "GET" and page.path not in own)
    assert all(RANKS[one.role] >= RANKS[Role.EDITOR] for one in operations() if one.method != "GET")


# --- CSRF, clickjacking, redirects, hosts ---------------------------------------------------------------------


def test_csrf_every_form_without_its_token_is_refused(office: Desk, team: Team) -> None:
    with team.browser(Role.ADMIN) as client:
        for path, page in pages_of(office):
            if page.method == "GET":
                continue
            for fields in ({}, {"token": ""}, {"token": "0" * 64}):
                assert client.ask("POST", path, data=fields).status_code == 403, path
            right = {"token": form_token(client.get("/me"))}
            for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
                assert client.ask("POST", path, data=right, headers=headers).status_code == 403, path


def test_csrf_a_token_of_another_browser_does_not_fit(team: Team) -> None:
    with team.browser(Role.ADMIN) as mine, team.browser(Role.READER) as other:
        stolen = form_token(other.get("/me"))
        assert mine.ask("POST", "/logout", data={"token": stolen}).status_code == 403


def test_csrf_the_token_of_before_the_login_is_worth_nothing_after(team: Team) -> None:
    with team.browser() as client:
        early = form_token(client.get("/login"))
        fields = {"token": early, "name": "emi", "password": "four words nobody says"}
        assert client.ask("POST", "/login", data=fields).status_code == 303
        assert client.ask("POST", "/logout", data={"token": early}).status_code == 403


def test_clickjacking_no_page_may_be_framed_by_another_site(office: Desk, team: Team) -> None:
    with team.browser(Role.ADMIN) as client:
        for path, page in pages_of(office):
            if page.method == "GET":
                headers = client.get(path).headers
                assert re.search(r"frame-ancestors '(none|self)'", headers["content-security-policy"]), path
                assert headers["x-frame-options"] == "SAMEORIGIN", path


@pytest.mark.parametrize(
    "to", ["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "/\t/evil.example",
           " //evil.example", "http:evil.example", "/%0d%0aLocation:%20https://evil.example", "/\r\nX: y"],
)  # fmt: skip
def test_open_redirect_after_the_login(team: Team, to: str) -> None:
    from urllib.parse import urljoin, urlsplit

    with team.browser() as client:
        fields = {
            "token": form_token(client.get("/login")),
            "name": "emi",
            "password": "four words nobody says",
            "to": to,
        }
        answer = client.ask("POST", "/login", data=fields)
    assert answer.status_code == 303
    place = answer.headers["location"]
    assert urlsplit(urljoin("http://127.0.0.1:8300/login", re.sub(r"[\t\r\n]", "", place))).netloc == "127.0.0.1:8300"
    assert "x" not in answer.headers


@pytest.mark.parametrize(
    "host", ["evil.example", "desk.example.evil.example", "127.0.0.1@evil.example", "desk.example:80:80.evil", ""]
)
def test_host_header_of_another_name_is_refused(office: Desk, host: str) -> None:
    team = Team(office)
    app = web.application(office, "desk.example", door=team.door)
    with Client(app) as client:
        assert client.get("/login", headers={"Host": "desk.example"}).status_code == 200
        for path in ("/login", f"{BASE}/health", "/static/desk.css"):
            status = client.get(path, headers={"Host": host}).status_code
            assert status == 400, path


def test_forwarded_headers_are_not_believed_without_a_proxy(team: Team) -> None:
    with team.browser() as client:
        headers = {"X-Forwarded-For": "192.0.2.9", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
        answer = client.get("/", headers=headers)
        assert answer.headers["location"] == "/login"
