"""The page of an event: its articles side by side, who copied what, who says which figure, and people's words on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import Any

from starlette.responses import Response

from torimatome import group
from torimatome.dossiers import EventPage, Report, page
from torimatome.dossiers.keeping import bare
from torimatome.dossiers.listing import headline
from torimatome.editing.regrouping import joined, parted
from torimatome.errors import NotFound
from torimatome.model import Article, Claim, Event, Proposal, Ruling
from torimatome.web.differences import difference
from torimatome.web.drawn import Placed, placed
from torimatome.web.follows import caught_up, outlet_name
from torimatome.web.site import Ask, Page, post
from torimatome.web.weeks import of_day, path_of, period_of
from torimatome.web.writing import settled

_NEAR = timedelta(days=3)
_MOST_NAMES, _MOST_LIKE = 40, 12
_WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Mark:
    """An article on the strip of time: how far along it stands (of 1000), and on which of its rows."""

    report: Report
    x: int
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a person said of two articles, with their headlines."""

    ruling: Ruling
    headlines: tuple[str, str]


def event(ask: Ask) -> Response:
    """All that the desk knows of an event, two of its articles side by side."""
    found = page(ask.desk.folder, ask.desk.store, ask.path["event"])
    articles = _articles(ask, found)
    left, right = _chosen(ask, found, articles)
    compared = difference(left, right) if left and right and _compares(ask, left, right, found) else None
    follows, _ = caught_up(ask)
    ties = follows.background(found.as_item())
    archive = ask.desk.store.archive
    return ask.show(
        "event.html", e=found, articles=articles, left=left, right=right, compared=compared, marks=_marks(found.reports),
        named=_named(ask, articles), earlier=[(t, one.item) for t in ties if (one := archive.get(t.earlier))],
        words_said=_words(ask, articles), like=_like(ask, found), place=_place, parted=_event_named(ask, "parted"),
        took=[a for key in ask.query.getlist("took")[:200] if (a := articles.get(key))], in_issues=_in_issues(ask, found),
        outlet=outlet_name(ask), who=_who(ask, found.event.id), days=found.days, headlines={k: a.headline for k, a in articles.items()},
        map=_map(ask, found.event.id), disputed=ask.desk.folder.house.maps.disputed, sections={s.key: s.name for s in ask.desk.folder.house.sections},
    )  # fmt: skip


# --- what is shown ----------------------------------------------------------------------------------------------


def _reports(found: EventPage) -> Iterator[Report]:
    yield from found.reports
    for part in found.parts:
        yield from _reports(part)


def _articles(ask: Ask, found: EventPage) -> dict[str, Article]:
    latest = ask.desk.store.articles.latest
    return {r.article: a for r in _reports(found) if (a := latest(r.article))}


def _chosen(ask: Ask, found: EventPage, articles: Mapping[str, Article]) -> tuple[Article | None, Article | None]:
    """The two articles that are read beside each other: those asked for, else the first and one in another language."""
    order = [articles[r.article] for r in _reports(found) if r.article in articles]
    left = articles.get(ask.query.get("left", "")) or (order[0] if order else None)
    others = [a for a in order if left and a.id != left.id]
    asked = articles.get(ask.query.get("right", ""))
    right = asked if asked and left and asked.id != left.id else None
    return left, right or next((a for a in others if left and a.language != left.language), next(iter(others), None))


def _compares(ask: Ask, left: Article, right: Article, found: EventPage) -> bool:
    """Whether the difference is shown: of two texts in one language, if asked for, or if one copies the other."""
    said = ask.query.get("compare")
    pairs = {(r.article, r.copy_of) for r in _reports(found)}
    copied = (right.id, left.id) in pairs or (left.id, right.id) in pairs
    return left.language == right.language and (said == "1" if said is not None else copied)


