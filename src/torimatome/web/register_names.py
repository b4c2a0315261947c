"""Entries of the register of names as forms: what a form says, whether it holds, and what it would touch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from anyascii import anyascii

from torimatome import group, lang, profiles
from torimatome.desk import Desk
from torimatome.errors import DeskError
from torimatome.group.proposals import Proposal, proposals
from torimatome.lang.text import fold
from torimatome.model import Article, Entity, EntityKind, Office
from torimatome.profiles.register import Register
from torimatome.web.folders import plainly, text_of
from torimatome.web.forms import Form
from torimatome.web.toml_text import Entry, with_entry

KINDS = tuple(kind.value for kind in EntityKind if kind is not EntityKind.OUTLET)
_PLAIN = ("country", "part_of")
_LISTS = ("offices", "near")
_MOST, _LISTED = 200, 12
_LATELY = timedelta(days=30)


def entry_of(entity: Entity) -> dict[str, object]:
    """An entity as its file would say it."""
    said: dict[str, object] = {"id": entity.id}
    for code, name in entity.names.items():
        forms = [name, *entity.forms.get(code, ())]
        said[code] = forms if len(forms) > 1 else name
    said |= {f"{code}_house": name for code, name in entity.house.items()}
    said |= {"country": entity.country} if entity.country else {}
    said |= {"offices": [office_text(o, entity.country) for o in entity.offices]} if entity.offices else {}
    said |= {"part_of": entity.part_of} if entity.part_of else {}
    said |= {"near": list(entity.near)} if entity.near else {}
    said |= {"wide": True} if entity.wide else {}
    return said if entity.sure else {**said, "sure": False}


def office_text(office: Office, country: str | None) -> str:
    """An office as a file says it: ambassador fr 2015-01-01..2020-07-01."""
    where = [office.country] if office.country and office.country != country else []
    body = [f"@{office.body}"] if office.body else []
    held = [_days(office.from_on, office.to_on)] if office.from_on or office.to_on else []
    return " ".join([office.title, *where, *body, *held])


def _days(first: date | None, last: date | None) -> str:
    return f"{first or ''}..{last or ''}"


def languages_of(desk: Desk, entity: Entity | None) -> list[str]:
    """The languages that a form has a field for: Japanese and English first."""
    known = [*(entity.names if entity else ()), *(entity.house if entity else ())]
    return list(dict.fromkeys(("ja", "en", *desk.folder.house.reads, *known)))


def entry_in(form: Form, codes: Iterable[str]) -> dict[str, object]:
    """The entry that a form says."""
    said: dict[str, object] = {"id": form.get("id").strip()}
    for code in codes:
        forms = _lines(form.get(code))
        said |= {code: forms if len(forms) > 1 else forms[0]} if forms else {}
        house = form.get(f"{code}_house").strip()
        said |= {f"{code}_house": house} if house else {}
    said |= {name: value for name in _PLAIN if (value := form.get(name).strip())}
    said |= {name: values for name in _LISTS if (values := _lines(form.get(name)))}
    said |= {"wide": True} if form.get("wide") else {}
    return said if form.get("sure") else {**said, "sure": False}


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(" ".join(line.split()) for line in text.split("\n") if line.strip()))


def id_for(name: str, register: Register) -> str:
    """An id that no entry has: x-ann-bee."""
    plain = "x-" + (re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")[:60] or "name")
    free = (one for one in (plain, *(f"{plain}-{n}" for n in range(2, 10_000))) if register.get(one) is None)
    return next(free)


# --- whether it holds -------------------------------------------------------------------------------------------


def faults(kind: str, entry: Entry) -> dict[str, str]:
    """What is wrong with each field, in a sentence."""
    found: dict[str, str] = {}
    for key, value in entry.items():
        tried = {"id": entry["id"] if key == "id" else "x-tried", "en": "Tried", key: value}
        if key == "offices" and "country" in entry:
            tried["country"] = entry["country"]
        if (said := _fault(kind, tried)) and key not in found:
            found[key] = plainly(said, key)
    if not found and (said := _fault(kind, entry)):
        found[""] = plainly(said)
    return found


def _fault(kind: str, entry: Entry) -> DeskError | None:
    try:
        profiles.read_register(with_entry("", kind, "id", entry))
    except DeskError as error:
        return error
    return None


def file_with(desk: Desk, kind: str, entry: Entry) -> str:
    """The desk's names.toml with an entry. BadConfig: it would not hold."""
    file = desk.folder.path / "names.toml"
    made = with_entry(text_of(file), kind, "id", entry)
    profiles.read_register(made, "", str(desk.folder.path))
    return made


def is_own(desk: Desk, entity: str) -> bool:
    """Whether an entry stands in the desk's own file."""
    return entity in profiles.read_register(text_of(desk.folder.path / "names.toml")).entities


