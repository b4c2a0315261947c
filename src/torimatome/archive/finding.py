"""Questions to all that the desk has: words in any script, names in all their forms, meaning, and filters.

Meaning is asked for wherever texts have rows of the built-in embedder: `embed` gives them theirs, newest first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from torimatome import providers
from torimatome.config import SubjectRule
from torimatome.errors import NotFound, Stop
from torimatome.group import Written
from torimatome.lang.text import fold
from torimatome.model import Entity, EntityKind, Item, Outlet
from torimatome.plugins import Folder
from torimatome.providers import Embedder
from torimatome.providers.embedder import Rows
from torimatome.store import Hit, Store
from torimatome.store.search import Asked, Filter, asked, day

EMPTY = 'a search needs words or a filter, such as: torimatome search "peace talks" from:2023-01 outlet:TREND.'
MOST = 300
"""A matter is looked for in so many items at most."""
_AT_ONCE = 64
_KINDS = ("article", "item")
_PLACES = (EntityKind.PLACE, EntityKind.COUNTRY)
_MOST_FORMS = 60
_SPELLINGS = (
    (r"w", "v"), (r"ij(?=e)", "iy"), (r"(?<=[^aeiou]i)e(?=va?\b)", "ye"), (r"ian\b", "yan"), (r"ou", "u"), (r"dj", "j"), (r"tch", "ch"),
    (r"gh\b", "kh"),
)  # fmt: skip
"""How other languages and older maps spell what English spells otherwise: Alijew, Aliev; Pashinian; Bakou; Karabagh."""
_PAGE = "archive page"


@dataclass(frozen=True)
class Questions:
    """What a question needs to know: the desk's names and outlets, its index, and who makes rows of meaning."""

    folder: Folder
    store: Store
    written: Written
    embedder: Embedder | None = None

    def find(self, query: str, limit: int = 20) -> list[Hit]:
        """Articles and items, best first. Stop: nothing was asked, or a filter names what is not known."""
        question = asked(query)
        if not any(map(str.isalnum, query)):
            raise Stop(EMPTY)
        wanted, words = self._filter(question), question.words
        if not words and words != query.strip() and not wanted:
            raise Stop(EMPTY)
        if (bulletin := words.strip('"')) in self.store.bulletins.ids():
            items = tuple(item.id for item in self._items(bulletin))
            return self.store.search.find("", limit, asked=replace(wanted, ids=items)) if items else []
        vector = self._vector(words)
        return self.store.search.find(
            words, limit, expand=self._others, asked=wanted, vector=vector,
            maker=self.embedder.name if self.embedder else "",
        )  # fmt: skip

    def _others(self, name: str) -> tuple[str, ...]:
        """The other forms of a name; of one in Latin letters that nobody listed, those of the name it is another spelling of."""
        if (found := self.written.others(name)) or not name.isascii():
            return found
        for spelling in _spellings(name):
            if found := self.written.others(spelling):
                return (spelling, *found)
        return ()

    def begin(self, prefix: str, limit: int = 10) -> list[Hit]:
        """Answers while a person still types; by words alone, and without filters."""
        return self.store.search.begin(prefix, limit, expand=self._others) if prefix.strip() else []

    def related(self, kind: str, thing: str, limit: int = 10) -> list[Hit]:
        """What is like an article or item, with why. NotFound: there is none of that id."""
        hits = self.store.search.related(kind, thing, limit, maker=self.embedder.name if self.embedder else "")
        if not hits and not self.store.search.find("", 1, asked=Filter(ids=(thing,))):
            raise NotFound(f"there is no {kind} {thing!r} in the index; `torimatome search` shows the ids.")
        return hits

    def embed(self) -> Iterator[int]:
        """Give rows to texts that have none, newest first; after each handful how many that were so far."""
        maker, done = self.embedder or providers.nano(), 0
        while waiting := self.store.search.without_vectors(maker.name, _AT_ONCE):
            rows = maker.vectors([text for one in waiting for text in one.texts])
            start = 0
            with self.store.transaction():
                for one in waiting:
                    self.store.search.keep_vectors(maker.name, one.number, rows[start : start + len(one.texts)])
                    start += len(one.texts)
            done += len(waiting)
            yield done

    def _items(self, bulletin: str) -> Sequence[Item]:
        found = self.store.bulletins.get(bulletin)
        return found.items if found else ()

    def _vector(self, words: str) -> Rows | None:
        """The row of the question, where texts have rows that it could be compared with; a phrase asks for its words."""
        if not words or '"' in words or self.embedder is None or not self.store.search.has_vectors(self.embedder.name):
            return None
        row: Rows = self.embedder.vectors([words])[0]
        return row

    # --- filters --------------------------------------------------------------------------------------------

    def _filter(self, question: Asked) -> Filter:
        """The filters of a question, each looked up."""
        known: dict[str, Callable[[str], tuple[str, ...]]] = {
            "outlet": self._outlet, "section": self._section, "language": _language, "kind": _kind,
        }  # fmt: skip
        facts = tuple((name, known[name](value)) for name, value in question.filters if name in known)
        naming = [self._names("person", v, EntityKind.PERSON) for v in question.values("person")]
        naming += [self._names("place", v, *_PLACES) for v in question.values("place")]
        first, last = (question.values(name) for name in ("from", "to"))
        span = (day(first[-1]) if first else None, day(last[-1], last=True) if last else None)
        if span[0] and span[1] and span[1] < span[0]:
            raise Stop(f"from:{first[-1]} lies after to:{last[-1]}; change one of them.")
        return Filter(
            facts=facts, first_on=span[0], last_on=span[1], naming=tuple(naming), without=question.without,
            ids=question.values("id"), subjects=tuple(map(self._subject, question.values("subject"))),
        )  # fmt: skip

    def _outlet(self, value: str) -> tuple[str, ...]:
        """Every form of an outlet in the index: its id, what stands in attributions, its names."""
        outlets = {**self.folder.known, **self.folder.outlets}.values()
        found = [form for o in outlets if fold(value) in map(fold, _of_outlet(o)) for form in _of_outlet(o)]
        start = f"@outlet:{fold(value)}"
        if found or start in self.store.search.words_beginning(start, 1):
            return tuple(dict.fromkeys((value, *found)))
        raise _unknown("outlet", value, [form for o in outlets for form in _of_outlet(o)])

    def _section(self, value: str) -> tuple[str, ...]:
        rules = self.folder.house.sections
        found = tuple(rule.key for rule in rules if fold(value) in {fold(rule.key), fold(rule.name)})
        if not found:
            raise _unknown("section", value, [form for rule in rules for form in (rule.name, rule.key)])
        return found

    def _names(self, filter_: str, value: str, *kinds: EntityKind) -> tuple[str, ...]:
        """All forms of the register's persons or places that are written so."""
        others = self._others(value)
        entities = list(self.folder.register.of_kind(*kinds))
        own = {fold(form) for entity in entities for form in _of_entity(entity)}
        if not any(fold(form) in own for form in (*others, value)):
            raise _unknown(filter_, value, [form for entity in entities for form in _of_entity(entity)])
        return tuple(dict.fromkeys((value, *others)))[:_MOST_FORMS]

    def _subject(self, value: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The items of imported pages of that title, and whatever a subject of the house names, in all forms."""
        rules, asked = self.folder.house.subjects, fold(value)
        pages = list(dict.fromkeys(d.title for d in self.store.archive.documents() if d.kind == _PAGE and d.title))
        titles = {*pages, *(rule.title for rule in rules), *(rule.key for rule in rules)}
        # The whole title if there is one, else every title that has these letters.
        wanted = [t for t in titles if fold(t) == asked] or [t for t in titles if len(asked) > 1 and asked in fold(t)]
        if not wanted:
            raise _unknown("subject", value, [*(form for rule in rules for form in (rule.title, rule.key)), *pages])
        ids = dict.fromkeys(key for page in pages if page in wanted for key in self.store.archive.keys_of_page(page))
        forms = [form for rule in rules if {rule.title, rule.key} & {*wanted} for form in self._of_subject(rule)]
        return tuple(ids), tuple(dict.fromkeys(forms))

    def _of_subject(self, rule: SubjectRule) -> Iterator[str]:
        """The names of a subject's rule in all forms."""
        countries = [self.folder.register.countries.get(code) for code in rule.countries]
        own = (form for country in countries if country for form in _of_entity(country))
        for name in (*rule.places, *rule.people, *rule.words, *own):
            yield from (name, *self.written.others(name))


def _spellings(name: str) -> Iterator[str]:
    """A name as English would spell it: each habit of other spellings by itself, then all of them together."""
    alone = (re.sub(theirs, ours, name, flags=re.IGNORECASE) for theirs, ours in _SPELLINGS)
    whole = name
    for theirs, ours in _SPELLINGS:
        whole = re.sub(theirs, ours, whole, flags=re.IGNORECASE)
    yield from (spelling for spelling in dict.fromkeys((*alone, whole)) if spelling != name)


def matter(search: Callable[[str, int], Iterable[Hit]], query: str) -> list[str]:
    """The items of a matter: those that hold all of a query; without one that does, all that it finds."""
    found = [hit for hit in search(f"{query} kind:item", MOST) if hit.kind == "item"]
    return [hit.id for hit in [h for h in found if h.covers >= 1] or found]


def _of_outlet(outlet: Outlet) -> tuple[str, ...]:
    return (outlet.attribution, *outlet.names.values(), outlet.id)


def _of_entity(entity: Entity) -> Iterator[str]:
    yield from (*entity.names.values(), *entity.house.values())
    yield from (form for forms in entity.forms.values() for form in forms)


def _language(value: str) -> tuple[str, ...]:
    if len(value) not in {2, 3} or not value.isascii():
        raise Stop(f"{value!r} is no language; write its code, as in language:ru.")
    return (value.lower(),)


def _kind(value: str) -> tuple[str, ...]:
    found = value.lower().removesuffix("s")
    if found not in _KINDS:
        raise _unknown("kind", value, _KINDS)
    return (found,)


def _unknown(filter_: str, value: str, known: Iterable[str]) -> NotFound:
    """The sentence for a filter that names nothing, with what is nearest to it."""
    forms = {fold(form): form for form in reversed(list(known))}
    near = [forms[key] for key in get_close_matches(fold(value), forms, 3, 0.5)]
    if near:
        return NotFound(f"the {filter_} {value!r} is not known here; did you mean {' or '.join(near)}?")
    some = ", ".join(list(dict.fromkeys(forms.values()))[:8])
    return NotFound(f"the {filter_} {value!r} is not known here" + (f"; known are: {some} ..." if some else "."))
