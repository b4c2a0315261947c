"""Site: what all pages share. Ask: one request, and the ways to answer it. Page: one line of a page module's PAGES."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib import resources
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from torimatome.archive.learnt import Learning
from torimatome.desk import Desk
from torimatome.dossiers import Judging
from torimatome.editing import Editing, Inbox
from torimatome.model import Finding, Lessons, Period, digest
from torimatome.model.json import to_json
from torimatome.web import words
from torimatome.web.forms import TOKEN, Form, Tokens
from torimatome.web.library import Library
from torimatome.web.passages import address, found_in, sought
from torimatome.web.saying import finding, said
from torimatome.web.texts import Speaker
from torimatome.web.visiting import Door, LocalDoor, Role, Visitor
from torimatome.web.working import Work

_MOST_FLASHES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Flash:
    """A line that the next page shows once. undo: the number of the change that a button takes back."""

    text: str
    kind: str = "good"
    undo: int = 0
    bulletin: str = ""


@dataclass(frozen=True, slots=True)
class Nav:
    """A line of the menu: where it leads, the key of its text, its place."""

    path: str
    text: str
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the proof-reader said: number counts its readings, stamp is of all that it read."""

    number: int
    stamp: str
    findings: tuple[Finding, ...]


class Site:
    """One desk as it is served."""

    def __init__(self, desk: Desk, door: Door | None = None) -> None:
        self.desk = desk
        self.door = door or LocalDoor()
        self.tokens = Tokens()
        self.library = Library(desk)
        self.work = Work(desk.clock)
        self.inbox = Inbox(desk.folder, desk.store)
        self.nav: list[Nav] = []
        self._flashes: OrderedDict[str, list[Flash]] = OrderedDict()
        self._reading, self._learning = Lock(), Lock()  # what takes long is read by one for all who wait for it
        self._readings = 0
        self._findings: dict[str, Reading] = {}
        self._lessons: dict[Period, tuple[str, Lessons]] = {}

    @property
    def editing(self) -> Editing:
        """People's changes."""
        return Editing(self.desk.folder, self.desk.store, self.desk.clock)

    @property
    def judging(self) -> Judging:
        """People's words on events."""
        return Judging(self.desk.folder, self.desk.store)

    @cached_property
    def templates(self) -> Environment:
        """The templates, one folder for all pages."""
        made = Environment(
            loader=PackageLoader("torimatome.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        made.globals.update(
            words=words, address=address, sought=sought, found_in=found_in, Period=Period, asset=asset, digest=digest,
            Role=Role, said=said, finding_of=finding,
        )  # fmt: skip
        return made

    def findings(self, bulletin: str) -> tuple[Finding, ...]:
        """What the proof-reader says of a bulletin, read once as long as it says the same; accepted ones too.

        Who waits while it is read for somebody else is content with any reading that began after the question: were each to
        read what had changed in between, twenty people who save would wait for twenty readings.
        """
        asked = self._readings
        with self._reading:
            known = self._findings.get(bulletin)
            if known is None or (known.number <= asked and known.stamp != self._stamp(bulletin)):
                known = self._read(bulletin)
        return known.findings

    def findings_so_far(self, bulletin: str) -> tuple[tuple[Finding, ...], bool]:
        """What the proof-reader said last, and whether that still is what it says: reading anew takes a while."""
        known = self._findings.get(bulletin)
        if known is None:
            with self._reading:
                known = self._findings.get(bulletin) or self._read(bulletin)
        return known.findings, known.stamp == self._stamp(bulletin)

    def _read(self, bulletin: str) -> Reading:
        self._readings += 1
        number, stamp = self._readings, self._stamp(bulletin)
        found = Reading(number=number, stamp=stamp, findings=self.desk.findings(bulletin, accepted=True))
        self._findings[bulletin] = found
        return found

    def _stamp(self, bulletin: str) -> str:
        accepted = [e for e in self.desk.store.edits.about("accepted") if e.item.startswith("finding:")]
        return digest(f"{to_json(self.desk.bulletin(bulletin))}{[(e.item, e.value) for e in accepted]}")

    def lessons(self, period: Period) -> Lessons:
        """What past issues teach for a period, learnt once as long as they are the same."""
        with self._learning:
            stamp = self.desk.store.following.seen()
            known = self._lessons.get(period)
            if known is None or known[0] != stamp:
                known = self._lessons[period] = (stamp, Learning(self.desk.folder, self.desk.store).lessons(period))
        return known[1]

    def leave(self, session: str, flash: Flash) -> None:
        """Leave a line for the visitor's next page."""
        self._flashes.setdefault(session, []).append(flash)
        self._flashes.move_to_end(session)
        while len(self._flashes) > _MOST_FLASHES:
            self._flashes.popitem(last=False)

    def flashes(self, session: str) -> list[Flash]:
        """The lines left for a visitor, and left no more."""
        return self._flashes.pop(session, [])


class Ask:
    """One request: who asks, in which language, what is said; and the ways to answer."""

    def __init__(self, site: Site, request: Request, visitor: Visitor, form: Form) -> None:
        self.site, self.request, self.visitor, self.form = site, request, visitor, form
        self.desk = site.desk
        self.path: Mapping[str, Any] = request.path_params
        self.query: QueryParams = request.query_params
        self.t = Speaker(visitor.language)

    @property
    def is_part(self) -> bool:
        """Whether a script asks for a piece of a page, to be put in its place."""
        return self.request.headers.get("hx-request") == "true"

    def show(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page from its template; what was left for the visitor is shown on it."""
        site = self.site
        text = site.templates.get_template(template).render(
            house=self.desk.folder.house, t=self.t, lang=self.visitor.language, visitor=self.visitor,
            token=site.tokens.of(self.visitor.session), token_name=TOKEN, nav=site.nav, here=self.request.url.path,
            asked_for=here(self.request), flashes=site.flashes(self.visitor.session), task=site.work.task,
            is_part=self.is_part, **values,
        )  # fmt: skip
        return HTMLResponse(text, status_code=status)

    def say(self, text: str, kind: str = "good", undo: int = 0, bulletin: str = "") -> None:
        """Leave a line for the next page, with a button that takes a change back where there is one."""
        self.site.leave(self.visitor.session, Flash(text=text, kind=kind, undo=undo, bulletin=bulletin))

    def go(self, to: str) -> Response:
        """Send the browser on to one of our own pages, after a form."""
        safe = to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/"
        return RedirectResponse(safe, 303)


def here(request: Request) -> str:
    """The address of the page, for forms that come back to it."""
    if of_page := urlsplit(request.headers.get("hx-current-url", "")).path:
        query = urlsplit(request.headers["hx-current-url"]).query
        return f"{of_page}?{query}" if query else of_page
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a module: its address, what answers it, by which method, and the role that it takes.

    guarded: a form must carry its token; only what has another proof of its sender may do without. open: to those too who
    have not said who they are.
    """

    path: str
    answer: Callable[[Ask], Response]
    method: str = "GET"
    role: Role = Role.READER
    guarded: bool = True
    open: bool = False


def post(path: str, answer: Callable[[Ask], Response], role: Role = Role.EDITOR) -> Page:
    """What a form sends."""
    return Page(path, answer, "POST", role)


def asset(name: str) -> str:
    """The address of a static file, new whenever its content is, so that browsers may keep it."""
    return f"/static/{name}?v={_stamp(name)}"


_STAMPS: dict[str, str] = {}


def _stamp(name: str) -> str:
    if name not in _STAMPS:
        data = resources.files("torimatome.web").joinpath("static", name).read_bytes()
        _STAMPS[name] = sha256(data).hexdigest()[:10]
    return _STAMPS[name]