def _marks(reports: Sequence[Report]) -> list[Mark]:
    """The articles along the time in which they came, those that came together one below the other."""
    dated = [(r, r.published_at) for r in reports if r.published_at]
    if not dated:
        return []
    first = min(at for _, at in dated)
    span = max((at - first).total_seconds() for _, at in dated) or 1.0
    found: list[Mark] = []
    for report, at in sorted(dated, key=lambda one: one[1]):
        x = 14 + round((_WIDTH - 28) * (at - first).total_seconds() / span)
        rows = {m.row for m in found if abs(m.x - x) < 16}
        found.append(Mark(report, x, next(n for n in range(len(dated)) if n not in rows)))
    return found


def _named(ask: Ask, articles: Mapping[str, Article]) -> list[tuple[str, str, str, int]]:
    """The names in its articles: id, kind, name, in how many articles."""
    counts = Counter(key for a in articles for key in {m.entity for m in ask.desk.store.events.mentions(a) if m.entity})
    register, lang = ask.desk.folder.register, ask.visitor.language
    known = [(e, n) for key, n in counts.most_common(_MOST_NAMES) if (e := register.get(key))]
    return [(e.id, e.kind.value, e.names.get(lang) or e.names.get("en") or e.id, n) for e, n in known]


def _who(ask: Ask, event: str) -> tuple[list[str], list[str]]:
    """Who acts and where, in the language of the pages."""
    found, register, lang = ask.desk.store.events.get(event), ask.desk.folder.register, ask.visitor.language

    def name(key: str) -> str:
        entity = register.get(key)
        return (entity.names.get(lang) or entity.names.get("en") or key) if entity else key

    return (list(map(name, found.actors)), list(map(name, found.places))) if found else ([], [])


def _map(ask: Ask, event: str) -> Placed | None:
    """The map of its places; None: nobody knows where it was."""
    found = placed(ask, event)
    return found if found.places else None


def _place(claim: Claim) -> str:
    """The address of the passage that a claim stands on."""
    c = claim.citation
    return f"/passage?at={c.article}.{c.revision}.{c.start}-{c.end}{'h' if c.in_headline else ''}"


def _words(ask: Ask, articles: Mapping[str, Article]) -> list[Word]:
    """What people said of its articles and what still holds, each once."""
    rulings = ask.desk.store.rulings.all()
    held = dict.fromkeys(chain.from_iterable(group.ruled(rulings, a) for a in articles))
    latest = ask.desk.store.articles.latest

    def name(key: str) -> str:
        one = articles.get(key) or latest(key)
        return one.headline if one else key

    return [Word(ruling=r, headlines=(name(r.first), name(r.second))) for r in held]


def _like(ask: Ask, found: EventPage) -> list[tuple[str, str]]:
    """Events of the same days that share the most people and places: id and headline."""
    one, (first, last) = ask.desk.store.events.get(found.event.id), found.days
    if one is None or first is None:
        return []
    near = [e for e in ask.desk.store.events.of_days(first - _NEAR, (last or first) + _NEAR) if e.id != one.id]
    ranked = sorted(near, key=lambda e: (-_shared(one, e), e.kind != one.kind, e.id))[:_MOST_LIKE]
    return [(e.id, headline(bare(ask.desk.store, e).every_article) or e.id) for e in ranked]


def _shared(one: Event, other: Event) -> int:
    return len({*one.actors, *one.places} & {*other.actors, *other.places})


def _event_named(ask: Ask, name: str) -> tuple[str, str] | None:
    """An event that the address names, with its headline."""
    found = ask.desk.store.events.get(ask.query.get(name, ""))  # no event has the empty id
    return (found.id, headline(bare(ask.desk.store, found).every_article)) if found else None


def _in_issues(ask: Ask, found: EventPage) -> list[tuple[str, str, Proposal]]:
    """The issues whose inbox has the event: period, address of the inbox, and how it is proposed there."""
    told = [(b, p) for b in _issues_near(ask, found.days[0]) for p in ask.desk.store.drafted.proposals(b)]
    own = [(period_of(b), p) for b, p in told if p.branch.event == found.event.id]
    return [(period.ja, path_of(period), p) for period, p in own]


