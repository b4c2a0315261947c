"""The desk itself: whether it is well, what it holds, what it is doing."""

from __future__ import annotations

from dataclasses import dataclass

from torimatome import __version__
from torimatome.errors import Busy
from torimatome.store.accounts import Act
from torimatome.store.problems import Noted
from torimatome.web.api.table import Call, Operation, Part, text
from torimatome.web.visiting import Role
from torimatome.web.working import Task
from torimatome.web.writing import drafting

_RECENT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """That the desk answers and its tables can be read."""

    ok: bool
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the desk holds, and what went wrong lately."""

    profile: str
    outlets: int
    archived: int
    bulletins: tuple[str, ...]
    problems: tuple[Noted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who calls, and by which role."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """Long work: none, going on or ended; lines tell how far it is."""

    kind: str
    by: str
    going_on: bool
    lines: tuple[str, ...]
    fault: str


def health(call: Call) -> Health:
    """Whether the desk is well."""
    call.desk.store.bulletins.ids()
    return Health(ok=True, version=__version__)


def status(call: Call) -> Held:
    """What the desk holds."""
    desk = call.desk
    return Held(
        profile=desk.folder.house.profile, outlets=len(desk.folder.outlets), archived=desk.store.archive.count(),
        bulletins=tuple(desk.store.bulletins.ids()), problems=tuple(desk.store.problems.recent(_RECENT)),
    )  # fmt: skip


def who(call: Call) -> Who:
    """Who calls."""
    return Who(name=call.visitor.name, role=call.visitor.role)


def work(call: Call) -> Doing:
    """What is going on."""
    return doing(call.site.work.task)


def doing(task: Task | None) -> Doing:
    """Work as the API tells it."""
    if task is None:
        return Doing(kind="", by="", going_on=False, lines=(), fault="")
    return Doing(kind=task.kind, by=task.by, going_on=task.is_going_on, lines=tuple(task.lines), fault=task.fault)


def collect(call: Call) -> Doing:
    """Begin a round over all outlets."""
    return _begun(call, "collect", "/", call.desk.collect(force=True))


def draft(call: Call) -> Doing:
    """Begin to draft an issue."""
    from torimatome.web.weeks import path_of, period_of

    period = period_of(call.get("period"))
    return _begun(call, "draft", path_of(period), drafting(call, period))


def _begun(call: Call, kind: str, then: str, job: object) -> Doing:
    if not call.site.work.start(kind, call.visitor.name, then, lambda: job):  # type: ignore[arg-type, return-value]
        raise Busy("Something else is going on; it ends first.")
    return doing(call.site.work.task)


def audit(call: Call) -> Part[Act]:
    """The audit log, the latest first."""
    from torimatome.web.api.table import FEW

    most = call.get("limit", FEW)
    found = call.desk.store.accounts.acts(most, call.at, call.get("by"))
    return Part(found, str(found[-1].number) if len(found) == most else "")


OPERATIONS = (
    Operation(method="GET", path="/health", name="health", answer=health, gives=Health, says="Whether the desk answers."),
    Operation(method="GET", path="/status", name="status", answer=status, gives=Held, says="What the desk holds, and what went wrong lately."),
    Operation(method="GET", path="/me", name="who", answer=who, gives=Who, says="Who calls, and by which role."),
    Operation(method="GET", path="/work", name="work", answer=work, gives=Doing, says="How far long work is."),
    Operation(method="POST", path="/work/collect", name="collect", answer=collect, gives=Doing, status=202, role=Role.EDITOR, says="Begin a round over all outlets."),
    Operation(method="POST", path="/work/draft", name="draft", answer=draft, gives=Doing, status=202, role=Role.EDITOR, says="Begin to draft the issue of some days, or draft it anew.", takes=(text("period", "Its days: 2026-02-14..2026-02-20.", where="body", needed=True, most=30),)),
    Operation(method="GET", path="/audit", name="audit", answer=audit, gives=Act, paged=True, role=Role.ADMIN, says="The audit log, the latest first.", takes=(text("by", "Only what this account did."),)),
)  # fmt: skip
