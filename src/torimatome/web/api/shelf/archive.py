"""The archive: search, items and where they come from, storylines, contacts, timelines, imports and their doubts."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from torimatome import archive, providers, reports
from torimatome.archive import Questions
from torimatome.archive.finding import matter
from torimatome.errors import Failed, NotFound, Stop
from torimatome.model import Contact, Item, Milestone, Remark, Storyline, Tie
from torimatome.store import Hit, Settlement
from torimatome.web.api.shelf.events import SPAN, days
from torimatome.web.api.table import Call, Operation, Param, Part, one_of, text
from torimatome.web.api.table import flag as yes
from torimatome.web.api.table import some as several
from torimatome.web.follows import caught_up
from torimatome.web.visiting import Role

_FILE = 15_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An item with the bulletin that it stands in, and what it follows."""

    bulletin: str
    item: Item
    storyline: str
    follows: tuple[Tie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """Where an item comes from, in lines for people."""

    item: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A remark of an import that waits for a person, or what a person said of it."""

    name: str
    file: str
    kind: str
    remark: Remark
    settled: Settlement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A document of the archive."""

    number: int
    name: str
    kind: str
    bulletin: str
    title: str
    first_on: date | None
    last_on: date | None
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What came of an import, in lines for people."""

    new: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How many doubts were settled by a word."""

    count: int
    at: datetime


def search(call: Call) -> Part[Hit]:
    """What answers a query."""
    at, most = call.at, call.get("limit", 50)
    if at + most > 1000:
        raise Stop("A search is followed up to 1000 answers; ask for something narrower.")
    found = call.desk.search(call.get("q"), at + most + 1)
    return Part(found[at : at + most], str(at + most) if len(found) > at + most else "")


def related(call: Call) -> tuple[Hit, ...]:
    """What is like a thing."""
    questions = Questions(call.desk.folder, call.desk.store, call.desk.written, providers.nano())
    return tuple(questions.related(call.get("kind"), call.get("id"), 20))


def item(call: Call) -> Filed:
    """An item wherever it stands."""
    bulletin, found = call.site.library.item(call.get("item"))
    following = caught_up(call)[0]
    line, held = following.of_item(found.id), call.desk.store.archive.get(found.id)
    ties = following.background(found) if held else ()
    return Filed(bulletin=bulletin.id if bulletin else "", item=found, storyline=line.id if line else "", follows=ties)


def trace(call: Call) -> Traced:
    """Where an item comes from."""
    return Traced(item=call.get("item"), lines=tuple(reports.trace(call.desk, call.get("item"))))


def storylines(call: Call) -> Part[Storyline]:
    """The storylines."""
    return call.part(caught_up(call)[0].storylines(call.get("q")))


def storyline(call: Call) -> Storyline:
    """The storyline of an item."""
    found = caught_up(call)[0].of_item(call.get("item"))
    if found is None:
        raise NotFound(f"{call.get('item')!r} is in no storyline.")
    return found


def follow(call: Call) -> Storyline:
    """A person's word on a storyline."""
    following, one, by, at = caught_up(call)[0], call.get("item"), call.visitor.name, call.desk.clock()
    match call.get("act"):
        case "join":
            return following.join(one, call.get("other"), by, at)
        case "split":
            return following.split(one, by, at)
        case "name":
            return following.name(one, call.get("name"), by, at)
        case _:
            return following.set_back(one, by, at)


def contacts(call: Call) -> Part[Contact]:
    """Who met whom."""
    return call.part(caught_up(call)[0].contacts(call.get("q"), *days(call)))


def timeline(call: Call) -> Part[Milestone]:
    """The dates of a matter."""
    follows, _ = caught_up(call)
    return call.part(follows.timeline(call.get("q"), partial(matter, call.desk.search), *days(call), 0))


def imports(call: Call) -> Part[Imported]:
    """The documents of the archive."""
    part = call.part(call.desk.store.archive.documents())
    names = Imported.__dataclass_fields__
    return Part([Imported(**{name: getattr(one, name) for name in names}) for one in part.items], part.next)


def take_in(call: Call) -> TakenIn:
    """Read a past issue."""
    try:
        data = b64decode(call.get("data"), validate=True)
    except ValueError:
        raise Stop("`data` is not base64.") from None
    account = call.desk.import_issue(call.get("name").replace("\\", "/").rpartition("/")[2] or "issue.txt", data)
    return TakenIn(new=bool(account.new), lines=tuple(map(str, account.lines())))


def review(call: Call) -> Part[Doubt]:
    """What is doubtful."""
    queue = archive.review(call.desk.store, repairs=call.get("repairs", False), settled=call.get("settled", False))
    part = call.part(queue)
    return Part(
        [Doubt(name=q.name, file=q.file, kind=q.kind, remark=q.remark, settled=q.settled) for q in part.items],
        part.next,
    )


def settle(call: Call) -> Settled:
    """Accept doubts, or open them again."""
    chosen = [archive.named(call.desk.store, name) for name in call.get("names")]
    at = call.desk.clock()
    return Settled(
        count=archive.settle(call.desk.store, chosen, call.get("act"), call.visitor.name, at, call.get("reason")), at=at
    )


def correct(call: Call) -> Settlement:
    """Settle a doubt by another value."""
    one = archive.named(call.desk.store, call.get("doubt"))
    found = archive.correct(
        call.desk.store,
        one,
        call.get("field"),
        call.get("value"),
        call.visitor.name,
        call.desk.clock(),
        call.get("reason"),
    )
    if not isinstance(found, Settlement):
        raise Failed("It could not be corrected.")
    return found


_Q = text("q", "Words; with NAME:VALUE filters as in the search.", needed=True)
_WHY = text("reason", "Why, for those who look later.", where="body")
OPERATIONS = (
    Operation(method="GET", path="/search", name="search", answer=search, gives=Hit, paged=True, says="Articles and items in any script, best first.", takes=(_Q,)),
    Operation(method="GET", path="/related/{kind}/{id}", name="related", answer=related, gives=tuple[Hit, ...], says="What is like an article or item, and why.", takes=(one_of("kind", "Which.", ("article", "item"), where="path", needed=True),)),
    Operation(method="GET", path="/items/{item}", name="item", answer=item, gives=Filed, says="An item by its id or archive id, with its storyline and what it follows."),
    Operation(method="GET", path="/items/{item}/trace", name="trace", answer=trace, gives=Traced, says="Where each sentence of an item comes from."),
    Operation(method="GET", path="/items/{item}/storyline", name="storyline", answer=storyline, gives=Storyline, says="The storyline that an item is in."),
    Operation(method="POST", path="/items/{item}/storyline", name="follow", answer=follow, gives=Storyline, role=Role.EDITOR, says="Join, split or name a storyline, or say that an item only looks back.", takes=(one_of("act", "Which.", ("join", "split", "name", "background"), where="body", needed=True), text("other", "The item to join.", where="body"), text("name", "The new name.", where="body"))),
    Operation(method="GET", path="/storylines", name="storylines", answer=storylines, gives=Storyline, paged=True, says="Storylines, the latest first.", takes=(text("q", "Words of names or headlines."),)),
    Operation(method="GET", path="/contacts", name="contacts", answer=contacts, gives=Contact, paged=True, says="Who met, called or wrote to whom.", takes=(text("q", "Words of names, offices, countries or place."), *SPAN)),
    Operation(method="GET", path="/timeline", name="timeline", answer=timeline, gives=Milestone, paged=True, says="The dates of a storyline (q: an item) or of what a query finds.", takes=(_Q, *SPAN)),
    Operation(method="GET", path="/imports", name="imports", answer=imports, gives=Imported, paged=True, says="The documents of the archive."),
    Operation(method="POST", path="/imports", name="takeIn", answer=take_in, gives=TakenIn, status=201, role=Role.EDITOR, says="Read a past issue into the archive.", takes=(text("name", "The file's name; its ending tells the form.", where="body", needed=True, most=200), Param(name="data", says="Its bytes in base64.", where="body", needed=True, schema={"type": "string", "maxLength": _FILE}))),
    Operation(method="GET", path="/review", name="review", answer=review, gives=Doubt, paged=True, says="What is doubtful in the imports.", takes=(yes("repairs", "Also what was mended."), yes("settled", "What is settled already."))),
    Operation(method="POST", path="/review", name="settle", answer=settle, gives=Settled, role=Role.EDITOR, says="Accept doubts, or open them again.", takes=(several("names", "Their names."), one_of("act", "Which.", ("accepted", "reopened"), where="body", needed=True), _WHY)),
    Operation(method="POST", path="/review/{doubt}/correct", name="correct", answer=correct, gives=Settlement, role=Role.EDITOR, says="Settle a doubt by another value.", takes=(text("field", "Which field.", where="body", needed=True), Param(name="value", says="Its value.", where="body", needed=True, schema={"type": "string", "maxLength": 20_000}), _WHY)),
)  # fmt: skip