# --- what it would touch ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """A Japanese headline as it stands, and as it would read."""

    item: str
    now: str
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What a change touches: articles that name it now and then, those gained and lost, headlines that would read otherwise.

    more: the index knows more places than were looked at.
    """

    now: int
    then: int
    gained: Sequence[Article] = ()
    lost: Sequence[Article] = ()
    headlines: Sequence[Headed] = ()
    items: int = 0
    more: bool = False


def touched(desk: Desk, old: Entity | None, new: Entity | None) -> Touched:
    """What it would touch if the register had the one in place of the other; `old` None: a new entry, `new` None: none."""
    one = old or new
    assert one is not None
    forms = [form for e in (old, new) if e for form in _forms(e)]
    ids, items, more = _bearing(desk, forms)
    articles = [a for key in ids if (a := desk.store.articles.latest(key))]
    rest = {k: v for k, v in desk.folder.register.entities.items() if k != one.id}
    after = Register({**rest, **({new.id: new} if new else {})}, desk.folder.register.offices)
    finder = group.Gazetteer(after, desk.folder.known.values())
    now = {a.id for a in articles if _names(a, desk.gazetteer, one.id)}
    then = {a.id for a in articles if _names(a, finder, one.id)}
    return Touched(
        now=len(now), then=len(then), gained=[a for a in articles if a.id in then - now][:_LISTED],
        lost=[a for a in articles if a.id in now - then][:_LISTED],
        headlines=list(_reread(desk, items, old, new)), items=len(items), more=more,
    )  # fmt: skip


def _forms(entity: Entity) -> Iterator[str]:
    yield from entity.names.values()
    yield from (form for forms in entity.forms.values() for form in forms)
    yield from entity.house.values()
    if entity.kind is EntityKind.PERSON:
        yield from (name.split()[-1] for name in entity.names.values() if len(name.split()) > 1)


def _bearing(desk: Desk, forms: Iterable[str]) -> tuple[list[str], list[str], bool]:
    """Articles and items that may bear one of the forms, and whether there are more."""
    articles: dict[str, None] = {}
    items: dict[str, None] = {}
    more = False
    for form in dict.fromkeys(fold(f).replace('"', "") for f in forms if len(f) > 1):
        hits = desk.store.search.find(f'"{form}"', _MOST)
        more = more or len(hits) == _MOST
        for hit in hits:
            (items if hit.kind == "item" else articles)[hit.id] = None
    return list(articles), list(items), more


def _names(article: Article, finder: group.Gazetteer, entity: str) -> bool:
    return any(m.entity == entity for m in group.mentions(article, finder, lang.pack(article.language)))


def _reread(desk: Desk, items: Sequence[str], old: Entity | None, new: Entity | None) -> Iterator[Headed]:
    """Headlines of drafts and of the archive that hold the old Japanese form, as they would read with the new one."""
    if not old or not new:
        return
    pairs = [
        (a, b)
        for a, b in ((_ja(old, house=False), _ja(new, house=False)), (_ja(old, house=True), _ja(new, house=True)))
        if a and b and a != b
    ]
    drafts = [i for b in desk.store.bulletins.ids()[-4:] for i in desk.bulletin(b).items]
    kept = [a.item for key in items if (a := desk.store.archive.get(key))]
    for item in {i.id: i for i in (*drafts, *kept)}.values():
        now = item.headline("ja")
        then = next((now.replace(a, b) for a, b in pairs if a in now), now)
        if then != now:
            yield Headed(item=item.id, now=now, then=then)


def _ja(entity: Entity, *, house: bool) -> str:
    return (entity.house.get("ja") if house else None) or entity.names.get("ja", "")


# --- names that it lacks ----------------------------------------------------------------------------------------


def lacking(desk: Desk) -> tuple[Proposal, ...]:
    """Names of the latest weeks that the register lacks, the commonest first."""
    days = desk.store.drafted.days()
    articles = desk.store.articles.of_days(days[1] - _LATELY, days[1]) if days else []
    mentions: Mapping[str, Sequence[object]] = {a.id: desk.store.events.mentions(a.id) for a in articles}
    events = {c.article: c.event for c in desk.store.events.coverage_of_articles([a.id for a in articles])}
    found = proposals(articles, mentions, events)  # type: ignore[arg-type]
    known = {fold(form) for e in desk.folder.register.entities.values() for form in _forms(e)}
    return tuple(p for p in found if not any(fold(s.written) in known for s in p.spellings))


def search(desk: Desk, query: str, kind: str, own: bool, unsure: bool) -> list[Entity]:
    """Entries whose forms or id hold all words, by name."""
    asked = fold(query).split()
    ours = profiles.read_register(text_of(desk.folder.path / "names.toml")).entities
    every = (e for e in desk.folder.register.entities.values() if (not kind or e.kind.value == kind))
    wanted = (e for e in every if (not own or e.id in ours) and (not unsure or not e.sure))
    found = [e for e in wanted if not asked or _holds(e, asked)]
    return sorted(
        found, key=lambda e: (not _is(e, query), fold(e.names.get("en") or next(iter(e.names.values()))), e.id)
    )


def _holds(entity: Entity, asked: Sequence[str]) -> bool:
    said = fold(" ".join((entity.id, *_forms(entity))))
    return all(word in said for word in asked)


def _is(entity: Entity, query: str) -> bool:
    return fold(query) in {fold(form) for form in _forms(entity)}
