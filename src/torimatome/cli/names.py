"""Commands about names: what the register holds of one, and which names it lacks."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date

from torimatome import group, lang
from torimatome.cli.calls import count
from torimatome.cli.common import Command, opened
from torimatome.desk import Desk
from torimatome.errors import NotFound, Stop
from torimatome.group.lookup import lookup, shared_forms
from torimatome.group.proposals import Proposal, proposals
from torimatome.lang.text import counted
from torimatome.model import Entity, Office


def names(call: argparse.Namespace) -> None:
    """Show an entity with its forms and offices, or the names that the register lacks."""
    if sum((bool(call.query), call.new, call.shared)) != 1:
        raise Stop("names wants one thing: a name to look up, --new or --shared.")
    with opened(call) as desk:
        lines = list(_new(desk, call.most) if call.new else _shared(desk) if call.shared else _shown(desk, call.query))
    print("\n".join(lines))


def _shown(desk: Desk, query: str) -> Iterator[str]:
    found = lookup(desk.folder.register, query)
    if not found:
        raise NotFound(
            f'the register has no name "{query}"; `names --new` lists names that articles have and it lacks.'
        )
    for entity in found:
        yield from _entity(desk, entity)


def _entity(desk: Desk, entity: Entity) -> Iterator[str]:
    marks = [entity.kind.value, entity.country or "", f"part of {entity.part_of}" if entity.part_of else ""]
    yield f"{entity.id}: {', '.join(m for m in marks if m)}{'' if entity.sure else ' (uncertain)'}"
    for language, name in entity.names.items():
        house = entity.house.get(language)
        others = [*entity.forms.get(language, ()), *([f"{house} (house)"] if house else [])]
        yield f"  {language}  {'; '.join((name, *others))}"
    yield from (f"  {_office(desk, office)}" for office in entity.offices)
    if entity.near:
        yield f"  only near: {', '.join(entity.near)}"


def _office(desk: Desk, office: Office) -> str:
    name = desk.folder.register.office(office)
    title = name.names.get("en", office.title) if name else office.title
    return f"{_day(office.from_on)}..{_day(office.to_on)}  {title}, {office.body or office.country or 'no country'}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _new(desk: Desk, most: int) -> Iterator[str]:
    found = proposed(desk)
    yield from (str(one) for one in found[:most])
    yield f"{counted(len(found), 'name')} that the register lacks"


def proposed(desk: Desk) -> tuple[Proposal, ...]:
    """The names that the desk's articles have and its register lacks."""
    articles = desk.store.articles.all()
    mentions = {a.id: group.mentions(a, desk.gazetteer, lang.pack(a.language)) for a in articles}
    events = {c.article: c.event for c in desk.store.events.coverage()}
    return proposals(articles, mentions, events)


def _shared(desk: Desk) -> Iterator[str]:
    found = shared_forms(desk.folder.register)
    yield from (f"{language}  {form}: {', '.join(ids)}" for (language, form), ids in sorted(found.items()))
    yield f"{len(found)} forms that several entities share; the text around them decides"


def add(command: Command) -> None:
    """This command and its arguments."""
    one = command("names", names)
    one.add_argument("query", nargs="?", default="", help="a name in any language and inflection, or an id")
    one.add_argument("--new", action="store_true", help="names that articles have and the register lacks")
    one.add_argument("--shared", action="store_true", help="forms under which several entities go")
    one.add_argument("--most", type=count, default=50, metavar="N", help="lines of --new to show (default: 50)")
