"""The archive's front, and its registers of what goes on: contacts, storylines, subjects, timelines, figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from starlette.responses import Response

from torimatome.dossiers import EventPage, page
from torimatome.errors import DeskError, NotFound, Stop
from torimatome.model import Means, Milestone
from torimatome.web.answers import sentence
from torimatome.web.follows import Heads, caught_up, dates_of, days_of, following, leaf
from torimatome.web.site import Ask, Nav, Page, post
from torimatome.web.weeks import beside, path_of, period_of, this_week
from torimatome.web.working import Job

_LATEST, _HITS, _AT_ONCE = 12, 300, 25
_LENGTHS = (12, 25, 50)
_PAGE = "archive page"


def archive(ask: Ask) -> Response:
    """What the archive offers, and its latest items."""
    store = ask.desk.store.archive
    return ask.show("archive.html", latest=store.newest(_LATEST), count=store.count(), waiting=caught_up(ask)[1])


def read_new(ask: Ask) -> Response:
    """Read all items that nothing follows yet, as work of its own."""
    if not ask.site.work.start("follow", ask.visitor.name, "/archive", _reading(ask)):
        ask.say(ask.t("work.busy"), "soft")
    return ask.go("/work")


def _reading(ask: Ask) -> Job:
    def job() -> Iterator[str]:
        follows = following(ask)
        count = len(ask.desk.store.following.behind()[0])
        yield ask.t("archive.items", n=count)
        follows.update()

    return job


# --- contacts, storylines ---------------------------------------------------------------------------------------


def contacts(ask: Ask) -> Response:
    """The register of contacts, the latest first, as the visitor wants to see it."""
    query, means, said = ask.query.get("q", "").strip()[:200], ask.query.get("means", ""), ""
    follows, waiting = caught_up(ask)
    try:
        found = list(reversed(follows.contacts(query, *days_of(ask))))
    except Stop as error:
        found, said = [], sentence(str(error))
    wanted = [c for c in found if not means or c.means.value == means]
    return ask.show(
        "contacts.html", leaf=leaf(ask, wanted), query=query, means=means, all_means=list(Means), waiting=waiting, said=said,
        given=ask.query,
    )  # fmt: skip


def storylines(ask: Ask) -> Response:
    """The storylines, the latest first."""
    query = ask.query.get("q", "").strip()[:200]
    follows, waiting = caught_up(ask)
    return ask.show("storylines.html", leaf=leaf(ask, follows.storylines(query), 40), query=query, waiting=waiting)


def storyline(ask: Ask) -> Response:
    """One matter: its items with why each belongs, its dates, and forms to say otherwise."""
    follows, _ = caught_up(ask)
    key = _item_of(ask, ask.path["item"])
    found = follows.of_item(key)
    items = [a for i in (found.items if found else (key,)) if (a := ask.desk.store.archive.get(i))]
    if not items:
        raise NotFound(f"There is no item {key!r} in the archive.")
    dates = follows.timeline(key, lambda _: (), None, None, 0) if found else ()
    left = ask.query.get("gone", "")
    split = ask.desk.store.archive.get(left) if left else None
    return ask.show(
        "storyline.html", line=found, items=items, key=key, dates=dates, gone=split, how=ask.query.get("how", "split"),
        ties={t.item: t for t in (found.ties if found else ())}, head=Heads(ask), by_id={a.item.id: a.item for a in items},
    )  # fmt: skip


def name(ask: Ask) -> Response:
    """Name a storyline."""
    said = ask.form.get("name").strip()[:200]
    following(ask).name(ask.path["item"], said, ask.visitor.name, ask.desk.clock())
    ask.say(ask.t("archive.storyline.said-name", name=said))
    return ask.go(_line(ask.path["item"]))


def join(ask: Ask) -> Response:
    """Put another item into a storyline."""
    other = _item_of(ask, ask.form.get("other"))
    following(ask).join(ask.path["item"], other, ask.visitor.name, ask.desk.clock())
    ask.say(ask.t("archive.storyline.said-join"))
    return ask.go(_line(ask.path["item"]))


def split(ask: Ask) -> Response:
    """Take an item out of its storyline, or let it be background only."""
    out, stays = ask.form.get("out"), ask.path["item"]
    follows, how = following(ask), ask.form.get("how", "split")
    line = follows.of_item(out)
    rest = [i for i in line.items if i != out] if line else []
    (follows.set_back if how == "background" else follows.split)(out, ask.visitor.name, ask.desk.clock())
    here = stays if stays != out else next(iter(rest), stays)
    return ask.go(f"{_line(here)}?gone={quote(out, safe='')}&how={'background' if how == 'background' else 'split'}")


def _item_of(ask: Ask, text: str) -> str:
    """The key of an item by its key, archive id or address. NotFound: there is none."""
    given = text.strip().rstrip("/").rpartition("/")[2]
    found = ask.desk.store.archive.get(given)
    if found is None:
        raise NotFound(f"There is no item {given!r} in the archive; the search shows the ids.")
    return found.item.id


def _line(item: str) -> str:
    return f"/archive/storyline/{quote(item, safe='')}"


# --- subjects, timelines ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject that can be asked for: by the desk's rule, or the title of an imported archive page."""

    title: str
    is_rule: bool


