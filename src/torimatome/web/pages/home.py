"""The front of the desk: this week, the bulletins, what was collected, what went wrong; on the first day what to do first."""

from __future__ import annotations

from datetime import timedelta

from starlette.responses import Response

from torimatome.model import Bulletin
from torimatome.web.site import Ask, Page, post
from torimatome.web.visiting import LANGUAGE, LANGUAGES, NAME, Role, remember
from torimatome.web.weeks import this_week

_LATEST, _PAST = 6, 12
_LATELY = timedelta(days=14)


def home(ask: Ask) -> Response:
    """The bulletins of the desk, what it read this week, and what went wrong lately."""
    store, folder = ask.desk.store, ask.desk.folder
    ids = list(reversed(store.bulletins.ids()))
    shown = ids if "all" in ask.query else ids[:_LATEST]
    bulletins: list[Bulletin] = [ask.desk.bulletin(key) for key in shown]
    own, past = set(ids), store.archive.issues()
    imported = [one for one in reversed(past) if one.bulletin not in own]
    week = this_week(ask)
    by_outlet = store.drafted.by_outlet(week)
    lately = [n for n in store.problems.recent(20) if ask.desk.clock() - n.last_at < _LATELY]
    return ask.show(
        "home.html", bulletins=bulletins, more=len(ids) - len(shown), week=week, by_outlet=by_outlet,
        past=imported if "all" in ask.query else imported[:_PAST], past_more=max(0, len(imported) - _PAST) * ("all" not in ask.query),
        issued=store.drafted.issued_on(shown), outlets=folder.outlets.values(), problems=lately,
        languages=sorted({code for key in by_outlet if (o := folder.known.get(key)) for code in o.languages}),
        drafted=any(b.period == week for b in bulletins), empty=not (ids or by_outlet or store.drafted.days()),
    )  # fmt: skip


def person(ask: Ask) -> Response:
    """Say in which language the pages are, and by what name changes go."""
    answer = ask.go(ask.form.get("to", "/"))
    if (language := ask.form.get("language")) in LANGUAGES:
        remember(answer, LANGUAGE, language)
    if name := " ".join(ask.form.get("name").split())[:60]:
        remember(answer, NAME, name)
    return answer


def take_in(ask: Ask) -> Response:
    """Read a past issue into the archive."""
    upload = ask.form.files.get("file")
    if upload is None:
        ask.say(ask.t("home.no-file"), "bad")
    else:
        ask.say(ask.desk.import_issue(upload.name, upload.data).head)
    return ask.go("/")


PAGES = (
    Page("/", home),
    post("/person", person, Role.READER),
    post("/import", take_in),
)