def _issues_near(ask: Ask, day: Any) -> list[str]:
    """The drafts of the week of a day and of the weeks beside it."""
    if day is None:
        return ask.desk.store.bulletins.ids()[-1:]
    first = ask.desk.folder.house.first_weekday
    weeks = [of_day(day + timedelta(days=7 * n), first).id for n in (-1, 0, 1)]
    return [b for b in weeks if ask.desk.store.drafted.get(b)]


# --- what people say --------------------------------------------------------------------------------------------


def out(ask: Ask) -> Response:
    """Take articles out of the event into one of their own."""
    key, gone = ask.path["event"], ask.form.all("article")
    stays, leaves = ask.site.judging.split(key, gone, ask.visitor.name, ask.desk.clock())
    _redrafted_apart(ask, key, stays, leaves)
    return ask.go(f"/event/{stays.id}?parted={leaves.id}")


def merge(ask: Ask) -> Response:
    """Make one event of this one and another."""
    key = ask.path["event"]
    other = ask.form.get("other").strip().rstrip("/").rpartition("/")[2] or ask.form.get("like")
    gone = [c.article for c in ask.desk.store.events.coverage(other)]
    whole = ask.site.judging.merge(key, other, ask.visitor.name, ask.desk.clock())
    _redrafted_joined(ask, key, other, whole)
    return ask.go(f"/event/{whole.id}?" + "&".join(f"took={a}" for a in gone))


def same(ask: Ask) -> Response:
    """Say that two articles tell one event."""
    one, two = ask.form.get("article"), ask.form.get("other")
    first, second = (ask.desk.store.events.of_article(a) for a in (one, two))
    whole = ask.site.judging.same(one, two, ask.visitor.name, ask.desk.clock())
    if first and second and first.id != second.id:
        _redrafted_joined(ask, first.id, second.id, whole)
    ask.say(ask.t("event.said.same"))
    return ask.go(f"/event/{whole.id}")


def apart(ask: Ask) -> Response:
    """Say that two articles do not tell one event."""
    one, two = ask.form.get("article"), ask.form.get("other")
    before = ask.desk.store.events.of_article(one)
    stays, leaves = ask.site.judging.not_same(one, two, ask.visitor.name, ask.desk.clock())
    if before is None or leaves.id == stays.id or ask.desk.store.events.of_article(two) == before:
        raise NotFound(ask.t("event.nothing-parted"))
    _redrafted_apart(ask, before.id, stays, leaves)
    return ask.go(f"/event/{stays.id}?parted={leaves.id}")


def _redrafted_apart(ask: Ask, was: str, stays: Event, leaves: Event) -> None:
    """The inbox shows two events in place of one."""
    for bulletin in _issues_near(ask, stays.first_on or leaves.first_on):
        one = next((p for p in ask.desk.store.drafted.proposals(bulletin) if p.branch.event == was), None)
        if one:
            parted(ask.site.editing, bulletin, one, stays, leaves, ask.t("event.why-apart", by=ask.visitor.name))
            settled(ask, bulletin)


def _redrafted_joined(ask: Ask, one: str, other: str, whole: Event) -> None:
    """The inbox shows one event in place of two."""
    for bulletin in _issues_near(ask, whole.first_on):
        told = {p.branch.event: p for p in ask.desk.store.drafted.proposals(bulletin)}
        if one in told and other in told:
            joined(
                ask.site.editing,
                bulletin,
                told[one],
                told[other],
                whole,
                ask.t("event.why-joined", by=ask.visitor.name),
            )
            settled(ask, bulletin)


PAGES = (
    Page("/event/{event}", event),
    post("/event/{event}/out", out),
    post("/event/{event}/merge", merge),
    post("/event/{event}/same", same),
    post("/event/{event}/apart", apart),
)