def subjects(ask: Ask) -> Response:
    """The desk's subjects and the archive's pages."""
    return ask.show("subjects.html", found=_subjects(ask))


def subject(ask: Ask) -> Response:
    """The items of a subject, the latest first."""
    title = ask.path["subject"]
    if title not in {one.title for one in _subjects(ask)}:
        raise NotFound(f"There is no subject {title!r} in this desk; /archive/subjects lists them.")
    hits = ask.desk.search(f'subject:"{title}" kind:item', _HITS)
    found = sorted(hits, key=lambda h: (h.on is not None, h.on or ask.desk.clock().date()), reverse=True)
    return ask.show("subject.html", title=title, leaf=leaf(ask, found), most=_HITS)


def _subjects(ask: Ask) -> list[Subject]:
    rules = [rule.title for rule in ask.desk.folder.house.subjects]
    pages = dict.fromkeys(d.title for d in ask.desk.store.archive.documents() if d.kind == _PAGE and d.title)
    return [Subject(title=t, is_rule=t in rules) for t in dict.fromkeys((*rules, *sorted(pages)))]


def timeline(ask: Ask) -> Response:
    """The dates of a matter, or of an item's storyline."""
    query, said = ask.query.get("q", "").strip()[:300], ""
    found: tuple[Milestone, ...] = ()
    waiting = caught_up(ask)[1]
    if query:
        try:
            found = dates_of(ask, query)
        except Stop as error:
            said = sentence(str(error))
    return ask.show(
        "timeline.html", query=query, dates=found, said=said, limit=ask.query.get("limit", "25"), lengths=_LENGTHS, waiting=waiting, given=ask.query,
        head=Heads(ask),
    )  # fmt: skip


# --- figures ----------------------------------------------------------------------------------------------------


def figures(ask: Ask) -> Response:
    """What the articles of a week count, event by event: each holder's figures in order of time."""
    period = period_of(ask.query["week"]) if ask.query.get("week") else this_week(ask)
    store = ask.desk.store
    events = list(dict.fromkeys(e.id for e in store.events.of_days(period.first_on, period.last_on)))
    here = leaf(ask, events, _AT_ONCE * 4)
    told = [one for key in here.rows if (one := _counted(ask, key))]
    return ask.show(
        "figures.html", leaf=here, told=told, period=period,
        before=path_of(beside(period, -1)).rpartition("/")[2], after=path_of(beside(period, 1)).rpartition("/")[2],
    )  # fmt: skip


def _counted(ask: Ask, event: str) -> EventPage | None:
    """The page of an event that has figures."""
    found = ask.desk.store.events.coverage(event)
    if not found:
        return None
    try:
        shown = page(ask.desk.folder, ask.desk.store, event)
    except DeskError:
        return None
    return shown if shown.figures else None


NAV = (Nav("/archive", "archive.title", 30),)
PAGES = (
    Page("/archive", archive),
    post("/archive/read", read_new),
    Page("/archive/contacts", contacts),
    Page("/archive/storylines", storylines),
    Page("/archive/storyline/{item}", storyline),
    post("/archive/storyline/{item}/name", name),
    post("/archive/storyline/{item}/join", join),
    post("/archive/storyline/{item}/split", split),
    Page("/archive/subjects", subjects),
    Page("/archive/subject/{subject:path}", subject),
    Page("/archive/timeline", timeline),
    Page("/archive/figures", figures),
)
