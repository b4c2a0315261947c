"""The first run: profile, outlets, past issues, first collection. Each step may be left out and taken up again later.

That a step was gone through is kept as a visit to it; what was done there is seen from the desk itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from torimatome import profiles
from torimatome.errors import DeskError, NotFound
from torimatome.web.answers import sentence
from torimatome.web.folders import keep, text_of
from torimatome.web.site import Ask, Page, post
from torimatome.web.toml_text import with_values
from torimatome.web.visiting import Role
from torimatome.web.working import Job

STEPS = ("profile", "outlets", "import", "collect")
_ADDRESS = "/first-run"
_ALL = "everybody"
"""Steps are the desk's, not one person's: who goes on may be another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the way: whether something was done there, and whether it was gone through or left out."""

    key: str
    done: bool
    passed: bool


def way(ask: Ask) -> list[Step]:
    """The steps as they stand."""
    store = ask.desk.store
    done = {
        "profile": False, "outlets": False, "import": store.archive.count() > 0, "collect": store.drafted.days() is not None,
    }  # fmt: skip
    passed = {key: bool(store.visits.last(_ALL, f"{_ADDRESS}/{key}", 1)) for key in STEPS}
    return [Step(key=key, done=done[key] or passed[key], passed=passed[key]) for key in STEPS]


def begin(ask: Ask) -> Response:
    """The first step that nobody went through."""
    open_ = next((s.key for s in way(ask) if not s.done), None)
    return RedirectResponse(f"{_ADDRESS}/{open_}" if open_ else "/", 307)


def step(ask: Ask) -> Response:
    """One step."""
    return _shown(ask, _step(ask))


def say(ask: Ask) -> Response:
    """Do what a step says, or leave it out; then the next."""
    key = _step(ask)
    if ask.form.get("act") != "skip":
        try:
            answer = _DO[key](ask)
        except DeskError as error:
            if isinstance(error, NotFound):
                raise
            return _shown(ask, key, wrong=sentence(str(error)), status=422)
        if answer:
            return answer
    ask.desk.store.visits.add(_ALL, f"{_ADDRESS}/{key}", ask.desk.clock())
    after = STEPS[STEPS.index(key) + 1 :]
    return ask.go(f"{_ADDRESS}/{after[0]}" if after else "/")


def _shown(ask: Ask, key: str, *, wrong: str = "", status: int = 200) -> Response:
    folder = ask.desk.folder
    return ask.show(
        "first_run.html", status, key=key, steps=way(ask), wrong=wrong, profiles=list(_profiles()), chosen=folder.house.profile,
        outlets=sorted(folder.known.values(), key=lambda o: (o.country, o.attribution)), followed=folder.outlets,
        count=ask.desk.store.archive.count(), issues=ask.desk.store.archive.issues()[-6:], days=ask.desk.store.drafted.days(),
        before=next(iter(STEPS[: STEPS.index(key)][-1:]), ""),
    )  # fmt: skip


def _profiles() -> Iterator[tuple[str, str, int, int]]:
    """The profiles: name, title of the bulletin, how many names, how many outlets."""
    for name in profiles.profile_names():
        house, one = profiles.house_of_profile(name), profiles.profile(name)
        yield name, house.title, len(one.register.entities), len(one.follow)


def _step(ask: Ask) -> str:
    key = str(ask.path["step"])
    if key not in STEPS:
        raise NotFound(f"There is no step {key!r}; the steps are {', '.join(STEPS)}.")
    return key


# --- what each does ---------------------------------------------------------------------------------------------


def _profile(ask: Ask) -> Response | None:
    """Stand on another profile, with its title and its outlets."""
    name, file = ask.form.get("profile"), ask.desk.folder.path / "desk.toml"
    house = profiles.house_of_profile(profiles.profile(name).name)
    said: dict[str, object] = {
        "profile": name, **{k: v for k in ("title", "subtitle", "publisher") if (v := ask.form.get(k).strip())}
    }  # fmt: skip
    if name != ask.desk.folder.house.profile:
        fresh = {k: getattr(house, k) for k in ("title", "subtitle", "publisher")}
        said = {
            **fresh,
            **{k: v for k, v in said.items() if v != getattr(ask.desk.folder.house, k, None)},
            "profile": name,
        }
        said["follow"] = list(house.follow)
    keep(ask, {file: with_values(text_of(file), said)})
    return None


def _outlets(ask: Ask) -> Response | None:
    """Follow just those that are ticked."""
    file, asked = ask.desk.folder.path / "desk.toml", set(ask.form.all("outlet"))
    stood = [key for key in ask.desk.folder.outlets if key in asked]
    wanted = [*stood, *(key for key in ask.desk.folder.known if key in asked and key not in stood)]
    keep(ask, {file: with_values(text_of(file), {"follow": wanted})})
    return None


def _import(ask: Ask) -> Response | None:
    """Read past issues in, one or more; the way stands still here until a person goes on."""
    files = [upload for upload in ask.form.files.values() if upload.data]
    if not files:
        ask.say(ask.t("home.no-file"), "bad")
    for upload in files:
        ask.say(ask.desk.import_issue(upload.name, upload.data).head)
    return ask.go(f"{_ADDRESS}/import")


def _collect(ask: Ask) -> Response | None:
    """Begin the first collection, in the background."""
    job: Job = lambda: ask.desk.collect(force=True)  # noqa: E731
    if not ask.site.work.start("collect", ask.visitor.name, "/week", job):
        ask.say(ask.t("work.busy"), "soft")
    ask.desk.store.visits.add(_ALL, f"{_ADDRESS}/collect", ask.desk.clock())
    return ask.go("/work")


_DO = {"profile": _profile, "outlets": _outlets, "import": _import, "collect": _collect}
PAGES = (
    Page(_ADDRESS, begin, role=Role.ADMIN),
    Page(f"{_ADDRESS}/{{step}}", step, role=Role.ADMIN),
    post(f"{_ADDRESS}/{{step}}", say, Role.ADMIN),
)
