"""Gazetteer: every form of every known name, found in one pass and in any inflection (Aho-Corasick)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from torimatome.group.folding import CJK, Folded, is_letter
from torimatome.lang import LanguagePack
from torimatome.lang.text import fold
from torimatome.model import Entity, EntityKind, Outlet
from torimatome.profiles.register import Register

_APOSTROPHES = "'’ʼ`"
_VOWEL_ENDINGS = "аяйьыиеоіიаეոա"  # what inflection takes away in Russian and Georgian: Тегеран|ь, ალიევ|ი


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a name. cut: the letters that inflection may take from its end (Росси|я)."""

    entity: str
    language: str
    written: str
    rank: int
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found at [start, end) of the original text, and all entities that are written so, likeliest first."""

    start: int
    end: int
    entities: tuple[str, ...]


class Gazetteer:
    """The names of a register and of the outlets, ready to be looked for."""

    def __init__(self, register: Register, outlets: Iterable[Outlet] = ()) -> None:
        self.register, outlets = register, tuple(outlets)
        self.kinds = {e.id: e.kind for e in register.entities.values()}
        self.titles = frozenset(_title_words(register))
        self._automaton = ahocorasick.Automaton()
        self._filled = False
        forms: dict[str, list[Form]] = {}
        for rank, (form_entity, language, written) in enumerate(_all_forms(register, outlets)):
            for key, cut in _keys(written, language):
                forms.setdefault(key, []).append(Form(form_entity, language, written, rank, cut))
        for outlet in outlets:
            self.kinds.setdefault(outlet.id, EntityKind.OUTLET)
        for key, found in forms.items():
            self._automaton.add_word(key, (len(key), tuple(found)))
            self._filled = True
        if self._filled:
            self._automaton.make_automaton()

    def hits(self, text: str, pack: LanguagePack) -> tuple[Hit, ...]:
        """The longest names in the text, from left to right, none overlapping another."""
        if not self._filled or not text:
            return ()
        found = sorted(self._candidates(text, pack), key=lambda h: (h.start, -h.end))
        kept: list[Hit] = []
        for hit in found:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return tuple(kept)

    def _candidates(self, text: str, pack: LanguagePack) -> Iterator[Hit]:
        folded = Folded.of(text)
        for last, (length, forms) in self._automaton.iter(folded.text):
            first, end = last - length + 1, last + 1
            start, stem_end = folded.span(first, end)
            if start == stem_end or (first and folded.places[first - 1] == start):
                continue  # half of a letter
            good = [f for f in forms if _speaks(f, pack.code) and _cased(f.written, text[start:stem_end])]
            closed = [(f, _close(folded.text, first, end, f, pack)) for f in good]
            ends = {c for _, c in closed if c is not None}
            for stop in ends:
                own = sorted({(f.rank, f.entity) for f, c in closed if c == stop})
                yield Hit(start, folded.span(first, stop)[1], tuple(dict.fromkeys(entity for _, entity in own)))


def _title_words(register: Register) -> Iterator[str]:
    """The words of all offices: what may stand before a bare surname."""
    for office in register.offices.values():
        for name in (*office.names.values(), *(f for forms in office.forms.values() for f in forms)):
            yield from fold(name).replace("-", " ").split()


def _all_forms(register: Register, outlets: Iterable[Outlet]) -> Iterator[tuple[str, str, str]]:
    for entity in register.entities.values():
        yield from _forms_of(entity)
    for outlet in outlets:
        yield outlet.id, "en", outlet.attribution
        for language, name in outlet.names.items():
            yield outlet.id, language, name


def _forms_of(entity: Entity) -> Iterator[tuple[str, str, str]]:
    for names in (entity.names, entity.house):
        for language, name in names.items():
            yield entity.id, language, name
    for language, forms in entity.forms.items():
        for form in forms:
            yield entity.id, language, form


def _keys(written: str, language: str) -> Iterator[tuple[str, str]]:
    """The folded form, and its stem where inflection takes the last letters away."""
    key = fold(written)
    if len(written) < 2 or not key.strip():
        return
    yield key, ""
    if language in {"ru", "ka"} and len(key) > 4 and key[-1] in _VOWEL_ENDINGS:
        cut = 2 if key.endswith(("ия", "ии", "ыи", "ая")) else 1  # folded: й has become и
        yield key[:-cut], key[-cut:]


def _speaks(form: Form, code: str) -> bool:
    """A name counts in its own language; English forms are quoted in all."""
    return form.language in {code, "en", ""}


def _cased(written: str, surface: str) -> bool:
    """A capital in the form asks for a capital in the text, a short form in capitals for all of them.

    Folding loses the marks that part バ from ハ; they are compared here.
    """
    if CJK.search(written):
        return unicodedata.normalize("NFKC", written) == unicodedata.normalize("NFKC", surface)
    if len(written) <= 4 and written.isupper():
        return surface.isupper()
    return not written[0].isupper() or not surface[0].islower()


def _close(text: str, first: int, end: int, form: Form, pack: LanguagePack) -> int | None:
    """Where the word ends that begins with the form, if what follows is only inflection; None: another word."""
    if CJK.match(text[end - 1]) and CJK.search(form.written):
        return end
    if first and is_letter(text[first - 1]):
        return None
    stop = end
    while stop < len(text) and is_letter(text[stop]):
        stop += 1
    rest = text[end:stop]
    suffixes = _folded_suffixes(pack.suffixes)
    if form.cut:
        return stop if rest and (rest == form.cut or rest in suffixes) else None
    if rest and not _inflects(rest, suffixes):
        return None
    return _past_apostrophe(text, stop, suffixes)


def _past_apostrophe(text: str, stop: int, suffixes: frozenset[str]) -> int:
    """Erivan'dan: an ending after an apostrophe belongs to the name."""
    if stop + 1 < len(text) and text[stop] in _APOSTROPHES:
        end = stop + 1
        while end < len(text) and is_letter(text[end]):
            end += 1
        if _inflects(text[stop + 1 : end], suffixes):
            return end
    return stop


def _inflects(rest: str, suffixes: Sequence[str] | frozenset[str]) -> bool:
    """One ending of the language, or two in a row."""
    return rest in suffixes or any(rest[:n] in suffixes and rest[n:] in suffixes for n in range(1, len(rest)))


@lru_cache(maxsize=64)
def _folded_suffixes(suffixes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(s).lstrip("-'’") for s in suffixes)
